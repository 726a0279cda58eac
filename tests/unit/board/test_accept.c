/* SPDX-License-Identifier: MIT */
/* The one way in: exactly once, for whom, with which notes, and the chain of receipts. */
#include "place.h"

#include "base/text.h"
#include "wire/receipt.h"

#include <stdlib.h>
#include <string.h>

static int make(void **state)
{
	static struct place place;
	place_make(&place);
	*state = &place;
	return 0;
}

static int release(void **state)
{
	place_release(*state);
	return 0;
}

static void read_receipt(struct place *place, const struct buf *text, struct receipt *ret)
{
	struct err err = { 0 };
	assert_works(receipt_read(text->data, text->len, place->board.identity.receipt_key, ret, &err), &err);
}

static void test_new_repeated_conflicting(void **state)
{
	struct place *place = *state;
	struct buf sealed = BUF(BUF_MIB), first = BUF(4096), second = BUF(4096), none = BUF(4096), stored = BUF(BUF_MIB);
	struct receipt receipt;
	struct err err = { 0 };
	place_seal(place, 0, SUBMISSION_A, 1, &sealed);
	assert_int_equal(place_accept(place, 0, SUBMISSION_A, 1, sealed.data, sealed.len, NOW, &first), ACCEPT_STORED);
	assert_int_equal(place_accept(place, 0, SUBMISSION_A, 1, sealed.data, sealed.len, NOW + 60, &second), ACCEPT_REPEATED);
	assert_int_equal(first.len, second.len);
	assert_memory_equal(first.data, second.data, first.len);
	assert_int_equal(place_accept(place, 0, SUBMISSION_A, 1, sealed.data, sealed.len - 1, NOW, &none), ACCEPT_CONFLICT);
	assert_int_equal(place_accept(place, 0, SUBMISSION_A, 1, "", 0, NOW, &none), ACCEPT_CONFLICT);
	assert_int_equal(none.len, 0);

	struct receipt_claim claim = { "practice-partnership", place->agencies[0].id, SUBMISSION_A, 1, sealed.data, sealed.len };
	assert_works(receipt_accept(first.data, first.len, place->board.identity.receipt_key, &claim, &receipt, &err), &err);
	assert_string_equal(receipt.notes, "");
	assert_string_equal(receipt.form, "test-2026/3");
	assert_string_equal(receipt.received, "2026-11-21T19:02:11Z");
	assert_works(ledger_sealed(place->ledger, 1, &stored, &err), &err);
	assert_int_equal(stored.len, sealed.len);
	assert_memory_equal(stored.data, sealed.data, sealed.len);
	buf_release(&sealed);
	buf_release(&first);
	buf_release(&second);
	buf_release(&none);
	buf_release(&stored);
}

static void test_an_organisation_has_its_own_names(void **state)
{
	struct place *place = *state;
	struct buf receipts[2] = { BUF(4096), BUF(4096) }, found = BUF(4096);
	struct err err = { 0 };
	bool has = true;
	assert_int_equal(place_accept(place, 0, SUBMISSION_A, 1, "one", 3, NOW, &receipts[0]), ACCEPT_STORED);
	assert_works(ledger_receipt(place->ledger, place->agencies[1].id, SUBMISSION_A, 1, &has, &found, &err), &err);
	assert_false(has);
	assert_int_equal(place_accept(place, 1, SUBMISSION_A, 1, "two", 3, NOW, &receipts[1]), ACCEPT_STORED);
	assert_int_equal(place_accept(place, 0, SUBMISSION_A, 1, "one", 3, NOW, NULL), ACCEPT_REPEATED);
	for (size_t i = 0; i < 2; i++) {
		buf_clear(&found);
		assert_works(ledger_receipt(place->ledger, place->agencies[i].id, SUBMISSION_A, 1, &has, &found, &err), &err);
		assert_true(has);
		assert_string_equal(buf_text(&found), buf_text(&receipts[i]));
		buf_release(&receipts[i]);
	}
	buf_release(&found);
}

static void test_a_revoked_code_takes_nothing_more(void **state)
{
	struct place *place = *state;
	struct err err = { 0 };
	int64_t n;
	assert_int_equal(place_accept(place, 0, SUBMISSION_A, 1, "one", 3, NOW, NULL), ACCEPT_STORED);
	assert_works(ledger_revoke(place->ledger, place->agencies[0].id, NULL, NOW, &n, &err), &err);
	assert_int_equal(place_accept(place, 0, SUBMISSION_A, 2, "two", 3, NOW, NULL), ACCEPT_UNAUTHORISED);
	assert_int_equal(place_accept(place, 0, SUBMISSION_A, 1, "one", 3, NOW, NULL), ACCEPT_UNAUTHORISED);
	assert_int_equal(place_accept(place, 1, SUBMISSION_A, 1, "one", 3, NOW, NULL), ACCEPT_STORED);
}

