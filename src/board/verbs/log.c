/* SPDX-License-Identifier: MIT */
#include "board/verbs/list_of_verbs.h"

#include "board/board.h"
#include "board/ledger/ledger.h"
#include "board/verbs/out.h"
#include "board/verbs/status.h"
#include "page/gettext.h"

enum { OPTION_LAST };

static const struct verb_option options[] = {
	[OPTION_LAST] = { "last", 0, "N", N_("How many lines: the newest 100 without it.") },
};

static int print(const struct log_rows *rows)
{
	struct buf text = BUF(OUT_MAX_BYTES);
	if (rows->n == 0)
		buf_printf(&text, "%s\n", _("Nothing yet."));
	for (size_t i = 0; i < rows->n; i++)
		buf_printf(&text, "%s  %s  %s  %s\n", rows->items[i].at, rows->items[i].who, rows->items[i].what, rows->items[i].subject);
	int status = out_text(&text);
	buf_release(&text);
	return status;
}

static int run(struct call *call)
{
	struct board board;
	struct ledger *ledger;
	struct log_rows rows;
	struct err err = { 0 };
	int64_t last;
	int status;
	if (!call_number(call, OPTION_LAST, 1, 1000000, 100, &last))
		return STATUS_USAGE;
	if (!call_open(call, &board, &ledger, &status))
		return status;
	if (ledger_log_rows(ledger, last, &rows, &err)) {
		status = print(&rows);
		log_rows_release(&rows);
	} else {
		status = fail_with(&err);
	}
	ledger_close(ledger);
	board_release(&board);
	return status;
}

const struct verb verb_log = {
	.name = "log", .operands = "", .summary = N_("Say who opened, read or erased what, and when."),
	.options = options, .n_options = sizeof options / sizeof options[0], .run = run,
};
