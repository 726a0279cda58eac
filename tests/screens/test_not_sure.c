/* SPDX-License-Identifier: MIT */
/* "We are not sure yet" and "does not apply" beside what was filled in: nothing typed goes away, and a whole answer takes them off. */
#include "driver.h"
#include "harness/screen_test.h"

#include "base/json.h"
#include "base/mem.h"
#include "entry/signoff.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void to_question(struct driver *driver, const char *section, const char *question)
{
	char id[64];
	driver_keys(driver, "Ctrl-T");
	snprintf(id, sizeof id, "section:%s", section);
	assert_true(driver_focus_enter(driver, id));
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

static const struct json *answer_now(const struct driver *driver)
{
	return assessment_answer(model_assessment(&driver->model), place_of(&driver->model)->question);
}

static const char *typed_in(struct driver *driver, const char *slot)
{
	return edit_text(record_slot(&driver->model.record, slot)->edit);
}

static void write_in(struct driver *driver, const char *slot, const char *text)
{
	assert_true(driver_focus(driver, slot));
	driver_type(driver, text);
}

static void choose(struct driver *driver, const char *id)
{
	assert_true(driver_focus(driver, id));
	driver_keys(driver, "Space");
}

static const struct {
	const char *section, *question;
	const char *slot, *text;  /* a field, and what is typed there */
	const char *state;        /* what is chosen then */
	const char *parts;        /* what stands in the draft's answer as parts then; NULL: nothing. Nothing of it is sent */
} kept[] = {
	{ "ORG", "ORG-14", "part.sites", "4171", "state:not_sure", "{\"sites\":4171}" },
	{ "ORG", "ORG-14", "part.sites", "about ten", "state:not_sure", NULL },
	{ "ORG", "ORG-05", "part.filled_by.role", "Secretary", "state:not_sure", "{\"filled_by\":{\"role\":\"Secretary\"}}" },
	{ "ORG", "ORG-06", "value.role", "Chair", "state:not_sure", NULL },
	{ "KF1", "KF1-1", "part.person.role", "Chair", "value:not_sure", "{\"person\":{\"role\":\"Chair\"}}" },
	{ "KF4", "KF4-2", "value", "They asked for a door.", "state:not_sure", NULL },
};

static void check_parts(const struct driver *driver, const char *text, const char *parts)
{
	struct buf words = BUF(4096), content = BUF(BUF_MIB);
	const struct json *answer = answer_now(driver);
	assert_null(answer_value(answer));
	if (json_get(answer, "parts"))
		json_write(json_get(answer, "parts"), false, &words);
	assert_string_equal(buf_text(&words), parts ? parts : "");
	submission_content(model_assessment(&driver->model), &content);
	assert_non_null(strstr(buf_text(&content), "\"state\":\"not_sure\",\"by\""));
	assert_null(strstr(buf_text(&content), text));
	buf_release(&words);
	buf_release(&content);
}

/* It stays in its field, also when the page is left and comes again, and the program with it. */
static void what_was_typed_stays(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
		struct driver driver;
		begin(&driver, kept[i].section, kept[i].question);
		write_in(&driver, kept[i].slot, kept[i].text);
		choose(&driver, kept[i].state);
		assert_string_equal(typed_in(&driver, kept[i].slot), kept[i].text);
		assert_string_equal(answer_state(answer_now(&driver)), strchr(kept[i].state, ':') + 1);
		check_parts(&driver, kept[i].text, kept[i].parts);
		to_question(&driver, kept[i].section, kept[i].question);
		assert_string_equal(typed_in(&driver, kept[i].slot), kept[i].text);
		driver_restart(&driver);
		driver_keys(&driver, "Enter");
		to_question(&driver, kept[i].section, kept[i].question);
		assert_string_equal(typed_in(&driver, kept[i].slot), kept[i].text);
		check_parts(&driver, kept[i].text, kept[i].parts);
		driver_end(&driver);
	}
}

