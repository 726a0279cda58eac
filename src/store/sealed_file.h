/* SPDX-License-Identifier: MIT */
/* Private to this room: the frozen file of one revision, and the receipt for it. */
#pragma once

#include "store/outbox.h"
#include "wire/sealed.h"

#define SEALED_STEM "sealed"
#define SEALED_TAIL ".s11"
#define RECEIPT_STEM "receipt"
#define RECEIPT_TAIL ".txt"

bool sealed_is_there(const struct store *store, const char *id, int64_t revision);
/*
 * Bytes and head, read now. ERR_DAMAGED if the digest is not the one noted when it was sealed, ERR_MISMATCH if the head names
 * another assessment or revision. `ret_bytes` may be NULL.
 */
MUST_USE bool sealed_file_read(const struct store *store, const char *id, int64_t revision, struct sealed_head *ret_head,
	struct buf *ret_bytes, struct err *err);
/*
 * All or nothing: written beside, read again and compared, its digest noted in the attempts log, then given its name. ERR_EXISTS
 * if the revision is sealed already.
 */
MUST_USE bool sealed_file_create(const struct store *store, const char *id, int64_t revision, const struct buf *bytes,
	int64_t now,
	struct err *err);
/* The kept receipt, if it verifies against the sealed file as it stands; else ERR_NOT_FOUND or why. `ret_text` may be NULL. */
MUST_USE bool receipt_file_read(const struct store *store, const char *id, int64_t revision, const struct board_identity *board,
	struct receipt *ret, struct buf *ret_text, struct err *err);
