/* SPDX-License-Identifier: MIT */
/*
 * Opening what arrived, with a key that lives at the desk. A submission is opened when its seal, its identity,
 * its checksum, its approval and every answer fit; else it is set aside with a reason, and kept.
 */
#pragma once

#include "board/board.h"
#include "board/ledger/ledger.h"
#include "board/ledger/opened.h"

struct opening {
	const struct board *board;
	struct ledger *ledger;
	struct opened_store *store;
	const struct crypto_seal_pair *pair; /* the working or the recovery key */
	const char *who;
	int64_t now;
	bool again;                          /* those set aside as well */
	/* Told of each, after it is kept; may be NULL. `reason` is "" for what was opened. */
	void (*told)(void *ctx, const struct submission_row *row, const char *reason);
	void *ctx;
	int64_t n_opened, n_quarantined;     /* counted here */
};
/* All that wait. What was opened stays so: again does nothing. False if ledger or desk fail; those done so far are done. */
MUST_USE bool opening_run(struct opening *opening, struct err *err);
