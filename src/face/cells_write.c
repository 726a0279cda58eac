/* SPDX-License-Identifier: MIT */
#include "face/cells.h"

#include "base/buf.h"

#include <assert.h>

static const char *const style_names[] = {
	[STYLE_TEXT] = "text", [STYLE_STRONG] = "strong", [STYLE_QUIET] = "quiet", [STYLE_HEADING] = "heading",
	[STYLE_BAR] = "bar", [STYLE_FOCUS] = "focus", [STYLE_FIELD] = "field", [STYLE_SELECTION] = "selection",
	[STYLE_INFO] = "info", [STYLE_SUCCESS] = "success", [STYLE_WARNING] = "warning", [STYLE_ERROR] = "error",
	[STYLE_DANGER] = "danger", [STYLE_RULE] = "rule",
};
static_assert(sizeof style_names / sizeof style_names[0] == STYLE_COUNT, "each style has a name");

const char *style_name(enum style style)
{
	return style_names[style];
}

static const struct cell *row_of(const struct cells *cells, int row)
{
	return &cells->cell[(size_t)row * (size_t)cells->cols];
}

static void write_row(const struct cell *cell, int cols, struct buf *out)
{
	buf_putc(out, '|');
	for (int col = 0; col < cols; col++)
		buf_puts(out, cell[col].text);
	buf_puts(out, "|\n");
}

static void write_styles(const struct cell *cell, int row, int cols, struct buf *out)
{
	for (int from = 0, to; from < cols; from = to) {
		for (to = from + 1; to < cols && cell[to].style == cell[from].style; to++)
			continue;
		if (cell[from].style != STYLE_TEXT)
			buf_printf(out, "%d:%d-%d %s\n", row, from, to - 1, style_names[cell[from].style]);
	}
}

void cells_write(const struct cells *cells, struct buf *out)
{
	for (int row = 0; row < cells->rows; row++)
		write_row(row_of(cells, row), cells->cols, out);
	for (int row = 0; row < cells->rows; row++)
		write_styles(row_of(cells, row), row, cells->cols, out);
	buf_printf(out, "cursor %d:%d\n", cells->cursor_row, cells->cursor_col);
}
