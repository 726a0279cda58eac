/* SPDX-License-Identifier: MIT */
#include "page/write_text_inside.h"

#include "base/text.h"
#include "page/gettext.h"

#include <stdint.h>
#include <string.h>

#define GAP_COLS 2

/* False if there are too many kinds of parts. */
static bool add_column(struct bar_columns *columns, const char *label)
{
	for (size_t i = 0; i < columns->n; i++) {
		if (strcmp(columns->labels[i], label) == 0)
			return true;
	}
	if (columns->n == BAR_COLUMNS_MAX)
		return false;
	columns->labels[columns->n++] = label;
	return true;
}

size_t bar_run(const struct blocks *blocks, size_t from, struct bar_columns *ret)
{
	size_t n = 0;
	*ret = (struct bar_columns){ .n = 0 };
	for (; from + n < blocks->n && blocks->items[from + n].kind == BLOCK_BAR && blocks->items[from + n].label; n++) {
		const struct bar_part *parts = blocks->items[from + n].items;
		for (size_t i = 0; i < blocks->items[from + n].n_items; i++) {
			if (!add_column(ret, parts[i].label))
				return 0;
		}
	}
	return n > 1 ? n : 0;
}

int bar_count(const struct block *bar, const char *label)
{
	const struct bar_part *parts = bar->items;
	int count = 0;
	for (size_t i = 0; i < bar->n_items; i++) {
		if (strcmp(parts[i].label, label) == 0)
			count += parts[i].count;
	}
	return count;
}

/* A heading of two rows: its first word, and the others under it. */
static void add_word(struct paper *paper, const char *label, bool second)
{
	size_t len = strcspn(label, " ");
	if (second)
		text_safe(&paper->line, label[len] ? label + len + 1 : "", strlen(label[len] ? label + len + 1 : ""), false);
	else
		text_safe(&paper->line, label, len, false);
}

static int line_cols(struct paper *paper)
{
	int cols = text_cols(buf_text(&paper->line));
	buf_clear(&paper->line);
	return cols;
}

static int head_cols(struct paper *paper, const char *label)
{
	add_word(paper, label, false);
	int first = line_cols(paper);
	add_word(paper, label, true);
	int second = line_cols(paper);
	return first > second ? first : second;
}

static void put_right(struct paper *paper, int width)
{
	int cols = text_cols(buf_text(&paper->line));
	buf_fill(paper->out, ' ', (size_t)(GAP_COLS + width - cols));
	buf_add(paper->out, buf_text(&paper->line), paper->line.len);
	buf_clear(&paper->line);
}

static void put_label(struct paper *paper, const char *label, int width)
{
	text_safe(&paper->line, label, strlen(label), false);
	int cols = text_cols(buf_text(&paper->line));
	buf_add(paper->out, buf_text(&paper->line), paper->line.len);
	buf_fill(paper->out, ' ', (size_t)(width - cols));
	buf_clear(&paper->line);
}

struct widths {
	int label, column[BAR_COLUMNS_MAX];
	int picture; /* 0: there is no room for one */
};

/* A sign for each kind of part, told apart in black and white; what comes after shares the last. */
static const char signs[] = "#=.o-?";

static char sign(size_t column)
{
	return signs[column < sizeof signs - 1 ? column : sizeof signs - 2];
}

#define PICTURE_COLS 20
#define PICTURE_LEAST_COLS 10
#define LABEL_LEAST_COLS 12

static bool measure(struct paper *paper, const struct block *bars, size_t n, const struct bar_columns *columns,
	struct widths *widths)
{
	text_safe(&paper->line, _("Section"), strlen(_("Section")), false);
	widths->label = line_cols(paper);
	for (size_t i = 0; i < n; i++) {
		text_safe(&paper->line, bars[i].label, strlen(bars[i].label), false);
		int cols = line_cols(paper);
		widths->label = cols > widths->label ? cols : widths->label;
	}
	int sum = widths->label;
	for (size_t c = 0; c < columns->n; c++) {
		widths->column[c] = head_cols(paper, columns->labels[c]);
		sum += GAP_COLS + widths->column[c];
	}
	/* Long names take two rows rather than push the last column off the paper. */
	if (sum > paper->cols && widths->label - (sum - paper->cols) >= LABEL_LEAST_COLS) {
		widths->label -= sum - paper->cols;
		sum = paper->cols;
	}
	int room = paper->cols - sum - GAP_COLS;
	int least = head_cols(paper, _("Picture")) > PICTURE_LEAST_COLS ? head_cols(paper, _("Picture")) : PICTURE_LEAST_COLS;
	widths->picture = room < least ? 0 : room < PICTURE_COLS ? room : PICTURE_COLS;
	return sum <= paper->cols;
}

