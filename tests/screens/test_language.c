/* SPDX-License-Identifier: MIT */
/* Changing the language while filling in: place, typed text, undo and approval stay; the choice is remembered. */
#include "driver.h"
#include "harness/screen_test.h"
#include "look.h"

#include "base/json.h"
#include "client/screen.h"
#include "client/speaking.h"
#include "entry/signoff.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "qps" is there for the form alone, "cy" for the program alone. */
static void begin(struct driver *driver)
{
	screen_test_locale();
	driver_start_as(driver, "third-sector.json", &(struct driver_setting){ .translated = true });
	driver_keys(driver, "Enter");
	while (place_of(&driver->model)->screen != SCREEN_TASKS)
		driver_keys(driver, "Escape");
}

static void end(struct driver *driver)
{
	language_use("en");
	driver_end(driver);
}

static void to_question(struct driver *driver, const char *section, const char *question)
{
	char id[64];
	driver_keys(driver, "Ctrl-T");
	snprintf(id, sizeof id, "section:%s", section);
	assert_true(driver_focus_enter(driver, id));
	snprintf(id, sizeof id, "question:%s", question);
	assert_true(driver_focus_enter(driver, id));
}

static void choose(struct driver *driver, const char *code)
{
	char id[64];
	driver_keys(driver, "F8");
	assert_int_equal(place_of(&driver->model)->screen, SCREEN_LANGUAGE);
	snprintf(id, sizeof id, "language:%s", code);
	assert_true(driver_focus_enter(driver, id));
	assert_int_not_equal(place_of(&driver->model)->screen, SCREEN_LANGUAGE);
}

static bool says(struct driver *driver, const char *text)
{
	struct buf told = BUF(BUF_MIB);
	look_tell(driver, &told);
	bool found = strstr(buf_text(&told), text);
	buf_release(&told);
	return found;
}

static const struct form *form_of(const struct driver *driver)
{
	return driver->model.opened->assessment->form;
}

static const struct json *answer_of(const struct driver *driver, const char *question)
{
	return assessment_answer(driver->model.opened->assessment, form_question(form_of(driver), question));
}

static void place_and_typed_text_stay(void **state)
{
	struct driver driver;
	char focus[64];
	(void)state;
	begin(&driver);
	to_question(&driver, "ORG", "ORG-10");
	driver_keys(&driver, "Home");
	driver_type(&driver, "12");
	driver_keys(&driver, "Tab");
	driver_type(&driver, "a few");
	memcpy(focus, place_of(&driver.model)->focus, sizeof focus);
	assert_true(says(&driver, "How many people do you have"));
	choose(&driver, "qps");
	const struct place *place = place_of(&driver.model);
	assert_int_equal(place->screen, SCREEN_QUESTION);
	assert_string_equal(form_of(&driver)->language, "qps");
	assert_ptr_equal(place->question, form_question(form_of(&driver), "ORG-10"));
	assert_ptr_equal(place->section, form_section(form_of(&driver), "ORG"));
	assert_string_equal(place->focus, focus);
	assert_false(says(&driver, "How many people do you have"));
	assert_true(says(&driver, "a few"));
	assert_true(says(&driver, "12"));
	choose(&driver, "en");
	assert_string_equal(form_of(&driver)->language, "en");
	assert_true(says(&driver, "How many people do you have") && says(&driver, "a few"));
	end(&driver);
}

static void undo_goes_on(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver);
	to_question(&driver, "KF1", "KF1-4");
	driver_keys(&driver, "1");
	assert_string_equal(json_text(answer_value(answer_of(&driver, "KF1-4"))), "fully");
	choose(&driver, "qps");
	driver_keys(&driver, "Ctrl-Z");
	assert_null(answer_value(answer_of(&driver, "KF1-4")));
	driver_keys(&driver, "Ctrl-Y");
	assert_string_equal(json_text(answer_value(answer_of(&driver, "KF1-4"))), "fully");
	end(&driver);
}

/* What was approved in one language is approved in every other. */
static void approval_stands(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver);
	choose(&driver, "qps");
	assert_true(driver_focus_enter(&driver, "go:signoff"));
	driver_type(&driver, "A. Chair\nChair of trustees");
	assert_true(driver_focus_enter(&driver, "sign"));
	assert_true(approval_holds(driver.model.opened->assessment));
	choose(&driver, "en");
	assert_true(approval_holds(driver.model.opened->assessment));
	assert_int_equal(driver.model.state, STATE_APPROVED);
	end(&driver);
}

