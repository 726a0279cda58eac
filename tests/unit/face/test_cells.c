/* SPDX-License-Identifier: MIT */
#include "face/cells.h"

#include "base/buf.h"
#include "base/text.h"
#include "harness/diff.h"
#include "harness/screen_test.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#define ROWS 2
#define COLS 10

/* The picture of one put, its first row. */
static void check_put(int col, int max_cols, const char *text, size_t len, const char *row, int used)
{
	struct cells cells;
	struct buf out = BUF(4096);
	cells_init(&cells, ROWS, COLS);
	assert_int_equal(cells_put(&cells, 0, col, max_cols, STYLE_TEXT, text, len), used);
	cells_write(&cells, &out);
	size_t n = strcspn(buf_text(&out), "\n");
	if (n != strlen(row) || memcmp(buf_text(&out), row, n) != 0)
		fail_msg("\"%.*s\" is not \"%s\"", (int)n, buf_text(&out), row);
	buf_release(&out);
	cells_release(&cells);
}

static void test_put(void **state)
{
	static const struct {
		int col, max_cols;
		const char *text, *row;
		int used;
	} cases[] = {
		{ 0, 10, "hello", "|hello     |", 5 },
		{ 2, 3, "hello", "|  hel     |", 3 },
		{ 7, 10, "hello", "|       hel|", 5 },
		{ -2, 10, "hello", "|llo       |", 5 },
		{ 0, 0, "hello", "|          |", 0 },
		{ 0, 10, "日本", "|日本      |", 4 },
		{ 0, 3, "日本", "|日        |", 2 },
		{ 9, 10, "日", "|          |", 2 },
		{ -1, 10, "日x", "| x        |", 3 },
		{ 0, 10, "e\xcc\x81x", "|e\xcc\x81x        |", 2 },
		{ 0, 10, "\xcc\x81x", "|x         |", 1 },
		{ 0, 10, "a\tb\nc", "|a b c     |", 5 },
		{ 0, 10, "\033[31m", "|\xef\xbf\xbd[31m     |", 5 },
		{ 0, 10, "\xff\xfe", "|\xef\xbf\xbd\xef\xbf\xbd        |", 2 },
		{ 0, 10, "👨\xe2\x80\x8d👩", "|👨👩      |", 4 },
		{ 0, 10, "❤\xef\xb8\x8f!", "|❤!        |", 2 },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		check_put(cases[i].col, cases[i].max_cols, cases[i].text, strlen(cases[i].text), cases[i].row, cases[i].used);
}

/* A tower of marks is cut at a mark, never within one, and the next letter is not lost. */
static void test_tower_of_marks(void **state)
{
	struct cells cells;
	struct buf text = BUF(4096);
	buf_puts(&text, "z");
	for (int i = 0; i < 100; i++)
		buf_puts(&text, "\xcc\x81");
	buf_puts(&text, "y");
	cells_init(&cells, ROWS, COLS);
	assert_int_equal(cells_put(&cells, 0, 0, COLS, STYLE_TEXT, buf_text(&text), text.len), 2);
	assert_true(text_valid(cells.cell[0].text, strlen(cells.cell[0].text)));
	assert_int_equal(strlen(cells.cell[0].text), 23);
	assert_string_equal(cells.cell[1].text, "y");
	buf_release(&text);
	cells_release(&cells);
}

/* Half of a wide character never stays. */
static void test_wide_is_whole(void **state)
{
	static const struct {
		int col;
		const char *text, *row;
	} cases[] = {
		{ 0, "x", "|x 本語    |" }, { 1, "x", "| x本語    |" }, { 1, "字", "| 字 語    |" }, { 3, "xy", "|日 xy     |" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct cells cells;
		struct buf out = BUF(4096);
		cells_init(&cells, 1, COLS);
		cells_put(&cells, 0, 0, COLS, STYLE_TEXT, "日本語", strlen("日本語"));
		cells_put(&cells, 0, cases[i].col, COLS, STYLE_TEXT, cases[i].text, strlen(cases[i].text));
		cells_write(&cells, &out);
		buf_text(&out);
		assert_memory_equal(out.data, cases[i].row, strlen(cases[i].row));
		buf_release(&out);
		cells_release(&cells);
	}
}

static void test_write(void **state)
{
	struct cells cells;
	struct buf out = BUF(4096);
	cells_init(&cells, 2, 6);
	cells_put(&cells, 0, 0, 6, STYLE_STRONG, "ab", 2);
	cells_put(&cells, 0, 2, 6, STYLE_QUIET, "日", 3);
	cells_style(&cells, 1, 4, 99, STYLE_SELECTION);
	cells_style(&cells, 7, 0, 1, STYLE_SELECTION);
	cells_fill(&cells, 1, 0, 2, STYLE_RULE, "─");
	cells.cursor_row = 1;
	cells.cursor_col = 3;
	cells_write(&cells, &out);
	assert_string_equal(buf_text(&out), "|ab日  |\n|──    |\n0:0-1 strong\n0:2-3 quiet\n1:0-1 rule\n1:4-5 selection\ncursor 1:3\n");
	cells_resize(&cells, 1, 2);
	buf_clear(&out);
	cells_write(&cells, &out);
	assert_string_equal(buf_text(&out), "|  |\ncursor 0:0\n");
	buf_release(&out);
	cells_release(&cells);
}

static void test_outside(void **state)
{
	struct cells cells;
	cells_init(&cells, 2, 6);
	assert_int_equal(cells_put(&cells, -1, 0, 6, STYLE_TEXT, "x", 1), 0);
	assert_int_equal(cells_put(&cells, 2, 0, 6, STYLE_TEXT, "x", 1), 0);
	cells_fill(&cells, 0, -5, 50, STYLE_TEXT, "日");
	cells_fill(&cells, 0, -5, 50, STYLE_TEXT, "x");
	cells_style(&cells, 0, -5, 50, STYLE_RULE);
	assert_string_equal(cells.cell[5].text, "x");
	cells_resize(&cells, 0, 0);
	cells_blank(&cells);
	cells_release(&cells);
}

static void test_style_names(void **state)
{
	for (int i = 0; i < STYLE_COUNT; i++) {
		for (int k = 0; k < i; k++)
			assert_string_not_equal(style_name((enum style)i), style_name((enum style)k));
	}
}

/* The harness's own: what a failed golden screen shows. */
static void test_diff(void **state)
{
	struct buf out = BUF(4096);
	diff_lines("a\nb\nc\nd\ne\nf\ng\n", "a\nb\nc\nD\ne\nf\ng\nh\n", &out);
	assert_string_equal(buf_text(&out), "  b\n  c\n- d\n+ D\n  e\n  f\n  g\n+ h\n");
	buf_clear(&out);
	diff_lines("", "x\n", &out);
	assert_string_equal(buf_text(&out), "+ x\n");
	buf_clear(&out);
	diff_lines("same\n", "same\n", &out);
	assert_string_equal(buf_text(&out), "");
	buf_release(&out);
}

int main(void)
{
	screen_test_locale();
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_put),
		cmocka_unit_test(test_tower_of_marks),
		cmocka_unit_test(test_wide_is_whole),
		cmocka_unit_test(test_write),
		cmocka_unit_test(test_outside),
		cmocka_unit_test(test_style_names),
		cmocka_unit_test(test_diff),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
