/* SPDX-License-Identifier: MIT */
/* What the painter remembers of the page in front, and the model's viewer made from it. */
#pragma once

#include "client/model.h"
#include "face/cells.h"
#include "face/painter.h"

struct view {
	struct paint_options options;
	struct paint_state state;
	struct model *model;
	struct cells unseen;   /* to lay out a page that is not shown */
	unsigned long painted; /* model->built at the last paint */
	int rows, cols;
	char dragged[64];      /* the field in which the mouse went down; "" for none */
};

/* The view must outlive the model's use of it. */
void view_init(struct view *view, struct model *model);
void view_release(struct view *view);
/* Paints model->page at the cells' size, and tells the model what editors need to know of it. */
void view_paint(struct view *view, struct model *model, struct cells *cells);
