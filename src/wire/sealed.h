/* SPDX-License-Identifier: MIT */
/*
 * The sealed submission (.s11): what travels, by network or by stick, byte for byte the
 * same. A text head that anyone may read, one empty line, then ciphertext:
 *
 *	section11-sealed-1
 *	submission: <uuid>
 *	revision: <n>
 *	org: <agency id>
 *	board: <board id>
 *	form: <form id>/<version> <sha256 of the pack>
 *	recipient: <key id> <base64 of the wrapped file key>     (working key)
 *	recipient: <key id> <base64 of the wrapped file key>     (recovery key)
 *
 * The ciphertext is bound to the SHA-256 of the head. One spelling only: other lines, order,
 * case or line ends are refused.
 */
#pragma once

#include "base/crypto.h"
#include "base/err.h"
#include "base/id.h"

#include <stdint.h>

struct buf;
struct board_identity;

#define SEALED_MAX_BYTES ((size_t)8 * 1024 * 1024)

struct sealed_head {
	char submission[ID_UUID_BYTES];
	int64_t revision;
	char org[ID_UUID_BYTES];
	char board[64];
	char form[96];                      /* "third-sector-2026/1" */
	char pack_sha256[CRYPTO_HEX_BYTES];
	char key_ids[2][CRYPTO_KEY_ID_BYTES];
};

/*
 * Seals `plain` to the board's two keys, opens the result again with the file key while it is still in memory and compares:
 * true means proven. ERR_WRONG_KEY if one of the keys is none. Appends to `out`. Only the first six members of `head` are used.
 */
MUST_USE bool sealed_write(const struct sealed_head *head, const struct board_identity *board, const void *plain, size_t len,
	struct buf *out, struct err *err);
/* The head alone: ERR_FORMAT, ERR_NEWER. */
MUST_USE bool sealed_read_head(const char *bytes, size_t len, struct sealed_head *ret, struct err *err);
/* With either of the board's secret keys. ERR_WRONG_KEY, ERR_DAMAGED. Appends the plaintext to `out`. */
MUST_USE bool sealed_open(const char *bytes, size_t len, const struct crypto_seal_pair *pair, struct sealed_head *ret_head,
	struct buf *out, struct err *err);
