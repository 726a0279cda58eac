/* SPDX-License-Identifier: MIT */
/* Fields that are typed into: a line, and prose in a box. */
#include "face/painter_inside.h"

#include "base/text.h"
#include "page/edit.h"
#include "page/gettext.h"

#include <string.h>

#define LINE_LEAST_COLS 4
#define LINE_MOST_COLS 48
#define PROSE_LEAST_ROWS 4

/*
 * What a field hides before its first column or row. Only the focused one scrolls, and only when the caret, or what it stands
 * on up to `last`, would be hidden.
 */
static int scroll_to(struct pen *pen, const char *id, int caret, int last, int size, int total)
{
	struct paint_state *state = pen->state;
	if (!pen->focus || strcmp(pen->focus, id) != 0)
		return 0;
	int hidden = state && strcmp(state->field_id, id) == 0 ? state->field_scroll : 0;
	/* What became shorter is not left scrolled away. */
	if (hidden > total - size)
		hidden = total > size ? total - size : 0;
	if (last >= hidden + size)
		hidden = last - size + 1;
	if (caret < hidden)
		hidden = caret;
	if (state) {
		text_copy(state->field_id, sizeof state->field_id, id);
		state->field_scroll = hidden;
	}
	return hidden;
}

static void remember_size(struct pen *pen, const char *id, int rows, int cols)
{
	if (!pen->state || !pen->focus || strcmp(pen->focus, id) != 0)
		return;
	pen->state->field_rows = rows;
	pen->state->field_cols = cols;
}

/* The text of the field begins in this row, `col` from the left edge. */
static void spot_text(struct pen *pen, int col, int rows, int cols)
{
	pen->spot.text_row = pen->row;
	pen->spot.text_col = pen->left + col;
	pen->spot.text_rows = rows;
	pen->spot.text_cols = cols;
}

/* Part of a text from `start` on, the selection marked, at `col`. */
static void put_selected(struct pen *pen, int col, int cols, enum style style, const struct edit *edit, size_t start, size_t len)
{
	size_t from = 0, to = 0;
	const char *text = edit_text(edit) + start;
	if (!edit_selection(edit, &from, &to) || to <= start || from >= start + len) {
		pen_put_n(pen, col, cols, style, text, len);
		return;
	}
	size_t before = from > start ? from - start : 0, until = to - start < len ? to - start : len;
	int used = pen_put_n(pen, col, cols, style, text, before);
	used += pen_put_n(pen, col + used, cols - used, STYLE_SELECTION, text + before, until - before);
	used += pen_put_n(pen, col + used, cols - used, style, text + until, len - until);
	pen_join(pen, col, used);
}

/* A text of nothing but the sign that hides a code. */
static const char *secret_text(struct pen *pen, const struct edit *edit, size_t *ret_caret)
{
	size_t n = text_graphemes(edit_text(edit), edit_len(edit)), caret = text_graphemes(edit_text(edit), edit_caret(edit));
	buf_clear(&pen->words);
	for (size_t i = 0; i < n; i++)
		buf_puts(&pen->words, pen->signs->secret);
	*ret_caret = caret * strlen(pen->signs->secret);
	return buf_text(&pen->words);
}

static int line_cols(const struct pen *pen, const struct block *block, int unit_cols)
{
	int room = pen->cols - 2 - unit_cols, want = block->width_cols ? block->width_cols : LINE_MOST_COLS;
	int cols = want < room ? want : room;
	return cols < LINE_LEAST_COLS ? LINE_LEAST_COLS : cols;
}

/* Where a line begins to be shown, so that the caret and all of what it stands on are seen. */
static size_t line_start(struct pen *pen, const char *id, const char *text, size_t len, size_t caret, int cols)
{
	int at = text_ncols(text, caret), under = 1, skipped;
	if (caret < len)
		under = text_grapheme_cols(text + caret, text_grapheme_bytes(text + caret, len - caret));
	int hidden = scroll_to(pen, id, at, under > 1 ? at + under - 1 : at, cols, text_ncols(text, len) + 1);
	size_t start = text_fit(text, len, hidden, &skipped);
	/* In the middle of something wide: all of it is hidden. */
	return skipped < hidden ? start + text_grapheme_bytes(text + start, len - start) : start;
}

/* The field itself: "[Oak Street       ] people". Brackets open to "<" and ">" where there is more. */
static void put_line(struct pen *pen, const struct block *block, int cols)
{
	int shown;
	const struct edit *edit = block->edit;
	size_t caret = edit ? edit_caret(edit) : 0;
	const char *text = !edit ? "" : block->masked ? secret_text(pen, edit, &caret) : edit_text(edit);
	size_t len = strlen(text), start = line_start(pen, block->id, text, len, caret, cols);
	size_t fits = text_fit(text + start, len - start, cols, &shown);
	pen_put(pen, 0, 1, STYLE_TEXT, start ? "<" : "[");
	pen_put(pen, cols + 1, 1, STYLE_TEXT, start + fits < len ? ">" : "]");
	if (edit && !block->masked)
		put_selected(pen, 1, cols, STYLE_FIELD, edit, start, fits);
	else
		pen_put_n(pen, 1, cols, STYLE_FIELD, text + start, fits);
	pen_fill(pen, 1 + shown, cols - shown, STYLE_FIELD, pen->signs->pad);
	pen->spot.cursor_col = pen->left + 1 + text_ncols(text + start, caret > start ? caret - start : 0);
	spot_text(pen, 1, 1, cols);
	pen->spot.hidden_cols = text_ncols(text, start);
}

