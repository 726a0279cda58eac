/* SPDX-License-Identifier: MIT */
/*
 * What the receiver can tell of sealed bytes without a key: which form they say they are for,
 * whether they are late, and whether a person must look before anyone relies on them.
 */
#pragma once

#include "board/ledger/accept.h"
#include "wire/sealed.h"

struct judged {
	char cycle[LEDGER_CYCLE_BYTES], form[LEDGER_FORM_BYTES], pack[CRYPTO_HEX_BYTES];
	bool late, quarantined;
	const char *reason; /* why it is quarantined, in English for the desk; "" if it is not */
};

/* `head` NULL: it could not be read. `invitation` NULL: by file. One of the two is there. */
struct judge_case {
	const char *board_id, *agency, *submission;
	int64_t revision;
	const struct sealed_head *head;
	const struct invitation_row *invitation;
	int64_t now;
};
MUST_USE bool ledger_judge(struct ledger *ledger, const struct judge_case *judge_case, struct judged *ret, struct err *err);
