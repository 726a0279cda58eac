/* SPDX-License-Identifier: MIT */
/* The desk: what opens, what is set aside and why, and that doing it again changes nothing. */
#include "place.h"

#include "base/json.h"
#include "base/text.h"
#include "board/desk/content.h"
#include "board/desk/opening.h"
#include "board/desk/tally.h"
#include "board/keys.h"
#include "page/page.h"
#include "page/write.h"
#include "wire/submission.h"

#include <stdio.h>
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

static struct opening open_all(struct place *place, const struct crypto_seal_pair *pair, bool again)
{
	struct opening opening = {
		.board = &place->board, .ledger = place->ledger, .pair = pair, .who = "ann", .now = NOW, .again = again
	};
	struct err err = { 0 };
	assert_works(opened_open(place_path(place, "desk/opened.db"), &opening.store, &err), &err);
	assert_works(opening_run(&opening, &err), &err);
	opened_close(opening.store);
	return opening;
}

static void read_opened(struct place *place, const char *submission, struct buf *out)
{
	struct opened_store *store;
	struct submission_row row;
	struct err err = { 0 };
	char at[LEDGER_STAMP_BYTES], who[64];
	assert_works(ledger_submission_find(place->ledger, submission, 0, &row, &err), &err);
	assert_works(opened_open(place_path(place, "desk/opened.db"), &store, &err), &err);
	assert_works(opened_get(store, &row, out, at, who, &err), &err);
	assert_string_equal(at, "2026-11-21T19:02:11Z");
	assert_string_equal(who, "ann");
	opened_close(store);
}

static void send(struct place *place, int agency, const char *submission, int64_t revision)
{
	struct buf sealed = BUF(BUF_MIB);
	place_seal(place, agency, submission, revision, &sealed);
	assert_int_equal(place_accept(place, agency, submission, revision, sealed.data, sealed.len, NOW, NULL), ACCEPT_STORED);
	buf_release(&sealed);
}

static void test_what_was_sent_is_read_byte_for_byte(void **state)
{
	struct place *place = *state;
	struct buf plain = BUF(BUF_MIB), found = BUF(BUF_MIB);
	struct log_rows log;
	struct err err = { 0 };
	send(place, 0, SUBMISSION_A, 1);
	send(place, 1, SUBMISSION_B, 1);
	struct opening first = open_all(place, &place->working, false);
	assert_int_equal(first.n_opened, 2);
	assert_int_equal(first.n_quarantined, 0);
	place_plain(place, 0, SUBMISSION_A, 1, "partly", &plain);
	read_opened(place, SUBMISSION_A, &found);
	assert_string_equal(buf_text(&plain), buf_text(&found));
	struct opening again = open_all(place, &place->working, true);
	assert_int_equal(again.n_opened + again.n_quarantined, 0);
	assert_works(ledger_log_rows(place->ledger, 100, &log, &err), &err);
	assert_int_equal(log.n, 2);
	assert_string_equal(log.items[0].who, "ann");
	assert_string_equal(log.items[0].what, "opened");
	assert_string_equal(log.items[0].subject, SUBMISSION_A "/1");
	log_rows_release(&log);
	buf_release(&plain);
	buf_release(&found);
}

static void test_the_recovery_key_opens_as_well(void **state)
{
	struct place *place = *state;
	struct crypto_seal_pair recovery;
	struct err err = { 0 };
	send(place, 0, SUBMISSION_A, 1);
	assert_works(key_read_opening(place_path(place, "recovery/recovery.key"), &place->board.identity, &recovery, &err), &err);
	assert_int_equal(open_all(place, &recovery, false).n_opened, 1);
}

/* Bytes that came in well and do not hold what they say. */
struct odd {
	const char *name, *reason; /* the beginning of it */
	void (*make)(struct place *place, struct buf *sealed);
};

static void seal_plain(struct place *place, const char *plain, size_t len, struct buf *sealed)
{
	struct sealed_head head;
	place_head(place, 0, SUBMISSION_A, 1, &head);
	place_seal_as(place, &head, plain, len, sealed);
}

static void make_noise(struct place *place, struct buf *sealed)
{
	seal_plain(place, "holiday", 7, sealed);
}

static void make_damaged(struct place *place, struct buf *sealed)
{
	place_seal(place, 0, SUBMISSION_A, 1, sealed);
	sealed->data[sealed->len - 5] ^= 1;
}

static void make_cut(struct place *place, struct buf *sealed)
{
	place_seal(place, 0, SUBMISSION_A, 1, sealed);
	buf_cut(sealed, sealed->len - 20);
}

