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
/* To be called with nothing else writing, before the first request. */
MUST_USE bool continuity_resume(
	const struct board *board, struct ledger *ledger, int64_t now, struct continuity *ret, struct err *err);
/* Notes how far the chain has come. Replaces the file: not for every receipt. */
MUST_USE bool continuity_mark(const struct board *board, const struct chain *chain, struct err *err);
/* Erases a submission from list, ledger and desk, in this order: once listed, it is gone for good. */
MUST_USE bool continuity_erase(const struct board *board, struct ledger *ledger, const char *agency, const char *submission,
	int64_t now, struct err *err);
