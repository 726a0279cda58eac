/* SPDX-License-Identifier: MIT */
/* Sealing, what state follows from which files, the outbox and its receipts. */
#include "place.h"

#include "base/file.h"
#include "base/json.h"
#include "base/mem.h"
#include "entry/assessment.h"
#include "entry/signoff.h"
#include "wire/sealed.h"
#include "wire/submission.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct fixture fixture;
static struct place place;
static char id[ID_UUID_BYTES];

static int make(void **state)
{
	fixture_make(&fixture, NULL);
	place_make(&place, &fixture, true);
	return 0;
}

static int release(void **state)
{
	place_release(&place);
	fixture_release(&fixture);
	return 0;
}

/* The receipt the board would give for the sealed file as it lies there. */
static void sign_for(int64_t revision, struct buf *out)
{
	struct buf sealed = BUF(SEALED_MAX_BYTES);
	struct err err = { 0 };
	assert_works(outbox_read(&place.store, id, revision, &sealed, &err), &err);
	struct receipt receipt = fixture_receipt(&fixture, id, revision, sealed.data, sealed.len);
	receipt_write(&receipt, &fixture.receipt_pair, out);
	buf_release(&sealed);
}

static void assert_state(enum assessment_state expected, int64_t revision)
{
	struct opened *opened = place_load(&place, id);
	struct store_entries entries;
	struct err err = { 0 };
	assert_string_equal(assessment_state_name(store_state(opened)), assessment_state_name(expected));
	store_close(opened);
	assert_works(store_list(&place.store, TODAY, &entries, &err), &err);
	assert_int_equal(entries.n, 1);
	assert_int_equal(entries.items[0].state, expected);
	assert_int_equal(entries.items[0].revision, revision);
	store_entries_release(&entries);
}

static void test_states(void **state)
{
	struct err err = { 0 };
	struct receipt receipt;
	struct buf text = BUF(RECEIPT_MAX_BYTES);
	struct opened *opened;
	int64_t revision;
	place_begin(&place, id, 1);
	assert_state(STATE_DRAFT, 0);
	opened = place_load(&place, id);
	assert_false(store_seal(opened, NOW, &revision, &err));
	assert_int_equal(err.code, ERR_STATE);
	fixture_complete(opened->assessment, NOW);
	assert_int_equal(store_state(opened), STATE_APPROVED);
	const struct author author = { .initials = "AB", .now = NOW };
	approval_withdraw(opened->assessment, &author);
	assert_int_equal(store_state(opened), STATE_COMPLETE);
	assert_works(approval_give(opened->assessment, "Ann Bell", "Chief executive", &author, &err), &err);
	assert_works(store_save(opened, &err), &err);
	store_close(opened);
	assert_state(STATE_APPROVED, 0);
	opened = place_load(&place, id);
	assert_works(store_seal(opened, NOW, &revision, &err), &err);
	assert_int_equal(revision, 1);
	assert_int_equal(store_state(opened), STATE_SEALED);
	store_close(opened);
	assert_state(STATE_SEALED, 1);
	assert_works(outbox_note(&place.store, id, 1, NOW, "begin", NULL, &err), &err);
	assert_state(STATE_SENDING, 1);
	assert_works(outbox_note(&place.store, id, 1, NOW, "refused", "busy", &err), &err);
	assert_state(STATE_SENDING, 1);
	sign_for(1, &text);
	assert_works(outbox_take_receipt(&place.store, id, 1, text.data, text.len, &receipt, &err), &err);
	assert_state(STATE_RECEIVED, 1);
	char *feedback = path_of(&place, id, "feedback.1.json");
	spill(feedback, "{}", 2);
	assert_state(STATE_ANSWERED, 1);
	free(feedback);
	buf_release(&text);
}

