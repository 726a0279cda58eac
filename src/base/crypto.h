/* SPDX-License-Identifier: MIT */
/*
 * The few things that need libsodium: digests, signatures, sealing, randomness.
 * Signatures are Ed25519 (RFC 8032) over `domain`, a NUL byte and the message, so that a
 * signature for one purpose never serves another. Call crypto_start once in main,
 * before threads; false means that this system has no randomness, and the program must end.
 */
#pragma once

#include "base/err.h"

#include <stdint.h>

struct buf;

#define CRYPTO_HEX_BYTES 65       /* 64 hex digits and a NUL */
#define CRYPTO_KEY_ID_BYTES 17    /* 16 hex digits and a NUL: the first 8 bytes of the SHA-256 of a public key */
#define CRYPTO_SIG_TEXT_BYTES 89  /* base64 of 64 bytes and a NUL */
#define CRYPTO_PUBLIC_TEXT_BYTES 45

bool crypto_start(void);
void crypto_random(void *to, size_t len);
void crypto_wipe(void *secret, size_t len);
bool crypto_same(const void *a, const void *b, size_t len); /* constant time */

void crypto_sha256(const void *bytes, size_t len, uint8_t to[32]);
void crypto_sha256_hex(const void *bytes, size_t len, char to[CRYPTO_HEX_BYTES]);

/* Standard base64 with padding. crypto_from_base64 takes canonical text only; false otherwise. */
void crypto_to_base64(const void *bytes, size_t len, struct buf *out);
bool crypto_from_base64(const char *text, struct buf *out);
bool crypto_is_hex(const char *text, size_t digits); /* lower case, exactly that many */

struct crypto_sign_pair { uint8_t public_key[32], secret_key[64]; };
struct crypto_seal_pair { uint8_t public_key[32], secret_key[32]; };
void crypto_sign_pair(struct crypto_sign_pair *ret_pair);
void crypto_seal_pair(struct crypto_seal_pair *ret_pair);
void crypto_key_id(const uint8_t public_key[32], char to[CRYPTO_KEY_ID_BYTES]);
void crypto_key_text(const uint8_t public_key[32], char to[CRYPTO_PUBLIC_TEXT_BYTES]);
bool crypto_key_from_text(const char *text, uint8_t to[32]);

#define crypto_sign crypto_sign_in_domain /* libsodium has a function crypto_sign of its own */
void crypto_sign(const struct crypto_sign_pair *pair, const char *domain, const void *bytes, size_t len,
	char to[CRYPTO_SIG_TEXT_BYTES]);
bool crypto_verify(const uint8_t public_key[32], const char *domain, const void *bytes, size_t len, const char *sig);

/*
 * A random 32-byte file key wrapped for one recipient (crypto_box_seal): 80 bytes. False, and zeros, if the public key is one
 * that nobody can have made (all zeros, say): what is wrapped for it could never be opened.
 */
#define CRYPTO_WRAPPED_BYTES 80
bool crypto_wrap(const uint8_t file_key[32], const uint8_t public_key[32], uint8_t to[CRYPTO_WRAPPED_BYTES]);
bool crypto_unwrap(const uint8_t wrapped[CRYPTO_WRAPPED_BYTES], const struct crypto_seal_pair *pair, uint8_t to[32]);
/*
 * Payload under a file key, bound to `bound`: libsodium's secretstream_xchacha20poly1305, as a header of 24 bytes and chunks
 * of 65,536 bytes of payload and 17 more each (the last one shorter, tagged FINAL), `bound` being the additional data of
 * every chunk. So len + 24 + 17 * (number of chunks, at least 1) bytes are appended to `out`; the caller looks at out->full.
 */
void crypto_encrypt(const uint8_t file_key[32], const void *bound, size_t bound_len, const void *bytes, size_t len,
	struct buf *out);
/*
 * False (ERR_DAMAGED) if anything was changed, cut or added, or (ERR_TOO_BIG) if `out` has no room for the payload; `out` is
 * then as before. Appends to `out`, which the caller wipes if need be.
 */
MUST_USE bool crypto_decrypt(const uint8_t file_key[32], const void *bound, size_t bound_len, const void *bytes, size_t len,
	struct buf *out, struct err *err);
