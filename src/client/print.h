/* SPDX-License-Identifier: MIT */
/*
 * Files to take along: the paper, what to do next as a table or a calendar. Their names say what they are, "section11-0a1b2c3d.html",
 * and are numbered from 2 where that name is taken: what lies there may be somebody's.
 */
#pragma once

#include "base/err.h"
#include "client/model.h"

struct copies {
	const char *folder; /* NULL: that of the store */
	bool practice;      /* as paper_order has it */
	int64_t now;
};

/* Nothing at all is written of what is too big. On failure there is no new file. The caller frees *ret_path. */
MUST_USE bool print_write(struct opened *opened, enum print what, const struct copies *copies, char **ret_path, struct err *err);