/* After sealing, whatever would be sent differently begins the next revision; what is not sent does not. */
static void test_edits_begin_a_revision(void **state)
{
	struct err err = { 0 };
	int64_t revision;
	const struct author author = { .initials = "AB", .now = NOW + 10 };
	place_seal(&place, id);
	struct opened *opened = place_load(&place, id);
	assert_works(store_seal(opened, NOW, &revision, &err), &err);
	assert_int_equal(revision, 1);
	assessment_set_section_done(opened->assessment, "KF1", true, &author);
	assert_int_equal(store_state(opened), STATE_SEALED);
	assert_works(store_save(opened, &err), &err);
	assert_int_equal(store_state(opened), STATE_SEALED);
	fixture_answer(opened->assessment, "fully", "better now", NOW + 20);
	assert_int_equal(store_state(opened), STATE_COMPLETE);
	assert_works(store_note(opened, &err), &err);
	assert_int_equal(store_state(opened), STATE_COMPLETE);
	assert_int_equal(assessment_revision(opened->assessment), 2);
	store_close(opened);
	/* Only noted, never saved: the next start knows too. */
	opened = place_load(&place, id);
	assert_int_equal(opened->lost_typing, 1);
	assert_int_equal(assessment_revision(opened->assessment), 2);
	assert_int_equal(store_state(opened), STATE_COMPLETE);
	fixture_complete(opened->assessment, NOW + 30);
	assert_works(store_seal(opened, NOW + 30, &revision, &err), &err);
	assert_int_equal(revision, 2);
	assert_int_equal(store_state(opened), STATE_SEALED);
	/* A new signature is a new revision, though no answer changed. */
	const struct author later = { .initials = "AB", .now = NOW + 40 };
	assert_works(approval_give(opened->assessment, "Cy Dee", "Chair", &later, &err), &err);
	assert_int_equal(store_state(opened), STATE_APPROVED);
	assert_works(store_seal(opened, NOW + 40, &revision, &err), &err);
	assert_int_equal(revision, 3);
	store_close(opened);
	assert_int_equal(count_files(&place, id, "sealed."), 3);
}

/* A flag and a private note are never sent: what was received stays received, now and at the next start. */
static void test_a_flag_begins_none(void **state)
{
	static const char *const members[] = { "flag", "private_note" };
	struct err err = { 0 };
	struct receipt receipt;
	struct buf text = BUF(RECEIPT_MAX_BYTES);
	place_seal(&place, id);
	sign_for(1, &text);
	assert_works(outbox_take_receipt(&place.store, id, 1, text.data, text.len, &receipt, &err), &err);
	buf_release(&text);
	for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
		const struct author author = { .initials = "CD", .now = NOW + 10 };
		struct opened *opened = place_load(&place, id);
		struct assessment *assessment = opened->assessment;
		const struct form_question *question = &assessment->form->questions[0];
		const struct json *old = assessment_answer(assessment, question);
		struct json *answer = old ? json_dup(old) : json_object();
		if (i)
			json_set_text(answer, members[i], "Ask Ann.");
		else
			json_set(answer, members[i], json_from_bool(true));
		assert_works(assessment_set_answer(assessment, question, answer, &author, &err), &err);
		assert_int_equal(store_state(opened), STATE_RECEIVED);
		assert_works(store_note(opened, &err), &err);
		assert_int_equal(store_state(opened), STATE_RECEIVED);
		store_close(opened);
		assert_state(STATE_RECEIVED, 1);
	}
}

/* What lies there is what was approved, for the board alone, and names what it follows. */
static void test_what_is_sealed(void **state)
{
	struct err err = { 0 };
	struct buf sealed = BUF(SEALED_MAX_BYTES), plain = BUF(SEALED_MAX_BYTES), content = BUF(SEALED_MAX_BYTES);
	struct sealed_head head;
	struct json *json;
	int64_t revision, supersedes;
	place_seal(&place, id);
	struct opened *opened = place_load(&place, id);
	fixture_answer(opened->assessment, "fully", "second", NOW + 20);
	fixture_complete(opened->assessment, NOW + 30);
	assert_works(store_seal(opened, NOW + 30, &revision, &err), &err);
	submission_content(opened->assessment, &content);
	assert_works(outbox_read(&place.store, id, 2, &sealed, &err), &err);
	assert_works(sealed_open(sealed.data, sealed.len, &fixture.recovery, &head, &plain, &err), &err);
	assert_string_equal(head.submission, id);
	assert_string_equal(head.org, fixture.agency);
	assert_string_equal(head.form, "test-2026/3");
	assert_string_equal(head.pack_sha256, fixture.pack_sha256);
	assert_works(submission_read(plain.data, plain.len, &json, &err), &err);
	assert_true(json_get_int(json, "supersedes", &supersedes));
	assert_int_equal(supersedes, 1);
	assert_string_equal(json_get_text(json, "history"), opened->history.last);
	assert_non_null(strstr(buf_text(&plain), buf_text(&content)));
	json_free(json);
	store_close(opened);
	buf_release(&sealed);
	buf_release(&plain);
	buf_release(&content);
}

