/* SPDX-License-Identifier: MIT */
/* Finding what a person names at the keyboard. False: it has been said, and *ret_status is the exit status. */
#pragma once

#include "board/ledger/ledger.h"

/* An organisation: its id, the beginning of it, or its exact name. */
MUST_USE bool named_agency(struct ledger *ledger, const char *words, struct agency *ret, int *ret_status);
/*
 * A submission by what `returns`, a receipt or a letter calls it: its id or the beginning of it, "6f1c0a2b/2" with a revision,
 * the receipt's reference "SU-4F7K-92QX", or the exact name of an organisation that sent one submission only. `revision`: the
 * one wanted, before any that the words name; 0: what the words say, else the newest.
 */
MUST_USE bool named_submission(
	struct ledger *ledger, const char *words, int64_t revision, struct submission_row *ret, int *ret_status);
