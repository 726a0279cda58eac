/* SPDX-License-Identifier: MIT */
#include "face/cells.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* A character and the marks that stand on it: what one cell, or two for a wide one, can hold. */
struct unit {
	size_t bytes, kept; /* kept: what fits into a cell; a tower of marks is cut */
	int cols;
};

static const struct cell blank = { .text = " ", .cols = 1, .style = STYLE_TEXT };

void cells_init(struct cells *cells, int rows, int cols)
{
	*cells = (struct cells){ .cell = NULL };
	cells_resize(cells, rows, cols);
}

void cells_resize(struct cells *cells, int rows, int cols)
{
	size_t n = (size_t)rows * (size_t)cols;
	if (rows != cells->rows || cols != cells->cols || !cells->cell)
		cells->cell = xreallocarray(cells->cell, n ? n : 1, sizeof *cells->cell);
	cells->rows = rows;
	cells->cols = cols;
	cells_blank(cells);
}

void cells_release(struct cells *cells)
{
	free(cells->cell);
	*cells = (struct cells){ .cell = NULL };
}

void cells_blank(struct cells *cells)
{
	size_t n = (size_t)cells->rows * (size_t)cells->cols;
	for (size_t i = 0; i < n; i++)
		cells->cell[i] = blank;
	cells->cursor_row = cells->cursor_col = 0;
	cells->has_right_to_left = false;
}

static struct cell *cell_at(struct cells *cells, int row, int col)
{
	return &cells->cell[(size_t)row * (size_t)cells->cols + (size_t)col];
}

/* What is left of a wide character when one of its two cells is taken becomes a blank. */
static void unpair(struct cells *cells, int row, int col)
{
	struct cell *cell = cell_at(cells, row, col);
	if (cell->cols == 0 && col > 0)
		*cell_at(cells, row, col - 1) = (struct cell){ .text = " ", .cols = 1, .style = cell->style };
	if (cell->cols == 2 && col + 1 < cells->cols)
		*cell_at(cells, row, col + 1) = (struct cell){ .text = " ", .cols = 1, .style = cell->style };
}

static void cell_set(struct cells *cells, int row, int col, enum style style, const char *text, const struct unit *unit)
{
	if (col < 0 || col + unit->cols > cells->cols)
		return;
	unpair(cells, row, col);
	if (unit->cols == 2)
		unpair(cells, row, col + 1);
	struct cell *cell = cell_at(cells, row, col);
	memcpy(cell->text, text, unit->kept);
	cell->text[unit->kept] = '\0';
	cell->cols = (uint8_t)unit->cols;
	cell->style = (uint8_t)style;
	cell->edges = 0;
	if (unit->cols == 2)
		cell[1] = (struct cell){ .text = "", .cols = 0, .style = (uint8_t)style };
}

/* Length of a character by its first byte; the text is well-formed by now. */
static size_t char_bytes(const char *text)
{
	unsigned char c = (unsigned char)*text;
	return c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
}

/*
 * Joiners between emoji and the sign that asks for a picture: some terminals make one wide sign of what has several, and all
 * that follows in the row would stand elsewhere than here.
 */
static bool changes_width(const char *text, size_t len, int cols)
{
	return len == 3 && (memcmp(text, "\xef\xb8\x8f", 3) == 0 || (cols == 2 && memcmp(text, "\xe2\x80\x8d", 3) == 0));
}

static struct unit unit_at(const char *text, size_t len)
{
	struct unit unit = { .bytes = char_bytes(text) };
	unit.kept = unit.bytes;
	unit.cols = unit.bytes == 1 ? 1 : text_grapheme_cols(text, unit.bytes);
	bool cut = false;
	while (unit.bytes < len && (unsigned char)text[unit.bytes] >= 0x80) {
		size_t n = char_bytes(text + unit.bytes);
		if (text_grapheme_cols(text + unit.bytes, n) > 0)
			break;
		cut |= unit.kept + n >= CELL_BYTES || changes_width(text + unit.bytes, n, unit.cols);
		unit.kept += cut ? 0 : n;
		unit.bytes += n;
	}
	return unit;
}

static int put_safe(struct cells *cells, int row, int col, int max_cols, enum style style, const char *text, size_t len)
{
	int used = 0;
	for (size_t at = 0; at < len;) {
		struct unit unit = unit_at(text + at, len - at);
		if (used + unit.cols > max_cols)
			break;
		if (unit.cols > 0) /* marks without a letter have nothing to stand on */
			cell_set(cells, row, col + used, style, text + at, &unit);
		used += unit.cols;
		at += unit.bytes;
	}
	return used;
}

/* Where it begins and ends is known to cells_isolate. */
static void note_right_to_left(struct cells *cells, int row, int col, int used)
{
	int first = col < 0 ? 0 : col, last = col + used - 1 < cells->cols ? col + used - 1 : cells->cols - 1;
	if (last < first)
		return;
	cell_at(cells, row, first)->edges |= CELL_BEGINS;
	cell_at(cells, row, last)->edges |= CELL_ENDS;
	cells->has_right_to_left = true;
}

static bool is_plain(const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (text[i] < ' ' || text[i] > '~')
			return false;
	}
	return true;
}

/* Most text by far: each byte is a cell. */
static int put_plain(struct cells *cells, int row, int col, int max_cols, enum style style, const char *text, size_t len)
{
	int used = len < (size_t)max_cols ? (int)len : max_cols;
	int from = col < 0 ? -col : 0, to = col + used <= cells->cols ? used : cells->cols - col;
	for (int i = from; i < to; i++) {
		struct cell *cell = cell_at(cells, row, col + i);
		if (cell->cols != 1)
			unpair(cells, row, col + i);
		cell->text[0] = text[i];
		cell->text[1] = '\0';
		cell->cols = 1;
		cell->style = (uint8_t)style;
		cell->edges = 0;
	}
	return used;
}

int cells_put(struct cells *cells, int row, int col, int max_cols, enum style style, const char *text, size_t len)
{
	if (row < 0 || row >= cells->rows || max_cols <= 0)
		return 0;
	if (is_plain(text, len))
		return put_plain(cells, row, col, max_cols, style, text, len);
	struct buf safe = BUF(3 * len);
	text_safe(&safe, text, len, false);
	int used = put_safe(cells, row, col, max_cols, style, buf_text(&safe), safe.len);
	if (text_has_right_to_left(buf_text(&safe), safe.len))
		note_right_to_left(cells, row, col, used);
	buf_release(&safe);
	return used;
}

void cells_fill(struct cells *cells, int row, int col, int n, enum style style, const char *grapheme)
{
	struct unit unit = unit_at(grapheme, strlen(grapheme));
	if (row < 0 || row >= cells->rows || unit.cols != 1)
		return;
	for (int i = 0; i < n; i++)
		cell_set(cells, row, col + i, style, grapheme, &unit);
}

void cells_style(struct cells *cells, int row, int col, int n, enum style style)
{
	if (row < 0 || row >= cells->rows)
		return;
	for (int i = col < 0 ? 0 : col; i < col + n && i < cells->cols; i++)
		cell_at(cells, row, i)->style = (uint8_t)style;
}
