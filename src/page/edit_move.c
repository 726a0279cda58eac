/* SPDX-License-Identifier: MIT */
#include "page/edit_inside.h"

/* What a movement needs to know: the rows, and how many of them make a page. */
struct ground {
	const struct wrap *wrap;
	int page_rows;
};

/* The last place that is still shown on this row: before its newline, or before what starts the next row. */
static size_t row_end(const struct edit *edit, const struct text_line *line)
{
	if (line->next >= edit->len && !(line->next == edit->len && edit->len && edit->text[edit->len - 1] == '\n'))
		return edit->len;
	return edit_grapheme_left(edit, line->next);
}

/* The grapheme on a row that is nearest to a column without being right of it. */
static size_t place_on_row(const struct edit *edit, const struct wrap *wrap, size_t row, int col)
{
	const struct text_line *line = &wrap->rows[row];
	size_t end = row_end(edit, line);
	return line->start + text_fit(edit->text + line->start, end - line->start, col, NULL);
}

static size_t by_rows(struct edit *edit, const struct ground *ground, long rows)
{
	const struct wrap *wrap = ground->wrap;
	size_t row = wrap_row_of(wrap, edit->caret), last = wrap->n - 1;
	long to = (long)row + rows < 0 ? 0 : (long)row + rows;
	if ((size_t)to > last)
		to = (long)last;
	if ((size_t)to == row)
		return edit->caret;
	if (edit->goal_col < 0)
		edit->goal_col = text_ncols(edit->text + wrap->rows[row].start, edit->caret - wrap->rows[row].start);
	return place_on_row(edit, wrap, (size_t)to, edit->goal_col);
}

static size_t to_left(struct edit *edit, const struct ground *ground)
{
	return edit_grapheme_left(edit, edit->caret);
}

static size_t to_right(struct edit *edit, const struct ground *ground)
{
	return edit_grapheme_right(edit, edit->caret);
}

static size_t to_word_left(struct edit *edit, const struct ground *ground)
{
	return edit_word_left(edit, edit->caret);
}

static size_t to_word_right(struct edit *edit, const struct ground *ground)
{
	return edit_word_right(edit, edit->caret);
}

static size_t to_row_start(struct edit *edit, const struct ground *ground)
{
	return ground->wrap->rows[wrap_row_of(ground->wrap, edit->caret)].start;
}

static size_t to_row_end(struct edit *edit, const struct ground *ground)
{
	return row_end(edit, &ground->wrap->rows[wrap_row_of(ground->wrap, edit->caret)]);
}

static size_t to_up(struct edit *edit, const struct ground *ground)
{
	return by_rows(edit, ground, -1);
}

static size_t to_down(struct edit *edit, const struct ground *ground)
{
	return by_rows(edit, ground, 1);
}

static size_t to_page_up(struct edit *edit, const struct ground *ground)
{
	return by_rows(edit, ground, -ground->page_rows);
}

static size_t to_page_down(struct edit *edit, const struct ground *ground)
{
	return by_rows(edit, ground, ground->page_rows);
}

static size_t to_start(struct edit *edit, const struct ground *ground)
{
	return 0;
}

static size_t to_end(struct edit *edit, const struct ground *ground)
{
	return edit->len;
}

static const struct {
	size_t (*target)(struct edit *edit, const struct ground *ground);
	bool keeps_goal;
	int leaves_selection_at; /* without extending it: -1 its start, 1 its end, 0 moves from the caret */
} moves[] = {
	[MOVE_LEFT] = { to_left, false, -1 },
	[MOVE_RIGHT] = { to_right, false, 1 },
	[MOVE_WORD_LEFT] = { to_word_left, false, 0 },
	[MOVE_WORD_RIGHT] = { to_word_right, false, 0 },
	[MOVE_LINE_START] = { to_row_start, false, 0 },
	[MOVE_LINE_END] = { to_row_end, false, 0 },
	[MOVE_UP] = { to_up, true, 0 },
	[MOVE_DOWN] = { to_down, true, 0 },
	[MOVE_PAGE_UP] = { to_page_up, true, 0 },
	[MOVE_PAGE_DOWN] = { to_page_down, true, 0 },
	[MOVE_START] = { to_start, false, 0 },
	[MOVE_END] = { to_end, false, 0 },
};

/* Puts the caret somewhere, extending the selection or ending it. False if it is there already. */
static bool go(struct edit *edit, size_t to, bool select)
{
	if (select && !edit->selecting)
		edit->anchor = edit->caret;
	edit->selecting = select;
	edit->marking &= select;
	edit->gathering = false;
	past_close(&edit->past);
	bool moved = edit->caret != to;
	edit->caret = to;
	return moved;
}

bool edit_move(struct edit *edit, enum edit_move move, bool select, int cols, int page_rows)
{
	size_t from, to;
	select |= edit->marking;
	if (!moves[move].keeps_goal)
		edit->goal_col = -1;
	if (!select && moves[move].leaves_selection_at && edit_selection(edit, &from, &to)) {
		go(edit, moves[move].leaves_selection_at < 0 ? from : to, false);
		return true;
	}
	const struct ground ground = { .wrap = wrap_at(edit, cols), .page_rows = page_rows > 1 ? page_rows : 1 };
	return go(edit, moves[move].target(edit, &ground), select);
}

bool edit_point(struct edit *edit, bool select, int cols, int row, int col)
{
	const struct wrap *wrap = wrap_at(edit, cols);
	size_t last = wrap->n - 1, on = row < 0 ? 0 : (size_t)row;
	edit->goal_col = -1;
	return go(edit, place_on_row(edit, wrap, on < last ? on : last, col), select);
}

void edit_mark(struct edit *edit)
{
	edit->anchor = edit->caret;
	edit->selecting = edit->marking = true;
	edit->gathering = false;
	past_close(&edit->past);
}

bool edit_is_marking(const struct edit *edit)
{
	return edit->marking;
}

bool edit_unmark(struct edit *edit)
{
	if (!edit->marking)
		return false;
	edit->selecting = edit->marking = false;
	return true;
}
