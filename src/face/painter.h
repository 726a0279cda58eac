/* SPDX-License-Identifier: MIT */
/*
 * Lays a page into cells: header, body (scrolled so that the focus and its label are seen),
 * guidance at the right from 110 columns, status line, footer with the keys that work here. The
 * hardware cursor is always on the focused thing. Needs at least 20x8; below that a plain message.
 */
#pragma once

#include "face/cells.h"

#include <stdbool.h>

struct page;

struct paint_options {
	enum sign_set signs;
	bool quiet;      /* quiet screen: a neutral page */
	/*
	 * A page that is longer than the window opens at its beginning, even if the first thing that can have the focus is
	 * further down. Only for programs that move with painter_step and take Enter as PageDown while !focus_shown.
	 */
	bool from_top;
};
/* What the painter remembers between paints, so that nothing jumps. {0} to begin; it begins anew when the page's id changes. */
struct paint_state {
	int top_row;     /* first row of the body that is shown */
	int aside_top;
	char page_id[48];
	int body_row;             /* of the last paint: where the body begins */
	int body_cols, body_rows; /* of the last paint: what edit_move needs */
	int field_cols;           /* width of the focused field's text */
	int field_rows;           /* its height; 1 for a line */
	bool focus_shown;         /* false while the view was scrolled away from it: the cursor is at the top of the view then */
	/* What was painted last: while none of it changes, the view stays where it was scrolled to. */
	char focus_id[64];
	int focus_row, focus_col, paint_rows, paint_cols;
	char field_id[64];
	int field_scroll;         /* rows of a prose, columns of a line, that are hidden before what is shown */
};

#define PAINT_MIN_COLS 20
#define PAINT_MIN_ROWS 8

void painter_paint(const struct page *page, const struct paint_options *options, struct paint_state *state, struct cells *cells);
/* The focusable at a cell (mouse); NULL if none. Valid after painter_paint with the same page and state. */
const char *painter_hit(const struct page *page, const struct paint_options *options, const struct paint_state *state,
	int rows, int cols, int row, int col);

/*
 * Where a cell lies in the text of a field, as edit_point takes it: before the field or behind it the nearest row, above the first
 * that is shown -1 and so on, so that a drag beyond its edge goes on. False if `id` is no field of the page. Valid as painter_hit.
 */
struct text_point {
	int row, col;
	int cols;        /* width at which the text is wrapped */
	bool overflows;  /* the field has rows that it does not show */
};
bool painter_point(const struct page *page, const struct paint_options *options, const struct paint_state *state,
	int rows, int cols, int row, int col, const char *id, struct text_point *ret);
/* The wheel over a cell: guidance, or the page, goes by so many rows. The focus stays where it is, seen or not. Paint again then. */
void painter_scroll(const struct page *page, const struct paint_options *options, struct paint_state *state,
	int rows, int cols, int col, int by);

/*
 * Moves the way a reader expects, on pages whose text is longer than the window: the focus goes to the next thing that
 * can have it when that is not further than a screen away; else the view goes on by a screen and the focus stays.
 * `by_screen` goes on by a screen and focuses what is seen then. Returns the id to focus (maybe the same), NULL if
 * there is none. Call after painter_paint with the same page and state, then set the focus and paint again.
 */
const char *painter_step(const struct page *page, const struct paint_options *options, struct paint_state *state,
	int rows, int cols, int steps, bool by_screen);
