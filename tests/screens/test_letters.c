/* SPDX-License-Identifier: MIT */
/* Letters, digits and Space where nothing can be typed: what they change is said, and whoever begins to write sets off next to nothing. */
#include "driver.h"
#include "harness/screen_test.h"

#include "base/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
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

static const struct json *answer_of(const struct driver *driver, const char *question)
{
	const struct assessment *assessment = model_assessment(&driver->model);
	return assessment_answer(assessment, form_question(assessment->form, question));
}

static void take_key(struct driver *driver, const char *line)
{
	struct err err = { 0 };
	assert_true(keymap_bind(driver->model.keymap, line, &err));
}

/* On a question, `keys` have this said; `none` is bound before. */
static const struct { const char *section, *question, *none, *keys, *said; } said[] = {
	{ "KF1", "KF1-4", NULL, "f", "Flagged to come back to. The same key takes it off." },
	{ "KF1", "KF1-4", NULL, "f f", "The flag is off." },
	{ "KF1", "KF1-4", NULL, "h", "You asked for help with this question. The same key takes it back." },
	{ "KF1", "KF1-4", NULL, "h h", "You no longer ask for help with this question." },
	{ "KF1", "KF1-4", NULL, "2", "You chose “Partially met”. Ctrl-Z takes it back." },
	{ "KF1", "KF1-4", "none undo", "2", "You chose “Partially met”." },
	{ "KF1", "KF1-4", NULL, "2 2", "" },
	{ "KF1", "KF1-1", NULL, "Tab Tab Tab Tab w", "To type an answer, move to its field first (Tab). Nothing was changed." },
	{ "KF1", "KF1-1", "none next-part", "Down Down Down Down w", "To type an answer, move to its field first. Nothing was changed." },
	{ "KF1", "KF1-4", NULL, "w", "This letter does nothing here. ? shows which do. Nothing was changed." },
	{ "KF1", "KF1-4", "none help", "w", "This letter does nothing here. Nothing was changed." },
	{ "KF1", "KF1-4", NULL, "Ctrl-C", "To leave, press q. Everything is saved." },
	{ "KF1", "KF1-4", "none quit", "Ctrl-C", "Everything is saved." },
	/* Space takes back what is chosen */
	{ "KF1", "KF1-4", NULL, "Down Space Space", "The choice is taken back. Space chooses it again." },
	/* of letters typed together only the first counts */
	{ "KF1", "KF1-4", NULL, "h e l l o",
		"You asked for help with this question. The same key takes it back. Of letters typed together only the first counts. "
		"Wait a second before the next one." },
	{ "KF1", "KF1-4", "F10 flag", "w e Space 2", "This letter does nothing here. ? shows which do. Nothing was changed." },
};

static void what_is_said(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
		struct driver driver;
		begin(&driver, said[i].section, said[i].question);
		if (said[i].none)
			take_key(&driver, said[i].none);
		driver_keys(&driver, said[i].keys);
		if (strcmp(driver.model.status, said[i].said))
			fail_msg("%s, %s: %s", said[i].question, said[i].keys, driver.model.status);
		driver_end(&driver);
	}
}

/* Ways to begin a sentence on a choice: the page stays, and no answer comes of it. */
static const char *const sentences[] = { "w e Space h a v e Space 2 Space p e o p l e", "o u r Space f", "i n Space 2 0 2 4", "y e s 1" };

static void a_sentence_changes_nothing(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
		struct driver driver;
		begin(&driver, "KF1", "KF1-4");
		driver_keys(&driver, sentences[i]);
		if (place_of(&driver.model)->screen != SCREEN_QUESTION || answer_of(&driver, "KF1-4"))
			fail_msg("%s: %s", sentences[i], driver.model.page.id);
		driver_end(&driver);
	}
}

/* "hello" asks for help, and opens nothing. Another key, or a second, and letters are commands again. */
static void only_the_first_letter_counts(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver, "KF1", "KF1-4");
	driver_keys(&driver, "h e l l o");
	assert_int_equal(place_of(&driver.model)->screen, SCREEN_QUESTION);
	assert_true(json_get_true(answer_of(&driver, "KF1-4"), "help_wanted"));
	driver_keys(&driver, "Down f");
	assert_true(json_get_true(answer_of(&driver, "KF1-4"), "flag"));
	driver_keys(&driver, "e");
	assert_int_equal(place_of(&driver.model)->screen, SCREEN_QUESTION);
	driver_wait(&driver, 1000);
	driver_keys(&driver, "e");
	assert_int_equal(place_of(&driver.model)->screen, SCREEN_DETAILS);
	/* in a field all of them are text, also behind a letter that led there */
	driver_type(&driver, "hello");
	assert_string_equal(edit_text(record_slot(&driver.model.record, "evidence")->edit), "hello");
	/* a number chooses, and a letter goes on: grades one after the other */
	to_question(&driver, "KF1", "KF1-4");
	driver_keys(&driver, "2 n");
	assert_string_not_equal(place_of(&driver.model)->question->id, "KF1-4");
	driver_end(&driver);
}

/* In a hurry the page leaves by itself, and whoever types ahead does not set off what the next one has. */
static void what_was_typed_ahead_is_held(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver, "ORG", "ORG-07");
	driver_keys(&driver, "Ctrl-R");
	driver_type(&driver, "Lead");
	driver_keys(&driver, "Enter");
	driver_type(&driver, "Jo");
	driver_keys(&driver, "Enter");
	const struct form_question *then = place_of(&driver.model)->question;
	assert_string_equal(then->id, "ORG-08");
	driver_keys(&driver, "e l Space 2 Enter");
	assert_int_equal(place_of(&driver.model)->screen, SCREEN_QUESTION);
	assert_ptr_equal(place_of(&driver.model)->question, then);
	assert_null(answer_of(&driver, "ORG-08"));
	assert_non_null(strstr(driver.model.status, "What you typed since was not taken."));
	driver_wait(&driver, 1000);
	driver_keys(&driver, "2");
	assert_non_null(answer_of(&driver, "ORG-08"));
	driver_end(&driver);
}

