/* SPDX-License-Identifier: MIT */
/*
 * Nothing is lost without colour. On every page of every story each thing that has a meaning (a warning, an error, what is
 * chosen, what has the focus …) is given another meaning, and nothing else: the page must then read differently, by its
 * letters alone whatever signs the terminal has, or else by bold, underlined and reversed letters in every theme.
 */
#include "harness/screen_test.h"
#include "look.h"
#include "story.h"

#include "base/buf.h"
#include "base/mem.h"
#include "face/looks.h"
#include "face/painter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A look is a theme, or letters alone in one of the sets of signs. */
#define LETTERS_ALONE THEME_COUNT
#define SIGN_SETS 3

/* High enough that a whole page is seen; and windows that follow the focus. */
static const struct size whole[] = { { 500, 80 }, { 1200, 20 }, { 0, 0 } }, windows[] = { { 24, 80 }, { 12, 40 }, { 8, 20 }, { 0, 0 } };

static void paint(const struct page *page, struct size size, int look, struct cells *ret_cells)
{
	struct paint_options options = { .signs = look >= LETTERS_ALONE ? (enum sign_set)(look - LETTERS_ALONE) : SIGNS_DRAWN };
	struct paint_state state = { 0 };
	cells_init(ret_cells, size.rows, size.cols);
	painter_paint(page, &options, &state, ret_cells);
}

/* What an eye without colours sees of a letter beside the letter itself. An underlined blank is seen; a bold one is not. */
static unsigned attributes_of(const struct cell *cell, int look)
{
	unsigned attributes = look >= LETTERS_ALONE ? 0 : look_of((enum theme)look, cell->style).attributes;
	return strcmp(cell->text, " ") ? attributes : attributes & ~(unsigned)LOOK_BOLD;
}

static void write_seen(const struct page *page, struct size size, int look, struct buf *out)
{
	struct cells cells;
	paint(page, size, look, &cells);
	for (const struct cell *cell = cells.cell; cell < cells.cell + size.rows * size.cols; cell++) {
		buf_puts(out, cell->text);
		if (attributes_of(cell, look))
			buf_printf(out, "\\%u", attributes_of(cell, look));
	}
	cells_release(&cells);
}

static bool seen_the_same(const struct page *a, const struct page *b, struct size size, int look)
{
	struct cells one, other;
	bool same = true;
	paint(a, size, look, &one);
	paint(b, size, look, &other);
	for (int i = 0; same && i < size.rows * size.cols; i++)
		same = !strcmp(one.cell[i].text, other.cell[i].text) && attributes_of(&one.cell[i], look) == attributes_of(&other.cell[i], look);
	cells_release(&one);
	cells_release(&other);
	return same;
}

static void expect_difference(const struct page *a, const struct page *b, const struct size *sizes, const char *what, const char *which)
{
	for (; sizes->rows; sizes++)
		for (int signs = 0; signs < SIGN_SETS; signs++)
			if (seen_the_same(a, b, *sizes, LETTERS_ALONE + signs))
				fail_msg("on %s at %dx%d with signs %d, %s reads the same whether it is %s or not", a->id, sizes->cols, sizes->rows, signs,
					which ? which : "?", what);
}

static void expect_letters_differ(const struct page *a, const struct page *b, const char *what, const char *which)
{
	expect_difference(a, b, whole, what, which);
}

static void expect_looks_differ(const struct page *a, const struct page *b, const char *what, const char *which)
{
	for (int theme = 0; theme < THEME_COUNT; theme++)
		for (const struct size *size = whole; size->rows; size++)
			if (seen_the_same(a, b, *size, theme))
				fail_msg("on %s in theme %d, %s looks the same whether it is %s or not", a->id, theme, which ? which : "?", what);
}

/* Another page, whose block `at` may be changed: the copy is given back. */
static struct block *change_block(struct page *copy, const struct page *page, struct blocks *blocks, size_t at)
{
	*copy = *page;
	blocks->n = blocks->cap = page->body.n;
	blocks->items = xreallocarray(NULL, blocks->n, sizeof *blocks->items);
	memcpy(blocks->items, page->body.items, blocks->n * sizeof *blocks->items);
	copy->body = *blocks;
	return &blocks->items[at];
}