/* The text that was put aside is said to be there; "not sure" taken back, it is the answer again. */
static void the_answer_comes_back(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver, "KF4", "KF4-2");
	write_in(&driver, "value", "They asked for a door.");
	choose(&driver, "state:not_sure");
	assert_string_equal(driver.model.status, "What you filled in stays here, but it is not sent as your answer.");
	driver_keys(&driver, "Space");
	assert_string_equal(answer_state(answer_now(&driver)), "answered");
	assert_string_equal(json_text(answer_value(answer_now(&driver))), "They asked for a door.");
	assert_null(json_get(answer_now(&driver), "aside"));
	driver_keys(&driver, "Ctrl-Z");
	assert_string_equal(answer_state(answer_now(&driver)), "not_sure");
	assert_string_equal(typed_in(&driver, "value"), "They asked for a door.");
	/* a comment beside it changes nothing of that */
	driver_keys(&driver, "f");
	assert_string_equal(answer_state(answer_now(&driver)), "not_sure");
	/* who empties the field has put nothing aside */
	assert_true(driver_focus(&driver, "value"));
	driver_keys(&driver, "Ctrl-A Backspace Tab");
	assert_string_equal(answer_state(answer_now(&driver)), "not_sure");
	assert_null(json_get(answer_now(&driver), "aside"));
	driver_end(&driver);
}

/* Words that say which choice it was, and parts of an answer, are not sent either. */
static void what_says_which_is_not_sent(void **state)
{
	struct driver driver;
	struct buf content = BUF(BUF_MIB);
	(void)state;
	begin(&driver, "ORG", "ORG-11");
	assert_true(driver_focus_enter(&driver, "value:other"));
	write_in(&driver, "other", "Our secret thing");
	choose(&driver, "state:not_sure");
	assert_string_equal(driver.model.status, "What you filled in stays here, but it is not sent as your answer.");
	submission_content(model_assessment(&driver.model), &content);
	assert_non_null(strstr(buf_text(&content), "\"ORG-11\":{\"state\":\"not_sure\",\"by\""));
	assert_null(strstr(buf_text(&content), "secret"));
	buf_release(&content);
	to_question(&driver, "ORG", "ORG-14");
	write_in(&driver, "part.sites", "4171");
	choose(&driver, "state:not_sure");
	assert_string_equal(driver.model.status, "What you filled in stays here, but it is not sent as your answer.");
	driver_end(&driver);
}

/* Ticks and rows are put aside like text. */
static void ticks_and_rows_stay(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver, "ORG", "ORG-09");
	driver_keys(&driver, "1 2");
	size_t ticked = json_len(answer_value(answer_now(&driver)));
	choose(&driver, "state:not_sure");
	assert_null(answer_value(answer_now(&driver)));
	choose(&driver, "state:not_sure");
	assert_int_equal(json_len(answer_value(answer_now(&driver))), ticked);
	to_question(&driver, "QA", "QA-7");
	assert_true(driver_focus_enter(&driver, "add:"));
	driver_type(&driver, "A new rota");
	driver_keys(&driver, "Escape");
	choose(&driver, "state:not_sure");
	assert_null(answer_value(answer_now(&driver)));
	assert_true(driver_focus(&driver, "row::0"));
	/* another row is an answer after all */
	assert_true(driver_focus_enter(&driver, "add:"));
	driver_type(&driver, "A second one");
	driver_keys(&driver, "Escape");
	assert_string_equal(answer_state(answer_now(&driver)), "answered");
	assert_int_equal(json_len(answer_value(answer_now(&driver))), 2);
	driver_end(&driver);
}

/* Typing what was missing makes it an answer; a part of it does not. */
static void a_whole_answer_is_sure(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver, "KF4", "KF4-2");
	choose(&driver, "state:not_sure");
	write_in(&driver, "value", "They asked for a door.");
	driver_keys(&driver, "Tab");
	assert_string_equal(answer_state(answer_now(&driver)), "answered");
	to_question(&driver, "ORG", "ORG-14");
	choose(&driver, "state:not_sure");
	write_in(&driver, "part.sites", "3");
	driver_keys(&driver, "Tab");
	assert_string_equal(answer_state(answer_now(&driver)), "not_sure");
	driver_keys(&driver, "1");
	assert_string_equal(answer_state(answer_now(&driver)), "answered");
	/* chosen beside all that, it is meant */
	choose(&driver, "state:not_sure");
	assert_string_equal(answer_state(answer_now(&driver)), "not_sure");
	driver_keys(&driver, "f");
	assert_string_equal(answer_state(answer_now(&driver)), "not_sure");
	driver_end(&driver);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_typed_stays), cmocka_unit_test(the_answer_comes_back), cmocka_unit_test(what_says_which_is_not_sent), cmocka_unit_test(ticks_and_rows_stay),
		cmocka_unit_test(a_whole_answer_is_sure),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