/* All or nothing: what an earlier try left does not count and is no obstacle. */
static void test_half_a_seal(void **state)
{
	struct err err = { 0 };
	int64_t revision;
	struct opened *opened;
	struct outbox outbox;
	assert_works(store_begin(&place.store, &place.membership, "core", NOW, &opened, &err), &err);
	memcpy(id, opened->id, sizeof id);
	fixture_complete(opened->assessment, NOW);
	char *beside = path_of(&place, id, ".sealed.1.new"), *log = path_of(&place, id, "attempts.1.log");
	spill(beside, "section11-sealed-1\nsub", 22);
	spill(log, "2026-11-21T19:02:11Z sealed 0000000000000000000000000000000000000000000000000000000000000000 9\n2026-11-21T", 107);
	assert_int_equal(store_state(opened), STATE_APPROVED);
	assert_works(outbox_list(&place.store, &outbox, &err), &err);
	assert_int_equal(outbox.n, 0);
	outbox_release(&outbox);
	assert_works(store_seal(opened, NOW, &revision, &err), &err);
	assert_int_equal(store_state(opened), STATE_SEALED);
	assert_false(file_exists(beside));
	store_close(opened);
	assert_works(outbox_list(&place.store, &outbox, &err), &err);
	assert_int_equal(outbox.n, 1);
	assert_int_equal(outbox.items[0].trouble, ERR_NONE);
	outbox_release(&outbox);
	free(beside);
	free(log);
}

/* A sealed file that is no longer what was sealed is never read out, and a receipt for it proves nothing. */
static void test_damaged_sealed_file(void **state)
{
	struct err err = { 0 };
	struct buf bytes = BUF(SEALED_MAX_BYTES), out = BUF(SEALED_MAX_BYTES), text = BUF(RECEIPT_MAX_BYTES);
	struct receipt receipt;
	struct outbox outbox;
	place_seal(&place, id);
	sign_for(1, &text);
	char *path = path_of(&place, id, "sealed.1.s11");
	slurp(path, &bytes);
	for (size_t at = 0; at < bytes.len; at += at < 64 ? 1 : 41) {
		bytes.data[at] ^= 1;
		spill(path, bytes.data, bytes.len);
		assert_false(outbox_read(&place.store, id, 1, &out, &err));
		assert_int_equal(err.code, ERR_DAMAGED);
		assert_false(outbox_take_receipt(&place.store, id, 1, text.data, text.len, &receipt, &err));
		bytes.data[at] ^= 1;
	}
	spill(path, bytes.data, bytes.len - 1);
	assert_false(outbox_read(&place.store, id, 1, &out, &err));
	assert_works(outbox_list(&place.store, &outbox, &err), &err);
	assert_int_equal(outbox.n, 1);
	assert_int_equal(outbox.items[0].trouble, ERR_DAMAGED);
	outbox_release(&outbox);
	struct store_entries entries;
	assert_works(store_list(&place.store, TODAY, &entries, &err), &err);
	assert_true(entries.items[0].damaged);
	store_entries_release(&entries);
	/* Sealing again leaves the damaged one and makes the next revision. */
	struct opened *opened = place_load(&place, id);
	int64_t revision;
	assert_works(store_seal(opened, NOW, &revision, &err), &err);
	assert_int_equal(revision, 2);
	assert_int_equal(store_state(opened), STATE_SEALED);
	store_close(opened);
	assert_works(outbox_read(&place.store, id, 2, &out, &err), &err);
	spill(path, bytes.data, bytes.len);
	assert_works(outbox_read(&place.store, id, 1, &out, &err), &err);
	free(path);
	buf_release(&bytes);
	buf_release(&out);
	buf_release(&text);
}

static void seal_again(const char *grade, int64_t now, int64_t expected)
{
	struct err err = { 0 };
	int64_t revision;
	struct opened *opened = place_load(&place, id);
	fixture_answer(opened->assessment, grade, "again", now);
	fixture_complete(opened->assessment, now);
	assert_works(store_seal(opened, now, &revision, &err), &err);
	assert_int_equal(revision, expected);
	store_close(opened);
}

