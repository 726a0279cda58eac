/* SPDX-License-Identifier: MIT */
/* Long text, key by key: moving, selecting, cutting, pasting, undo; and what is said where it cannot be. */
#include "driver.h"
#include "harness/screen_test.h"

#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The answer of KF1-3 is long text; beside it are three more on the page of its evidence. */
static void begin(struct driver *driver)
{
	struct cells cells;
	screen_test_locale();
	driver_start(driver, "surrey-way.json");
	driver_keys(driver, "Enter");
	while (place_of(&driver->model)->screen != SCREEN_TASKS)
		driver_keys(driver, "Escape");
	assert_true(driver_focus_enter(driver, "section:KF1"));
	assert_true(driver_focus_enter(driver, "question:KF1-3"));
	assert_true(driver_focus(driver, "value"));
	cells_init(&cells, 24, 80);
	driver_paint(driver, &cells, false);
	cells_release(&cells);
}

static struct edit *field(struct driver *driver)
{
	struct slot *slot = record_slot_of_focus(&driver->model.record, driver->model.page.focus);
	assert_non_null(slot);
	return slot->edit;
}

/* `|` is the caret, `<` the other end of what is selected. */
static void expect(struct driver *driver, const char *picture)
{
	struct buf is = BUF(BUF_MIB);
	const struct edit *edit = field(driver);
	size_t from = SIZE_MAX, to = SIZE_MAX;
	edit_selection(edit, &from, &to);
	for (size_t i = 0; i <= edit_len(edit); i++) {
		if (i == edit_caret(edit))
			buf_putc(&is, '|');
		else if (i == from || i == to)
			buf_putc(&is, '<');
		if (i < edit_len(edit))
			buf_putc(&is, edit_text(edit)[i]);
	}
	assert_string_equal(buf_text(&is), picture);
	buf_release(&is);
}

static void expect_said(const struct driver *driver, const char *words)
{
	if (!strstr(driver->model.status, words))
		fail_msg("said: \"%s\", not \"%s\"", driver->model.status, words);
}

static void keys_move_and_select(void **state)
{
	/* From the text "one two\nthree" with the caret at its end. */
	static const struct {
		const char *keys, *after;
	} cases[] = {
		{ "Left", "one two\nthre|e" }, { "Ctrl-Left", "one two\n|three" }, { "Alt-b", "one two\n|three" },
		{ "Up", "one t|wo\nthree" }, { "Up Up", "one t|wo\nthree" }, { "Up Home", "|one two\nthree" }, { "Up End", "one two|\nthree" },
		{ "Ctrl-Home", "|one two\nthree" }, { "Alt-<", "|one two\nthree" }, { "Ctrl-Home Ctrl-Right", "one| two\nthree" },
		{ "Ctrl-Home Alt-f Right", "one |two\nthree" }, { "Ctrl-Home Ctrl-End", "one two\nthree|" }, { "Alt-< Alt->", "one two\nthree|" },
		{ "PageUp", "one t|wo\nthree" }, { "PageUp PageDown", "one two\nthree|" },
		{ "Shift-Left Shift-Left", "one two\nthr|ee<" }, { "Ctrl-Shift-Left", "one two\n|three<" },
		{ "Shift-Up", "one t|wo\nthree<" }, { "Shift-Home", "one two\n|three<" }, { "Ctrl-Shift-Home", "|one two\nthree<" },
		{ "Shift-Left Left", "one two\nthre|e" }, { "Shift-Left Up", "one |two\nthree" },
		{ "Ctrl-Space Left Left", "one two\nthr|ee<" }, { "Ctrl-Space Left Left Ctrl-Space Left", "one two\nth|ree" },
		{ "Ctrl-Space Ctrl-Home Escape", "|one two\nthree" }, { "Alt-a Up", "one t|wo\nthree<" },
		{ "Ctrl-A", "<one two\nthree|" },
		{ "Backspace", "one two\nthre|" }, { "Left Delete", "one two\nthre|" }, { "Ctrl-W", "one two\n|" },
		{ "Alt-Backspace", "one two\n|" }, { "Ctrl-Home Ctrl-Delete", "| two\nthree" },
		{ "Ctrl-Home Alt-d", "| two\nthree" }, { "Ctrl-Home Ctrl-K", "|\nthree" }, { "Up Ctrl-U", "|three" },
		{ "Ctrl-Home Ctrl-K Ctrl-K Ctrl-V", "one two\n|three" },
		{ "Ctrl-Shift-Left Ctrl-X", "one two\n|" }, { "Ctrl-Shift-Left Ctrl-X Ctrl-Home Ctrl-V", "three|one two\n" },
		{ "Ctrl-A Ctrl-C Ctrl-End Ctrl-V", "one two\nthreeone two\nthree|" }, { "Ctrl-A Shift-Delete Shift-Insert", "one two\nthree|" },
		{ "Ctrl-A x", "x|" }, { "Ctrl-A x Ctrl-Z", "one two\nthree|" }, { "Ctrl-A x Ctrl-Z Ctrl-Y", "x|" },
	};
	struct driver driver;
	(void)state;
	begin(&driver);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		print_message("%s\n", cases[i].keys);
		edit_forget_cut();
		edit_set(field(&driver), "one two\nthree");
		driver_keys(&driver, cases[i].keys);
		expect(&driver, cases[i].after);
	}
	edit_set(field(&driver), "");
	driver_end(&driver);
}

