/* SPDX-License-Identifier: MIT */
/*
 * What programs with verbs say. Results go to standard output in one piece at the end, so that a reader never sees half of
 * one; whatever is wrong goes to standard error, behind the program's name. Text for people is made safe for a terminal,
 * whoever wrote it; data (JSON, CSV, HTML) passes unchanged.
 */
#pragma once

#include "base/buf.h"
#include "base/err.h"

#include <stdarg.h>

struct json;

/* "section11-board": before anything is said. Without it: "section11". */
void out_program(const char *name);

/* False if it is cut (ERR_TOO_BIG) or was not written; err->errnum is EPIPE where the reader has gone: nothing is wrong here then. */
MUST_USE bool out_bytes(const struct buf *bytes, struct err *err);
MUST_USE bool out_safe(const struct buf *text, struct err *err);
/* Indented, with a newline; takes the tree. `max_bytes` is the most that a result may have. */
MUST_USE bool out_tree(struct json *json, size_t max_bytes, struct err *err);

/* A line on standard error: "section11: …". */
void complain(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void complain_list(const char *fmt, va_list ap) __attribute__((format(printf, 1, 0)));
/* The same for lines that were gathered. */
void complain_text(const struct buf *text);
/* What happened, what is safe and what to do next. */
void complain_trouble(const struct err *err);
/* Where the help is, of a verb or, for "", of the program. */
void complain_see_help(const char *verb);
