/* SPDX-License-Identifier: MIT */
#include "board/verbs/list_of_verbs.h"

#include "base/clock.h"
#include "base/json.h"
#include "board/board.h"
#include "board/desk/tally.h"
#include "board/verbs/out.h"
#include "board/verbs/status.h"
#include "board/words.h"
#include "page/dates.h"
#include "page/gettext.h"
#include "page/page.h"
#include "page/write.h"

#include <string.h>

#define RETURNS_COLS 100

enum { OPTION_JSON, OPTION_SECTOR, OPTION_FORM };

static const struct verb_option options[] = {
	[OPTION_JSON] = { "json", 0, NULL, N_("Print JSON for programs.") },
	[OPTION_SECTOR] = { "sector", 0, "CODE", N_("Only this sector.") },
	[OPTION_FORM] = { "form", 0, "ID", N_("Only this form, such as third-sector-2026.") },
};

static struct json *tally_json(const struct tally *tally)
{
	struct json *json = json_object();
	if (*tally->sector)
		json_set_text(json, "sector", tally->sector);
	json_set_int(json, "all", tally->n);
	for (enum return_state i = 0; i < RETURN_STATE_COUNT; i++)
		json_set_int(json, return_state_name(i), tally->by_state[i]);
	json_set_int(json, "quarantined", tally->quarantined);
	json_set_int(json, "withdrawals", tally->withdrawals);
	return json;
}

static struct json *submission_json(const struct submission_row *row)
{
	struct json *json = json_object();
	json_set_text(json, "id", row->submission);
	json_set_int(json, "revision", row->revision);
	json_set_text(json, "received", row->received);
	json_set_text(json, "notes", row->notes);
	json_set_text(json, "state", submission_state_name(row->state));
	json_set_text(json, "reason", *row->reason ? row->reason : NULL);
	return json;
}

static struct json *submissions_json(const struct submission_rows *rows)
{
	struct json *list = json_array();
	for (size_t i = 0; i < rows->n; i++)
		json_append(list, submission_json(&rows->items[i]));
	return list;
}

static bool has_code(const struct return_row *row, const char *today)
{
	return *row->code_until && strcmp(row->code_until, today) >= 0;
}

/* Nothing came, and there is more to say of it than that: nobody should be chased who cannot send, or who had it erased. */
static const char *state_words(const struct return_row *row, const char *today)
{
	if (!row->newest.number && row->erased)
		return _("Erased");
	if (!row->newest.number && !has_code(row, today))
		return _("No valid code");
	return return_state_words(return_state_of(row, today));
}

static struct json *row_json(const struct return_row *row, const char *today)
{
	struct json *json = json_object();
	json_set_text(json, "agency", row->agency.id);
	json_set_text(json, "name", row->agency.name);
	json_set_text(json, "sector", row->agency.sector);
	json_set_text(json, "area", row->agency.area);
	json_set_text(json, "form", row->cycle);
	json_set_text(json, "state", return_state_name(return_state_of(row, today)));
	json_set_text(json, "asked", *row->asked ? row->asked : NULL);
	json_set_text(json, "asked_for_by", *row->asked_for_by ? row->asked_for_by : NULL);
	json_set_text(json, "closes", *row->closes ? row->closes : NULL);
	json_set_bool(json, "valid_code", has_code(row, today));
	json_set_bool(json, "erased", row->erased);
	json_set_int(json, "received", row->n_received);
	if (row->newest.number)
		json_set(json, "newest", submission_json(&row->newest));
	json_set(json, "submissions", submissions_json(&row->submissions));
	json_set_bool(json, "withdrawal", row->withdrawal);
	return json;
}

static int print_json(const struct return_rows *rows, const struct tallies *tallies, const char *today)
{
	struct json *root = json_object(), *sectors = json_array(), *list = json_array();
	for (size_t i = 0; i < tallies->n_sectors; i++)
		json_append(sectors, tally_json(&tallies->sectors[i]));
	for (size_t i = 0; i < rows->n; i++)
		json_append(list, row_json(&rows->items[i], today));
	json_set_text(root, "format", "section11-returns");
	json_set_int(root, "format_version", 1);
	json_set_text(root, "day", today);
	json_set(root, "total", tally_json(&tallies->total));
	json_set(root, "sectors", sectors);
	json_set(root, "returns", list);
	return out_json(root);
}

/* What a person should see to, in a word or two; "" for nothing. */
static const char *remark(const struct submission_row *submission)
{
	return submission->number && submission->state != SUBMISSION_OPENED ? submission_state_words(submission->state) : "";
}

