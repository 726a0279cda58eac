/* SPDX-License-Identifier: MIT */
/*
 * The board's signed word that exactly these bytes are stored. Text, one line a fact, one
 * spelling, no canonicalisation:
 *
 *	section11-receipt-1
 *	board: <id>
 *	epoch: <n>
 *	sequence: <n>
 *	org: <agency id>
 *	submission: <uuid>
 *	revision: <n>
 *	sha256: <64 hex, of the stored bytes>
 *	bytes: <n>
 *	form: <id>/<version> <sha256 of the pack>
 *	received: <RFC 3339 UTC>
 *	notes: late                          (only if there are any; words of receipt_notes, by blanks, in that order)
 *	prev: <sha256 of the previous receipt of this epoch, 64 zeros for the first>
 *	key: <key id>
 *	sig: <base64 Ed25519 over "section11-receipt-1", NUL and every byte above this line>
 *
 * Any other line, order, case or line end is refused.
 */
#pragma once

#include "base/crypto.h"
#include "base/err.h"
#include "base/id.h"

#include <stdint.h>

struct buf;

#define RECEIPT_MAX_BYTES 2048
extern const char *const receipt_notes[]; /* "late", "quarantined", "by_file", NULL */

struct receipt {
	char board[64];
	int64_t epoch, sequence;
	char org[ID_UUID_BYTES], submission[ID_UUID_BYTES];
	int64_t revision;
	char sha256[CRYPTO_HEX_BYTES];
	int64_t bytes;
	char form[96], pack_sha256[CRYPTO_HEX_BYTES];
	char received[21];
	char notes[64];         /* "" if none */
	char prev[CRYPTO_HEX_BYTES];
	char key_id[CRYPTO_KEY_ID_BYTES];
};

/* Signs; appends the whole text. key_id is filled from the pair. Appends nothing if a member cannot be spelled as above. */
void receipt_write(const struct receipt *receipt, const struct crypto_sign_pair *pair, struct buf *out);
/* Parses strictly, verifies nothing: only to find out whose it claims to be. ERR_FORMAT. */
MUST_USE bool receipt_parse(const char *bytes, size_t len, struct receipt *ret, struct err *err);
/* Parses strictly and verifies: ERR_FORMAT, ERR_WRONG_KEY (another key id), ERR_SIGNATURE. */
MUST_USE bool receipt_read(const char *bytes, size_t len, const uint8_t public_key[32], struct receipt *ret, struct err *err);

/* What a receipt must be about for us to believe it. */
struct receipt_claim {
	const char *board, *org, *submission;
	int64_t revision;
	const void *sealed;     /* the file's bytes, read again now */
	size_t sealed_len;
};
/* receipt_read, then every member of the claim: ERR_MISMATCH with err->where the first that differs. */
MUST_USE bool receipt_accept(const char *bytes, size_t len, const uint8_t public_key[32], const struct receipt_claim *claim,
	struct receipt *ret, struct err *err);
/* The reference that people read out: "SU-4F7K-92QX", from the receipt's own SHA-256. */
void receipt_reference(const char *bytes, size_t len, char to[16]);
