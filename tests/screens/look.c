/* SPDX-License-Identifier: MIT */
#include "look.h"

#include "base/buf.h"
#include "client/lines/lines.h"
#include "harness/screen_test.h"

#include <stdio.h>

void look_paint(struct driver *driver, struct size size, struct cells *ret_cells)
{
	cells_init(ret_cells, size.rows, size.cols);
	view_release(&driver->view);
	view_init(&driver->view, &driver->model);
	driver->view.options.from_top = !driver->touched;
	driver_paint(driver, ret_cells, false);
	driver->view.options.from_top = true;
}

void look_tell(struct driver *driver, struct buf *out)
{
	driver->model.by_lines = true;
	model_build(&driver->model);
	lines_page(&driver->model, 0, out);
	driver->model.by_lines = false;
	model_build(&driver->model);
}

void look_all(struct driver *driver, const char *name, const struct size *sizes, size_t n)
{
	char file[120];
	struct buf text = BUF(8 * BUF_MIB);
	for (size_t i = 0; i < n; i++) {
		struct cells cells;
		look_paint(driver, sizes[i], &cells);
		buf_printf(&text, "%dx%d\n", sizes[i].cols, sizes[i].rows);
		cells_write(&cells, &text);
		buf_putc(&text, '\n');
		cells_release(&cells);
	}
	buf_puts(&text, "told\n");
	look_tell(driver, &text);
	snprintf(file, sizeof file, "%s.screen", name);
	screen_test_text(file, buf_text(&text));
	buf_release(&text);
}
