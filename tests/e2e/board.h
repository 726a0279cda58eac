/* SPDX-License-Identifier: MIT */
/* A real board for a test: its folder, its receiver on loopback, its desk. */
#pragma once

#include <sys/types.h>

struct json;

struct board_under_test {
	const char *program;      /* section11-board */
	char dir[96];
	int port;
	pid_t receiver;           /* 0: not running */
	int receiver_out;
	char agency[64];
};

/* Inits a board in `dir`, adds an agency and writes its invitation to `invitation`. `form`: path of the form's source. */
void board_begin(struct board_under_test *board, const char *program, const char *dir, const char *form, const char *invitation);
/* Starts the receiver and waits until it listens. */
void board_receive(struct board_under_test *board);
void board_stop(struct board_under_test *board);
/* Opens what came in, and gives the one return that there is as JSON (show --json). The caller frees. */
struct json *board_show_only(struct board_under_test *board);

/* Runs a program to its end; gives its standard output. Fails the test if it does not exit with `status`. The caller frees. */
char *run_program(int status, const char *const argv[]);
/* The answers of an opened return and those that were typed, question by question: value, parts, state, reason. Fails on any difference. */
void expect_same_answers(const struct json *shown, const struct json *typed);