static void damage(const char *name)
{
	struct buf bytes = BUF(SEALED_MAX_BYTES);
	char *path = path_of(&place, id, name);
	slurp(path, &bytes);
	spill(path, bytes.data, bytes.len - 1);
	free(path);
	buf_release(&bytes);
}

static void assert_waits(size_t n, int64_t revision, enum err_code trouble)
{
	struct outbox outbox;
	struct err err = { 0 };
	assert_works(outbox_list(&place.store, &outbox, &err), &err);
	assert_int_equal(outbox.n, n);
	if (n > 0) {
		assert_int_equal(outbox.items[0].revision, revision);
		assert_int_equal(outbox.items[0].supersedes, revision - 1);
		assert_int_equal(outbox.items[0].trouble, trouble);
	}
	outbox_release(&outbox);
}

/* Once a later revision is received nobody waits for an earlier one, damaged or not; what comes after it still waits. */
static void test_a_received_revision_supersedes(void **state)
{
	struct err err = { 0 };
	struct receipt receipt;
	struct buf text = BUF(RECEIPT_MAX_BYTES);
	place_seal(&place, id);
	seal_again("fully", NOW + 20, 2);
	seal_again("partly", NOW + 40, 3);
	seal_again("unmet", NOW + 60, 4);
	damage("sealed.1.s11");
	assert_waits(4, 1, ERR_DAMAGED);
	sign_for(3, &text);
	assert_works(outbox_take_receipt(&place.store, id, 3, text.data, text.len, &receipt, &err), &err);
	assert_waits(1, 4, ERR_NONE);
	buf_clear(&text);
	sign_for(4, &text);
	assert_works(outbox_take_receipt(&place.store, id, 4, text.data, text.len, &receipt, &err), &err);
	assert_waits(0, 0, ERR_NONE);
	/* A receipt that proves nothing supersedes nothing. */
	damage("receipt.4.txt");
	assert_waits(1, 4, ERR_NONE);
	damage("receipt.3.txt");
	assert_waits(4, 1, ERR_DAMAGED);
	buf_release(&text);
}

static void assert_mismatch(int64_t revision)
{
	struct err err = { 0 };
	struct buf out = BUF(SEALED_MAX_BYTES);
	assert_false(outbox_read(&place.store, id, revision, &out, &err));
	assert_int_equal(err.code, ERR_MISMATCH);
	assert_int_equal(out.len, 0);
	buf_release(&out);
}

/* Whole, and not what its name says: only the head can tell, for no digest was noted. It is never sent as something else. */
static void test_a_sealed_file_under_another_name(void **state)
{
	char other[ID_UUID_BYTES];
	struct buf own = BUF(SEALED_MAX_BYTES), foreign = BUF(SEALED_MAX_BYTES);
	place_seal(&place, other);
	place_seal(&place, id);
	char *from = path_of(&place, other, "sealed.1.s11"), *to = path_of(&place, id, "sealed.1.s11"),
		*log = path_of(&place, id, "attempts.1.log"), *second = path_of(&place, id, "sealed.2.s11");
	slurp(from, &foreign);
	slurp(to, &own);
	spill(second, own.data, own.len);
	assert_mismatch(2);
	assert_int_equal(unlink(second), 0);
	assert_int_equal(unlink(log), 0);
	spill(to, foreign.data, foreign.len);
	assert_mismatch(1);
	seal_again("partly", NOW + 20, 2);
	spill(to, own.data, own.len);
	assert_waits(3, 1, ERR_NONE);
	free(from);
	free(to);
	free(log);
	free(second);
	buf_release(&own);
	buf_release(&foreign);
}

