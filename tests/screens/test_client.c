/* SPDX-License-Identifier: MIT */
/* Every screen of the client as a picture, reached by keys alone on a real store. */
#include "driver.h"
#include "harness/screen_test.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "client/lines.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct { int rows, cols; } sizes[] = { { 24, 80 }, { 12, 40 }, { 8, 20 }, { 60, 200 } };

/* The same page as line mode tells it. */
static void told(struct driver *driver, const char *name)
{
	char file[96];
	snprintf(file, sizeof file, "client_%s.told", name);
	struct buf text = BUF(BUF_MIB);
	driver->model.by_lines = true;
	model_build(&driver->model);
	lines_page(&driver->model, 0, &text);
	driver->model.by_lines = false;
	model_build(&driver->model);
	screen_test_text(file, buf_text(&text));
	buf_release(&text);
}

/* One picture at each size, and one in words, on the same model. */
static void picture(struct driver *driver, const char *name)
{
	told(driver, name);
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		char file[96];
		struct cells cells;
		cells_init(&cells, sizes[i].rows, sizes[i].cols);
		view_release(&driver->view);
		view_init(&driver->view, &driver->model);
		driver_paint(driver, &cells, false);
		snprintf(file, sizeof file, "client_%s_%dx%d", name, sizes[i].cols, sizes[i].rows);
		screen_test_cells(file, &cells);
		cells_release(&cells);
	}
}

static void begin(struct driver *driver, const char *form)
{
	screen_test_locale();
	driver_start(driver, form);
}

/* Past the pages that are read first, to the task list. */
static void to_tasks(struct driver *driver)
{
	driver_keys(driver, "Enter Escape Escape Escape");
	assert_int_equal(place_of(&driver->model)->screen, SCREEN_TASKS);
}

static void to_question(struct driver *driver, const char *section, const char *question)
{
	char id[64];
	snprintf(id, sizeof id, "section:%s", section);
	driver_keys(driver, "Ctrl-T");
	assert_true(driver_focus_enter(driver, id));
	snprintf(id, sizeof id, "question:%s", question);
	assert_true(driver_focus_enter(driver, id));
	assert_string_equal(place_of(&driver->model)->question->id, question);
}

static void first_pages(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver, "third-sector.json");
	picture(&driver, "home_first");
	assert_true(driver_focus_enter(&driver, "join"));
	picture(&driver, "join");
	driver_keys(&driver, "Escape");
	assert_true(driver_focus_enter(&driver, "danger"));
	picture(&driver, "danger_early");
	driver_keys(&driver, "Escape Home Enter");
	picture(&driver, "overview");
	driver_keys(&driver, "Escape");
	picture(&driver, "privacy");
	driver_keys(&driver, "Escape");
	picture(&driver, "route_first");
	driver_keys(&driver, "Escape");
	picture(&driver, "task_list_new");
	driver_keys(&driver, "!");
	picture(&driver, "danger");
	driver_keys(&driver, "Escape ?");
	picture(&driver, "help");
	driver_keys(&driver, "Escape Escape");
	picture(&driver, "home_begun");
	driver_end(&driver);
}

/* One question of each kind: where it is, and what its picture is called. */
static const struct { const char *form, *section, *question, *name; } kinds[] = {
	{ "third-sector.json", "KF1", "KF1-1", "person_and_grade" }, { "third-sector.json", "KF1", "KF1-4", "grade" },
	{ "third-sector.json", "ORG", "ORG-01", "line" }, { "third-sector.json", "ORG", "ORG-02", "one" },
	{ "third-sector.json", "ORG", "ORG-08", "many" }, { "third-sector.json", "ORG", "ORG-10", "group_of_numbers" },
	{ "third-sector.json", "ORG", "ORG-13", "yes_no" }, { "third-sector.json", "KF2", "KF2-6", "share" },
	{ "third-sector.json", "KF4", "KF4-2", "prose" }, { "third-sector.json", "QA", "QA-1", "date" },
	{ "third-sector.json", "SUP", "SUP-1", "table" }, { "surrey-way.json", "LIB", "LIB-10", "document" },
};

static void answer_kinds(void **state)
{
	struct driver driver;
	const char *form = NULL;
	(void)state;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		char name[64];
		if (!form || strcmp(form, kinds[i].form)) {
			if (form)
				driver_end(&driver);
			form = kinds[i].form;
			begin(&driver, form);
			to_tasks(&driver);
		}
		to_question(&driver, kinds[i].section, kinds[i].question);
		snprintf(name, sizeof name, "question_%s", kinds[i].name);
		picture(&driver, name);
	}
	driver_end(&driver);
}

