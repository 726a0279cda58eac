/* SPDX-License-Identifier: MIT */
/*
 * Options of a command line, for the programs that have verbs: one table serves the parser and --help alike.
 *
 * Reading: walk over argv with `at`; what option_stands_here says is an option goes to option_take, with every table in which
 * it may stand. Nothing is copied: values belong to argv.
 */
#pragma once

#include "base/buf.h"
#include "base/err.h"

struct verb_option {
	const char *name;      /* "format", given as --format */
	char letter;           /* 'o' for -o as well, or 0 */
	const char *argument;  /* "FILE"; NULL for one that takes none */
	const char *help;      /* N_; NULL: not for people, --help leaves it out */
};
/* Options, and where their values go: NULL if not given, "" for one that takes none. */
struct option_table {
	const struct verb_option *options;
	size_t n;
	const char **values;
};
struct option_walk {
	int argc, at;
	char **argv;
	bool only_operands;  /* behind "--" */
};

/* "-" and "-3" are operands, and so is everything behind "--". */
bool option_stands_here(const struct option_walk *walk, const char *arg);
/* The option that `arg` ("--name", "--name=value", "-o") names in any of the tables, and its place there; NULL if none does. */
const struct verb_option *option_find(
	const struct option_table *tables, size_t n_tables, const char *arg, const char ***ret_value);
/* Takes `arg` and its value: behind "=", or the next argument. False, and why in words in `fault`, if it was called wrongly. */
MUST_USE bool option_take(
	struct option_walk *walk, const struct option_table *tables, size_t n_tables, const char *arg, struct buf *fault);

/* --help, 80 columns wide: a paragraph, a row with its label, all rows of a table. */
void options_help_words(struct buf *out, const char *words);
void options_help_row(struct buf *out, const char *label, const char *words);
void options_help(struct buf *out, const struct verb_option *options, size_t n);