static void make_for_others(struct place *place, struct buf *sealed)
{
	struct board_identity other = place->board.identity;
	struct crypto_seal_pair pair;
	struct sealed_head head;
	struct err err = { 0 };
	crypto_seal_pair(&pair);
	memcpy(other.working_key, pair.public_key, 32);
	memcpy(other.recovery_key, pair.public_key, 32);
	place_head(place, 0, SUBMISSION_A, 1, &head);
	assert_works(sealed_write(&head, &other, "x", 1, sealed, &err), &err);
}

static void make_inside(struct place *place, int agency, const char *submission, int64_t revision, struct buf *sealed)
{
	struct buf plain = BUF(BUF_MIB);
	place_plain(place, agency, submission, revision, "partly", &plain);
	seal_plain(place, plain.data, plain.len, sealed);
	buf_release(&plain);
}

static void make_other_id(struct place *place, struct buf *sealed)
{
	make_inside(place, 0, SUBMISSION_B, 1, sealed);
}

static void make_other_revision(struct place *place, struct buf *sealed)
{
	make_inside(place, 0, SUBMISSION_A, 2, sealed);
}

static void make_other_agency(struct place *place, struct buf *sealed)
{
	make_inside(place, 1, SUBMISSION_A, 1, sealed);
}

/* Inside, `from` becomes `to` of the same length, and approval and sum are made to fit again. */
static void make_changed(struct place *place, const char *from, const char *to, struct buf *sealed)
{
	struct buf plain = BUF(BUF_MIB);
	char digest[CRYPTO_HEX_BYTES], sum[CRYPTO_HEX_BYTES];
	place_plain(place, 0, SUBMISSION_A, 1, "partly", &plain);
	char *at = strstr(plain.data, from);
	assert_non_null(at);
	memcpy(at, to, strlen(to));
	char *content = strstr(plain.data, ",\"content\":") + strlen(",\"content\":"), *end = strstr(plain.data, ",\"sum\":\"");
	crypto_sha256_hex(content, (size_t)(end - content), digest);
	memcpy(strstr(plain.data, "\"digest\":\"") + strlen("\"digest\":\""), digest, 64);
	crypto_sha256_hex(plain.data, (size_t)(end - plain.data), sum);
	memcpy(end + strlen(",\"sum\":\""), sum, 64);
	seal_plain(place, plain.data, plain.len, sealed);
	buf_release(&plain);
}

static void make_wrong_grade(struct place *place, struct buf *sealed)
{
	make_changed(place, "\"partly\"", "\"greatx\"", sealed);
}

static void make_no_question(struct place *place, struct buf *sealed)
{
	make_changed(place, "\"KF1-2\":", "\"KF9-9\":", sealed);
}

static void make_unapproved(struct place *place, struct buf *sealed)
{
	struct buf plain = BUF(BUF_MIB);
	char sum[CRYPTO_HEX_BYTES];
	place_plain(place, 0, SUBMISSION_A, 1, "partly", &plain);
	memcpy(strstr(plain.data, "\"partly\""), "\"fully\" ", 8);
	char *end = strstr(plain.data, ",\"sum\":\"");
	crypto_sha256_hex(plain.data, (size_t)(end - plain.data), sum);
	memcpy(end + strlen(",\"sum\":\""), sum, 64);
	seal_plain(place, plain.data, plain.len, sealed);
	buf_release(&plain);
}

static const struct odd odds[] = {
	{ "no JSON", "what is inside cannot be read", make_noise },
	{ "a bit flipped", "it does not open", make_damaged },
	{ "cut short", "it does not open", make_cut },
	{ "for other keys", "it is sealed for other keys", make_for_others },
	{ "another id inside", "what is inside is another submission or revision", make_other_id },
	{ "another revision inside", "what is inside is another submission or revision", make_other_revision },
	{ "another organisation inside", "what is inside is of another organisation", make_other_agency },
	{ "a grade that is none", "an answer does not fit the form: KF1-1", make_wrong_grade },
	{ "an answer without a question", "an answer does not fit the form: KF9-9", make_no_question },
	{ "changed after approval", "what is inside cannot be read", make_unapproved },
};

static void test_what_does_not_fit_is_set_aside_and_kept(void **state)
{
	for (size_t i = 0; i < LENGTH(odds); i++) {
		struct place place;
		struct buf sealed = BUF(BUF_MIB), kept = BUF(BUF_MIB);
		struct submission_row row;
		struct err err = { 0 };
		place_make(&place);
		odds[i].make(&place, &sealed);
		assert_int_equal(place_accept(&place, 0, SUBMISSION_A, 1, sealed.data, sealed.len, NOW, NULL), ACCEPT_STORED);
		struct opening opening = open_all(&place, &place.working, false);
		if (opening.n_quarantined != 1 || opening.n_opened != 0)
			fail_msg("%s: %d opened", odds[i].name, (int)opening.n_opened);
		assert_works(ledger_submission_find(place.ledger, SUBMISSION_A, 1, &row, &err), &err);
		assert_int_equal(row.state, SUBMISSION_QUARANTINED);
		if (strncmp(row.reason, odds[i].reason, strlen(odds[i].reason)) != 0)
			fail_msg("%s: %s", odds[i].name, row.reason);
		assert_works(ledger_sealed(place.ledger, row.number, &kept, &err), &err);
		assert_int_equal(kept.len, sealed.len);
		assert_memory_equal(kept.data, sealed.data, sealed.len);
		assert_int_equal(open_all(&place, &place.working, false).n_quarantined, 0);
		assert_int_equal(open_all(&place, &place.working, true).n_quarantined, 1);
		buf_release(&sealed);
		buf_release(&kept);
		place_release(&place);
	}
}

