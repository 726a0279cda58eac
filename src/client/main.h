/* SPDX-License-Identifier: MIT */
/* The client, whole: what program.c calls, and what a test may call without a process of its own. */
#pragma once

/*
 * Runs a verb, or the full screen where none is named. Returns the exit status: 0 done; 1 a negative answer; 2 called
 * wrongly; 65 and up as in sysexits(3) (verbs/status.h has the table).
 */
int client_main(int argc, char **argv);
