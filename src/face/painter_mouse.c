/* SPDX-License-Identifier: MIT */
/* What the mouse means in a painted page. */
#include "face/painter_inside.h"

#include <string.h>

static bool is_small(int rows, int cols)
{
	return rows < PAINT_MIN_ROWS || cols < PAINT_MIN_COLS;
}

struct field_search {
	const char *id;
	struct spot spot;  /* text_cols 0 until it was found */
};

static void look(const struct spot *spot, void *context)
{
	struct field_search *search = context;
	if (spot->text_cols && strcmp(spot->id, search->id) == 0)
		search->spot = *spot;
}

bool painter_point(const struct page *page, const struct paint_options *options, const struct paint_state *state,
	int rows, int cols, int row, int col, const char *id, struct text_point *ret)
{
	if (is_small(rows, cols) || options->quiet)
		return false;
	struct frame frame = frame_of(page, rows, cols);
	struct field_search search = { .id = id };
	find_spots(page, options, &frame, state, look, &search);
	const struct spot *spot = &search.spot;
	if (!spot->text_cols)
		return false;
	int on_sheet = state->top_row + row - frame.body_row;
	*ret = (struct text_point){ .cols = spot->text_cols, .overflows = spot->overflows };
	ret->row = spot->hidden_rows + clamp(on_sheet - spot->text_row, -1, spot->text_rows);
	ret->col = spot->hidden_cols + clamp(col - spot->text_col, 0, spot->text_cols);
	return true;
}

void painter_scroll(const struct page *page, const struct paint_options *options, struct paint_state *state,
	int rows, int cols, int col, int by)
{
	if (is_small(rows, cols) || options->quiet)
		return;
	struct frame frame = frame_of(page, rows, cols);
	struct paint_state copy = *state;
	if (frame.aside_cols && col >= frame.main_cols)
		state->aside_top = state->aside_top + by > 0 ? state->aside_top + by : 0; /* painting holds it in its other bound */
	else
		state->top_row = clamp(state->top_row + by, 0, view_measure(page, options, &frame, &copy).total - frame.body_rows);
}
