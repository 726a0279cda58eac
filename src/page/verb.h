/* SPDX-License-Identifier: MIT */
/*
 * A verb of a program: data (names, operands, options, help) and one function. The data serves the parser and --help alike, so
 * that neither can say what the other does not. What a call holds is each program's own.
 */
#pragma once

#include "page/options.h"

struct call;

struct verb {
	const char *name;      /* "new"; "form check" is two words; "" for what runs without one */
	const char *operands;  /* "ID [QUESTION]", "" for none */
	const char *summary;   /* N_: one line for the list of verbs */
	const char *details;   /* N_: further words for --help; NULL if none */
	size_t min_operands, max_operands;
	const struct verb_option *options;
	size_t n_options;
	int (*run)(struct call *call);
};

/* --help of one verb of `program`; `globals` are the options that every verb takes. */
void verb_help(struct buf *out, const char *program, const struct verb *verb, const struct verb_option *globals, size_t n_globals);
/* Its row in the list of all. */
void verb_help_row(struct buf *out, const struct verb *verb);
