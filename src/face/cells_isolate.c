/* SPDX-License-Identifier: MIT */
/*
 * Texts with letters from right to left, kept among themselves. Many terminals order each row by themselves (UAX #9): then
 * a name in Hebrew takes the number behind it along to its other side, two such names change places, and a row that begins with one may be
 * turned round whole. What is written into cells cannot be marked with the controls for that, since terminals drop them or show
 * them. A letter from left to right between the two stops it everywhere: U+01C0, which looks like a bar. It takes the place of a blank, and
 * only where something would move. See docs/decisions/0012.
 */
#include "face/cells.h"

#include "base/text.h"

#include <string.h>

#define BAR "\xc7\x80"

static enum text_direction direction_of(const struct cell *cell)
{
	return text_direction(cell->text, strlen(cell->text));
}

static bool is_blank(const struct cell *cell)
{
	return cell->cols == 1 && strcmp(cell->text, " ") == 0;
}

/* In the first blank on the way from `from` by `step`, or else in the neutral sign there, before anything that is no neutral. */
static bool put_bar(struct cell *row, int cols, int from, int step)
{
	int at = from;
	while (at >= 0 && at < cols && direction_of(&row[at]) == TEXT_NEUTRAL && !is_blank(&row[at]))
		at += step;
	if (at < 0 || at >= cols || !is_blank(&row[at]))
		at = from;
	if (at < 0 || at >= cols || row[at].cols != 1 || direction_of(&row[at]) != TEXT_NEUTRAL)
		return false;
	memcpy(row[at].text, BAR, sizeof BAR);
	return true;
}

/* Whether the first letter from here on goes from right to left. */
static bool begins_turned(const struct cell *row, int cols, int from)
{
	enum text_direction direction = TEXT_NEUTRAL;
	while (from < cols && direction != TEXT_LEFT_TO_RIGHT && direction != TEXT_RIGHT_TO_LEFT)
		direction = direction_of(&row[from++]);
	return direction == TEXT_RIGHT_TO_LEFT;
}

/* Whether what comes next on the row would be taken along: a number, or another text from right to left. */
static bool takes_along(const struct cell *row, int cols, int from)
{
	while (from < cols && direction_of(&row[from]) == TEXT_NEUTRAL)
		from++;
	return from < cols && direction_of(&row[from]) != TEXT_LEFT_TO_RIGHT;
}

/* In a window without a margin the top of the page begins in the first column: it gives way, into the blank behind the text. */
static bool push_right(struct cell *row, int cols)
{
	int end = 0;
	while (end < cols && !(row[end].edges & CELL_ENDS))
		end++;
	if (end + 1 >= cols || !is_blank(&row[end + 1]))
		return false;
	memmove(row + 1, row, ((size_t)end + 1) * sizeof *row);
	row[0] = (struct cell){ .text = BAR, .cols = 1, .style = row[1].style };
	return true;
}

static void isolate_row(struct cell *row, int cols)
{
	bool left_to_right = false; /* so far, beyond doubt */
	for (int col = 0; col < cols; col++) {
		if (row[col].edges & CELL_BEGINS && !left_to_right && begins_turned(row, cols, col))
			left_to_right = put_bar(row, cols, col - 1, -1) || (col == 0 && push_right(row, cols));
		if (direction_of(&row[col]) == TEXT_LEFT_TO_RIGHT)
			left_to_right = true;
		if (row[col].edges & CELL_ENDS && takes_along(row, cols, col + 1))
			put_bar(row, cols, col + 1, 1);
	}
}

void cells_isolate(struct cells *cells)
{
	for (int row = 0; cells->has_right_to_left && row < cells->rows; row++)
		isolate_row(cells->cell + (size_t)row * (size_t)cells->cols, cells->cols);
}

void cells_join(struct cells *cells, int row, int col, int n)
{
	if (row < 0 || row >= cells->rows || !cells->has_right_to_left)
		return;
	for (int at = col < 0 ? 0 : col; at < col + n && at < cells->cols; at++) {
		struct cell *cell = &cells->cell[(size_t)row * (size_t)cells->cols + (size_t)at];
		cell->edges &= (uint8_t)((at == col ? CELL_BEGINS : 0) | (at == col + n - 1 ? CELL_ENDS : 0));
	}
}
