/* SPDX-License-Identifier: MIT */
#include "fixture.h"

#include "base/mem.h"
#include "wire/sealed.h"

#include <stdlib.h>
#include <string.h>

#define SUBMISSION "6f1c2f9e-0d6b-4f0a-9c1d-2b7e5a3c4d5e"

static struct fixture fixture;
static struct buf sealed;
static struct buf plain;

static struct sealed_head head_of_fixture(void)
{
	struct sealed_head head = { .submission = SUBMISSION, .revision = 2, .form = "test-2026/3" };
	memcpy(head.org, fixture.agency, sizeof head.org);
	memcpy(head.board, fixture.board.id, sizeof head.board);
	memcpy(head.pack_sha256, fixture.pack_sha256, sizeof head.pack_sha256);
	return head;
}

static int make(void **state)
{
	struct err err = { 0 };
	fixture_make(&fixture, NULL);
	struct sealed_head head = head_of_fixture();
	plain = BUF(BUF_MIB);
	sealed = BUF(SEALED_MAX_BYTES);
	for (int i = 0; i < 20000; i++)
		buf_printf(&plain, "line %d\n", i);
	assert_works(sealed_write(&head, &fixture.board, plain.data, plain.len, &sealed, &err), &err);
	return 0;
}

static int release(void **state)
{
	buf_release(&plain);
	buf_release(&sealed);
	fixture_release(&fixture);
	return 0;
}

static size_t head_len(void)
{
	return (size_t)(strstr(sealed.data, "\n\n") - sealed.data) + 2;
}

static void test_both_keys_open(void **state)
{
	const struct crypto_seal_pair *const pairs[] = { &fixture.working, &fixture.recovery };
	for (size_t i = 0; i < LENGTH(pairs); i++) {
		struct buf out = BUF(BUF_MIB);
		struct sealed_head head;
		struct err err = { 0 };
		buf_puts(&out, "before");
		assert_works(sealed_open(sealed.data, sealed.len, pairs[i], &head, &out, &err), &err);
		assert_int_equal(out.len, plain.len + 6);
		assert_memory_equal(out.data + 6, plain.data, plain.len);
		assert_string_equal(head.submission, SUBMISSION);
		assert_int_equal(head.revision, 2);
		assert_string_equal(head.org, fixture.agency);
		assert_string_equal(head.form, "test-2026/3");
		buf_release(&out);
	}
}

static enum err_code open_bytes(const char *bytes, size_t len, const struct crypto_seal_pair *pair)
{
	struct buf out = BUF(BUF_MIB);
	struct sealed_head head = { .revision = -7 };
	struct err err = { .code = ERR_NONE };
	bool ok = sealed_open(bytes, len, pair, &head, &out, &err);
	assert_int_equal(ok, err.code == ERR_NONE);
	assert_int_equal(head.revision, ok ? 2 : -7);
	if (!ok)
		assert_int_equal(out.len, 0);
	buf_release(&out);
	return err.code;
}

static void test_other_key(void **state)
{
	struct crypto_seal_pair other;
	crypto_seal_pair(&other);
	assert_int_equal(open_bytes(sealed.data, sealed.len, &other), ERR_WRONG_KEY);
	/* The right public key with another secret one. */
	memcpy(other.public_key, fixture.working.public_key, 32);
	assert_int_equal(open_bytes(sealed.data, sealed.len, &other), ERR_DAMAGED);
}

/* Whether the file now says that it is for other keys, other content or nothing: it never opens. */
static void flip(size_t at, int bit)
{
	sealed.data[at] = (char)(sealed.data[at] ^ (1 << bit));
	assert_int_not_equal(open_bytes(sealed.data, sealed.len, &fixture.working), ERR_NONE);
	sealed.data[at] = (char)(sealed.data[at] ^ (1 << bit));
}

static void test_every_bit_of_the_head(void **state)
{
	for (size_t at = 0; at < head_len(); at++) {
		for (int bit = 0; bit < 8; bit++)
			flip(at, bit);
	}
}

