/* SPDX-License-Identifier: MIT */
/* What the painter remembers of the page in front, and the model's viewer made from it. */
#pragma once

#include "client/model.h"
#include "face/painter.h"

struct cells;

struct view {
	struct paint_options options;
	struct paint_state state;
	int rows, cols;
};

/* The view must outlive the model's use of it. */
void view_init(struct view *view, struct model *model);
/* Paints model->page at the cells' size, and tells the model what editors need to know of it. */
void view_paint(struct view *view, struct model *model, struct cells *cells);
