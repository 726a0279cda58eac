/* SPDX-License-Identifier: MIT */
#include "look.h"

#include "base/buf.h"
#include "client/lines.h"
#include "harness/screen_test.h"

#include <stdio.h>

void look_paint(struct driver *driver, struct size size, struct cells *ret_cells)
{
	cells_init(ret_cells, size.rows, size.cols);
	view_release(&driver->view);
	view_init(&driver->view, &driver->model);
	driver_paint(driver, ret_cells, false);
}

void look_tell(struct driver *driver, struct buf *out)
{
	driver->model.by_lines = true;
	model_build(&driver->model);
	lines_page(&driver->model, 0, out);
	driver->model.by_lines = false;
	model_build(&driver->model);
}

void look_picture(struct driver *driver, const char *name, struct size size)
{
	char file[120];
	struct cells cells;
	look_paint(driver, size, &cells);
	snprintf(file, sizeof file, "%s_%dx%d", name, size.cols, size.rows);
	screen_test_cells(file, &cells);
	cells_release(&cells);
}

void look_told(struct driver *driver, const char *name)
{
	char file[120];
	struct buf text = BUF(BUF_MIB);
	look_tell(driver, &text);
	snprintf(file, sizeof file, "%s.told", name);
	screen_test_text(file, buf_text(&text));
	buf_release(&text);
}
