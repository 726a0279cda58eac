/* SPDX-License-Identifier: MIT */
/*
 * A picture of a screen: rows of cells, each one grapheme, its width and a style named by
 * meaning. The painter fills it, the terminal shows it, tests compare it as text.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

enum style {
	STYLE_TEXT, STYLE_STRONG, STYLE_QUIET, STYLE_HEADING, STYLE_BAR, STYLE_FOCUS, STYLE_FIELD, STYLE_SELECTION, STYLE_INFO,
	STYLE_SUCCESS, STYLE_WARNING, STYLE_ERROR, STYLE_DANGER, STYLE_RULE,
	STYLE_COUNT
};

/* The signs that a terminal's font and character set have, beside letters. */
enum sign_set {
	SIGNS_DRAWN,   /* lines, blocks, arrows, typographic quotes and dashes */
	SIGNS_CONSOLE, /* what every font of the Linux console has: thin lines, blocks, up and down; no typographic signs */
	SIGNS_ASCII
};

#define CELL_BYTES 24
struct cell {
	char text[CELL_BYTES]; /* one grapheme; "" right of a wide one */
	uint8_t cols;          /* 1 or 2; 0 right of a wide one */
	uint8_t style;
	uint8_t edges;         /* of a text with letters from right to left: it begins here, or ends */
};
enum { CELL_BEGINS = 1, CELL_ENDS = 2 };

struct cells {
	struct cell *cell;     /* rows * cols */
	int rows, cols;
	bool has_right_to_left;
	int cursor_row, cursor_col;
};

void cells_init(struct cells *cells, int rows, int cols);
void cells_resize(struct cells *cells, int rows, int cols); /* blank after */
void cells_release(struct cells *cells);
void cells_blank(struct cells *cells);
/* Puts text (made safe) at most `max_cols` wide; returns the columns used. Outside the picture is clipped. */
int cells_put(struct cells *cells, int row, int col, int max_cols, enum style style, const char *text, size_t len);
/* The same sign of our own, of one column, `n` times. */
void cells_fill(struct cells *cells, int row, int col, int n, enum style style, const char *grapheme);
void cells_style(struct cells *cells, int row, int col, int n, enum style style);
/* What was put in several pieces is one text. Columns as cells_put used them. */
void cells_join(struct cells *cells, int row, int col, int n);
/* Last, before they are shown: no text from right to left reaches beyond itself, whatever order the terminal gives a row (cells_isolate.c). */
void cells_isolate(struct cells *cells);
/* Stable lower-case name of a style ("strong"): in golden screens and messages. */
const char *style_name(enum style style);
/*
 * As text a person can read: each row between bars, then marks: runs of a style other than text as `row:from-to style`,
 * and the cursor. The form of golden screens.
 */
void cells_write(const struct cells *cells, struct buf *out);
