/* SPDX-License-Identifier: MIT */
/*
 * Text from right to left moves nothing that is not its own, in a terminal that orders rows by itself, whichever way it
 * takes a row's direction: in rows of random texts, as columns and labels and values are, and on whole pages.
 */
#include "bidi.h"

#include "base/buf.h"
#include "base/text.h"
#include "face/cells.h"
#include "face/painter.h"
#include "harness/screen_test.h"
#include "page/edit.h"
#include "page/page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#define HEBREW "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d"
#define HEBREW_TOO "\xd7\xa2\xd7\x95\xd7\x9c\xd7\x9d"
#define ARABIC "\xd8\xb3\xd9\x84\xd8\xa7\xd9\x85"
#define BAR "\xc7\x80"
#define COLS_MAX 300

static void put(struct cells *cells, int col, const char *text)
{
	cells_put(cells, 0, col, cells->cols, STYLE_TEXT, text, strlen(text));
}

static void row_to(const struct cells *cells, int row, struct buf *out)
{
	for (int col = 0; col < cells->cols; col++)
		buf_puts(out, cells->cell[row * cells->cols + col].text);
}

/* Everything outside of texts from right to left stands where it was put, and they keep within their own columns. */
static void expect_in_place(const struct cells *cells, int row)
{
	const struct cell *cell = &cells->cell[row * cells->cols];
	for (int guess = 0; guess < 2; guess++) {
		int order[COLS_MAX], from = 0, to = -1;
		bidi_order(cell, cells->cols, guess, order);
		for (int col = 0; col < cells->cols; col++) {
			if (cell[col].edges & CELL_BEGINS) {
				from = to = col;
				while (to < cells->cols && !(cell[to].edges & CELL_ENDS))
					to++;
			}
			bool own = col >= from && col <= to;
			if (own ? order[col] >= from && order[col] <= to : order[col] == col)
				continue;
			struct buf text = BUF(BUF_MIB);
			row_to(cells, row, &text);
			fail_msg("row %d: at %d stands what was put at %d: %s", row, col, order[col], buf_text(&text));
		}
	}
}

static void where_the_bar_stands(void **state)
{
	/* Texts and where they are put; the row that comes of it. */
	static const struct {
		struct { int col; const char *text; } puts[4];
		const char *row;
	} cases[] = {
		{ { { 2, "One" }, { 8, "12" } }, "  One   12          " },
		/* nothing in the row says which way it goes */
		{ { { 2, HEBREW } }, " " BAR HEBREW "              " },
		{ { { 0, ">" }, { 2, HEBREW } }, ">" BAR HEBREW "              " },
		/* a letter before it does */
		{ { { 2, "Name" }, { 8, HEBREW } }, "  Name  " HEBREW "        " },
		{ { { 2, "An " HEBREW } }, "  An " HEBREW "           " }, { { { 2, "1 " HEBREW " a" } }, " " BAR "1 " HEBREW " a          " },
		/* numbers, and other such texts, would be taken along */
		{ { { 2, "Name" }, { 8, HEBREW }, { 14, "12" } }, "  Name  " HEBREW BAR " 12    " },
		{ { { 2, "Name" }, { 8, HEBREW }, { 14, HEBREW_TOO } }, "  Name  " HEBREW BAR " " HEBREW_TOO "  " },
		{ { { 2, "Name" }, { 8, ARABIC }, { 13, "(3)" } }, "  Name  " ARABIC BAR "(3)    " },
		/* letters would not */
		{ { { 2, "Name" }, { 8, HEBREW }, { 14, "of 12" } }, "  Name  " HEBREW "  of 12 " },
		/* a number of its own goes with it */
		{ { { 2, "Name" }, { 8, HEBREW " 12" } }, "  Name  " HEBREW " 12     " },
		/* a field, and a box */
		{ { { 0, ">" }, { 2, "[" }, { 3, HEBREW }, { 9, "]" } }, ">" BAR "[" HEBREW "  ]          " },
		{ { { 2, "\xe2\x94\x82" }, { 4, HEBREW }, { 10, "\xe2\x94\x82" }, { 12, "7" } }, "  \xe2\x94\x82" BAR HEBREW BAR " \xe2\x94\x82 7       " },
		/* no blank between */
		{ { { 2, "A" }, { 4, HEBREW }, { 8, ":7" } }, "  A " HEBREW BAR "7          " },
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct cells cells;
		struct buf row = BUF(1000);
		cells_init(&cells, 1, 20);
		for (size_t k = 0; k < 4 && cases[i].puts[k].text; k++)
			put(&cells, cases[i].puts[k].col, cases[i].puts[k].text);
		cells_isolate(&cells);
		row_to(&cells, 0, &row);
		assert_string_equal(buf_text(&row), cases[i].row);
		expect_in_place(&cells, 0);
		buf_release(&row);
		cells_release(&cells);
	}
}

