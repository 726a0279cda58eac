/* SPDX-License-Identifier: MIT */
#include "fixture.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

#define SUBMISSION "6f1c2f9e-0d6b-4f0a-9c1d-2b7e5a3c4d5e"
static const char sealed[] = "these bytes stand for a sealed file";
#define SEALED_LEN (sizeof sealed - 1)

static struct fixture fixture;

static int make(void **state)
{
	fixture_make(&fixture, NULL);
	return 0;
}

static int release(void **state)
{
	fixture_release(&fixture);
	return 0;
}

static struct receipt true_receipt(void)
{
	return fixture_receipt(&fixture, SUBMISSION, 2, sealed, SEALED_LEN);
}

static char *text_of(const struct receipt *receipt, const struct crypto_sign_pair *pair)
{
	struct buf text = BUF(RECEIPT_MAX_BYTES);
	receipt_write(receipt, pair, &text);
	return buf_take(&text);
}

static enum err_code accept_bytes(const char *text, size_t len, struct err *err)
{
	struct receipt receipt = { .epoch = -7 };
	const struct receipt_claim claim = {
		.board = fixture.board.id, .org = fixture.agency, .submission = SUBMISSION, .revision = 2,
		.sealed = sealed, .sealed_len = SEALED_LEN,
	};
	*err = (struct err){ .code = ERR_NONE };
	bool ok = receipt_accept(text, len, fixture.board.receipt_key, &claim, &receipt, err);
	assert_int_equal(ok, err->code == ERR_NONE);
	assert_int_equal(receipt.epoch, ok ? 1 : -7);
	return err->code;
}

static enum err_code accept_text(const char *text)
{
	struct err err;
	return accept_bytes(text, strlen(text), &err);
}

static void test_true_one(void **state)
{
	static const char *const notes[] = { "", "late", "quarantined", "by_file", "late quarantined", "late by_file",
		"late quarantined by_file" };
	for (size_t i = 0; i < LENGTH(notes); i++) {
		struct receipt receipt = true_receipt(), read;
		struct err err = { 0 };
		memcpy(receipt.notes, notes[i], strlen(notes[i]) + 1);
		char *text = text_of(&receipt, &fixture.receipt_pair);
		assert_int_equal(accept_text(text), ERR_NONE);
		assert_works(receipt_read(text, strlen(text), fixture.board.receipt_key, &read, &err), &err);
		assert_string_equal(read.notes, notes[i]);
		assert_string_equal(read.submission, SUBMISSION);
		assert_string_equal(read.form, "test-2026/3");
		assert_string_equal(read.received, "2026-11-21T19:02:11Z");
		assert_int_equal(read.sequence, 42);
		assert_int_equal(read.bytes, SEALED_LEN);
		free(text);
	}
}

/* Rightly signed, but about something else. */
static void test_about_something_else(void **state)
{
	static const struct {
		const char *where;
		size_t offset;
		const char *value;
	} cases[] = {
		{ "board", offsetof(struct receipt, board), "another-board" },
		{ "org", offsetof(struct receipt, org), "11111111-0d6b-4f0a-9c1d-2b7e5a3c4d5e" },
		{ "submission", offsetof(struct receipt, submission), "22222222-0d6b-4f0a-9c1d-2b7e5a3c4d5e" },
		{ "sha256", offsetof(struct receipt, sha256), "9b74c9897bac770ffc029102a200c5de9b74c9897bac770ffc029102a200c5de" },
	};
	struct err err;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct receipt receipt = true_receipt();
		memcpy((char *)&receipt + cases[i].offset, cases[i].value, strlen(cases[i].value) + 1);
		char *text = text_of(&receipt, &fixture.receipt_pair);
		assert_int_equal(accept_bytes(text, strlen(text), &err), ERR_MISMATCH);
		assert_string_equal(err.where, cases[i].where);
		free(text);
	}
	struct receipt receipt = true_receipt();
	receipt.revision = 1;
	char *text = text_of(&receipt, &fixture.receipt_pair);
	assert_int_equal(accept_bytes(text, strlen(text), &err), ERR_MISMATCH);
	assert_string_equal(err.where, "revision");
	free(text);
	receipt = true_receipt();
	receipt.bytes++;
	text = text_of(&receipt, &fixture.receipt_pair);
	assert_int_equal(accept_bytes(text, strlen(text), &err), ERR_MISMATCH);
	assert_string_equal(err.where, "bytes");
	free(text);
}

