/* SPDX-License-Identifier: MIT */
/* Looking at the page in front of a driver. Every look begins anew: what was painted before does not show. */
#pragma once

#include "driver.h"

struct buf;

struct size {
	int rows, cols;
};

/*
 * The page as it is first seen at that size: from its top if it was just opened, else where the focus is. The caller
 * releases the cells; they need not have been begun.
 */
void look_paint(struct driver *driver, struct size size, struct cells *ret_cells);
/* As line mode tells it. Appends. */
void look_tell(struct driver *driver, struct buf *out);
/* All of it in one file, NAME.screen: a picture at each size, then what line mode tells; compared with what was accepted. */
void look_all(struct driver *driver, const char *name, const struct size *sizes, size_t n);
