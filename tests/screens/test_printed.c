/* SPDX-License-Identifier: MIT */
/* What is written to be taken along stands where the status says, and holds what it should. */
#include "driver.h"
#include "harness/screen_test.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "client/paper.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* The linker puts it before the real one: what is wanted may be more than a file holds. */
static bool endless;

void __wrap_paper_write(const struct paper_order *order, struct buf *out);
void __real_paper_write(const struct paper_order *order, struct buf *out);

void __wrap_paper_write(const struct paper_order *order, struct buf *out)
{
	__real_paper_write(order, out);
	if (endless)
		buf_fill(out, 'x', out->max_bytes);
}

/* The path that the status names. */
static char *written_path(const struct driver *driver)
{
	static const char before[] = "Written to ";
	const char *status = driver->model.status;
	assert_memory_equal(status, before, sizeof before - 1);
	char *path = strdup(status + sizeof before - 1);
	path[strlen(path) - 1] = '\0'; /* the full stop */
	return path;
}

static void each_kind(void **state)
{
	static const struct { const char *way, *focus, *ending, *holds; } cases[] = {
		{ NULL, "print", ".html", "<!DOCTYPE html>" },
		{ "go:to_do", "table", "-to-do.csv", "Find cover for August" },
		{ "go:to_do", "calendar", "-to-do.ics", "SUMMARY:KF1-4: Find cover for August" },
	};
	struct driver driver;
	(void)state;
	screen_test_locale();
	driver_start(&driver, "third-sector.json");
	driver_keys(&driver, "Enter Ctrl-T");
	assert_true(driver_focus_enter(&driver, "section:KF1") && driver_focus_enter(&driver, "question:KF1-4"));
	driver_keys(&driver, "2 e");
	assert_true(driver_focus(&driver, "next"));
	driver_type(&driver, "Find cover for August");
	driver_keys(&driver, "Ctrl-T");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf bytes = BUF(16 * BUF_MIB);
		struct stat about;
		struct err err;
		driver_keys(&driver, "Ctrl-T");
		if (cases[i].way)
			assert_true(driver_focus_enter(&driver, cases[i].way));
		assert_true(driver_focus_enter(&driver, cases[i].focus));
		char *path = written_path(&driver);
		assert_non_null(strstr(path, cases[i].ending));
		assert_true(file_read(path, &bytes, &err));
		assert_non_null(strstr(buf_text(&bytes), cases[i].holds));
		assert_int_equal(stat(path, &about), 0);
		assert_int_equal(about.st_mode & 0777, 0600);
		buf_release(&bytes);
		free(path);
	}
	driver_end(&driver);
}

/* A folder that lost its rights: said, and nothing else happened. */
static void no_place_for_it(void **state)
{
	struct driver driver;
	(void)state;
	screen_test_locale();
	driver_start(&driver, "third-sector.json");
	driver_keys(&driver, "Enter Ctrl-T");
	char *dir = driver.store.dir, nowhere[] = "/proc/nowhere";
	driver.store.dir = nowhere;
	assert_true(driver_focus_enter(&driver, "print"));
	driver.store.dir = dir;
	assert_null(strstr(driver.model.status, "Written"));
	assert_true(*driver.model.status);
	assert_int_equal(place_of(&driver.model)->screen, SCREEN_TASKS);
	driver_end(&driver);
}

static size_t files_in(const char *folder)
{
	struct file_names names;
	assert_true(file_list(folder, &names, NULL));
	size_t n = names.n;
	file_names_release(&names);
	return n;
}

/* A paper that is cut is none. */
static void too_long_for_a_file(void **state)
{
	struct driver driver;
	(void)state;
	screen_test_locale();
	driver_start(&driver, "third-sector.json");
	driver_keys(&driver, "Enter Ctrl-T");
	size_t before = files_in(driver.store.dir);
	endless = true;
	assert_true(driver_focus_enter(&driver, "print"));
	endless = false;
	assert_null(strstr(driver.model.status, "Written"));
	assert_true(*driver.model.status);
	assert_int_equal(files_in(driver.store.dir), before);
	driver_end(&driver);
}

static char *text_of(const char *path)
{
	struct buf bytes = BUF(16 * BUF_MIB);
	assert_true(file_read(path, &bytes, NULL));
	char *text = xstrdup(buf_text(&bytes));
	buf_release(&bytes);
	return text;
}

static char *print_again(struct driver *driver, const char *folder)
{
	assert_true(driver_focus_enter(driver, "print"));
	char *path = written_path(driver);
	assert_memory_equal(path, folder, strlen(folder));
	return path;
}

/* In the folder that a person looks into; what lies there already stays as it is. */
static void a_folder_of_their_own_and_nothing_replaced(void **state)
{
	struct driver driver;
	(void)state;
	screen_test_locale();
	driver_start(&driver, "third-sector.json");
	char *folder = file_join(driver.dir, "Documents");
	assert_true(file_mkdirs(folder, NULL));
	driver.options.copies_folder = folder;
	driver_keys(&driver, "Enter Ctrl-T");
	size_t before = files_in(driver.store.dir);
	char *first = print_again(&driver, folder);
	int stem = (int)(strlen(first) - strlen(".html"));
	char *theirs = xasprintf("%.*s-2.html", stem, first), *expected = xasprintf("%.*s-3.html", stem, first);
	assert_true(file_create(theirs, "mine", 4, NULL));
	char *second = print_again(&driver, folder), *text = text_of(theirs);
	assert_string_equal(second, expected);
	assert_string_equal(text, "mine");
	assert_int_equal(files_in(folder), 3);
	assert_int_equal(files_in(driver.store.dir), before);
	char *all[] = { text, second, expected, theirs, first, folder };
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		free(all[i]);
	driver_end(&driver);
}

static void practice_is_said_on_every_part(void **state)
{
	static const char mark[] = "<p class=\"mark\">Practice: these answers are made up.</p>";
	struct driver driver;
	(void)state;
	screen_test_locale();
	driver_start(&driver, "third-sector.json");
	driver_keys(&driver, "Enter Ctrl-T");
	for (int practice = 0; practice < 2; practice++) {
		size_t marks = 0, parts = 0;
		driver.model.practice = practice;
		assert_true(driver_focus_enter(&driver, "print"));
		char *path = written_path(&driver), *text = text_of(path);
		for (const char *at = text; (at = strstr(at, mark)); at++)
			marks++;
		for (const char *at = text; (at = strstr(at, "<section")); at++)
			parts++;
		assert_true(parts > 5);
		assert_int_equal(marks, practice ? parts : 0);
		free(text);
		free(path);
	}
	driver_end(&driver);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(each_kind), cmocka_unit_test(no_place_for_it),
		cmocka_unit_test(too_long_for_a_file), cmocka_unit_test(a_folder_of_their_own_and_nothing_replaced),
		cmocka_unit_test(practice_is_said_on_every_part) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
