/* SPDX-License-Identifier: MIT */
/*
 * Somebody who knows the form and is in a hurry: how many keys, and how many lines in line mode, from the start of the program until
 * the core route has nothing missing. Letters of text are not counted. The keys are found on a model that is looked at after each one, and
 * then typed blindly into the real program, which must come to the same end.
 */
#include "driver.h"
#include "e2e/board.h"
#include "e2e/home.h"
#include "harness/pty_vterm.h"
#include "harness/screen_test.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "client/lines/inside.h"
#include "client/screen.h"
#include "client/screens/asked.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define KEYS_AN_ANSWER 2.2
#define ENOUGH 600

/* What is pressed and typed: keys as "k NAME", text as "t TEXT", a line each. */
struct expert {
	struct driver driver;
	struct buf script;
	long keys, lines;
};

static struct model *model_of(struct expert *expert)
{
	return &expert->driver.model;
}

static void press(struct expert *expert, const char *key)
{
	driver_keys(&expert->driver, key);
	buf_printf(&expert->script, "k %s\n", key);
	if (++expert->keys > ENOUGH)
		fail_msg("this does not come to an end: %s, %s", model_of(expert)->page.title, model_of(expert)->page.focus);
}

static void type(struct expert *expert, const char *text)
{
	driver_type(&expert->driver, text);
	buf_printf(&expert->script, "t %s\n", text);
}

/* ---- what is answered ---- */

static const char *text_for(const struct slot *slot)
{
	if (slot->value == SLOT_NUMBER)
		return slot->min > 1 ? "10" : strstr(slot->id, ".count") ? "1" : strstr(slot->id, "contacts") ? "0" : "4";
	return slot->value == SLOT_TEXT ? "As agreed" : "5/2026";
}

static bool missing(struct expert *expert)
{
	struct progress progress;
	progress_of_all(model_assessment(model_of(expert)), &progress);
	return progress.missing > 0;
}

static int answered(struct expert *expert)
{
	struct progress progress;
	progress_of_all(model_assessment(model_of(expert)), &progress);
	return progress.answered;
}

/* The first option, or the second: "yes", a kind of organisation, "partially met". Of several kinds "none" would be too easy. */
static const char *digit_for(const struct block *choice)
{
	return !choice->many && choice->n_items > 2 ? "2" : "1";
}

/* ---- by keys ---- */

/* Whether a thing behind the focus is open still: then Tab goes there, else the page is left. */
static void leave_field(struct expert *expert)
{
	char next[64];
	/* What was typed counts once the key is pressed; a page is known to ask no more of it. */
	bool more = place_of(model_of(expert))->screen == SCREEN_QUESTION && asked_next(model_of(expert), model_of(expert)->page.focus, next);
	press(expert, more ? "Tab" : "F3");
}

static void answer_by_key(struct expert *expert)
{
	struct focusable focus;
	struct model *model = model_of(expert);
	bool many;
	assert_true(page_focused(&model->page, &focus));
	const struct slot *slot = record_slot_of_focus(&model->record, focus.id);
	switch (focus.block->kind) {
	case BLOCK_LINE:
		if (!edit_len(slot->edit) && !strstr(slot->label, "optional") && !strstr(slot->id, "last"))
			type(expert, text_for(slot));
		press(expert, "Enter");
		break;
	case BLOCK_PROSE:
		type(expert, text_for(slot));
		leave_field(expert);
		break;
	case BLOCK_CHOICE:
		many = focus.block->many;
		press(expert, digit_for(focus.block));
		if (many)
			leave_field(expert);
		break;
	default:
		/* A digit means the only choice of the page, wherever the cursor is. */
		press(expert, !strcmp(focus.id, "add:") ? "Enter" : after_prefix(focus.id, "document") ? "2" : "u");
	}
}

static void by_keys(struct expert *expert, bool hurry)
{
	press(expert, "Enter");
	press(expert, "t");
	if (hurry)
		press(expert, ">");
	press(expert, "Enter");
	while (missing(expert)) {
		assert_true(place_of(model_of(expert))->screen == SCREEN_QUESTION || place_of(model_of(expert))->screen == SCREEN_ROW);
		answer_by_key(expert);
	}
}

/* ---- by lines ---- */

static void hear(struct expert *expert, struct lines *lines, const char *text)
{
	char line[80];
	snprintf(line, sizeof line, "%s", text);
	lines_hear(lines, line);
	lines_prompt(lines);
	buf_clear(&lines->out);
	if (++expert->lines > ENOUGH)
		fail_msg("this does not come to an end: %s, %s", model_of(expert)->page.title, lines->field);
}

/* The number that was told with the thing; `of`: the option with that number from 1. */
static void hear_number(struct expert *expert, struct lines *lines, const char *id, size_t of)
{
	struct focusable things[200];
	size_t n = page_focusables(&model_of(expert)->page, things, 200), at = 0;
	char number[24];
	while (at < n && strcmp(things[at].id, id))
		at++;
	if (at == n)
		fail_msg("%s is not on the page", id);
	snprintf(number, sizeof number, "/%zu", at + of);
	hear(expert, lines, number);
}

