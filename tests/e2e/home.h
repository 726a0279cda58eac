/* SPDX-License-Identifier: MIT */
/* A client for a test that needs no board after its invitation: joined, in a folder of its own under /tmp. */
#pragma once

#include "harness/pty_vterm.h"

struct home {
	char dir[64], client[96];
};

#define HOME_ID_BYTES 64
/* What home_first_answer types. */
#define HOME_TYPED "Oak Street Youth Club, known as the Oaks"

/* The value of a variable of the environment; the test fails without it. */
const char *wanted(const char *name);
/* A client that has joined; nothing listens at the other end, and nothing needs to. */
void home_begin(struct home *home);
void home_end(struct home *home);
/* Begins an assessment. */
void home_new(const struct home *home, char id[HOME_ID_BYTES]);
/* The full screen on it. */
struct pty *home_open(const struct home *home, int rows, int cols, const char *const env[]);
/* To the first question, with HOME_TYPED typed into it; the field is not left. */
struct pty *home_first_answer(const struct home *home);
/* The same on a screen that is open and at its first page, up to the field; nothing is typed. */
void home_to_first_question(struct pty *pty);
/* Answers the whole core route from the practice answers, and gives the approval. */
void home_fill_in(const struct home *home, const char *id);
/* The same, by someone else in the meantime: waits until it does. */
void home_await_kept(const struct home *home, const char *text);
/* What the only assessment says as JSON holds `text`. */
void home_expect_kept(const struct home *home, const char *text);
