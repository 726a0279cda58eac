/* SPDX-License-Identifier: MIT */
#include "board/verbs/list_of_verbs.h"

#include "base/json.h"
#include "board/board.h"
#include "board/ledger/ledger.h"
#include "board/verbs/out.h"
#include "board/verbs/status.h"
#include "page/gettext.h"

enum { OPTION_JSON };

static const struct verb_option options[] = {
	[OPTION_JSON] = { "json", 0, NULL, N_("Print JSON for programs.") },
};

static int list_json(const struct agencies *agencies)
{
	struct json *root = json_object(), *list = json_array();
	for (size_t i = 0; i < agencies->n; i++) {
		const struct agency *agency = &agencies->items[i];
		struct json *item = json_object();
		json_set_text(item, "id", agency->id);
		json_set_text(item, "name", agency->name);
		json_set_text(item, "sector", agency->sector);
		json_set_text(item, "area", agency->area);
		json_set_text(item, "contact", agency->contact);
		json_set_text(item, "added", agency->added);
		json_append(list, item);
	}
	json_set_text(root, "format", "section11-agencies");
	json_set_int(root, "format_version", 1);
	json_set(root, "agencies", list);
	return out_json(root);
}

static int list_text(const struct agencies *agencies)
{
	struct buf text = BUF(OUT_MAX_BYTES);
	for (size_t i = 0; i < agencies->n; i++) {
		const struct agency *agency = &agencies->items[i];
		buf_printf(&text, "%s  %-6s %s%s%s\n", agency->id, agency->sector, agency->name, *agency->area ? ", " : "", agency->area);
	}
	int status = out_text(&text);
	buf_release(&text);
	return status;
}

static int run(struct call *call)
{
	struct agencies agencies;
	struct board board;
	struct ledger *ledger;
	struct err err = { 0 };
	int status;
	if (!call_open(call, &board, &ledger, &status))
		return status;
	if (!ledger_agencies(ledger, &agencies, &err)) {
		status = fail_with(&err);
	} else {
		status = call->values[OPTION_JSON] ? list_json(&agencies) : list_text(&agencies);
		agencies_release(&agencies);
	}
	ledger_close(ledger);
	board_release(&board);
	return status;
}

const struct verb verb_agency_list = {
	.name = "agency list", .operands = "", .summary = N_("List the organisations, by sector and name."),
	.options = options, .n_options = sizeof options / sizeof options[0], .run = run,
};
