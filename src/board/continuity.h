/* SPDX-License-Identifier: MIT */
/*
 * What must outlive the ledger's backups: how far the chain of receipts had come (chain.mark),
 * and what was erased (erased.list). A receiver that was restored from an older backup finds
 * out here, before it answers anything: it erases again what the backup brought back and
 * begins a new epoch, so that no receipt's number is ever given twice.
 */
#pragma once

#include "board/board.h"
#include "board/ledger/ledger.h"

struct continuity {
	int64_t n_erased;       /* submissions on the list; none of them is in the ledger now */
	bool new_epoch;
	int64_t epoch;
};
/*
 * Before the first receipt of a process is signed. Fine while another process receives: what it has marked is in the
 * ledger, unless the ledger is an older copy.
 */
MUST_USE bool continuity_resume(
	const struct board *board, struct ledger *ledger, int64_t now, struct continuity *ret, struct err *err);
/*
 * Notes how far the chain has come, unless that is `*number` already, and says how far in `*number` (0: unknown). Replaces the
 * file, under the ledger's own lock, so that no mark is overwritten by an older one. Not within a transaction.
 */
MUST_USE bool continuity_mark(const struct board *board, struct ledger *ledger, int64_t *number, struct err *err);
/* Erases a submission from list, ledger and desk, in this order: once listed, it is gone for good. */
MUST_USE bool continuity_erase(const struct board *board, struct ledger *ledger, const char *agency, const char *submission,
	int64_t now, struct err *err);
