/* SPDX-License-Identifier: MIT */
/* The tour: each step gives way when it was done and not before, nothing of it is kept or sent, and it can be left at any time. */
#include "harness/screen_test.h"
#include "look.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "client/lines/inside.h"
#include "store/store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void begin(struct driver *driver)
{
	screen_test_locale();
	driver_start(driver, "third-sector.json");
	assert_true(driver_focus_enter(driver, "tour"));
	assert_true(driver->model.tour.on);
	assert_int_equal(place_of(&driver->model)->screen, SCREEN_QUESTION);
}

/* The notice at the top. */
static const char *notice(const struct driver *driver)
{
	const struct block *first = &driver->model.page.body.items[0];
	return first->kind == BLOCK_NOTICE ? first->label : "";
}

static void expect_step(const struct driver *driver, const char *title)
{
	if (strcmp(notice(driver), title) != 0)
		fail_msg("not \"%s\" but \"%s\"", title, notice(driver));
}

static size_t count_in(const struct driver *driver, const char *folder)
{
	struct file_names names = { 0 };
	char *path = file_join(driver->store.dir, folder);
	size_t n = file_list(path, &names, NULL) ? names.n : 0;
	file_names_release(&names);
	free(path);
	return n;
}

static void see(struct driver *driver, const char *name)
{
	static const struct size sizes[] = { { 24, 80 }, { 12, 40 } };
	struct cells cells;
	look_all(driver, name, sizes, 2);
	look_paint(driver, sizes[0], &cells);
	cells_release(&cells);
}

/* What is done to get from each step to the next, and what does not count on the way. */
static void by_keys(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver);
	see(&driver, "tour_grade");
	driver_keys(&driver, "Down f f");
	expect_step(&driver, "Tour, step 1 of 10: Choose a grade");
	driver_keys(&driver, "2");
	expect_step(&driver, "Tour, step 2 of 10: Look at the guidance");
	driver_keys(&driver, "Up");
	expect_step(&driver, "Tour, step 2 of 10: Look at the guidance");
	driver_keys(&driver, "g");
	expect_step(&driver, "Tour, step 3 of 10: Go back");
	see(&driver, "tour_back");
	driver_keys(&driver, "Escape");
	expect_step(&driver, "Tour, step 4 of 10: Move on the page");
	driver_keys(&driver, "Tab");
	expect_step(&driver, "Tour, step 5 of 10: Write a sentence");
	driver_keys(&driver, "e");
	driver_type(&driver, "The committee agreed it.");
	driver_wait(&driver, 3000);
	expect_step(&driver, "Tour, step 5 of 10: Write a sentence"); /* it is being written */
	see(&driver, "tour_write");
	assert_non_null(strstr(driver.model.page.status, "Tour, step 5 of 10: When you have done that, press Tab."));
	driver_keys(&driver, "Tab");
	expect_step(&driver, "Tour, step 6 of 10: Flag the question");
	driver_keys(&driver, "Escape f");
	expect_step(&driver, "Tour, step 7 of 10: Undo");
	driver_keys(&driver, "Ctrl-Z");
	expect_step(&driver, "Tour, step 8 of 10: Find another question");
	driver_keys(&driver, "/");
	driver_type(&driver, "policy");
	see(&driver, "tour_find");
	driver_keys(&driver, "Enter");
	expect_step(&driver, "Tour, step 9 of 10: Check your answers");
	driver_keys(&driver, "t");
	assert_true(driver_focus_enter(&driver, "go:answers"));
	expect_step(&driver, "Tour, step 10 of 10: Leave");
	see(&driver, "tour_leave");
	assert_int_equal(count_in(&driver, "assessments"), 0);
	driver_keys(&driver, "q");
	assert_false(driver.model.tour.on);
	assert_false(driver.worker.quit);
	assert_int_equal(place_of(&driver.model)->screen, SCREEN_HOME);
	assert_string_equal(driver.model.status, "That was the tour. Nothing of it was kept. You can begin your own assessment now.");
	assert_int_equal(count_in(&driver, "assessments"), 0);
	assert_int_equal(driver.model.home.n, 0);
	driver_keys(&driver, "q");
	assert_true(driver.worker.quit);
	driver_end(&driver);
}

/* At any time, from a field too, and by going back to the first page. */
static void left_early(void **state)
{
	static const char *const ways[] = { "q", "e Ctrl-Q", "2 Escape Escape", "g Down Ctrl-Q" };
	(void)state;
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		struct driver driver;
		begin(&driver);
		driver_keys(&driver, ways[i]);
		assert_false(driver.model.tour.on);
		assert_null(driver.model.opened);
		assert_int_equal(place_of(&driver.model)->screen, SCREEN_HOME);
		assert_string_equal(driver.model.status, "You left the tour. Nothing of it was kept, and you can take it again at any time.");
		/* It begins anew. */
		assert_true(driver_focus_enter(&driver, "tour"));
		expect_step(&driver, "Tour, step 1 of 10: Choose a grade");
		assert_null(assessment_answer(model_assessment(&driver.model), driver.model.tour.question));
		driver_end(&driver);
	}
}

/* Whoever goes elsewhere is told the way back, and can take it. */
static void led_back(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver);
	driver_keys(&driver, "2 n");
	expect_step(&driver, "Tour, step 2 of 10: Look at the guidance");
	assert_non_null(strstr(driver.model.page.status, "The tour goes on at KF1-4. Press /, and type that to find it."));
	driver_keys(&driver, "/");
	driver_type(&driver, "KF1-4");
	driver_keys(&driver, "Enter t");
	assert_true(driver_focus_enter(&driver, "section:KF1")); /* a page that has the question in it is not the question */
	assert_non_null(strstr(driver.model.page.status, "The tour goes on at KF1-4."));
	assert_null(strstr(driver.model.page.status, "Press g"));
	driver_keys(&driver, "/");
	driver_type(&driver, "KF1-4");
	driver_keys(&driver, "Enter g");
	expect_step(&driver, "Tour, step 3 of 10: Go back");
	driver_end(&driver);
}

