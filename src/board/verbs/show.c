/* SPDX-License-Identifier: MIT */
#include "board/verbs/list_of_verbs.h"

#include "base/json.h"
#include "board/board.h"
#include "board/desk/content.h"
#include "board/ledger/opened.h"
#include "board/verbs/named.h"
#include "board/verbs/out.h"
#include "board/verbs/status.h"
#include "board/words.h"
#include "page/dates.h"
#include "page/gettext.h"
#include "page/page.h"
#include "page/write.h"
#include "wire/receipt.h"
#include "wire/sealed.h"

#include <stdlib.h>
#include <string.h>

#define SHOW_COLS 80

enum { OPTION_REVISION, OPTION_JSON, OPTION_FORMAT };

static const struct verb_option options[] = {
	[OPTION_REVISION] = { "revision", 0, "N", N_("Which revision. Without it: the newest.") },
	[OPTION_JSON] = { "json", 0, NULL, N_("Print JSON for programs, the same as --format json.") },
	[OPTION_FORMAT] = { "format", 0, "text|json", N_("How to print it: text without it.") },
};

/* A return that was opened, with what the ledger knows of it. */
struct shown_return {
	struct board board;
	struct ledger *ledger;
	struct submission_row row;
	struct agency agency;
	struct buf receipt, bytes;
	struct json *json;
	char opened_at[LEDGER_STAMP_BYTES], opened_by[64];
};

static bool read_opened(struct shown_return *shown, struct err *err)
{
	struct opened_store *store = NULL;
	char *path = board_path(&shown->board, "desk/opened.db");
	bool ok = opened_open(path, &store, err)
		&& opened_get(store, &shown->row, &shown->bytes, shown->opened_at, shown->opened_by, err);
	ok = ok && json_parse(buf_text(&shown->bytes), shown->bytes.len, &json_default_limits, shown->row.submission, &shown->json, err);
	opened_close(store);
	free(path);
	return ok;
}

static bool read_all(struct shown_return *shown, struct err *err)
{
	bool found;
	return ledger_agency_find(shown->ledger, shown->row.agency, &shown->agency, err)
		&& ledger_receipt(shown->ledger, shown->row.agency, shown->row.submission, shown->row.revision, &found, &shown->receipt, err)
		&& read_opened(shown, err);
}

static int print_json(struct shown_return *shown)
{
	const struct submission_row *row = &shown->row;
	struct json *root = json_object(), *receipt = json_object();
	char reference[16];
	receipt_reference(shown->receipt.data, shown->receipt.len, reference);
	json_set_text(receipt, "reference", reference);
	json_set_int(receipt, "epoch", row->epoch);
	json_set_int(receipt, "sequence", row->sequence);
	json_set_text(receipt, "received", row->received);
	json_set_text(receipt, "sha256", row->sha256);
	json_set_int(receipt, "bytes", row->bytes);
	json_set_text(receipt, "notes", row->notes);
	json_set_text(root, "format", "section11-return");
	json_set_int(root, "format_version", 1);
	json_set(root, "receipt", receipt);
	json_set_text(root, "opened", shown->opened_at);
	json_set_text(root, "opened_by", shown->opened_by);
	json_set(root, "submission", json_dup(shown->json));
	return out_json(root);
}

static void add_receipt(struct page *page, const struct shown_return *shown, const struct form *form)
{
	const struct submission_row *row = &shown->row;
	char reference[16];
	struct buf notes = BUF(1024);
	struct block *facts = add_facts(page, &page->body, NULL);
	receipt_reference(shown->receipt.data, shown->receipt.len, reference);
	notes_words(row->notes, &notes);
	add_fact(page, facts, NULL, _("Form"), form->title, NULL);
	add_fact(page, facts, NULL, _("Sector"), shown->agency.sector, NULL);
	add_fact(page, facts, NULL, _("Submission"), row->submission, NULL);
	add_fact(page, facts, NULL, _("Revision"), page_printf(page, "%lld", (long long)row->revision), NULL);
	add_fact(page, facts, NULL, _("Received"), date_words(page, row->received),
		notes.len ? page_printf(page, "%s", buf_text(&notes)) : NULL);
	add_fact(page, facts, NULL, _("Receipt"), reference, NULL);
	buf_release(&notes);
}

static void add_approval(struct page *page, const struct json *approval)
{
	const char *name = json_get_text(approval, "name"), *role = json_get_text(approval, "role");
	struct block *facts = add_facts(page, &page->body, _("Approved"));
	add_fact(page, facts, NULL, _("By"), page_printf(page, "%s, %s", name ? name : "", role ? role : ""), NULL);
	add_fact(page, facts, NULL, _("On"), date_words(page, json_get_text(approval, "day")), NULL);
}

