/* SPDX-License-Identifier: MIT */
/* What holds for every page at every size: the cursor is on what has the focus, and the question with it. */
#include "face/painter.h"

#include "base/buf.h"
#include "face/cells.h"
#include "harness/screen_test.h"
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FOCUSABLES_MAX 400
#define OPTIONS_ROWS 9 /* of the sample's choice with its question */

static const struct {
	int rows, cols;
} sizes[] = { { 8, 20 }, { 12, 40 }, { 14, 60 }, { 24, 80 }, { 10, 132 }, { 30, 110 }, { 60, 200 }, { 100, 300 } };
#define N_SIZES (sizeof sizes / sizeof sizes[0])

static const struct paint_options plain = { .signs = SIGNS_DRAWN }, from_top = { .from_top = true };

/* Columns from..cols of a row as text. */
static const char *row_text(const struct cells *cells, int row, int from)
{
	static char text[300 * CELL_BYTES + 1];
	size_t len = 0;
	for (int col = from; col < cells->cols; col++) {
		const char *cell = cells->cell[row * cells->cols + col].text;
		memcpy(text + len, cell, strlen(cell));
		len += strlen(cell);
	}
	text[len] = '\0';
	return text;
}

static bool any_row_holds(const struct cells *cells, const char *text)
{
	for (int row = 0; row < cells->rows; row++) {
		if (strstr(row_text(cells, row, 0), text))
			return true;
	}
	return false;
}

/* What must stand where the cursor is. */
static const char *text_at_cursor(const struct focusable *at, struct sample *sample)
{
	static char label[32];
	const char *text = "";
	if (at->block->kind == BLOCK_CHOICE)
		return ((const struct choice_option *)at->block->items)[at->item].chosen ? "•)" : " )";
	if (at->block->kind == BLOCK_TASKS)
		text = ((const struct task_row *)at->block->items)[at->item].label;
	if (at->block->kind == BLOCK_FACTS)
		text = ((const struct fact_row *)at->block->items)[at->item].label;
	if (at->block->kind == BLOCK_TABLE)
		text = ((const struct table_row *)at->block->items)[at->item].cells[0];
	if (at->block->kind == BLOCK_ACTIONS)
		text = ((const struct action *)at->block->items)[at->item].label;
	snprintf(label, sizeof label, "%.5s", text);
	return label;
}

static void check_cursor(struct sample *sample, const struct focusable *at, const struct cells *cells,
	const struct paint_state *state)
{
	const char *there = row_text(cells, cells->cursor_row, cells->cursor_col), *expected = text_at_cursor(at, sample);
	if (strncmp(there, expected, strlen(expected)) != 0)
		fail_msg("%dx%d %s: the cursor stands at \"%.20s\", not at \"%s\"", cells->cols, cells->rows, at->id, there, expected);
	assert_true(state->focus_shown);
	assert_true(cells->cursor_row >= 2 && cells->cursor_row < cells->rows - 2);
}

/* The marker stands once, in the margin, in the body. */
static void check_marker(const struct cells *cells)
{
	int markers = 0;
	for (int row = 0; row < cells->rows; row++) {
		const struct cell *cell = &cells->cell[row * cells->cols];
		markers += cell->style == STYLE_FOCUS;
		assert_true(cell->style != STYLE_FOCUS || strcmp(cell->text, ">") == 0);
	}
	assert_int_equal(markers, 1);
}

/* Every focusable in turn, down and up, as a person goes. */
static void test_cursor_is_on_the_focus(void **state)
{
	for (size_t i = 0; i < N_SIZES; i++) {
		struct sample sample;
		struct focusable all[FOCUSABLES_MAX];
		struct paint_state paint = { 0 };
		struct cells cells;
		sample_init(&sample);
		sample_all(&sample);
		cells_init(&cells, sizes[i].rows, sizes[i].cols);
		size_t n = page_focusables(&sample.page, all, FOCUSABLES_MAX);
		assert_int_equal(n, 17);
		for (size_t k = 0; k < 2 * n; k++) {
			const struct focusable *at = &all[k < n ? k : 2 * n - 1 - k];
			sample.page.focus = at->id;
			painter_paint(&sample.page, &plain, &paint, &cells);
			check_cursor(&sample, at, &cells, &paint);
			check_marker(&cells);
		}
		cells_release(&cells);
		sample_release(&sample);
	}
}

/* The beginning of the question is on the screen with each of its options, however low the window. */
static void test_question_is_seen_with_its_options(void **state)
{
	static const char *const options[] = { "KF1-1.value.unmet", "KF1-1.value.partly", "KF1-1.value.fully" };
	for (size_t i = 0; i < N_SIZES; i++) {
		struct sample sample;
		struct paint_state paint = { 0 };
		struct cells cells;
		sample_init(&sample);
		sample_question(&sample);
		cells_init(&cells, sizes[i].rows, sizes[i].cols);
		for (size_t k = 0; k < 3; k++) {
			sample.page.focus = options[k];
			painter_paint(&sample.page, &plain, &paint, &cells);
			bool seen = any_row_holds(&cells, "Is there a n");
			/* In the smallest window all but the last option take all of it. */
			assert_true(seen || (sizes[i].rows == 8 && k > 0));
		}
		cells_release(&cells);
		sample_release(&sample);
	}
}

