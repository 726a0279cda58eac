/* SPDX-License-Identifier: MIT */
#include "board/verbs/list_of_verbs.h"

#include "base/mem.h"
#include "board/desk/opening.h"
#include "board/keys.h"
#include "board/verbs/out.h"
#include "board/verbs/status.h"
#include "page/gettext.h"

#include <stdlib.h>

enum { OPTION_KEY, OPTION_AGAIN };

static const struct verb_option options[] = {
	[OPTION_KEY] = { "key", 0, "FILE", N_("The working key, or the recovery key. Without it: desk/working.key of the board.") },
	[OPTION_AGAIN] = { "again", 0, NULL, N_("Try those again that were set aside.") },
};

static void say_one(void *ctx, const struct submission_row *row, const char *reason)
{
	if (*reason)
		complain(_("Set aside: %s, revision %lld: %s"), row->submission, (long long)row->revision, reason);
}

static int say_counts(const struct opening *opening)
{
	int status = out_line(P_("%lld submission was opened.", "%lld submissions were opened.", opening->n_opened),
		(long long)opening->n_opened);
	if (status == STATUS_OK && opening->n_quarantined)
		status = out_line(
			P_("%lld was set aside. It is kept; someone must look at it.",
				"%lld were set aside. They are kept; someone must look at them.", opening->n_quarantined),
			(long long)opening->n_quarantined);
	return status;
}

static int open_all(struct opening *opening, const char *key)
{
	struct crypto_seal_pair pair;
	struct err err = { 0 };
	char *path = board_path(opening->board, "desk/opened.db");
	int status;
	opening->pair = &pair;
	if (key_read_opening(key, &opening->board->identity, &pair, &err) && opened_open(path, &opening->store, &err)
		&& opening_run(opening, &err))
		status = say_counts(opening);
	else
		status = fail_with(&err);
	opened_close(opening->store);
	crypto_wipe(&pair, sizeof pair);
	free(path);
	return status;
}

static int run(struct call *call)
{
	struct board board;
	struct opening opening = { .board = &board, .now = call->now, .again = call->values[OPTION_AGAIN] != NULL, .told = say_one };
	int status;
	if (!call_open(call, &board, &opening.ledger, &status))
		return status;
	char *who = call_who();
	char *key = call->values[OPTION_KEY] ? xstrdup(call->values[OPTION_KEY]) : board_path(&board, key_file_name(KEY_WORKING));
	opening.who = who;
	status = open_all(&opening, key);
	free(key);
	free(who);
	ledger_close(opening.ledger);
	board_release(&board);
	return status;
}

const struct verb verb_open = {
	.name = "open",
	.operands = "",
	.summary = N_("Open what has arrived, with the desk's key."),
	.details = N_("What cannot be opened, or does not fit its form, is set aside with a reason and kept. The log says who "
		"opened what."),
	.options = options,
	.n_options = sizeof options / sizeof options[0],
	.run = run,
};
