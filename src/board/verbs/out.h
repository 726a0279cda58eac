/* SPDX-License-Identifier: MIT */
/* What verbs say (page/out.h), with the exit status that follows from it. */
#pragma once

#include "page/out.h"

struct verb;

#define OUT_MAX_BYTES ((size_t)256 * 1024 * 1024)

/* Text, made safe line by line. Gives STATUS_OK or the status of the failed write. */
int out_text(const struct buf *text);
int out_line(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* Pretty, with a newline; takes the tree. */
int out_json(struct json *json);
/* Says what happened, what is safe and what to do next; gives the exit status. */
int fail_with(const struct err *err);
/* A call that cannot be meant; `verb` may be NULL. Always STATUS_USAGE. */
int misused(const struct verb *verb, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
