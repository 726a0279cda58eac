/* SPDX-License-Identifier: MIT */
/*
 * What verbs say. Results go to standard output in one piece at the end, so that a reader never
 * sees half of one; whatever is wrong goes to standard error. What is meant for people is
 * made safe for a terminal, whoever wrote it; data (JSON, CSV, HTML) passes unchanged.
 */
#pragma once

#include "base/err.h"

struct buf;
struct json;
struct verb;

/* No result is larger. */
#define OUT_MAX_BYTES ((size_t)64 * 1024 * 1024)

/* Each returns the exit status: 0, or why standard output could not be written (said already). */
int out_text(const struct buf *text);
int out_data(const struct buf *data);
int out_json(struct json *json); /* takes it; indented, with a newline */
/* To a file if `path` is not NULL and not "-" (whole or not at all), else as out_data. */
int out_file(const struct buf *data, const char *path);

/* A line on standard error: "section11: …". */
void complain(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* The same for lines that were gathered. */
void complain_text(const struct buf *text);
/* What happened, what is safe and what to do next; returns the exit status. */
int fail_with(const struct err *err);
/* Called wrongly: says so and where the help is; `verb` may be NULL. Returns 2. */
int misused(const struct verb *verb, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
