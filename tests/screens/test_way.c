/* SPDX-License-Identifier: MIT */
/* The way through: going on where one was, checking, signing off, and what is said of a receipt once something has changed. */
#include "driver.h"
#include "harness/screen_test.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/text.h"
#include "client/change_told.h"
#include "client/screen.h"
#include "client/words.h"
#include "entry/progress.h"
#include "entry/signoff.h"

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
	assert_int_equal(place_of(&driver->model)->screen, SCREEN_TASKS);
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

static const char *question_in_front(const struct driver *driver)
{
	const struct place *place = place_of(&driver->model);
	return place->screen == SCREEN_QUESTION ? place->question->id : "";
}

/* The words of the focusable `id`, as line mode and the screen have them; NULL if it is not there. */
static const char *words_of(const struct driver *driver, const char *id)
{
	struct focusable all[2000];
	size_t n = page_focusables(&driver->model.page, all, 2000);
	for (size_t i = 0; i < n; i++)
		if (!strcmp(all[i].id, id))
			return all[i].block->kind == BLOCK_ACTIONS ? ((const struct action *)all[i].block->items)[all[i].item].label
				: all[i].block->kind == BLOCK_FACTS ? ((const struct fact_row *)all[i].block->items)[all[i].item].value
				: ((const struct task_row *)all[i].block->items)[all[i].item].label;
	return NULL;
}

static bool page_says(const struct driver *driver, const char *words)
{
	const struct blocks *body = &driver->model.page.body;
	for (size_t i = 0; i < body->n; i++)
		if ((body->items[i].label && strstr(body->items[i].label, words)) || (body->items[i].text && strstr(body->items[i].text, words)))
			return true;
	return false;
}

/* ---- going on ---- */

static void going_on_leads_to_where_one_was(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver);
	assert_string_equal(words_of(&driver, "go:next"), "Start with the first question");
	assert_null(words_of(&driver, "go:on"));
	to_question(&driver, "KF1", "KF1-4");
	driver_keys(&driver, "2 Ctrl-T");
	assert_string_equal(words_of(&driver, "go:on"), "Go on at KF1-4");
	assert_string_equal(words_of(&driver, "go:next"), "Next without an answer: KF2-1");
	driver_keys(&driver, "q");
	driver_restart(&driver);
	assert_true(driver_focus_enter(&driver, "open:*"));
	assert_string_equal(driver.model.page.focus, "go:on");
	driver_keys(&driver, "Enter");
	assert_string_equal(question_in_front(&driver), "KF1-4");
	driver_keys(&driver, "Ctrl-T");
	assert_true(driver_focus_enter(&driver, "go:next"));
	assert_string_equal(question_in_front(&driver), "KF2-1");
	driver_keys(&driver, "Ctrl-T");
	assert_string_equal(words_of(&driver, "go:on"), "Go on at KF2-1");
	assert_null(words_of(&driver, "go:next")); /* it would lead past what is open where one was */
	driver_end(&driver);
}

/* ---- the task list ---- */

/* At 80 columns what can stand in a row of sections stands in one line. */
static void a_section_is_a_line(void **state)
{
	struct driver driver;
	int widest = 0;
	(void)state;
	begin(&driver);
	const struct form *form = model_assessment(&driver.model)->form;
	for (size_t i = 0; i < form->n_sections; i++)
		widest = text_cols(form->sections[i].short_title) > widest ? text_cols(form->sections[i].short_title) : widest;
	for (int i = 0; i < SECTION_STATUS_COUNT; i++)
		assert_true(widest + 2 + (int)strlen("16 of 16 answered, 3 flags") + 2 + text_cols(section_status_words((enum section_status)i)) <= 74);
	driver_end(&driver);
}

/* ---- check your answers ---- */

