/* SPDX-License-Identifier: MIT */
#include "client/lines.h"
#include "client/lines_inside.h"

#include "base/mem.h"
#include "base/text.h"
#include "client/line_words.h"
#include "client/screen.h"
#include "face/teller.h"
#include "page/gettext.h"
#include "page/label.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

void lines_say(struct lines *lines, const char *text)
{
	text_safe(&lines->out, text, strlen(text), true);
	buf_putc(&lines->out, '\n');
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

/* What the page tells beside its fields, each line once; two of these show what an action brought about. */
static void tell_beside_fields(const struct page *page, struct buf *out)
{
	struct page rest = *page;
	rest.title = "";
	rest.where = rest.state = rest.mode = rest.status = NULL;
	rest.aside.n = rest.n_keys = 0;
	rest.body.n = 0;
	rest.body.items = xcalloc(page->body.n + 1, sizeof *rest.body.items);
	for (size_t i = 0; i < page->body.n; i++) {
		enum block_kind kind = page->body.items[i].kind;
		if (kind != BLOCK_CHOICE && kind != BLOCK_LINE && kind != BLOCK_PROSE)
			rest.body.items[rest.body.n++] = page->body.items[i];
	}
	teller_tell(&rest, 0, out);
	free(rest.body.items);
}

static void list_things(const struct page *page, struct buf *out)
{
	size_t n = page_focusables(page, NULL, 0);
	struct focusable *things = xcalloc(n + 1, sizeof *things);
	page_focusables(page, things, n);
	for (size_t i = 0; i < n; i++)
		buf_printf(out, "%s\n", things[i].id);
	free(things);
}

static void list_chosen(const struct block *block, struct buf *words)
{
	size_t before = words->len;
	const struct choice_option *options = block->items;
	for (size_t i = 0; i < block->n_items; i++)
		if (options[i].chosen)
			buf_printf(words, "%s%s", words->len > before ? "; " : "", options[i].label);
	if (words->len == before)
		buf_puts(words, _("Nothing is chosen now."));
}

/* One line: "Their role: Chair of trustees". */
static void list_field(const struct block *block, struct buf *out)
{
	struct buf words = BUF(BUF_MIB);
	const char *label = block->label ? block->label : "", *text = line_text(block);
	buf_printf(&words, "%s%s", label, label_joint(label));
	if (block->kind == BLOCK_CHOICE)
		list_chosen(block, &words);
	else
		buf_puts(&words, *text ? text : _("Nothing is written here now."));
	text_safe(out, buf_text(&words), words.len, false);
	buf_putc(out, '\n');
	buf_release(&words);
}

static void list_fields(const struct page *page, struct buf *out)
{
	for (size_t i = 0; i < page->body.n; i++) {
		enum block_kind kind = page->body.items[i].kind;
		if (kind == BLOCK_CHOICE || kind == BLOCK_LINE || kind == BLOCK_PROSE)
			list_field(&page->body.items[i], out);
	}
}

static void know_page(struct lines *lines)
{
	buf_clear(&lines->before);
	buf_clear(&lines->things);
	tell_beside_fields(&lines->model->page, &lines->before);
	list_things(&lines->model->page, &lines->things);
	buf_clear(&lines->fields);
	list_fields(&lines->model->page, &lines->fields);
	lines->place = *place_of(lines->model);
	lines->told = true;
	lines->save = lines->model->save;
	lines->sending = lines->model->sending.active;
	text_copy(lines->event, sizeof lines->event, lines->model->sending.event);
}

static int columns_of(const struct lines *lines)
{
	struct winsize size;
	return ioctl(lines->out_fd, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

static const unsigned char *commands_of(const struct screen *screen)
{
	static const unsigned char usual[] = { COMMAND_BACK, COMMAND_HELP, COMMAND_DANGER, COMMAND_QUIT, COMMAND_COUNT };
	return screen->footer ? screen->footer : usual;
}

static bool has_command(const struct screen *screen, int command)
{
	const unsigned char *at = commands_of(screen);
	while (*at != COMMAND_COUNT && *at != command)
		at++;
	return *at == command;
}

static void tell_words(const struct model *model, struct buf *out)
{
	struct buf words = BUF(1000);
	for (const unsigned char *at = commands_of(screen_of(place_of(model)->screen)); *at != COMMAND_COUNT; at++)
		if (line_word(*at))
			buf_printf(&words, "%s%s", words.len ? ", " : "", line_word(*at));
	/* Line mode's own; like the others they are typed as they are, in every language. */
	buf_printf(&words, "%s%s, %s%s", words.len ? ", " : "", "again", "where", model->from_screen ? ", screen" : "");
	buf_printf(out, _("Or type a word: %s."), buf_text(&words));
	buf_putc(out, '\n');
	buf_release(&words);
}

static void tell_page(const struct model *model, struct page page, int cols, struct buf *out)
{
	/* Guidance that has a page of its own is told there: the question is short to hear. */
	if (has_command(screen_of(place_of(model)->screen), COMMAND_GUIDANCE))
		page.aside.n = 0;
	teller_tell(&page, cols, out);
	tell_words(model, out);
}

void lines_page(const struct model *model, int cols, struct buf *out)
{
	tell_page(model, model->page, cols, out);
}

/* Where one is and that all is saved is told when it changes, not on each page; "where" and "again" tell it at any time. */
void lines_tell_page(struct lines *lines)
{
	struct page page = lines->model->page;
	if (!is_news(&lines->where_told, page.where))
		page.where = page.mark = page.mode = NULL;
	if (!is_news(&lines->state_told, page.state) && !page.state_alarm)
		page.state = NULL;
	buf_fill(&lines->out, '\n', lines->told);
	tell_page(lines->model, page, columns_of(lines), &lines->out);
	know_page(lines);
}

static bool same_row(int told, int now)
{
	return told == now || told < 0;
}

/* A new row or document gets its name when it is first stored: it is still the same page. */
bool lines_is_other_page(const struct lines *lines)
{
	const struct place *a = &lines->place, *b = place_of(lines->model);
	return !lines->told || a->screen != b->screen || a->section != b->section || a->question != b->question || strcmp(a->part, b->part) != 0
		|| !same_row(a->row, b->row) || (a->item[0] && strcmp(a->item, b->item) != 0);
}

bool lines_has_other_things(const struct lines *lines)
{
	struct buf things = BUF(BUF_MIB);
	list_things(&lines->model->page, &things);
	bool other = strcmp(buf_text(&things), buf_text(&lines->things)) != 0;
	buf_release(&things);
	return other;
}

/* Numbers and indents are for the whole page. */
static const char *without_number(const char *line)
{
	line += strspn(line, " ");
	size_t digits = strspn(line, "0123456789");
	return digits && line[digits] == ')' && line[digits + 1] == ' ' ? line + digits + 2 : line;
}

static bool has_line(const struct buf *text, const char *wanted, size_t len)
{
	for (const char *at = buf_text(text); *at;) {
		size_t whole = strcspn(at, "\n");
		const char *line = without_number(at);
		if (whole - (size_t)(line - at) == len && !strncmp(line, wanted, len))
			return true;
		at += whole + (at[whole] == '\n');
	}
	return false;
}

/* What `now` has and `before` has not, without numbers and indents. */
static void say_new_lines(struct lines *lines, const struct buf *before, const struct buf *now)
{
	for (const char *at = buf_text(now); *at;) {
		size_t whole = strcspn(at, "\n");
		const char *line = without_number(at);
		size_t len = whole - (size_t)(line - at);
		if (len && !has_line(before, line, len)) {
			buf_add(&lines->out, line, len);
			buf_putc(&lines->out, '\n');
		}
		at += whole + (at[whole] == '\n');
	}
}

void lines_tell_fields(struct lines *lines)
{
	struct buf now = BUF(8 * BUF_MIB);
	list_fields(&lines->model->page, &now);
	say_new_lines(lines, &lines->fields, &now);
	buf_release(&now);
}

bool lines_tell_changes(struct lines *lines)
{
	size_t said = lines->out.len;
	struct buf now = BUF(8 * BUF_MIB);
	tell_beside_fields(&lines->model->page, &now);
	say_new_lines(lines, &lines->before, &now);
	buf_release(&now);
	know_page(lines);
	return lines->out.len > said;
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