/* The test would fail without. */
static void what_it_is_good_for(void **state)
{
	struct cells cells;
	int order[COLS_MAX];
	(void)state;
	cells_init(&cells, 1, 20);
	put(&cells, 2, "Name");
	put(&cells, 8, HEBREW);
	put(&cells, 14, "12");
	bidi_order(cells.cell, 20, false, order);
	assert_int_not_equal(order[14], 14);
	cells_release(&cells);
}

static uint32_t seed;

static unsigned dice(unsigned sides)
{
	seed ^= seed << 13;
	seed ^= seed >> 17;
	seed ^= seed << 5;
	return seed % sides;
}

static void random_rows(void **state)
{
	static const char *const pieces[] = { HEBREW, HEBREW_TOO, ARABIC, HEBREW " 12", ARABIC " 12", "12 " HEBREW, "a " HEBREW, HEBREW " a", HEBREW " (a) 3",
		"(" ARABIC ")", "12", "3 of 5", "Fully met", "50%", "-3", "1,5", "19:04", "?", "\xe2\x94\x82", "[", "]", "( )", "\xe2\x80\xa2", "\xe5\xad\x90", "",
		"\xd9\xa1\xd9\xa2", "e\xcc\x81" };
	(void)state;
	for (uint32_t round = 1; round <= 20000; round++) {
		struct cells cells;
		seed = round * 2654435761u + 1;
		cells_init(&cells, 1, 60);
		for (int col = 1 + (int)dice(3); col < 60;) {
			const char *piece = pieces[dice(sizeof pieces / sizeof *pieces)];
			put(&cells, col, piece);
			col += text_cols(piece) + 1 + (int)dice(5);
		}
		cells_isolate(&cells);
		expect_in_place(&cells, 0);
		cells_release(&cells);
	}
}

/* A page of every kind of thing that can hold what someone wrote. */
static void build(struct page *page, struct edit *line, struct edit *prose)
{
	static const char *const headings[] = { "Name", "Number", "Other" };
	static const char *const rows[][3] = { { HEBREW, "12", HEBREW_TOO }, { ARABIC, "7", "3" }, { "Oak", "1", ARABIC " 9" } };
	page_title(page, "page", HEBREW);
	page->where = HEBREW_TOO " 2";
	page->state = "19:04";
	add_heading(page, &page->body, 1, ARABIC " 1?");
	struct block *facts = add_facts(page, &page->body, HEBREW);
	add_fact(page, facts, "f1", HEBREW, "12", NULL);
	add_fact(page, facts, "f2", "Name", HEBREW, "3");
	struct block *tasks = add_tasks(page, &page->body, ARABIC);
	add_task(page, tasks, "t1", HEBREW, "4", "5", false);
	add_task(page, tasks, "t2", "Oak", HEBREW, "6", false);
	struct block *choice = add_choice(page, &page->body, "c", HEBREW, "7", false);
	add_option(page, choice, "c:1", HEBREW, "8", true);
	add_option(page, choice, "c:2", "9", ARABIC, false);
	add_line(page, &page->body, "line", HEBREW, "10", line)->unit = "11";
	add_prose(page, &page->body, "prose", ARABIC, "12", prose)->limit_chars = 100;
	struct block *table = add_table(page, &page->body, HEBREW, headings, 3);
	for (size_t i = 0; i < 3; i++)
		add_row(page, table, "row", (const char *const *)rows[i]);
	add_action(page, add_actions(page, &page->body), "on", HEBREW, true);
	page->aside_title = "13";
	add_text(page, &page->aside, HEBREW " 14. 15 " ARABIC);
}