static void beside_an_answer_is_shown(void **state)
{
	static const struct { const char *id, *words; enum screen_id screen; const char *focus; } rows[] = {
		{ "beside:KF1-4:evidence", "Rota on the wall; minutes of 4 June", SCREEN_DETAILS, "evidence" },
		{ "beside:KF1-4:comment", "We are a small club", SCREEN_DETAILS, "comment" },
		{ "beside:KF1-4:next", "Ask the chair, Treasurer, by March 2027", SCREEN_DETAILS, "next" },
		{ "beside:KF1-4:help", "We would like help with this", SCREEN_QUESTION, "help" },
	};
	struct driver driver;
	(void)state;
	begin(&driver);
	to_question(&driver, "KF1", "KF1-4");
	driver_keys(&driver, "2 h F7");
	driver_type(&driver, "Rota on the wall\nminutes of 4 June");
	driver_keys(&driver, "Tab");
	driver_type(&driver, "We are a small club");
	driver_keys(&driver, "Tab");
	driver_type(&driver, "Ask the chair\nTreasurer\n3/2027");
	assert_true(driver_focus(&driver, "note"));
	driver_type(&driver, "nobody else reads this");
	driver_keys(&driver, "Ctrl-T");
	assert_true(driver_focus_enter(&driver, "go:answers"));
	assert_null(words_of(&driver, "beside:KF1-1:comment"));
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_string_equal(words_of(&driver, rows[i].id), rows[i].words);
		assert_true(driver_focus_enter(&driver, rows[i].id));
		assert_int_equal(place_of(&driver.model)->screen, rows[i].screen);
		assert_string_equal(driver.model.page.focus, rows[i].focus);
		driver_keys(&driver, "Escape");
		assert_int_equal(place_of(&driver.model)->screen, SCREEN_ANSWERS);
		assert_string_equal(driver.model.page.focus, rows[i].id);
	}
	assert_false(page_says(&driver, "nobody else"));
	driver_end(&driver);
}

/* ---- signing off, and a change after a receipt ---- */

static void sign(struct driver *driver)
{
	driver_keys(driver, "Ctrl-T");
	assert_true(driver_focus_enter(driver, "go:signoff"));
	driver_type(driver, "A. Chair\nChair of trustees\n");
	assert_true(driver_focus_enter(driver, "sign"));
	assert_non_null(words_of(driver, "send"));
}

/* What is never sent breaks nothing: a flag and a private note, on an answer and where there is none. */
static void a_flag_breaks_no_signoff(void **state)
{
	static const char *const questions[] = { "KF1-4", "KF1-1" };
	struct driver driver;
	(void)state;
	begin(&driver);
	to_question(&driver, "KF1", "KF1-4");
	driver_keys(&driver, "2");
	sign(&driver);
	for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
		to_question(&driver, "KF1", questions[i]);
		assert_true(driver_focus(&driver, "value:*"));
		driver_keys(&driver, "f");
		assert_non_null(strstr(driver.model.status, "Flagged"));
		driver_keys(&driver, "F7");
		assert_true(driver_focus(&driver, "note"));
		driver_type(&driver, "Ask Ann.");
		driver_keys(&driver, "Escape");
		assert_null(strstr(driver.model.status, "breaks"));
		assert_true(approval_holds(model_assessment(&driver.model)));
		assert_int_equal(driver.model.state, STATE_APPROVED);
	}
	driver_end(&driver);
}

static void signing_again_begins_with_who_signed(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver);
	sign(&driver);
	to_question(&driver, "KF1", "KF1-4");
	driver_keys(&driver, "2");
	assert_string_equal(driver.model.status, "This change breaks the sign-off. Please have it signed off again before you send it.");
	driver_keys(&driver, "Ctrl-T");
	assert_true(driver_focus_enter(&driver, "go:signoff"));
	assert_string_equal(driver.model.page.focus, "name");
	assert_string_equal(json_get_text(driver.model.record.json, "name"), "A. Chair");
	assert_string_equal(json_get_text(driver.model.record.json, "role"), "Chair of trustees");
	assert_false(page_says(&driver, "worth another look"));
	assert_true(driver_focus_enter(&driver, "sign"));
	assert_non_null(words_of(&driver, "send"));
	driver_end(&driver);
}

/* Who will approve was asked among the answers: it is not asked again, only confirmed. */
static void signing_begins_with_who_the_answers_name(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver);
	to_question(&driver, "ORG", "ORG-06");
	driver_type(&driver, "Chair");
	driver_keys(&driver, "Tab");
	driver_type(&driver, "Jo Lee");
	driver_keys(&driver, "Ctrl-T");
	assert_true(driver_focus_enter(&driver, "go:signoff"));
	assert_string_equal(json_get_text(driver.model.record.json, "name"), "Jo Lee");
	assert_string_equal(json_get_text(driver.model.record.json, "role"), "Chair");
	assert_true(driver_focus_enter(&driver, "sign"));
	assert_true(approval_holds(model_assessment(&driver.model)));
	driver_end(&driver);
}

