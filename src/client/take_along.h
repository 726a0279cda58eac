/* SPDX-License-Identifier: MIT */
/*
 * Where files that a person takes along are put, such as a copy to print: the folder for documents that file managers show, or
 * else the home folder. XDG's user-dirs.dirs names the first in the person's own language ("$HOME/Dokumenty").
 */
#pragma once

#include "base/err.h"

struct buf;

/* From XDG_CONFIG_HOME, HOME and what is there now. The caller frees; NULL if there is no home folder. */
char *take_along_folder(void);
/*
 * A new file FOLDER/STEM.ENDING under the first name that nobody has: STEM-2, STEM-3 and so on where it is taken, since what lies there
 * may be somebody's. On failure there is none. The caller frees *ret_path.
 */
MUST_USE bool take_along_create(const char *folder, const char *stem, const char *ending, const struct buf *bytes, char **ret_path,
	struct err *err);
