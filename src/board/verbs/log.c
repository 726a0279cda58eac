/* SPDX-License-Identifier: MIT */
#include "board/verbs/list_of_verbs.h"

#include "base/json.h"
#include "board/board.h"
#include "board/ledger/ledger.h"
#include "board/verbs/out.h"
#include "board/verbs/status.h"
#include "page/dates.h"
#include "page/gettext.h"
#include "page/page.h"
#include "page/write.h"

enum { OPTION_LAST, OPTION_JSON };

#define LOG_COLS 120

static const struct verb_option options[] = {
	[OPTION_LAST] = { "last", 0, "N", N_("How many lines: the newest 100 without it.") },
	[OPTION_JSON] = { "json", 0, NULL, N_("Print JSON for programs.") },
};

static int print_json(const struct log_rows *rows)
{
	struct json *list = json_array();
	for (size_t i = 0; i < rows->n; i++) {
		struct json *row = json_object();
		json_set_text(row, "at", rows->items[i].at);
		json_set_text(row, "who", rows->items[i].who);
		json_set_text(row, "what", rows->items[i].what);
		json_set_text(row, "subject", rows->items[i].subject);
		json_append(list, row);
	}
	return out_json(list);
}

static int print_text(const struct log_rows *rows)
{
	const char *const columns[] = { _("When"), _("Who"), _("What"), _("Which") };
	struct buf text = BUF(OUT_MAX_BYTES);
	struct page page;
	page_init(&page);
	page_title(&page, "log", _("Who opened, read or erased what"));
	struct block *table = add_table(&page, &page.body, NULL, columns, sizeof columns / sizeof columns[0]);
	for (size_t i = 0; i < rows->n; i++) {
		const struct log_row *row = &rows->items[i];
		add_row(&page, table, NULL, (const char *const[]){ date_words(&page, row->at), row->who, row->what, row->subject });
	}
	if (rows->n)
		page_write_text(&page, LOG_COLS, &text);
	else
		buf_printf(&text, "%s\n", _("Nothing yet."));
	int status = out_text(&text);
	page_release(&page);
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
		status = call->values[OPTION_JSON] ? print_json(&rows) : print_text(&rows);
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