/* However low the window is, what is to be filled in first is seen on opening. */
static void the_cursor_is_seen_on_opening(void **state)
{
	static const struct { int rows, cols; } sizes[] = { { 24, 80 }, { 12, 40 } };
	(void)state;
	for (size_t i = 0; i < 2 * sizeof sizes / sizeof *sizes; i++) {
		struct driver driver;
		struct cells cells;
		begin(&driver);
		cells_init(&cells, sizes[i / 2].rows, sizes[i / 2].cols);
		if (i % 2) {
			sign(&driver);
			to_question(&driver, "KF1", "KF1-4");
			driver_keys(&driver, "2");
		}
		driver_keys(&driver, "Ctrl-T");
		assert_true(driver_focus(&driver, "go:signoff"));
		driver_paint(&driver, &cells, false);
		driver_keys(&driver, "Enter");
		driver_paint(&driver, &cells, false);
		if (!driver.view.state.focus_shown)
			fail_msg("at %dx%d the cursor is below, %s", cells.cols, cells.rows, i % 2 ? "broken" : "new");
		cells_release(&cells);
		driver_end(&driver);
	}
}

/* ---- the history ---- */

static const char *newest_change(const struct driver *driver)
{
	struct focusable all[2000];
	size_t n = page_focusables(&driver->model.page, all, 2000);
	for (size_t i = 0; i < n; i++)
		if (after_prefix(all[i].id, "change"))
			return words_of(driver, all[i].id);
	return "";
}

/* From a question: keys, and how the newest change then reads. */
static const struct { const char *section, *question, *keys, *row; } changes[] = {
	{ "KF1", "KF1-4", "2", "KF1-4  Time, money and cover: from “Not answered” to “Partially met”" },
	{ "KF1", "KF1-4", "2 1", "KF1-4  Time, money and cover: from “Partially met” to “Fully met”" },
	{ "KF1", "KF1-4", "f", "KF1-4  Time, money and cover, Flag: from “No” to “Yes”" },
	{ "KF1", "KF1-4", "e TEXT Escape", "KF1-4  Time, money and cover, Evidence: from “nothing” to “as agreed”" },
	{ "ORG", "ORG-10", "4 Enter 5 Enter", "ORG-10  Paid people and volunteers, How many of the paid people wo…: from “nothing” to “5 people”" },
};

static void a_change_says_what_from_and_to(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		struct driver driver;
		begin(&driver);
		to_question(&driver, changes[i].section, changes[i].question);
		char keys[64], *at, *key;
		snprintf(keys, sizeof keys, "%s", changes[i].keys);
		for (key = strtok_r(keys, " ", &at); key; key = strtok_r(NULL, " ", &at)) {
			if (strcmp(key, "TEXT"))
				driver_keys(&driver, key);
			else
				driver_type(&driver, "as agreed");
		}
		driver_keys(&driver, "Ctrl-T");
		assert_true(driver_focus_enter(&driver, "go:history"));
		assert_string_equal(newest_change(&driver), changes[i].row);
		driver_end(&driver);
	}
}

/* A long one is cut in its row; Enter tells all of it, and leads to its question. */
static void a_long_change_is_told_whole(void **state)
{
	static const char text[] = "A long sentence that says what happened, to whom, when, and what was done about it in the end.";
	struct driver driver;
	(void)state;
	begin(&driver);
	to_question(&driver, "KF4", "KF4-2");
	driver_type(&driver, text);
	driver_keys(&driver, "Ctrl-T");
	assert_true(driver_focus_enter(&driver, "go:history"));
	assert_non_null(strstr(newest_change(&driver), "…"));
	assert_true(driver_focus_enter(&driver, "change:0*"));
	assert_int_equal(place_of(&driver.model)->screen, SCREEN_CHANGE);
	const struct blocks *body = &driver.model.page.body;
	bool whole = false;
	for (size_t i = 0; i < body->n; i++)
		for (size_t k = 0; body->items[i].kind == BLOCK_FACTS && k < body->items[i].n_items; k++)
			whole |= !strcmp(((const struct fact_row *)body->items[i].items)[k].value, text);
	assert_true(whole);
	assert_true(driver_focus_enter(&driver, "question"));
	assert_string_equal(question_in_front(&driver), "KF4-2");
	driver_keys(&driver, "Escape Escape");
	assert_int_equal(place_of(&driver.model)->screen, SCREEN_HISTORY);
	driver_end(&driver);
}

/* It is never told on a page that lies open. */
static void a_private_note_is_not_told(void **state)
{
	struct driver driver;
	struct difference all[DIFFERENCES_MAX];
	(void)state;
	begin(&driver);
	struct json *from = json_object(), *to = json_object();
	char subject[] = "KF1-4";
	json_set_text(to, "private_note", "nobody else reads this");
	struct change change = { .subject = subject, .from = from, .to = to, .at = "2026-11-21T19:04:00Z" };
	assert_int_equal(change_differences(model_assessment(&driver.model), &change, &driver.model.page, all), 1);
	assert_string_equal(all[0].from, "nothing");
	assert_string_equal(all[0].to, "a note");
	json_set_text(from, "private_note", "nobody else read that");
	assert_int_equal(change_differences(model_assessment(&driver.model), &change, &driver.model.page, all), 1);
	assert_string_equal(all[0].to, "another note");
	json_free(from);
	json_free(to);
	driver_end(&driver);
}