static void test_other_keys(void **state)
{
	struct receipt receipt = true_receipt();
	struct crypto_sign_pair other;
	struct err err;
	crypto_sign_pair(&other);
	char *text = text_of(&receipt, &other);
	assert_int_equal(accept_text(text), ERR_WRONG_KEY);
	/* The other's signature under our key's name. */
	char key_id[CRYPTO_KEY_ID_BYTES];
	crypto_key_id(fixture.board.receipt_key, key_id);
	memcpy(strstr(text, "\nkey: ") + 6, key_id, strlen(key_id));
	assert_int_equal(accept_text(text), ERR_SIGNATURE);
	free(text);
	/* The right key for another purpose. */
	char sig[CRYPTO_SIG_TEXT_BYTES];
	text = text_of(&receipt, &fixture.receipt_pair);
	char *sig_at = strstr(text, "sig: ");
	crypto_sign(&fixture.receipt_pair, "section11-pack-1", text, (size_t)(sig_at - text), sig);
	memcpy(sig_at + 5, sig, strlen(sig));
	assert_int_equal(accept_text(text), ERR_SIGNATURE);
	/* A right signature of another receipt. */
	receipt.sequence++;
	char *next = text_of(&receipt, &fixture.receipt_pair);
	memcpy(sig_at, strstr(next, "sig: "), strlen(sig) + 5);
	assert_int_equal(accept_bytes(text, strlen(text), &err), ERR_SIGNATURE);
	free(next);
	free(text);
}

/* What is done to the true text, line by line: `find` becomes `put`. */
static const struct {
	const char *what, *find, *put;
	enum err_code code;
} forgeries[] = {
	{ "later version", "section11-receipt-1\n", "section11-receipt-2\n", ERR_NEWER },
	{ "other title", "section11-receipt-1\n", "section11-sealed-1\n", ERR_FORMAT },
	{ "title in capitals", "section11-receipt-1\n", "Section11-receipt-1\n", ERR_FORMAT },
	{ "byte order mark", "section11-receipt-1\n", "\xef\xbb\xbfsection11-receipt-1\n", ERR_FORMAT },
	{ "blank before", "section11-receipt-1\n", " section11-receipt-1\n", ERR_FORMAT },
	{ "empty line before", "section11-receipt-1\n", "\nsection11-receipt-1\n", ERR_FORMAT },
	{ "no title", "section11-receipt-1\n", "", ERR_FORMAT },
	{ "CRLF at the title", "section11-receipt-1\n", "section11-receipt-1\r\n", ERR_FORMAT },
	{ "CRLF at a fact", "epoch: 1\n", "epoch: 1\r\n", ERR_FORMAT },
	{ "key in capitals", "epoch: 1\n", "Epoch: 1\n", ERR_FORMAT },
	{ "no blank", "epoch: 1\n", "epoch:1\n", ERR_FORMAT },
	{ "two blanks", "epoch: 1\n", "epoch:  1\n", ERR_FORMAT },
	{ "a tab", "epoch: 1\n", "epoch:\t1\n", ERR_FORMAT },
	{ "blank at the end", "epoch: 1\n", "epoch: 1 \n", ERR_FORMAT },
	{ "leading zero", "epoch: 1\n", "epoch: 01\n", ERR_FORMAT },
	{ "plus", "epoch: 1\n", "epoch: +1\n", ERR_FORMAT },
	{ "minus", "epoch: 1\n", "epoch: -1\n", ERR_FORMAT },
	{ "zero", "epoch: 1\n", "epoch: 0\n", ERR_FORMAT },
	{ "hexadecimal", "epoch: 1\n", "epoch: 0x1\n", ERR_FORMAT },
	{ "fraction", "epoch: 1\n", "epoch: 1.0\n", ERR_FORMAT },
	{ "too large", "epoch: 1\n", "epoch: 9007199254740992\n", ERR_FORMAT },
	{ "nothing", "epoch: 1\n", "epoch: \n", ERR_FORMAT },
	{ "missing line", "epoch: 1\n", "", ERR_FORMAT },
	{ "line twice", "epoch: 1\n", "epoch: 1\nepoch: 1\n", ERR_FORMAT },
	{ "unknown line", "epoch: 1\n", "epoch: 1\nstatus: fine\n", ERR_FORMAT },
	{ "empty line", "epoch: 1\n", "epoch: 1\n\n", ERR_FORMAT },
	{ "comment", "epoch: 1\n", "# fine\nepoch: 1\n", ERR_FORMAT },
	{ "folded line", "epoch: 1\n", "epoch:\n 1\n", ERR_FORMAT },
	{ "other number", "epoch: 1\n", "epoch: 2\n", ERR_SIGNATURE },
	{ "other order", "epoch: 1\nsequence: 42\n", "sequence: 42\nepoch: 1\n", ERR_FORMAT },
	{ "board in capitals", "board: p", "board: P", ERR_FORMAT },
	{ "uppercase uuid", "submission: 6f1c", "submission: 6F1C", ERR_FORMAT },
	{ "uppercase hex", "form: test-2026/3 ", "form: test-2026/3 A", ERR_FORMAT },
	{ "form without version", "form: test-2026/3 ", "form: test-2026 ", ERR_FORMAT },
	{ "later moment", "19:02:11Z", "19:02:12Z", ERR_SIGNATURE },
	{ "no such moment", "received: 2026-11-21", "received: 2026-11-31", ERR_FORMAT },
	{ "other zone", "19:02:11Z", "19:02:11+00:00", ERR_FORMAT },
	{ "fraction of a second", "19:02:11Z", "19:02:11.0Z", ERR_FORMAT },
	{ "lower case z", "19:02:11Z", "19:02:11z", ERR_FORMAT },
	{ "unknown note", "prev: ", "notes: early\nprev: ", ERR_FORMAT },
	{ "note that was not signed", "prev: ", "notes: late\nprev: ", ERR_SIGNATURE },
	{ "empty notes", "prev: ", "notes: \nprev: ", ERR_FORMAT },
	{ "notes out of order", "prev: ", "notes: by_file late\nprev: ", ERR_FORMAT },
	{ "note twice", "prev: ", "notes: late late\nprev: ", ERR_FORMAT },
	{ "notes with two blanks", "prev: ", "notes: late  by_file\nprev: ", ERR_FORMAT },
	{ "short digest", "prev: 0", "prev: ", ERR_FORMAT },
	{ "long digest", "prev: 0", "prev: 00", ERR_FORMAT },
	{ "second signature", "sig: ", "sig: AAAA\nsig: ", ERR_FORMAT },
	{ "no signature", "sig: ", "", ERR_FORMAT },
	{ "signature in capitals", "sig: ", "SIG: ", ERR_FORMAT },
};

