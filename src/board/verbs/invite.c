/* SPDX-License-Identifier: MIT */
#include "board/verbs/list_of_verbs.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"
#include "board/asking.h"
#include "board/keys.h"
#include "board/verbs/named.h"
#include "board/verbs/out.h"
#include "board/verbs/status.h"
#include "page/gettext.h"

#include <stdlib.h>
#include <string.h>

#define LETTER_MAX_BYTES ((size_t)256 * 1024)

enum { OPTION_FORM, OPTION_OUT, OPTION_EXPIRES, OPTION_LETTER, OPTION_KEY };

static const struct verb_option options[] = {
	[OPTION_FORM] = { "form", 0, "FILE", N_("The form: its source (.json), or a pack made from it (.s11pack).") },
	[OPTION_OUT] = { "out", 'o', "FILE", N_("Where to write the invitation. Without it: the organisation's name, here.") },
	[OPTION_EXPIRES] = { "expires", 0, "DAY",
		N_("The code's last day, like 2027-05-13. Without it: 90 days after the form closes.") },
	[OPTION_LETTER] = { "letter", 0, "FILE", N_("Where to write the letter. Without it: to standard output.") },
	[OPTION_KEY] = { "key", 0, "FILE", N_("The key that signs invitations. Without it: keys/pack.key of the board.") },
};

/* All that one invitation is made from. */
struct inviting {
	const struct call *call;
	struct board board;
	struct ledger *ledger;
	struct agency agency;
	struct crypto_sign_pair pair;
	struct asked_form form;
	struct asked asked;
	char expires[LEDGER_DAY_BYTES];
	char *path;
};

static bool read_key(struct inviting *in, struct err *err)
{
	const char *given = in->call->values[OPTION_KEY];
	char *path = given ? xstrdup(given) : board_path(&in->board, key_file_name(KEY_PACK));
	bool ok = key_read_sign(path, KEY_PACK, &in->board.identity, &in->pair, err);
	free(path);
	return ok;
}

/* "oak-street-youth-club.s11invite" */
static char *default_path(const struct agency *agency)
{
	char name[64];
	return xasprintf("%s.s11invite", board_id_from_name(agency->name, name) ? name : agency->id);
}

static int say_faults(const char *path, const struct form_faults *faults)
{
	for (size_t i = 0; i < faults->n; i++) {
		struct buf line = BUF(8192);
		form_fault_write(&faults->items[i], path, &line);
		complain("%s", buf_text(&line));
		buf_release(&line);
	}
	complain(_("The form %s has faults. Nobody was invited."), path);
	return STATUS_DATA;
}

/* A code whose file could not be written would count as live and serve nobody. */
static bool write_invitation(struct inviting *in, struct err *err)
{
	char digest[CRYPTO_HEX_BYTES], mark[LEDGER_MARK_BYTES];
	int64_t n;
	if (file_create(in->path, in->asked.bytes.data, in->asked.bytes.len, err))
		return true;
	ledger_code_digest(in->asked.invitation.code, digest, mark);
	if (!ledger_revoke(in->ledger, in->agency.id, mark, in->call->now, &n, NULL))
		complain(_("The code %s could not be taken back. Revoke it before you invite again."), mark);
	return false;
}

static int say_letter(struct inviting *in, struct err *err)
{
	const char *path = in->call->values[OPTION_LETTER], *slash = strrchr(in->path, '/');
	struct buf letter = BUF(LETTER_MAX_BYTES);
	asked_letter(&in->asked, &in->form, slash ? slash + 1 : in->path, &letter);
	int status;
	if (path)
		status = file_create(path, letter.data, letter.len, err) ? STATUS_OK : fail_with(err);
	else
		status = out_text(&letter);
	buf_release(&letter);
	if (status == STATUS_OK)
		status = out_line(_("\nInvitation: %s\nCode, which the letter has too: %s"), in->path, in->asked.invitation.code);
	return status;
}

/* True if --expires is a day from today on; else it has been said. */
static bool choose_expiry(struct inviting *in, int *status)
{
	const char *day = in->call->values[OPTION_EXPIRES];
	int64_t days;
	if (!day) {
		asked_default_expiry(&in->form, in->call->today, in->expires);
		return true;
	}
	if (!clock_parse_day(day, &days) || days < in->call->today) {
		*status = misused(in->call->verb, _("--expires takes a day from today on, like 2027-05-13, not \"%s\"."), day);
		return false;
	}
	clock_day(days, in->expires);
	return true;
}

static int invite(struct inviting *in)
{
	const char *form = in->call->values[OPTION_FORM];
	struct form_faults faults = { 0 };
	struct err err = { 0 };
	int status = STATUS_OK;
	if (!named_agency(in->ledger, in->call->operands[0], &in->agency, &status))
		return status;
	bool ok = read_key(in, &err)
		&& asked_form_read(&in->board, form, &in->pair, &in->form, &faults, &err);
	if (!ok) {
		status = faults.n ? say_faults(form, &faults) : fail_with(&err);
		form_faults_release(&faults);
		return status;
	}
	form_faults_release(&faults);
	in->path = in->call->values[OPTION_OUT] ? xstrdup(in->call->values[OPTION_OUT]) : default_path(&in->agency);
	if (!choose_expiry(in, &status))
		return status;
	if (file_exists(in->path)) {
		err_set(&err, ERR_EXISTS, in->path, "the invitation was not written");
		return fail_with(&err);
	}
	if (!asked_make(&in->board, in->ledger, &in->agency, &in->form, in->expires, in->call->now, &in->pair, &in->asked, &err)
		|| !write_invitation(in, &err))
		return fail_with(&err);
	return say_letter(in, &err);
}

static int run(struct call *call)
{
	struct inviting in = { .call = call };
	int status;
	if (!call->values[OPTION_FORM])
		return misused(call->verb, _("Say which form with --form FILE."));
	if (!call_open(call, &in.board, &in.ledger, &status))
		return status;
	status = invite(&in);
	asked_release(&in.asked);
	asked_form_release(&in.form);
	crypto_wipe(&in.pair, sizeof in.pair);
	ledger_close(in.ledger);
	board_release(&in.board);
	free(in.path);
	return status;
}

const struct verb verb_invite = {
	.name = "invite",
	.operands = "AGENCY",
	.summary = N_("Invite an organisation: one file with form and code, and a letter."),
	.details = N_("AGENCY is its id, the beginning of it, or its exact name. At most two codes of an organisation are live "
		"at a time."),
	.min_operands = 1,
	.max_operands = 1,
	.options = options,
	.n_options = sizeof options / sizeof options[0],
	.run = run,
};
