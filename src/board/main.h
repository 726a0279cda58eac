/* SPDX-License-Identifier: MIT */
/* The board's program, whole: what program.c calls, and what a test may call in a process of its own. */
#pragma once

/* Runs a verb. Returns the exit status: 0 done; 1 a negative answer; 2 called wrongly; 65 and up as in sysexits(3). */
int board_main(int argc, char **argv);
