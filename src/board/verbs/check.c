/* SPDX-License-Identifier: MIT */
#include "board/verbs/list_of_verbs.h"

#include "board/board.h"
#include "board/ledger/ledger.h"
#include "board/verbs/out.h"
#include "board/verbs/status.h"
#include "page/gettext.h"

static int say(const struct ledger_check *check)
{
	if (check->bad) {
		complain(_("Row %lld of the ledger does not fit: %s."), (long long)check->bad, check->what);
		complain("%s", _("Everything is still there. Restore the newest backup that fits, and ask for help."));
		return STATUS_DATA;
	}
	return out_line(P_("%lld receipt was read again: it fits, and so does what it is about.",
		"%lld receipts were read again: all fit, and so does what they are about.", check->links), (long long)check->links);
}

static int run(struct call *call)
{
	struct board board;
	struct ledger *ledger;
	struct ledger_check check;
	struct err err = { 0 };
	int status;
	if (!call_open(call, &board, &ledger, &status))
		return status;
	status = ledger_check(ledger, board.identity.receipt_key, &check, &err) ? say(&check) : fail_with(&err);
	ledger_close(ledger);
	board_release(&board);
	return status;
}

const struct verb verb_check = {
	.name = "check", .operands = "", .summary = N_("Read everything in the ledger again, and say whether it fits."),
	.details = N_("Every receipt's signature and place in the chain, and the digest of everything that was received."),
	.run = run,
};
