/* SPDX-License-Identifier: MIT */
/* Telling a page, and where one is. */
#include "client/lines/inside.h"

#include "base/text.h"
#include "client/lines/lines.h"
#include "client/screen.h"
#include "page/gettext.h"

#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

int lines_columns(const struct lines *lines)
{
	struct winsize size;
	return ioctl(lines->out_fd, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

void lines_say(struct lines *lines, const char *text)
{
	int cols = lines_columns(lines);
	struct buf safe = BUF(4 * strlen(text) + 16);
	text_safe(&safe, text, strlen(text), true);
	for (struct text_line line = { 0 }; text_wrap_next(buf_text(&safe), safe.len, cols > 0 ? cols : INT_MAX, &line);) {
		buf_add(&lines->out, buf_text(&safe) + line.start, line.len);
		buf_putc(&lines->out, '\n');
	}
	buf_release(&safe);
}

void lines_sayf(struct lines *lines, const char *fmt, ...)
{
	va_list ap;
	struct buf words = BUF(BUF_MIB);
	va_start(ap, fmt);
	buf_vprintf(&words, fmt, ap);
	va_end(ap);
	lines_say(lines, buf_text(&words));
	buf_release(&words);
}

/* Whether it differs from what was told last, which it then is. */
static bool is_news(struct buf *told, const char *now)
{
	bool news = now && strcmp(buf_text(told), now) != 0;
	if (news) {
		buf_clear(told);
		buf_puts(told, now);
	}
	return news;
}

void lines_say_state(struct lines *lines)
{
	if (lines->model->page.state)
		lines_sayf(lines, "%s.", lines->model->page.state);
	is_news(&lines->state_told, lines->model->page.state);
	lines->save = lines->model->save;
}

void lines_flush(struct lines *lines)
{
	size_t done = 0;
	while (done < lines->out.len && !lines->deaf) {
		ssize_t n = write(lines->out_fd, lines->out.data + done, lines->out.len - done);
		if (n > 0)
			done += (size_t)n;
		else if (errno != EINTR)
			lines->deaf = true;
	}
	buf_clear(&lines->out);
}

/* Guidance that has a page of its own is told there: the question is short to hear. */
static bool has_own_guidance(const struct screen *screen)
{
	const unsigned char *at = screen->footer;
	while (at && *at != COMMAND_COUNT && *at != COMMAND_GUIDANCE)
		at++;
	return at && *at == COMMAND_GUIDANCE;
}

static void tell_page(const struct screen *screen, struct page page, struct buf *heard, int cols, struct buf *out)
{
	const struct telling telling = { .heard = heard, .no_end = true };
	if (has_own_guidance(screen))
		page.aside.n = 0;
	teller_tell_some(&page, &telling, cols, out);
}

void lines_page(const struct model *model, int cols, struct buf *out)
{
	tell_page(screen_of(place_of(model)->screen), model->page, NULL, cols, out);
}

/* Where one is and that all is saved is told when it changes, not on each page; "where" and "again" tell it at any time. */
void lines_tell_page(struct lines *lines)
{
	struct page page = lines->model->page;
	if (!is_news(&lines->where_told, page.where))
		page.where = page.mark = page.mode = NULL;
	if (!is_news(&lines->state_told, page.state) && !page.state_alarm)
		page.state = NULL;
	page.status = NULL; /* said before */
	buf_fill(&lines->out, '\n', lines->told);
	tell_page(screen_of(place_of(lines->model)->screen), page, &lines->heard, lines_columns(lines), &lines->out);
	lines->words_due = true;
	lines->written[0] = '\0';
	lines_know_page(lines);
}

void lines_tell_where(struct lines *lines)
{
	const struct page *page = &lines->model->page;
	const struct assessment *assessment = model_assessment(lines->model);
	struct progress all;
	if (page->title)
		lines_say(lines, page->title);
	if (page->where)
		lines_say(lines, page->where);
	if (page->mode)
		lines_say(lines, page->mode);
	if (!assessment)
		return;
	progress_of_all(assessment, &all);
	lines_sayf(lines, _("%d of %d questions are answered."), all.answered + all.not_applicable + all.not_sure, all.asked);
	lines_say_state(lines);
}
