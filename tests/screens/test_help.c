/* SPDX-License-Identifier: MIT */
/* The help of a page tells what works there, and nothing else; no page is without help; the person's own keys stand in it. */
#include "driver.h"
#include "harness/screen_test.h"

#include "base/buf.h"
#include "base/json.h"
#include "client/lines/lines.h"
#include "client/screen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void every_page_has_help(void **state)
{
	(void)state;
	for (int id = 0; id < SCREEN_COUNT; id++) {
		const struct screen *screen = screen_of((enum screen_id)id);
		int sentences = 0;
		if (!screen->help)
			fail_msg("%s has no help: say in its struct what it is for", screen->id);
		for (const char *at = screen->help; *at; at++)
			sentences += *at == '.' && (at[1] == ' ' || !at[1]);
		assert_in_range(sentences, 2, 3);
		for (size_t i = 0; i < screen->n_own; i++)
			assert_non_null(screen->own[i].act);
	}
}

static void begin(struct driver *driver, const char *form)
{
	screen_test_locale();
	driver_start(driver, form);
}

static void open_question(struct driver *driver, const char *section, const char *question)
{
	char id[64];
	driver_keys(driver, "Enter Ctrl-T");
	snprintf(id, sizeof id, "section:%s", section);
	assert_true(driver_focus_enter(driver, id));
	snprintf(id, sizeof id, "question:%s", question);
	assert_true(driver_focus_enter(driver, id));
	assert_string_equal(place_of(&driver->model)->question->id, question);
}

/* A letter that leaves goes back from what lies over a page; Ctrl-Q leaves from there. Elsewhere both leave. */
static void a_letter_closes_what_lies_over(void **state)
{
	static const struct { const char *keys; enum screen_id screen; } pages[] = {
		{ "?", SCREEN_HELP }, { "!", SCREEN_DANGER }, { "g", SCREEN_GUIDANCE }, { "F8", SCREEN_LANGUAGE }, { "/ Tab", SCREEN_SEARCH },
		{ "g ?", SCREEN_HELP },
	};
	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
		for (int leaves = 0; leaves < 2; leaves++) {
			struct driver driver;
			begin(&driver, "third-sector.json");
			open_question(&driver, "KF1", "KF1-4");
			int depth = driver.model.depth;
			driver_wait(&driver, 5000);
			driver_keys(&driver, pages[i].keys);
			assert_int_equal(place_of(&driver.model)->screen, pages[i].screen);
			int over = driver.model.depth;
			if (pages[i].screen == SCREEN_SEARCH && !leaves) { /* nothing but its field: there q is text */
				driver_type(&driver, "kf1");
				driver_keys(&driver, "Down");
			}
			driver_wait(&driver, 5000); /* of letters typed together only the first counts */
			driver_keys(&driver, leaves ? "Ctrl-Q" : "q");
			assert_int_equal(driver.worker.quit, leaves);
			assert_true(leaves || driver.model.depth == over - 1);
			assert_true(leaves || over - 1 > depth || place_of(&driver.model)->screen == SCREEN_QUESTION);
			if (!leaves && place_of(&driver.model)->screen == SCREEN_QUESTION) {
				driver_wait(&driver, 5000);
				driver_keys(&driver, "q");
				assert_true(driver.worker.quit);
			}
			driver_end(&driver);
		}
}

/* The value of the row of the help page that begins with these keys; NULL if there is none. */
static const char *told_for(const struct driver *driver, const char *keys)
{
	const struct page *page = &driver->model.page;
	for (size_t i = 0; i < page->body.n; i++) {
		const struct block *block = &page->body.items[i];
		const struct fact_row *rows = block->items;
		for (size_t k = 0; block->kind == BLOCK_FACTS && k < block->n_items; k++)
			if (!strcmp(rows[k].label, keys))
				return rows[k].value;
	}
	return NULL;
}

static void own_keys_are_told(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver, "third-sector.json");
	assert_true(keymap_bind(driver.model.keymap, "x flag", NULL));
	assert_true(keymap_bind(driver.model.keymap, "none guidance", NULL));
	open_question(&driver, "KF1", "KF1-4");
	driver_keys(&driver, "?");
	assert_non_null(told_for(&driver, "x or f"));
	assert_null(told_for(&driver, "g or Ctrl-G or F2"));
	assert_null(told_for(&driver, "g"));
	driver_end(&driver);
}

static bool footer_has(const struct driver *driver, const char *key)
{
	for (size_t i = 0; i < driver->model.page.n_keys; i++)
		if (!strcmp(driver->model.page.keys[i].key, key))
			return true;
	return false;
}

/* In a field the footer names a key of the person's own too, and no letter. */
static void own_keys_stand_in_the_footer(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver, "third-sector.json");
	assert_true(keymap_bind(driver.model.keymap, "z danger", NULL));
	assert_true(keymap_bind(driver.model.keymap, "F11 help", NULL));
	assert_true(keymap_bind(driver.model.keymap, "z help", NULL));
	open_question(&driver, "ORG", "ORG-01");
	assert_true(footer_has(&driver, "F11"));
	assert_false(footer_has(&driver, "F1"));
	assert_false(footer_has(&driver, "z"));
	driver_keys(&driver, "Tab");
	assert_true(footer_has(&driver, "z"));
	driver_end(&driver);
}

