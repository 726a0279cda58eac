/* SPDX-License-Identifier: MIT */
/*
 * Where files that a person takes along are put, such as a copy to print: the folder for documents that file managers show, or
 * else the home folder. XDG's user-dirs.dirs names the first in the person's own language ("$HOME/Dokumenty").
 */
#pragma once

/* From XDG_CONFIG_HOME, HOME and what is there now. The caller frees; NULL if there is no home folder. */
char *take_along_folder(void);
