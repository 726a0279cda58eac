/* SPDX-License-Identifier: MIT */
/* The mouse on real pages: what is clicked is chosen, texts take the cursor and are selected, the wheel scrolls. */
#include "driver.h"
#include "harness/screen_test.h"

#include "base/buf.h"
#include "client/mouse.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct driver driver;
static struct cells cells;

static void paint(void)
{
	driver_paint(&driver, &cells, false);
}

static void begin(int rows, int cols)
{
	screen_test_locale();
	driver_start(&driver, "surrey-way.json");
	driver_keys(&driver, "Enter");
	while (place_of(&driver.model)->screen != SCREEN_TASKS)
		driver_keys(&driver, "Escape");
	cells_init(&cells, rows, cols);
	paint();
}

static void end(void)
{
	cells_release(&cells);
	driver_end(&driver);
}

static bool row_has(int row, int col, const char *text)
{
	const char *at = text;
	for (; *at && col < cells.cols; col++) {
		const char *cell = cells.cell[row * cells.cols + col].text;
		size_t len = strlen(cell);
		if (strncmp(at, cell, len) != 0)
			return false;
		at += len;
	}
	return !*at;
}

/* Where a text stands in the picture. */
static void find(const char *text, int *ret_row, int *ret_col)
{
	for (int row = 0; row < cells.rows; row++)
		for (int col = 0; col < cells.cols; col++)
			if (row_has(row, col, text)) {
				*ret_row = row;
				*ret_col = col;
				return;
			}
	struct buf picture = BUF(BUF_MIB);
	cells_write(&cells, &picture);
	fputs(buf_text(&picture), stderr);
	fail_msg("\"%s\" is not in the picture", text);
}

static void press(enum key_code code, int row, int col, int n)
{
	const struct key key = { .code = code, .row = row, .col = col, .n = n };
	assert_true(mouse_take(&driver.worker, &driver.view, &key));
	paint();
}

/* On a text of the page, so many columns behind its beginning. */
static void click_on(const char *text, int behind)
{
	int row, col;
	find(text, &row, &col);
	press(KEY_MOUSE_CLICK, row, col + behind, 0);
}

static void drag_to(const char *text, int behind)
{
	int row, col;
	find(text, &row, &col);
	press(KEY_MOUSE_DRAG, row, col + behind, 0);
}

static struct edit *field(const char *id)
{
	return record_slot(&driver.model.record, id)->edit;
}

static void expect_selected(const char *text)
{
	size_t from = 0, to = 0;
	const struct edit *edit = field("value");
	if (!*text) {
		assert_false(edit_selection(edit, &from, &to));
		return;
	}
	assert_true(edit_selection(edit, &from, &to));
	assert_int_equal(to - from, strlen(text));
	assert_memory_equal(edit_text(edit) + from, text, to - from);
}

static void a_click_chooses(void **state)
{
	(void)state;
	begin(40, 80);
	click_on("Leadership", 2);
	assert_int_equal(place_of(&driver.model)->screen, SCREEN_SECTION);
	click_on("KF1-4", 0);
	assert_int_equal(place_of(&driver.model)->screen, SCREEN_QUESTION);
	click_on("Partially met", 0);
	assert_true(slot_has(&driver.model.record, record_slot(&driver.model.record, "value"), "partly"));
	/* again on what is chosen: nothing more, where Enter would go on */
	click_on("Partially met", 0);
	assert_string_equal(place_of(&driver.model)->question->id, "KF1-4");
	click_on("Fully met", 0);
	assert_true(slot_has(&driver.model.record, record_slot(&driver.model.record, "value"), "fully"));
	click_on("[ Continue ]", 3);
	assert_string_not_equal(place_of(&driver.model)->question->id, "KF1-4");
	/* where there is nothing, nothing happens */
	press(KEY_MOUSE_CLICK, 0, 0, 0);
	press(KEY_MOUSE_CLICK, cells.rows - 1, 3, 0);
	press(KEY_MOUSE_DRAG, 5, 5, 0);
	end();
}

static void to_text(const char *text)
{
	assert_true(driver_focus_enter(&driver, "section:KF1"));
	assert_true(driver_focus_enter(&driver, "question:KF1-3"));
	assert_true(driver_focus(&driver, "value"));
	paint(); /* as a person sees it before typing */
	driver_type(&driver, text);
	paint();
}