/* What may change by a key: where one is, the answers, what is said, where the focus is, how it is shown. */
static char *state_now(const struct driver *driver)
{
	struct buf text = BUF(BUF_MIB);
	const struct model *model = &driver->model;
	const struct place *place = place_of(model);
	buf_printf(&text, "%d %d %s %s %s %d %d %d\n", model->depth, (int)place->screen, place->question ? place->question->id : "",
		model->page.focus ? model->page.focus : "", model->status, model->quiet, model->by_lines, model->quitting);
	if (model->opened)
		buf_printf(&text, "%lld %d", (long long)model->opened->assessment->last_change, (int)model->save);
	return buf_take(&text);
}

/* Pages on which each command is tried. The keys lead there from the task list. */
static const struct { const char *keys; enum screen_id screen; } pages[] = {
	{ "Escape", SCREEN_HOME }, { "", SCREEN_TASKS }, { "/", SCREEN_SEARCH }, { "!", SCREEN_DANGER }, { "Enter", SCREEN_QUESTION },
	{ "Enter e", SCREEN_DETAILS },
};

static void to_page(struct driver *driver, size_t i)
{
	begin(driver, "third-sector.json");
	open_question(driver, "KF1", "KF1-4");
	driver_keys(driver, "1 Ctrl-T");
	assert_true(driver_focus(driver, "section:KF1"));
	if (strstr(pages[i].keys, "Enter")) {
		driver_keys(driver, "Enter");
		assert_true(driver_focus(driver, "question:KF1-4"));
	}
	driver_keys(driver, pages[i].keys);
	assert_int_equal(place_of(&driver->model)->screen, pages[i].screen);
}

/* These say where there is nothing to move to, as they should, or work on the page as a whole; those of a text field in one. */
static bool is_tried(int command)
{
	if (command_uses[command].group == GROUP_FIELD)
		return false;
	static const int not_tried[] = { COMMAND_UP, COMMAND_DOWN, COMMAND_PAGE_UP, COMMAND_PAGE_DOWN, COMMAND_FIRST, COMMAND_LAST, COMMAND_ACTIVATE,
		COMMAND_TOGGLE, COMMAND_PREVIOUS_PART, COMMAND_NEXT_PART, COMMAND_SAVE, COMMAND_REDO };
	for (size_t i = 0; i < sizeof not_tried / sizeof *not_tried; i++)
		if (not_tried[i] == command)
			return false;
	return true;
}

static void help_tells_the_truth(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		struct driver driver;
		to_page(&driver, i);
		for (int command = 0; command < COMMAND_COUNT; command++) {
			struct effects effects = { .n = 0 };
			if (!is_tried(command))
				continue;
			const struct model *model = &driver.model;
			bool told = screen_offers(model, place_of(model)->screen, page_held(&model->page), command);
			char *before = state_now(&driver);
			model_command(&driver.model, command, &effects);
			model_build(&driver.model);
			char *after = state_now(&driver);
			bool works = strcmp(before, after) != 0 || effects.n > 0;
			if (told != works && !(command == COMMAND_BACK && pages[i].screen == SCREEN_HOME))
				fail_msg("on %s %s %s, but help %s", screen_of(pages[i].screen)->id, commands[command].name,
					works ? "does something" : "does nothing", told ? "tells it" : "is silent");
			free(before);
			free(after);
			if (works) {
				driver_end(&driver);
				to_page(&driver, i);
			}
		}
		driver_end(&driver);
	}
}

/* The row that the cursor is on goes, and comes back by undo. */
static void delete_removes_a_row(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver, "third-sector.json");
	open_question(&driver, "SUP", "SUP-1");
	driver_keys(&driver, "?");
	assert_null(told_for(&driver, "Delete"));
	driver_keys(&driver, "Escape");
	assert_true(driver_focus_enter(&driver, "add:"));
	driver_type(&driver, "KF1-4");
	driver_keys(&driver, "Escape");
	const struct assessment *assessment = model_assessment(&driver.model);
	const struct form_question *question = place_of(&driver.model)->question;
	assert_int_equal(json_len(answer_value(assessment_answer(assessment, question))), 1);
	driver_keys(&driver, "?");
	assert_non_null(told_for(&driver, "Delete"));
	driver_keys(&driver, "Escape");
	assert_true(driver_focus(&driver, "add:"));
	driver_keys(&driver, "Delete");
	assert_string_equal(driver.model.status, "Move to a row first. Then this key removes it.");
	assert_true(driver_focus(&driver, "row::0"));
	driver_keys(&driver, "Delete");
	assert_string_equal(driver.model.status, "The row is removed. Undo brings it back.");
	assert_null(answer_value(assessment_answer(assessment, question)));
	driver_keys(&driver, "Ctrl-Z");
	assert_int_equal(json_len(answer_value(assessment_answer(assessment, question))), 1);
	driver_end(&driver);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_page_has_help), cmocka_unit_test(a_letter_closes_what_lies_over), cmocka_unit_test(own_keys_are_told), cmocka_unit_test(own_keys_stand_in_the_footer), cmocka_unit_test(help_tells_the_truth),
		cmocka_unit_test(delete_removes_a_row),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
