/* SPDX-License-Identifier: MIT */
/* Dates as people type them: what one lacks is said precisely, and what was typed stays. */
#include "driver.h"
#include "harness/screen_test.h"

#include "base/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

static void begin(struct driver *driver)
{
	screen_test_locale();
	driver_start(driver, "third-sector.json");
	driver_keys(driver, "Enter Ctrl-T");
	assert_true(driver_focus_enter(driver, "section:KF1"));
	assert_true(driver_focus_enter(driver, "question:KF1-4"));
	assert_true(driver_focus_enter(driver, "more:next"));
	assert_true(driver_focus(driver, "due"));
}

static const struct { const char *typed, *said, *stored; } by_when[] = {
	{ "May 2027", NULL, "2027-05" },
	{ "14 May 2027", NULL, "2027-05-14" },
	{ "5/27", "Write the year with four digits, for example 5/2027.", NULL },
	{ "May 27", "Write the year with four digits, for example May 2027.", NULL },
	{ "14 may", "Add the year, with four digits.", NULL },
	{ "2027", "Add the month, for example 5/2027.", NULL },
	{ "31 Feb 2028", "February 2028 has 29 days.", NULL },
	{ "soon", "Enter a month or a day, such as 5/2026.", NULL },
};

static void what_is_said(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof by_when / sizeof *by_when; i++) {
		struct driver driver;
		begin(&driver);
		driver_type(&driver, by_when[i].typed);
		driver_keys(&driver, "Tab");
		const struct slot *slot = record_slot(&driver.model.record, "due");
		assert_string_equal(edit_text(slot->edit), by_when[i].typed);
		if (by_when[i].said)
			assert_string_equal(slot->error, by_when[i].said);
		else
			assert_null(slot->error);
		const struct assessment *assessment = model_assessment(&driver.model);
		const struct json *answer = assessment_answer(assessment, form_question(assessment->form, "KF1-4"));
		const char *due = json_get_text(json_get(answer, "next_step"), "due");
		assert_string_equal(due ? due : "", by_when[i].stored ? by_when[i].stored : "");
		/* and it is there with its words when the page comes again */
		driver_keys(&driver, "Escape");
		assert_true(driver_focus_enter(&driver, "more:next"));
		slot = record_slot(&driver.model.record, "due");
		if (by_when[i].said) {
			assert_string_equal(edit_text(slot->edit), by_when[i].typed);
			assert_string_equal(slot->error, by_when[i].said);
		}
		driver_end(&driver);
	}
}

/* Where a whole date is asked for: of a typed month the day is missing. */
static void a_day_is_asked_for(void **state)
{
	static const struct { const char *text, *words; } cases[] = {
		{ "May 2024", "Add the day, for example 14 May 2024." }, { "May 24", "Add the day, for example 14 May 2024." },
		{ "5/24", "Add the day, for example 14/5/2024." }, { "2024", "Add the day and the month, for example 14/5/2024." },
		{ "31 Feb 2024", "February 2024 has 29 days." }, { "31/4", "April has 30 days." },
		{ "14/5/24", "Write the year with four digits, for example 14/5/2024." }, { "soon", "Enter a day, such as 31/5/2026." },
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf words = BUF(4096);
		typed_text_words(SLOT_DAY, cases[i].text, &words);
		assert_string_equal(buf_text(&words), cases[i].words);
		buf_release(&words);
	}
}

/* The clock of these tests stands in 2026. */
static void the_example_lies_ahead(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver);
	assert_string_equal(record_slot(&driver.model.record, "due")->hint, "A month or a day, such as 5/2027 or 31/5/2027.");
	setenv("SECTION11_NOW", "2029-02-01T10:00:00Z", 1);
	driver_keys(&driver, "Escape");
	assert_true(driver_focus_enter(&driver, "more:next"));
	assert_string_equal(record_slot(&driver.model.record, "due")->hint, "A month or a day, such as 5/2030 or 31/5/2030.");
	setenv("SECTION11_NOW", "2026-11-21T19:04:00Z", 1);
	driver_end(&driver);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_said), cmocka_unit_test(a_day_is_asked_for), cmocka_unit_test(the_example_lies_ahead),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
