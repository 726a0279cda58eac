/* SPDX-License-Identifier: MIT */
/*
 * A copy of an open assessment somewhere else, for when it cannot be saved where it belongs: the whole draft as it is now, with what
 * was never saved, as a file "section11-0a1b2c3d-not-saved.json" of the person's own (0600). `section11 answer ID --from FILE` makes
 * all as it is there (entry/take_over.h). An older file of that name is never replaced: the new one is numbered.
 */
#pragma once

#include "base/err.h"

#include <stdbool.h>

struct opened;

/* Into a folder that the person named: "~" is home, a relative one begins where the program was started. The caller frees *ret_path. */
MUST_USE bool rescue_into(const struct opened *opened, const char *folder, char **ret_path, struct err *err);
/* Into the first that takes it: the folder for files to take along (take_along.h), $TMPDIR, /var/tmp, /tmp. The last one's error. */
MUST_USE bool rescue_anywhere(const struct opened *opened, char **ret_path, struct err *err);
/* What follows --from to take a copy in, as a shell reads it: its path, and --dir where the usual folder is not the one. To be freed. */
char *rescue_source(const struct opened *opened, const char *copy) __attribute__((returns_nonnull, warn_unused_result));
/*
 * The program ends, and the open assessment is not saved: one line on standard error says what is lost and where a copy is. `copy` is
 * the path of one that holds everything already; NULL: one is written where it can be, but if it was `given_up`.
 */
void rescue_at_the_end(const struct opened *opened, const char *copy, bool given_up);
