/* SPDX-License-Identifier: MIT */
#include "board/verbs/list_of_verbs.h"

#include "board/board.h"
#include "board/ledger/ledger.h"
#include "board/verbs/out.h"
#include "board/verbs/status.h"
#include "page/gettext.h"

#include <string.h>

/* A code's beginning as people give it: "sb1_" and something. A whole code is as good: its mark is what counts. */
static bool is_code(const char *words)
{
	return strncmp(words, "sb1_", 4) == 0 && strlen(words) > 4;
}

static bool revoke(const struct call *call, struct ledger *ledger, int64_t *ret_n, struct err *err)
{
	const char *words = call->operands[0];
	struct agency agency;
	if (is_code(words)) {
		char digest[CRYPTO_HEX_BYTES], mark[LEDGER_MARK_BYTES];
		ledger_code_digest(words, digest, mark);
		return ledger_revoke(ledger, NULL, mark, call->now, ret_n, err);
	}
	return ledger_agency_find(ledger, words, &agency, err) && ledger_revoke(ledger, agency.id, NULL, call->now, ret_n, err);
}

static int run(struct call *call)
{
	struct board board;
	struct ledger *ledger;
	struct err err = { 0 };
	int64_t n;
	int status;
	if (!call_open(call, &board, &ledger, &status))
		return status;
	if (revoke(call, ledger, &n, &err))
		status = out_line(P_("%lld code was ended.", "%lld codes were ended.", n), (long long)n);
	else
		status = fail_with(&err);
	ledger_close(ledger);
	board_release(&board);
	return status;
}

const struct verb verb_revoke = {
	.name = "revoke", .operands = "AGENCY|CODE", .summary = N_("End an organisation's codes, or one code, at once."),
	.details = N_("CODE is the code or its beginning, such as sb1_4F7K. What was received before stays received."),
	.min_operands = 1, .max_operands = 1, .run = run,
};
