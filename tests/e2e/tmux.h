/* SPDX-License-Identifier: MIT */
/*
 * A program in a window of the real tmux, on a server of its own that ends with the test. We are attached in tmux's control
 * mode: it says when the window wrote something, so that waiting needs no clock but the deadline of 20 seconds.
 *
 *     struct tmux *tmux = tmux_start(24, 80, (const char *const[]){ PROGRAM, "--dir", dir, NULL });
 *     tmux_expect_text(tmux, "Your assessments");
 *     tmux_keys(tmux, "Down Enter");              // tmux's own names of keys
 *     tmux_resize(tmux, 12, 40);
 *     tmux_stop(tmux);
 */
#pragma once

#include <stdbool.h>

struct tmux;

/* Whether there is a tmux on this computer. */
bool tmux_is_here(void);
struct tmux *tmux_start(int rows, int cols, const char *const argv[]);
/* Ends the server, and what runs in it. */
void tmux_stop(struct tmux *tmux);
void tmux_keys(struct tmux *tmux, const char *names);
void tmux_type(struct tmux *tmux, const char *text); /* without ' in it */
void tmux_resize(struct tmux *tmux, int rows, int cols);

void tmux_expect_text(struct tmux *tmux, const char *text);
void tmux_expect_gone(struct tmux *tmux, const char *text);
/* The cursor is seen, and stands right behind this text. */
void tmux_expect_cursor_after(struct tmux *tmux, const char *text);
/* The window holds exactly these rows. */
void tmux_expect_window(struct tmux *tmux, const char *rows);
/* The program ended by itself with that status, and its window is as it was before it. */
void tmux_expect_end(struct tmux *tmux, int status);
/* The window as text, rows without the blanks at their ends. The caller frees. */
char *tmux_window(struct tmux *tmux);
