/* SPDX-License-Identifier: MIT */
/* Nothing that was typed is ever lost: not by rules, not by undo, not by another assessment, not by a way out. */
#include "driver.h"
#include "harness/screen_test.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

static void begin(struct driver *driver, const char *form)
{
	screen_test_locale();
	driver_start(driver, form);
	driver_keys(driver, "Enter");
	while (place_of(&driver->model)->screen != SCREEN_TASKS)
		driver_keys(driver, "Escape");
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

static const struct json *answer_of(const struct driver *driver, const char *question)
{
	const struct assessment *assessment = driver->model.opened->assessment;
	return assessment_answer(assessment, form_question(assessment->form, question));
}

static const char *text_at(const struct driver *driver, const char *question, const char *pointer)
{
	const char *text = json_text(pointer_get(answer_of(driver, question), pointer));
	return text ? text : "";
}

/* A number that the form does not allow keeps the rest of the page from nothing. */
static void refused_number_stays_and_the_rest_is_stored(void **state)
{
	struct driver driver;
	int64_t n;
	(void)state;
	begin(&driver, "surrey-way.json");
	to_question(&driver, "ORG", "ORG-10");
	driver_keys(&driver, "Home");
	driver_type(&driver, "12");
	driver_keys(&driver, "Tab");
	driver_type(&driver, "a few");
	driver_keys(&driver, "Tab Ctrl-T");
	assert_true(json_int(json_first(json_get(answer_of(&driver, "ORG-10"), "parts")), &n));
	assert_int_equal(n, 12);
	assert_int_equal(json_len(json_get(answer_of(&driver, "ORG-10"), "typed")), 1);
	driver_restart(&driver);
	driver_keys(&driver, "Home Enter");
	to_question(&driver, "ORG", "ORG-10");
	bool seen = false;
	for (size_t i = 0; i < driver.model.record.n_slots; i++)
		seen |= driver.model.record.slots[i].edit && !strcmp(edit_text(driver.model.record.slots[i].edit), "a few");
	assert_true(seen);
	driver_end(&driver);
}

/* Whoever writes an answer after "not sure" is sure. */
static void text_after_not_sure_is_the_answer(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver, "surrey-way.json");
	to_question(&driver, "KF4", "KF4-2");
	assert_true(driver_focus_enter(&driver, "state:not_sure"));
	assert_string_equal(answer_state(answer_of(&driver, "KF4-2")), "not_sure");
	assert_true(driver_focus(&driver, "value"));
	driver_type(&driver, "We moved the meeting to Saturday.");
	driver_keys(&driver, "Escape");
	assert_string_equal(answer_state(answer_of(&driver, "KF4-2")), "answered");
	assert_string_equal(text_at(&driver, "KF4-2", "/value"), "We moved the meeting to Saturday.");
	driver_end(&driver);
}

static void not_applicable_asks_why_at_once(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver, "third-sector.json");
	to_question(&driver, "KF1", "KF1-4");
	driver_keys(&driver, "5");
	assert_string_equal(driver.model.page.focus, "reason");
	driver_type(&driver, "We are only two people.");
	driver_keys(&driver, "Tab");
	assert_string_equal(text_at(&driver, "KF1-4", "/reason"), "We are only two people.");
	driver_end(&driver);
}

/* A date in a row that is none stays in its field, and the row is stored without it. */
static void bad_date_in_a_row(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver, "surrey-way.json");
	to_question(&driver, "KF5", "KF5-3");
	assert_true(driver_focus_enter(&driver, "add:"));
	assert_true(driver_focus(&driver, "column.course"));
	driver_type(&driver, "Lead training");
	assert_true(driver_focus(&driver, "column.date"));
	driver_type(&driver, "last spring");
	assert_true(driver_focus_enter(&driver, "on"));
	assert_int_equal(json_len(answer_value(answer_of(&driver, "KF5-3"))), 1);
	assert_true(driver_focus_enter(&driver, "row::0"));
	bool seen = false;
	for (size_t i = 0; i < driver.model.record.n_slots; i++)
		seen |= driver.model.record.slots[i].edit && !strcmp(edit_text(driver.model.record.slots[i].edit), "last spring");
	assert_true(seen);
	driver_end(&driver);
}

/* Undo in a field goes back through what was typed there and stops, whatever was saved on the way. */
static void undo_in_a_field(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver, "surrey-way.json");
	to_question(&driver, "KF1", "KF1-3");
	driver_type(&driver, "abc");
	driver_wait(&driver, 3000);
	driver_keys(&driver, "Ctrl-Z Ctrl-Z Ctrl-Z Ctrl-Z");
	driver_wait(&driver, 3000);
	assert_string_equal(edit_text(record_slot(&driver.model.record, "value")->edit), "");
	assert_null(answer_of(&driver, "KF1-3"));
	driver_keys(&driver, "Ctrl-Y");
	driver_wait(&driver, 3000);
	assert_string_equal(text_at(&driver, "KF1-3", "/value"), "abc");
	driver_end(&driver);
}

