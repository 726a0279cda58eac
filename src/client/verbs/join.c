/* SPDX-License-Identifier: MIT */
#include "client/verbs/list_of_verbs.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "client/verbs/work.h"
#include "page/gettext.h"

#include <string.h>

enum { REMEMBER, CODE_FROM };

static const struct verb_option options[] = {
	[REMEMBER] = { "remember", 0, NULL, N_("Keep the code on this computer too, so that sending needs nothing more.") },
	[CODE_FROM] = { "code-from", 0, "FILE|-",
		N_("Join only if the code in this file, or on standard input, is that of the invitation.") },
};

/* "1a2b 3c4d 5e6f 7081": for reading aloud. */
static void add_fingerprint(struct buf *out, const uint8_t key[32])
{
	char id[CRYPTO_KEY_ID_BYTES];
	crypto_key_id(key, id);
	for (size_t i = 0; i < 16; i += 4)
		buf_printf(out, "%s%.4s", i ? " " : "", id + i);
	buf_putc(out, '\n');
}

static void add_joined(struct buf *out, const struct invitation *invitation, const struct membership *membership)
{
	buf_printf(out, _("Board:         %s\n"), invitation->board.name);
	buf_puts(out, _("Board's key:   "));
	add_fingerprint(out, invitation->board.pack_key);
	buf_printf(out, _("Organisation:  %s\n"), membership->agency_name);
	buf_printf(out, _("Form:          %s\n"), membership->form_title);
	buf_printf(out, _("Good until:    %s\n"), membership->expires);
	buf_puts(out, *membership->code ? _("The code is remembered on this computer.\n")
		: _("The code is not kept. Keep the invitation: it is needed for sending.\n"));
}

static bool code_fits(const char *path, const struct invitation *invitation, struct err *err)
{
	struct buf typed = BUF(1024);
	char code[ID_CODE_BYTES] = "";
	bool fits = read_input(path, &typed, err);
	if (fits && (!id_code_tidy(buf_text(&typed), code) || !crypto_same(code, invitation->code, strlen(code) + 1)))
		fits = err_set(err, ERR_MISMATCH, path, "the code is not the one in the invitation");
	crypto_wipe(code, sizeof code);
	if (typed.data)
		crypto_wipe(typed.data, typed.len);
	buf_release(&typed);
	return fits;
}

static void note_joined(const struct call *call, const struct store *store, const struct membership *membership)
{
	int64_t day;
	if (clock_parse_day(membership->expires, &day) && day < call->today)
		complain(_("This invitation has run out. You can fill in the form; to send it, ask the board for a new invitation."));
	if (store->medium_is_open)
		complain(_("This folder is on a medium that keeps no permissions: anyone who has it can read your answers."));
}

static int join(struct call *call, struct store *store, const struct buf *bytes, const struct invitation *invitation)
{
	struct membership membership;
	struct err err;
	if (call->values[CODE_FROM] && !code_fits(call->values[CODE_FROM], invitation, &err))
		return fail_with(&err);
	if (!store_join(store, bytes->data, bytes->len, call->values[REMEMBER] != NULL, &membership, &err))
		return fail_with(&err);
	struct buf out = BUF(16 * 1024);
	add_joined(&out, invitation, &membership);
	note_joined(call, store, &membership);
	int status = out_text(&out);
	buf_release(&out);
	crypto_wipe(membership.code, sizeof membership.code);
	return status;
}

static int work(struct call *call, struct store *store)
{
	struct buf bytes = BUF(INVITATION_MAX_BYTES);
	struct invitation invitation;
	struct err err;
	int status;
	if (!read_input(call->operands[0], &bytes, &err) ||
		!invitation_read(buf_text(&bytes), bytes.len, NULL, call->operands[0], &invitation, &err)) {
		status = fail_with(&err);
	} else {
		status = join(call, store, &bytes, &invitation);
		invitation_release(&invitation);
	}
	buf_release(&bytes);
	return status;
}

static int run(struct call *call)
{
	return with_store(call, work);
}

const struct verb verb_join = {
	.name = "join", .operands = "FILE",
	.summary = N_("Accept an invitation: show whose it is, and keep its form."),
	.details = N_("Compare the board's key with the one in the letter that came with the invitation, "
		"or ask the board by telephone."),
	.min_operands = 1, .max_operands = 1,
	.options = options, .n_options = sizeof options / sizeof options[0],
	.run = run,
};