static void write_line(struct expert *expert, struct lines *lines, const struct slot *slot)
{
	bool wanted = !strstr(slot->label, "optional") && !strstr(slot->id, "last");
	bool prose = slot->kind == SLOT_PROSE;
	hear(expert, lines, wanted ? text_for(slot) : "");
	if (prose)
		hear(expert, lines, ".");
}

/* What is asked and not answered yet: its number, and for a choice that of the option. */
static void answer_by_number(struct expert *expert, struct lines *lines, const char *id)
{
	struct model *model = model_of(expert);
	struct page page = model->page;
	struct focusable thing;
	page.focus = id;
	assert_true(page_focused(&page, &thing));
	bool choice = thing.block->kind == BLOCK_CHOICE;
	hear_number(expert, lines, id, choice && digit_for(thing.block)[0] == '2' ? 2 : 1);
}

static bool next_column(struct model *model, char id[64])
{
	for (size_t i = 0; i < model->record.n_slots; i++) {
		const struct slot *slot = &model->record.slots[i];
		if (slot->kind != SLOT_CHOICE || pointer_get(model->record.json, slot->pointer))
			continue;
		snprintf(id, 64, "%s:%s", slot->id, slot->options[0].code);
		return true;
	}
	return false;
}

static void answer_by_line(struct expert *expert, struct lines *lines)
{
	char id[64];
	struct model *model = model_of(expert);
	if (lines->field[0])
		write_line(expert, lines, record_slot(&model->record, lines->field));
	else if (place_of(model)->screen == SCREEN_ROW && next_column(model, id))
		answer_by_number(expert, lines, id);
	else if (place_of(model)->screen == SCREEN_ROW)
		hear_number(expert, lines, "on", 1);
	else if (asked_next(model, NULL, id))
		answer_by_number(expert, lines, id);
	else
		hear(expert, lines, "/missing");
}

static void by_lines(struct expert *expert, bool hurry)
{
	struct lines lines;
	lines_begin(&lines, &expert->driver.worker, -1, -1);
	hear(expert, &lines, "1");
	hear(expert, &lines, "tasks");
	if (hurry)
		hear(expert, &lines, "hurry");
	hear(expert, &lines, "1");
	while (missing(expert))
		answer_by_line(expert, &lines);
	lines_release(&lines);
}

/* ---- the same keys in the real program ---- */

static void play(struct pty *pty, const char *script)
{
	while (*script) {
		char line[200];
		size_t len = strcspn(script, "\n");
		snprintf(line, sizeof line, "%.*s", (int)len, script);
		(line[0] == 'k' ? pty_press : pty_type)(pty, line + 2);
		script += len + 1;
	}
}

static void play_for_real(const struct expert *expert)
{
	char client[128];
	snprintf(client, sizeof client, "%s/real", expert->driver.dir);
	free(run_program(0, (const char *const[]){ wanted("SECTION11"), "--dir", client, "join", expert->driver.invitation, NULL }));
	struct pty *pty = pty_start(24, 80, (const char *const[]){ wanted("SECTION11"), "--dir", client, NULL }, NULL);
	pty_expect_text(pty, "Your Section 11 self-assessments");
	play(pty, buf_text(&expert->script));
	pty_press(pty, "Ctrl-Q");
	pty_expect_exit(pty, 0);
	pty_stop(pty);
	char *list = run_program(0, (const char *const[]){ wanted("SECTION11"), "--dir", client, "list", "--json", NULL });
	if (!strstr(list, "\"complete\""))
		fail_msg("the real program says: %s", list);
	free(list);
}

static void begin(struct expert *expert)
{
	*expert = (struct expert){ .script = BUF(BUF_MIB) };
	screen_test_locale();
	driver_start(&expert->driver, "third-sector.json");
}

static void end(struct expert *expert)
{
	driver_end(&expert->driver);
	buf_release(&expert->script);
}

static double keys_of(struct expert *expert, bool hurry)
{
	begin(expert);
	by_keys(expert, hurry);
	double rate = (double)expert->keys / answered(expert);
	print_message("%s: %d answers took %ld keys, %.2f an answer\n", hurry ? "in a hurry" : "as usual", answered(expert), expert->keys, rate);
	if (getenv("SECTION11_TEST_SCRIPT"))
		print_message("%s", buf_text(&expert->script));
	return rate;
}

static void keys_an_answer(void **state)
{
	struct expert expert;
	(void)state;
	assert_true(keys_of(&expert, false) < 2 * KEYS_AN_ANSWER);
	end(&expert);
	assert_true(keys_of(&expert, true) < KEYS_AN_ANSWER);
	play_for_real(&expert);
	end(&expert);
}

static void lines_of(bool hurry, double most)
{
	struct expert expert;
	begin(&expert);
	by_lines(&expert, hurry);
	double rate = (double)expert.lines / answered(&expert);
	print_message("by lines, %s: %d answers took %ld lines, %.2f an answer\n", hurry ? "in a hurry" : "as usual", answered(&expert),
		expert.lines, rate);
	assert_true(rate < most);
	end(&expert);
}

static void lines_an_answer(void **state)
{
	(void)state;
	lines_of(false, 2 * KEYS_AN_ANSWER);
	lines_of(true, KEYS_AN_ANSWER);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(keys_an_answer), cmocka_unit_test(lines_an_answer) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
