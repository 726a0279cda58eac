/* SPDX-License-Identifier: MIT */
/* Acknowledged by the history alone: applied again after a crash, once, and never from a line that does not fit. */
#include "place.h"

#include "base/file.h"
#include "entry/assessment.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct fixture fixture;
static struct place place;
static char id[ID_UUID_BYTES];

static int make(void **state)
{
	fixture_make(&fixture, NULL);
	place_make(&place, &fixture, true);
	place_begin(&place, id, 3);
	return 0;
}

static int release(void **state)
{
	place_release(&place);
	fixture_release(&fixture);
	return 0;
}

/* Notes so many changes after the draft, then ends without saving, as a crash would. */
static void note_and_crash(int n)
{
	struct err err = { 0 };
	struct opened *opened = place_load(&place, id);
	char comment[32];
	for (int i = 1; i <= n; i++) {
		snprintf(comment, sizeof comment, "noted %d", i);
		fixture_answer(opened->assessment, "unmet", comment, NOW + 100 + i);
		assert_works(store_note(opened, &err), &err);
		assert_int_equal(opened->assessment->n_pending, 0);
		assert_true(opened->assessment->dirty);
	}
	store_close(opened);
}

static void test_applied_again(void **state)
{
	struct err err = { 0 };
	note_and_crash(3);
	assert_int_equal(count_files(&place, id, "draft."), 3);
	struct opened *opened = place_load(&place, id);
	assert_int_equal(opened->lost_typing, 3);
	assert_string_equal(comment_of(opened), "noted 3");
	assert_int_equal(opened->went_back_to, 0);
	assert_int_equal(opened->assessment->n_pending, 0);
	assert_works(store_save(opened, &err), &err);
	store_close(opened);
	opened = place_load(&place, id);
	assert_int_equal(opened->lost_typing, 0);
	assert_string_equal(comment_of(opened), "noted 3");
	assert_int_equal(opened->history.n, 5);
	assert_int_equal(opened->history.first_bad_line, 0);
	/* Undo knows what was noted, and what is made now carries on the numbers. */
	fixture_answer(opened->assessment, "fully", "after", NOW + 200);
	assert_int_equal(opened->assessment->pending[0].number, 6);
	assert_non_null(history_undoable(&opened->history));
	store_close(opened);
}

static void test_looking_changes_nothing(void **state)
{
	struct opened *opened;
	struct err err = { 0 };
	note_and_crash(1);
	assert_works(store_load(&place.store, id, true, TODAY, NULL, &opened, &err), &err);
	assert_true(opened->read_only);
	assert_string_equal(comment_of(opened), "noted 1");
	assert_false(store_save(opened, &err));
	assert_int_equal(err.code, ERR_READ_ONLY);
	store_close(opened);
	assert_int_equal(count_files(&place, id, "draft."), 3);
}

/* The power went while the last line was written: every length of it. */
static void test_cut_line(void **state)
{
	struct buf bytes = BUF(BUF_MIB);
	struct err err = { 0 };
	note_and_crash(2);
	char *path = path_of(&place, id, "history.jsonl");
	slurp(path, &bytes);
	size_t last = bytes.len - 1;
	while (bytes.data[last - 1] != '\n')
		last--;
	for (size_t len = last; len < bytes.len; len++) {
		/* A line that lacks only its newline says all there is to say. */
		int whole = len == bytes.len - 1 ? 2 : 1;
		spill(path, bytes.data, len);
		struct opened *opened = place_load(&place, id);
		assert_string_equal(comment_of(opened), whole == 2 ? "noted 2" : "noted 1");
		assert_int_equal(opened->lost_typing, whole);
		assert_int_equal(opened->history.first_bad_line, 0);
		/* What is noted next stands on a line of its own. */
		fixture_answer(opened->assessment, "partly", "after the cut", NOW + 300);
		assert_works(store_note(opened, &err), &err);
		store_close(opened);
		opened = place_load(&place, id);
		assert_string_equal(comment_of(opened), "after the cut");
		assert_int_equal(opened->lost_typing, whole + 1);
		assert_int_equal(opened->history.first_bad_line, 0);
		store_close(opened);
	}
	buf_release(&bytes);
	free(path);
}

/* A line that was altered is never shown as an answer. */
static void test_altered_line(void **state)
{
	struct buf bytes = BUF(BUF_MIB);
	note_and_crash(1);
	char *path = path_of(&place, id, "history.jsonl");
	slurp(path, &bytes);
	size_t last = bytes.len - 1;
	while (bytes.data[last - 1] != '\n')
		last--;
	for (size_t at = last; at < bytes.len; at++) {
		for (int bit = 0; bit < 8; bit++) {
			bytes.data[at] = (char)(bytes.data[at] ^ (1 << bit));
			spill(path, bytes.data, bytes.len);
			struct opened *opened = place_load(&place, id);
			if (strcmp(comment_of(opened), "noted 1") != 0)
				assert_string_equal(comment_of(opened), "generation 3");
			else
				fail_msg("byte %zu bit %d of the line was altered, and it was believed", at - last, bit);
			store_close(opened);
			bytes.data[at] = (char)(bytes.data[at] ^ (1 << bit));
		}
	}
	buf_release(&bytes);
	free(path);
}

/* Damage long ago does not take away what was noted last. */
static void test_altered_long_ago(void **state)
{
	struct buf bytes = BUF(BUF_MIB);
	note_and_crash(2);
	char *path = path_of(&place, id, "history.jsonl");
	slurp(path, &bytes);
	bytes.data[20] ^= 1;
	spill(path, bytes.data, bytes.len);
	struct opened *opened = place_load(&place, id);
	assert_string_equal(comment_of(opened), "noted 2");
	assert_true(opened->history.first_bad_line > 0);
	store_close(opened);
	buf_release(&bytes);
	free(path);
}

static void test_unreadable_history(void **state)
{
	struct err err = { 0 };
	char *path = path_of(&place, id, "history.jsonl");
	assert_true(file_remove(path));
	assert_works(file_mkdirs(path, &err), &err);
	struct opened *opened = place_load(&place, id);
	assert_true(opened->history_unreadable);
	assert_string_equal(comment_of(opened), "generation 3");
	/* The answers are saved nevertheless, and it is said that not everything was. */
	fixture_answer(opened->assessment, "partly", "no history", NOW + 300);
	assert_false(store_save(opened, &err));
	store_close(opened);
	opened = place_load(&place, id);
	assert_string_equal(comment_of(opened), "no history");
	store_close(opened);
	free(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_applied_again, make, release),
		cmocka_unit_test_setup_teardown(test_looking_changes_nothing, make, release),
		cmocka_unit_test_setup_teardown(test_cut_line, make, release),
		cmocka_unit_test_setup_teardown(test_altered_line, make, release),
		cmocka_unit_test_setup_teardown(test_altered_long_ago, make, release),
		cmocka_unit_test_setup_teardown(test_unreadable_history, make, release),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