/* A sealed file whose head differs from its name in one thing: stored, and noted. */
static void test_odd_content_is_stored_and_noted(void **state)
{
	struct place *place = *state;
	static const struct {
		const char *name, *notes;
		int64_t now;
		const char *org, *submission, *board, *form, *pack;
	} cases[] = {
		{ "fits", "", NOW, NULL, NULL, NULL, NULL, NULL },
		{ "late", "late", NOW_LATE, NULL, NULL, NULL, NULL, NULL },
		{ "another organisation", "quarantined", NOW, SUBMISSION_B, NULL, NULL, NULL, NULL },
		{ "another submission", "quarantined", NOW, NULL, SUBMISSION_B, NULL, NULL, NULL },
		{ "another board", "quarantined", NOW, NULL, NULL, "other", NULL, NULL },
		{ "unknown form", "quarantined", NOW, NULL, NULL, NULL, NULL,
			"00000000000000000000000000000000000000000000000000000000000000aa" },
		{ "form and pack differ", "quarantined", NOW, NULL, NULL, NULL, "test-2026/9", NULL },
		{ "late and odd", "late quarantined", NOW_LATE, NULL, SUBMISSION_B, NULL, NULL, NULL },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct buf sealed = BUF(BUF_MIB), text = BUF(4096);
		struct sealed_head head;
		struct receipt receipt;
		place_head(place, 0, SUBMISSION_A, (int64_t)i + 1, &head);
		if (cases[i].org)
			text_copy(head.org, sizeof head.org, cases[i].org);
		if (cases[i].submission)
			text_copy(head.submission, sizeof head.submission, cases[i].submission);
		if (cases[i].board)
			text_copy(head.board, sizeof head.board, cases[i].board);
		if (cases[i].form)
			text_copy(head.form, sizeof head.form, cases[i].form);
		if (cases[i].pack)
			text_copy(head.pack_sha256, sizeof head.pack_sha256, cases[i].pack);
		place_seal_as(place, &head, "x", 1, &sealed);
		assert_int_equal(
			place_accept(place, 0, SUBMISSION_A, (int64_t)i + 1, sealed.data, sealed.len, cases[i].now, &text),
			ACCEPT_STORED);
		read_receipt(place, &text, &receipt);
		if (strcmp(receipt.notes, cases[i].notes) != 0)
			fail_msg("%s: notes '%s'", cases[i].name, receipt.notes);
		assert_string_equal(receipt.org, place->agencies[0].id);
		assert_string_equal(receipt.submission, SUBMISSION_A);
		buf_release(&sealed);
		buf_release(&text);
	}
}

static void test_what_has_no_head_is_kept_under_the_form_of_its_invitation(void **state)
{
	struct place *place = *state;
	struct buf text = BUF(4096);
	struct receipt receipt;
	struct submission_rows rows;
	struct err err = { 0 };
	assert_int_equal(place_accept(place, 0, SUBMISSION_A, 1, "\x00\xff noise", 8, NOW, &text), ACCEPT_STORED);
	read_receipt(place, &text, &receipt);
	assert_string_equal(receipt.notes, "quarantined");
	assert_string_equal(receipt.form, "test-2026/3");
	assert_string_equal(receipt.pack_sha256, place->form.row.sha256);
	assert_works(ledger_submissions(place->ledger, SUBMISSION_QUARANTINED, &rows, &err), &err);
	assert_int_equal(rows.n, 1);
	assert_string_equal(rows.items[0].cycle, "test-2026");
	assert_string_not_equal(rows.items[0].reason, "");
	submission_rows_release(&rows);
	buf_release(&text);
}

static void test_the_same_by_network_and_by_stick_is_one(void **state)
{
	struct place *place = *state;
	struct buf a = BUF(BUF_MIB), b = BUF(BUF_MIB), network = BUF(4096), stick = BUF(4096), only = BUF(4096);
	struct receipt receipt;
	place_seal(place, 0, SUBMISSION_A, 1, &a);
	place_seal(place, 1, SUBMISSION_B, 1, &b);
	assert_int_equal(place_accept(place, 0, SUBMISSION_A, 1, a.data, a.len, NOW, &network), ACCEPT_STORED);
	assert_int_equal(place_accept(place, -1, NULL, 0, a.data, a.len, NOW + 5, &stick), ACCEPT_REPEATED);
	assert_string_equal(buf_text(&network), buf_text(&stick));
	assert_int_equal(place_accept(place, -1, NULL, 0, b.data, b.len, NOW_LATE, &only), ACCEPT_STORED);
	read_receipt(place, &only, &receipt);
	assert_string_equal(receipt.notes, "late by_file");
	assert_string_equal(receipt.org, place->agencies[1].id);
	buf_clear(&stick);
	assert_int_equal(place_accept(place, 1, SUBMISSION_B, 1, b.data, b.len, NOW, &stick), ACCEPT_REPEATED);
	assert_string_equal(buf_text(&only), buf_text(&stick));
	buf_release(&a);
	buf_release(&b);
	buf_release(&network);
	buf_release(&stick);
	buf_release(&only);
}

