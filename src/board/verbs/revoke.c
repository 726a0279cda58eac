/* SPDX-License-Identifier: MIT */
#include "board/verbs/list_of_verbs.h"

#include "board/board.h"
#include "board/ledger/ledger.h"
#include "board/verbs/named.h"
#include "board/verbs/out.h"
#include "board/verbs/status.h"
#include "page/gettext.h"

#include <string.h>

/* A code's beginning as people give it: "sb1_" and something. A whole code is as good: its mark is what counts. */
static bool is_code(const char *words)
{
	return strncmp(words, "sb1_", 4) == 0 && strlen(words) > 4;
}

static int revoke(const struct call *call, struct ledger *ledger)
{
	const char *words = call->operands[0];
	struct agency agency;
	struct err err = { 0 };
	int64_t n;
	int status;
	bool ok;
	if (is_code(words)) {
		char digest[CRYPTO_HEX_BYTES], mark[LEDGER_MARK_BYTES];
		ledger_code_digest(words, digest, mark);
		ok = ledger_revoke(ledger, NULL, mark, call->now, &n, &err);
	} else if (named_agency(ledger, words, &agency, &status)) {
		ok = ledger_revoke(ledger, agency.id, NULL, call->now, &n, &err);
	} else {
		return status;
	}
	if (ok)
		return out_line(P_("%lld code was ended.", "%lld codes were ended.", n), (long long)n);
	if (err.code != ERR_NOT_FOUND)
		return fail_with(&err);
	if (is_code(words))
		complain(_("There is no valid code that begins with %.8s."), words);
	else
		complain(_("%s has no valid code."), agency.name);
	return status_of(err.code);
}

static int run(struct call *call)
{
	struct board board;
	struct ledger *ledger;
	int status;
	if (!call_open(call, &board, &ledger, &status))
		return status;
	status = revoke(call, ledger);
	ledger_close(ledger);
	board_release(&board);
	return status;
}

const struct verb verb_revoke = {
	.name = "revoke", .operands = "AGENCY|CODE", .summary = N_("End an organisation's codes, or one code, at once."),
	.details = N_("CODE is the code or its beginning, such as sb1_4F7K. What was received before stays received."),
	.min_operands = 1, .max_operands = 1, .run = run,
};
