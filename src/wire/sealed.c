/* SPDX-License-Identifier: MIT */
#include "wire/sealed.h"

#include "base/buf.h"
#include "form/pack.h"
#include "wire/line_format.h"

#include <string.h>

#define WRAPPED_TEXT_BYTES 128

/* The head as it stands in the file: what anyone may know, and the wrapped keys. */
struct sealed_lines {
	struct sealed_head head;
	char wrapped[2][WRAPPED_TEXT_BYTES];
};

#define PART(kind, member) LINE_PART(kind, struct sealed_lines, member)
static const struct line_field fields[] = {
	{ "submission", { PART(LINE_UUID, head.submission) } },
	{ "revision", { PART(LINE_NUMBER, head.revision) } },
	{ "org", { PART(LINE_UUID, head.org) } },
	{ "board", { PART(LINE_SLUG, head.board) } },
	{ "form", { PART(LINE_FORM, head.form), PART(LINE_HEX64, head.pack_sha256) } },
	{ "recipient", { PART(LINE_KEY_ID, head.key_ids[0]), PART(LINE_WRAPPED, wrapped[0]) } },
	{ "recipient", { PART(LINE_KEY_ID, head.key_ids[1]), PART(LINE_WRAPPED, wrapped[1]) } },
};
static const struct line_table table = { "section11-sealed-1", fields, sizeof fields / sizeof fields[0] };

static bool wrap_for(const uint8_t file_key[32], const uint8_t public_key[32], char key_id[CRYPTO_KEY_ID_BYTES],
	char to[WRAPPED_TEXT_BYTES], struct err *err)
{
	uint8_t wrapped[CRYPTO_WRAPPED_BYTES];
	struct buf text = BUF(WRAPPED_TEXT_BYTES - 1);
	crypto_key_id(public_key, key_id);
	if (!crypto_wrap(file_key, public_key, wrapped))
		return err_set(err, ERR_WRONG_KEY, "recipient", "nobody can have made the key %s: what is sealed to it never opens", key_id);
	crypto_to_base64(wrapped, sizeof wrapped, &text);
	memcpy(to, buf_text(&text), text.len + 1);
	buf_release(&text);
	return true;
}

/* Parses the head with the empty line after it; *ret_head_len is where the ciphertext begins. */
static bool read_lines(const char *bytes, size_t len, struct sealed_lines *ret, size_t *ret_head_len, struct err *err)
{
	size_t used;
	if (!lines_read(&table, bytes, len, ret, &used, err))
		return false;
	if (used == len || bytes[used] != '\n')
		return err_set(err, ERR_FORMAT, "", "no empty line ends the head");
	*ret_head_len = used + 1;
	return true;
}

/* Opens with the file key what has just been sealed, and compares. */
static bool prove(const uint8_t file_key[32], const struct buf *sealed, size_t head_len, const void *plain, size_t len,
	struct err *err)
{
	uint8_t bound[32];
	struct buf again = BUF(len);
	crypto_sha256(sealed->data, head_len, bound);
	bool ok = crypto_decrypt(file_key, bound, sizeof bound, sealed->data + head_len, sealed->len - head_len, &again, err);
	if (ok && (again.len != len || (len && memcmp(again.data, plain, len) != 0)))
		ok = err_set(err, ERR_DAMAGED, "", "what was sealed does not open to the same bytes");
	if (again.data)
		crypto_wipe(again.data, again.len);
	buf_release(&again);
	return ok;
}

static bool seal_into(const struct sealed_lines *lines, const uint8_t file_key[32], const void *plain, size_t len,
	struct buf *sealed,
	struct err *err)
{
	uint8_t bound[32];
	struct sealed_lines again = { 0 };
	size_t head_len = 0;
	if (!lines_write(&table, lines, sealed, err))
		return false;
	buf_putc(sealed, '\n');
	crypto_sha256(sealed->data, sealed->len, bound);
	crypto_encrypt(file_key, bound, sizeof bound, plain, len, sealed);
	if (sealed->full)
		return err_set(err, ERR_TOO_BIG, "", "%zu bytes do not fit under the seal", len);
	return read_lines(sealed->data, sealed->len, &again, &head_len, err) && prove(file_key, sealed, head_len, plain, len, err);
}

bool sealed_write(const struct sealed_head *head, const struct board_identity *board, const void *plain, size_t len,
	struct buf *out, struct err *err)
{
	struct sealed_lines lines = { .head = *head };
	struct buf sealed = BUF(SEALED_MAX_BYTES);
	uint8_t file_key[32];
	if (strcmp(head->board, board->id) != 0)
		return err_set(err, ERR_MISMATCH, "board", "it is for %s, the keys are those of %s", head->board, board->id);
	crypto_random(file_key, sizeof file_key);
	bool ok = wrap_for(file_key, board->working_key, lines.head.key_ids[0], lines.wrapped[0], err)
		&& wrap_for(file_key, board->recovery_key, lines.head.key_ids[1], lines.wrapped[1], err)
		&& seal_into(&lines, file_key, plain, len, &sealed, err);
	crypto_wipe(file_key, sizeof file_key);
	if (ok && (out->full || sealed.len > out->max_bytes - out->len))
		ok = err_set(err, ERR_TOO_BIG, "", "%zu sealed bytes do not fit", sealed.len);
	if (ok)
		buf_add(out, sealed.data, sealed.len);
	buf_release(&sealed);
	return ok;
}

bool sealed_read_head(const char *bytes, size_t len, struct sealed_head *ret, struct err *err)
{
	struct sealed_lines lines = { 0 };
	size_t head_len = 0;
	if (!read_lines(bytes, len, &lines, &head_len, err))
		return false;
	*ret = lines.head;
	return true;
}

/* The file key, from whichever line names this pair. */
static bool unwrap(const struct sealed_lines *lines, const struct crypto_seal_pair *pair, uint8_t file_key[32], struct err *err)
{
	char key_id[CRYPTO_KEY_ID_BYTES];
	crypto_key_id(pair->public_key, key_id);
	size_t i = strcmp(lines->head.key_ids[0], key_id) == 0 ? 0 : 1;
	if (strcmp(lines->head.key_ids[i], key_id) != 0)
		return err_set(err, ERR_WRONG_KEY, "recipient", "it is sealed to other keys than %s", key_id);
	struct buf wrapped = BUF(CRYPTO_WRAPPED_BYTES);
	bool ok = crypto_from_base64(lines->wrapped[i], &wrapped) && wrapped.len == CRYPTO_WRAPPED_BYTES &&
		crypto_unwrap((const uint8_t *)wrapped.data, pair, file_key);
	buf_release(&wrapped);
	return ok || err_set(err, ERR_DAMAGED, "recipient", "the wrapped key does not open");
}

bool sealed_open(const char *bytes, size_t len, const struct crypto_seal_pair *pair, struct sealed_head *ret_head,
	struct buf *out, struct err *err)
{
	struct sealed_lines lines = { 0 };
	uint8_t bound[32], file_key[32];
	size_t head_len = 0;
	if (!read_lines(bytes, len, &lines, &head_len, err) || !unwrap(&lines, pair, file_key, err))
		return false;
	crypto_sha256(bytes, head_len, bound);
	bool ok = crypto_decrypt(file_key, bound, sizeof bound, bytes + head_len, len - head_len, out, err);
	crypto_wipe(file_key, sizeof file_key);
	if (ok && ret_head)
		*ret_head = lines.head;
	return ok;
}