static void a_click_puts_the_cursor(void **state)
{
	(void)state;
	begin(40, 80);
	to_text("One two\nthr\xc3\xa9" "e \xe5\xad\x90 four");
	click_on("One two", 4);
	assert_int_equal(edit_caret(field("value")), 4);
	click_on("One two", 40); /* behind the end of the line */
	assert_int_equal(edit_caret(field("value")), 7);
	click_on("thr\xc3\xa9", 4);
	assert_int_equal(edit_caret(field("value")), 8 + 5);
	click_on("\xe5\xad\x90", 1); /* the second half of a wide one */
	assert_int_equal(edit_caret(field("value")), 8 + 7);
	driver_type(&driver, "x");
	paint();
	click_on("[ Continue ]", 0);
	/* what was typed is in the answer before the page goes */
	assert_string_not_equal(place_of(&driver.model)->question->id, "KF1-3");
	driver_keys(&driver, "Ctrl-P");
	assert_string_equal(edit_text(field("value")), "One two\nthr\xc3\xa9" "e x\xe5\xad\x90 four");
	end();
}

static void a_drag_selects(void **state)
{
	int row, col;
	(void)state;
	begin(40, 80);
	to_text("One two\nthree four");
	click_on("two", 0);
	drag_to("three", 5);
	expect_selected("two\nthree");
	drag_to("One", 1);
	expect_selected("ne ");
	/* beyond the field: to its first or last row, and on from there */
	press(KEY_MOUSE_DRAG, 0, 0, 0);
	expect_selected("One ");
	press(KEY_MOUSE_DRAG, cells.rows - 1, cells.cols - 1, 0);
	expect_selected("two\nthree four");
	driver_keys(&driver, "Ctrl-X");
	assert_string_equal(edit_text(field("value")), "One ");
	paint();
	find("One", &row, &col);
	press(KEY_MOUSE_CLICK, row, col, 0);
	expect_selected("");
	end();
}

static const char long_text[] = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\n20\n21\n22\n23\n24\n25\n26\n27\n28\n29\n30";

/* A drag past the edge of a long text goes on into what was hidden. */
static void a_drag_scrolls(void **state)
{
	(void)state;
	begin(24, 80);
	to_text(long_text);
	int row, col;
	find("30", &row, &col);
	press(KEY_MOUSE_CLICK, row, col + 2, 0);
	for (int i = 0; i < 60; i++)
		press(KEY_MOUSE_DRAG, 0, 0, 0);
	expect_selected(long_text);
	end();
}

static void the_wheel(void **state)
{
	int row, col, top;
	(void)state;
	begin(16, 80);
	/* over a page: it goes, and the focus stays */
	top = driver.view.state.top_row;
	press(KEY_WHEEL, 8, 10, 3);
	assert_int_equal(driver.view.state.top_row, top + 3);
	press(KEY_WHEEL, 8, 10, -3);
	assert_int_equal(driver.view.state.top_row, top);
	for (int i = 0; i < 100; i++)
		press(KEY_WHEEL, 8, 10, -3);
	assert_int_equal(driver.view.state.top_row, 0);
	for (int i = 0; i < 100; i++)
		press(KEY_WHEEL, 8, 10, 3);
	assert_true(driver.view.state.top_row > 10);
	/* a click on what the wheel brought into sight */
	click_on("Close this assessment", 0);
	assert_int_equal(place_of(&driver.model)->screen, SCREEN_HOME);
	end();
	/* over the text that is written, where it is longer than its field: the text goes */
	begin(24, 80);
	to_text(long_text);
	find("30", &row, &col);
	size_t before = edit_caret(field("value"));
	press(KEY_WHEEL, row, col, -3);
	assert_true(edit_caret(field("value")) < before);
	assert_string_equal(driver.model.page.focus, "value");
	for (int i = 0; i < 40; i++)
		press(KEY_WHEEL, row, col, -3);
	assert_string_equal(driver.model.page.focus, "value");
	find("1", &row, &col);
	end();
	/* beside the page: the guidance */
	begin(12, 120);
	to_text("");
	press(KEY_WHEEL, 6, 110, 3);
	assert_int_equal(driver.view.state.aside_top, 3);
	press(KEY_WHEEL, 6, 110, -6);
	assert_int_equal(driver.view.state.aside_top, 0);
	end();
}

/* On the hidden screen there is nothing to click on. */
static void not_when_hidden(void **state)
{
	(void)state;
	begin(24, 80);
	driver_keys(&driver, "Ctrl-B");
	for (int row = 0; row < cells.rows; row++) {
		press(KEY_MOUSE_CLICK, row, 6, 0);
		press(KEY_WHEEL, row, 6, 3);
	}
	assert_true(driver.model.quiet);
	assert_int_equal(place_of(&driver.model)->screen, SCREEN_TASKS);
	end();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_click_chooses), cmocka_unit_test(a_click_puts_the_cursor), cmocka_unit_test(a_drag_selects),
		cmocka_unit_test(a_drag_scrolls), cmocka_unit_test(the_wheel), cmocka_unit_test(not_when_hidden),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
