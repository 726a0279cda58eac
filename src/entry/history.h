/* SPDX-License-Identifier: MIT */
/*
 * The history file's lines: one change each, JSON, with the SHA-256 of the line before (its
 * bytes without the newline) and its own sum, so that an altered line is never believed, be
 * it the last. A cut last line is tolerated (a crash while appending); a line
 * that does not fit the chain is reported, never dropped.
 *
 * After a cut line, write a newline before the next change. The piece that then stands alone
 * is no JSON, and the line after it fits on the line before it: the chain holds.
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
	bool cut;               /* the last line has no newline; it is in `items` if it lacks nothing else */
	long first_bad_line;    /* 0: the chain holds */
	size_t n_fit;           /* how many of `items` stand before the first bad line; n if the chain holds */
};
/* ERR_TOO_BIG beyond HISTORY_MAX_BYTES, else true whatever the lines are like. Lines that are no change are not in `items`. */
#define HISTORY_MAX_BYTES ((size_t)64 * 1024 * 1024)
MUST_USE bool history_read(const char *bytes, size_t len, struct history *ret, struct err *err);
/* Adds a copy of a change that has just been written, so that what was read stays true to the file. `last` is the writer's. */
void history_add(struct history *history, const struct change *change);
void history_release(struct history *history);
/*
 * The change to hand to assessment_revert for undo and for redo; NULL if none. Undoing is itself a change that names what it
 * reverts, and redoing reverts that change. Any other new change ends what can be redone. Approvals are passed over.
 */
const struct change *history_undoable(const struct history *history);
const struct change *history_redoable(const struct history *history);