/* Whoever comes to a choice sees all that can be chosen, where the window has room for it. */
static void test_options_are_seen_together(void **state)
{
	struct sample sample;
	struct paint_state paint = { 0 };
	struct cells cells;
	sample_init(&sample);
	sample_question(&sample);
	sample.page.focus = "KF1-1.value.fully";
	for (int rows = 40; rows >= PAINT_MIN_ROWS; rows--) {
		cells_init(&cells, rows, 80);
		painter_paint(&sample.page, &from_top, &paint, &cells);
		bool all = any_row_holds(&cells, "Is there a n") && any_row_holds(&cells, "Not met");
		assert_int_equal(all, paint.body_rows >= OPTIONS_ROWS);
		assert_true(paint.focus_shown);
		cells_release(&cells);
	}
	sample_release(&sample);
}

static void test_caret_is_seen_in_a_long_text(void **state)
{
	for (size_t i = 0; i < N_SIZES; i++) {
		struct sample sample;
		struct paint_state paint = { 0 };
		struct cells cells;
		sample_init(&sample);
		for (int k = 0; k < 60; k++)
			edit_insert(sample.account, "zebra line of text\n", 19);
		edit_insert(sample.account, "END", 3);
		sample_question(&sample);
		sample.page.focus = "account";
		cells_init(&cells, sizes[i].rows, sizes[i].cols);
		painter_paint(&sample.page, &plain, &paint, &cells);
		assert_non_null(strstr(row_text(&cells, cells.cursor_row, cells.cursor_col - 3), "END"));
		while (edit_move(sample.account, MOVE_UP, false, paint.field_cols, paint.field_rows)) {
			painter_paint(&sample.page, &plain, &paint, &cells);
			assert_true(paint.focus_shown);
		}
		assert_non_null(strstr(row_text(&cells, cells.cursor_row, 0), "Our"));
		cells_release(&cells);
		sample_release(&sample);
	}
}

/* Moving about in what is seen must not move the text. */
static void test_view_stays(void **state)
{
	struct sample sample;
	struct paint_state paint = { 0 };
	struct cells cells;
	sample_init(&sample);
	sample_tasks(&sample, 40);
	cells_init(&cells, 24, 80);
	sample.page.focus = "task.30";
	painter_paint(&sample.page, &plain, &paint, &cells);
	int top = paint.top_row;
	assert_true(top > 0);
	for (int i = 29; i > 18; i--) {
		char id[16];
		snprintf(id, sizeof id, "task.%d", i);
		sample.page.focus = id;
		painter_paint(&sample.page, &plain, &paint, &cells);
		assert_int_equal(paint.top_row, top);
	}
	sample.page.focus = "task.2";
	painter_paint(&sample.page, &plain, &paint, &cells);
	assert_true(paint.top_row < top);
	cells_release(&cells);
	sample_release(&sample);
}

static void test_hit(void **state)
{
	struct sample sample;
	struct paint_state paint = { 0 };
	struct cells cells;
	sample_init(&sample);
	sample_question(&sample);
	cells_init(&cells, 30, 120);
	painter_paint(&sample.page, &plain, &paint, &cells);
	static const struct {
		int row, col;
		const char *id;
	} cases[] = {
		{ 0, 5, NULL }, { 3, 5, NULL }, { 6, 0, "KF1-1.value.fully" }, { 8, 30, "KF1-1.value.fully" }, { 9, 3, "KF1-1.value.partly" },
		{ 10, 90, NULL }, { 18, 10, "account" }, { 28, 4, NULL },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const char *id = painter_hit(&sample.page, &plain, &paint, 30, 120, cases[i].row, cases[i].col);
		if (cases[i].id)
			assert_string_equal(id, cases[i].id);
		else
			assert_null(id);
	}
	cells_release(&cells);
	sample_release(&sample);
}

/* Reads a long page with one key, and sees every paragraph on the way to the action. */
static void read_through(int rows, int cols, bool by_screen, int direction)
{
	struct sample sample;
	struct paint_state paint = { 0 };
	struct cells cells;
	bool seen[13] = { false };
	sample_init(&sample);
	sample_long(&sample, 12);
	cells_init(&cells, rows, cols);
	sample.page.focus = direction > 0 ? "start" : "later";
	for (int i = 0; i < 200; i++) {
		painter_paint(&sample.page, direction > 0 ? &from_top : &plain, &paint, &cells);
		for (int k = 1; k <= 12; k++) {
			char words[24];
			snprintf(words, sizeof words, "Paragraph %d.", k);
			seen[k] |= any_row_holds(&cells, words);
		}
		const char *id = painter_step(&sample.page, &from_top, &paint, rows, cols, direction, by_screen);
		if (id)
			sample.page.focus = id;
	}
	for (int k = 1; k <= 12; k++)
		assert_true(seen[k]);
	painter_paint(&sample.page, &from_top, &paint, &cells);
	assert_string_equal(sample.page.focus, direction > 0 ? "later" : "start");
	assert_int_equal(paint.focus_shown, direction > 0);
	cells_release(&cells);
	sample_release(&sample);
}