static char *forged(const char *text, const char *find, const char *put)
{
	const char *at = strstr(text, find);
	assert_non_null(at);
	return xasprintf("%.*s%s%s", (int)(at - text), text, put, at + strlen(find));
}

static void test_forgeries(void **state)
{
	struct receipt receipt = true_receipt();
	char *text = text_of(&receipt, &fixture.receipt_pair);
	for (size_t i = 0; i < LENGTH(forgeries); i++) {
		char *false_text = forged(text, forgeries[i].find, forgeries[i].put);
		enum err_code code = accept_text(false_text);
		if (code != forgeries[i].code)
			fail_msg("%s: %s, not %s", forgeries[i].what, err_name(code), err_name(forgeries[i].code));
		free(false_text);
	}
	free(text);
}

static void test_tail(void **state)
{
	static const char *const tails[] = { "\n", " ", "x", "\0", "sig: ", "key: 1\n", "\r\n" };
	struct receipt receipt = true_receipt();
	struct err err;
	char *text = text_of(&receipt, &fixture.receipt_pair), *longer = xmalloc(strlen(text) + 16);
	size_t len = strlen(text);
	for (size_t i = 0; i < LENGTH(tails); i++) {
		size_t more = *tails[i] ? strlen(tails[i]) : 1;
		memcpy(longer, text, len);
		memcpy(longer + len, tails[i], more);
		assert_int_equal(accept_bytes(longer, len + more, &err), ERR_FORMAT);
	}
	free(longer);
	free(text);
}

static void test_every_cut_and_every_bit(void **state)
{
	struct receipt receipt = true_receipt();
	struct err err;
	char *text = text_of(&receipt, &fixture.receipt_pair);
	size_t len = strlen(text);
	for (size_t cut = 0; cut < len; cut++)
		assert_int_not_equal(accept_bytes(text, cut, &err), ERR_NONE);
	for (size_t at = 0; at < len; at++) {
		for (int bit = 0; bit < 8; bit++) {
			text[at] = (char)(text[at] ^ (1 << bit));
			assert_int_not_equal(accept_bytes(text, len, &err), ERR_NONE);
			text[at] = (char)(text[at] ^ (1 << bit));
		}
	}
	assert_int_equal(accept_bytes(text, len, &err), ERR_NONE);
	free(text);
}

static void test_write_refuses(void **state)
{
	struct buf text = BUF(RECEIPT_MAX_BYTES);
	struct receipt receipt = true_receipt();
	memcpy(receipt.board, "Two words", 10);
	receipt_write(&receipt, &fixture.receipt_pair, &text);
	assert_int_equal(text.len, 0);
	receipt = true_receipt();
	receipt.sequence = 0;
	receipt_write(&receipt, &fixture.receipt_pair, &text);
	assert_int_equal(text.len, 0);
	buf_release(&text);
}

static void test_parse_and_reference(void **state)
{
	struct receipt receipt = true_receipt(), read;
	struct err err = { 0 };
	struct crypto_sign_pair other;
	char reference[16], again[16];
	crypto_sign_pair(&other);
	char *text = text_of(&receipt, &other);
	assert_works(receipt_parse(text, strlen(text), &read, &err), &err);
	assert_string_equal(read.submission, SUBMISSION);
	receipt_reference(text, strlen(text), reference);
	assert_int_equal(strlen(reference), 12);
	assert_memory_equal(reference, "SU-", 3);
	assert_int_equal(reference[7], '-');
	receipt_reference(text, strlen(text) - 1, again);
	assert_string_not_equal(reference, again);
	receipt_reference("abc", 3, again);
	assert_string_equal(again, "SU-Q9W1-DFWF"); /* SHA-256 of "abc" begins ba 78 16 bf 8f */
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_true_one),
		cmocka_unit_test(test_about_something_else),
		cmocka_unit_test(test_other_keys),
		cmocka_unit_test(test_forgeries),
		cmocka_unit_test(test_tail),
		cmocka_unit_test(test_every_cut_and_every_bit),
		cmocka_unit_test(test_write_refuses),
		cmocka_unit_test(test_parse_and_reference),
	};
	return cmocka_run_group_tests(tests, make, release);
}