static void test_outbox(void **state)
{
	struct outbox outbox;
	struct err err = { 0 };
	struct outbox_attempts attempts;
	assert_works(outbox_list(&place.store, &outbox, &err), &err);
	assert_int_equal(outbox.n, 0);
	place_seal(&place, id);
	assert_works(outbox_list(&place.store, &outbox, &err), &err);
	assert_int_equal(outbox.n, 1);
	const struct outbox_item *item = &outbox.items[0];
	assert_string_equal(item->id, id);
	assert_int_equal(item->revision, 1);
	assert_int_equal(item->supersedes, 0);
	assert_string_equal(item->agency_id, fixture.agency);
	assert_string_equal(item->agency_name, "Oak Street Youth Club");
	assert_string_equal(item->form, "test-2026/3");
	assert_string_equal(item->pack_sha256, fixture.pack_sha256);
	assert_string_equal(item->board.endpoint, "https://board.example");
	assert_string_equal(item->code, fixture.code);
	assert_string_equal(item->opens, "2026-11-02");
	assert_int_equal(item->attempts, 0);
	assert_false(item->unclear);
	outbox_release(&outbox);

	static const struct {
		const char *event, *detail;
		bool unclear;
		int begun;
		int64_t wait;
	} steps[] = {
		{ "begin", NULL, true, 1, 0 },
		{ "unreached", "no\nnetwork \x1b[31m", false, 1, 0 },
		{ "begin", "", true, 2, 0 },
		{ "unclear", "cut", true, 2, 0 },
		{ "begin", NULL, true, 3, 0 },
		{ "unreached", NULL, false, 3, 0 },
		{ "wait", "120", false, 3, 120 },
		{ "wait", "soon", false, 3, 120 },
		{ "begin", NULL, true, 4, 0 },
		{ "stopped", NULL, false, 4, 0 },
	};
	for (size_t i = 0; i < LENGTH(steps); i++) {
		assert_works(outbox_note(&place.store, id, 1, NOW + (int64_t)i, steps[i].event, steps[i].detail, &err), &err);
		assert_works(outbox_attempts(&place.store, id, 1, &attempts, &err), &err);
		assert_int_equal(attempts.begun, steps[i].begun);
		assert_int_equal(attempts.unclear, steps[i].unclear);
		assert_int_equal(attempts.wait_seconds, steps[i].wait);
		assert_string_equal(attempts.last_event, steps[i].event);
		assert_int_equal(attempts.begun_at[attempts.n_begun_at - 1] <= NOW + (int64_t)i, 1);
	}
	for (int i = 0; i < 20; i++)
		assert_works(outbox_note(&place.store, id, 1, NOW + 100 + i, "begin", NULL, &err), &err);
	assert_works(outbox_attempts(&place.store, id, 1, &attempts, &err), &err);
	assert_int_equal(attempts.n_begun_at, OUTBOX_RECENT);
	assert_int_equal(attempts.begun_at[0], NOW + 108);
	assert_int_equal(attempts.begun, 24);
	assert_false(outbox_note(&place.store, id, 1, NOW, "celebrated", NULL, &err));
	assert_int_equal(err.code, ERR_USAGE);
	assert_false(outbox_note(&place.store, id, 1, NOW, "sealed", "x", &err));
	assert_false(outbox_note(&place.store, "..", 1, NOW, "begin", NULL, &err));
	struct buf log = BUF(BUF_MIB);
	char *path = path_of(&place, id, "attempts.1.log");
	slurp(path, &log);
	assert_null(strchr(buf_text(&log), '\x1b'));
	assert_non_null(strstr(buf_text(&log), "\n2026-11-21T19:02:12Z unreached no network"));
	/* A line that was cut does not swallow the next. */
	spill(path, log.data, log.len - 5);
	assert_works(outbox_note(&place.store, id, 1, NOW, "unclear", NULL, &err), &err);
	assert_works(outbox_attempts(&place.store, id, 1, &attempts, &err), &err);
	assert_string_equal(attempts.last_event, "unclear");
	assert_int_equal(attempts.begun, 23);
	buf_release(&log);
	free(path);
}