/* A crash between the desk's copy and the ledger's word for it: the next run finishes. */
static void test_a_crash_in_between_is_made_good(void **state)
{
	struct place *place = *state;
	struct opened_store *store;
	struct submission_row row;
	struct buf plain = BUF(BUF_MIB);
	struct err err = { 0 };
	send(place, 0, SUBMISSION_A, 1);
	place_plain(place, 0, SUBMISSION_A, 1, "partly", &plain);
	assert_works(ledger_submission_find(place->ledger, "6f1c", 0, &row, &err), &err);
	assert_works(opened_open(place_path(place, "desk/opened.db"), &store, &err), &err);
	assert_works(opened_put(store, &row, plain.data, plain.len, "ann", NOW, &err), &err);
	opened_close(store);
	assert_int_equal(open_all(place, &place->working, false).n_opened, 1);
	buf_clear(&plain);
	read_opened(place, SUBMISSION_A, &plain);
	buf_release(&plain);
}

static void test_the_newest_revision_is_found(void **state)
{
	struct place *place = *state;
	struct submission_row row;
	struct err err = { 0 };
	send(place, 0, SUBMISSION_A, 1);
	send(place, 0, SUBMISSION_A, 2);
	assert_works(ledger_submission_find(place->ledger, "6f1c0000", 0, &row, &err), &err);
	assert_int_equal(row.revision, 2);
	assert_works(ledger_submission_find(place->ledger, "6f1c0000", 1, &row, &err), &err);
	assert_int_equal(row.revision, 1);
	assert_false(ledger_submission_find(place->ledger, "6f1c0000", 3, &row, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	send(place, 1, SUBMISSION_B, 1);
	assert_false(ledger_submission_find(place->ledger, "6f1c0000", 0, &row, &err));
	assert_int_equal(err.code, ERR_INVALID);
	assert_false(ledger_submission_find(place->ledger, "6f1", 0, &row, &err));
	assert_int_equal(err.code, ERR_INVALID);
}

/* Reads what `show` would print of a question that links documents. */
static void show_links(const char *content_text, struct buf *out)
{
	const struct form_field part = { .id = "documents", .text = "Which document is it?", .kind = FIELD_DOCUMENT };
	struct form_field parts[] = { part };
	const struct form_question question = { .id = "LIB-01", .text = "Is there a policy?", .parts = parts, .n_parts = 1,
		.value = { .kind = FIELD_TEXT } };
	const struct form_question *const questions[] = { &question };
	const struct form_section section = { .id = "LIB", .title = "Library", .questions = questions, .n_questions = 1 };
	struct json *content;
	struct page page;
	struct err err = { 0 };
	assert_works(json_parse(content_text, strlen(content_text), &json_default_limits, "links", &content, &err), &err);
	page_init(&page);
	page_title(&page, "return", "Oak Street");
	assert_true(content_section(&section, content, &page));
	page_write_text(&page, 80, out);
	page_release(&page);
	json_free(content);
}

static void test_documents_are_shown_by_their_titles(void **state)
{
	struct buf out = BUF(BUF_MIB);
	show_links("{\"answers\": {\"LIB-01\": {\"parts\": {\"documents\": [\"d1\", \"d2\", \"d9\"]}}}, \"documents\":"
		" [{\"id\": \"d2\", \"title\": \"Minutes of June\"}, {\"id\": \"d1\", \"title\": \"Child policy\"}]}", &out);
	if (!strstr(buf_text(&out), "Child policy, Minutes of June, d9") || strstr(buf_text(&out), "d1"))
		fail_msg("%s", buf_text(&out));
	buf_clear(&out);
	show_links("{\"answers\": {\"LIB-01\": {\"parts\": {\"documents\": []}, \"comment\": \"None yet.\"}}}", &out);
	assert_null(strstr(buf_text(&out), "Which document is it?"));
	buf_release(&out);
}

static void test_two_submissions_are_two(void **state)
{
	struct place *place = *state;
	struct return_rows rows;
	struct tallies tallies;
	struct err err = { 0 };
	bool found;
	send(place, 0, SUBMISSION_A, 2);
	send(place, 0, SUBMISSION_B, 1);
	send(place, 0, SUBMISSION_A, 1);
	assert_works(ledger_submission_find(place->ledger, SUBMISSION_B, 0, &(struct submission_row){ 0 }, &err), &err);
	assert_works(ledger_withdraw(place->ledger, place->agencies[0].id, SUBMISSION_B, NOW, &found, &err), &err);
	assert_works(ledger_set_state(place->ledger, 2, SUBMISSION_QUARANTINED, "odd", &err), &err);
	assert_works(ledger_returns(place->ledger, NULL, NULL, &rows, &err), &err);
	assert_int_equal(rows.items[0].n_received, 3);
	assert_int_equal(rows.items[0].submissions.n, 2);
	assert_int_equal(rows.items[0].newest.revision, 2);
	assert_string_equal(rows.items[0].submissions.items[1].submission, SUBMISSION_B);
	assert_int_equal(rows.items[1].submissions.n, 0);
	tallies_count(&rows, "2026-11-22", &tallies);
	assert_int_equal(tallies.total.by_state[RETURN_RECEIVED], 1);
	assert_int_equal(tallies.total.quarantined, 1);
	assert_int_equal(tallies.total.withdrawals, 1);
	tallies_release(&tallies);
	return_rows_release(&rows);
}

static void test_returns_are_counted(void **state)
{
	struct place *place = *state;
	struct return_rows rows;
	struct tallies tallies;
	struct err err = { 0 };
	bool found;
	send(place, 0, SUBMISSION_A, 1);
	send(place, 0, SUBMISSION_A, 2);
	assert_works(ledger_withdraw(place->ledger, place->agencies[0].id, SUBMISSION_A, NOW, &found, &err), &err);
	assert_works(ledger_returns(place->ledger, NULL, "test-2026", &rows, &err), &err);
	assert_int_equal(rows.n, 2);
	assert_int_equal(rows.items[0].newest.revision, 2);
	assert_int_equal(rows.items[0].n_received, 2);
	tallies_count(&rows, "2026-11-22", &tallies);
	assert_int_equal(tallies.n_sectors, 1);
	assert_int_equal(tallies.total.n, 2);
	assert_int_equal(tallies.total.by_state[RETURN_RECEIVED], 1);
	assert_int_equal(tallies.total.by_state[RETURN_ASKED], 1);
	assert_int_equal(tallies.total.withdrawals, 1);
	tallies_release(&tallies);
	tallies_count(&rows, "2099-12-01", &tallies);
	assert_int_equal(tallies.total.by_state[RETURN_OVERDUE], 1);
	assert_int_equal(tallies.sectors[0].by_state[RETURN_RECEIVED], 1);
	tallies_release(&tallies);
	return_rows_release(&rows);
	assert_works(ledger_returns(place->ledger, "EYR", NULL, &rows, &err), &err);
	assert_int_equal(rows.n, 0);
	return_rows_release(&rows);
}

static void test_who_sends_uninvited_by_stick_is_on_the_list(void **state)
{
	struct place *place = *state;
	struct return_rows rows;
	struct buf sealed = BUF(BUF_MIB);
	struct agency third = place->agencies[0];
	struct sealed_head head;
	struct err err = { 0 };
	id_uuid(third.id);
	text_copy(third.name, sizeof third.name, "Uninvited");
	assert_works(ledger_agency_add(place->ledger, &third, &err), &err);
	place_head(place, 0, SUBMISSION_B, 1, &head);
	text_copy(head.org, sizeof head.org, third.id);
	place_seal_as(place, &head, "x", 1, &sealed);
	assert_int_equal(place_accept(place, -1, NULL, 0, sealed.data, sealed.len, NOW_LATE, NULL), ACCEPT_STORED);
	assert_works(ledger_returns(place->ledger, NULL, NULL, &rows, &err), &err);
	assert_int_equal(rows.n, 3);
	assert_string_equal(rows.items[2].agency.name, "Uninvited");
	assert_string_equal(rows.items[2].asked, "");
	assert_string_equal(rows.items[2].cycle, "test-2026");
	assert_int_equal(return_state_of(&rows.items[2], "2026-11-22"), RETURN_RECEIVED_LATE);
	return_rows_release(&rows);
	buf_release(&sealed);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, release)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_what_was_sent_is_read_byte_for_byte), TEST(test_the_recovery_key_opens_as_well),
		cmocka_unit_test(test_what_does_not_fit_is_set_aside_and_kept), TEST(test_a_crash_in_between_is_made_good),
		TEST(test_the_newest_revision_is_found), TEST(test_documents_are_shown_by_their_titles),
		TEST(test_two_submissions_are_two), TEST(test_returns_are_counted), TEST(test_who_sends_uninvited_by_stick_is_on_the_list),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
