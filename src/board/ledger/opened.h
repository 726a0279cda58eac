/* SPDX-License-Identifier: MIT */
/*
 * What was opened, readable: a store of the desk's own, apart from the ledger, so that a copy
 * of the ledger or a receiver's disk never holds a readable answer.
 */
#pragma once

#include "base/buf.h"
#include "board/ledger/ledger.h"

struct opened_store;

/* Creates it if it is not there. */
MUST_USE bool opened_open(const char *path, struct opened_store **ret, struct err *err);
void opened_close(struct opened_store *store); /* NULL is allowed */
/* Keeps the submission's bytes. What is there already stays: the bytes of a revision never change. */
MUST_USE bool opened_put(struct opened_store *store, const struct submission_row *row, const void *json, size_t len,
	const char *who, int64_t now, struct err *err);
/* ERR_NOT_FOUND: not opened. Appends. `ret_at` and `ret_who`: when and by whom. */
MUST_USE bool opened_get(struct opened_store *store, const struct submission_row *row, struct buf *out,
	char ret_at[LEDGER_STAMP_BYTES], char ret_who[64], struct err *err);
MUST_USE bool opened_erase(struct opened_store *store, const char *agency, const char *submission, struct err *err);
