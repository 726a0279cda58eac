/* SPDX-License-Identifier: MIT */
/* Generations: saving, pruning, damage, a draft from the future. */
#include "place.h"

#include "base/file.h"
#include "base/json.h"
#include "base/mem.h"
#include "entry/assessment.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
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

static void test_begin_is_on_disk(void **state)
{
	struct stat status;
	struct opened *opened;
	struct err err = { 0 };
	assert_works(store_begin(&place.store, &place.membership, "core", NOW, &opened, &err), &err);
	assert_int_equal(count_files(&place, opened->id, "draft."), 1);
	char *draft = path_of(&place, opened->id, "draft.00000001.json"), *dir = path_of(&place, opened->id, "");
	assert_int_equal(stat(draft, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	assert_int_equal(stat(dir, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0700);
	assert_int_equal(store_state(opened), STATE_DRAFT);
	free(draft);
	free(dir);
	store_close(opened);
	store_close(NULL);
	assert_false(store_begin(&place.store, &place.membership, "shortest", NOW, &opened, &err));
	assert_int_equal(err.code, ERR_INVALID);
	assert_false(store_load(&place.store, "11111111-0d6b-4f0a-9c1d-2b7e5a3c4d5e", false, TODAY, "test", &opened, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	assert_false(store_load(&place.store, "../packs", false, TODAY, "test", &opened, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
}

static void test_save_and_prune(void **state)
{
	struct err err = { 0 };
	place_begin(&place, id, 9);
	assert_int_equal(count_files(&place, id, "draft."), 3);
	struct opened *opened = place_load(&place, id);
	assert_string_equal(comment_of(opened), "generation 9");
	assert_int_equal(assessment_generation(opened->assessment), 9);
	assert_int_equal(opened->went_back_to, 0);
	assert_int_equal(opened->lost_typing, 0);
	assert_int_equal(opened->history.n, 8);
	/* Nothing changed: no new file. */
	assert_works(store_save(opened, &err), &err);
	char *next = path_of(&place, id, "draft.00000010.json");
	assert_false(file_exists(next));
	/* Only the place moved: worth a save when asked. */
	assessment_set_place(opened->assessment, "KF1-2");
	assert_works(store_save(opened, &err), &err);
	assert_true(file_exists(next));
	assert_false(opened->assessment->place_moved);
	free(next);
	store_close(opened);
}

/* The newest generation is damaged: the one before is shown, and the damaged one stays byte for byte. */
static void expect_going_back(const char *path, const void *bytes, size_t len)
{
	struct buf there = BUF(BUF_MIB);
	struct err err = { 0 };
	struct opened *opened = place_load(&place, id);
	assert_string_equal(comment_of(opened), "generation 4");
	assert_int_equal(opened->went_back_to, 4);
	assert_string_equal(opened->went_back_at, "2026-11-21T19:02:15Z");
	assert_false(opened->read_only);
	store_close(opened);
	slurp(path, &there);
	assert_int_equal(there.len, len);
	if (len)
		assert_memory_equal(there.data, bytes, len);
	buf_release(&there);
	struct store_entries entries;
	assert_works(store_list(&place.store, TODAY, &entries, &err), &err);
	assert_true(entries.items[0].damaged);
	assert_string_equal(entries.items[0].trouble, "");
	store_entries_release(&entries);
}

static void test_damage_sweep(void **state)
{
	struct buf bytes = BUF(BUF_MIB);
	place_begin(&place, id, 5);
	char *path = path_of(&place, id, "draft.00000005.json"), *history = path_of(&place, id, "history.jsonl");
	slurp(path, &bytes);
	/* Without the history, which would bring the newest answer back. */
	assert_int_equal(unlink(history), 0);
	for (size_t len = 0; len < bytes.len; len += len < 64 || len + 80 > bytes.len ? 1 : 13) {
		spill(path, bytes.data, len);
		expect_going_back(path, bytes.data, len);
	}
	for (size_t at = 0; at < bytes.len; at += at < 64 || at + 80 > bytes.len ? 1 : 13) {
		char bit = (char)(1 << at % 8);
		bytes.data[at] ^= bit;
		spill(path, bytes.data, bytes.len);
		expect_going_back(path, bytes.data, bytes.len);
		bytes.data[at] ^= bit;
	}
	buf_putc(&bytes, '\n');
	spill(path, bytes.data, bytes.len);
	expect_going_back(path, bytes.data, bytes.len);
	buf_release(&bytes);
	free(path);
	free(history);
}

static void test_damage_is_repaired_by_history(void **state)
{
	struct opened *opened;
	place_begin(&place, id, 5);
	char *path = path_of(&place, id, "draft.00000005.json");
	spill(path, "{}", 2);
	opened = place_load(&place, id);
	assert_int_equal(opened->went_back_to, 4);
	assert_int_equal(opened->lost_typing, 1);
	assert_string_equal(comment_of(opened), "generation 5");
	assert_true(opened->assessment->dirty);
	store_close(opened);
	free(path);
}

static void test_damaged_ones_are_kept(void **state)
{
	struct err err = { 0 };
	char comment[32];
	place_begin(&place, id, 5);
	char *damaged = path_of(&place, id, "draft.00000005.json"), *next = path_of(&place, id, "draft.00000006.json");
	spill(damaged, "{\"format\":", 10);
	struct opened *opened = place_load(&place, id);
	for (int i = 0; i < 10; i++) {
		snprintf(comment, sizeof comment, "after %d", i);
		fixture_answer(opened->assessment, "fully", comment, NOW + 100 + i);
		assert_works(store_save(opened, &err), &err);
		if (i == 0)
			assert_true(file_exists(next));
	}
	store_close(opened);
	assert_true(file_exists(damaged));
	assert_int_equal(count_files(&place, id, "draft."), 4);
	opened = place_load(&place, id);
	assert_string_equal(comment_of(opened), "after 9");
	assert_int_equal(opened->went_back_to, 0);
	store_close(opened);
	free(damaged);
	free(next);
}

/* Files that verify, but are not what their names say. */
static void test_swapped(void **state)
{
	struct buf four = BUF(BUF_MIB), five = BUF(BUF_MIB);
	char other[ID_UUID_BYTES];
	place_begin(&place, id, 5);
	place_begin(&place, other, 5);
	char *path4 = path_of(&place, id, "draft.00000004.json"), *path5 = path_of(&place, id, "draft.00000005.json");
	char *path9 = path_of(&place, id, "draft.00000009.json"), *of_other = path_of(&place, other, "draft.00000005.json");
	slurp(path4, &four);
	slurp(path5, &five);
	spill(path9, four.data, four.len);
	struct opened *opened = place_load(&place, id);
	assert_string_equal(comment_of(opened), "generation 5");
	assert_int_equal(opened->went_back_to, 5);
	store_close(opened);
	assert_int_equal(unlink(path9), 0);
	spill(of_other, five.data, five.len);
	opened = place_load(&place, other);
	assert_int_equal(opened->went_back_to, 4);
	store_close(opened);
	buf_release(&four);
	buf_release(&five);
	free(path4);
	free(path5);
	free(path9);
	free(of_other);
}

static void test_nothing_verifies(void **state)
{
	static const char *const names[] = { "draft.00000003.json", "draft.00000004.json", "draft.00000005.json" };
	struct opened *opened;
	struct err err = { 0 };
	struct store_entries entries;
	place_begin(&place, id, 5);
	for (size_t i = 0; i < LENGTH(names); i++) {
		char *path = path_of(&place, id, names[i]);
		spill(path, "garbage", 7);
		free(path);
	}
	assert_false(store_load(&place.store, id, false, TODAY, "test", &opened, &err));
	assert_int_equal(err.code, ERR_DAMAGED);
	assert_int_equal(count_files(&place, id, "draft."), 3);
	assert_works(store_list(&place.store, TODAY, &entries, &err), &err);
	assert_int_equal(entries.n, 1);
	assert_true(entries.items[0].damaged);
	assert_int_equal(entries.items[0].trouble_code, ERR_DAMAGED);
	store_entries_release(&entries);
}

/* The draft of a program of the future: looked at, never written. */
static void test_newer(void **state)
{
	struct buf bytes = BUF(BUF_MIB), again = BUF(BUF_MIB);
	struct json *json;
	struct err err = { 0 };
	struct opened *opened;
	place_begin(&place, id, 2);
	char *path = path_of(&place, id, "draft.00000002.json");
	slurp(path, &bytes);
	assert_true(json_parse(bytes.data, bytes.len, &json_default_limits, "test", &json, &err));
	json_set_int(json, "format_version", 2);
	json_set_text(json, "mood", "new");
	buf_clear(&bytes);
	json_write_sealed(json, &bytes);
	spill(path, bytes.data, bytes.len);
	opened = place_load(&place, id);
	assert_true(opened->read_only);
	assert_int_equal(opened->why_read_only, ERR_NEWER);
	assert_string_equal(comment_of(opened), "generation 2");
	assert_false(store_save(opened, &err));
	assert_int_equal(err.code, ERR_NEWER);
	assert_false(store_note(opened, &err));
	int64_t revision;
	assert_false(store_seal(opened, NOW, &revision, &err));
	store_close(opened);
	slurp(path, &again);
	assert_int_equal(again.len, bytes.len);
	assert_memory_equal(again.data, bytes.data, bytes.len);
	assert_int_equal(count_files(&place, id, "draft."), 2);
	json_free(json);
	buf_release(&bytes);
	buf_release(&again);
	free(path);
}

static void test_unknown_members_stay(void **state)
{
	struct buf bytes = BUF(BUF_MIB);
	struct json *json;
	struct err err = { 0 };
	place_begin(&place, id, 2);
	char *path = path_of(&place, id, "draft.00000002.json"), *next = path_of(&place, id, "draft.00000003.json");
	slurp(path, &bytes);
	assert_true(json_parse(bytes.data, bytes.len, &json_default_limits, "test", &json, &err));
	json_set_text(json, "mood", "kept");
	buf_clear(&bytes);
	json_write_sealed(json, &bytes);
	spill(path, bytes.data, bytes.len);
	json_free(json);
	struct opened *opened = place_load(&place, id);
	fixture_answer(opened->assessment, "fully", "x", NOW + 9);
	assert_works(store_save(opened, &err), &err);
	store_close(opened);
	buf_clear(&bytes);
	slurp(next, &bytes);
	assert_non_null(strstr(buf_text(&bytes), "\"mood\": \"kept\""));
	buf_release(&bytes);
	free(path);
	free(next);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_begin_is_on_disk, make, release),
		cmocka_unit_test_setup_teardown(test_save_and_prune, make, release),
		cmocka_unit_test_setup_teardown(test_damage_sweep, make, release),
		cmocka_unit_test_setup_teardown(test_damage_is_repaired_by_history, make, release),
		cmocka_unit_test_setup_teardown(test_damaged_ones_are_kept, make, release),
		cmocka_unit_test_setup_teardown(test_swapped, make, release),
		cmocka_unit_test_setup_teardown(test_nothing_verifies, make, release),
		cmocka_unit_test_setup_teardown(test_newer, make, release),
		cmocka_unit_test_setup_teardown(test_unknown_members_stay, make, release),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