static int print_text(struct shown_return *shown)
{
	struct buf text = BUF(OUT_MAX_BYTES);
	struct page page;
	struct pack pack;
	struct err err = { 0 };
	if (!board_pack(&shown->board, shown->row.pack, &pack, &err))
		return fail_with(&err);
	page_init(&page);
	page_title(&page, "return", shown->agency.name);
	add_receipt(&page, shown, pack.form);
	add_approval(&page, json_get(shown->json, "approval"));
	for (size_t i = 0; i < pack.form->n_sections; i++)
		content_section(&pack.form->sections[i], json_get(shown->json, "content"), &page);
	content_documents(json_get(shown->json, "content"), &page);
	page_write_text(&page, SHOW_COLS, &text);
	int status = out_text(&text);
	page_release(&page);
	pack_release(&pack);
	buf_release(&text);
	return status;
}

/* Reading an answer is in the log, without its content. */
static bool note_reading(const struct call *call, struct shown_return *shown, struct err *err)
{
	struct buf subject = BUF(160);
	char *who = call_who();
	buf_printf(&subject, "%s/%lld", shown->row.submission, (long long)shown->row.revision);
	bool ok = ledger_log(shown->ledger, call->now, who, "read", buf_text(&subject), err);
	buf_release(&subject);
	free(who);
	return ok;
}

/* The newest other revision of the same submission that is open; 0: none. */
static bool find_open_revision(struct shown_return *shown, int64_t *ret, struct err *err)
{
	struct submission_rows rows;
	if (!ledger_submissions(shown->ledger, SUBMISSION_OPENED, &rows, err))
		return false;
	int64_t newest = 0;
	for (size_t i = 0; i < rows.n; i++) {
		const struct submission_row *row = &rows.items[i];
		bool same = strcmp(row->agency, shown->row.agency) == 0 && strcmp(row->submission, shown->row.submission) == 0;
		if (same && row->revision > newest)
			newest = row->revision;
	}
	submission_rows_release(&rows);
	*ret = newest;
	return true;
}

/* Never another revision than was asked for: an older answer must not pass for the newest one. */
static int say_not_open(struct shown_return *shown)
{
	const struct submission_row *row = &shown->row;
	struct err err = { 0 };
	int64_t open;
	if (!find_open_revision(shown, &open, &err))
		return fail_with(&err);
	if (row->state == SUBMISSION_QUARANTINED)
		complain(_("Revision %lld of %.8s was set aside for someone to look at: %s."), (long long)row->revision, row->submission,
			row->reason);
	else
		complain(_("Revision %lld of %.8s is not opened yet. \"section11-board open\" opens it."), (long long)row->revision,
			row->submission);
	if (open)
		complain(_("Revision %lld is open. To see it: section11-board show %.8s/%lld"), (long long)open, row->submission,
			(long long)open);
	return status_of(ERR_NOT_FOUND);
}

static int show_row(const struct call *call, struct shown_return *shown, bool json)
{
	struct err err = { 0 };
	if (shown->row.state != SUBMISSION_OPENED)
		return say_not_open(shown);
	if (!read_all(shown, &err) || !note_reading(call, shown, &err))
		return fail_with(&err);
	return json ? print_json(shown) : print_text(shown);
}

static int show(const struct call *call, int64_t revision, bool json)
{
	struct shown_return shown = { .receipt = BUF(RECEIPT_MAX_BYTES), .bytes = BUF(2 * SEALED_MAX_BYTES) };
	int status;
	if (!call_open(call, &shown.board, &shown.ledger, &status))
		return status;
	if (named_submission(shown.ledger, call->operands[0], revision, &shown.row, &status))
		status = show_row(call, &shown, json);
	json_free(shown.json);
	buf_release(&shown.receipt);
	buf_release(&shown.bytes);
	ledger_close(shown.ledger);
	board_release(&shown.board);
	return status;
}

static int run(struct call *call)
{
	const char *format = call->values[OPTION_FORMAT];
	bool json = call->values[OPTION_JSON] || (format && strcmp(format, "json") == 0);
	int64_t revision;
	if (!call_number(call, OPTION_REVISION, 1, 999999, 0, &revision))
		return STATUS_USAGE;
	if (format && strcmp(format, "json") != 0 && strcmp(format, "text") != 0)
		return misused(call->verb, _("--format is text or json, not \"%s\"."), format);
	return show(call, revision, json);
}

const struct verb verb_show = {
	.name = "show", .operands = "SUBMISSION", .summary = N_("Show a return that was opened."),
	.details = N_("SUBMISSION is what \"returns\" lists, such as 6f1c0a2b/2; the reference of its receipt; or the organisation's exact "
		"name. The log notes who read what."),
	.min_operands = 1, .max_operands = 1, .options = options, .n_options = sizeof options / sizeof options[0], .run = run,
};
