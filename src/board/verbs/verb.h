/* SPDX-License-Identifier: MIT */
/*
 * A verb: what `section11-board VERB` does. One file a verb; verbs/table.c lists them. A verb
 * is data (names, operands, options, help) and one function. The data serves the parser
 * and --help alike, so that neither can say what the other does not.
 *
 * Calling sequence (board/main.c): call_parse reads the arguments into a struct call by the verb's tables; verb->run(&call)
 * does it and returns the exit status; call_release. Results go to standard output through verbs/out.h, whatever is wrong to
 * standard error.
 */
#pragma once

#include "base/err.h"
#include "page/verb.h"

#include <stdint.h>

#define CALL_OPTIONS_MAX 16

struct board;
struct ledger;

/* Options that every verb takes, before or after its name. */
enum { GLOBAL_DIR, GLOBAL_HELP, GLOBAL_VERSION, GLOBAL_COUNT };
extern const struct verb_option global_options[GLOBAL_COUNT];

/* What was asked for. The texts belong to argv. */
struct call {
	const struct verb *verb;
	const char *globals[GLOBAL_COUNT];     /* as `values` */
	const char *values[CALL_OPTIONS_MAX];  /* by the verb's own table: NULL if not given, "" for a flag */
	const char **operands;                 /* owned; the texts are not */
	size_t n_operands;
	int64_t now, today;                    /* seconds; the day here */
};

/* In reading order, ended by NULL. */
extern const struct verb *const verbs[];

/*
 * Finds the verb among the arguments and reads the rest by its tables. False if it was called wrongly: said on standard
 * error already. Needs call_release in either case.
 */
MUST_USE bool call_parse(int argc, char **argv, struct call *ret);
void call_release(struct call *call);

/* The board's folder: --dir, else $XDG_DATA_HOME/section11-board. The caller frees. */
char *call_dir(const struct call *call) __attribute__((returns_nonnull));
/* The board and its ledger; `ret_ledger` may be NULL. True, or false with what is wrong said and *ret_status set. */
MUST_USE bool call_open(const struct call *call, struct board *ret_board, struct ledger **ret_ledger, int *ret_status);
/* A number given for an option, or the default; false if it is none within the bounds: said already. */
MUST_USE bool call_number(const struct call *call, size_t option, int64_t min, int64_t max, int64_t otherwise, int64_t *ret);
/* Who is at the keyboard, for the log: the login name. The caller frees. */
char *call_who(void) __attribute__((returns_nonnull));