static void test_bytes_of_the_body(void **state)
{
	size_t from = head_len();
	for (size_t at = from; at < from + 200; at++)
		flip(at, (int)(at % 8));
	for (size_t at = from; at < sealed.len; at += 997)
		flip(at, (int)(at % 8));
	for (size_t at = sealed.len - 200; at < sealed.len; at++)
		flip(at, (int)(at % 8));
	assert_int_equal(open_bytes(sealed.data, sealed.len, &fixture.working), ERR_NONE);
}

static void test_cuts_and_tails(void **state)
{
	for (size_t len = 0; len < head_len() + 100; len++)
		assert_int_not_equal(open_bytes(sealed.data, len, &fixture.working), ERR_NONE);
	for (size_t len = head_len() + 100; len < sealed.len; len += 1009)
		assert_int_equal(open_bytes(sealed.data, len, &fixture.working), ERR_DAMAGED);
	char *longer = xmalloc(sealed.len + 1);
	memcpy(longer, sealed.data, sealed.len);
	longer[sealed.len] = 'x';
	assert_int_equal(open_bytes(longer, sealed.len + 1, &fixture.working), ERR_DAMAGED);
	assert_int_equal(open_bytes(sealed.data, sealed.len - 1, &fixture.working), ERR_DAMAGED);
	free(longer);
}

/* A head that is spelled rightly and says something else, over the same ciphertext. */
static void test_swapped_heads(void **state)
{
	static const struct {
		const char *find, *put;
		enum err_code code;
	} cases[] = {
		{ "section11-sealed-1\n", "section11-sealed-2\n", ERR_NEWER },
		{ "section11-sealed-1\n", "section11-sealed-1\r\n", ERR_FORMAT },
		{ "revision: 2\n", "revision: 1\n", ERR_DAMAGED },
		{ "revision: 2\n", "revision: 02\n", ERR_FORMAT },
		{ "revision: 2\n", "revision: 2\nrevision: 2\n", ERR_FORMAT },
		{ "revision: 2\n", "", ERR_FORMAT },
		{ "submission: 6f1c2f9e", "submission: 7f1c2f9e", ERR_DAMAGED },
		{ "submission: 6f1c2f9e", "submission: 6F1C2F9E", ERR_FORMAT },
		{ "board: practice-partnership\n", "board: other\n", ERR_DAMAGED },
		{ "form: test-2026/3 ", "form: test-2026/4 ", ERR_DAMAGED },
		{ "form: test-2026/3 ", "form: test-2026/3  ", ERR_FORMAT },
		{ "recipient: ", "Recipient: ", ERR_FORMAT },
		{ "\n\n", "\n \n", ERR_FORMAT },
		{ "\n\n", "\nnote: x\n\n", ERR_FORMAT },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct buf other = BUF(SEALED_MAX_BYTES);
		const char *at = strstr(sealed.data, cases[i].find);
		assert_non_null(at);
		buf_add(&other, sealed.data, (size_t)(at - sealed.data));
		buf_puts(&other, cases[i].put);
		at += strlen(cases[i].find);
		buf_add(&other, at, sealed.len - (size_t)(at - sealed.data));
		enum err_code code = open_bytes(other.data, other.len, &fixture.working);
		if (code != cases[i].code)
			fail_msg("%s: %s", cases[i].put, err_name(code));
		buf_release(&other);
	}
}

static void test_swapped_recipients(void **state)
{
	struct buf other = BUF(SEALED_MAX_BYTES);
	char *first = strstr(sealed.data, "recipient: "), *second = strstr(first + 1, "recipient: "), *end = strstr(second, "\n\n") + 1;
	buf_add(&other, sealed.data, (size_t)(first - sealed.data));
	buf_add(&other, second, (size_t)(end - second));
	buf_add(&other, first, (size_t)(second - first));
	buf_add(&other, end, sealed.len - (size_t)(end - sealed.data));
	assert_int_equal(other.len, sealed.len);
	assert_int_equal(open_bytes(other.data, other.len, &fixture.working), ERR_DAMAGED);
	buf_release(&other);
}

