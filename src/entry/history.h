/* SPDX-License-Identifier: MIT */
/*
 * The history file's lines: one change each, JSON, with the SHA-256 of the line before. A
 * cut last line is tolerated (a crash while appending); a line that does not fit the chain
 * is reported, never dropped.
 */
#pragma once

#include "entry/assessment.h"

struct buf;

/* Appends one line (with newline) for `change`; `previous` is the hex SHA-256 of the line before ("" for the first), updated. */
void history_write(const struct change *change, char previous[65], struct buf *out);

struct history {
	struct change *items;
	size_t n;
	char last[65];          /* hash of the last whole line; "" if none */
	bool cut;               /* the last line was incomplete */
	long first_bad_line;    /* 0: the chain holds */
};
MUST_USE bool history_read(const char *bytes, size_t len, struct history *ret, struct err *err);
void history_release(struct history *history);
/* The change that undo would revert, or redo would bring back; NULL if none. Undoing is itself a change that names what it reverts. */
const struct change *history_undoable(const struct history *history);
const struct change *history_redoable(const struct history *history);