/* Signing off and sending go as far as the last button, and there it ends. */
static void nothing_is_sent(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver);
	driver_keys(&driver, "2 t");
	size_t files = count_in(&driver, "");
	assert_true(driver_focus_enter(&driver, "print"));
	assert_string_equal(driver.model.status, "This is practice: no file is written, and nothing is sent.");
	assert_int_equal(count_in(&driver, ""), files);
	assert_true(driver_focus_enter(&driver, "go:signoff"));
	driver_type(&driver, "A. Chair");
	driver_keys(&driver, "Enter");
	driver_type(&driver, "Chair of trustees");
	driver_keys(&driver, "Enter Enter");
	assert_true(driver_focus_enter(&driver, "send"));
	if (driver_focus(&driver, "code"))
		driver_type(&driver, "anything");
	if (driver_focus(&driver, "send"))
		driver_keys(&driver, "Enter");
	assert_false(driver.model.sending.active);
	assert_int_equal(driver.worker.courier.pid, 0);
	assert_int_equal(driver.model.state, STATE_APPROVED);
	assert_int_equal(count_in(&driver, "assessments"), 0);
	driver_end(&driver);
}

/* The person's own keys are named. */
static void own_keys(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver);
	assert_true(keymap_bind(driver.model.keymap, "x guidance", NULL));
	driver_keys(&driver, "2");
	assert_non_null(strstr(driver.model.page.status, "Tour, step 2 of 10: Press x."));
	driver_end(&driver);
}

static void hear(struct lines *lines, const char *text)
{
	char line[80];
	snprintf(line, sizeof line, "%s", text);
	lines_hear(lines, line);
	lines_prompt(lines);
}

/* The same by lines, where there is no cursor to move. */
static void by_lines(void **state)
{
	static const struct { const char *line, *says; } talk[] = {
		{ "2", "Tour, step 2 of 9: Look at the guidance" }, { "guidance", "Tour, step 3 of 9: Go back" }, { "back", "Tour, step 4 of 9: Write a sentence" },
		{ "evidence", "Then write what supports your grade." }, { "The committee agreed it.", "" }, { ".", "Type back, then flag." }, { "/back", "Type flag." },
		{ "flag", "Tour, step 6 of 9: Undo" }, { "undo", "Tour, step 7 of 9: Find another question" }, { "search", "Type a word such as policy." }, { "policy", "Found" },
		{ "2", "Tour, step 8 of 9: Check your answers" }, { "tasks", "Type the number of Check your answers there." },
	};
	struct driver driver;
	struct lines lines;
	(void)state;
	begin(&driver);
	lines_begin(&lines, &driver.worker, -1, -1);
	assert_non_null(strstr(buf_text(&lines.out), "Tour, step 1 of 9: Choose a grade"));
	assert_non_null(strstr(buf_text(&lines.out), "Type 2. "));
	for (size_t i = 0; i < sizeof talk / sizeof *talk; i++) {
		buf_clear(&lines.out);
		hear(&lines, talk[i].line);
		if (!strstr(buf_text(&lines.out), talk[i].says))
			fail_msg("after %s not \"%s\" but:\n%s", talk[i].line, talk[i].says, buf_text(&lines.out));
	}
	assert_true(driver_focus(&driver, "go:answers"));
	struct message message = message_now(MESSAGE_CHOOSE);
	message.id = "go:answers";
	worker_send(&driver.worker, &message);
	expect_step(&driver, "Tour, step 9 of 9: Leave");
	buf_clear(&lines.out);
	hear(&lines, "quit");
	assert_non_null(strstr(buf_text(&lines.out), "That was the tour."));
	assert_false(driver.worker.quit);
	lines_release(&lines);
	driver_end(&driver);
}

/* Without the forms that came with the program an invitation's form will do; without both it is said. */
static void without_the_form(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver);
	driver_keys(&driver, "q");
	char *forms = strdup(getenv("SECTION11_FORMS"));
	setenv("SECTION11_FORMS", driver.dir, 1);
	assert_true(driver_focus_enter(&driver, "tour"));
	assert_true(driver.model.tour.on);
	driver_keys(&driver, "q");
	char *joined = file_join(driver.store.dir, "invitations");
	struct file_names names = { 0 };
	assert_true(file_list(joined, &names, NULL));
	for (size_t i = 0; i < names.n; i++) {
		char *path = file_join(joined, names.names[i]);
		file_remove(path);
		free(path);
	}
	file_names_release(&names);
	free(joined);
	driver_restart(&driver);
	assert_true(driver_focus_enter(&driver, "tour"));
	assert_false(driver.model.tour.on);
	assert_int_equal(place_of(&driver.model)->screen, SCREEN_HOME);
	assert_string_equal(driver.model.status, "The form to practise on is not here. Take in an invitation first, or install the program whole.");
	setenv("SECTION11_FORMS", forms, 1);
	free(forms);
	driver_end(&driver);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(by_keys), cmocka_unit_test(left_early), cmocka_unit_test(led_back), cmocka_unit_test(nothing_is_sent),
		cmocka_unit_test(own_keys), cmocka_unit_test(by_lines), cmocka_unit_test(without_the_form),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
