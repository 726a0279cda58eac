/* SPDX-License-Identifier: MIT */
/* Where Enter and a digit go on to: what is asked next, never past something that needs a look; and in a hurry by itself. */
#include "driver.h"
#include "harness/screen_test.h"

#include "base/json.h"
#include "entry/signoff.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

static void to_section(struct driver *driver, const char *section)
{
	char id[64];
	driver_keys(driver, "Ctrl-T");
	snprintf(id, sizeof id, "section:%s", section);
	assert_true(driver_focus_enter(driver, id));
}

static void to_question(struct driver *driver, const char *section, const char *question)
{
	char id[64];
	to_section(driver, section);
	snprintf(id, sizeof id, "question:%s", question);
	assert_true(driver_focus_enter(driver, id));
}

static void begin(struct driver *driver, const char *section, const char *question)
{
	screen_test_locale();
	driver_start(driver, "third-sector.json");
	driver_keys(driver, "Enter");
	to_question(driver, section, question);
}

static const char *question_in_front(const struct driver *driver)
{
	const struct place *place = place_of(&driver->model);
	return place->screen == SCREEN_QUESTION ? place->question->id : "";
}

/*
 * From a question, `keys` (with "TEXT" typed where it stands) leave the focus there. A question that is named last is in front then.
 */
static const struct { const char *section, *question, *keys, *focus, *then; } ways[] = {
	/* the last line of a page is the end of it */
	{ "ORG", "ORG-01", "TEXT Enter", NULL, "ORG-02" },
	{ "ORG", "ORG-10", "4 Enter 4 Enter 4 Enter", "part.vols_children", "ORG-10" },
	{ "ORG", "ORG-10", "4 Enter 4 Enter 4 Enter 4 Enter", NULL, "ORG-11" },
	/* what is no number is asked for again */
	{ "ORG", "ORG-10", "TEXT Enter", "part.paid", "ORG-10" },
	/* something before it is open still: Continue, but not by itself */
	{ "ORG", "ORG-10", "Enter 4 Enter 4 Enter 4 Enter", "next", "ORG-10" },
	/* Enter goes to every field that is seen, also to one that is optional */
	{ "ORG", "ORG-06", "TEXT Enter", "value.name", "ORG-06" },
	{ "ORG", "ORG-06", "TEXT Enter TEXT Enter", "value.phone", "ORG-06" },
	{ "ORG", "ORG-06", "TEXT Enter TEXT Enter Enter Enter", NULL, "ORG-07" },
	{ "ORG", "ORG-05", "TEXT Enter TEXT Enter Enter Enter", "part.substitute.role", "ORG-05" },
	{ "ORG", "ORG-05", "TEXT Enter TEXT Enter Enter Enter TEXT Enter Enter Enter Enter", NULL, "ORG-06" },
	{ "KF1", "KF1-1", "TEXT Enter TEXT Enter Enter Enter", "value:fully", "KF1-1" },
	/* a choice waits on Continue */
	{ "KF1", "KF1-4", "2", "next", "KF1-4" },
	{ "KF1", "KF1-4", "2 2", "next", "KF1-4" },
	{ "KF1", "KF1-2", "2", "value:fully", "KF1-2" },
	{ "KF1", "KF1-4", "5", "reason", "KF1-4" },
	{ "KF2", "KF2-6", "4 Enter 9 Enter 2", "next", "KF2-6" },
	/* in a hurry past what is optional */
	{ "ORG", "ORG-05", "Ctrl-R TEXT Enter TEXT Enter", NULL, "ORG-06" },
	{ "ORG", "ORG-06", "Ctrl-R TEXT Enter TEXT Enter", NULL, "ORG-07" },
	{ "KF1", "KF1-1", "Ctrl-R TEXT Enter TEXT Enter", "value:fully", "KF1-1" },
	/* in a hurry it does not, unless something is open or worth a look */
	{ "KF1", "KF1-4", "> 2", NULL, "KF2-1" },
	{ "KF1", "KF1-2", "> 2", "value:fully", "KF1-2" },
	{ "KF1", "KF1-4", "> 5", "reason", "KF1-4" },
	{ "KF1", "KF1-4", "> 5 TEXT Enter", NULL, "KF2-1" },
	{ "KF2", "KF2-6", "Tab Tab > Home 4 Enter 9 Enter 2", NULL, "KF3-1" },
	{ "KF2", "KF2-6", "Tab Tab > Home 9 Enter 4 Enter 2", "next", "KF2-6" },
	{ "KF1", "KF1-4", "> > 2", "next", "KF1-4" },
	/* a page that was whole when it came back does not go by itself: each of its fields can be changed */
	{ "ORG", "ORG-06", "TEXT Enter TEXT Enter Enter Enter Ctrl-P Ctrl-R TEXT Enter", "value.name", "ORG-06" },
	{ "ORG", "ORG-06", "TEXT Enter TEXT Enter Enter Enter Ctrl-P Ctrl-R TEXT Enter TEXT Enter", "value.phone", "ORG-06" },
};

