/* SPDX-License-Identifier: MIT */
/* A text goes out to an editor and comes back; whatever happens on the way, nothing that was written is lost and nothing stays behind. */
#include "place.h"

#include "base/file.h"
#include "store/editing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct fixture fixture;
static struct place place;
static char id[ID_UUID_BYTES];
static struct opened *opened;

static int make(void **state)
{
	fixture_make(&fixture, NULL);
	place_make(&place, &fixture, true);
	place_begin(&place, id, 1);
	opened = place_load(&place, id);
	return 0;
}

static int release(void **state)
{
	store_close(opened);
	place_release(&place);
	fixture_release(&fixture);
	return 0;
}

static struct editing give(const char *text)
{
	struct editing editing;
	struct err err = { 0 };
	assert_works(editing_give(opened, "KF1-3-value.txt", text, strlen(text), &editing, &err), &err);
	return editing;
}

static void expect_file(const char *path, const char *text)
{
	struct buf bytes = BUF(BUF_MIB);
	slurp(path, &bytes);
	assert_string_equal(buf_text(&bytes), text);
	buf_release(&bytes);
}

static void expect_no_folder(void)
{
	char *dir = path_of(&place, id, "editor");
	assert_false(file_exists(dir));
	free(dir);
}

static void test_is_private(void **state)
{
	struct stat status;
	struct editing editing = give("One.");
	expect_file(editing.path, "One.\n");
	assert_int_equal(stat(editing.path, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	assert_int_equal(stat(editing.dir, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0700);
	assert_null(editing_end(&editing, false));
	expect_no_folder();
}

static void test_what_comes_back(void **state)
{
	static const struct {
		const char *bytes;
		size_t len; /* 0: strlen */
		enum err_code code;
		const char *text;
	} cases[] = {
		{ "Two.\n", 0, ERR_NONE, "Two." }, { "Two.", 0, ERR_NONE, "Two." }, { "Two.\n\n", 0, ERR_NONE, "Two.\n" },
		{ "Two.\r\nThree.\r\n", 0, ERR_NONE, "Two.\r\nThree." }, { "\xef\xbb\xbfTwo.\n", 0, ERR_NONE, "Two." }, { "", 0, ERR_NONE, "" },
		{ "\n", 0, ERR_NONE, "" }, { "T\xffo\n", 0, ERR_ENCODING, NULL }, { "T\0wo\n", 5, ERR_ENCODING, NULL }, { "\xef\xbb", 0, ERR_ENCODING, NULL },
		{ "12345678901234567890\n", 0, ERR_NONE, "12345678901234567890" }, { "123456789012345678901\n", 0, ERR_TOO_BIG, NULL },
		{ "1234567890123456789012345678901234567890\n", 0, ERR_TOO_BIG, NULL },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct editing editing = give("One.");
		struct buf text = BUF(20);
		struct err err = { 0 };
		spill(editing.path, cases[i].bytes, cases[i].len ? cases[i].len : strlen(cases[i].bytes));
		assert_int_equal(editing_take(&editing, &text, &err), cases[i].code == ERR_NONE);
		assert_int_equal(err.code, cases[i].code);
		assert_string_equal(buf_text(&text), cases[i].text ? cases[i].text : "");
		assert_null(editing_end(&editing, true));
		expect_no_folder();
		buf_release(&text);
	}
}

static size_t count_kept(void)
{
	struct file_names names = { 0 };
	size_t n = 0;
	assert_true(file_list(place.store.dir, &names, NULL));
	for (size_t i = 0; i < names.n; i++)
		n += strncmp(names.names[i], "section11-", 10) == 0;
	file_names_release(&names);
	return n;
}

/* What was not taken is kept, each under a name of its own. */
static void test_nothing_is_lost(void **state)
{
	char *kept[3];
	for (size_t i = 0; i < 3; i++) {
		struct editing editing = give("One.");
		spill(editing.path, "T\xffo\n", 4);
		kept[i] = editing_end(&editing, false);
		assert_non_null(kept[i]);
		expect_file(kept[i], "T\xffo\n");
		expect_no_folder();
	}
	assert_string_not_equal(kept[0], kept[1]);
	assert_string_not_equal(kept[1], kept[2]);
	assert_non_null(strstr(kept[0], "KF1-3-value.txt"));
	assert_memory_equal(kept[0], place.store.dir, strlen(place.store.dir));
	for (size_t i = 0; i < 3; i++)
		free(kept[i]);
}

static void test_gone(void **state)
{
	struct err err = { 0 };
	struct buf text = BUF(20);
	struct editing editing = give("One.");
	file_remove(editing.path);
	assert_false(editing_take(&editing, &text, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	assert_null(editing_end(&editing, false));
	expect_no_folder();
}

/* An editor may put a link in the file's place: it is not followed. */
static void test_link(void **state)
{
	struct err err = { 0 };
	struct buf text = BUF(2000);
	struct editing editing = give("One.");
	file_remove(editing.path);
	assert_int_equal(symlink("/etc/passwd", editing.path), 0);
	assert_false(editing_take(&editing, &text, &err));
	assert_int_not_equal(err.code, ERR_NOT_FOUND);
	char *kept = editing_end(&editing, false);
	assert_non_null(kept);
	file_remove(kept);
	free(kept);
	expect_no_folder();
}

/* What editors leave beside the file goes with it. */
static void test_litter(void **state)
{
	static const char *const litter[] = { ".KF1-3-value.txt.swp", "KF1-3-value.txt~", "#KF1-3-value.txt#" };
	struct editing editing = give("One.");
	for (size_t i = 0; i < sizeof litter / sizeof *litter; i++) {
		char *path = file_join(editing.dir, litter[i]);
		spill(path, "x", 1);
		free(path);
	}
	assert_null(editing_end(&editing, false));
	expect_no_folder();
}

static void test_names(void **state)
{
	static const struct {
		const char *name, *file;
	} cases[] = { { "a/../b", "a-..-b" }, { "../x", "-.-x" }, { ".hidden", "-hidden" }, { "caf\xc3\xa9", "caf--" } };
	struct err err = { 0 };
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct editing editing;
		assert_works(editing_give(opened, cases[i].name, "x", 1, &editing, &err), &err);
		assert_string_equal(editing.name, cases[i].file);
		assert_null(editing_end(&editing, false));
	}
}

static void test_only_for_writers(void **state)
{
	struct err err = { 0 };
	struct editing editing;
	opened->read_only = true;
	assert_false(editing_give(opened, "x", "x", 1, &editing, &err));
	assert_int_equal(err.code, ERR_LOCKED);
	opened->read_only = false;
	expect_no_folder();
}

static void sweep(size_t n, const char *text)
{
	char *kept;
	assert_int_equal(editing_sweep(&place.store, &kept), n);
	assert_int_equal(kept != NULL, n > 0);
	if (kept)
		expect_file(kept, text);
	free(kept);
}

/* The program was cut off while the editor was open. */
static void test_sweep(void **state)
{
	sweep(0, NULL);
	struct editing editing = give("One.");
	sweep(0, NULL); /* it is open here */
	assert_true(file_exists(editing.path));
	spill(editing.path, "Written for hours.\n", 19);
	editing_leave(&editing);
	store_close(opened);
	sweep(1, "Written for hours.\n");
	expect_no_folder();
	opened = place_load(&place, id);
	editing = give("One.");
	editing_leave(&editing);
	store_close(opened);
	sweep(0, NULL); /* nothing was written: nothing to keep */
	expect_no_folder();
	/* cut off before the file was there */
	char *dir = path_of(&place, id, "editor");
	assert_true(file_mkdirs(dir, NULL));
	free(dir);
	sweep(0, NULL);
	expect_no_folder();
	opened = place_load(&place, id);
	assert_non_null(opened);
}

/* A leftover of this very assessment is in nobody's way, and kept. */
static void test_leftover(void **state)
{
	struct editing editing = give("One.");
	spill(editing.path, "Found later.\n", 13);
	editing_leave(&editing);
	size_t before = count_kept();
	editing = give("Again.");
	expect_file(editing.path, "Again.\n");
	assert_int_equal(count_kept(), before + 1);
	assert_null(editing_end(&editing, true));
	expect_no_folder();
}

/* The disk refuses: nothing was given out, nothing stays behind. */
static void test_refused(void **state)
{
	struct err err = { 0 };
	struct editing editing;
	char *dir = path_of(&place, id, "editor");
	assert_true(file_create(dir, "", 0, &err)); /* a file where the folder should be */
	assert_false(editing_give(opened, "x", "x", 1, &editing, &err));
	file_remove(dir);
	free(dir);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_is_private), cmocka_unit_test(test_what_comes_back), cmocka_unit_test(test_nothing_is_lost),
		cmocka_unit_test(test_gone), cmocka_unit_test(test_link), cmocka_unit_test(test_litter), cmocka_unit_test(test_names),
		cmocka_unit_test(test_only_for_writers), cmocka_unit_test(test_sweep), cmocka_unit_test(test_leftover),
		cmocka_unit_test(test_refused),
	};
	return cmocka_run_group_tests(tests, make, release);
}