static void the_choice_is_remembered(void **state)
{
	struct driver driver;
	char code[LANGUAGE_BYTES] = "";
	(void)state;
	begin(&driver);
	assert_false(store_language(&driver.store, code));
	choose(&driver, "cy");
	assert_true(store_language(&driver.store, code));
	assert_string_equal(code, "cy");
	assert_true(says(&driver, "Rhestr dasgau"));
	language_use("en");
	speaking_start(&driver.store);
	driver_restart(&driver);
	assert_true(says(&driver, "Eich hunanasesiadau"));
	assert_string_equal(driver.store.language, "cy");
	end(&driver);
}

/* A file that says no language is as none. */
static void a_wrong_choice_is_passed_over(void **state)
{
	static const char *const wrong[] = { "", "../cy\n", "english\n", "cy:pl\n", "\xff\n" };
	struct driver driver;
	char code[LANGUAGE_BYTES] = "none";
	(void)state;
	begin(&driver);
	char *path = file_join(driver.store.dir, "language");
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		assert_true(file_replace(path, wrong[i], strlen(wrong[i]), NULL));
		assert_false(store_language(&driver.store, code));
		assert_string_equal(code, "none");
	}
	free(path);
	end(&driver);
}

/* From every page one comes back to it; what is chosen already, and F8 again, change nothing. */
static void the_page_leads_back(void **state)
{
	static const enum screen_id from[] = { SCREEN_HELP, SCREEN_DANGER, SCREEN_SEARCH, SCREEN_TASKS };
	static const char *const keys[] = { "F1", "F9", "F4", "" };
	struct driver driver;
	(void)state;
	begin(&driver);
	for (size_t i = 0; i < sizeof from / sizeof from[0]; i++) {
		driver_keys(&driver, keys[i]);
		choose(&driver, i % 2 ? "en" : "qps");
		assert_int_equal(place_of(&driver.model)->screen, from[i]);
		driver_keys(&driver, "F8 F8");
		assert_int_equal(place_of(&driver.model)->screen, from[i]);
		driver_keys(&driver, "F8 Escape");
		assert_int_equal(place_of(&driver.model)->screen, from[i]);
		if (*keys[i])
			driver_keys(&driver, "Escape");
	}
	driver_keys(&driver, "Escape");
	assert_int_equal(place_of(&driver.model)->screen, SCREEN_HOME);
	assert_true(driver_focus_enter(&driver, "language"));
	assert_int_equal(place_of(&driver.model)->screen, SCREEN_LANGUAGE);
	assert_false(says(&driver, "qps")); /* no form is open */
	assert_true(driver_focus_enter(&driver, "on"));
	assert_int_equal(place_of(&driver.model)->screen, SCREEN_HOME);
	end(&driver);
}

/* The form to practise on is no pack: it comes from its sources, with what they are translated into. */
static void the_tour_goes_on(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver);
	driver_keys(&driver, "Escape");
	assert_true(driver_focus_enter(&driver, "tour"));
	assert_true(driver.model.tour.on);
	size_t index = place_of(&driver.model)->question->index;
	choose(&driver, "cy");
	assert_string_equal(form_of(&driver)->language, "cy");
	assert_ptr_equal(place_of(&driver.model)->question, &form_of(&driver)->questions[index]);
	assert_ptr_equal(place_of(&driver.model)->question, driver.model.tour.question);
	size_t step = driver.model.tour.step;
	driver_keys(&driver, "2");
	assert_true(driver.model.tour.on && driver.model.tour.step > step);
	choose(&driver, "en");
	assert_ptr_equal(place_of(&driver.model)->question, driver.model.tour.question);
	end(&driver);
}

/* What is offered is there: without catalogues there is English, and what the form brings. */
static void only_what_is_there_is_offered(void **state)
{
	struct driver driver;
	char *folder = strdup(getenv("SECTION11_LOCALEDIR"));
	(void)state;
	begin(&driver);
	driver_keys(&driver, "F8");
	assert_true(says(&driver, "Cymraeg") && says(&driver, "qps"));
	assert_true(says(&driver, "This form stays in English. Not yet read by a native speaker."));
	driver_keys(&driver, "Escape");
	setenv("SECTION11_LOCALEDIR", driver.dir, 1);
	driver_keys(&driver, "F8");
	assert_false(says(&driver, "Cymraeg"));
	assert_true(says(&driver, "English") && says(&driver, "qps"));
	setenv("SECTION11_LOCALEDIR", folder, 1);
	free(folder);
	end(&driver);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(place_and_typed_text_stay), cmocka_unit_test(undo_goes_on), cmocka_unit_test(approval_stands),
		cmocka_unit_test(the_choice_is_remembered), cmocka_unit_test(a_wrong_choice_is_passed_over),
		cmocka_unit_test(the_page_leads_back), cmocka_unit_test(the_tour_goes_on),
		 cmocka_unit_test(only_what_is_there_is_offered),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
