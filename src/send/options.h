/* SPDX-License-Identifier: MIT */
/* The command line of section11-send. */
#pragma once

#include <stdbool.h>
#include <stdio.h>

struct options {
	const char *dir;        /* NULL: the usual place */
	const char *id;         /* NULL: everything; else the beginning of an id */
	const char *code_from;  /* NULL: only remembered codes */
	bool json, watch, once, help, version;
};
/* False with a sentence on `errors` if it was called wrongly. */
bool options_read(int argc, char **argv, struct options *ret, FILE *errors);
void options_help(FILE *out);
