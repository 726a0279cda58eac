/* SPDX-License-Identifier: MIT */
#include "store/trust.h"

#include "base/buf.h"
#include "base/mem.h"
#include "store/paths.h"

#include <stdlib.h>
#include <string.h>

static char *pack_path(const struct store *store, const char *sha256)
{
	char *name = xasprintf("%s.s11pack", sha256);
	char *path = store_path(store, "packs", name);
	free(name);
	return path;
}

static char *key_path(const struct store *store, const char *board_id)
{
	char *name = xasprintf("%s.key", board_id);
	char *path = store_path(store, "trusted", name);
	free(name);
	return path;
}

static bool is_board_id(const char *id)
{
	return *id && strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(id);
}

bool make_folder(const struct store *store, const char *folder, struct err *err)
{
	char *path = file_join(store->dir, folder);
	bool ok = file_mkdirs(path, err);
	free(path);
	return ok;
}

/* The key first seen; *ret_known false if there is none yet. */
static bool trusted_key(const struct store *store, const char *board_id, uint8_t ret_key[32], bool *ret_known, struct err *err)
{
	struct buf text = BUF(256);
	char *path = key_path(store, board_id);
	bool known = file_exists(path), ok = !known || file_read(path, &text, err);
	if (ok && known) {
		buf_cut(&text, strcspn(buf_text(&text), "\n"));
		ok = crypto_key_from_text(buf_text(&text), ret_key) || err_set(err, ERR_DAMAGED, path, "it holds no key");
	}
	if (ok)
		*ret_known = known;
	buf_release(&text);
	free(path);
	return ok;
}

bool trust_check(const struct store *store, const struct board_identity *board, bool *ret_known, struct err *err)
{
	uint8_t key[32];
	bool known;
	if (!is_board_id(board->id))
		return err_set(err, ERR_FORMAT, "board", "its id is no short name");
	if (!trusted_key(store, board->id, key, &known, err))
		return false;
	if (known && !crypto_same(key, board->pack_key, sizeof key))
		return err_set(err, ERR_WRONG_KEY, board->id, "this board is known under another key");
	*ret_known = known;
	return true;
}

bool trust_keep(const struct store *store, const struct board_identity *board, struct err *err)
{
	char text[CRYPTO_PUBLIC_TEXT_BYTES + 1];
	bool known;
	if (!trust_check(store, board, &known, err))
		return false;
	if (known)
		return true;
	crypto_key_text(board->pack_key, text);
	memcpy(text + CRYPTO_PUBLIC_TEXT_BYTES - 1, "\n", 2);
	char *path = key_path(store, board->id);
	bool ok = make_folder(store, "trusted", err) && file_create(path, text, CRYPTO_PUBLIC_TEXT_BYTES, err);
	free(path);
	return ok;
}

static bool has_digest(const struct buf *bytes, const char *sha256)
{
	char own[CRYPTO_HEX_BYTES];
	crypto_sha256_hex(buf_text(bytes), bytes->len, own);
	return strcmp(own, sha256) == 0;
}

/* The same bytes are there already, whole. */
static bool is_kept(const char *path, const char *sha256)
{
	struct buf bytes = BUF(PACK_MAX_BYTES);
	bool kept = file_read(path, &bytes, NULL) && has_digest(&bytes, sha256);
	buf_release(&bytes);
	return kept;
}

bool store_pack_keep(struct store *store, const char *bytes, size_t len, struct err *err)
{
	struct pack pack;
	bool known;
	if (!pack_open(bytes, len, NULL, "pack", &pack, err))
		return false;
	char *path = pack_path(store, pack.sha256);
	bool ok = trust_check(store, &pack.board, &known, err);
	if (ok && !is_kept(path, pack.sha256)) {
		/* The name is the digest, so a file of this name with other bytes is damaged, and these mend it. */
		ok = make_folder(store, "packs", err) &&
			(file_exists(path) ? file_replace(path, bytes, len, err) : file_create(path, bytes, len, err));
	}
	free(path);
	pack_release(&pack);
	return ok;
}

/* What is kept was whole when it was taken in. */
static bool verify(const struct store *store, const struct buf *bytes, const char *sha256, const char *path, bool whole,
	struct pack *ret, struct err *err)
{
	struct pack pack;
	bool known;
	const char *language = *store->language ? store->language : NULL;
	if (!(whole ? pack_open_in(buf_text(bytes), bytes->len, NULL, language, path, &pack, err)
		: pack_open_known(buf_text(bytes), bytes->len, sha256, language, path, &pack, err)))
		return false;
	if (!trust_check(store, &pack.board, &known, err)) {
		pack_release(&pack);
		return false;
	}
	*ret = pack;
	return true;
}

/* The pack that was opened last, as it is in its file still. */
struct kept_pack {
	struct pack pack;
	struct file_stamp stamp;
	char language[sizeof ((struct store *)0)->language];
};

void kept_pack_drop(struct store *store)
{
	if (store->kept)
		pack_release(&store->kept->pack);
	free(store->kept);
	store->kept = NULL;
}

static bool take_kept(const struct store *store, const char *sha256, const char *path, struct pack *ret)
{
	struct file_stamp now;
	const struct kept_pack *kept = store->kept;
	bool known;
	if (!kept || strcmp(kept->pack.sha256, sha256) != 0 || strcmp(kept->language, store->language) != 0)
		return false;
	if (!file_stamp(path, &now) || !file_stamp_same(&now, &kept->stamp) || !trust_check(store, &kept->pack.board, &known, NULL))
		return false;
	*ret = pack_share(&kept->pack);
	return true;
}

static void keep_for_next_time(struct store *store, const struct pack *pack, const struct file_stamp *stamp)
{
	kept_pack_drop(store);
	store->kept = xcalloc(1, sizeof *store->kept);
	store->kept->pack = pack_share(pack);
	store->kept->stamp = *stamp;
	memcpy(store->kept->language, store->language, sizeof store->kept->language);
}

/* The stamp is from before the reading: what is written meanwhile makes another. */
static bool open_from_file(struct store *store, const char *sha256, const char *path, bool whole, struct pack *ret,
	struct err *err)
{
	struct buf bytes = BUF(PACK_MAX_BYTES);
	struct file_stamp stamp;
	struct pack pack;
	bool stamped = file_stamp(path, &stamp), ok = file_read(path, &bytes, err);
	if (ok && !has_digest(&bytes, sha256))
		ok = err_set(err, ERR_DAMAGED, path, "its bytes are not those that its name stands for");
	ok = ok && verify(store, &bytes, sha256, path, whole, &pack, err);
	buf_release(&bytes);
	if (!ok)
		return false;
	if (stamped)
		keep_for_next_time(store, &pack, &stamp);
	*ret = pack;
	return true;
}

static bool find_and_open(struct store *store, const char *sha256, bool whole, struct pack *ret, struct err *err)
{
	if (!crypto_is_hex(sha256, 64))
		return err_set(err, ERR_NOT_FOUND, "pack", "no pack has such a name");
	char *path = pack_path(store, sha256);
	bool ok = (!whole && take_kept(store, sha256, path, ret)) || open_from_file(store, sha256, path, whole, ret, err);
	free(path);
	return ok;
}

bool store_pack_open(struct store *store, const char *sha256, struct pack *ret, struct err *err)
{
	return find_and_open(store, sha256, false, ret, err);
}

bool store_pack_open_whole(struct store *store, const char *sha256, struct pack *ret, struct err *err)
{
	return find_and_open(store, sha256, true, ret, err);
}
