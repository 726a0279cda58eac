/* SPDX-License-Identifier: MIT */
/*
 * The terminal: the only door to curses (face/curses.c). Shows cells with as few bytes as
 * curses can, one write a paint; reads keys; blocks without a timer while idle. Gives the
 * terminal back on every way out (terminal_close is safe to call twice and from the
 * out-of-memory hook).
 */
#pragma once

#include "base/err.h"
#include "face/cells.h"
#include "face/keymap.h"

struct terminal;

enum theme { THEME_DEFAULT, THEME_HIGH_CONTRAST, THEME_MONO, THEME_PROJECTOR, THEME_COUNT };
/* "default", "high-contrast", "mono", "projector". */
MUST_USE bool theme_from_name(const char *name, enum theme *ret);

struct terminal_options {
	enum theme theme;   /* NO_COLOR in the environment makes it mono */
	bool ascii;
	bool mouse;
};

/*
 * One terminal a process. Call setlocale(LC_CTYPE, "") before, and keep "C" for the other categories. Nothing is written
 * until the first terminal_show. ERR_TERMINAL if standard input or output is no terminal, or TERM is unknown or dumb.
 */
MUST_USE bool terminal_open(const struct terminal_options *options, struct terminal **ret, struct err *err);
/* NULL closes the one that is open, if any. */
void terminal_close(struct terminal *terminal);
/* What is known of the terminal in $TERM. Only while none is open. */
struct terminal_facts {
	char name[64];      /* of the description that serves, maybe that of its kin; "" if there is none */
	bool full_screen;   /* it can place its cursor */
	int colours;        /* how many it has; the default theme uses some if there are 256 and NO_COLOR is not set */
	bool uses_colours;
	int function_keys;  /* how many of F1 to F12 its description names */
	enum sign_set signs;
};
void terminal_learn(struct terminal_facts *ret);
void terminal_size(const struct terminal *terminal, int *ret_rows, int *ret_cols);
/* What it has by its name and the locale; SIGNS_ASCII if that was asked for. */
enum sign_set terminal_signs(const struct terminal *terminal);
/* A terminal that takes no more bytes is not waited for: this paint is left out, and EVENT_PAINT asks for one later. */
void terminal_show(struct terminal *terminal, const struct cells *cells);
/* What stands on the screen is not known any more (Ctrl-L): the next terminal_show paints all of it. */
void terminal_forget(struct terminal *terminal);
void terminal_set_theme(struct terminal *terminal, enum theme theme);

/*
 * Waits for one event. `wake_fds` (n of them) are watched too (the courier's pipe, the signal pipe); a readable one goes
 * before keys, and is told again until it is read.
 * timeout_ms < 0 blocks for good. EVENT_GONE: the terminal was closed (SIGHUP, end of input). EVENT_PAINT: see terminal_show.
 * A SIGTSTP stops the program here, the terminal given back; KEY_RESIZED follows when it goes on.
 */
enum event_kind { EVENT_KEY, EVENT_WAKE, EVENT_TIMEOUT, EVENT_GONE, EVENT_PAINT };
struct event {
	enum event_kind kind;
	struct key key;
	size_t wake;        /* which wake fd */
};
#define TERMINAL_WAKE_MAX 8
struct event terminal_wait(struct terminal *terminal, const int *wake_fds, size_t n_wake_fds, int timeout_ms);
/* True if the next terminal_wait has an event without waiting: take them all before painting. Ends the text of the last key. */
bool terminal_more(struct terminal *terminal);
/* For $EDITOR: gives the terminal away and takes it back. A KEY_RESIZED follows, so that all is painted anew. */
void terminal_suspend(struct terminal *terminal);
void terminal_resume(struct terminal *terminal);