static void row_undone_under_the_page(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver, "surrey-way.json");
	to_question(&driver, "KF5", "KF5-3");
	assert_true(driver_focus_enter(&driver, "add:"));
	assert_true(driver_focus(&driver, "column.course"));
	driver_type(&driver, "Lead training");
	assert_true(driver_focus(&driver, "on"));
	driver_keys(&driver, "Ctrl-Z");
	assert_null(answer_of(&driver, "KF5-3"));
	assert_int_equal(place_of(&driver.model)->screen, SCREEN_ROW);
	assert_true(driver_focus(&driver, "column.course"));
	driver_type(&driver, "Basic course");
	assert_true(driver_focus_enter(&driver, "on"));
	assert_int_equal(json_len(answer_value(answer_of(&driver, "KF5-3"))), 1);
	driver_end(&driver);
}

/* Each field of the page is stored beside the others, whichever was typed last. */
static void evidence_and_comment(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver, "surrey-way.json");
	to_question(&driver, "KF1", "KF1-4");
	driver_keys(&driver, "2 e");
	driver_type(&driver, "Budget line\nRota on the wall");
	driver_keys(&driver, "Tab");
	driver_type(&driver, "No cover in August.");
	driver_keys(&driver, "Tab");
	driver_type(&driver, "Ask Sam");
	driver_keys(&driver, "Escape");
	assert_string_equal(text_at(&driver, "KF1-4", "/evidence/0/text"), "Budget line");
	assert_string_equal(text_at(&driver, "KF1-4", "/evidence/1/text"), "Rota on the wall");
	assert_string_equal(text_at(&driver, "KF1-4", "/comment"), "No cover in August.");
	assert_string_equal(text_at(&driver, "KF1-4", "/next_step/action"), "Ask Sam");
	assert_string_equal(text_at(&driver, "KF1-4", "/value"), "partly");
	driver_end(&driver);
}

static void next_flag_and_problem(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver, "third-sector.json");
	driver_keys(&driver, "]");
	assert_string_equal(driver.model.status, "No question is flagged.");
	to_question(&driver, "KF1", "KF1-4");
	driver_keys(&driver, "1 f Ctrl-T ]");
	assert_string_equal(place_of(&driver.model)->question->id, "KF1-4");
	driver_keys(&driver, "}");
	assert_string_equal(driver.model.status, "No answer needs another look.");
	to_question(&driver, "KF2", "KF2-6");
	driver_type(&driver, "9");
	driver_keys(&driver, "Tab");
	driver_type(&driver, "7");
	driver_keys(&driver, "Tab 1 Ctrl-T }");
	assert_string_equal(place_of(&driver.model)->question->id, "KF2-6");
	driver_end(&driver);
}