static void test_step_reads_everything(void **state)
{
	for (size_t i = 0; i < N_SIZES; i++) {
		for (int k = 0; k < 4 && sizes[i].rows < 40; k++)
			read_through(sizes[i].rows, sizes[i].cols, k & 1, k & 2 ? -1 : 1);
	}
}

static void test_opens_at_the_top_on_request(void **state)
{
	struct sample sample;
	struct paint_state paint = { 0 };
	struct cells cells;
	sample_init(&sample);
	sample_long(&sample, 12);
	cells_init(&cells, 24, 80);
	painter_paint(&sample.page, &from_top, &paint, &cells);
	assert_false(paint.focus_shown);
	assert_int_equal(paint.top_row, 0);
	assert_int_equal(cells.cursor_row, 3);
	/* Painting again does not jump; another page begins anew. */
	painter_paint(&sample.page, &from_top, &paint, &cells);
	assert_int_equal(paint.top_row, 0);
	sample_all(&sample);
	painter_paint(&sample.page, &plain, &paint, &cells);
	assert_true(paint.focus_shown);
	assert_string_equal(paint.page_id, "sample");
	cells_release(&cells);
	sample_release(&sample);
}

static void test_step_without_anything_to_focus(void **state)
{
	struct page page;
	struct paint_state paint = { 0 };
	struct cells cells;
	page_init(&page);
	page_title(&page, "text", "Text");
	for (int i = 0; i < 60; i++)
		add_text(&page, &page.body, "A line.");
	cells_init(&cells, 24, 80);
	painter_paint(&page, &plain, &paint, &cells);
	assert_int_equal(paint.top_row, 0);
	assert_null(painter_step(&page, &plain, &paint, 24, 80, 1, true));
	painter_paint(&page, &plain, &paint, &cells);
	assert_int_equal(paint.top_row, paint.body_rows - 1);
	assert_null(painter_hit(&page, &plain, &paint, 24, 80, 10, 10));
	cells_release(&cells);
	page_release(&page);
}

/* No size, however odd, and no focus makes it write outside or lose the cursor. */
static void test_all_sizes(void **state)
{
	struct sample sample;
	sample_init(&sample);
	void (*const builds[])(struct sample *) = { sample_all, sample_scripts, sample_question };
	for (size_t b = 0; b < sizeof builds / sizeof builds[0]; b++) {
		builds[b](&sample);
		for (int rows = 1; rows < 40; rows += 3) {
			for (int cols = 1; cols < 130; cols += 7) {
				struct paint_state paint = { 0 };
				struct cells cells;
				cells_init(&cells, rows, cols);
				painter_paint(&sample.page, &plain, &paint, &cells);
				assert_true(cells.cursor_row >= 0 && cells.cursor_row < rows && cells.cursor_col >= 0 && cells.cursor_col < cols);
				cells_release(&cells);
			}
		}
	}
	sample_release(&sample);
}

/* A step on a list changes few cells: that is what keeps a slow line quick. */
static void test_a_move_changes_few_cells(void **state)
{
	struct sample sample;
	struct paint_state paint = { 0 };
	struct cells before, after;
	sample_init(&sample);
	sample_tasks(&sample, 14);
	cells_init(&before, 24, 80);
	cells_init(&after, 24, 80);
	sample.page.focus = "task.1";
	painter_paint(&sample.page, &plain, &paint, &before);
	sample.page.focus = "task.2";
	painter_paint(&sample.page, &plain, &paint, &after);
	int changed = 0;
	for (int i = 0; i < 24 * 80; i++)
		changed += strcmp(before.cell[i].text, after.cell[i].text) != 0 || before.cell[i].style != after.cell[i].style;
	assert_int_equal(changed, 2);
	cells_release(&before);
	cells_release(&after);
	sample_release(&sample);
}

int main(void)
{
	screen_test_locale();
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cursor_is_on_the_focus),
		cmocka_unit_test(test_question_is_seen_with_its_options),
		cmocka_unit_test(test_options_are_seen_together),
		cmocka_unit_test(test_caret_is_seen_in_a_long_text),
		cmocka_unit_test(test_view_stays),
		cmocka_unit_test(test_hit),
		cmocka_unit_test(test_step_reads_everything),
		cmocka_unit_test(test_opens_at_the_top_on_request),
		cmocka_unit_test(test_step_without_anything_to_focus),
		cmocka_unit_test(test_all_sizes),
		cmocka_unit_test(test_a_move_changes_few_cells),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
