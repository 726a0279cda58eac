/* SPDX-License-Identifier: MIT */
#include "board/board.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/text.h"
#include "board/keys.h"
#include "board/ledger/ledger.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define BOARD_FORMAT "section11-board"
#define BOARD_VERSION 1
#define BOARD_FILE "board.json"
#define BOARD_FILE_MAX_BYTES ((size_t)16 * 1024)
#define ID_LETTERS "abcdefghijklmnopqrstuvwxyz0123456789-"

bool board_id_is_valid(const char *id)
{
	size_t len = strspn(id, ID_LETTERS);
	return len > 0 && len < 64 && id[len] == '\0' && id[0] != '-' && id[len - 1] != '-';
}

bool board_id_from_name(const char *name, char to[64])
{
	size_t len = 0;
	for (const char *at = name; *at && len < 63; at++) {
		char c = *at >= 'A' && *at <= 'Z' ? (char)(*at - 'A' + 'a') : *at;
		bool keeps = strchr(ID_LETTERS, c) && c != '-';
		if (keeps || (len > 0 && to[len - 1] != '-'))
			to[len++] = keeps ? c : '-';
	}
	while (len > 0 && to[len - 1] == '-')
		len--;
	to[len] = '\0';
	return len > 0;
}

static bool write_identity(const char *dir, const struct board_identity *identity, struct err *err)
{
	struct json *json = json_object();
	struct buf text = BUF(BOARD_FILE_MAX_BYTES);
	char *path = file_join(dir, BOARD_FILE);
	json_set_text(json, "format", BOARD_FORMAT);
	json_set_int(json, "format_version", BOARD_VERSION);
	json_set(json, "board", board_identity_to_json(identity));
	json_write(json, true, &text);
	buf_putc(&text, '\n');
	bool ok = file_create(path, text.data, text.len, err);
	free(path);
	buf_release(&text);
	json_free(json);
	return ok;
}

static bool make_folders(const char *dir, struct err *err)
{
	static const char *const folders[] = { "keys", "desk", "recovery", "packs" };
	bool ok = true;
	for (size_t i = 0; ok && i < sizeof folders / sizeof folders[0]; i++) {
		char *path = file_join(dir, folders[i]);
		ok = file_mkdirs(path, err);
		free(path);
	}
	return ok;
}

struct pairs {
	struct crypto_sign_pair sign[2];  /* by key_purpose: KEY_PACK, KEY_RECEIPT */
	struct crypto_seal_pair seal[2];  /* KEY_WORKING, KEY_RECOVERY */
};

static bool write_pairs(const char *dir, const struct pairs *pairs, struct err *err)
{
	bool ok = true;
	for (enum key_purpose i = 0; ok && i < KEY_PURPOSE_COUNT; i++) {
		char *path = file_join(dir, key_file_name(i));
		ok = i < KEY_WORKING ? key_write_sign(path, i, &pairs->sign[i], err)
			: key_write_seal(path, i, &pairs->seal[i - KEY_WORKING], err);
		free(path);
	}
	return ok;
}

static void make_pairs(struct pairs *pairs, struct board_identity *identity)
{
	for (size_t i = 0; i < 2; i++) {
		crypto_sign_pair(&pairs->sign[i]);
		crypto_seal_pair(&pairs->seal[i]);
	}
	memcpy(identity->pack_key, pairs->sign[0].public_key, 32);
	memcpy(identity->receipt_key, pairs->sign[1].public_key, 32);
	memcpy(identity->working_key, pairs->seal[0].public_key, 32);
	memcpy(identity->recovery_key, pairs->seal[1].public_key, 32);
}

static bool check_folder(const char *dir, struct err *err)
{
	struct stat status;
	if (stat(dir, &status) != 0)
		return err_sys(err, errno, dir, "looking at the folder");
	if (!S_ISDIR(status.st_mode))
		return err_set(err, ERR_NOT_FOUND, dir, "it is no folder");
	return (status.st_mode & (S_IWGRP | S_IWOTH)) == 0
		|| err_set(err, ERR_PERMISSION, dir, "others may write to this folder (mode %o)", (unsigned)status.st_mode & 0777U);
}