static void limit_files(rlim_t bytes)
{
	struct rlimit limit;
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	limit.rlim_cur = bytes;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

/* No room on the disk: it is said, the way out asks, nothing is lost, and it is saved by itself once there is room. */
static void full_disk(void **state)
{
	struct driver driver;
	(void)state;
	signal(SIGXFSZ, SIG_IGN);
	begin(&driver, "surrey-way.json");
	to_question(&driver, "KF1", "KF1-3");
	limit_files(64);
	driver_type(&driver, "We changed the rota.");
	driver_wait(&driver, 3000);
	assert_int_equal(driver.model.save, SAVE_FAILED);
	assert_true(driver.model.page.state_alarm);
	assert_non_null(strstr(driver.model.status, "disk"));
	limit_files(RLIM_INFINITY);
	driver_wait(&driver, 6000);
	assert_int_equal(driver.model.save, SAVE_SAVED);
	driver_restart(&driver);
	driver_keys(&driver, "Home Enter");
	assert_string_equal(text_at(&driver, "KF1-3", "/value"), "We changed the rota.");
	driver_end(&driver);
}

static bool page_shows(const struct driver *driver, const char *words)
{
	const struct blocks *body = &driver->model.page.body;
	for (size_t i = 0; i < body->n; i++)
		if ((body->items[i].label && strstr(body->items[i].label, words)) || (body->items[i].text && strstr(body->items[i].text, words)))
			return true;
	return false;
}

/* An answer that could not be saved, and Ctrl-Q: the page that says so is in front. */
static void begin_unsaved(struct driver *driver)
{
	signal(SIGXFSZ, SIG_IGN);
	begin(driver, "surrey-way.json");
	to_question(driver, "KF1", "KF1-3");
	limit_files(64);
	driver_type(driver, "We changed the rota.");
	driver_wait(driver, 3000);
	assert_int_equal(driver->model.save, SAVE_FAILED);
	driver_keys(driver, "Ctrl-Q");
	assert_false(driver->worker.quit);
	assert_int_equal(place_of(&driver->model)->screen, SCREEN_UNSAVED);
}

/* Whatever key is held down, nobody leaves without what could not be saved but by choosing it twice. */
static void way_out_of_a_full_disk(void **state)
{
	struct driver driver;
	(void)state;
	begin_unsaved(&driver);
	driver_keys(&driver, "Ctrl-Q Ctrl-Q Ctrl-Q");
	assert_false(driver.worker.quit);
	assert_true(driver_focus_enter(&driver, "give-up"));
	assert_false(driver.worker.quit);
	assert_string_equal(driver.model.page.focus, "stay");
	driver_keys(&driver, "Enter");
	assert_true(driver_focus_enter(&driver, "give-up"));
	assert_true(driver_focus_enter(&driver, "lose"));
	assert_true(driver.worker.quit);
	assert_true(model_has_unsaved(&driver.model));
	limit_files(RLIM_INFINITY);
	driver_end(&driver);
}

/* The key at the question leaves at once too, and so does closing the assessment: both stay, and both save once there is room. */
static void closing_on_a_full_disk(void **state)
{
	struct driver driver;
	(void)state;
	signal(SIGXFSZ, SIG_IGN);
	begin(&driver, "surrey-way.json");
	to_question(&driver, "KF1", "KF1-3");
	limit_files(64);
	driver_type(&driver, "We changed the rota.");
	driver_keys(&driver, "Ctrl-T");
	driver_keys(&driver, "Escape");
	assert_int_equal(place_of(&driver.model)->screen, SCREEN_UNSAVED);
	assert_non_null(driver.model.opened);
	limit_files(RLIM_INFINITY);
	driver_wait(&driver, 6000);
	assert_true(page_shows(&driver, "nothing is lost"));
	assert_true(driver_focus_enter(&driver, "back"));
	assert_int_equal(place_of(&driver.model)->screen, SCREEN_TASKS);
	assert_string_equal(text_at(&driver, "KF1-3", "/value"), "We changed the rota.");
	driver_end(&driver);
}

/* A copy in a folder that was named has all of it; after another change it is not all any more. */
static void copy_of_what_is_not_saved(void **state)
{
	struct driver driver;
	struct buf bytes = BUF(4 * BUF_MIB);
	(void)state;
	begin_unsaved(&driver);
	assert_true(driver_focus(&driver, "folder"));
	driver_type(&driver, "/nowhere/at/all");
	assert_true(driver_focus_enter(&driver, "copy"));
	assert_null(model_copy_of_all(&driver.model));
	assert_non_null(strstr(driver.model.status, "Name another folder."));
	driver_keys(&driver, "Ctrl-A Backspace");
	driver_type(&driver, driver.dir);
	limit_files(RLIM_INFINITY); /* another disk has room */
	assert_true(driver_focus_enter(&driver, "copy"));
	const char *copy = model_copy_of_all(&driver.model);
	assert_non_null(copy);
	assert_int_equal(strncmp(copy, driver.dir, strlen(driver.dir)), 0);
	assert_true(file_read(copy, &bytes, NULL));
	assert_non_null(strstr(buf_text(&bytes), "We changed the rota."));
	assert_true(page_shows(&driver, copy));
	buf_release(&bytes);
	driver_end(&driver);
}

static struct receipt receipt_of(int64_t revision)
{
	return (struct receipt){ .board = "practice-partnership", .revision = revision, .received = "2026-11-21T19:10:31Z" };
}

/* An earlier revision's receipt says nothing about what is being sent now. */
static void old_receipt_is_no_news(void **state)
{
	struct driver driver;
	struct effects effects = { .n = 0 };
	struct receipt receipt = receipt_of(1);
	(void)state;
	begin(&driver, "third-sector.json");
	assert_true(driver_focus_enter(&driver, "go:send"));
	driver.model.sending = (struct sending){ .active = true, .revision = 2 };
	struct message ended = message_now(MESSAGE_COURIER_ENDED);
	ended.ok = false;
	ended.receipt = &receipt;
	ended.reference = "SU-0000-0000";
	ended.text = driver.model.opened->id;
	update(&driver.model, &ended, &effects);
	assert_int_equal(place_of(&driver.model)->screen, SCREEN_SEND);
	receipt = receipt_of(2);
	driver.model.sending = (struct sending){ .active = true, .revision = 2 };
	update(&driver.model, &ended, &effects);
	assert_int_equal(place_of(&driver.model)->screen, SCREEN_RECEIPT);
	driver_end(&driver);
}

/* The courier of an assessment that was closed speaks about that one, not about the one in front. */
static void courier_of_another_assessment(void **state)
{
	static const char text[] = "{\"event\":\"received\",\"id\":\"00000000-0000-4000-8000-000000000001\",\"what\":\"Received.\"}";
	struct driver driver;
	struct effects effects = { .n = 0 };
	struct receipt receipt = receipt_of(1);
	struct json *json = NULL;
	(void)state;
	begin(&driver, "third-sector.json");
	assert_true(driver_focus_enter(&driver, "go:send"));
	driver.model.sending = (struct sending){ .active = true, .revision = 1 };
	struct message event = message_now(MESSAGE_COURIER), ended = message_now(MESSAGE_COURIER_ENDED);
	assert_true(json_parse(text, strlen(text), &json_default_limits, "event", &json, NULL));
	event.json = json;
	update(&driver.model, &event, &effects);
	assert_string_equal(driver.model.sending.what, "");
	ended.receipt = &receipt;
	ended.text = "00000000-0000-4000-8000-000000000001";
	update(&driver.model, &ended, &effects);
	assert_int_equal(place_of(&driver.model)->screen, SCREEN_SEND);
	assert_true(driver.model.sending.active);
	json_free(json);
	driver_end(&driver);
}

/* Two writers: the second may read and search, and changes nothing. */
static void read_only_changes_nothing(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver, "third-sector.json");
	driver.model.opened->read_only = true;
	snprintf(driver.model.opened->holder, sizeof driver.model.opened->holder, "hall, process 12");
	to_question(&driver, "KF1", "KF1-4");
	driver_keys(&driver, "1 f Down h");
	assert_null(answer_of(&driver, "KF1-4"));
	assert_non_null(strstr(driver.model.status, "hall, process 12"));
	driver_keys(&driver, "/");
	driver_type(&driver, "lead");
	assert_string_equal(edit_text(record_slot(&driver.model.record, "words")->edit), "lead");
	driver_end(&driver);
}

