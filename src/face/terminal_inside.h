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
	struct buf bytes;         /* of one paint */
};

void terminal_measure(struct terminal *terminal);
void terminal_set_raw(struct terminal *terminal);

/* terminal_name.c: what a terminal of this name ($TERM, may be NULL) shows. */
enum sign_set signs_by_name(const char *term, bool utf8);

/* terminal_signals.c: signals become bytes in a pipe, read where everything is waited for. */
MUST_USE bool signals_open(struct err *err);
void signals_catch(void);   /* SIGWINCH, SIGCONT; SIGTSTP is ignored, since Ctrl-Z is a key here */
void signals_release(void); /* as they were */
void signals_close(void);
int signals_fd(void);
/* Empties the pipe. */
void signals_read(bool *ret_resized, bool *ret_continued);
