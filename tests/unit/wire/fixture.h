/* SPDX-License-Identifier: MIT */
/* A board with its keys, a small form in a signed pack, an agency and its invitation: for the tests of wire, store and send. */
#pragma once

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/crypto.h"
#include "base/id.h"
#include "form/pack.h"
#include "wire/receipt.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))
/* 2026-11-21T19:02:11Z, and its day. */
#define NOW INT64_C(1795287731)
#define TODAY (NOW / 86400)

struct fixture {
	struct crypto_sign_pair pack_pair, receipt_pair;
	struct crypto_seal_pair working, recovery;
	struct board_identity board;
	struct buf pack, invitation;
	char pack_sha256[CRYPTO_HEX_BYTES];
	char agency[ID_UUID_BYTES], code[ID_CODE_BYTES];
};
/* `endpoint` NULL: https://board.example. */
void fixture_make(struct fixture *fixture, const char *endpoint);
void fixture_release(struct fixture *fixture);
/* Another invitation of the same board for the same agency, with a new code. */
void fixture_invite_again(struct fixture *fixture);

/* A receipt as the board would sign it for these sealed bytes. */
struct receipt fixture_receipt(const struct fixture *fixture, const char *submission, int64_t revision, const void *sealed,
	size_t len);

struct assessment;
/* Gives every answer of the small form and the approval, so that it may be sealed. */
void fixture_complete(struct assessment *assessment, int64_t now);
/* Sets the grade of question KF1-1 with a comment. */
void fixture_answer(struct assessment *assessment, const char *grade, const char *comment, int64_t now);
/* Fails the test with the error's own words. */
#define assert_works(call, err) \
	do { \
		if (!(call)) \
			fail_msg("%s: %s (%s)", err_name((err)->code), (err)->detail, (err)->where); \
	} while (0)