/* A cell for everything that there is; the others by their share. */
static void put_picture(struct paper *paper, const struct block *bar, const struct bar_columns *columns, int cols)
{
	int total = bar_total(bar), kinds = 0, seen = 0, done = 0;
	for (size_t c = 0; c < columns->n; c++)
		kinds += bar_count(bar, columns->labels[c]) > 0;
	if (!cols || !total || kinds > cols)
		return;
	buf_fill(paper->out, ' ', GAP_COLS);
	for (size_t c = 0; c < columns->n; c++) {
		int count = bar_count(bar, columns->labels[c]);
		seen += count;
		int end = (int)(((int64_t)seen * (cols - kinds) + total / 2) / total);
		if (count)
			buf_fill(paper->out, sign(c), (size_t)(1 + end - done));
		done = end;
	}
}

static void put_counts(struct paper *paper, const struct block *bar, const struct bar_columns *columns, const struct widths *widths)
{
	for (size_t c = 0; c < columns->n; c++) {
		buf_printf(&paper->line, "%d", bar_count(bar, columns->labels[c]));
		put_right(paper, widths->column[c]);
	}
	put_picture(paper, bar, columns, widths->picture);
}

static void put_key(struct paper *paper, const struct bar_columns *columns)
{
	paper_blank(paper);
	paper_add(paper, _("Picture:"));
	for (size_t c = 0; c < columns->n; c++) {
		buf_printf(&paper->line, c ? ", %c " : " %c ", sign(c));
		paper_add(paper, columns->labels[c]);
	}
	paper_put(paper, 0, 2);
}

static void put_heads(struct paper *paper, const struct bar_columns *columns, const struct widths *widths)
{
	for (int row = 0; row < 2; row++) {
		put_label(paper, row ? _("Section") : "", widths->label);
		for (size_t c = 0; c < columns->n; c++) {
			bool one_word = !strchr(columns->labels[c], ' ');
			if (!one_word || row)
				add_word(paper, columns->labels[c], row && !one_word);
			put_right(paper, widths->column[c]);
		}
		if (row && widths->picture) {
			buf_fill(paper->out, ' ', GAP_COLS);
			paper_add(paper, _("Picture"));
			buf_add(paper->out, buf_text(&paper->line), paper->line.len);
			buf_clear(&paper->line);
		}
		size_t end = paper->out->len;
		while (end && paper->out->data[end - 1] == ' ')
			end--;
		if (!paper->out->full)
			buf_cut(paper->out, end);
		buf_putc(paper->out, '\n');
	}
	buf_fill(paper->out, '-', (size_t)widths->label);
	for (size_t c = 0; c < columns->n; c++) {
		buf_fill(&paper->line, '-', (size_t)widths->column[c]);
		put_right(paper, widths->column[c]);
	}
	if (widths->picture)
		buf_fill(paper->out, ' ', GAP_COLS);
	buf_fill(paper->out, '-', (size_t)widths->picture);
	buf_putc(paper->out, '\n');
}

/* The counts stand beside the first row of the name. */
static void put_bar(struct paper *paper, const struct block *bar, const struct bar_columns *columns, const struct widths *widths)
{
	struct buf name = BUF(paper->line.max_bytes);
	struct text_line row = { 0 };
	text_safe(&name, bar->label, strlen(bar->label), false);
	for (bool first = true; text_wrap_next(buf_text(&name), name.len, widths->label, &row); first = false) {
		buf_add(&paper->line, buf_text(&name) + row.start, row.len);
		int cols = text_cols(buf_text(&paper->line));
		buf_add(paper->out, buf_text(&paper->line), paper->line.len);
		buf_clear(&paper->line);
		if (first) {
			buf_fill(paper->out, ' ', (size_t)(widths->label - cols));
			put_counts(paper, bar, columns, widths);
		}
		buf_putc(paper->out, '\n');
	}
	buf_release(&name);
}

bool paper_bars(struct paper *paper, const struct block *bars, size_t n, const struct bar_columns *columns)
{
	struct widths widths;
	if (!measure(paper, bars, n, columns, &widths))
		return false;
	put_heads(paper, columns, &widths);
	for (size_t i = 0; i < n; i++)
		put_bar(paper, &bars[i], columns, &widths);
	if (widths.picture)
		put_key(paper, columns);
	return true;
}
