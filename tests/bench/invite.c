/* SPDX-License-Identifier: MIT */
/*
 * Makes an invitation from a form's sources, as a board would, with keys that nobody keeps:
 *
 *     invite FOLDER FORM.json OUT.s11invite
 */
#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "base/text.h"
#include "form/read.h"
#include "wire/invitation.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool load(void *ctx, const char *name, struct buf *out, struct err *err)
{
	char *path = file_join(ctx, name);
	bool ok = file_read(path, out, err);
	free(path);
	return ok;
}

static struct json *join(char *folder, const char *form)
{
	struct form_loader loader = { .ctx = folder, .load = load };
	struct form_faults faults = { 0 };
	struct json *body = NULL;
	if (!form_join(&loader, form, &body, &faults))
		body = NULL;
	for (size_t i = 0; i < faults.n && i < 20; i++)
		fprintf(stderr, "%s:%ld: %s: %s\n", faults.items[i].file, faults.items[i].line, faults.items[i].pointer, faults.items[i].what);
	form_faults_release(&faults);
	return body;
}

static void make_board(struct board_identity *board, struct crypto_sign_pair *pair)
{
	struct crypto_sign_pair receipt;
	struct crypto_seal_pair working, recovery;
	crypto_sign_pair(pair);
	crypto_sign_pair(&receipt);
	crypto_seal_pair(&working);
	crypto_seal_pair(&recovery);
	*board = (struct board_identity){ .id = "practice-partnership", .name = "Practice Partnership", .endpoint = "https://board.example" };
	memcpy(board->pack_key, pair->public_key, sizeof board->pack_key);
	memcpy(board->receipt_key, receipt.public_key, sizeof board->receipt_key);
	memcpy(board->working_key, working.public_key, sizeof board->working_key);
	memcpy(board->recovery_key, recovery.public_key, sizeof board->recovery_key);
}

static bool write_invitation(const struct json *body, const char *path, struct err *err)
{
	struct crypto_sign_pair pair;
	struct invitation invitation = { .agency_name = "Oak Street Youth Club", .agency_sector = "VCS", .expires = "2199-12-31" };
	struct buf pack = BUF(PACK_MAX_BYTES), bytes = BUF(INVITATION_MAX_BYTES);
	make_board(&invitation.board, &pair);
	id_uuid(invitation.agency_id);
	id_code(invitation.code);
	pack_build(body, &invitation.board, &pair, &pack);
	invitation.pack_bytes = pack.data;
	invitation.pack_len = pack.len;
	bool ok = !pack.full || err_set(err, ERR_TOO_BIG, path, "the pack is too big");
	if (ok)
		invitation_write(&invitation, &pair, &bytes);
	ok = ok && file_create(path, bytes.data, bytes.len, err);
	buf_release(&pack);
	buf_release(&bytes);
	return ok;
}

int main(int argc, char **argv)
{
	struct err err = { 0 };
	if (argc != 4 || !crypto_start())
		return fprintf(stderr, "invite FOLDER FORM.json OUT.s11invite\n"), 2;
	struct json *body = join(argv[1], argv[2]);
	bool ok = body && write_invitation(body, argv[3], &err);
	if (body && !ok)
		fprintf(stderr, "invite: %s: %s: %s\n", err.where, err_name(err.code), err.detail);
	json_free(body);
	return ok ? 0 : 1;
}
