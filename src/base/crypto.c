/* SPDX-License-Identifier: MIT */
#include "base/crypto.h"

#include "base/buf.h"
#include "base/mem.h"

#undef crypto_sign /* here it means libsodium's */
#include <sodium.h>

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define BASE64 sodium_base64_VARIANT_ORIGINAL

static_assert(CRYPTO_WRAPPED_BYTES == 32 + crypto_box_SEALBYTES, "a wrapped file key");
static_assert(crypto_sign_PUBLICKEYBYTES == 32 && crypto_sign_SECRETKEYBYTES == 64, "signing keys");
static_assert(crypto_box_PUBLICKEYBYTES == 32 && crypto_box_SECRETKEYBYTES == 32, "sealing keys");
static_assert(crypto_secretstream_xchacha20poly1305_KEYBYTES == 32, "a file key");

bool crypto_start(void)
{
	return sodium_init() >= 0;
}

void crypto_random(void *to, size_t len)
{
	randombytes_buf(to, len);
}

void crypto_wipe(void *secret, size_t len)
{
	sodium_memzero(secret, len);
}

bool crypto_same(const void *a, const void *b, size_t len)
{
	return sodium_memcmp(a, b, len) == 0;
}

void crypto_sha256(const void *bytes, size_t len, uint8_t to[32])
{
	crypto_hash_sha256(to, bytes, len);
}

void crypto_sha256_hex(const void *bytes, size_t len, char to[CRYPTO_HEX_BYTES])
{
	uint8_t sum[32];
	crypto_sha256(bytes, len, sum);
	sodium_bin2hex(to, CRYPTO_HEX_BYTES, sum, sizeof sum);
}

void crypto_to_base64(const void *bytes, size_t len, struct buf *out)
{
	size_t size = sodium_base64_ENCODED_LEN(len, BASE64);
	char *text = xmalloc(size);
	sodium_bin2base64(text, size, bytes, len, BASE64);
	buf_puts(out, text);
	sodium_memzero(text, size);
	free(text);
}

/* Exactly `size` bytes from canonical text. */
static bool from_base64(const char *text, size_t text_len, void *to, size_t size)
{
	size_t n;
	/* libsodium 1.0.18 takes some bytes beyond ASCII for letters. */
	for (size_t i = 0; i < text_len; i++) {
		if ((unsigned char)text[i] >= 0x80)
			return false;
	}
	return sodium_base642bin(to, size, text, text_len, NULL, &n, NULL, BASE64) == 0 && n == size;
}

bool crypto_from_base64(const char *text, struct buf *out)
{
	size_t len = strlen(text), n = len / 4 * 3;
	for (size_t pad = 0; n && pad < 2 && text[len - 1 - pad] == '='; pad++)
		n--;
	unsigned char *bytes = xmalloc(n);
	size_t before = out->len;
	bool ok = from_base64(text, len, bytes, n);
	if (ok) {
		buf_add(out, bytes, n);
		ok = !out->full;
	}
	if (!ok)
		buf_cut(out, before);
	sodium_memzero(bytes, n);
	free(bytes);
	return ok;
}

bool crypto_is_hex(const char *text, size_t digits)
{
	return text && strnlen(text, digits + 1) == digits && strspn(text, "0123456789abcdef") == digits;
}

void crypto_sign_pair(struct crypto_sign_pair *ret_pair)
{
	crypto_sign_keypair(ret_pair->public_key, ret_pair->secret_key);
}

void crypto_seal_pair(struct crypto_seal_pair *ret_pair)
{
	crypto_box_keypair(ret_pair->public_key, ret_pair->secret_key);
}

void crypto_key_id(const uint8_t public_key[32], char to[CRYPTO_KEY_ID_BYTES])
{
	uint8_t sum[32];
	crypto_sha256(public_key, 32, sum);
	sodium_bin2hex(to, CRYPTO_KEY_ID_BYTES, sum, 8);
}

void crypto_key_text(const uint8_t public_key[32], char to[CRYPTO_PUBLIC_TEXT_BYTES])
{
	sodium_bin2base64(to, CRYPTO_PUBLIC_TEXT_BYTES, public_key, 32, BASE64);
}

bool crypto_key_from_text(const char *text, uint8_t to[32])
{
	uint8_t key[32];
	size_t len = text ? strnlen(text, CRYPTO_PUBLIC_TEXT_BYTES) : 0;
	if (len != CRYPTO_PUBLIC_TEXT_BYTES - 1 || !from_base64(text, len, key, sizeof key))
		return false;
	memcpy(to, key, sizeof key);
	return true;
}

/* Domain, NUL, message in one piece, since Ed25519 reads it twice. */
static unsigned char *in_domain(const char *domain, const void *bytes, size_t len, size_t *ret_len)
{
	size_t domain_size = strlen(domain) + 1;
	unsigned char *whole = xmalloc(domain_size + len);
	memcpy(whole, domain, domain_size);
	if (len)
		memcpy(whole + domain_size, bytes, len);
	*ret_len = domain_size + len;
	return whole;
}

void crypto_sign_in_domain(const struct crypto_sign_pair *pair, const char *domain, const void *bytes, size_t len,
	char to[CRYPTO_SIG_TEXT_BYTES])
{
	size_t whole_len;
	unsigned char sig[crypto_sign_BYTES], *whole = in_domain(domain, bytes, len, &whole_len);
	crypto_sign_detached(sig, NULL, whole, whole_len, pair->secret_key);
	sodium_bin2base64(to, CRYPTO_SIG_TEXT_BYTES, sig, sizeof sig, BASE64);
	free(whole);
}