static void test_receipts(void **state)
{
	struct err err = { 0 };
	struct receipt receipt;
	struct outbox outbox;
	struct buf text = BUF(RECEIPT_MAX_BYTES), kept = BUF(RECEIPT_MAX_BYTES), other = BUF(RECEIPT_MAX_BYTES);
	char whose[ID_UUID_BYTES];
	place_seal(&place, id);
	assert_false(outbox_receipt(&place.store, id, 1, &receipt, NULL, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	assert_false(outbox_receipt(&place.store, id, 2, &receipt, NULL, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	sign_for(1, &text);
	/* Nothing but a receipt that verifies leaves a file. */
	assert_false(outbox_take_receipt(&place.store, id, 1, "Thank you!", 10, &receipt, &err));
	assert_int_equal(err.code, ERR_FORMAT);
	assert_false(outbox_take_receipt(&place.store, id, 1, text.data, text.len - 1, &receipt, &err));
	assert_int_equal(count_files(&place, id, "receipt."), 0);
	/* From a stick: its own words say whose it is. */
	assert_works(outbox_take_any_receipt(&place.store, text.data, text.len, whose, &receipt, &err), &err);
	assert_string_equal(whose, id);
	assert_int_equal(receipt.sequence, 42);
	assert_works(outbox_receipt(&place.store, id, 1, &receipt, &kept, &err), &err);
	assert_string_equal(buf_text(&kept), buf_text(&text));
	assert_works(outbox_list(&place.store, &outbox, &err), &err);
	assert_int_equal(outbox.n, 0);
	outbox_release(&outbox);
	/* Again, and another true one after a restore: the first stays. */
	assert_works(outbox_take_receipt(&place.store, id, 1, text.data, text.len, &receipt, &err), &err);
	receipt.epoch = 2;
	receipt_write(&receipt, &fixture.receipt_pair, &other);
	assert_works(outbox_take_receipt(&place.store, id, 1, other.data, other.len, &receipt, &err), &err);
	assert_int_equal(receipt.epoch, 1);
	assert_int_equal(count_files(&place, id, "receipt."), 1);
	/* Damaged later: back in the outbox; the next true one is kept beside the damaged one. */
	char *path = path_of(&place, id, "receipt.1.txt");
	text.data[30] ^= 1;
	spill(path, text.data, text.len);
	text.data[30] ^= 1;
	assert_works(outbox_list(&place.store, &outbox, &err), &err);
	assert_int_equal(outbox.n, 1);
	outbox_release(&outbox);
	assert_false(outbox_receipt(&place.store, id, 1, &receipt, NULL, &err));
	assert_works(outbox_take_receipt(&place.store, id, 1, text.data, text.len, &receipt, &err), &err);
	assert_int_equal(count_files(&place, id, "receipt."), 2);
	assert_int_equal(count_files(&place, id, "receipt.1.damaged.1"), 1);
	free(path);
	buf_release(&text);
	buf_release(&kept);
	buf_release(&other);
}

static void test_foreign_receipts(void **state)
{
	struct err err = { 0 };
	struct receipt receipt = fixture_receipt(&fixture, "6f1c2f9e-0d6b-4f0a-9c1d-2b7e5a3c4d5e", 1, "x", 1);
	struct buf text = BUF(RECEIPT_MAX_BYTES);
	char whose[ID_UUID_BYTES];
	receipt_write(&receipt, &fixture.receipt_pair, &text);
	assert_false(outbox_take_any_receipt(&place.store, text.data, text.len, whose, &receipt, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	place_seal(&place, id);
	receipt = fixture_receipt(&fixture, id, 1, "x", 1);
	buf_clear(&text);
	receipt_write(&receipt, &fixture.receipt_pair, &text);
	assert_false(outbox_take_any_receipt(&place.store, text.data, text.len, whose, &receipt, &err));
	assert_int_equal(err.code, ERR_MISMATCH);
	assert_false(outbox_take_any_receipt(&place.store, "hello", 5, whose, &receipt, &err));
	assert_int_equal(err.code, ERR_FORMAT);
	buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_states, make, release),
		cmocka_unit_test_setup_teardown(test_edits_begin_a_revision, make, release),
		cmocka_unit_test_setup_teardown(test_a_flag_begins_none, make, release),
		cmocka_unit_test_setup_teardown(test_what_is_sealed, make, release),
		cmocka_unit_test_setup_teardown(test_half_a_seal, make, release),
		cmocka_unit_test_setup_teardown(test_damaged_sealed_file, make, release),
		cmocka_unit_test_setup_teardown(test_a_received_revision_supersedes, make, release),
		cmocka_unit_test_setup_teardown(test_a_sealed_file_under_another_name, make, release),
		cmocka_unit_test_setup_teardown(test_outbox, make, release),
		cmocka_unit_test_setup_teardown(test_receipts, make, release),
		cmocka_unit_test_setup_teardown(test_foreign_receipts, make, release),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
