/* SPDX-License-Identifier: MIT */
#include "store/sealed_file.h"

#include "base/buf.h"
#include "base/mem.h"
#include "store/attempts.h"
#include "store/paths.h"

#include <stdlib.h>
#include <string.h>

static char *sealed_path(const struct store *store, const char *id, int64_t revision)
{
	return revision_file(store, id, SEALED_STEM, revision, SEALED_TAIL);
}

bool sealed_is_there(const struct store *store, const char *id, int64_t revision)
{
	char *path = sealed_path(store, id, revision);
	bool there = file_exists(path);
	free(path);
	return there;
}

/* What is on disk is what was sealed, and says whose it is. */
static bool check_sealed(const struct store *store, const char *id, int64_t revision, const struct buf *bytes,
	struct sealed_head *ret_head, struct err *err)
{
	struct attempts attempts;
	char sha256[CRYPTO_HEX_BYTES];
	if (!attempts_read(store, id, revision, &attempts, err))
		return false;
	crypto_sha256_hex(buf_text(bytes), bytes->len, sha256);
	if (*attempts.sealed_sha256 && strcmp(attempts.sealed_sha256, sha256) != 0)
		return err_set(err, ERR_DAMAGED, id, "sealed revision %lld is not as it was sealed", (long long)revision);
	if (!sealed_read_head(buf_text(bytes), bytes->len, ret_head, err))
		return false;
	if (strcmp(ret_head->submission, id) != 0 || ret_head->revision != revision)
		return err_set(err, ERR_MISMATCH, id, "this sealed file is %s, revision %lld", ret_head->submission,
			(long long)ret_head->revision);
	return true;
}

bool sealed_file_read(const struct store *store, const char *id, int64_t revision, struct sealed_head *ret_head,
	struct buf *ret_bytes, struct err *err)
{
	struct buf bytes = BUF(SEALED_MAX_BYTES);
	struct sealed_head head;
	char *path = sealed_path(store, id, revision);
	bool ok = file_read(path, &bytes, err) && check_sealed(store, id, revision, &bytes, &head, err);
	if (ok && ret_bytes) {
		buf_add(ret_bytes, buf_text(&bytes), bytes.len);
		ok = !ret_bytes->full || err_set(err, ERR_TOO_BIG, path, "%zu bytes", bytes.len);
	}
	if (ok)
		*ret_head = head;
	buf_release(&bytes);
	free(path);
	return ok;
}

/* Reads again what has just been written. */
static bool reads_back(const char *path, const struct buf *bytes, struct err *err)
{
	struct buf again = BUF(SEALED_MAX_BYTES);
	bool ok = file_read(path, &again, err);
	if (ok && (again.len != bytes->len || memcmp(buf_text(&again), buf_text(bytes), bytes->len) != 0))
		ok = err_set(err, ERR_IO, path, "the disk gives back other bytes than were written");
	buf_release(&again);
	return ok;
}

bool sealed_file_create(const struct store *store, const char *id, int64_t revision, const struct buf *bytes, int64_t now,
	struct err *err)
{
	char sha256[CRYPTO_HEX_BYTES], noted[CRYPTO_HEX_BYTES + 24];
	char *path = sealed_path(store, id, revision);
	char *beside = revision_file(store, id, ".sealed", revision, ".new");
	struct buf line = BUF(sizeof noted - 1);
	crypto_sha256_hex(buf_text(bytes), bytes->len, sha256);
	buf_printf(&line, "%s %zu", sha256, bytes->len);
	file_remove(beside); /* left by a crash in the middle of an earlier try; it never had a name that counts */
	bool ok = !file_exists(path) || err_set(err, ERR_EXISTS, path, "this revision is sealed already");
	ok = ok && file_create(beside, buf_text(bytes), bytes->len, err) && reads_back(beside, bytes, err) &&
		attempts_add(store, id, revision, now, ATTEMPT_SEALED, buf_text(&line), err) && file_rename(beside, path, err);
	if (!ok)
		file_remove(beside);
	buf_release(&line);
	free(beside);
	free(path);
	return ok;
}

static bool accept(const struct buf *text, const struct sealed_head *head, const struct buf *sealed,
	const struct board_identity *board,
	struct receipt *ret, struct err *err)
{
	struct receipt_claim claim = {
		.board = head->board, .org = head->org, .submission = head->submission, .revision = head->revision,
		.sealed = buf_text(sealed), .sealed_len = sealed->len,
	};
	return receipt_accept(buf_text(text), text->len, board->receipt_key, &claim, ret, err);
}

bool receipt_file_read(const struct store *store, const char *id, int64_t revision, const struct board_identity *board,
	struct receipt *ret, struct buf *ret_text, struct err *err)
{
	struct buf text = BUF(RECEIPT_MAX_BYTES), sealed = BUF(SEALED_MAX_BYTES);
	struct sealed_head head;
	char *path = revision_file(store, id, RECEIPT_STEM, revision, RECEIPT_TAIL);
	bool ok = file_exists(path) || err_set(err, ERR_NOT_FOUND, path, "no receipt yet");
	ok = ok && file_read(path, &text, err) && sealed_file_read(store, id, revision, &head, &sealed, err) &&
		accept(&text, &head, &sealed, board, ret, err);
	if (ok && ret_text)
		buf_add(ret_text, buf_text(&text), text.len);
	buf_release(&text);
	buf_release(&sealed);
	free(path);
	return ok;
}