static void whole_pages(void **state)
{
	static const struct { int rows, cols; } sizes[] = { { 80, 80 }, { 24, 80 }, { 60, 132 }, { 40, 40 }, { 30, 24 } };
	struct page page;
	struct edit *line = edit_new(true, 100), *prose = edit_new(false, 1000);
	(void)state;
	edit_set(line, HEBREW " 16");
	edit_set(prose, HEBREW "\n17 " ARABIC "\n" ARABIC " 18, " HEBREW " 19");
	page_init(&page);
	build(&page, line, prose);
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		static const char *const focuses[] = { "line", "prose", "t1" };
		for (size_t k = 0; k < 3; k++) {
			struct cells cells;
			struct paint_state paint_state = { 0 };
			const struct paint_options options = { 0 };
			page.focus = focuses[k];
			/* A selection splits a text into pieces: it stays one. */
			edit_move(prose, MOVE_START, false, 60, 1);
			edit_move(prose, MOVE_RIGHT, false, 60, 1);
			edit_move(prose, MOVE_RIGHT, true, 60, 1);
			cells_init(&cells, sizes[i].rows, sizes[i].cols);
			painter_paint(&page, &options, &paint_state, &cells);
			for (int row = 0; row < cells.rows; row++)
				expect_in_place(&cells, row);
			cells_release(&cells);
		}
	}
	page_release(&page);
	edit_free(line);
	edit_free(prose);
}

/* Controls for direction: a sign that is seen, wherever they come from; and the cursor goes through the text as it was typed. */
static void no_controls(void **state)
{
	static const char *const controls[] = { "\xe2\x80\xae", "\xe2\x80\xad", "\xe2\x80\xaa", "\xe2\x80\xab", "\xe2\x80\xac", "\xe2\x81\xa6", "\xe2\x81\xa7",
		"\xe2\x81\xa8", "\xe2\x81\xa9", "\xe2\x80\x8e", "\xe2\x80\x8f", "\xd8\x9c" };
	(void)state;
	for (size_t i = 0; i < sizeof controls / sizeof *controls; i++) {
		char text[64];
		struct cells cells;
		struct buf row = BUF(1000);
		snprintf(text, sizeof text, "a%s" HEBREW "%s 12", controls[i], controls[i]);
		cells_init(&cells, 1, 20);
		put(&cells, 1, text);
		cells_isolate(&cells);
		row_to(&cells, 0, &row);
		assert_null(strstr(buf_text(&row), controls[i]));
		assert_non_null(strstr(buf_text(&row), "a\xef\xbf\xbd" HEBREW "\xef\xbf\xbd 12"));
		expect_in_place(&cells, 0);
		buf_release(&row);
		cells_release(&cells);
		struct edit *edit = edit_new(false, 100);
		assert_true(edit_insert(edit, text, strlen(text)));
		assert_string_equal(edit_text(edit), "a" HEBREW " 12");
		edit_move(edit, MOVE_START, false, 60, 1);
		for (size_t k = 0; k < 3; k++)
			edit_move(edit, MOVE_RIGHT, false, 60, 1);
		assert_int_equal(edit_caret(edit), 1 + 2 + 2);
		edit_free(edit);
	}
}

int main(void)
{
	screen_test_locale();
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(where_the_bar_stands), cmocka_unit_test(what_it_is_good_for), cmocka_unit_test(random_rows), cmocka_unit_test(whole_pages),
		cmocka_unit_test(no_controls),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
