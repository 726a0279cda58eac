/* SPDX-License-Identifier: MIT */
/* What the files of the terminal share; nobody else includes this. */
#pragma once

#include "base/buf.h"
#include "face/canvas.h"
#include "face/key_reader.h"

#include <termios.h>

struct terminal {
	bool open, given_away;
	enum sign_set signs;
	bool gone, resized;       /* to be told at the next wait */
	int rows, cols;
	struct termios shell;     /* how the terminal was before us */
	int escape_wait_ms;       /* how long the rest of a key may take after its Esc */
	struct canvas *canvas;
	struct key_reader reader;
	struct key next;          /* a key that terminal_more has seen already, or KEY_NONE */
	int out;                  /* where they go: a way to the same terminal that never blocks, or standard output */
	struct buf bytes;         /* of one paint */
	size_t sent;              /* of them; while some are left nothing new is painted */
	bool stale;               /* something would have been */
	struct buf last;          /* what gives the terminal back; its memory is there from the start, for when there is none */
};

void terminal_measure(struct terminal *terminal);
void terminal_set_raw(struct terminal *terminal);

/* terminal_out.c: bytes on their way. A terminal that takes none (a slow line, a stalled ssh) must not hold up a save. */
void out_open(struct terminal *terminal);
void out_close(struct terminal *terminal);
bool out_is_full(const struct terminal *terminal); /* some are left */
/* Writes what it takes now. */
void out_write(struct terminal *terminal);
/* Before the terminal is given away: what is left goes if the terminal takes it within two seconds, and else never; then `last`. */
void out_finish(struct terminal *terminal);

/* terminal_name.c: what a terminal of this name ($TERM, may be NULL) shows. */
enum sign_set signs_by_name(const char *term, bool utf8);

/* terminal_signals.c: signals become bytes in a pipe, read where everything is waited for. */
MUST_USE bool signals_open(struct err *err);
void signals_catch(void);   /* SIGWINCH, SIGCONT, and SIGTSTP, which no key sends: Ctrl-Z is a key here */
void signals_release(void); /* as they were */
void signals_close(void);
int signals_fd(void);
/* Empties the pipe. */
struct signals {
	bool resized, continued, stop;
};
struct signals signals_read(void);
