/* SPDX-License-Identifier: MIT */
#include "form/pack.h"

#include "base/buf.h"
#include "base/json.h"

#include <assert.h>
#include <string.h>

/* ,"signed_by":"<16 hex>","signature":"<88 base64>"} and a newline: the same length always. */
#define BEFORE_KEY ",\"signed_by\":\""
#define BEFORE_SIG "\",\"signature\":\""
#define AFTER_SIG "\"}\n"
#define KEY_LEN ((size_t)CRYPTO_KEY_ID_BYTES - 1)
#define SIG_LEN ((size_t)CRYPTO_SIG_TEXT_BYTES - 1)
#define TAIL_LEN (strlen(BEFORE_KEY) + KEY_LEN + strlen(BEFORE_SIG) + SIG_LEN + strlen(AFTER_SIG))

void signed_json_write(const struct json *object, const char *domain, const struct crypto_sign_pair *pair, struct buf *out)
{
	struct buf body = BUF(out->max_bytes);
	char key[CRYPTO_KEY_ID_BYTES], sig[CRYPTO_SIG_TEXT_BYTES];
	json_write(object, false, &body);
	assert(body.full || (body.len > 2 && body.data[body.len - 1] == '}'));
	if (body.full) {
		out->full = true;
	} else {
		crypto_key_id(pair->public_key, key);
		crypto_sign(pair, domain, body.data, body.len - 1, sig);
		buf_add(out, body.data, body.len - 1);
		buf_printf(out, BEFORE_KEY "%s" BEFORE_SIG "%s" AFTER_SIG, key, sig);
	}
	buf_release(&body);
}

static bool take(const char **at, const char *expected)
{
	size_t len = strlen(expected);
	bool there = memcmp(*at, expected, len) == 0;
	*at += len;
	return there;
}

/* Copies the two words of the tail; false if it is not one. `at` has TAIL_LEN bytes. */
static bool read_tail(const char *at, char key[CRYPTO_KEY_ID_BYTES], char sig[CRYPTO_SIG_TEXT_BYTES])
{
	bool good = take(&at, BEFORE_KEY);
	memcpy(key, at, KEY_LEN);
	key[KEY_LEN] = '\0';
	at += KEY_LEN;
	good = take(&at, BEFORE_SIG) && good;
	memcpy(sig, at, SIG_LEN);
	sig[SIG_LEN] = '\0';
	at += SIG_LEN;
	return take(&at, AFTER_SIG) && good && crypto_is_hex(key, KEY_LEN) && strlen(sig) == SIG_LEN;
}

bool signed_json_check(const char *bytes, size_t len, const char *domain, const uint8_t public_key[32], const char *where,
	struct err *err)
{
	char key[CRYPTO_KEY_ID_BYTES], sig[CRYPTO_SIG_TEXT_BYTES], expected[CRYPTO_KEY_ID_BYTES];
	if (len <= TAIL_LEN || !read_tail(bytes + len - TAIL_LEN, key, sig))
		return err_set(err, ERR_SIGNATURE, where, "does not end in a signature");
	crypto_key_id(public_key, expected);
	if (strcmp(key, expected) != 0)
		return err_set(err, ERR_WRONG_KEY, where, "signed by key %s, not %s", key, expected);
	if (!crypto_verify(public_key, domain, bytes, len - TAIL_LEN, sig))
		return err_set(err, ERR_SIGNATURE, where, "the signature of key %s does not fit the bytes", key);
	return true;
}
