/* SPDX-License-Identifier: MIT */
/*
 * The receiver: what `section11-board receive` runs. It takes sealed bytes that it cannot
 * read, stores them exactly once, and answers with a signed receipt after the commit. It
 * ends cleanly on SIGTERM and SIGINT, and, if asked, when its standard input ends: what
 * is under way is finished first.
 */
#pragma once

#include "board/board.h"

struct receiver_options {
	const struct board *board;
	const char *receipt_key;      /* path */
	const char *listen;           /* "127.0.0.1:8011", "[::1]:0"; port 0: any free one */
	const char *tls_cert, *tls_key; /* paths of PEM files, both or none */
	int64_t max_body_bytes;
	int64_t disk_floor_bytes;
	int64_t deadline_ms;
	bool until_stdin_closes;
	/* Told once the socket listens: its whole address ("http://127.0.0.1:41234"). */
	void (*ready)(void *ctx, const char *address);
	void *ctx;
};
/* Returns when it was told to end. ERR_NETWORK (address in use …), ERR_WRONG_KEY, ERR_STATE (the database makes no promises). */
MUST_USE bool receiver_run(const struct receiver_options *options, struct err *err);
