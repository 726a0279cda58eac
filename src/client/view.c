/* SPDX-License-Identifier: MIT */
#include "client/view.h"

/* Keys that were typed ahead meet a page that was not painted yet: it is laid out first, unseen. */
static void catch_up(struct view *view)
{
	if (view->painted == view->model->built)
		return;
	if (view->unseen.rows != view->rows || view->unseen.cols != view->cols)
		cells_resize(&view->unseen, view->rows, view->cols);
	view_paint(view, view->model, &view->unseen);
}

static const char *step(void *ctx, const struct page *page, int steps, bool by_screen)
{
	struct view *view = ctx;
	catch_up(view);
	return painter_step(page, &view->options, &view->state, view->rows, view->cols, steps, by_screen);
}

static bool focus_is_shown(void *ctx)
{
	struct view *view = ctx;
	catch_up(view);
	return view->state.focus_shown;
}

/* The painter goes to the top of a page that it has not seen, and to a focus that it has not seen. */
static void show(void *ctx, bool top)
{
	struct view *view = ctx;
	view->state.focus_id[0] = '\0';
	if (top)
		view->state.page_id[0] = '\0';
}

void view_init(struct view *view, struct model *model)
{
	*view = (struct view){ .options = { .from_top = true }, .model = model, .rows = 24, .cols = 80 };
	cells_init(&view->unseen, view->rows, view->cols);
	model->viewer = (struct viewer){ .ctx = view, .step = step, .focus_is_shown = focus_is_shown, .show = show };
}

void view_release(struct view *view)
{
	view->model->viewer = (struct viewer){ 0 };
	cells_release(&view->unseen);
}

void view_paint(struct view *view, struct model *model, struct cells *cells)
{
	view->options.quiet = model->quiet;
	view->rows = cells->rows;
	view->cols = cells->cols;
	painter_paint(&model->page, &view->options, &view->state, cells);
	view->painted = model->built;
	if (view->state.field_cols > 0)
		model->field_cols = view->state.field_cols;
	if (view->state.field_rows > 0)
		model->field_rows = view->state.field_rows;
}