/* What became of last time's step is in the history too, and in what undo says. */
static void a_last_step_is_told(void **state)
{
	struct driver driver;
	struct difference all[DIFFERENCES_MAX];
	struct buf words = BUF(200);
	(void)state;
	begin(&driver);
	struct json *from = json_object(), *to = json_object(), *step = json_object();
	char subject[] = "KF1-4";
	json_set_text(step, "action", "Find cover");
	json_set(from, "last_step", step);
	json_set_text(from, "comment", "Short");
	json_set_text(to, "comment", "Short");
	struct change change = { .subject = subject, .from = from, .to = to, .at = "2026-11-21T19:04:00Z" };
	assert_int_equal(change_differences(model_assessment(&driver.model), &change, &driver.model.page, all), 1);
	assert_string_equal(all[0].what, "What you planned last time");
	assert_string_equal(all[0].from, "Find cover");
	assert_string_equal(all[0].to, "nothing");
	change_words(model_assessment(&driver.model)->form, &change, &words);
	assert_string_equal(buf_text(&words), "KF1-4, next step");
	buf_release(&words);
	json_free(from);
	json_free(to);
	driver_end(&driver);
}

/* ---- the frame ---- */

/* A picture is a line a row, and then what stands out. */
static bool row_says(const struct cells *cells, int row, const char *words)
{
	struct buf picture = BUF(BUF_MIB);
	cells_write(cells, &picture);
	char *at, *line = strtok_r(picture.data, "\n", &at);
	while (line && row-- > 0)
		line = strtok_r(NULL, "\n", &at);
	bool says = line && strstr(line, words);
	buf_release(&picture);
	return says;
}

/* However small the window and wherever the cursor is: the key for a child in danger stands in the footer. */
static void danger_stays_in_the_footer(void **state)
{
	static const struct { int rows, cols; } sizes[] = { { 24, 80 }, { 12, 40 }, { 8, 20 } };
	struct driver driver;
	(void)state;
	begin(&driver);
	for (size_t i = 0; i < 2 * sizeof sizes / sizeof *sizes; i++) {
		struct cells cells;
		if (i % 2)
			to_question(&driver, "ORG", "ORG-01"); /* in a field, where the key has Ctrl */
		else
			driver_keys(&driver, "Ctrl-T");
		cells_init(&cells, sizes[i / 2].rows, sizes[i / 2].cols);
		driver_paint(&driver, &cells, false);
		assert_true(row_says(&cells, cells.rows - 1, i % 2 ? "Ctrl-D " : "! "));
		cells_release(&cells);
	}
	driver_end(&driver);
}

/* A status of several rows has rows of its own: it takes nothing from the words that there is more. */
static void a_long_status_leaves_more_below(void **state)
{
	struct driver driver;
	struct cells cells;
	(void)state;
	begin(&driver);
	cells_init(&cells, 24, 80);
	say(&driver.model, "%s", "This is the first sentence of a status that is long. This is the second one, and it says what to do next.");
	model_build(&driver.model);
	driver_paint(&driver, &cells, false);
	assert_true(row_says(&cells, 20, "more below"));
	assert_true(row_says(&cells, 21, "This is the first sentence"));
	assert_true(row_says(&cells, 22, "what to do next."));
	cells_release(&cells);
	driver_end(&driver);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(going_on_leads_to_where_one_was),
		cmocka_unit_test(a_section_is_a_line),
		cmocka_unit_test(beside_an_answer_is_shown),
		cmocka_unit_test(a_flag_breaks_no_signoff),
		cmocka_unit_test(signing_again_begins_with_who_signed),
		cmocka_unit_test(signing_begins_with_who_the_answers_name),
		cmocka_unit_test(the_cursor_is_seen_on_opening),
		cmocka_unit_test(a_change_says_what_from_and_to),
		cmocka_unit_test(a_long_change_is_told_whole),
		cmocka_unit_test(a_private_note_is_not_told), cmocka_unit_test(a_last_step_is_told),
		cmocka_unit_test(danger_stays_in_the_footer),
		cmocka_unit_test(a_long_status_leaves_more_below),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
