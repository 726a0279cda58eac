/* SPDX-License-Identifier: MIT */
#include "client/verbs/list_of_verbs.h"

#include "base/buf.h"
#include "base/json.h"
#include "client/verbs/work.h"
#include "client/words.h"
#include "page/dates.h"
#include "page/gettext.h"
#include "store/outbox.h"

#include <inttypes.h>
#include <string.h>

enum { VERIFY, TAKE, JSON };

static const struct verb_option options[] = {
	[VERIFY] = { "verify", 0, NULL, N_("Check it again now, and say what was checked.") },
	[TAKE] = { "take", 0, "FILE|-", N_("Take in a receipt that came as a file.") },
	[JSON] = { "json", 0, NULL, N_("As JSON, for a program.") },
};

static void add_notes(struct buf *out, const struct receipt *receipt)
{
	for (size_t i = 0; receipt_notes[i]; i++)
		if (strstr(receipt->notes, receipt_notes[i]))
			buf_printf(out, _("Note:          %s\n"), receipt_note_words(receipt_notes[i]));
}

static void add_facts(struct buf *out, const struct receipt *receipt, const char *reference)
{
	char received[DATE_WORDS_BYTES];
	buf_printf(out, _("Reference:     %s\n"), reference);
	buf_printf(out, _("Received:      %s\n"), date_words_to(receipt->received, received));
	buf_printf(out, _("Board:         %s\n"), receipt->board);
	buf_printf(out, _("Form:          %s\n"), receipt->form);
	buf_printf(out, _("Submission:    %s\n"), receipt->submission);
	buf_printf(out, _("Revision:      %" PRId64 "\n"), receipt->revision);
	buf_printf(out, _("Size:          %" PRId64 " bytes\n"), receipt->bytes);
	buf_printf(out, _("SHA-256:       %s\n"), receipt->sha256);
	buf_printf(out, _("Signed with:   %s\n"), receipt->key_id);
	add_notes(out, receipt);
}

static struct json *receipt_json(const struct receipt *receipt, const char *reference)
{
	struct json *json = json_object();
	json_set_text(json, "reference", reference);
	json_set_text(json, "received", receipt->received);
	json_set_text(json, "board", receipt->board);
	json_set_text(json, "form", receipt->form);
	json_set_text(json, "org", receipt->org);
	json_set_text(json, "submission", receipt->submission);
	json_set_int(json, "revision", receipt->revision);
	json_set_int(json, "bytes", receipt->bytes);
	json_set_text(json, "sha256", receipt->sha256);
	json_set_int(json, "epoch", receipt->epoch);
	json_set_int(json, "sequence", receipt->sequence);
	json_set_text(json, "key", receipt->key_id);
	json_set_text(json, "notes", receipt->notes);
	json_set_bool(json, "verified", true);
	return json;
}

static int report(const struct call *call, const struct receipt *receipt, const struct buf *text)
{
	char reference[16];
	struct buf out = BUF(16 * 1024);
	receipt_reference(text->data, text->len, reference);
	if (call->values[JSON])
		return out_json(receipt_json(receipt, reference));
	add_facts(&out, receipt, reference);
	if (call->values[VERIFY])
		buf_puts(&out, _("Verified: the board's signature is genuine. "
			"The sealed file on this computer is exactly what the board has.\n"));
	int status = out_text(&out);
	buf_release(&out);
	return status;
}

/* The newest receipt there is and its revision; 0 if there is none. Anything else that is wrong ends the search. */
static int64_t find_receipt(struct opened *opened, int64_t newest, struct receipt *ret, struct buf *text, struct err *err)
{
	for (int64_t revision = newest; revision > 0; revision--) {
		buf_clear(text);
		if (outbox_receipt(opened->store, opened->id, revision, ret, text, err))
			return revision;
		if (err->code != ERR_NOT_FOUND)
			return 0;
	}
	return 0;
}

static int no_receipt(int64_t newest, const struct err *err)
{
	if (newest && err->code != ERR_NOT_FOUND)
		return fail_with(err);
	if (newest)
		complain(_("There is no receipt yet. To send the sealed file, or to ask again: section11-send"));
	else
		complain(_("There is no receipt: nothing has been sealed yet. To see what is missing: section11 check ID"));
	return STATUS_NO;
}

static int show(struct call *call, struct opened *opened)
{
	struct receipt receipt;
	struct buf text = BUF(RECEIPT_MAX_BYTES);
	struct err err;
	err_clear(&err);
	int64_t newest = newest_sealed(opened);
	int64_t revision = find_receipt(opened, newest, &receipt, &text, &err);
	int status = revision ? report(call, &receipt, &text) : no_receipt(newest, &err);
	if (revision && revision < newest)
		complain(_("This is the receipt of revision %" PRId64 ". Revision %" PRId64 " is sealed and has none yet."), revision, newest);
	buf_release(&text);
	return status;
}

static int take(struct call *call, struct store *store)
{
	char id[ID_UUID_BYTES];
	struct receipt receipt;
	struct buf text = BUF(RECEIPT_MAX_BYTES);
	struct err err;
	int status;
	if (!read_input(call->values[TAKE], &text, &err) ||
		!outbox_take_any_receipt(store, buf_text(&text), text.len, id, &receipt, &err))
		status = fail_with(&err);
	else
		status = report(call, &receipt, &text);
	buf_release(&text);
	return status;
}

static int run(struct call *call)
{
	if (call->values[TAKE] && call->n_operands)
		return misused(call->verb, _("--take finds out itself whose receipt it is: leave the id out."));
	if (call->values[TAKE])
		return with_store(call, take);
	if (!call->n_operands)
		return misused(call->verb, _("Say which assessment, or use --take."));
	return with_assessment(call, false, show);
}

const struct verb verb_receipt = {
	.name = "receipt", .operands = "[ID]",
	.summary = N_("Show the board's signed receipt, or take one in. Exit status 1: there is none."),
	.details = N_("A receipt is checked against the board's key and the sealed file each time it is shown."),
	.max_operands = 1,
	.options = options, .n_options = sizeof options / sizeof options[0],
	.run = run,
};
