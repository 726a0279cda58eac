/* SPDX-License-Identifier: MIT */
/* What is asked for next, and the prompt. */
#include "client/lines/inside.h"

#include "base/mem.h"
#include "base/text.h"
#include "client/lines/words.h"
#include "client/screen.h"
#include "page/edit.h"
#include "page/gettext.h"
#include "page/label.h"

#include <stdlib.h>
#include <string.h>

static bool is_empty_field(const struct block *block)
{
	return lines_is_field(block) && (!block->edit || edit_len(block->edit) == 0);
}

static bool may_write(const struct model *model)
{
	return !model->opened || !model->opened->read_only || place_of(model)->screen == SCREEN_SEND;
}

/* The first thing behind the block of `after`. */
static bool thing_behind(const struct page *page, const struct focusable *after, struct focusable *ret)
{
	size_t n = page_focusables(page, NULL, 0), i = 0;
	struct focusable *things = xcalloc(n + 1, sizeof *things);
	page_focusables(page, things, n);
	while (i < n && things[i].block != after->block)
		i++;
	while (i < n && things[i].block == after->block)
		i++;
	if (i < n)
		*ret = things[i];
	free(things);
	return i < n;
}

void lines_choose_field(struct lines *lines, const char *id)
{
	const struct page *page = &lines->model->page;
	struct focusable at, next;
	bool found = id ? lines_find(lines, id, &at) && thing_behind(page, &at, &next) : page_focused(page, &next);
	/* Whoever comes from a list of what is wrong came for this field, whatever it holds. */
	bool meant = !id && place_of(lines->model)->from_list && place_of(lines->model)->focus[0];
	lines->field[0] = '\0';
	if (found && (is_empty_field(next.block) || (meant && lines_is_field(next.block))) && may_write(lines->model))
		text_copy(lines->field, sizeof lines->field, next.id);
}

/* ---- what can be typed ---- */

static const unsigned char *commands_here(const struct lines *lines)
{
	static const unsigned char usual[] = { COMMAND_BACK, COMMAND_HELP, COMMAND_DANGER, COMMAND_QUIT, COMMAND_COUNT };
	const struct screen *screen = screen_of(place_of(lines->model)->screen);
	return screen->footer ? screen->footer : usual;
}

static void list_words(const struct lines *lines, const char *sign, struct buf *words)
{
	for (const unsigned char *at = commands_here(lines); *at != COMMAND_COUNT; at++)
		if (line_word(*at))
			buf_printf(words, "%s%s%s", words->len ? ", " : "", sign, line_word(*at));
	/* Line mode's own; like the others they are typed as they are, in every language. */
	buf_printf(words, "%s%s%s, %s%s", words->len ? ", " : "", sign, "again", sign, "where");
	if (lines->model->from_screen)
		buf_printf(words, ", %s%s", sign, "screen");
}

static void tell_words(struct lines *lines)
{
	struct buf words = BUF(1000);
	bool *told = &lines->words_told[place_of(lines->model)->screen];
	int n = (int)page_focusables(&lines->model->page, NULL, 0);
	list_words(lines, "", &words);
	if (n && *told)
		/* TRANSLATORS: told when the words are known: what can be typed is a number up to %d, or a word. */
		lines_sayf(lines, _("1 to %d, or a word such as help."), n);
	else if (n)
		lines_sayf(lines, P_("Type %d, or a word: %s.", "Type a number from 1 to %d, or a word: %s.", n), n, buf_text(&words));
	else
		lines_sayf(lines, _("Type a word: %s."), buf_text(&words));
	*told = true;
	buf_release(&words);
}

/* In a field that takes text the words have a slash before them. */
static void tell_slashes(struct lines *lines)
{
	struct buf words = BUF(1000);
	bool *told = &lines->slashes_told[place_of(lines->model)->screen];
	list_words(lines, "/", &words);
	if (*told)
		lines_say(lines, _("Commands here: /next, /back, /help."));
	else
		/* TRANSLATORS: %s is a list such as /next, /back, /undo. */
		lines_sayf(lines, _("Commands begin with a slash here: %s."), buf_text(&words));
	*told = true;
	buf_release(&words);
}

static void explain_field(struct lines *lines, const struct block *block)
{
	bool text = lines_takes_text(lines, lines->field);
	if (lines->words_due)
		text ? tell_slashes(lines) : tell_words(lines);
	if (!lines->fields_told) {
		lines_say(lines, _("Type the text. An empty line leaves it as it is, - clears it. /3 chooses number 3 of the page."));
		lines_say(lines, _("A text that begins with a slash needs two."));
	}
	lines->fields_told = true;
	if (block->kind != BLOCK_PROSE)
		return;
	if (!lines->prose_told)
		lines_say(lines, _("You can type several lines. A line with a single full stop ends the text."));
	else
		lines_say(lines, _("A single full stop ends it."));
	lines->prose_told = true;
	if (block->limit_chars)
		lines_sayf(lines, _("About %d characters are enough."), block->limit_chars);
}

/* ---- the prompt ---- */

/* Another field of the page has the same name: what stands over this one says which it is. */
static bool is_namesake(const struct page *page, const struct block *block)
{
	int n = 0;
	for (size_t i = 0; i < page->body.n; i++) {
		const struct block *other = &page->body.items[i];
		n += lines_is_field(other) && other->label && block->label && strcmp(other->label, block->label) == 0;
	}
	return n > 1;
}

static const char *heading_over(const struct page *page, const struct block *block)
{
	const char *heading = NULL;
	for (const struct block *at = page->body.items; at < block; at++)
		if (at->kind == BLOCK_HEADING && at->level > 1)
			heading = at->label;
	return heading;
}

static void add_field_words(const struct page *page, const struct block *block, struct buf *words)
{
	const char *label = block->label ? block->label : "";
	const char *over = is_namesake(page, block) ? heading_over(page, block) : NULL;
	if (over)
		buf_printf(words, "%s%s", over, label_joint(over));
	buf_printf(words, "%s%s", label, label_joint(label));
}

void lines_prompt(struct lines *lines)
{
	struct focusable at;
	struct buf words = BUF(4000);
	if (lines->in_prose || lines->hidden)
		return;
	bool asks = lines->field[0] && lines_find(lines, lines->field, &at) && lines_is_field(at.block);
	if (asks) {
		explain_field(lines, at.block);
		if (at.block->masked)
			echo_off(lines->ear.fd);
		add_field_words(&lines->model->page, at.block, &words);
	} else {
		lines->field[0] = '\0';
		if (lines->words_due)
			tell_words(lines);
		buf_printf(&words, "%s: ", _("Number or word"));
	}
	lines->words_due = false;
	lines->model->by_slash = asks && lines_takes_text(lines, lines->field);
	text_safe(&lines->out, buf_text(&words), words.len, false);
	buf_release(&words);
}
