/* SPDX-License-Identifier: MIT */
/*
 * A small, whole form in memory: every kind of question, two sections, all local files.
 * A test changes one place of one file and joins it.
 */
#pragma once

#include "form/read.h"

struct json;

/* In `file`, the first `from` becomes `to`. Both NULL: nothing changes. `to` NULL: the file cannot be read. */
struct change {
	const char *file, *from, *to;
};

/* The text of a file with the change made; the caller frees. Fails the test if `from` is not in it. */
char *source_text(const char *file, const struct change *change);
/* form_join of the form with the change made. */
bool join_changed(const struct change *change, struct json **ret_body, struct form_faults *faults);
/* The unchanged body; it must join. */
struct json *join_whole(void);
/* The unchanged form. The caller frees. */
struct form *read_whole(void);