/* The first row's Up and the last row's Down leave the field; Alt-Left goes back, as everywhere. */
static void keys_that_leave(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver);
	driver_type(&driver, "one\ntwo");
	driver_keys(&driver, "Down");
	assert_string_not_equal(driver.model.page.focus, "value");
	driver_keys(&driver, "Up");
	assert_string_equal(driver.model.page.focus, "value");
	driver_keys(&driver, "Alt-Left");
	assert_int_equal(place_of(&driver.model)->screen, SCREEN_SECTION);
	driver_end(&driver);
}

/* Selecting beyond the first or the last row does nothing; without Shift, or with the mark taken off, the field is left. */
static void selecting_stays_in_the_field(void **state)
{
	static const char *const keys[] = { "Shift-Up", "Ctrl-Home Shift-Up", "Shift-Down", "Ctrl-Home Shift-Up Shift-Up" };
	struct driver driver;
	(void)state;
	begin(&driver);
	driver_type(&driver, "One row.");
	const char *focus = place_of(&driver.model)->focus;
	char before[64];
	snprintf(before, sizeof before, "%s", focus);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		driver_keys(&driver, keys[i]);
		assert_string_equal(place_of(&driver.model)->focus, before);
	}
	driver_keys(&driver, "Alt-a");
	assert_true(edit_is_marking(field(&driver)));
	driver_keys(&driver, "Up Up Down Down");
	assert_string_equal(place_of(&driver.model)->focus, before);
	assert_true(edit_is_marking(field(&driver)));
	driver_keys(&driver, "Escape Up");
	assert_string_not_equal(place_of(&driver.model)->focus, before);
	driver_end(&driver);
}

static void text_goes_from_field_to_field(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver);
	driver_type(&driver, "One sentence. Another.");
	driver_keys(&driver, "Ctrl-Home Shift-End Ctrl-C");
	expect_said(&driver, "Copied. Ctrl-V");
	driver_keys(&driver, "Ctrl-O");
	assert_int_equal(place_of(&driver.model)->screen, SCREEN_DETAILS);
	assert_true(driver_focus(&driver, "comment"));
	driver_keys(&driver, "Ctrl-V");
	expect(&driver, "One sentence. Another.|");
	driver_end(&driver);
}