void paint_line(struct pen *pen, const struct block *block)
{
	int label_row = pen->row, unit_cols = block->unit ? text_cols(block->unit) + 1 : 0;
	bool beside = unit_cols <= pen->cols / 2;
	pen_label(pen, block);
	int cols = line_cols(pen, block, beside ? unit_cols : 0);
	pen_spot(pen, block->id, label_row, 1);
	put_line(pen, block, cols);
	remember_size(pen, block->id, 1, cols);
	if (unit_cols && beside)
		pen_put(pen, cols + 3, unit_cols, STYLE_TEXT, block->unit);
	pen->row++;
	if (!beside)
		pen_wrap(pen, 0, pen->cols, STYLE_TEXT, block->unit);
	pen_spot_end(pen);
}

/* The box of a prose: where its text is and how much of it shows. */
struct box {
	bool open;                 /* in a low window: no lines above and below */
	int rows, cols;            /* of the text */
	int hidden, text_rows;
	int caret_row, caret_col;
};

static struct box measure_box(struct pen *pen, const struct block *block, int label_row)
{
	struct box box = { .open = pen->gap == 0, .text_rows = 1 };
	box.cols = pen->cols - (box.open ? 2 : 4);
	if (box.cols < 1)
		box.cols = 1;
	if (block->edit)
		edit_place(block->edit, box.cols, &box.caret_row, &box.caret_col, &box.text_rows);
	int around = (box.open ? 0 : 2) + (block->limit_chars > 0), most = pen->rows - (pen->row - label_row) - around;
	int least = most < PROSE_LEAST_ROWS && box.open ? 2 : PROSE_LEAST_ROWS;
	box.rows = box.text_rows < most ? box.text_rows : most;
	if (box.rows < least)
		box.rows = least;
	box.hidden = scroll_to(pen, block->id, box.caret_row, box.caret_row, box.rows, box.text_rows);
	return box;
}

/* A line of the box, with a sign where text is hidden behind it. */
static void put_edge(struct pen *pen, const struct box *box, const char *left, const char *right, const char *sign)
{
	if (box->open)
		return;
	int last = box->cols + 3;
	pen_put(pen, 0, 1, STYLE_RULE, left);
	pen_fill(pen, 1, last - 1, STYLE_RULE, pen->signs->rule);
	if (sign)
		pen_put(pen, last - 2, 1, STYLE_STRONG, sign);
	pen_put(pen, last, 1, STYLE_RULE, right);
	pen->row++;
}

static void put_box_rows(struct pen *pen, const struct block *block, const struct box *box)
{
	struct text_line line;
	for (int i = 0; i < box->rows; i++, pen->row++) {
		if (!pen_shows(pen))
			continue;
		pen_put(pen, 0, 1, STYLE_RULE, pen->signs->side);
		if (!box->open)
			pen_put(pen, box->cols + 3, 1, STYLE_RULE, pen->signs->side);
		if (block->edit && edit_row(block->edit, box->cols, box->hidden + i, &line))
			put_selected(pen, 2, box->cols, STYLE_TEXT, block->edit, line.start, line.len);
	}
}

/* In a low window the words of the count may not take a second row. */
static void put_count(struct pen *pen, const struct block *block)
{
	if (block->limit_chars <= 0 || !block->edit)
		return;
	int n = (int)edit_graphemes(block->edit), limit = block->limit_chars, over = n - limit;
	const char *words;
	if (over > 0)
		/* TRANSLATORS: the limit is a wish, not a wall. */
		words = pen_printf(pen, _("%d of about %d characters: %d over"), n, limit, over);
	else
		words = pen_printf(pen, _("%d of about %d characters"), n, limit);
	if (pen->gap == 0 && text_cols(words) > pen->cols)
		words = over > 0 ? pen_printf(pen, "%d / %d (+%d)", n, limit, over) : pen_printf(pen, "%d / %d", n, limit);
	pen_wrap(pen, 0, pen->cols, over > 0 ? STYLE_WARNING : STYLE_QUIET, words);
}

void paint_prose(struct pen *pen, const struct block *block)
{
	int label_row = pen->row;
	pen_label(pen, block);
	struct box box = measure_box(pen, block, label_row);
	bool above = box.hidden > 0, below = box.hidden + box.rows < box.text_rows;
	remember_size(pen, block->id, box.rows, box.cols);
	put_edge(pen, &box, pen->signs->corner[0], pen->signs->corner[1], above ? pen->signs->above : NULL);
	pen_spot(pen, block->id, label_row, 2 + (box.caret_col < box.cols ? box.caret_col : box.cols - 1));
	pen->spot.cursor_row = pen->row + box.caret_row - box.hidden;
	spot_text(pen, 2, box.rows, box.cols);
	pen->spot.hidden_rows = box.hidden;
	pen->spot.overflows = box.text_rows > box.rows;
	put_box_rows(pen, block, &box);
	put_edge(pen, &box, pen->signs->corner[2], pen->signs->corner[3], below ? pen->signs->below : NULL);
	put_count(pen, block);
	pen_spot_end(pen);
}
