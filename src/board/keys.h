/* SPDX-License-Identifier: MIT */
/*
 * Key files: one secret key each, JSON, 0600. A file says what it is for and is only used
 * for that; it is only used if its public half is the one in the board's identity.
 */
#pragma once

#include "base/crypto.h"
#include "base/err.h"

struct board_identity;

enum key_purpose { KEY_PACK, KEY_RECEIPT, KEY_WORKING, KEY_RECOVERY, KEY_PURPOSE_COUNT };
/* Where a new board's key lies within its folder: "keys/pack.key". */
const char *key_file_name(enum key_purpose purpose);

MUST_USE bool key_write_sign(const char *path, enum key_purpose purpose, const struct crypto_sign_pair *pair, struct err *err);
MUST_USE bool key_write_seal(const char *path, enum key_purpose purpose, const struct crypto_seal_pair *pair, struct err *err);

/* ERR_FORMAT (no such key file), ERR_WRONG_KEY (another purpose or another board). The caller wipes *ret. */
MUST_USE bool key_read_sign(const char *path, enum key_purpose purpose, const struct board_identity *board,
	struct crypto_sign_pair *ret, struct err *err);
/* The working or the recovery key, whichever the file holds. */
MUST_USE bool key_read_opening(
	const char *path, const struct board_identity *board, struct crypto_seal_pair *ret, struct err *err);
