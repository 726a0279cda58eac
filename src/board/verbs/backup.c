/* SPDX-License-Identifier: MIT */
#include "board/verbs/list_of_verbs.h"

#include "board/board.h"
#include "board/ledger/ledger.h"
#include "board/verbs/out.h"
#include "board/verbs/status.h"
#include "page/gettext.h"

static int run(struct call *call)
{
	struct board board;
	struct ledger *ledger;
	struct err err = { 0 };
	int status;
	if (!call_open(call, &board, &ledger, &status))
		return status;
	if (ledger_copy(ledger, call->operands[0], &err))
		status = out_line(_("The ledger was copied to %s."), call->operands[0]);
	else
		status = fail_with(&err);
	ledger_close(ledger);
	board_release(&board);
	return status;
}

const struct verb verb_backup = {
	.name = "backup", .operands = "FILE", .summary = N_("Copy the ledger whole, also while the receiver runs."),
	.details = N_("What was received stays sealed in the copy. Copy board.json, packs and the keys beside it by other means."),
	.min_operands = 1, .max_operands = 1, .run = run,
};
