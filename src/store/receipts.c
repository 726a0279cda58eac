/* SPDX-License-Identifier: MIT */
#include "store/outbox.h"

#include "base/buf.h"
#include "base/mem.h"
#include "store/paths.h"
#include "store/sealed_file.h"

#include <stdlib.h>
#include <string.h>

#define DAMAGED_MAX 100

/* The board whose receipt a sealed file waits for. */
static bool board_of(struct store *store, const char *id, int64_t revision, struct board_identity *ret, struct err *err)
{
	struct sealed_head head;
	struct pack pack;
	if (!id_is_uuid(id))
		return err_set(err, ERR_NOT_FOUND, id, "no assessment has such an id");
	if (!sealed_file_read(store, id, revision, &head, NULL, err) || !store_pack_open(store, head.pack_sha256, &pack, err))
		return false;
	*ret = pack.board;
	pack_release(&pack);
	return strcmp(ret->id, head.board) == 0 || err_set(err, ERR_MISMATCH, "board", "it was sealed for %s", head.board);
}

static bool check_receipt(struct store *store, const char *id, int64_t revision, const struct board_identity *board,
	const char *bytes,
	size_t len, struct receipt *ret, struct err *err)
{
	struct buf sealed = BUF(SEALED_MAX_BYTES);
	struct sealed_head head;
	bool ok = sealed_file_read(store, id, revision, &head, &sealed, err);
	if (ok) {
		struct receipt_claim claim = {
			.board = head.board, .org = head.org, .submission = head.submission, .revision = head.revision,
			.sealed = buf_text(&sealed), .sealed_len = sealed.len,
		};
		ok = receipt_accept(bytes, len, board->receipt_key, &claim, ret, err);
	}
	buf_release(&sealed);
	return ok;
}

/* A kept receipt that no longer verifies makes room, under a name that says so. */
static bool set_aside(const struct store *store, const char *id, int64_t revision, const char *path, struct err *err)
{
	for (int n = 1; n <= DAMAGED_MAX; n++) {
		char *tail = xasprintf(".damaged.%d" RECEIPT_TAIL, n);
		char *aside = revision_file(store, id, RECEIPT_STEM, revision, tail);
		bool free_name = !file_exists(aside), ok = free_name && file_rename(path, aside, err);
		free(aside);
		free(tail);
		if (free_name)
			return ok;
	}
	return err_set(err, ERR_EXISTS, path, "too many damaged receipts lie here");
}

/* It gets its name only when it is whole: half a receipt would look like a damaged one. */
static bool keep(const struct store *store, const char *id, int64_t revision, const char *bytes, size_t len, struct err *err)
{
	char *path = revision_file(store, id, RECEIPT_STEM, revision, RECEIPT_TAIL);
	char *beside = revision_file(store, id, "." RECEIPT_STEM, revision, ".new");
	file_remove(beside); /* left by a crash in the middle of an earlier try */
	bool ok = file_create(beside, bytes, len, err) && (!file_exists(path) || set_aside(store, id, revision, path, err)) &&
		file_rename(beside, path, err);
	if (!ok)
		file_remove(beside);
	free(beside);
	free(path);
	return ok;
}

bool outbox_take_receipt(struct store *store, const char *id, int64_t revision, const char *bytes, size_t len,
	struct receipt *ret,
	struct err *err)
{
	struct board_identity board;
	struct receipt receipt, kept;
	if (!board_of(store, id, revision, &board, err) || !check_receipt(store, id, revision, &board, bytes, len, &receipt, err))
		return false;
	if (receipt_file_read(store, id, revision, &board, &kept, NULL, NULL)) {
		*ret = kept;
		return true;
	}
	if (!keep(store, id, revision, bytes, len, err))
		return false;
	*ret = receipt;
	return true;
}

bool outbox_take_any_receipt(struct store *store, const char *bytes, size_t len, char ret_id[ID_UUID_BYTES], struct receipt *ret,
	struct err *err)
{
	struct receipt claimed;
	if (!receipt_parse(bytes, len, &claimed, err))
		return false;
	if (!sealed_is_there(store, claimed.submission, claimed.revision))
		return err_set(err, ERR_NOT_FOUND, claimed.submission, "revision %lld was not sealed here", (long long)claimed.revision);
	if (!outbox_take_receipt(store, claimed.submission, claimed.revision, bytes, len, ret, err))
		return false;
	memcpy(ret_id, claimed.submission, ID_UUID_BYTES);
	return true;
}

bool outbox_receipt(struct store *store, const char *id, int64_t revision, struct receipt *ret, struct buf *ret_text,
	struct err *err)
{
	struct board_identity board;
	if (!id_is_uuid(id) || !sealed_is_there(store, id, revision))
		return err_set(err, ERR_NOT_FOUND, id, "revision %lld is not sealed", (long long)revision);
	return board_of(store, id, revision, &board, err) && receipt_file_read(store, id, revision, &board, ret, ret_text, err);
}
