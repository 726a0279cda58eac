/* SPDX-License-Identifier: MIT */
/* Finding a question: what is typed, and what stands first. */
#include "driver.h"
#include "harness/screen_test.h"

#include "client/screen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

static void begin(struct driver *driver)
{
	screen_test_locale();
	driver_start(driver, "third-sector.json");
	driver_keys(driver, "Enter Ctrl-T");
	assert_true(driver_focus_enter(driver, "section:KF1"));
	assert_true(driver_focus_enter(driver, "question:KF1-4"));
	driver_keys(driver, "2 F7");
	driver_type(driver, "First-aid box, caf\u00e9 rota");
	driver_keys(driver, "Ctrl-T /");
	assert_int_equal(place_of(&driver->model)->screen, SCREEN_SEARCH);
}

/* The number of the result of that id, from 1; 0: it is not found. */
static size_t place_among_results(const struct driver *driver, const char *id, size_t *ret_n)
{
	struct focusable all[200];
	size_t n = page_focusables(&driver->model.page, all, 200), at = 0;
	*ret_n = 0;
	for (size_t i = 0; i < n; i++) {
		const char *question = after_prefix(all[i].id, "question");
		*ret_n += question != NULL;
		if (question && !strcmp(question, id))
			at = *ret_n;
	}
	return at;
}

static void search_finds(void **state)
{
	static const struct {
		const char *typed, *id;  /* which must stand first, or somewhere */
		bool first;
		size_t most;             /* results, 0: any number */
	} cases[] = {
		{ "kf22", "KF2-2", true, 0 }, { "KF2-2", "KF2-2", true, 0 }, { "kf 2 2", "KF2-2", true, 0 }, { "2.2", "KF2-2", true, 0 },
		{ "2-2", "KF2-2", true, 0 }, { "kf2", "KF2-1", true, 0 }, { "kf2", "KF2-2", false, 0 }, { "org 5", "ORG-05", true, 0 },
		{ "org5", "ORG-05", true, 0 }, { "ORG-05", "ORG-05", true, 0 }, { "first aid", "KF1-4", false, 0 }, { "first-aid", "KF1-4", false, 0 },
		{ "firstaid", "KF1-4", true, 1 }, { "aid FIRST", "KF1-4", false, 0 }, { "rota cafe", "KF1-4", true, 1 },
		{ "box kf1", "KF1-4", true, 1 }, { "box nowhere-at-all", "", false, 0 },
	};
	struct driver driver;
	(void)state;
	begin(&driver);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t n;
		driver_keys(&driver, "Ctrl-A Backspace");
		driver_type(&driver, cases[i].typed);
		size_t at = place_among_results(&driver, cases[i].id, &n);
		bool found = cases[i].id[0] ? at != 0 : n == 0;
		if (!found || (cases[i].first && at != 1) || (cases[i].most && n > cases[i].most))
			fail_msg("\"%s\": %s is number %zu of %zu", cases[i].typed, cases[i].id, at, n);
	}
	driver_end(&driver);
}

/* Asked and spoken of elsewhere: its own words come before those of others' guidance. */
static void the_best_stands_first(void **state)
{
	struct driver driver;
	size_t n;
	(void)state;
	begin(&driver);
	driver_type(&driver, "cover time");
	assert_int_equal(place_among_results(&driver, "KF1-4", &n), 1);
	driver_keys(&driver, "Enter");
	assert_string_equal(place_of(&driver.model)->question->id, "KF1-4");
	driver_end(&driver);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(search_finds), cmocka_unit_test(the_best_stands_first) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