/* board.json comes last: a folder without it is no board, and what is in the way says so. */
bool board_create(const char *dir, const char *id, const char *name, const char *endpoint, struct err *err)
{
	struct board_identity identity = { 0 };
	struct pairs pairs;
	char *json_path = file_join(dir, BOARD_FILE), *ledger_path = file_join(dir, "ledger.db");
	text_copy(identity.id, sizeof identity.id, id);
	text_copy(identity.name, sizeof identity.name, name);
	text_copy(identity.endpoint, sizeof identity.endpoint, endpoint);
	make_pairs(&pairs, &identity);
	bool ok = (!file_exists(dir) && !file_is_dir(dir)) || check_folder(dir, err);
	ok = ok && (!file_exists(json_path) || err_set(err, ERR_EXISTS, dir, "there is a board here already"));
	ok = ok && make_folders(dir, err) && write_pairs(dir, &pairs, err) && ledger_create(ledger_path, id, err)
		&& write_identity(dir, &identity, err);
	crypto_wipe(&pairs, sizeof pairs);
	free(json_path);
	free(ledger_path);
	return ok;
}

static bool read_identity(const char *path, struct board_identity *ret, struct err *err)
{
	struct buf text = BUF(BOARD_FILE_MAX_BYTES);
	struct json *json = NULL;
	int64_t version = 0;
	bool ok = file_read(path, &text, err) && json_parse(buf_text(&text), text.len, &json_default_limits, path, &json, err);
	const char *format = json_get_text(json, "format");
	if (ok && (!format || strcmp(format, BOARD_FORMAT) != 0 || !json_get_int(json, "format_version", &version)))
		ok = err_set(err, ERR_FORMAT, path, "not a board's identity");
	if (ok && version > BOARD_VERSION)
		ok = err_set(err, ERR_NEWER, path, "board format %lld", (long long)version);
	ok = ok && board_identity_from_json(json_get(json, "board"), ret, err);
	json_free(json);
	buf_release(&text);
	return ok;
}

bool board_open(const char *dir, struct board *ret, struct err *err)
{
	struct board_identity identity;
	char *path = file_join(dir, BOARD_FILE);
	bool ok = check_folder(dir, err) && read_identity(path, &identity, err);
	free(path);
	if (ok)
		*ret = (struct board){ .dir = xstrdup(dir), .identity = identity };
	return ok;
}

void board_release(struct board *board)
{
	free(board->dir);
	*board = (struct board){ 0 };
}

char *board_path(const struct board *board, const char *name)
{
	return file_join(board->dir, name);
}

bool board_ledger(const struct board *board, struct ledger **ret, struct err *err)
{
	char *path = board_path(board, "ledger.db");
	bool ok = ledger_open(path, board->identity.id, ret, err);
	free(path);
	return ok;
}

static char *pack_path(const struct board *board, const char *sha256)
{
	char *name = xasprintf("packs/%s.s11pack", sha256);
	char *path = board_path(board, name);
	free(name);
	return path;
}

bool board_pack(const struct board *board, const char *sha256, struct pack *ret, struct err *err)
{
	if (!crypto_is_hex(sha256, 64))
		return err_set(err, ERR_NOT_FOUND, "pack", "no SHA-256");
	char *path = pack_path(board, sha256);
	struct buf bytes = BUF(PACK_MAX_BYTES);
	struct pack pack = { 0 };
	bool ok = file_read(path, &bytes, err) && pack_open(bytes.data, bytes.len, board->identity.pack_key, path, &pack, err);
	if (ok && strcmp(pack.sha256, sha256) != 0) {
		pack_release(&pack);
		ok = err_set(err, ERR_DAMAGED, path, "its name is not its SHA-256");
	}
	if (ok)
		*ret = pack;
	buf_release(&bytes);
	free(path);
	return ok;
}

bool board_pack_keep(const struct board *board, const char *sha256, const struct buf *bytes, struct err *err)
{
	char *path = pack_path(board, sha256);
	bool ok = file_exists(path) || file_create(path, bytes->data, bytes->len, err);
	free(path);
	return ok;
}
