/* SPDX-License-Identifier: MIT */
#include "page/write_text_inside.h"

#include "base/text.h"
#include "page/gettext.h"

#include <string.h>

#define GAP_COLS 2
#define MAX_COLUMNS 16
#define INDENT 2
#define BAR_CELLS 20

/* What is measured and put is the same safe text. */
static int add_cell(struct buf *cell, const char *text)
{
	buf_clear(cell);
	text_safe(cell, text, strlen(text), false);
	return text_cols(buf_text(cell));
}

/* The first cell of a row, with the id of the question the row is about. */
static int add_row_cell(struct buf *cell, const struct table_row *row, size_t column)
{
	struct buf id = BUF(cell->max_bytes);
	int cols = add_cell(cell, row->cells[column]);
	if (column == 0)
		write_question_id(row->id, row->cells[0], &id);
	if (id.len) {
		buf_add(&id, buf_text(cell), cell->len);
		cols = add_cell(cell, buf_text(&id));
	}
	buf_release(&id);
	return cols;
}

static bool is_number(const char *text)
{
	return strcmp(text, "-") == 0 || strspn(text, "0123456789.,% ") == strlen(text);
}

/* Numbers stand under each other at the right. */
static bool is_numeric(const struct block *block, size_t column)
{
	const struct table_row *rows = block->items;
	for (size_t i = 0; i < block->n_items; i++) {
		if (!is_number(rows[i].cells[column]))
			return false;
	}
	return column > 0 && block->n_items > 0;
}

/* Widths of all columns; false if the table does not fit side by side. */
static bool measure(struct paper *paper, const struct block *block, int *widths)
{
	const struct table_row *rows = block->items;
	int sum = 0;
	if (block->n_columns > MAX_COLUMNS)
		return false;
	for (size_t column = 0; column < block->n_columns; column++) {
		widths[column] = add_cell(&paper->line, block->columns[column]);
		for (size_t i = 0; i < block->n_items; i++) {
			int cols = add_row_cell(&paper->line, &rows[i], column);
			if (cols > widths[column])
				widths[column] = cols;
		}
		sum += widths[column] + (column ? GAP_COLS : 0);
	}
	buf_clear(&paper->line);
	return sum <= paper->cols;
}

/* One cell of its width; no blanks at the end of a row. */
static void put_cell(struct paper *paper, int cols, int width, bool right, bool last)
{
	size_t room = (size_t)(width - cols);
	buf_fill(paper->out, ' ', right ? room : 0);
	buf_add(paper->out, buf_text(&paper->line), paper->line.len);
	buf_fill(paper->out, ' ', right || last ? 0 : room);
	if (last) {
		size_t end = paper->out->len;
		while (end && paper->out->data[end - 1] == ' ')
			end--;
		if (!paper->out->full)
			buf_cut(paper->out, end);
	}
	buf_fill(paper->out, last ? '\n' : ' ', last ? 1 : GAP_COLS);
}

static void put_columns(struct paper *paper, const struct block *block, const int *widths)
{
	const struct table_row *rows = block->items;
	bool right[MAX_COLUMNS];
	for (size_t c = 0; c < block->n_columns; c++) {
		right[c] = is_numeric(block, c);
		put_cell(paper, add_cell(&paper->line, block->columns[c]), widths[c], right[c], c + 1 == block->n_columns);
	}
	for (size_t c = 0; c < block->n_columns; c++) {
		buf_clear(&paper->line);
		buf_fill(&paper->line, '-', (size_t)widths[c]);
		put_cell(paper, widths[c], widths[c], false, c + 1 == block->n_columns);
	}
	for (size_t i = 0; i < block->n_items; i++) {
		for (size_t c = 0; c < block->n_columns; c++)
			put_cell(paper, add_row_cell(&paper->line, &rows[i], c), widths[c], right[c], c + 1 == block->n_columns);
	}
	buf_clear(&paper->line);
}

static void put_stacked(struct paper *paper, const struct block *block)
{
	const struct table_row *rows = block->items;
	for (size_t i = 0; i < block->n_items; i++) {
		if (i)
			paper_blank(paper);
		for (size_t c = 0; c < block->n_columns; c++) {
			if (!*rows[i].cells[c])
				continue;
			struct buf cell = BUF(paper->line.max_bytes);
			add_row_cell(&cell, &rows[i], c);
			paper_add(paper, block->columns[c]);
			buf_puts(&paper->line, label_joint(block->columns[c]));
			paper_say(paper, INDENT, 2 * INDENT, buf_text(&cell));
			buf_release(&cell);
		}
	}
}

void paper_table(struct paper *paper, const struct block *block)
{
	int widths[MAX_COLUMNS];
	paper_say(paper, 0, 0, block->label);
	if (!block->n_items)
		paper_say(paper, INDENT, INDENT, _("Nothing here yet."));
	else if (measure(paper, block, widths))
		put_columns(paper, block, widths);
	else
		put_stacked(paper, block);
}

struct bar_widths {
	int label, words;
};

static struct bar_widths bar_widths(struct paper *paper, const struct block *block, int total)
{
	const struct bar_part *parts = block->items;
	struct bar_widths widths = { 0 };
	for (size_t i = 0; i < block->n_items; i++) {
		int cols = add_cell(&paper->line, parts[i].label);
		widths.label = cols > widths.label ? cols : widths.label;
		buf_clear(&paper->line);
		write_share(parts[i].count, total, &paper->line);
		cols = text_cols(buf_text(&paper->line));
		widths.words = cols > widths.words ? cols : widths.words;
	}
	buf_clear(&paper->line);
	return widths;
}

static void add_marks(struct paper *paper, int count, int total)
{
	int filled = bar_cells(count, total, BAR_CELLS);
	buf_fill(&paper->line, '#', (size_t)filled);
	buf_fill(&paper->line, '-', (size_t)(BAR_CELLS - filled));
}

/* "Fully met   ####----  12 of 30", or where that is too wide the words in one row and the marks in the next. */
static void put_part(struct paper *paper, const struct bar_part *part, int total, int label_cols, bool fits)
{
	int cols = add_cell(&paper->line, part->label);
	if (fits) {
		buf_fill(&paper->line, ' ', (size_t)(label_cols - cols + GAP_COLS));
		add_marks(paper, part->count, total);
		buf_fill(&paper->line, ' ', GAP_COLS);
		write_share(part->count, total, &paper->line);
		paper_put(paper, INDENT, INDENT);
		return;
	}
	buf_puts(&paper->line, label_joint(part->label));
	write_share(part->count, total, &paper->line);
	paper_put(paper, INDENT, 2 * INDENT);
	add_marks(paper, part->count, total);
	paper_put(paper, 2 * INDENT, 2 * INDENT);
}

void paper_bar(struct paper *paper, const struct block *block)
{
	const struct bar_part *parts = block->items;
	int total = bar_total(block);
	struct bar_widths widths = bar_widths(paper, block, total);
	bool fits = INDENT + widths.label + GAP_COLS + BAR_CELLS + GAP_COLS + widths.words <= paper->cols;
	paper_say(paper, 0, 0, block->label);
	for (size_t i = 0; i < block->n_items; i++)
		put_part(paper, &parts[i], total, widths.label, fits);
}
