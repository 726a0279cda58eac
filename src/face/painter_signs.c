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

/*
 * The kernel's own font (its cp437.uni) has no ellipsis and no heavy line; those of console-setup have no dark shade. What
 * is here is in all of them.
 */
static const struct signs console = {
	.chosen = "(•)", .not_chosen = "( )", .ticked = "[x]", .not_ticked = "[ ]", .point = "•", .secret = "•", .ellipsis = "...",
	.rule = "─", .bar = "│", .notice = "║", .above = "↑", .below = "↓",
	.corner = { "┌", "┐", "└", "┘" }, .side = "│",
	.fill = { "█", "▒", "░", "·" },
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
	static const struct signs *const sets[] = { [SIGNS_DRAWN] = &drawn, [SIGNS_CONSOLE] = &console, [SIGNS_ASCII] = &ascii };
	return sets[options->signs];
}

/* One column for one column, so that nothing moves. */
static const struct {
	const char *sign, *plain;
	bool on_console;          /* the console has it */
} folds[] = {
	{ "‘", "'" }, { "’", "'" }, { "“", "\"" }, { "”", "\"" }, { "–", "-" }, { "—", "-" }, { "‐", "-" }, { "‑", "-" },
	{ "−", "-" }, { "·", "-", true }, { "•", "*", true }, { "…", "." }, { "×", "x" }, { "\xc2\xa0", " ", true },
	{ "→", ">", true }, { "←", "<", true }, { "↑", "^", true }, { "↓", "v", true }, { "✓", "x" }, { "≥", ">", true },
	{ "≤", "<", true }, { "�", "?", true },
};

void cells_fold(struct cells *cells, enum sign_set signs)
{
	size_t n = signs == SIGNS_DRAWN ? 0 : (size_t)cells->rows * (size_t)cells->cols;
	for (struct cell *cell = cells->cell; cell < cells->cell + n; cell++) {
		if (!((unsigned char)cell->text[0] & 0x80))
			continue;
		for (size_t i = 0; i < sizeof folds / sizeof folds[0]; i++) {
			if (strcmp(cell->text, folds[i].sign) == 0 && (signs == SIGNS_ASCII || !folds[i].on_console))
				memcpy(cell->text, folds[i].plain, 2);
		}
	}
}
