/* SPDX-License-Identifier: MIT */
/* What verbs say (page/out.h), with the exit status that follows from it. */
#pragma once

#include "page/out.h"

struct verb;

/* No result is larger. */
#define OUT_MAX_BYTES ((size_t)64 * 1024 * 1024)

/* Each returns the exit status: 0, or why standard output could not be written (said already). */
int out_text(const struct buf *text);
int out_data(const struct buf *data);
int out_json(struct json *json); /* takes it */
/* To a file if `path` is not NULL and not "-" (whole or not at all), else as out_data. */
int out_file(const struct buf *data, const char *path);

/* What happened, what is safe and what to do next; returns the exit status. */
int fail_with(const struct err *err);
/* Called wrongly: says so and where the help is; `verb` may be NULL. Returns 2. */
int misused(const struct verb *verb, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
