/* SPDX-License-Identifier: MIT */
#include "edit_model.h"

#include "base/buf.h"
#include "base/text.h"

#include <assert.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* The first border between graphemes at or behind `at`, and the last before it. */
static size_t border_from(const struct model *model, size_t at)
{
	size_t border = 0;
	while (border < at)
		border += text_grapheme_bytes(model->text + border, model->len - border);
	return border;
}

static size_t border_before(const struct model *model, size_t at)
{
	size_t border = 0, before = 0;
	while (border < at) {
		before = border;
		border += text_grapheme_bytes(model->text + border, model->len - border);
	}
	return before;
}

static size_t border_after(const struct model *model, size_t at)
{
	return at < model->len ? border_from(model, at + 1) : at;
}

static void stand(struct model *model, size_t at)
{
	model->caret = border_from(model, at);
	model->selecting = false;
	model->goal = -1;
}

static void forget_states(struct model *model, size_t from)
{
	for (size_t i = from; i < model->n_states; i++)
		free(model->states[i].text);
	model->n_states = from;
}

static void remember(struct model *model)
{
	assert(model->n_states < MODEL_STATES);
	model->now = model->n_states++;
	model->states[model->now] = (struct model_state){ .text = strdup(model->text), .arrived = model->caret };
}

static void take_text(struct model *model, const char *text)
{
	model->len = strlen(text);
	assert(model->len <= MODEL_MAX);
	memcpy(model->text, text, model->len + 1);
}

void model_set(struct model *model, const char *text)
{
	forget_states(model, 0);
	take_text(model, text);
	stand(model, model->len);
	model->gathering = false;
	remember(model);
}

void model_release(struct model *model)
{
	forget_states(model, 0);
}

bool model_selection(const struct model *model, size_t *ret_from, size_t *ret_to)
{
	*ret_from = model->anchor < model->caret ? model->anchor : model->caret;
	*ret_to = model->anchor < model->caret ? model->caret : model->anchor;
	return model->selecting && *ret_from != *ret_to;
}

static void replace(struct model *model, size_t from, size_t to, const char *text)
{
	struct buf made = BUF(MODEL_MAX);
	buf_add(&made, model->text, from);
	buf_puts(&made, text);
	buf_puts(&made, model->text + to);
	forget_states(model, model->now + 1);
	model->states[model->now].left = model->caret;
	take_text(model, buf_text(&made));
	buf_release(&made);
	stand(model, from + strlen(text));
	model->gathering = false;
	remember(model);
}

bool model_insert(struct model *model, const char *text)
{
	size_t from, to;
	if (!model_selection(model, &from, &to))
		from = to = model->caret;
	if (!*text || model->len - (to - from) + strlen(text) > model->max_bytes)
		return false;
	replace(model, from, to, text);
	return true;
}

static int class_of(const struct model *model, size_t at)
{
	unsigned char c = (unsigned char)model->text[at];
	if (c == ' ' || c == '\n' || strncmp(model->text + at, "\xc2\xa0", 2) == 0)
		return 0;
	if (strncmp(model->text + at, "\xe2\x80\x94", 3) == 0)
		return 1;
	return c < 0x80 && ispunct(c) && c != '\'' && c != '_' ? 1 : 2;
}

static size_t word_left(const struct model *model)
{
	size_t at = model->caret;
	while (at && class_of(model, border_before(model, at)) == 0)
		at = border_before(model, at);
	int class = at ? class_of(model, border_before(model, at)) : 0;
	while (at && class_of(model, border_before(model, at)) == class)
		at = border_before(model, at);
	return at;
}

static size_t word_right(const struct model *model)
{
	size_t at = model->caret;
	while (at < model->len && class_of(model, at) == 0)
		at = border_after(model, at);
	int class = class_of(model, at);
	while (at < model->len && class_of(model, at) == class)
		at = border_after(model, at);
	return at;
}

static size_t line_start(const struct model *model)
{
	size_t at = model->caret;
	while (at && model->text[at - 1] != '\n')
		at--;
	return at;
}

static size_t line_end(const struct model *model)
{
	return model->caret + strcspn(model->text + model->caret, "\n");
}

static void span_of(const struct model *model, enum edit_cut what, size_t *from, size_t *to)
{
	size_t end = line_end(model);
	*from = *to = model->caret;
	switch (what) {
	case CUT_BACK: *from = border_before(model, model->caret); break;
	case CUT_FORWARD: *to = border_after(model, model->caret); break;
	case CUT_WORD_BACK: *from = word_left(model); break;
	case CUT_WORD_FORWARD: *to = word_right(model); break;
	case CUT_TO_LINE_END: *to = end > model->caret || end == model->len ? end : end + 1; break;
	case CUT_LINE: *from = line_start(model); *to = end < model->len ? end + 1 : end; break;
	case CUT_SELECTION: break;
	}
}

static void kill_text(struct model *model, size_t from, size_t to, bool gather, bool in_front)
{
	struct buf made = BUF(MODEL_MAX);
	if (gather && !in_front)
		buf_puts(&made, model->killed);
	buf_add(&made, model->text + from, to - from);
	if (gather && in_front)
		buf_puts(&made, model->killed);
	assert(!made.full);
	memcpy(model->killed, buf_text(&made), made.len + 1);
	buf_release(&made);
}