static void test_read_head(void **state)
{
	struct sealed_head head;
	struct err err = { 0 };
	char key_id[CRYPTO_KEY_ID_BYTES];
	assert_works(sealed_read_head(sealed.data, head_len(), &head, &err), &err);
	crypto_key_id(fixture.board.recovery_key, key_id);
	assert_string_equal(head.key_ids[1], key_id);
	assert_string_equal(head.board, fixture.board.id);
	for (size_t len = 0; len < head_len(); len++)
		assert_false(sealed_read_head(sealed.data, len, &head, NULL));
	/* No two seals of the same content are alike. */
	struct buf again = BUF(SEALED_MAX_BYTES);
	struct sealed_head own = head_of_fixture();
	assert_works(sealed_write(&own, &fixture.board, plain.data, plain.len, &again, &err), &err);
	assert_int_equal(again.len, sealed.len);
	assert_memory_not_equal(again.data + head_len(), sealed.data + head_len(), 100);
	buf_release(&again);
}

static void test_write_refuses(void **state)
{
	struct buf out = BUF(SEALED_MAX_BYTES), small = BUF(100);
	struct err err = { 0 };
	struct sealed_head head = head_of_fixture();
	head.revision = 0;
	assert_false(sealed_write(&head, &fixture.board, "x", 1, &out, &err));
	assert_int_equal(err.code, ERR_INVALID);
	head = head_of_fixture();
	memcpy(head.board, "other", 6);
	assert_false(sealed_write(&head, &fixture.board, "x", 1, &out, &err));
	assert_int_equal(err.code, ERR_MISMATCH);
	head = head_of_fixture();
	memcpy(head.form, "Test", 5);
	assert_false(sealed_write(&head, &fixture.board, "x", 1, &out, &err));
	assert_int_equal(err.code, ERR_INVALID);
	head = head_of_fixture();
	assert_false(sealed_write(&head, &fixture.board, "x", 1, &small, &err));
	assert_int_equal(err.code, ERR_TOO_BIG);
	char *big = xcalloc(1, SEALED_MAX_BYTES);
	assert_false(sealed_write(&head, &fixture.board, big, SEALED_MAX_BYTES, &out, &err));
	assert_int_equal(err.code, ERR_TOO_BIG);
	free(big);
	assert_int_equal(out.len, 0);
	assert_int_equal(small.len, 0);
	assert_works(sealed_write(&head, &fixture.board, "", 0, &out, &err), &err);
	struct buf opened = BUF(10);
	assert_works(sealed_open(out.data, out.len, &fixture.working, NULL, &opened, &err), &err);
	assert_int_equal(opened.len, 0);
	buf_release(&opened);
	buf_release(&out);
	buf_release(&small);
}

/* All zeros, as a truncated or empty key would be: the recovery of what is sealed must not turn out to be a sham later. */
static void test_no_key_that_nobody_has(void **state)
{
	struct sealed_head head = head_of_fixture();
	for (int i = 0; i < 2; i++) {
		struct board_identity board = fixture.board;
		struct buf out = BUF(SEALED_MAX_BYTES);
		struct err err = { 0 };
		memset(i ? board.recovery_key : board.working_key, 0, 32);
		assert_false(sealed_write(&head, &board, "x", 1, &out, &err));
		assert_int_equal(err.code, ERR_WRONG_KEY);
		assert_int_equal(out.len, 0);
		buf_release(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_both_keys_open),
		cmocka_unit_test(test_other_key),
		cmocka_unit_test(test_every_bit_of_the_head),
		cmocka_unit_test(test_bytes_of_the_body),
		cmocka_unit_test(test_cuts_and_tails),
		cmocka_unit_test(test_swapped_heads),
		cmocka_unit_test(test_swapped_recipients),
		cmocka_unit_test(test_read_head),
		cmocka_unit_test(test_write_refuses),
		cmocka_unit_test(test_no_key_that_nobody_has),
	};
	return cmocka_run_group_tests(tests, make, release);
}