static const char *all_remarks(struct page *page, const struct return_row *row)
{
	const char *own = row->withdrawal ? _("Asks to withdraw it") : remark(&row->newest);
	size_t n = row->submissions.n;
	if (n < 2)
		return own;
	const char *several = page_printf(page, P_("%zu submission", "%zu different submissions", n), n);
	return *own ? page_printf(page, "%s; %s", own, several) : several;
}

static const char *submission_words(struct page *page, const struct submission_row *submission)
{
	return submission->number ? page_printf(page, "%.8s/%lld", submission->submission, (long long)submission->revision) : "";
}

/* One row; beneath it one for every other submission of the same organisation. */
static void add_return(struct page *page, struct block *table, const struct return_row *row, const char *today)
{
	const char *cells[] = { row->agency.sector, row->agency.name, row->cycle, state_words(row, today),
		submission_words(page, &row->newest), all_remarks(page, row) };
	add_row(page, table, NULL, cells);
	for (size_t i = 1; i < row->submissions.n; i++) {
		const struct submission_row *other = &row->submissions.items[i];
		const char *others[] = { row->agency.sector, row->agency.name, row->cycle, _("Received too"),
			submission_words(page, other), remark(other) };
		add_row(page, table, NULL, others);
	}
}

static void add_returns(struct page *page, const struct return_rows *rows, const char *today)
{
	const char *const columns[] = { _("Sector"), _("Organisation"), _("Form"), _("State"), _("Submission"), _("See to") };
	struct block *table = add_table(page, &page->body, _("Organisations"), columns, sizeof columns / sizeof columns[0]);
	for (size_t i = 0; i < rows->n; i++)
		add_return(page, table, &rows->items[i], today);
}

static void add_tally_row(struct page *page, struct block *table, const char *label, const struct tally *tally)
{
	const char *cells[2 + RETURN_STATE_COUNT] = { label, page_printf(page, "%lld", (long long)tally->n) };
	for (enum return_state i = 0; i < RETURN_STATE_COUNT; i++)
		cells[2 + i] = page_printf(page, "%lld", (long long)tally->by_state[i]);
	add_row(page, table, NULL, cells);
}

static void add_tallies(struct page *page, const struct tallies *tallies)
{
	const char *columns[2 + RETURN_STATE_COUNT] = { _("Sector"), _("All") };
	for (enum return_state i = 0; i < RETURN_STATE_COUNT; i++)
		columns[2 + i] = return_state_words(i);
	struct block *table = add_table(page, &page->body, _("By sector"), columns, sizeof columns / sizeof columns[0]);
	for (size_t i = 0; i < tallies->n_sectors; i++)
		add_tally_row(page, table, tallies->sectors[i].sector, &tallies->sectors[i]);
	add_tally_row(page, table, _("All"), &tallies->total);
}

static int print_text(const struct return_rows *rows, const struct tallies *tallies, const char *today)
{
	struct buf text = BUF(OUT_MAX_BYTES);
	struct page page;
	page_init(&page);
	page_title(&page, "returns", page_printf(&page, _("Returns on %s"), date_words(&page, today)));
	if (rows->n) {
		add_returns(&page, rows, today);
		add_tallies(&page, tallies);
	} else {
		add_text(&page, &page.body, _("Nobody has been asked yet."));
	}
	page_write_text(&page, RETURNS_COLS, &text);
	int status = out_text(&text);
	page_release(&page);
	buf_release(&text);
	return status;
}

static int print(const struct call *call, const struct return_rows *rows)
{
	struct tallies tallies;
	char today[CLOCK_DAY_BYTES];
	clock_day(call->today, today);
	tallies_count(rows, today, &tallies);
	int status = call->values[OPTION_JSON] ? print_json(rows, &tallies, today) : print_text(rows, &tallies, today);
	tallies_release(&tallies);
	return status;
}

static int run(struct call *call)
{
	struct return_rows rows;
	struct board board;
	struct ledger *ledger;
	struct err err = { 0 };
	int status;
	if (!call_open(call, &board, &ledger, &status))
		return status;
	if (ledger_returns(ledger, call->values[OPTION_SECTOR], call->values[OPTION_FORM], &rows, &err)) {
		status = print(call, &rows);
		return_rows_release(&rows);
	} else {
		status = fail_with(&err);
	}
	ledger_close(ledger);
	board_release(&board);
	return status;
}

const struct verb verb_returns = {
	.name = "returns", .operands = "", .summary = N_("Say who was asked, who has sent, and who is late."),
	.options = options, .n_options = sizeof options / sizeof options[0], .run = run,
};