static void test_a_stick_with_something_else_is_not_taken(void **state)
{
	struct place *place = *state;
	struct buf sealed = BUF(BUF_MIB);
	struct sealed_head head;
	assert_int_equal(place_accept(place, -1, NULL, 0, "holiday.jpg", 11, NOW, NULL), ACCEPT_FOREIGN);
	place_head(place, 0, SUBMISSION_A, 1, &head);
	text_copy(head.org, sizeof head.org, SUBMISSION_B);
	place_seal_as(place, &head, "x", 1, &sealed);
	assert_int_equal(place_accept(place, -1, NULL, 0, sealed.data, sealed.len, NOW, NULL), ACCEPT_FOREIGN);
	buf_clear(&sealed);
	place_head(place, 0, SUBMISSION_A, 1, &head);
	text_copy(head.board, sizeof head.board, "other");
	place_seal_as(place, &head, "x", 1, &sealed);
	assert_int_equal(place_accept(place, -1, NULL, 0, sealed.data, sealed.len, NOW, NULL), ACCEPT_FOREIGN);
	buf_release(&sealed);
}

static void test_quotas_hold_for_what_is_new_only(void **state)
{
	struct place *place = *state;
	place->accepter.quota = (struct accept_quota){ .max_revisions = 2, .max_submissions = 2, .max_bytes = 12 };
	const struct { const char *submission; int64_t revision; const char *bytes; enum accept_outcome outcome;
	} cases[] = {
		{ SUBMISSION_A, 1, "abc", ACCEPT_STORED },
		{ SUBMISSION_A, 2, "abc", ACCEPT_STORED },
		{ SUBMISSION_A, 3, "abc", ACCEPT_QUOTA },
		{ SUBMISSION_A, 2, "abc", ACCEPT_REPEATED },
		{ SUBMISSION_B, 1, "abcdefg", ACCEPT_QUOTA },
		{ SUBMISSION_B, 1, "abc", ACCEPT_STORED },
		{ "6f1c0000-0000-4000-8000-00000000000c", 1, "a", ACCEPT_QUOTA },
		{ SUBMISSION_B, 2, "abcd", ACCEPT_QUOTA },
		{ SUBMISSION_B, 2, "abc", ACCEPT_STORED },
		{ SUBMISSION_B, 1, "abx", ACCEPT_CONFLICT },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		enum accept_outcome got = place_accept(
			place, 0, cases[i].submission, cases[i].revision, cases[i].bytes, strlen(cases[i].bytes), NOW, NULL);
		if (got != cases[i].outcome)
			fail_msg("case %zu: outcome %d, not %d", i, (int)got, (int)cases[i].outcome);
	}
	assert_int_equal(place_accept(place, 1, SUBMISSION_A, 1, "abcdefghijkl", 12, NOW, NULL), ACCEPT_STORED);
}

static void test_what_was_erased_is_gone_and_stays_gone(void **state)
{
	struct place *place = *state;
	struct ledger_check check;
	struct buf found = BUF(4096);
	struct err err = { 0 };
	bool has = true;
	assert_int_equal(place_accept(place, 0, SUBMISSION_A, 1, "one", 3, NOW, NULL), ACCEPT_STORED);
	assert_int_equal(place_accept(place, 0, SUBMISSION_A, 2, "two", 3, NOW, NULL), ACCEPT_STORED);
	assert_int_equal(place_accept(place, 0, SUBMISSION_B, 1, "three", 5, NOW, NULL), ACCEPT_STORED);
	assert_works(ledger_begin(place->ledger, &err), &err);
	assert_works(ledger_erase(place->ledger, place->agencies[0].id, SUBMISSION_A, NOW, &err), &err);
	assert_works(ledger_erase(place->ledger, place->agencies[0].id, SUBMISSION_A, NOW, &err), &err);
	assert_works(ledger_commit(place->ledger, &err), &err);
	assert_int_equal(place_accept(place, 0, SUBMISSION_A, 1, "one", 3, NOW, NULL), ACCEPT_ERASED);
	assert_int_equal(place_accept(place, 0, SUBMISSION_A, 3, "new", 3, NOW, NULL), ACCEPT_ERASED);
	assert_int_equal(place_accept(place, 0, SUBMISSION_B, 1, "three", 5, NOW, NULL), ACCEPT_REPEATED);
	assert_int_equal(place_accept(place, 1, SUBMISSION_A, 1, "one", 3, NOW, NULL), ACCEPT_STORED);
	assert_works(ledger_receipt(place->ledger, place->agencies[0].id, SUBMISSION_A, 1, &has, &found, &err), &err);
	assert_false(has);
	assert_works(ledger_check(place->ledger, place->board.identity.receipt_key, &check, &err), &err);
	assert_int_equal(check.bad, 0);
	assert_int_equal(check.links, 4);
	assert_int_equal(check.erased, 2);
	buf_release(&found);
}