static void play(struct driver *driver, const char *keys)
{
	char key[32];
	for (size_t len; *keys; keys += len + (keys[len] == ' ')) {
		len = strcspn(keys, " ");
		snprintf(key, sizeof key, "%.*s", (int)len, keys);
		if (!strcmp(key, "TEXT"))
			driver_type(driver, "as agreed");
		else
			driver_keys(driver, key);
	}
}

static void where_they_go(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		struct driver driver;
		begin(&driver, ways[i].section, ways[i].question);
		play(&driver, ways[i].keys);
		const char *focus = driver.model.page.focus;
		if (strcmp(question_in_front(&driver), ways[i].then) || (ways[i].focus && strcmp(focus, ways[i].focus)))
			fail_msg("%s, %s: now %s, %s", ways[i].question, ways[i].keys, question_in_front(&driver), focus);
		driver_end(&driver);
	}
}

/* What went by itself is said, and undo leads back to it. */
static void a_hurried_choice_is_said(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver, "KF1", "KF1-4");
	driver_keys(&driver, ">");
	assert_string_equal(driver.model.status, "In a hurry: complete pages go on by themselves. > stops that, in a text field Ctrl-R.");
	driver_keys(&driver, "2");
	assert_string_equal(driver.model.status, "KF1-4: “Partially met”. Ctrl-Z takes it back.");
	driver_keys(&driver, "Ctrl-Z");
	assert_string_equal(question_in_front(&driver), "KF1-4");
	assert_null(assessment_answer(model_assessment(&driver.model), place_of(&driver.model)->question));
	driver_end(&driver);
}

/* Undo is offered only for what it would take back. */
static void a_choice_that_was_there_is_not_said(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver, "KF1", "KF1-4");
	driver_keys(&driver, "2");
	to_question(&driver, "KF2", "KF2-6");
	driver_keys(&driver, "4 Enter 9 Enter 2");
	to_question(&driver, "KF1", "KF1-4");
	driver_keys(&driver, "> 2");
	assert_null(strstr(driver.model.status, "Undo"));
	driver_end(&driver);
}

/* The page that came begins in a field: undo is still of what was given before it. */
static void undo_from_a_field_that_nobody_typed_in(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver, "ORG", "ORG-17");
	driver_keys(&driver, "> 2");
	assert_string_not_equal(question_in_front(&driver), "ORG-17");
	assert_non_null(strstr(driver.model.status, "Ctrl-Z takes it back"));
	driver_keys(&driver, "Ctrl-Z");
	assert_string_equal(question_in_front(&driver), "ORG-17");
	assert_null(assessment_answer(model_assessment(&driver.model), place_of(&driver.model)->question));
	/* but what was typed is undone first, and only that */
	to_question(&driver, "ORG", "ORG-01");
	driver_type(&driver, "Oak");
	driver_keys(&driver, "Ctrl-Z");
	assert_string_equal(question_in_front(&driver), "ORG-01");
	driver_keys(&driver, "Ctrl-Z");
	assert_non_null(strstr(driver.model.status, "no more to undo in this field"));
	driver_end(&driver);
}

static void sign_off(struct driver *driver)
{
	driver_keys(driver, "Ctrl-T");
	assert_true(driver_focus_enter(driver, "go:signoff"));
	assert_true(driver_focus(driver, "name"));
	driver_type(driver, "A. Chair");
	assert_true(driver_focus(driver, "role"));
	driver_type(driver, "Chair");
	assert_true(driver_focus_enter(driver, "sign"));
	if (!approval_holds(model_assessment(&driver->model)))
		fail_msg("%s, %s: %s", driver->model.page.id, driver->model.page.focus, driver->model.status);
}

/* Whatever else a key has to say, that the sign-off broke is said. */
static void a_broken_signoff_is_always_said(void **state)
{
	static const char broken[] = "This change breaks the sign-off. Please have it signed off again before you send it.";
	struct driver driver;
	(void)state;
	begin(&driver, "SUP", "SUP-1");
	assert_true(driver_focus_enter(&driver, "add:"));
	driver_type(&driver, "Cover in August");
	driver_keys(&driver, "Escape");
	sign_off(&driver);
	to_question(&driver, "KF1", "KF1-4");
	driver_keys(&driver, "> 2");
	assert_string_equal(driver.model.status, broken);
	assert_string_not_equal(question_in_front(&driver), "KF1-4");
	sign_off(&driver);
	to_question(&driver, "SUP", "SUP-1");
	assert_true(driver_focus(&driver, "row::0"));
	driver_keys(&driver, "Delete");
	assert_string_equal(driver.model.status, broken);
	driver_end(&driver);
}