static void details_and_rows(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver, "surrey-way.json");
	to_tasks(&driver);
	to_question(&driver, "KF1", "KF1-4");
	driver_keys(&driver, "2 e");
	driver_type(&driver, "Budget line, agreed 4 June\nRota on the wall");
	driver_keys(&driver, "Tab");
	driver_type(&driver, "We have no cover in August.");
	picture(&driver, "details");
	driver_keys(&driver, "Escape");
	picture(&driver, "question_answered");
	driver_keys(&driver, "g");
	picture(&driver, "guidance");
	to_question(&driver, "SUP", "SUP-1");
	assert_true(driver_focus_enter(&driver, "add:"));
	picture(&driver, "row");
	to_question(&driver, "LIB", "LIB-10");
	assert_true(driver_focus_enter(&driver, "document:documents"));
	driver_type(&driver, "Safeguarding policy");
	picture(&driver, "document");
	driver_keys(&driver, "Escape");
	picture(&driver, "question_document_linked");
	driver_end(&driver);
}

static void after_the_answers(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver, "third-sector.json");
	to_tasks(&driver);
	to_question(&driver, "KF1", "KF1-4");
	driver_keys(&driver, "1 f h n");
	driver_keys(&driver, "Ctrl-T");
	assert_true(driver_focus_enter(&driver, "section:KF1"));
	driver_keys(&driver, "2 3");
	picture(&driver, "section_quick_grades");
	assert_true(driver_focus_enter(&driver, "done:yes"));
	picture(&driver, "section");
	driver_keys(&driver, "Ctrl-T");
	picture(&driver, "task_list");
	driver_keys(&driver, "/");
	driver_type(&driver, "holiday");
	picture(&driver, "search");
	driver_keys(&driver, "Escape");
	assert_true(driver_focus_enter(&driver, "go:history"));
	picture(&driver, "history");
	driver_keys(&driver, "Ctrl-T");
	assert_true(driver_focus_enter(&driver, "go:answers"));
	picture(&driver, "check_answers");
	driver_keys(&driver, "Ctrl-T");
	assert_true(driver_focus_enter(&driver, "go:missing"));
	picture(&driver, "missing");
	driver_keys(&driver, "Ctrl-T");
	assert_true(driver_focus_enter(&driver, "go:route"));
	picture(&driver, "route");
	driver_keys(&driver, "Ctrl-T");
	assert_true(driver_focus_enter(&driver, "go:signoff"));
	picture(&driver, "signoff");
	driver_type(&driver, "A. Chair");
	driver_keys(&driver, "Enter");
	driver_type(&driver, "Chair of trustees");
	driver_keys(&driver, "Enter Enter");
	picture(&driver, "signoff_given");
	assert_true(driver_focus_enter(&driver, "send"));
	picture(&driver, "send");
	driver_keys(&driver, "Ctrl-B");
	picture(&driver, "quiet");
	driver_end(&driver);
}

/* What the courier's words look like, and the receipt; told by messages, as the courier would. */
static void sending(void **state)
{
	static const char refused[] = "{\"event\":\"unreached\",\"what\":\"The partnership's computer could not be reached.\","
		"\"safe\":\"Your answers are safe on this computer.\",\"next\":\"Try again when you are online.\"}";
	static const struct receipt receipt = { .board = "practice-partnership", .sequence = 42, .revision = 1, .bytes = 65214,
		.sha256 = "9b74c9897bac770ffc029102a200c5de9b74c9897bac770ffc029102a200c5de", .received = "2026-11-21T19:10:31Z", .notes = "late" };
	struct driver driver;
	struct json *json = NULL;
	struct message event = message_now(MESSAGE_COURIER), ended = message_now(MESSAGE_COURIER_ENDED);
	struct effects effects = { .n = 0 };
	(void)state;
	begin(&driver, "third-sector.json");
	to_tasks(&driver);
	assert_true(driver_focus_enter(&driver, "go:signoff"));
	driver_type(&driver, "A. Chair");
	driver_keys(&driver, "Enter");
	driver_type(&driver, "Chair of trustees");
	driver_keys(&driver, "Enter Enter");
	assert_true(driver_focus_enter(&driver, "send"));
	driver.model.sending = (struct sending){ .active = true, .revision = 1 };
	driver_keys(&driver, "Ctrl-S");
	picture(&driver, "send_connecting");
	assert_true(json_parse(refused, strlen(refused), &json_default_limits, "event", &json, NULL));
	event.json = json;
	update(&driver.model, &event, &effects);
	update(&driver.model, &ended, &effects);
	picture(&driver, "send_unreached");
	json_free(json);
	ended.receipt = &receipt;
	ended.reference = "SU-4F7K-92QX";
	update(&driver.model, &ended, &effects);
	assert_int_equal(place_of(&driver.model)->screen, SCREEN_RECEIPT);
	picture(&driver, "receipt");
	driver_end(&driver);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(first_pages), cmocka_unit_test(answer_kinds), cmocka_unit_test(details_and_rows), cmocka_unit_test(after_the_answers),
		cmocka_unit_test(sending),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
