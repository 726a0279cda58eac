/* SPDX-License-Identifier: MIT */
#include "board/verbs/list_of_verbs.h"

#include "base/text.h"
#include "board/board.h"
#include "board/verbs/out.h"
#include "board/verbs/status.h"
#include "page/gettext.h"

#include <stdlib.h>
#include <string.h>

enum { OPTION_NAME, OPTION_ENDPOINT, OPTION_ID };

static const struct verb_option options[] = {
	[OPTION_NAME] = { "name", 0, "NAME", N_("The partnership's name, as organisations know it.") },
	[OPTION_ENDPOINT] = { "endpoint", 0, "URL",
		N_("Where organisations send to: https://…, or http://127.0.0.1:PORT for practice.") },
	[OPTION_ID] = { "id", 0, "ID",
		N_("A short name for receipts: small letters, digits, hyphens. Made from the name if left out.") },
};

static int say_done(const char *dir, const char *id)
{
	struct buf text = BUF(8192);
	buf_printf(&text, _("The board \"%s\" is set up in %s.\n\n"), id, dir);
	buf_puts(&text, _("Now look after its keys.\n"));
	buf_puts(&text, _("  keys/receipt.key       stays with the receiver: it signs receipts.\n"));
	buf_puts(&text, _("  keys/pack.key          signs forms and invitations. Whoever invites needs it.\n"));
	buf_puts(&text,
		_("  desk/working.key       opens what arrives. Move it away from the receiver, to the desk where returns are "
		"read.\n"));
	buf_puts(&text,
		_("  recovery/recovery.key  opens what arrives if the working key is lost. Put it on a stick and lock it "
		"away.\n\n"));
	buf_puts(&text,
		_("Without the working or the recovery key, nobody can ever read what organisations send. Keep a copy of "
		"both.\n"));
	int status = out_text(&text);
	buf_release(&text);
	return status;
}

static int run(struct call *call)
{
	const char *name = call->values[OPTION_NAME], *endpoint = call->values[OPTION_ENDPOINT], *id = call->values[OPTION_ID];
	char made[64];
	struct err err = { 0 };
	if (!name || !*name || !endpoint)
		return misused(call->verb, _("Both --name and --endpoint are needed."));
	if (strlen(name) >= sizeof ((struct board_identity *)0)->name || !text_valid(name, strlen(name)))
		return misused(call->verb, _("The name is too long, or is not plain text."));
	if (!id && !board_id_from_name(name, made))
		return misused(call->verb, _("No short name can be made from that name. Give one with --id."));
	if (id && !board_id_is_valid(id))
		return misused(call->verb, _("A short name has small letters, digits and hyphens, like surrey-partnership."));
	if (!endpoint_is_allowed(endpoint) || strlen(endpoint) >= sizeof ((struct board_identity *)0)->endpoint)
		return misused(call->verb, _("The endpoint begins with https:// and has no path. Plain http is for this computer alone."));
	char *dir = call_dir(call);
	bool ok = board_create(dir, id ? id : made, name, endpoint, &err);
	int status = ok ? say_done(dir, id ? id : made) : fail_with(&err);
	free(dir);
	return status;
}

const struct verb verb_init = {
	.name = "init", .operands = "", .summary = N_("Set up a board: its folder, its keys, an empty ledger."),
	.details = N_("The folder is the one that --dir names. A board that is there already is never replaced."),
	.options = options, .n_options = sizeof options / sizeof options[0], .run = run,
};
