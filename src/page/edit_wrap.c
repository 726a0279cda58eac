/* SPDX-License-Identifier: MIT */
/*
 * The rows of a text at one width, kept while it changes. What text_wrap_next says of a row depends on the text from the
 * row's start to a little behind its end alone: so a change makes the rows just before it anew, and those behind it until a
 * row starts where one started before; all others only move.
 */
#include "page/edit_inside.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

/* More than text_wrap_next looks ahead of the place where a line may end. */
#define AHEAD_BYTES 64

void wrap_free(struct wrap *wrap)
{
	if (!wrap)
		return;
	free(wrap->rows);
	free(wrap->fresh);
	free(wrap);
}

static struct text_line *roomy(struct text_line *rows, size_t *cap, size_t need)
{
	if (need <= *cap)
		return rows;
	*cap = *cap * 2 > need ? *cap * 2 : need + 4;
	return xreallocarray(rows, *cap, sizeof *rows);
}

static bool next_row(const struct edit *edit, int cols, struct text_line *line)
{
	if (!edit->single)
		return text_wrap_next(edit->text, edit->len, cols, line);
	bool first = line->next == 0;
	*line = (struct text_line){ .start = 0, .len = edit->len, .next = edit->len + 1 };
	return first;
}

const struct wrap *wrap_at(const struct edit *edit, int cols)
{
	struct wrap *wrap = edit->wrap;
	if (cols < 1)
		cols = 1;
	if (wrap->cols == cols)
		return wrap;
	wrap->cols = cols;
	wrap->n = 0;
	for (struct text_line line = { 0 }; next_row(edit, cols, &line);) {
		wrap->rows = roomy(wrap->rows, &wrap->cap, wrap->n + 1);
		wrap->rows[wrap->n++] = line;
	}
	return wrap;
}

size_t wrap_row_of(const struct wrap *wrap, size_t at)
{
	size_t low = 0, high = wrap->n;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (wrap->rows[middle].start <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* The first row that a change at `at` may touch, which lies in row `row`: never before the start of its line. */
static size_t first_touched(const struct edit *edit, const struct wrap *wrap, size_t row, size_t at)
{
	size_t first = row;
	while (first > 0 && edit->text[wrap->rows[first].start - 1] != '\n' &&
		(first == row || wrap->rows[first + 1].start + AHEAD_BYTES > at))
		first--;
	return first;
}

/* Makes rows into `fresh` from `first` on, until they meet an old row: its index, or n if they never do. */
static size_t make_fresh(const struct edit *edit, struct wrap *wrap, size_t first, size_t from, size_t shift, size_t *ret_n)
{
	struct text_line line = { .next = wrap->rows[first].start };
	size_t old = first;
	*ret_n = 0;
	while (next_row(edit, wrap->cols, &line)) {
		while (old < wrap->n && (wrap->rows[old].start < from || wrap->rows[old].start + shift < line.start))
			old++;
		if (old < wrap->n && wrap->rows[old].start + shift == line.start)
			return old;
		wrap->fresh = roomy(wrap->fresh, &wrap->fresh_cap, *ret_n + 1);
		wrap->fresh[(*ret_n)++] = line;
	}
	return wrap->n;
}

void wrap_changed(struct edit *edit, size_t at, size_t removed, size_t added)
{
	struct wrap *wrap = edit->wrap;
	if (!wrap->cols)
		return;
	if (edit->single) {
		wrap->cols = 0;
		return;
	}
	size_t shift = added - removed; /* below zero it wraps around, and adding it comes out right */
	size_t first = first_touched(edit, wrap, wrap_row_of(wrap, at), at), n;
	size_t old = make_fresh(edit, wrap, first, at + removed, shift, &n), tail = wrap->n - old;
	wrap->rows = roomy(wrap->rows, &wrap->cap, first + n + tail);
	memmove(wrap->rows + first + n, wrap->rows + old, tail * sizeof *wrap->rows);
	if (n)
		memcpy(wrap->rows + first, wrap->fresh, n * sizeof *wrap->rows);
	wrap->n = first + n + tail;
	for (size_t i = first + n; shift && i < wrap->n; i++) {
		wrap->rows[i].start += shift;
		wrap->rows[i].next += shift;
	}
}

void edit_place(const struct edit *edit, int cols, int *ret_row, int *ret_col, int *ret_rows)
{
	const struct wrap *wrap = wrap_at(edit, cols);
	size_t row = wrap_row_of(wrap, edit->caret), start = wrap->rows[row].start;
	int col = text_ncols(edit->text + start, edit->caret - start);
	*ret_row = (int)row;
	*ret_col = col < wrap->cols || edit->single ? col : wrap->cols - 1;
	*ret_rows = (int)wrap->n;
}

bool edit_row(const struct edit *edit, int cols, int row, struct text_line *ret_line)
{
	const struct wrap *wrap = wrap_at(edit, cols);
	if (row < 0 || (size_t)row >= wrap->n)
		return false;
	*ret_line = wrap->rows[row];
	return true;
}
