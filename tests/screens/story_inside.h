/* SPDX-License-Identifier: MIT */
/* What the files of a story's troubles share. */
#pragma once

#include "driver.h"

struct happening {
	const char *words;        /* with which a trouble begins; `rest` is what follows */
	void (*happen)(struct driver *driver, char *rest);
};
/* story_board.c */
extern const struct happening board_happenings[];
extern const size_t n_board_happenings;
