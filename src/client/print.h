/* SPDX-License-Identifier: MIT */
/* Files to take along, written beside the drafts under names that say what they are. What was there under that name is replaced. */
#pragma once

#include "base/err.h"
#include "client/model.h"

/* On failure there is no new file. The caller frees *ret_path. */
MUST_USE bool print_write(const struct store *store, const struct opened *opened, enum print what, int64_t now, char **ret_path,
	struct err *err);
