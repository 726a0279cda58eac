/* SPDX-License-Identifier: MIT */
#include "face/painter_inside.h"

#include <string.h>

static const struct signs drawn = {
	.chosen = "(•)", .not_chosen = "( )", .ticked = "[x]", .not_ticked = "[ ]", .point = "•", .secret = "•", .ellipsis = "…",
	.rule = "─", .bar = "│", .notice = "┃", .above = "↑", .below = "↓",
	.corner = { "┌", "┐", "└", "┘" }, .side = "│",
	.fill = { "█", "▓", "▒", "░" },
	.pad = " ",
};

static const struct signs ascii = {
	.chosen = "(*)", .not_chosen = "( )", .ticked = "[x]", .not_ticked = "[ ]", .point = "-", .secret = "*", .ellipsis = "...",
	.rule = "-", .bar = "|", .notice = "|", .above = "^", .below = "v",
	.corner = { "+", "+", "+", "+" }, .side = "|",
	.fill = { "#", "=", ":", "." },
	.pad = "_",
};

const struct signs *signs_of(const struct paint_options *options)
{
	return options->ascii ? &ascii : &drawn;
}

/* One column for one column, so that nothing moves. */
static const struct {
	const char *sign, *plain;
} folds[] = {
	{ "‘", "'" }, { "’", "'" }, { "“", "\"" }, { "”", "\"" }, { "–", "-" }, { "—", "-" }, { "‐", "-" }, { "‑", "-" },
	{ "−", "-" }, { "·", "-" }, { "•", "*" }, { "…", "." }, { "×", "x" }, { "\xc2\xa0", " " }, { "→", ">" }, { "←", "<" },
	{ "↑", "^" }, { "↓", "v" }, { "✓", "x" }, { "≥", ">" }, { "≤", "<" }, { "�", "?" },
};

void cells_to_ascii(struct cells *cells)
{
	size_t n = (size_t)cells->rows * (size_t)cells->cols;
	for (struct cell *cell = cells->cell; cell < cells->cell + n; cell++) {
		if (!((unsigned char)cell->text[0] & 0x80))
			continue;
		for (size_t i = 0; i < sizeof folds / sizeof folds[0]; i++) {
			if (strcmp(cell->text, folds[i].sign) == 0)
				memcpy(cell->text, folds[i].plain, 2);
		}
	}
}
