/* SPDX-License-Identifier: MIT */
/* Which rows of the sheet are shown: those that hold the focus, moved as little as can be. */
#include "base/text.h"
#include "face/painter_inside.h"

#include <string.h>

struct view view_measure(const struct page *page, const struct paint_options *options, const struct frame *frame,
	struct paint_state *state)
{
	struct pen pen = body_pen(page, options, frame);
	pen.state = state;
	paint_blocks(&pen, &page->body);
	buf_release(&pen.words);
	return (struct view){ .total = pen.row, .focused = pen.focused };
}

static bool is_seen(const struct spot *spot, int top, int rows)
{
	return spot->cursor_row >= top && spot->cursor_row < top + rows;
}

/*
 * The rows that must be seen: an option with the question and all that could be chosen instead, if all of it fits; else with
 * the label, else the thing itself, else as much of it as there is room for; of a text that is being written, where the cursor is.
 */
void view_wanted(const struct spot *spot, int rows, int *ret_from, int *ret_to)
{
	int from = spot->label_row, to = spot->group_to - from <= rows && spot->group_to > spot->to ? spot->group_to : spot->to;
	if (to - from > rows)
		from = spot->from - (to - spot->from < rows ? 1 : 0); /* a row for the beginning of the label, if there is one */
	if (to - from > rows) {
		from = spot->cursor_row;
		to = from + (spot->cursor_row == spot->from ? rows : 1);
	}
	*ret_from = from;
	*ret_to = to;
}

/* Moves as little as needed. What comes before the first thing that can have the focus, or after the last, is shown with it. */
static int follow(const struct view *view, int top, int rows, bool first, bool last)
{
	int from, to;
	struct spot spot = view->focused;
	if (first && spot.group_to > rows) /* what the page begins with goes before its last options */
		spot.group_to = 0;
	view_wanted(&spot, rows, &from, &to);
	if (first && to <= rows)
		from = 0;
	if (last && view->total - from <= rows)
		to = view->total;
	if (to > top + rows)
		top = to - rows;
	return from < top ? from : top;
}

static bool is_end(const struct page *page, const char *id, int steps)
{
	const char *end = page_focus_step(page, steps, false);
	return end && strcmp(end, id) == 0;
}

static bool changed(const struct paint_state *state, const struct view *view, const struct frame *frame, const struct cells *cells)
{
	/* A long status takes rows from the body: what had the focus in sight keeps it. */
	bool squeezed = state->focus_shown && state->body_rows != frame->body_rows;
	return squeezed || state->paint_rows != cells->rows || state->paint_cols != cells->cols ||
		strcmp(state->focus_id, view->focused.id) != 0 || state->focus_row != view->focused.cursor_row || state->focus_col != view->focused.cursor_col;
}

void view_choose(const struct page *page, const struct paint_options *options, const struct frame *frame,
	const struct view *view, struct paint_state *state, const struct cells *cells)
{
	bool opened = strcmp(state->page_id, page->id ? page->id : "") != 0;
	if (opened)
		state->top_row = state->aside_top = 0;
	state->top_row = clamp(state->top_row, 0, view->total - frame->body_rows);
	if (!view->focused.id || (!opened && !changed(state, view, frame, cells)))
		return;
	bool first = is_end(page, view->focused.id, -1), last = is_end(page, view->focused.id, 1);
	if (opened && first && options->from_top && view->focused.to > frame->body_rows)
		return;
	state->top_row = follow(view, state->top_row, frame->body_rows, first, last);
}

void view_remember(const struct page *page, const struct frame *frame, const struct view *view, struct paint_state *state)
{
	text_copy(state->page_id, sizeof state->page_id, page->id ? page->id : "");
	text_copy(state->focus_id, sizeof state->focus_id, view->focused.id ? view->focused.id : "");
	state->focus_row = view->focused.cursor_row;
	state->focus_col = view->focused.cursor_col;
	state->paint_rows = frame->rows;
	state->paint_cols = frame->cols;
	state->body_row = frame->body_row;
	state->body_rows = frame->body_rows;
	state->body_cols = clamp(frame->main_cols - MARGIN_COLS - frame->margin, 1, TEXT_MAX_COLS);
	state->focus_shown = view->focused.id && is_seen(&view->focused, state->top_row, frame->body_rows);
}
