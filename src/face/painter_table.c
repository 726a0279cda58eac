/* SPDX-License-Identifier: MIT */
/* Tables, as columns where they fit, else each row as a small list; and proportions. */
#include "face/painter_inside.h"

#include "base/text.h"
#include "page/gettext.h"
#include "page/write_inside.h"

#include <string.h>

#define COLUMNS_MAX 16
#define COLUMN_LEAST_COLS 6
#define BETWEEN_COLS 2
#define BAR_MOST_COLS 40

struct columns {
	size_t n;
	int cols[COLUMNS_MAX];
};

static const char *cell_text(const struct table_row *row, size_t column)
{
	return row->cells[column] ? row->cells[column] : "";
}

static int total_cols(const struct columns *columns)
{
	int total = columns->n ? BETWEEN_COLS * ((int)columns->n - 1) : 0;
	for (size_t i = 0; i < columns->n; i++)
		total += columns->cols[i];
	return total;
}

static size_t widest(const struct columns *columns)
{
	size_t at = 0;
	for (size_t i = 1; i < columns->n; i++) {
		if (columns->cols[i] > columns->cols[at])
			at = i;
	}
	return at;
}

/* As wide as their contents; the widest gives way until all fit. False if they cannot. */
static bool fit_columns(const struct block *block, int room, struct columns *ret)
{
	const struct table_row *rows = block->items;
	struct columns columns = { .n = block->n_columns };
	if (columns.n > COLUMNS_MAX)
		return false;
	for (size_t i = 0; i < columns.n; i++) {
		columns.cols[i] = pen_cols(block->columns[i]);
		for (size_t r = 0; r < block->n_items; r++) {
			int cols = pen_cols(cell_text(&rows[r], i));
			columns.cols[i] = cols > columns.cols[i] ? cols : columns.cols[i];
		}
	}
	while (total_cols(&columns) > room) {
		size_t at = widest(&columns);
		if (columns.cols[at] <= COLUMN_LEAST_COLS || columns.cols[at] <= pen_cols(block->columns[at]))
			return false;
		columns.cols[at]--;
	}
	*ret = columns;
	return true;
}

/* One row of cells; the highest says how many rows of the screen it takes. */
static void put_cells(struct pen *pen, const struct columns *columns, enum style style, const char *const *cells)
{
	int from = pen->row, to = pen->row, col = 0;
	for (size_t i = 0; i < columns->n; i++) {
		pen->row = from;
		pen_wrap(pen, col, columns->cols[i], style, cells[i]);
		to = pen->row > to ? pen->row : to;
		col += columns->cols[i] + BETWEEN_COLS;
	}
	pen->row = to > from ? to : from + 1;
}

static void put_rule(struct pen *pen, int cols)
{
	pen_fill(pen, 0, cols, STYLE_RULE, pen->signs->rule);
	pen->row++;
}

static void paint_columns(struct pen *pen, const struct block *block, const struct columns *columns, int label_row)
{
	const struct table_row *rows = block->items;
	put_cells(pen, columns, STYLE_STRONG, block->columns);
	put_rule(pen, total_cols(columns));
	for (size_t i = 0; i < block->n_items; i++) {
		pen_spot(pen, rows[i].id, i == 0 ? label_row : pen->row, 0);
		put_cells(pen, columns, STYLE_TEXT, rows[i].cells);
		pen_spot_end(pen);
	}
}

static void paint_stacked(struct pen *pen, const struct block *block, int label_row)
{
	const struct table_row *rows = block->items;
	for (size_t i = 0; i < block->n_items; i++) {
		pen->row += i > 0 ? pen->gap : 0;
		pen_spot(pen, rows[i].id, i == 0 ? label_row : pen->row, 0);
		for (size_t c = 0; c < block->n_columns; c++) {
			const char *text = cell_text(&rows[i], c);
			if (c > 0 && *text)
				/* TRANSLATORS: heading of a column and what stands in it. */
				text = pen_printf(pen, _("%s: %s"), block->columns[c], text);
			pen_wrap(pen, c ? BETWEEN_COLS : 0, pen->cols - (c ? BETWEEN_COLS : 0), c ? STYLE_TEXT : STYLE_STRONG, text);
		}
		pen_spot_end(pen);
	}
}

void paint_table(struct pen *pen, const struct block *block)
{
	struct columns columns;
	int label_row = pen->row;
	pen_wrap(pen, 0, pen->cols, STYLE_STRONG, block->label);
	if (fit_columns(block, pen->wide_cols, &columns))
		paint_columns(pen, block, &columns, label_row);
	else
		paint_stacked(pen, block, label_row);
}

static void put_proportion(struct pen *pen, const struct block *block, int total)
{
	const struct bar_part *parts = block->items;
	int cols = pen->cols < BAR_MOST_COLS ? pen->cols : BAR_MOST_COLS, col = 0, so_far = 0;
	for (size_t i = 0; i < block->n_items; i++) {
		so_far += parts[i].count;
		/* Ends are rounded, not widths, so that the parts fill the bar; something is never nothing. */
		int to = (int)(((long)so_far * cols * 2 + total) / (2 * (long)total));
		if (parts[i].count && to <= col && to < cols)
			to = col + 1;
		for (; col < to; col++)
			pen_put(pen, col, 1, STYLE_BAR, pen->signs->fill[i < 3 ? i : 3]);
	}
	pen->row++;
}

void paint_bar(struct pen *pen, const struct block *block)
{
	const struct bar_part *parts = block->items;
	int total = bar_total(block), label_cols = 0;
	pen_wrap(pen, 0, pen->cols, STYLE_STRONG, block->label);
	if (total > 0)
		put_proportion(pen, block, total);
	for (size_t i = 0; i < block->n_items; i++) {
		int cols = pen_cols(parts[i].label);
		label_cols = cols > label_cols ? cols : label_cols;
	}
	for (size_t i = 0; i < block->n_items; i++) {
		buf_clear(&pen->words);
		write_share(parts[i].count, total, &pen->words);
		const char *share = buf_text(&pen->words);
		int share_col = BETWEEN_COLS + label_cols + BETWEEN_COLS;
		bool beside = share_col + pen_cols(share) <= pen->cols;
		pen_put(pen, 0, 1, STYLE_BAR, pen->signs->fill[i < 3 ? i : 3]);
		if (beside)
			pen_put(pen, share_col, pen->cols - share_col, STYLE_TEXT, share);
		pen_wrap(pen, BETWEEN_COLS, pen->cols - BETWEEN_COLS, STYLE_TEXT, parts[i].label);
		if (!beside)
			pen_wrap(pen, BETWEEN_COLS, pen->cols - BETWEEN_COLS, STYLE_QUIET, share);
	}
}
