/* SPDX-License-Identifier: MIT */
/* What is written to be taken along stands where the status says, and holds what it should. */
#include "driver.h"
#include "harness/screen_test.h"

#include "base/buf.h"
#include "base/file.h"
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

void __wrap_paper_write(const struct assessment *assessment, const struct assessment *earlier, enum paper_format format, int cols,
	struct buf *out);
void __real_paper_write(const struct assessment *assessment, const struct assessment *earlier, enum paper_format format, int cols,
	struct buf *out);

void __wrap_paper_write(const struct assessment *assessment, const struct assessment *earlier, enum paper_format format, int cols,
	struct buf *out)
{
	__real_paper_write(assessment, earlier, format, cols, out);
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

/* A paper that is cut is none: the one from before stays. */
static void too_long_for_a_file(void **state)
{
	struct driver driver;
	struct stat before, after;
	(void)state;
	screen_test_locale();
	driver_start(&driver, "third-sector.json");
	driver_keys(&driver, "Enter Ctrl-T");
	assert_true(driver_focus_enter(&driver, "print"));
	char *path = written_path(&driver);
	assert_int_equal(stat(path, &before), 0);
	endless = true;
	assert_true(driver_focus_enter(&driver, "print"));
	endless = false;
	assert_null(strstr(driver.model.status, "Written"));
	assert_true(*driver.model.status);
	assert_int_equal(stat(path, &after), 0);
	assert_int_equal(after.st_ino, before.st_ino);
	assert_int_equal(after.st_size, before.st_size);
	free(path);
	driver_end(&driver);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(each_kind), cmocka_unit_test(no_place_for_it),
		cmocka_unit_test(too_long_for_a_file) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