/* Next unanswered leads to what is open in it, not to the top of its page. */
static void next_unanswered_is_on_what_is_open(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver, "KF1", "KF1-1");
	driver_type(&driver, "Chair");
	to_question(&driver, "ORG", "ORG-17");
	for (int i = 0; i < 6 && strcmp(place_of(&driver.model)->question->id, "KF1-1"); i++)
		driver_keys(&driver, "F3");
	assert_string_equal(place_of(&driver.model)->question->id, "KF1-1");
	assert_string_equal(driver.model.page.focus, "part.person.name");
	driver_end(&driver);
}

/* Whoever needs help, or fears for a child, is heard whatever was typed before; and what is held does not go on for ever. */
static void some_keys_are_always_heard(void **state)
{
	static const struct { const char *key; enum screen_id screen; } keys[] = { { "!", SCREEN_DANGER }, { "?", SCREEN_HELP } };
	struct driver driver;
	(void)state;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		begin(&driver, "KF1", "KF1-4");
		driver_keys(&driver, "w");
		driver_keys(&driver, keys[i].key);
		assert_int_equal(place_of(&driver.model)->screen, keys[i].screen);
		driver_end(&driver);
	}
	begin(&driver, "KF1", "KF1-4");
	driver_keys(&driver, "w Enter");
	assert_null(answer_of(&driver, "KF1-4"));
	driver_wait(&driver, 900);
	driver_keys(&driver, "Enter");
	driver_wait(&driver, 200);
	driver_keys(&driver, "Enter");
	assert_non_null(answer_of(&driver, "KF1-4"));
	driver_end(&driver);
}

/* Space on what is chosen, and on a state that was chosen, leaves nothing. */
static void space_takes_back(void **state)
{
	static const char *const ids[] = { "value:partly", "value:not_sure" };
	struct driver driver;
	(void)state;
	begin(&driver, "KF1", "KF1-4");
	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
		assert_true(driver_focus(&driver, ids[i]));
		driver_keys(&driver, "Space");
		assert_non_null(answer_of(&driver, "KF1-4"));
		assert_string_equal(driver.model.page.focus, ids[i]);
		driver_keys(&driver, "Space");
		assert_null(answer_of(&driver, "KF1-4"));
		assert_string_equal(driver.model.page.focus, ids[i]);
	}
	driver_keys(&driver, "Ctrl-Z");
	assert_string_equal(answer_state(answer_of(&driver, "KF1-4")), "not_sure");
	driver_end(&driver);
}

static void undo_says_what(void **state)
{
	static const struct { const char *keys, *said; } cases[] = {
		{ "2 Ctrl-Z", "Undone: KF1-4, answer. Ctrl-Y brings it back." }, { "Ctrl-Y", "Brought back: KF1-4, answer." },
		{ "f Ctrl-Z", "Undone: KF1-4, flag. Ctrl-Y brings it back." },
		{ "Down h Ctrl-Z", "Undone: KF1-4, asking for help. Ctrl-Y brings it back." },
	};
	struct driver driver;
	(void)state;
	begin(&driver, "KF1", "KF1-4");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		driver_keys(&driver, cases[i].keys);
		assert_string_equal(driver.model.status, cases[i].said);
	}
	take_key(&driver, "none redo");
	driver_keys(&driver, "Down f Ctrl-Z");
	assert_string_equal(driver.model.status, "Undone: KF1-4, flag.");
	driver_end(&driver);
}

/* The key of the list is a character in a field; the other works there. */
static void a_hurry_from_a_field(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver, "ORG", "ORG-01");
	driver_keys(&driver, ">");
	assert_false(driver.model.hurry);
	assert_string_equal(edit_text(record_slot(&driver.model.record, "value")->edit), ">");
	driver_keys(&driver, "Backspace Ctrl-R");
	assert_true(driver.model.hurry);
	assert_string_equal(driver.model.status,
		"In a hurry: complete pages go on by themselves. > stops that, in a text field Ctrl-R.");
	driver_keys(&driver, "Ctrl-R");
	assert_false(driver.model.hurry);
	take_key(&driver, "none hurry");
	take_key(&driver, "F10 hurry");
	driver_keys(&driver, "F10");
	assert_string_equal(driver.model.status, "In a hurry: complete pages go on by themselves. F10 stops that.");
	driver_end(&driver);
}

/* Whoever knows the form answers the page that came by itself at once. */
static void a_digit_ahead_is_an_answer(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver, "ORG", "ORG-01");
	driver_keys(&driver, "Ctrl-R");
	driver_type(&driver, "Oak Street");
	driver_keys(&driver, "Enter 2");
	assert_non_null(answer_value(answer_of(&driver, "ORG-02")));
	driver_end(&driver);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_said), cmocka_unit_test(a_sentence_changes_nothing), cmocka_unit_test(only_the_first_letter_counts),
		cmocka_unit_test(what_was_typed_ahead_is_held), cmocka_unit_test(some_keys_are_always_heard),
		cmocka_unit_test(next_unanswered_is_on_what_is_open),
		cmocka_unit_test(space_takes_back), cmocka_unit_test(undo_says_what), cmocka_unit_test(a_hurry_from_a_field),
		cmocka_unit_test(a_digit_ahead_is_an_answer),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
