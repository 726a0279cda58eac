/* SPDX-License-Identifier: MIT */
#include "page/edit_inside.h"

/* One for the program, so that a sentence can move from one answer to another. It holds at most what an editor holds. */
static struct buf kill_buffer = { .max_bytes = 16 * BUF_MIB };
static const struct edit *cut_from;

void edit_forget_cut(void)
{
	buf_release(&kill_buffer);
}

const char *edit_cut_text(size_t *ret_len)
{
	*ret_len = kill_buffer.len;
	return buf_text(&kill_buffer);
}

static void keep(const struct edit *edit, const char *text, size_t len)
{
	cut_from = edit;
	buf_clear(&kill_buffer);
	buf_add(&kill_buffer, text, len);
}

/* One cut after the other makes one text, in the order in which it stood. */
static void gather(const char *text, size_t len, bool in_front)
{
	struct buf both = BUF(kill_buffer.max_bytes);
	buf_add(&both, in_front ? text : buf_text(&kill_buffer), in_front ? len : kill_buffer.len);
	buf_add(&both, in_front ? buf_text(&kill_buffer) : text, in_front ? kill_buffer.len : len);
	buf_release(&kill_buffer);
	kill_buffer = both;
}

static struct span span_back(const struct edit *edit)
{
	return (struct span){ edit_grapheme_left(edit, edit->caret), edit->caret };
}

static struct span span_forward(const struct edit *edit)
{
	return (struct span){ edit->caret, edit_grapheme_right(edit, edit->caret) };
}

static struct span span_word_back(const struct edit *edit)
{
	return (struct span){ edit_word_left(edit, edit->caret), edit->caret };
}

static struct span span_word_forward(const struct edit *edit)
{
	return (struct span){ edit->caret, edit_word_right(edit, edit->caret) };
}

/* At the end of a line, the newline: the lines are joined. */
static struct span span_to_line_end(const struct edit *edit)
{
	size_t end = edit_line_end(edit, edit->caret);
	return (struct span){ edit->caret, end == edit->caret && end < edit->len ? end + 1 : end };
}

static struct span span_line(const struct edit *edit)
{
	size_t end = edit_line_end(edit, edit->caret);
	return (struct span){ edit_line_start(edit, edit->caret), end < edit->len ? end + 1 : end };
}

static struct span span_selection(const struct edit *edit)
{
	struct span span = { edit->caret, edit->caret };
	edit_selection(edit, &span.from, &span.to);
	return span;
}

static const struct {
	struct span (*span)(const struct edit *edit);
	enum run run;
	bool keeps;    /* to the kill buffer */
	bool in_front; /* of what was cut just before */
} cuts[] = {
	[CUT_BACK] = { span_back, RUN_BACK, false, false },
	[CUT_FORWARD] = { span_forward, RUN_FORWARD, false, false },
	[CUT_WORD_BACK] = { span_word_back, RUN_NONE, true, true },
	[CUT_WORD_FORWARD] = { span_word_forward, RUN_NONE, true, false },
	[CUT_TO_LINE_END] = { span_to_line_end, RUN_NONE, true, false },
	[CUT_LINE] = { span_line, RUN_NONE, true, false },
	[CUT_SELECTION] = { span_selection, RUN_NONE, true, false },
};

bool edit_cut(struct edit *edit, enum edit_cut what)
{
	size_t from, to;
	bool selected = edit_selection(edit, &from, &to);
	struct span span = selected ? span_selection(edit) : cuts[what].span(edit);
	if (span.from == span.to)
		return false;
	if (cuts[what].keeps && edit->gathering && cut_from == edit && !selected)
		gather(edit->text + span.from, span.to - span.from, cuts[what].in_front);
	else if (cuts[what].keeps)
		keep(edit, edit->text + span.from, span.to - span.from);
	edit_change(edit, selected ? RUN_NONE : cuts[what].run, span.from, span.to - span.from, "", 0);
	edit->gathering = cuts[what].keeps;
	return true;
}

bool edit_copy(struct edit *edit)
{
	struct span span = span_selection(edit);
	if (span.from == span.to)
		return false;
	keep(edit, edit->text + span.from, span.to - span.from);
	edit_unmark(edit);
	edit->gathering = false;
	return true;
}

bool edit_paste(struct edit *edit)
{
	if (!edit_insert(edit, buf_text(&kill_buffer), kill_buffer.len))
		return false;
	past_close(&edit->past);
	return true;
}
