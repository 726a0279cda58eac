/* SPDX-License-Identifier: MIT */
/* What came of a line that was typed, or of what happened meanwhile. */
#include "client/lines/inside.h"

#include "base/text.h"
#include "client/screen.h"
#include "page/edit.h"
#include "page/gettext.h"
#include "page/label.h"

#include <string.h>

#define LONG_GRAPHEMES 200
#define BRIEF_WORDS 3

static int words_in(const char *text)
{
	int n = 0;
	for (const char *at = text + strspn(text, " \n"); *at; at += strspn(at, " \n"), n++)
		at += strcspn(at, " \n");
	return n;
}

bool lines_is_long(const char *text)
{
	return strchr(text, '\n') || text_graphemes(text, strlen(text)) > LONG_GRAPHEMES;
}

static const char *end_of_words(const char *text, int n)
{
	for (; n > 0 && *text; n--) {
		text += strspn(text, " \n");
		text += strcspn(text, " \n");
	}
	return text;
}

static const char *last_words(const char *text, int n)
{
	const char *at = text + strlen(text);
	while (at > text && strchr(" \n", at[-1]))
		at--;
	for (; n > 0 && at > text; n--) {
		while (at > text && strchr(" \n", at[-1]))
			at--;
		while (at > text && !strchr(" \n", at[-1]))
			at--;
	}
	return at;
}

void lines_add_brief(struct buf *out, const char *text)
{
	int n = words_in(text);
	if (n <= 3 * BRIEF_WORDS) {
		/* TRANSLATORS: how many words a text has. */
		buf_printf(out, P_("%d word", "%d words", n), n);
		return;
	}
	text += strspn(text, " \n");
	const char *end = end_of_words(text, BRIEF_WORDS), *last = last_words(text, BRIEF_WORDS);
	size_t len = strlen(last);
	while (len && strchr(" \n", last[len - 1]))
		len--;
	/* TRANSLATORS: how many words a text has, its first words and its last. */
	buf_printf(out, P_("%d word, from “%.*s” to “%.*s”", "%d words, from “%.*s” to “%.*s”", n), n, (int)(end - text), text, (int)len, last);
}

/* A limit is told once it is passed. */
static void add_limit(const struct block *block, struct buf *words)
{
	int n = block->edit ? (int)text_graphemes(line_text(block), strlen(line_text(block))) : 0;
	if (!block->limit_chars || n <= block->limit_chars)
		return;
	buf_putc(words, ' ');
	buf_printf(words, _("About %d characters are enough. You have %d."), block->limit_chars, n);
}

/* "Their role: Chair of trustees. Saved 22:51." */
static void say_taken(struct lines *lines, const struct block *block)
{
	struct buf words = BUF(BUF_MIB);
	const char *label = block->label ? block->label : "", *text = line_text(block);
	const char *state = lines->model->opened ? lines->model->page.state : NULL;
	if (!*text) {
		buf_puts(&words, _("Nothing is written here now."));
	} else if (block->masked) {
		buf_puts(&words, _("Taken, not shown."));
	} else if (!lines_is_long(text)) {
		buf_printf(&words, "%s%s%s", label, label_joint(label), text);
		if (block->unit && strcmp(text, "1") != 0)
			buf_printf(&words, " %s", block->unit);
		buf_puts(&words, strchr(".?!", words.data[words.len - 1]) ? "" : ".");
	} else {
		struct buf brief = BUF(BUF_MIB);
		lines_add_brief(&brief, text);
		/* TRANSLATORS: a longer text was taken in; %s is "12 words". */
		buf_printf(&words, _("Written, %s."), buf_text(&brief));
		buf_release(&brief);
	}
	add_limit(block, &words);
	if (state)
		buf_printf(&words, " %s.", state);
	lines_say(lines, buf_text(&words));
	buf_release(&words);
	lines->state_said = true;
}

static void say_outcome(struct lines *lines, const char *id)
{
	struct focusable at;
	if (!lines_find(lines, id, &at))
		return;
	if (at.block->kind == BLOCK_CHOICE) {
		lines_say_chosen(lines, at.block);
	} else if (lines_is_field(at.block) && at.block->error) {
		bool keeps = !at.block->masked && *line_text(at.block);
		lines_sayf(lines, keeps ? _("Error: %s It is kept as you typed it. Type another, or - to clear it.") : _("Error: %s"), at.block->error);
		lines->state_said = true; /* that it is saved would not sound like an error */
	} else if (lines_is_field(at.block)) {
		say_taken(lines, at.block);
		text_copy(lines->written, sizeof lines->written, at.id);
	}
}

static bool is_error_at(const struct lines *lines, const char *id, const char *words)
{
	struct focusable at;
	return id && lines_find(lines, id, &at) && lines_is_field(at.block) && at.block->error && strcmp(at.block->error, words) == 0;
}

static void say_status(struct lines *lines, const char *id)
{
	const char *status = lines->model->page.status;
	if (status && !is_error_at(lines, id, status))
		lines_say(lines, status);
}

bool lines_tell_outcome(struct lines *lines, const char *id)
{
	size_t said = lines->out.len;
	bool other_things = lines_has_other_things(lines);
	lines->state_said = false;
	if (id)
		say_outcome(lines, id);
	say_status(lines, id);
	if (!id)
		lines_tell_fields(lines);
	lines_tell_changes(lines);
	bool news = lines->out.len > said;
	if (news && lines->model->opened && !lines->state_said)
		lines_say_state(lines);
	if (other_things)
		lines_tell_new_things(lines);
	lines_know_page(lines);
	return news || other_things;
}

/* The field where something is wrong, or what is asked for next. */
static void ask_next(struct lines *lines, const char *id)
{
	struct focusable at;
	bool goes_on = lines->model->hurry && screen_of(place_of(lines->model)->screen)->go_on;
	bool wrong = page_focused(&lines->model->page, &at) && lines_is_field(at.block) && at.block->error;
	if (wrong || (id && lines_find(lines, id, &at) && lines_is_field(at.block) && at.block->error))
		text_copy(lines->field, sizeof lines->field, at.id);
	else if (id) /* in a hurry the model has gone on to what is asked next */
		lines_choose_field(lines, goes_on ? NULL : id);
}

/* What happened on the page before comes before the name of the new one. */
static void go_on_to_page(struct lines *lines)
{
	say_status(lines, NULL);
	lines_tell_page(lines);
	lines_choose_field(lines, NULL);
}

void lines_answer(struct lines *lines, const char *id)
{
	if (lines->worker->quit || !lines->model->by_lines)
		return;
	if (lines_is_other_page(lines)) {
		go_on_to_page(lines);
		return;
	}
	if (!lines_tell_outcome(lines, id))
		lines_say(lines, _("Nothing changed."));
	ask_next(lines, id);
}
