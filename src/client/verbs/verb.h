/* SPDX-License-Identifier: MIT */
/*
 * A verb: what `section11 VERB` does. One file a verb; verbs/table.c lists them. A verb is data
 * (names, operands, options, help) and one function. The data serves the parser and --help
 * alike, so that neither can say what the other does not.
 *
 * Calling sequence (client/main.c): call_parse reads the arguments into a struct call by the
 * verb's tables; verb->run(&call) does it and returns the exit status. Results go to standard
 * output through verbs/out.h, whatever is wrong to standard error.
 */
#pragma once

#include "entry/assessment.h"
#include "page/verb.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CALL_OPTIONS_MAX 16
#define CALL_OPERANDS_MAX 4

/* Options that every verb takes, before or after its name. */
enum { GLOBAL_DIR, GLOBAL_BY, GLOBAL_HELP, GLOBAL_VERSION, GLOBAL_COUNT };
extern const struct verb_option global_options[GLOBAL_COUNT];

/* What was asked for. The texts belong to argv. */
struct call {
	const struct verb *verb;
	const char *globals[GLOBAL_COUNT];       /* as `values` */
	const char *values[CALL_OPTIONS_MAX];    /* by the verb's own table of options: NULL if not given, "" for a flag */
	const char *operands[CALL_OPERANDS_MAX];
	size_t n_operands;
	struct author author;                    /* from --by and the clock */
	int64_t today;                           /* the day here */
};

/* In reading order, ended by NULL. */
extern const struct verb *const verbs[];
/* What runs where no verb is named: the full screen. */
extern const struct verb verb_screen;

/*
 * Finds the verb among the arguments and reads the rest by its tables. False if it was called wrongly: said on standard
 * error already. `ret` is whole in either case as far as --help needs it: ret->verb is NULL for the program's own help.
 */
MUST_USE bool call_parse(int argc, char **argv, struct call *ret);
