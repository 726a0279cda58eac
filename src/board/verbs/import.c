/* SPDX-License-Identifier: MIT */
#include "board/verbs/list_of_verbs.h"

#include "base/file.h"
#include "base/mem.h"
#include "board/board.h"
#include "board/continuity.h"
#include "board/keys.h"
#include "board/ledger/accept.h"
#include "board/verbs/out.h"
#include "board/verbs/status.h"
#include "page/gettext.h"
#include "wire/receipt.h"
#include "wire/sealed.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define RECEIPT_ENDING ".receipt.txt"
#define SEALED_ENDING ".s11"

enum { OPTION_OUT, OPTION_KEY };

static const struct verb_option options[] = {
	[OPTION_OUT] = { "out", 'o', "DIR", N_("Where to write the receipts. Without it: beside each file.") },
	[OPTION_KEY] = { "receipt-key", 0, "FILE", N_("The key that signs receipts. Without it: keys/receipt.key of the board.") },
};

struct importing {
	const struct call *call;
	struct board board;
	struct ledger *ledger;
	struct crypto_sign_pair pair;
	struct accepter accepter;
	int64_t marked; /* the number that was marked last */
};

/* "sealed.1.s11" becomes "sealed.1.receipt.txt", beside it or in `dir`. */
static char *receipt_path(const char *path, const char *dir)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	size_t len = strlen(name), ending = strlen(SEALED_ENDING);
	if (len > ending && strcmp(name + len - ending, SEALED_ENDING) == 0)
		len -= ending;
	if (dir)
		return xasprintf("%s/%.*s" RECEIPT_ENDING, dir, (int)len, name);
	return xasprintf("%.*s%.*s" RECEIPT_ENDING, (int)(name - path), path, (int)len, name);
}

/* A receipt may leave on a stick at once: its number is marked before anybody has it. */
static bool store(
	struct importing *in, const struct buf *bytes, enum accept_outcome *ret_outcome, struct buf *receipt, struct err *err)
{
	char sha256[CRYPTO_HEX_BYTES];
	crypto_sha256_hex(bytes->data, bytes->len, sha256);
	struct arrival arrival = { .bytes = bytes->data, .len = bytes->len, .sha256 = sha256, .now = in->call->now };
	if (!ledger_begin(in->ledger, err))
		return false;
	if (ledger_accept_begin(in->ledger, &in->accepter, err)
		&& ledger_accept(in->ledger, &in->accepter, &arrival, ret_outcome, receipt, err))
		return ledger_commit(in->ledger, err) && continuity_mark(&in->board, in->ledger, &in->marked, err);
	ledger_rollback(in->ledger);
	return false;
}

static const char *const outcome_words[] = {
	[ACCEPT_STORED] = N_("Received."),
	[ACCEPT_REPEATED] = N_("It was received before; this is the same receipt."),
	[ACCEPT_CONFLICT] = N_("Something else was received under this name before. Both are kept as they are; ask the organisation."),
	[ACCEPT_ERASED] = N_("This submission was erased on request, so it is not taken again."),
	[ACCEPT_UNAUTHORISED] = N_("It cannot be taken."),
	[ACCEPT_QUOTA] = N_("This organisation has sent as much as it may."),
	[ACCEPT_FOREIGN] = N_("This is not a sealed submission for this board, or not from an organisation on its list."),
};
static_assert(sizeof outcome_words / sizeof outcome_words[0] == ACCEPT_OUTCOME_COUNT, "words for every outcome");

static int write_receipt(const struct importing *in, const char *path, const struct buf *receipt)
{
	struct err err = { 0 };
	char *to = receipt_path(path, in->call->values[OPTION_OUT]);
	int status = file_replace(to, receipt->data, receipt->len, &err) ? out_line(_("  Receipt: %s"), to) : fail_with(&err);
	free(to);
	return status;
}

static int import_one(struct importing *in, const char *path)
{
	struct buf bytes = BUF(SEALED_MAX_BYTES), receipt = BUF(RECEIPT_MAX_BYTES);
	enum accept_outcome outcome = ACCEPT_FOREIGN;
	struct err err = { 0 };
	int status;
	if (!file_read(path, &bytes, &err) || !store(in, &bytes, &outcome, &receipt, &err)) {
		status = fail_with(&err);
	} else if (outcome == ACCEPT_STORED || outcome == ACCEPT_REPEATED) {
		status = out_line("%s: %s", path, _(outcome_words[outcome]));
		if (status == STATUS_OK)
			status = write_receipt(in, path, &receipt);
	} else {
		complain("%s: %s", path, _(outcome_words[outcome]));
		status = STATUS_DATA;
	}
	buf_release(&bytes);
	buf_release(&receipt);
	return status;
}

/* Every file is tried; the first failure is the exit status. */
static int import_all(struct importing *in)
{
	int status = STATUS_OK;
	for (size_t i = 0; i < in->call->n_operands; i++) {
		int one = import_one(in, in->call->operands[i]);
		if (status == STATUS_OK)
			status = one;
	}
	return status;
}

static bool prepare(struct importing *in, const char *key, struct err *err)
{
	struct continuity continuity;
	if (!key_read_sign(key, KEY_RECEIPT, &in->board.identity, &in->pair, err)
		|| !continuity_resume(&in->board, in->ledger, in->call->now, &continuity, err))
		return false;
	if (continuity.new_epoch)
		complain(_("The ledger was restored from a backup: epoch %lld of receipts begins."), (long long)continuity.epoch);
	return true;
}

static int run(struct call *call)
{
	struct importing in = { .call = call };
	struct err err = { 0 };
	int status;
	if (!call_open(call, &in.board, &in.ledger, &status))
		return status;
	char *key = call->values[OPTION_KEY] ? xstrdup(call->values[OPTION_KEY]) : board_path(&in.board, key_file_name(KEY_RECEIPT));
	in.accepter = (struct accepter){ .board_id = in.board.identity.id, .receipt_pair = &in.pair, .quota = accept_default_quota };
	status = prepare(&in, key, &err) ? import_all(&in) : fail_with(&err);
	crypto_wipe(&in.pair, sizeof in.pair);
	free(key);
	ledger_close(in.ledger);
	board_release(&in.board);
	return status;
}

const struct verb verb_import = {
	.name = "import", .operands = "FILE...", .summary = N_("Take in sealed files that came on a stick, and write their receipts."),
	.details = N_("The same file that came over the network before gives the same receipt. Works while the receiver runs."),
	.min_operands = 1, .max_operands = 10000, .options = options, .n_options = sizeof options / sizeof options[0], .run = run,
};
