/* SPDX-License-Identifier: MIT */
#include "face/painter_inside.h"

#include "page/gettext.h"
#include "page/write_inside.h"

#include <assert.h>

static const enum style weight_styles[] = {
	[WEIGHT_NORMAL] = STYLE_TEXT, [WEIGHT_STRONG] = STYLE_STRONG, [WEIGHT_QUIET] = STYLE_QUIET,
};

static const enum style notice_styles[] = {
	[NOTICE_INFO] = STYLE_INFO, [NOTICE_SUCCESS] = STYLE_SUCCESS, [NOTICE_WARNING] = STYLE_WARNING, [NOTICE_ERROR] = STYLE_ERROR,
	[NOTICE_DANGER] = STYLE_DANGER,
};

void paint_heading(struct pen *pen, const struct block *block)
{
	pen_wrap(pen, 0, pen->cols, STYLE_HEADING, block->label);
}

void paint_text(struct pen *pen, const struct block *block)
{
	pen_wrap(pen, 0, pen->cols, weight_styles[block->weight], block->label);
}

void paint_points(struct pen *pen, const struct block *block)
{
	const char *const *points = block->items;
	int indent = !block->numbered ? 2 : block->n_items < 10 ? 3 : 4;
	for (size_t i = 0; i < block->n_items; i++) {
		const char *mark = block->numbered ? pen_printf(pen, "%*zu.", indent - 2, i + 1) : pen->signs->point;
		pen_put(pen, 0, indent, weight_styles[block->weight], mark);
		pen_wrap(pen, indent, pen->cols - indent, weight_styles[block->weight], points[i]);
	}
}

void paint_hint(struct pen *pen, const struct block *block)
{
	pen_wrap(pen, 0, pen->cols, STYLE_QUIET, block->label);
}

void paint_notice(struct pen *pen, const struct block *block)
{
	enum style style = notice_styles[block->notice];
	int from = pen->row;
	const char *title = notice_word(block->notice);
	if (block->label)
		/* TRANSLATORS: the kind of a notice ("Warning") and its title. */
		title = pen_printf(pen, _("%s: %s"), title, block->label);
	pen_wrap(pen, 2, pen->cols - 2, style, title);
	pen_wrap(pen, 2, pen->cols - 2, STYLE_TEXT, block->text);
	int to = pen->row;
	for (pen->row = from; pen->row < to; pen->row++)
		pen_put(pen, 0, 1, style, pen->signs->notice);
}