static void test_withdrawal_is_asked_for_what_one_has(void **state)
{
	struct place *place = *state;
	struct err err = { 0 };
	bool found = false;
	assert_int_equal(place_accept(place, 0, SUBMISSION_A, 1, "one", 3, NOW, NULL), ACCEPT_STORED);
	assert_works(ledger_withdraw(place->ledger, place->agencies[0].id, SUBMISSION_A, NOW, &found, &err), &err);
	assert_true(found);
	assert_works(ledger_withdraw(place->ledger, place->agencies[0].id, SUBMISSION_A, NOW, &found, &err), &err);
	assert_true(found);
	assert_works(ledger_withdraw(place->ledger, place->agencies[1].id, SUBMISSION_A, NOW, &found, &err), &err);
	assert_false(found);
	assert_works(ledger_withdraw(place->ledger, place->agencies[0].id, SUBMISSION_B, NOW, &found, &err), &err);
	assert_false(found);
}

static void test_receipts_are_numbered_and_chained(void **state)
{
	struct place *place = *state;
	struct ledger_check check;
	struct err err = { 0 };
	char before[CRYPTO_HEX_BYTES];
	memset(before, '0', sizeof before - 1);
	before[sizeof before - 1] = '\0';
	for (int64_t i = 1; i <= 5; i++) {
		struct buf text = BUF(4096);
		struct receipt receipt;
		assert_int_equal(place_accept(place, (int)(i % 2), SUBMISSION_A, i, "bytes", 5, NOW, &text), ACCEPT_STORED);
		assert_int_equal(place_accept(place, (int)(i % 2), SUBMISSION_A, i, "bytes", 5, NOW, NULL), ACCEPT_REPEATED);
		read_receipt(place, &text, &receipt);
		assert_int_equal(receipt.epoch, 1);
		assert_int_equal(receipt.sequence, i);
		assert_string_equal(receipt.prev, before);
		crypto_sha256_hex(text.data, text.len, before);
		buf_release(&text);
	}
	assert_works(ledger_check(place->ledger, place->board.identity.receipt_key, &check, &err), &err);
	assert_int_equal(check.bad, 0);
	assert_int_equal(check.links, 5);
}

static void test_a_group_that_is_rolled_back_leaves_nothing(void **state)
{
	struct place *place = *state;
	char sha256[CRYPTO_HEX_BYTES], code[CRYPTO_HEX_BYTES], mark[LEDGER_MARK_BYTES];
	struct buf receipt = BUF(4096);
	enum accept_outcome outcome;
	struct err err = { 0 };
	struct chain chain;
	crypto_sha256_hex("one", 3, sha256);
	ledger_code_digest(place->codes[0], code, mark);
	struct arrival arrival = { .code_sha256 = code,
		.submission = SUBMISSION_A,
		.revision = 1,
		.bytes = "one",
		.len = 3,
		.sha256 = sha256,
		.now = NOW };
	assert_works(ledger_begin(place->ledger, &err), &err);
	assert_works(ledger_accept_begin(place->ledger, &place->accepter, &err), &err);
	assert_works(ledger_accept(place->ledger, &place->accepter, &arrival, &outcome, &receipt, &err), &err);
	assert_int_equal(outcome, ACCEPT_STORED);
	ledger_rollback(place->ledger);
	assert_works(ledger_chain(place->ledger, &chain, &err), &err);
	assert_int_equal(chain.sequence, 0);
	assert_int_equal(place_accept(place, 0, SUBMISSION_A, 1, "one", 3, NOW, NULL), ACCEPT_STORED);
	buf_release(&receipt);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, release)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_new_repeated_conflicting), TEST(test_an_organisation_has_its_own_names), TEST(test_a_revoked_code_takes_nothing_more),
		TEST(test_odd_content_is_stored_and_noted), TEST(test_what_has_no_head_is_kept_under_the_form_of_its_invitation),
		TEST(test_the_same_by_network_and_by_stick_is_one), TEST(test_a_stick_with_something_else_is_not_taken),
		TEST(test_quotas_hold_for_what_is_new_only), TEST(test_what_was_erased_is_gone_and_stays_gone),
		TEST(test_withdrawal_is_asked_for_what_one_has), TEST(test_receipts_are_numbered_and_chained),
		TEST(test_a_group_that_is_rolled_back_leaves_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