bool crypto_verify(const uint8_t public_key[32], const char *domain, const void *bytes, size_t len, const char *sig)
{
	unsigned char raw[crypto_sign_BYTES];
	size_t whole_len, sig_len = sig ? strnlen(sig, CRYPTO_SIG_TEXT_BYTES) : 0;
	if (sig_len != CRYPTO_SIG_TEXT_BYTES - 1 || !from_base64(sig, sig_len, raw, sizeof raw))
		return false;
	unsigned char *whole = in_domain(domain, bytes, len, &whole_len);
	bool ok = crypto_sign_verify_detached(raw, whole, whole_len, public_key) == 0;
	free(whole);
	return ok;
}

bool crypto_wrap(const uint8_t file_key[32], const uint8_t public_key[32], uint8_t to[CRYPTO_WRAPPED_BYTES])
{
	if (crypto_box_seal(to, file_key, 32, public_key) == 0)
		return true;
	memset(to, 0, CRYPTO_WRAPPED_BYTES);
	return false;
}

bool crypto_unwrap(const uint8_t wrapped[CRYPTO_WRAPPED_BYTES], const struct crypto_seal_pair *pair, uint8_t to[32])
{
	uint8_t key[32];
	bool ok = crypto_box_seal_open(key, wrapped, CRYPTO_WRAPPED_BYTES, pair->public_key, pair->secret_key) == 0;
	if (ok)
		memcpy(to, key, sizeof key);
	sodium_memzero(key, sizeof key);
	return ok;
}

#define CHUNK_BYTES ((size_t)64 * 1024)
#define CHUNK_EXTRA ((size_t)crypto_secretstream_xchacha20poly1305_ABYTES)
#define HEADER_BYTES ((size_t)crypto_secretstream_xchacha20poly1305_HEADERBYTES)
#define TAG_LAST crypto_secretstream_xchacha20poly1305_TAG_FINAL
#define TAG_MORE crypto_secretstream_xchacha20poly1305_TAG_MESSAGE

void crypto_encrypt(const uint8_t file_key[32], const void *bound, size_t bound_len, const void *bytes, size_t len,
	struct buf *out)
{
	crypto_secretstream_xchacha20poly1305_state state;
	unsigned char header[HEADER_BYTES], *chunk = xmalloc(CHUNK_BYTES + CHUNK_EXTRA);
	const unsigned char *at = bytes;
	crypto_secretstream_xchacha20poly1305_init_push(&state, header, file_key);
	buf_add(out, header, sizeof header);
	for (bool last = false; !last;) {
		size_t n = len < CHUNK_BYTES ? len : CHUNK_BYTES;
		last = n == len;
		crypto_secretstream_xchacha20poly1305_push(&state, chunk, NULL, at, n, bound, bound_len,
			last ? TAG_LAST : TAG_MORE);
		buf_add(out, chunk, n + CHUNK_EXTRA);
		len -= n;
		if (n)
			at += n;
	}
	sodium_memzero(&state, sizeof state);
	free(chunk);
}

/* Bytes of the payload inside `len` bytes; false if no payload gives that length. */
static bool opened_bytes(size_t len, size_t *ret_bytes)
{
	if (len < HEADER_BYTES + CHUNK_EXTRA)
		return false;
	size_t body = len - HEADER_BYTES, whole = body / (CHUNK_BYTES + CHUNK_EXTRA), rest = body % (CHUNK_BYTES + CHUNK_EXTRA);
	if (rest && rest < CHUNK_EXTRA)
		return false;
	*ret_bytes = whole * CHUNK_BYTES + (rest ? rest - CHUNK_EXTRA : 0);
	return true;
}

static bool open_chunks(const uint8_t file_key[32], const void *bound, size_t bound_len, const unsigned char *at, size_t len,
	struct buf *out)
{
	crypto_secretstream_xchacha20poly1305_state state;
	if (crypto_secretstream_xchacha20poly1305_init_pull(&state, at, file_key) != 0)
		return false;
	at += HEADER_BYTES;
	len -= HEADER_BYTES;
	unsigned char *plain = xmalloc(CHUNK_BYTES);
	bool ok = true, last = false;
	while (ok && len > 0) {
		size_t n = len < CHUNK_BYTES + CHUNK_EXTRA ? len : CHUNK_BYTES + CHUNK_EXTRA;
		unsigned char tag = 0;
		ok = !last && crypto_secretstream_xchacha20poly1305_pull(&state, plain, NULL, &tag, at, n, bound, bound_len) == 0;
		last = tag == TAG_LAST;
		if (ok)
			buf_add(out, plain, n - CHUNK_EXTRA);
		at += n;
		len -= n;
	}
	sodium_memzero(plain, CHUNK_BYTES);
	sodium_memzero(&state, sizeof state);
	free(plain);
	return ok && last;
}

bool crypto_decrypt(const uint8_t file_key[32], const void *bound, size_t bound_len, const void *bytes, size_t len,
	struct buf *out, struct err *err)
{
	size_t opened, before = out->len;
	if (!opened_bytes(len, &opened))
		return err_set(err, ERR_DAMAGED, "", "sealed payload of %zu bytes is cut short", len);
	if (out->full || opened > out->max_bytes - before)
		return err_set(err, ERR_TOO_BIG, "", "sealed payload opens to %zu bytes", opened);
	if (open_chunks(file_key, bound, bound_len, bytes, len, out))
		return true;
	if (out->len > before)
		sodium_memzero(out->data + before, out->len - before);
	buf_cut(out, before);
	return err_set(err, ERR_DAMAGED, "", "sealed payload was altered, cut or is bound to something else");
}