/* Who writes is said on the page of changes, stands beside what is changed from then on, and goes with the program. */
static void who_is_writing(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver, "third-sector.json");
	to_question(&driver, "KF1", "KF1-4");
	driver_keys(&driver, "1 Ctrl-T");
	assert_true(driver_focus_enter(&driver, "go:history"));
	assert_string_equal(driver.model.page.focus, "change:0:KF1-4");
	assert_true(driver_focus(&driver, "by"));
	driver_type(&driver, "much too long");
	driver_keys(&driver, "Enter");
	assert_string_equal(driver.model.author.initials, "");
	assert_string_equal(driver.model.status, "This is too long. Two or three letters are enough.");
	assert_true(driver_focus(&driver, "by"));
	driver_keys(&driver, "Ctrl-U");
	driver_type(&driver, "PN");
	assert_int_equal(driver.model.save, SAVE_SAVED); /* there is nothing to save */
	driver_keys(&driver, "Enter");
	assert_string_equal(driver.model.page.focus, "change:0:KF1-4");
	driver_keys(&driver, "Enter");
	assert_true(driver_focus_enter(&driver, "question"));
	driver_keys(&driver, "2 Escape Escape");
	assert_string_equal(driver.model.page.focus, "change:0:KF1-4"); /* where one was, not on what has come since */
	const struct history *history = &driver.model.opened->history;
	assert_string_equal(history->items[history->n - 1].by, "PN");
	assert_string_equal(history->items[history->n - 2].by, "");
	assert_string_equal(edit_text(record_slot(&driver.model.record, "by")->edit), "PN");
	assert_string_equal(json_get_text(answer_of(&driver, "KF1-4"), "by"), "PN");
	driver_restart(&driver);
	assert_string_equal(driver.model.author.initials, "");
	driver_end(&driver);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_is_writing),
		cmocka_unit_test(refused_number_stays_and_the_rest_is_stored), cmocka_unit_test(text_after_not_sure_is_the_answer),
		cmocka_unit_test(not_applicable_asks_why_at_once), cmocka_unit_test(bad_date_in_a_row), cmocka_unit_test(undo_in_a_field), cmocka_unit_test(evidence_and_comment), cmocka_unit_test(next_flag_and_problem),
		cmocka_unit_test(full_disk), cmocka_unit_test(way_out_of_a_full_disk),
		cmocka_unit_test(closing_on_a_full_disk), cmocka_unit_test(copy_of_what_is_not_saved),
		cmocka_unit_test(row_undone_under_the_page), cmocka_unit_test(old_receipt_is_no_news),
		cmocka_unit_test(courier_of_another_assessment), cmocka_unit_test(read_only_changes_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
