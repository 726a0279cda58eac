/* SPDX-License-Identifier: MIT */
/* Who was asked in a cycle, and what came of it: one row an organisation and cycle. */
#pragma once

#include "board/ledger/ledger.h"

struct return_row {
	struct agency agency;
	char cycle[LEDGER_CYCLE_BYTES];
	char asked[LEDGER_STAMP_BYTES];        /* when it was first invited; "" if it sent without an invitation */
	char asked_for_by[LEDGER_DAY_BYTES], closes[LEDGER_DAY_BYTES];
	int64_t n_received;                    /* submissions and revisions of this cycle */
	struct submission_row newest;          /* the first of `submissions`; number 0 if there is none */
	struct submission_rows submissions;    /* the newest revision of each, the last to arrive first */
	char code_until[LEDGER_DAY_BYTES];     /* the last day of its longest code that is not revoked; "" if it has none */
	bool erased;                           /* something of this cycle was erased */
	bool withdrawal;                       /* it asks to have one of them withdrawn */
};
struct return_rows { struct return_row *items; size_t n; };
/* By sector, name, cycle. `sector` and `cycle` NULL: all. */
MUST_USE bool ledger_returns(
	struct ledger *ledger, const char *sector, const char *cycle, struct return_rows *ret, struct err *err);
void return_rows_release(struct return_rows *rows);
