/* SPDX-License-Identifier: MIT */
/*
 * A program in a terminal: starts it in a pty, keeps its screen in libvterm, types, and waits for conditions,
 * never for time. pty_expect_… waits until what it says is true; at the deadline (20 seconds, or
 * SECTION11_TEST_SECONDS) the test fails and shows the screen.
 *
 *     struct pty *pty = pty_start(24, 80, (const char *const[]){ PROGRAM, "--dir", dir, NULL }, NULL);
 *     pty_expect_text(pty, "Your assessments");
 *     pty_press(pty, "Down Down Enter");
 *     pty_expect_cursor_on(pty, "Fully met");
 *     pty_type(pty, "Oak Street Youth Club");
 *     pty_press(pty, "Ctrl-Q");
 *     pty_expect_exit(pty, 0);
 *     pty_stop(pty);
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct pty;

/*
 * argv[0] is a path. The program's environment is ours with TERM=xterm-256color, LC_ALL=C.UTF-8, no folder for settings, without LINES,
 * COLUMNS and NO_COLOR, then `env`: "NAME=value" sets, "NAME" unsets; NULL ends it; NULL for none. Never NULL.
 */
struct pty *pty_start(int rows, int cols, const char *const argv[], const char *const env[]);
/* Ends what still runs (SIGKILL) and frees. */
void pty_stop(struct pty *pty);
pid_t pty_pid(const struct pty *pty);

/* ---- the hands ---- */

void pty_type(struct pty *pty, const char *bytes);
/*
 * Names as in key files, separated by blanks: "Down Ctrl-S F1 Shift-Tab a Space". After Esc nothing may follow in the
 * same call: Esc and a key at once are Alt and that key. Wait for what Esc does first.
 */
void pty_press(struct pty *pty, const char *keys);
/* As a terminal pastes: between its marks. */
void pty_paste(struct pty *pty, const char *text);
void pty_click(struct pty *pty, int row, int col);
/* Button down here, moved there, and up. */
void pty_drag(struct pty *pty, int row, int col, int to_row, int to_col);
/* The wheel by so many steps, up below zero. */
void pty_wheel(struct pty *pty, int row, int col, int steps);
/* Where a text stands on the screen; the test fails if it does not. */
void pty_find(struct pty *pty, const char *text, int *ret_row, int *ret_col);
void pty_resize(struct pty *pty, int rows, int cols);
/* To that size and back so fast that the program finds the size it had. */
void pty_resize_to_and_fro(struct pty *pty, int rows, int cols);
void pty_signal(struct pty *pty, int number);
/* To all that stands in front there: what runs below a shell, say. */
void pty_signal_front(struct pty *pty, int number);
/* Nobody reads any more, and the way there is full: not one byte can be written. pty_unclog reads again. */
void pty_clog(struct pty *pty);
void pty_unclog(struct pty *pty);
/* Closes the terminal: the program gets SIGHUP and the end of its input. */
void pty_hang_up(struct pty *pty);

/* ---- the eyes ---- */

void pty_expect_text(struct pty *pty, const char *text);     /* somewhere in one row */
void pty_expect_gone(struct pty *pty, const char *text);     /* in no row */
void pty_expect_cursor_on(struct pty *pty, const char *text); /* the cursor's row holds it */
void pty_expect_cursor(struct pty *pty, int row, int col);
/* The cursor stands on a focused row (its mark is '>') that no longer reads like `row`. */
void pty_expect_cursor_left(struct pty *pty, const char *row);
void pty_expect_bytes(struct pty *pty, const char *bytes);   /* since the start or pty_forget_bytes */
/* All of the screen, as pty_dump gives it, and the cursor. */
void pty_expect_screen(struct pty *pty, const char *rows, int row, int col);
/* The program ended by itself with that status, or by signal -status. */
void pty_expect_exit(struct pty *pty, int status);
/* The same as questions: takes in what has come so far and waits for nothing. */
bool pty_sees(struct pty *pty, const char *text);
void pty_cursor(struct pty *pty, int *ret_row, int *ret_col, bool *ret_visible);
bool pty_is_alternate(struct pty *pty);
/* The screen as text, rows without the blanks at their ends. The caller frees. */
char *pty_dump(struct pty *pty);
char *pty_row(struct pty *pty, int row);

/* Everything the program wrote since the start or pty_forget_bytes; belongs to the pty. */
const char *pty_bytes(struct pty *pty, size_t *ret_len);
void pty_forget_bytes(struct pty *pty);
/* Bytes that the terminal would have answered: 0 for a program that asks it nothing. */
size_t pty_answers(const struct pty *pty);
/* Whether the terminal shows what is typed. */
bool pty_echoes(const struct pty *pty);