static void from_section_to_section(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver, "KF1", "KF1-4");
	to_section(&driver, "KF1");
	driver_keys(&driver, "n");
	assert_string_equal(place_of(&driver.model)->section->id, "KF2");
	driver_wait(&driver, 1000); /* of different letters typed together only the first counts */
	driver_keys(&driver, "p p p");
	assert_string_equal(driver.model.status, "This is the first section.");
	assert_string_equal(place_of(&driver.model)->section->id, "ORG");
	driver_wait(&driver, 1000);
	driver_keys(&driver, "n");
	assert_true(driver_focus(&driver, "done:yes"));
	driver_keys(&driver, "1");
	assert_string_equal(driver.model.page.focus, "next");
	assert_true(assessment_section_done(model_assessment(&driver.model), "KF1"));
	driver_keys(&driver, "Enter");
	assert_string_equal(place_of(&driver.model)->section->id, "KF2");
	assert_int_equal(place_of(&driver.model)->screen, SCREEN_SECTION);
	driver_end(&driver);
}

/* Grades from the list of a section: down the rows, and what has no grade says so. */
static void quick_grades(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver, "KF4", "KF4-1");
	to_section(&driver, "KF4");
	driver_keys(&driver, "2");
	assert_string_equal(driver.model.status, "KF4-1: “Partially met”. Ctrl-Z takes it back.");
	driver_keys(&driver, "2");
	assert_string_equal(driver.model.page.focus, "question:KF4-2");
	assert_string_equal(driver.model.status, "This question has no grade. Press Enter to open it.");
	driver_keys(&driver, "Down 3");
	const struct assessment *assessment = model_assessment(&driver.model);
	assert_string_equal(json_text(answer_value(assessment_answer(assessment, form_question(assessment->form, "KF4-3")))), "unmet");
	driver_end(&driver);
}

/* Who is known from another question goes into the answer, by the list of a section as by the page. */
static void a_quick_grade_takes_who_is_known(void **state)
{
	struct json *by_page = NULL;
	(void)state;
	for (int by_list = 0; by_list < 2; by_list++) {
		struct driver driver;
		begin(&driver, "ORG", "ORG-07");
		driver_type(&driver, "Chair");
		to_section(&driver, "KF3");
		assert_true(driver_focus(&driver, "question:KF3-1"));
		driver_keys(&driver, by_list ? "1" : "Enter");
		if (!by_list) {
			assert_true(driver_focus(&driver, "value:fully"));
			driver_keys(&driver, "1");
		}
		const struct assessment *assessment = model_assessment(&driver.model);
		struct json *answer = json_dup(assessment_answer(assessment, form_question(assessment->form, "KF3-1")));
		json_remove(answer, "change");
		if (by_list)
			assert_true(json_equal(by_page, answer));
		json_free(by_page);
		by_page = answer;
		assert_non_null(json_get(answer, "parts"));
		driver_end(&driver);
	}
	json_free(by_page);
}

/* Enter in the last column of a row leads back to the table. */
static void rows(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver, "QA", "QA-7");
	driver_keys(&driver, "Enter");
	assert_int_equal(place_of(&driver.model)->screen, SCREEN_ROW);
	driver_type(&driver, "A new rota");
	driver_keys(&driver, "Enter 1");
	assert_string_equal(driver.model.page.focus, "column.why");
	driver_keys(&driver, "Enter");
	assert_string_equal(question_in_front(&driver), "QA-7");
	const struct json *rows = answer_value(assessment_answer(model_assessment(&driver.model), place_of(&driver.model)->question));
	assert_int_equal(json_len(rows), 1);
	assert_string_equal(json_get_text(json_first(rows), "status"), "done");
	driver_end(&driver);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(where_they_go), cmocka_unit_test(a_hurried_choice_is_said), cmocka_unit_test(a_choice_that_was_there_is_not_said),
		cmocka_unit_test(undo_from_a_field_that_nobody_typed_in), cmocka_unit_test(a_broken_signoff_is_always_said),
		cmocka_unit_test(from_section_to_section),
		cmocka_unit_test(quick_grades), cmocka_unit_test(a_quick_grade_takes_who_is_known), cmocka_unit_test(rows),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
