/* SPDX-License-Identifier: MIT */
/*
 * A board in a temporary folder: keys, ledger, a small form that was sent out, two
 * organisations with a live code each. For the tests of the board and of its receiver.
 */
#pragma once

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/buf.h"
#include "board/asking.h"
#include "board/board.h"
#include "board/ledger/accept.h"
#include "wire/sealed.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))
/* 2026-11-21T19:02:11Z; the form of the place closes at the end of 2099. */
#define NOW INT64_C(1795287731)
#define NOW_LATE INT64_C(4102531200) /* 2100-01-02 */
#define SUBMISSION_A "6f1c0000-0000-4000-8000-00000000000a"
#define SUBMISSION_B "6f1c0000-0000-4000-8000-00000000000b"

struct place {
	char dir[64];
	struct board board;
	struct ledger *ledger;
	struct crypto_sign_pair pack_pair, receipt_pair;
	struct crypto_seal_pair working;
	struct asked_form form;
	struct agency agencies[2];
	char codes[2][ID_CODE_BYTES];
	struct accepter accepter;
};
void place_make(struct place *place);
void place_release(struct place *place);
/* "<dir>/<name>", valid until the next call. */
const char *place_path(const struct place *place, const char *name);

/* A whole, approved submission of one of the two organisations, sealed to the board. */
void place_seal(const struct place *place, int agency, const char *submission, int64_t revision, struct buf *out);
/* The same inside with an answer changed: `value` of the graded question ("partly" fits). */
void place_plain(
	const struct place *place, int agency, const char *submission, int64_t revision, const char *value, struct buf *out);
/* Seals anything under any head, as the board that the head names would have it. */
void place_seal_as(const struct place *place, const struct sealed_head *head, const void *plain, size_t len, struct buf *out);
void place_head(const struct place *place, int agency, const char *submission, int64_t revision, struct sealed_head *ret);

/* One arrival in a transaction of its own, under the code of an organisation; -1: by file. The receipt is appended. */
enum accept_outcome place_accept(struct place *place, int agency, const char *submission, int64_t revision, const void *bytes,
	size_t len, int64_t now, struct buf *receipt);

/* Fails the test with the error's own words. */
#define assert_works(call, err) \
	do { \
		if (!(call)) \
			fail_msg("%s: %s (%s)", err_name((err)->code), (err)->detail, (err)->where); \
	} while (0)
