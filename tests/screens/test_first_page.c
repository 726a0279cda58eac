/* SPDX-License-Identifier: MIT */
/* What the first page points out before anything is done: a clock that can hardly be right, faults in the key file. */
#include "driver.h"
#include "harness/screen_test.h"

#include "base/mem.h"
#include "client/screen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#define AS_USUAL "2026-11-21T19:04:00Z"

static bool page_says(const struct driver *driver, const char *words)
{
	const struct blocks *body = &driver->model.page.body;
	for (size_t i = 0; i < body->n; i++)
		if ((body->items[i].label && strstr(body->items[i].label, words)) || (body->items[i].text && strstr(body->items[i].text, words)))
			return true;
	return false;
}

static void begin(struct driver *driver)
{
	screen_test_locale();
	driver_start(driver, "third-sector.json");
	driver_keys(driver, "Enter Ctrl-T Escape");
	assert_int_equal(place_of(&driver->model)->screen, SCREEN_HOME);
}

static void a_clock_that_is_far_off(void **state)
{
	static const struct { const char *now, *words; } cases[] = {
		{ AS_USUAL, NULL }, { "2025-11-21T19:04:00Z", "before this program was made" }, { "1970-01-01T00:00:00Z", "1 January 1970" },
		{ "2027-12-01T19:04:00Z", NULL }, { "2035-11-21T19:04:00Z", "more than a year after the last form here closed" },
	};
	struct driver driver;
	(void)state;
	begin(&driver);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		setenv("SECTION11_NOW", cases[i].now, 1);
		driver_restart(&driver);
		assert_int_equal(page_says(&driver, "Is the clock of this computer right?"), cases[i].words != NULL);
		if (cases[i].words && !page_says(&driver, cases[i].words))
			fail_msg("%s: \"%s\" is not said", cases[i].now, cases[i].words);
	}
	setenv("SECTION11_NOW", AS_USUAL, 1);
	driver_end(&driver);
}

static void faults_of_the_key_file(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver);
	assert_false(page_says(&driver, "key file"));
	driver.model.key_faults = xstrdup("Line 3: There is no command \"no-such\".");
	driver.model.n_key_faults = 1;
	model_build(&driver.model);
	assert_true(page_says(&driver, "1 line of your key file was left out"));
	assert_true(page_says(&driver, "Line 3: There is no command"));
	driver_end(&driver);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(a_clock_that_is_far_off), cmocka_unit_test(faults_of_the_key_file) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
