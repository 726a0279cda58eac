/* SPDX-License-Identifier: MIT */
/*
 * The courier as seen from the full screen: a child process that says one JSON object a
 * line. The screen never waits for it: its pipe is watched beside the keyboard.
 */
#pragma once

#include "base/err.h"

#include <sys/types.h>

struct courier {
	pid_t pid;        /* 0: none is running */
	int fd;           /* its standard output, non-blocking; -1 */
	char line[4096];
	size_t len;
};

/* Where it is: beside this program, so that a build folder or a stick works without installing; else its bare name, for PATH. */
char *courier_program(void) __attribute__((returns_nonnull, warn_unused_result));
/* `program` NULL: as courier_program says. `code` goes through its standard input; "" if it is remembered. */
MUST_USE bool courier_start(struct courier *courier, const char *program, const char *dir, const char *id, const char *code, struct err *err);
/* Asks it to stop; it notes that the outcome is unclear. */
void courier_cancel(struct courier *courier);

/*
 * Reads what there is. Calls `take` for each whole line. True while it goes on; false once it has ended, with its exit
 * status (or 128 + signal) in *ret_status.
 */
bool courier_read(struct courier *courier, void (*take)(void *ctx, const char *line, size_t len), void *ctx, int *ret_status);
