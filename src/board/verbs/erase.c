/* SPDX-License-Identifier: MIT */
#include "board/verbs/list_of_verbs.h"

#include "board/board.h"
#include "board/continuity.h"
#include "board/verbs/named.h"
#include "board/verbs/out.h"
#include "board/verbs/status.h"
#include "page/gettext.h"

#include <stdlib.h>

enum { OPTION_YES };

static const struct verb_option options[] = {
	[OPTION_YES] = { "yes", 0, NULL, N_("Really erase it. Without this, only say what would be erased.") },
};

static int erase(const struct call *call, const struct board *board, struct ledger *ledger, const struct submission_row *row)
{
	struct err err = { 0 };
	char *who = call_who();
	bool ok = continuity_erase(board, ledger, row->agency, row->submission, call->now, &err)
		&& ledger_log(ledger, call->now, who, "erased", row->submission, &err);
	free(who);
	if (!ok)
		return fail_with(&err);
	return out_line(
		_("Submission %s was erased, with all its revisions. It is not taken again, and no backup brings it back."),
		row->submission);
}

static int run(struct call *call)
{
	struct board board;
	struct ledger *ledger;
	struct submission_row row;
	struct agency agency;
	struct err err = { 0 };
	int status;
	if (!call_open(call, &board, &ledger, &status))
		return status;
	bool named = named_submission(ledger, call->operands[0], 0, &row, &status);
	if (named && !ledger_agency_find(ledger, row.agency, &agency, &err))
		status = fail_with(&err);
	else if (named && call->values[OPTION_YES])
		status = erase(call, &board, ledger, &row);
	else if (named && (status = out_line(_("This would erase submission %s of %s, with all its revisions. Add --yes to do it."),
				row.submission, agency.name))
		== STATUS_OK)
		status = STATUS_NO;
	ledger_close(ledger);
	board_release(&board);
	return status;
}

const struct verb verb_erase = {
	.name = "erase", .operands = "SUBMISSION", .summary = N_("Erase a submission for good, as an organisation asked."),
	.details = N_("Its bytes, its receipts and what was opened of it go. What stays says only that something was erased."),
	.min_operands = 1, .max_operands = 1, .options = options, .n_options = sizeof options / sizeof options[0], .run = run,
};
