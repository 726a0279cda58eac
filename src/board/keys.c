/* SPDX-License-Identifier: MIT */
#include "board/keys.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "form/pack.h"

#include <assert.h>
#include <string.h>

#define KEY_FORMAT "section11-key"
#define KEY_VERSION 1
#define KEY_FILE_MAX_BYTES ((size_t)4096)

static const struct {
	const char *name, *file;
} purposes[] = {
	[KEY_PACK] = { "pack", "keys/pack.key" },
	[KEY_RECEIPT] = { "receipt", "keys/receipt.key" },
	[KEY_WORKING] = { "working", "desk/working.key" },
	[KEY_RECOVERY] = { "recovery", "recovery/recovery.key" },
};
static_assert(sizeof purposes / sizeof purposes[0] == KEY_PURPOSE_COUNT, "a name for every purpose");

const char *key_file_name(enum key_purpose purpose)
{
	return purposes[purpose].file;
}

static void set_base64(struct json *json, const char *key, const void *bytes, size_t len)
{
	struct buf text = BUF(256);
	crypto_to_base64(bytes, len, &text);
	json_set_text(json, key, buf_text(&text));
	crypto_wipe(text.data, text.len);
	buf_release(&text);
}

static bool key_write(const char *path, enum key_purpose purpose, const uint8_t public_key[32], const uint8_t *secret, size_t len,
	struct err *err)
{
	struct json *json = json_object();
	struct buf text = BUF(KEY_FILE_MAX_BYTES);
	json_set_text(json, "format", KEY_FORMAT);
	json_set_int(json, "format_version", KEY_VERSION);
	json_set_text(json, "purpose", purposes[purpose].name);
	set_base64(json, "public", public_key, 32);
	set_base64(json, "secret", secret, len);
	json_write(json, true, &text);
	buf_putc(&text, '\n');
	bool ok = file_create(path, text.data, text.len, err);
	crypto_wipe(text.data, text.len);
	buf_release(&text);
	json_free(json);
	return ok;
}

bool key_write_sign(const char *path, enum key_purpose purpose, const struct crypto_sign_pair *pair, struct err *err)
{
	return key_write(path, purpose, pair->public_key, pair->secret_key, sizeof pair->secret_key, err);
}

bool key_write_seal(const char *path, enum key_purpose purpose, const struct crypto_seal_pair *pair, struct err *err)
{
	return key_write(path, purpose, pair->public_key, pair->secret_key, sizeof pair->secret_key, err);
}

/* A key file read: what it is for, and its two halves. */
struct key_file {
	enum key_purpose purpose;
	uint8_t public_key[32], secret[64];
	size_t secret_len;
};

static bool get_base64(const struct json *json, const char *key, uint8_t *to, size_t min, size_t max, size_t *ret_len)
{
	const char *text = json_get_text(json, key);
	struct buf bytes = BUF(max + 1);
	bool ok = text && crypto_from_base64(text, &bytes) && bytes.len >= min && bytes.len <= max;
	if (ok) {
		memcpy(to, bytes.data, bytes.len);
		*ret_len = bytes.len;
	}
	if (bytes.data)
		crypto_wipe(bytes.data, bytes.len);
	buf_release(&bytes);
	return ok;
}

static bool take(const struct json *json, const char *path, struct key_file *ret, struct err *err)
{
	const char *format = json_get_text(json, "format"), *purpose = json_get_text(json, "purpose");
	size_t public_len, i = 0;
	int64_t version;
	if (!format || strcmp(format, KEY_FORMAT) != 0 || !purpose || !json_get_int(json, "format_version", &version))
		return err_set(err, ERR_FORMAT, path, "no key file");
	if (version > KEY_VERSION)
		return err_set(err, ERR_NEWER, path, "key format %lld", (long long)version);
	while (i < KEY_PURPOSE_COUNT && strcmp(purposes[i].name, purpose) != 0)
		i++;
	if (i == KEY_PURPOSE_COUNT || !get_base64(json, "public", ret->public_key, 32, 32, &public_len)
		|| !get_base64(json, "secret", ret->secret, 32, 64, &ret->secret_len))
		return err_set(err, ERR_FORMAT, path, "no key of ours");
	ret->purpose = (enum key_purpose)i;
	return true;
}

static bool key_read(const char *path, struct key_file *ret, struct err *err)
{
	struct buf text = BUF(KEY_FILE_MAX_BYTES);
	struct json *json = NULL;
	bool ok = file_read(path, &text, err) && json_parse(buf_text(&text), text.len, &json_default_limits, path, &json, err)
		&& take(json, path, ret, err);
	json_free(json);
	if (text.data)
		crypto_wipe(text.data, text.len);
	buf_release(&text);
	return ok;
}

static const uint8_t *public_of(const struct board_identity *board, enum key_purpose purpose)
{
	const uint8_t *const keys[] = { [KEY_PACK] = board->pack_key, [KEY_RECEIPT] = board->receipt_key,
		[KEY_WORKING] = board->working_key, [KEY_RECOVERY] = board->recovery_key };
	return keys[purpose];
}

/* Reads a key whose secret half has this many bytes and whose public half is the board's own. */
static bool key_read_own(
	const char *path, const struct board_identity *board, size_t secret_len, struct key_file *ret, struct err *err)
{
	if (!key_read(path, ret, err))
		return false;
	if (ret->secret_len != secret_len)
		return err_set(err, ERR_WRONG_KEY, path, "its purpose is '%s'", purposes[ret->purpose].name);
	return memcmp(ret->public_key, public_of(board, ret->purpose), 32) == 0
		|| err_set(err, ERR_WRONG_KEY, path, "it is a %s key of another board", purposes[ret->purpose].name);
}

bool key_read_sign(const char *path, enum key_purpose purpose, const struct board_identity *board, struct crypto_sign_pair *ret,
	struct err *err)
{
	struct key_file file = { 0 };
	bool ok = key_read_own(path, board, sizeof ret->secret_key, &file, err)
		&& (file.purpose == purpose || err_set(err, ERR_WRONG_KEY, path, "its purpose is '%s'", purposes[file.purpose].name));
	if (ok) {
		memcpy(ret->public_key, file.public_key, sizeof ret->public_key);
		memcpy(ret->secret_key, file.secret, sizeof ret->secret_key);
	}
	crypto_wipe(&file, sizeof file);
	return ok;
}

bool key_read_opening(const char *path, const struct board_identity *board, struct crypto_seal_pair *ret, struct err *err)
{
	struct key_file file = { 0 };
	bool ok = key_read_own(path, board, sizeof ret->secret_key, &file, err);
	if (ok) {
		memcpy(ret->public_key, file.public_key, sizeof ret->public_key);
		memcpy(ret->secret_key, file.secret, sizeof ret->secret_key);
	}
	crypto_wipe(&file, sizeof file);
	return ok;
}
