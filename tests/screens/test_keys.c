/* SPDX-License-Identifier: MIT */
/*
 * Keys at random, thousands of them, on every screen: the cursor is always on the focused thing, nothing crashes, and
 * undoing everything gives back the answers there were.
 */
#include "driver.h"
#include "harness/screen_test.h"
#include "proof.h"

#include "base/buf.h"
#include "base/json.h"
#include "entry/history.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Windows of every size, in English and with longer words. */
static const struct {
	const char *form;
	struct size size;
	bool pseudo;
} rounds[] = {
	{ "third-sector.json", { 24, 80 }, false }, { "surrey-way.json", { 8, 20 }, false }, { "third-sector.json", { 12, 40 }, false },
	{ "surrey-way.json", { 40, 120 }, false }, { "surrey-way.json", { 24, 80 }, true }, { "third-sector.json", { 8, 20 }, true },
	{ "surrey-way.json", { 12, 40 }, true }, { "third-sector.json", { 40, 120 }, true },
};
#define ROUNDS (sizeof rounds / sizeof *rounds)
#define KEYS_A_ROUND 500
/* Pages that are read are long, and keep whoever wanders onto them: after so many keys the walk begins again. */
#define KEYS_A_WALK 50

/* Sending and the quiet screen would end the round; everything else may come, and who leaves begins again. */
static const char *const keys[] = { "Down", "Down", "Down", "Up", "Tab", "Tab", "Shift-Tab", "Enter", "Enter", "Space", "1", "2", "3", "4",
	"5", "Escape", "Ctrl-N", "Ctrl-P", "Ctrl-G", "Ctrl-T", "F3", "Home", "End", "PageDown", "PageUp", "e", "f", "h", "n", "p", "g", "/", "!",
	"?", ">", "u", "x", "7", "Backspace", "Delete", "Left", "Right", "Ctrl-Z", "Ctrl-Y", "Ctrl-U", "Ctrl-K", "Ctrl-W",
	"Ctrl-Space", "Shift-Left", "Shift-Up", "Ctrl-A", "Ctrl-C", "Ctrl-X", "Ctrl-V", "Ctrl-Left", "Alt-f" };

static uint32_t seed;

static uint32_t next_random(void)
{
	seed = seed * 1664525u + 1013904223u;
	return seed >> 8;
}

static char *answers_now(const struct driver *driver)
{
	struct buf out = BUF(4 * BUF_MIB);
	const struct assessment *assessment = driver->model.opened->assessment;
	for (size_t i = 0; i < assessment->form->n_questions; i++) {
		struct json *copy = assessment->answers[i] ? json_dup(assessment->answers[i]) : NULL;
		if (!copy)
			continue;
		json_remove(copy, "change");
		json_remove(copy, "by");
		json_remove(copy, "at");
		json_write(copy, false, &out);
		json_free(copy);
	}
	return buf_take(&out);
}

/* However far the keys wandered, an assessment is open again and the task list in front. */
static void to_tasks(struct driver *driver)
{
	for (int i = 0; i < 60 && place_of(&driver->model)->screen != SCREEN_TASKS; i++) {
		driver_keys(driver, driver->model.opened ? "Ctrl-T" : "Escape");
		if (place_of(&driver->model)->screen == SCREEN_HOME)
			driver_keys(driver, "Home Enter Enter Enter"); /* on a low screen Enter first reads on */
	}
	assert_int_equal(place_of(&driver->model)->screen, SCREEN_TASKS);
}

static void random_keys(void **state)
{
	size_t changes = 0;
	(void)state;
	for (size_t round = 0; round < ROUNDS; round++) {
		struct driver driver;
		struct cells cells;
		seed = 11u + (uint32_t)round;
		screen_test_locale();
		driver_start_as(&driver, rounds[round].form, &(struct driver_setting){ .pseudo = rounds[round].pseudo });
		cells_init(&cells, rounds[round].size.rows, rounds[round].size.cols);
		driver_keys(&driver, "Enter");
		to_tasks(&driver);
		for (int i = 0; i < KEYS_A_ROUND; i++) {
			if (i % KEYS_A_WALK == 0)
				to_tasks(&driver);
			driver_keys(&driver, keys[next_random() % (sizeof keys / sizeof *keys)]);
			if (driver.model.quitting)
				driver_restart(&driver);
			driver_paint(&driver, &cells, false);
			proof_cursor(&driver, &cells);
		}
		to_tasks(&driver);
		changes += driver.model.opened->history.n;
		print_message("round %zu: %zu changes\n", round, driver.model.opened->history.n);
		/* Every change can be undone: back to the beginning, where nothing was answered. */
		for (int i = 0; i < 3000 && history_undoable(&driver.model.opened->history); i++)
			driver_keys(&driver, "Ctrl-Z Ctrl-T");
		char *left = answers_now(&driver);
		assert_string_equal(left, "");
		free(left);
		cells_release(&cells);
		driver_end(&driver);
	}
	/* A round may have begun a second assessment, and end in the one that has fewer. */
	assert_in_range(changes, 10 * ROUNDS, ROUNDS * KEYS_A_ROUND);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(random_keys) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
