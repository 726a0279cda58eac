/* SPDX-License-Identifier: MIT */
/*
 * What went wrong, as a value.
 *
 * A function that can fail returns bool and takes `struct err *err` last. Whoever
 * knows the cause sets it once; nobody above overwrites it; it is untouched on
 * success, and the function's outputs are untouched on failure. `err` may be NULL
 * where the caller wants no cause. No prose for users lives here: `detail` and
 * `where` are facts (a file name, a JSON pointer, what was found); page/trouble
 * turns a code into what is safe, what is not and what to do next.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum err_code {
#define ERR(id, name) ERR_##id,
#include "base/err.def"
#undef ERR
	ERR_COUNT
};

struct err {
	enum err_code code;
	int errnum;        /* errno at the time, or 0 */
	long line;         /* line in `where`, from 1, or 0 */
	char where[160];   /* file, JSON pointer or name; may hold what strangers wrote: pass it through text_safe() */
	char detail[240];  /* what was found, in English, for a log or a developer; may quote strangers as well */
};

#define MUST_USE __attribute__((warn_unused_result))

/*
 * Sets every member and returns false, so that `return err_set(...)` is one line. NULL `err` is allowed. `where` and the
 * arguments may point into *err. Long texts are cut at a grapheme.
 */
__attribute__((format(printf, 4, 5)))
bool err_set(struct err *err, enum err_code code, const char *where, const char *fmt, ...);

/* The same from an errno value, choosing the code (ENOSPC is ERR_NO_SPACE, …). */
bool err_sys(struct err *err, int errnum, const char *where, const char *doing);

void err_clear(struct err *err);

/* Stable lower-case name of a code ("no_space"), for logs and JSON. Never NULL. */
const char *err_name(enum err_code code);
