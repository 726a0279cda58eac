/* SPDX-License-Identifier: MIT */
/*
 * Lays a page into cells: header, body (scrolled so that the focus and its label are seen),
 * guidance at the right from 110 columns, status line, footer with the keys that work here. The
 * hardware cursor is always on the focused thing. Needs at least 20x8; below that a plain message.
 */
#pragma once

#include <stdbool.h>

struct cells;
struct page;

struct paint_options {
	bool ascii;      /* no line drawing or other signs beyond ASCII */
	bool quiet;      /* quiet screen: a neutral page */
};
/* What the painter remembers from one paint to the next, so that nothing jumps. {0} to begin; reset when the page's id changes. */
struct paint_state {
	int top_row;     /* first row of the body that is shown */
	int aside_top;
	char page_id[48];
	int body_cols, body_rows; /* of the last paint: what edit_move needs */
	int field_cols;           /* width of the focused field's text */
};

#define PAINT_MIN_COLS 20
#define PAINT_MIN_ROWS 8

void painter_paint(const struct page *page, const struct paint_options *options, struct paint_state *state, struct cells *cells);
/* The focusable at a cell (mouse); NULL if none. Valid after painter_paint with the same page and state. */
const char *painter_hit(const struct page *page, const struct paint_options *options, const struct paint_state *state, int rows, int cols, int row, int col);