static void try_notice(const struct page *page, size_t at)
{
	for (int kind = NOTICE_INFO; kind <= NOTICE_DANGER; kind++) {
		struct page copy;
		struct blocks blocks;
		struct block *block = change_block(&copy, page, &blocks, at);
		if (block->notice != (enum notice_kind)kind) {
			block->notice = (enum notice_kind)kind;
			expect_letters_differ(page, &copy, "of another kind", block->label);
		}
		free(blocks.items);
	}
}

static void try_choice(const struct page *page, size_t at)
{
	for (size_t i = 0; i < page->body.items[at].n_items; i++) {
		struct page copy;
		struct blocks blocks;
		struct block *block = change_block(&copy, page, &blocks, at);
		struct choice_option *options = xreallocarray(NULL, block->n_items, sizeof *options);
		memcpy(options, block->items, block->n_items * sizeof *options);
		options[i].chosen = !options[i].chosen;
		block->items = options;
		expect_letters_differ(page, &copy, "chosen", options[i].label);
		free(options);
		free(blocks.items);
	}
}

/* A note of a fact is a warning: not the same as more of its value. */
static void try_facts(const struct page *page, size_t at)
{
	for (size_t i = 0; i < page->body.items[at].n_items; i++) {
		struct page copy;
		struct blocks blocks;
		struct block *block = change_block(&copy, page, &blocks, at);
		struct fact_row *facts = xreallocarray(NULL, block->n_items, sizeof *facts);
		memcpy(facts, block->items, block->n_items * sizeof *facts);
		if (facts[i].note) {
			char *both = xasprintf("%s\n%s", facts[i].value ? facts[i].value : "", facts[i].note);
			facts[i].value = both;
			facts[i].note = NULL;
			block->items = facts;
			expect_looks_differ(page, &copy, "a note", both);
			free(both);
		}
		free(facts);
		free(blocks.items);
	}
}

/* What is wrong, against a hint with the same words. */
static void try_error(const struct page *page, size_t at)
{
	struct page copy;
	struct blocks blocks;
	struct block *block = change_block(&copy, page, &blocks, at);
	if (block->error) {
		char *hint = xasprintf("%s%s%s", block->text ? block->text : "", block->text ? "\n" : "", block->error);
		block->text = hint;
		block->error = NULL;
		expect_letters_differ(page, &copy, "wrong", hint);
		free(hint);
	}
	free(blocks.items);
}

static void try_heading(const struct page *page, size_t at)
{
	struct page copy;
	struct blocks blocks;
	struct block *block = change_block(&copy, page, &blocks, at);
	if (!page->title || strcmp(page->title, block->label)) {
		block->kind = BLOCK_TEXT;
		expect_looks_differ(page, &copy, "a heading", block->label);
	}
	free(blocks.items);
}

/* Rows that are done have less weight: their words must say so too. */
static void try_tasks(const struct page *page, size_t at)
{
	const struct task_row *rows = page->body.items[at].items;
	for (size_t i = 0; i < page->body.items[at].n_items; i++)
		for (size_t k = 0; k < i; k++) {
			bool same = !strcmp(rows[i].status ? rows[i].status : "", rows[k].status ? rows[k].status : "")
				&& !strcmp(rows[i].detail ? rows[i].detail : "", rows[k].detail ? rows[k].detail : "");
			if (same && rows[i].quiet != rows[k].quiet)
				fail_msg("on %s, %s and %s say the same of themselves, and only one is done", page->id, rows[i].label, rows[k].label);
		}
}

/* The parts of a proportion have four signs. */
static void try_bar(const struct page *page, size_t at)
{
	assert_in_range(page->body.items[at].n_items, 1, 4);
}

static void (*const tries[BLOCK_KIND_COUNT])(const struct page *page, size_t at) = {
	[BLOCK_NOTICE] = try_notice, [BLOCK_CHOICE] = try_choice, [BLOCK_FACTS] = try_facts, [BLOCK_HEADING] = try_heading,
	[BLOCK_TASKS] = try_tasks, [BLOCK_BAR] = try_bar,
};

static void try_page(const struct page *page)
{
	struct focusable all[2000];
	struct page copy = *page;
	size_t n = page_focusables(page, all, 2000);
	for (size_t i = 0; i < n; i++) {
		copy.focus = all[i].id;
		if (page->focus && strcmp(page->focus, all[i].id))
			expect_difference(page, &copy, windows, "what has the focus", all[i].id);
	}
	copy = *page;
	copy.state_alarm = !page->state_alarm;
	if (page->state)
		expect_difference(page, &copy, windows, "alarming", page->state);
}

