/* SPDX-License-Identifier: MIT */
/*
 * The side of curses that draws, as face/terminal.c sees it. curses never touches the terminal itself: what it
 * writes is held in memory and handed over as one run of bytes a paint, so that a paint is one write. Private to the
 * face; one at a time.
 */
#pragma once

#include "base/buf.h"
#include "face/terminal.h"

struct canvas;
struct cells;

struct canvas_options {
	int rows, cols;
	enum theme theme;
	bool colour, mouse;
};

/* ERR_TERMINAL if the terminal's description ($TERM) is missing or not enough for a full screen. Writes nothing. */
MUST_USE bool canvas_open(const struct canvas_options *options, struct canvas **ret, struct err *err);
/* Size of the screen when the system does not say: LINES and COLUMNS, the description's, or 24x80. Before canvas_open. */
void canvas_guess_size(int *ret_rows, int *ret_cols);
/* What the description says; signs and use of colours are not its matter. */
void canvas_facts(struct terminal_facts *ret);
void canvas_resize(struct canvas *canvas, int rows, int cols);
void canvas_theme(struct canvas *canvas, enum theme theme, bool colour);
/*
 * Each appends the bytes that do it. Leaving gives cursor, paste mode, mouse and the last line back; it asks for no memory, since it is
 * what is done when there is none left.
 */
void canvas_show(struct canvas *canvas, const struct cells *cells, struct buf *out);
void canvas_leave(struct canvas *canvas, struct buf *out);
#define CANVAS_LEAVE_BYTES 4096 /* more than it appends; who calls it has room for them already */
/* What stands on the screen is not known any more: the next canvas_show paints all of it. */
void canvas_forget(struct canvas *canvas);
void canvas_free(struct canvas *canvas);

/*
 * canvas_plain.c: what curses writes, in the bytes that every terminal understands. Characters that it repeats by ECMA-48's REP are
 * written out: many a terminal that says xterm does not do it as xterm does, and rows come out of step. The switch to the
 * character set for letters goes, since no other is ever on.
 */
void canvas_plain(const char *bytes, size_t len, struct buf *out);

/* The sequences that this terminal's description gives to keys. */
struct canvas_key {
	const char *sequence;
	enum key_code code;
	int n;
};
size_t canvas_keys(struct canvas_key *to, size_t max);
