/* SPDX-License-Identifier: MIT */
/* The screen that hides itself when nobody is there: after what was set and not before, with all saved, and with no timer unless it was set. */
#include "driver.h"
#include "harness/screen_test.h"

#include "base/buf.h"
#include "base/json.h"
#include "client/lines/lines.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#define MINUTE_MS (60 * 1000)

static void begin(struct driver *driver, int64_t idle_ms)
{
	screen_test_locale();
	driver_start(driver, "surrey-way.json");
	driver->model.idle_ms = idle_ms;
	driver_keys(driver, "Enter");
	while (place_of(&driver->model)->screen != SCREEN_TASKS)
		driver_keys(driver, "Escape");
	assert_true(driver_focus_enter(driver, "section:KF1"));
	assert_true(driver_focus_enter(driver, "question:KF1-3"));
	assert_true(driver_focus(driver, "value"));
}

static int64_t now_of(const struct driver *driver)
{
	return driver->model.now_ms;
}

static const char *stored(const struct driver *driver)
{
	const struct assessment *assessment = driver->model.opened->assessment;
	const char *text = json_text(answer_value(assessment_answer(assessment, form_question(assessment->form, "KF1-3"))));
	return text ? text : "";
}

static bool shows(struct driver *driver, const char *words)
{
	struct cells cells;
	struct buf text = BUF(BUF_MIB);
	cells_init(&cells, 24, 80);
	driver_paint(driver, &cells, false);
	cells_write(&cells, &text);
	bool seen = strstr(buf_text(&text), words);
	buf_release(&text);
	cells_release(&cells);
	return seen;
}

static void off_unless_set(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver, 0);
	driver_type(&driver, "Typed.");
	assert_in_range(model_due_ms(&driver.model, now_of(&driver)), 1, 1000);
	driver_wait(&driver, 3000);
	assert_int_equal(model_due_ms(&driver.model, now_of(&driver)), -1);
	driver_wait(&driver, 24 * 60 * MINUTE_MS);
	assert_false(driver.model.quiet);
	assert_int_equal(model_due_ms(&driver.model, now_of(&driver)), -1);
	driver_end(&driver);
}

static void after_so_many_minutes(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver, 5 * MINUTE_MS);
	driver_type(&driver, "Typed.");
	driver_wait(&driver, 3000);
	assert_in_range(model_due_ms(&driver.model, now_of(&driver)), 4 * MINUTE_MS, 5 * MINUTE_MS);
	driver_wait(&driver, 4 * MINUTE_MS);
	assert_false(driver.model.quiet);
	assert_true(shows(&driver, "Typed."));
	driver_keys(&driver, "Left"); /* somebody is there: from here on again */
	driver_wait(&driver, 4 * MINUTE_MS);
	assert_false(driver.model.quiet);
	driver_wait(&driver, MINUTE_MS);
	assert_true(driver.model.quiet);
	assert_true(shows(&driver, "This screen is hidden."));
	assert_false(shows(&driver, "Typed."));
	/* Hidden, nothing is waited for; any key and Enter bring it back where it was. */
	assert_int_equal(model_due_ms(&driver.model, now_of(&driver)), -1);
	driver_keys(&driver, "x Enter");
	assert_false(driver.model.quiet);
	assert_true(shows(&driver, "Typed."));
	assert_string_equal(driver.model.page.focus, "value");
	assert_in_range(model_due_ms(&driver.model, now_of(&driver)), 4 * MINUTE_MS, 5 * MINUTE_MS);
	driver_end(&driver);
}

/* What was typed a moment before is on disk before the screen goes, and what was cut cannot be put in by the next person. */
static void saved_before(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver, 500); /* sooner than typing is saved by itself */
	driver_type(&driver, "Typed.");
	driver_keys(&driver, "Ctrl-A Ctrl-C");
	assert_string_equal(stored(&driver), "");
	driver_wait(&driver, 600);
	assert_true(driver.model.quiet);
	assert_int_equal(driver.model.save, SAVE_SAVED);
	size_t cut_bytes = 1;
	edit_cut_text(&cut_bytes);
	assert_int_equal(cut_bytes, 0);
	driver_restart(&driver);
	driver_keys(&driver, "Home Enter");
	assert_string_equal(stored(&driver), "Typed.");
	driver_end(&driver);
}

/* By lines: what is told line by line is pushed away, and long text that was begun is kept and goes on. */
static void by_lines(void **state)
{
	int in[2], out[2], status = 0;
	struct driver driver;
	(void)state;
	begin(&driver, 50);
	assert_int_equal(pipe2(in, O_CLOEXEC), 0);
	assert_int_equal(pipe2(out, O_CLOEXEC), 0);
	pid_t hand = fork();
	assert_true(hand >= 0);
	if (hand == 0) { /* the person: types, waits until it is hidden, goes on */
		static const char *const types[] = { "/1\n", "First line.\n", "\n", "Second line.\n.\nquit\n" };
		static const char *const waits_for[] = { "Your answer", "Your answer", "This screen is hidden", "Go on with your text" };
		static char said[1 << 20];
		size_t len = 0, seen = 0;
		close(in[0]);
		close(out[1]);
		for (size_t i = 0; i < 4; i++) {
			char *found;
			while (!(found = strstr(said + seen, waits_for[i]))) {
				ssize_t n = read(out[0], said + len, sizeof said - 1 - len);
				if (n <= 0)
					_exit(10 + (int)i);
				len += (size_t)n;
				said[len] = '\0';
			}
			seen = (size_t)(found - said) + (i ? strlen(waits_for[i]) : 0);
			if (write(in[1], types[i], strlen(types[i])) < 0)
				_exit(20);
		}
		while (read(out[0], said, sizeof said) > 0)
			continue;
		_exit(0);
	}
	close(in[1]);
	close(out[0]);
	assert_int_equal(lines_run(&driver.worker, in[0], out[1]), 0);
	close(out[1]);
	close(in[0]);
	assert_int_equal(waitpid(hand, &status, 0), hand);
	assert_int_equal(WIFEXITED(status) ? WEXITSTATUS(status) : -1, 0);
	assert_string_equal(stored(&driver), "First line.\nSecond line.");
	driver_end(&driver);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(off_unless_set), cmocka_unit_test(after_so_many_minutes), cmocka_unit_test(saved_before), cmocka_unit_test(by_lines),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
