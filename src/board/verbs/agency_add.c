/* SPDX-License-Identifier: MIT */
#include "board/verbs/list_of_verbs.h"

#include "board/agency_check.h"
#include "board/board.h"
#include "board/verbs/out.h"
#include "board/verbs/status.h"
#include "page/gettext.h"

enum { OPTION_NAME, OPTION_SECTOR, OPTION_AREA, OPTION_CONTACT };

static const struct verb_option options[] = {
	[OPTION_NAME] = { "name", 0, "NAME", N_("The organisation's name.") },
	[OPTION_SECTOR] = { "sector", 0, "CODE", N_("The code of its sector, like VCS.") },
	[OPTION_AREA] = { "area", 0, "CODE", N_("The code of its area, like guildford.") },
	[OPTION_CONTACT] = { "contact", 0, "TEXT", N_("Who to write to: an email address or a name.") },
};

static int run(struct call *call)
{
	struct agency_words words = { call->values[OPTION_NAME], call->values[OPTION_SECTOR], call->values[OPTION_AREA],
		call->values[OPTION_CONTACT] };
	struct agency agency;
	struct board board;
	struct ledger *ledger;
	struct err err = { 0 };
	struct agency_fault fault;
	int status;
	if (!agency_from_words(&words, call->now, &agency, &fault))
		return misused(call->verb, "%s", fault.words);
	if (!call_open(call, &board, &ledger, &status))
		return status;
	status = ledger_agency_add(ledger, &agency, &err) ? out_line("%s", agency.id) : fail_with(&err);
	ledger_close(ledger);
	board_release(&board);
	return status;
}

const struct verb verb_agency_add = {
	.name = "agency add", .operands = "", .summary = N_("Put an organisation on the list, and print its id."),
	.options = options, .n_options = sizeof options / sizeof options[0], .run = run,
};
