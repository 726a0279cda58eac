/* SPDX-License-Identifier: MIT */
#include "client/view.h"

#include "face/cells.h"

static const char *step(void *ctx, const struct page *page, int steps, bool by_screen)
{
	struct view *view = ctx;
	return painter_step(page, &view->options, &view->state, view->rows, view->cols, steps, by_screen);
}

static bool focus_is_shown(void *ctx)
{
	const struct view *view = ctx;
	return view->state.focus_shown;
}

void view_init(struct view *view, struct model *model)
{
	*view = (struct view){ .options = { .from_top = true }, .state = { .focus_shown = true }, .rows = 24, .cols = 80 };
	model->viewer = (struct viewer){ .ctx = view, .step = step, .focus_is_shown = focus_is_shown };
}

void view_paint(struct view *view, struct model *model, struct cells *cells)
{
	view->options.quiet = model->quiet;
	view->rows = cells->rows;
	view->cols = cells->cols;
	painter_paint(&model->page, &view->options, &view->state, cells);
	if (view->state.field_cols > 0)
		model->field_cols = view->state.field_cols;
	if (view->state.body_rows > 0)
		model->page_rows = view->state.body_rows;
}