/* Where the terminal has nothing but ASCII, the program and its forms write nothing else. */
static void expect_ascii(const struct page *page)
{
	struct buf seen = BUF(BUF_MIB);
	write_seen(page, whole[0], LETTERS_ALONE + SIGNS_ASCII, &seen);
	for (size_t i = 0; i < seen.len; i++)
		if ((unsigned char)seen.data[i] & 0x80)
			fail_msg("on %s, no ASCII: %.12s", page->id, seen.data + i);
	buf_release(&seen);
}

static void see(struct driver *driver, const char *name)
{
	const struct page *page = &driver->model.page;
	if (driver->model.quiet)
		return;
	expect_ascii(page);
	for (size_t i = 0; i < page->body.n; i++) {
		enum block_kind kind = page->body.items[i].kind;
		if (tries[kind])
			tries[kind](page, i);
		if (kind == BLOCK_CHOICE || kind == BLOCK_LINE || kind == BLOCK_PROSE)
			try_error(page, i);
	}
	try_page(page);
}

/* What was selected in a field or in a text has no sign: its look alone must tell, in every theme. */
static void selected_text(void **state)
{
	static const char *const fields[] = { "evidence", "next" };
	struct driver driver;
	driver_start(&driver, "surrey-way.json");
	driver_keys(&driver, "Home Enter Escape Escape Escape");
	assert_true(driver_focus_enter(&driver, "section:KF1") && driver_focus_enter(&driver, "question:KF1-4"));
	driver_keys(&driver, "e");
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		assert_true(driver_focus(&driver, fields[i]));
		driver_type(&driver, "A rota");
		for (int theme = 0; theme < THEME_COUNT; theme++) {
			struct buf before = BUF(BUF_MIB), after = BUF(BUF_MIB);
			driver_keys(&driver, "End");
			write_seen(&driver.model.page, whole[0], theme, &before);
			driver_keys(&driver, "Shift-Left Shift-Left");
			write_seen(&driver.model.page, whole[0], theme, &after);
			assert_string_not_equal(buf_text(&before), buf_text(&after));
			buf_release(&before);
			buf_release(&after);
		}
	}
	driver_end(&driver);
}

/* The page in front without its passing words, by letters alone. */
static char *letters_now(struct driver *driver)
{
	struct buf out = BUF(BUF_MIB);
	struct page page = driver->model.page;
	page.status = page.state = NULL;
	write_seen(&page, whole[1], LETTERS_ALONE, &out);
	return buf_take(&out);
}

/* A flag, a wish for help and a section that is done are seen wherever the question or its section is listed. */
static void marks_in_lists(void **state)
{
	static const struct {
		const char *keys; /* on the question */
		bool on_tasks;
	} marks[] = { { "f", true }, { "h", false }, { "1", true } };
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		struct driver driver;
		char *seen[3], *again[3];
		driver_start(&driver, "surrey-way.json");
		driver_keys(&driver, "Home Enter Escape Escape Escape");
		seen[0] = letters_now(&driver);
		assert_true(driver_focus_enter(&driver, "section:KF1"));
		seen[1] = letters_now(&driver);
		assert_true(driver_focus_enter(&driver, "question:KF1-4"));
		seen[2] = letters_now(&driver);
		driver_keys(&driver, marks[i].keys);
		driver_focus(&driver, "value:full");
		again[2] = letters_now(&driver);
		driver_keys(&driver, "Escape Home");
		again[1] = letters_now(&driver);
		driver_keys(&driver, "Escape Home");
		again[0] = letters_now(&driver);
		assert_string_not_equal(seen[2], again[2]);
		assert_string_not_equal(seen[1], again[1]);
		assert_true(!marks[i].on_tasks || strcmp(seen[0], again[0]));
		for (size_t k = 0; k < 3; k++) {
			free(seen[k]);
			free(again[k]);
		}
		driver_end(&driver);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(selected_text), cmocka_unit_test(marks_in_lists) };
	screen_test_locale();
	int failed = stories_play(&(struct audience){ .see = see });
	return cmocka_run_group_tests(tests, NULL, NULL) + failed;
}