bool model_cut(struct model *model, enum edit_cut what)
{
	size_t from, to;
	bool selected = model_selection(model, &from, &to), keeps = what != CUT_BACK && what != CUT_FORWARD;
	if (!selected)
		span_of(model, what, &from, &to);
	if (from == to)
		return false;
	if (keeps)
		kill_text(model, from, to, model->gathering && !selected, what == CUT_WORD_BACK);
	replace(model, from, to, "");
	model->gathering = keeps;
	return true;
}

bool model_copy(struct model *model)
{
	size_t from, to;
	if (!model_selection(model, &from, &to))
		return false;
	kill_text(model, from, to, false, false);
	model->gathering = false;
	return true;
}

bool model_paste(struct model *model)
{
	return model_insert(model, model->killed);
}

/* Row `row` of the text wrapped from its beginning; `row` at most the number of rows; returns that number. */
static size_t rows_of(const struct model *model, int cols, size_t row, struct text_line *ret_line)
{
	size_t n = 0;
	for (struct text_line line = { 0 }; text_wrap_next(model->text, model->len, cols, &line); n++) {
		if (n == row)
			*ret_line = line;
	}
	return n;
}

static size_t row_of_caret(const struct model *model, int cols, struct text_line *ret_line)
{
	size_t n = 0;
	struct text_line line = { 0 };
	for (; text_wrap_next(model->text, model->len, cols, &line) && line.start <= model->caret; n++)
		*ret_line = line;
	return n - 1;
}

static size_t row_end(const struct model *model, const struct text_line *line, bool last)
{
	return last ? model->len : border_before(model, line->next);
}

static size_t by_rows(struct model *model, int cols, long rows)
{
	struct text_line line;
	long row = (long)row_of_caret(model, cols, &line), n = (long)rows_of(model, cols, 0, &(struct text_line){ 0 });
	long to = row + rows < 0 ? 0 : row + rows >= n ? n - 1 : row + rows;
	if (to == row)
		return model->caret;
	if (model->goal < 0)
		model->goal = text_ncols(model->text + line.start, model->caret - line.start);
	rows_of(model, cols, (size_t)to, &line);
	size_t end = row_end(model, &line, to == n - 1);
	size_t at = line.start;
	for (int col = 0; at < end;) {
		size_t bytes = text_grapheme_bytes(model->text + at, end - at);
		col += text_grapheme_cols(model->text + at, bytes);
		if (col > model->goal)
			break;
		at += bytes;
	}
	return at;
}

static size_t target(struct model *model, enum edit_move move, int cols, int page_rows)
{
	struct text_line line;
	size_t row = row_of_caret(model, cols, &line), n = rows_of(model, cols, 0, &(struct text_line){ 0 });
	switch (move) {
	case MOVE_LEFT: return border_before(model, model->caret);
	case MOVE_RIGHT: return border_after(model, model->caret);
	case MOVE_WORD_LEFT: return word_left(model);
	case MOVE_WORD_RIGHT: return word_right(model);
	case MOVE_LINE_START: return line.start;
	case MOVE_LINE_END: return row_end(model, &line, row + 1 == n);
	case MOVE_UP: return by_rows(model, cols, -1);
	case MOVE_DOWN: return by_rows(model, cols, 1);
	case MOVE_PAGE_UP: return by_rows(model, cols, -page_rows);
	case MOVE_PAGE_DOWN: return by_rows(model, cols, page_rows);
	case MOVE_START: return 0;
	case MOVE_END: return model->len;
	}
	return model->caret;
}

bool model_move(struct model *model, enum edit_move move, bool select, int cols, int page_rows)
{
	size_t from, to, at;
	bool selected = model_selection(model, &from, &to), collapses = selected && !select && move <= MOVE_RIGHT;
	if (move < MOVE_UP || move > MOVE_PAGE_DOWN)
		model->goal = -1;
	at = collapses ? (move == MOVE_LEFT ? from : to) : target(model, move, cols, page_rows);
	if (select && !model->selecting)
		model->anchor = model->caret;
	model->selecting = select;
	model->gathering = false;
	bool moved = collapses || at != model->caret;
	model->caret = at;
	return moved;
}

static void come_to(struct model *model, size_t state, size_t caret)
{
	model->now = state;
	take_text(model, model->states[state].text);
	stand(model, caret);
	model->gathering = false;
}

bool model_went_back(struct model *model, const char *text, size_t caret)
{
	for (size_t i = model->now; i-- > 0;) {
		if (strcmp(model->states[i].text, text) != 0)
			continue;
		come_to(model, i, model->states[i].left);
		if (model->caret == caret)
			return true;
	}
	return false;
}

bool model_went_on(struct model *model, const char *text, size_t caret)
{
	for (size_t i = model->now + 1; i < model->n_states; i++) {
		if (strcmp(model->states[i].text, text) != 0)
			continue;
		come_to(model, i, model->states[i].arrived);
		if (model->caret == caret)
			return true;
	}
	return false;
}

void model_place(const struct model *model, int cols, int *ret_row, int *ret_col, int *ret_rows)
{
	struct text_line line;
	*ret_row = (int)row_of_caret(model, cols, &line);
	*ret_col = text_ncols(model->text + line.start, model->caret - line.start);
	*ret_col = *ret_col < cols ? *ret_col : cols - 1;
	*ret_rows = (int)rows_of(model, cols, 0, &line);
}
