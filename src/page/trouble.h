/* SPDX-License-Identifier: MIT */
/*
 * The one table that turns a code into words: what happened, what is safe, what is not,
 * what to do next. Every main program says its failures through it.
 */
#pragma once

#include "base/err.h"

struct buf;

struct trouble {
	const char *what;  /* "The disk is full." */
	const char *safe;  /* "Everything up to your last saved answer is safe." */
	const char *next;  /* "Free some space, then press a key: saving is tried again." */
};
/* Translated. Never NULL members. */
struct trouble trouble_of(enum err_code code);
/*
 * Three sentences, then the place and the details where the error has them, made safe: one line without a newline, for a
 * status line or standard error.
 */
void trouble_write(const struct err *err, struct buf *out);