static void what_cannot_be_is_said(void **state)
{
	static char big[1024 * 1024 + 1];
	struct driver driver;
	(void)state;
	begin(&driver);
	memset(big, 'x', sizeof big - 1);
	driver_type(&driver, "Kept.");
	driver_paste(&driver, big);
	expect_said(&driver, "This is too long for this field. Nothing was changed.");
	expect(&driver, "Kept.|");
	big[65532] = '\0'; /* one too many */
	driver_paste(&driver, big);
	expect_said(&driver, "This is too long for this field. Nothing was changed.");
	expect(&driver, "Kept.|");
	big[65531] = '\0';
	driver_paste(&driver, big);
	assert_string_equal(driver.model.status, "");
	assert_int_equal(edit_len(field(&driver)), 65536);
	driver_type(&driver, "y");
	expect_said(&driver, "This field is full. Nothing was changed.");
	driver_keys(&driver, "Ctrl-Z");
	expect(&driver, "Kept.|");
	edit_forget_cut();
	driver_keys(&driver, "Ctrl-V");
	expect_said(&driver, "Nothing was cut or copied yet.");
	driver_keys(&driver, "Ctrl-C");
	expect_said(&driver, "To leave, press Ctrl-Q");
	driver_keys(&driver, "Ctrl-X");
	expect_said(&driver, "Hold Shift with the arrow keys, or press Ctrl-Space and move.");
	driver_keys(&driver, "Ctrl-Space");
	expect_said(&driver, "Move to select. Ctrl-C copies, Ctrl-X cuts, Esc ends.");
	driver_keys(&driver, "Escape Tab");
	driver_paste(&driver, "text");
	expect_said(&driver, "Go to a text field to paste.");
	driver_end(&driver);
}

/* Undo takes back some words, and no more than since the last pause. */
static void undo_by_words_and_pauses(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver);
	driver_type(&driver, "We ask two people.");
	driver_wait(&driver, 3000);
	driver_type(&driver, " Then we write it down and keep it in the file.");
	driver_keys(&driver, "Ctrl-Z");
	expect(&driver, "We ask two people. Then we write it down and |");
	driver_keys(&driver, "Ctrl-Z");
	expect(&driver, "We ask two people.|");
	driver_keys(&driver, "Ctrl-Z");
	expect(&driver, "|");
	driver_keys(&driver, "Ctrl-Y Ctrl-Y Ctrl-Y");
	expect(&driver, "We ask two people. Then we write it down and keep it in the file.|");
	driver_end(&driver);
}

/* The person's key file reaches the keys of a text field too. */
static void own_keys(void **state)
{
	struct driver driver;
	struct err err;
	(void)state;
	begin(&driver);
	assert_true(keymap_bind(driver.model.keymap, "Ctrl-K word-left", &err));
	assert_true(keymap_bind(driver.model.keymap, "none erase-line", &err));
	driver_type(&driver, "one two");
	driver_keys(&driver, "Ctrl-U Ctrl-K");
	expect(&driver, "one |two");
	driver_end(&driver);
}

/* Who may only read can move and copy. */
static void read_only(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver);
	driver_type(&driver, "one two");
	driver.model.opened->read_only = true;
	driver_keys(&driver, "Ctrl-Left Shift-End Ctrl-C");
	expect_said(&driver, "Copied.");
	expect(&driver, "one <two|");
	static const char *const keys[] = { "Backspace", "Ctrl-X", "Ctrl-V", "Ctrl-K", "x", "Enter" };
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		driver_keys(&driver, keys[i]);
		expect_said(&driver, "You can only read this");
		expect(&driver, "one <two|");
	}
	driver_paste(&driver, "three");
	expect_said(&driver, "You can only read this");
	expect(&driver, "one <two|");
	driver.model.opened->read_only = false;
	driver_end(&driver);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_move_and_select), cmocka_unit_test(keys_that_leave), cmocka_unit_test(selecting_stays_in_the_field), cmocka_unit_test(text_goes_from_field_to_field),
		cmocka_unit_test(what_cannot_be_is_said), cmocka_unit_test(undo_by_words_and_pauses), cmocka_unit_test(own_keys),
		cmocka_unit_test(read_only),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
