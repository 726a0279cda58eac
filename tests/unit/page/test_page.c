/* SPDX-License-Identifier: MIT */
#include "page/page.h"

#include "page/edit.h"

#include "unit.h"

#include <stdio.h>
#include <string.h>

static void test_texts_are_copied(void **state)
{
	char text[] = "before";
	const char *cells[] = { text, NULL }, *columns[] = { text, text }, *points[] = { text };
	struct page page;
	page_init(&page);
	assert_string_equal(page.title, "");
	page_title(&page, text, text);
	page_key(&page, text, text);
	const struct block *points_block = add_points(&page, &page.body, points, 1);
	assert_string_equal(((const char *const *)points_block->items)[0], "before");
	struct block *facts = add_facts(&page, &page.body, text);
	add_fact(&page, facts, text, text, text, text);
	const struct fact_row *fact = facts->items;
	struct block *table = add_table(&page, &page.body, text, columns, 2);
	add_row(&page, table, text, cells);
	const struct table_row *row = table->items;
	memset(text, 'x', sizeof text - 1);
	assert_string_equal(page.id, "before");
	assert_string_equal(page.title, "before");
	assert_string_equal(page.keys[0].does, "before");
	assert_string_equal(fact->id, "before");
	assert_string_equal(fact->note, "before");
	assert_string_equal(table->columns[1], "before");
	assert_string_equal(row->cells[0], "before");
	assert_string_equal(row->cells[1], "");
	page_release(&page);
}

static void test_many_rows_and_blocks(void **state)
{
	struct page page;
	page_init(&page);
	for (int round = 0; round < 3; round++) {
		for (int b = 0; b < 70; b++) {
			struct block *tasks = add_tasks(&page, &page.body, page_printf(&page, "block %d", b));
			for (int i = 0; i < b; i++)
				add_task(&page, tasks, page_printf(&page, "%d.%d", b, i), "label", NULL, NULL, false);
		}
		for (int i = 0; i < 20; i++)
			page_key(&page, page_printf(&page, "F%d", i), "does");
		assert_int_equal(page.body.n, 70);
		assert_int_equal(page.n_keys, 20);
		assert_string_equal(page.keys[19].key, "F19");
		for (size_t b = 0; b < 70; b++) {
			const struct block *block = &page.body.items[b];
			const struct task_row *rows = block->items;
			char last[16];
			assert_int_equal(block->n_items, b);
			snprintf(last, sizeof last, "%zu.%zu", b, b - 1);
			if (b)
				assert_string_equal(rows[b - 1].id, last);
		}
		assert_null(page_repeated_id(&page));
		page_clear(&page);
		assert_int_equal(page.body.n, 0);
		assert_int_equal(page.n_keys, 0);
		assert_string_equal(page.title, "");
		assert_null(page.status);
	}
	page_release(&page);
	page_release(&page);
}

/* Two facts, one of them without an id; a choice of three; a line; prose; a table; actions. */
static void build(struct page *page, const struct edit *edit)
{
	static const char *const columns[] = { "Who" }, *const cells[] = { "x" };
	page_init(page);
	add_text(page, &page->body, "Words.");
	struct block *facts = add_facts(page, &page->body, NULL);
	add_fact(page, facts, NULL, "Plain", "1", NULL);
	add_fact(page, facts, "fact", "Can be changed", "2", NULL);
	struct block *choice = add_choice(page, &page->body, "value", "Which?", NULL, false);
	add_option(page, choice, "value:a", "A", NULL, false);
	add_option(page, choice, "value:b", "B", NULL, true);
	add_option(page, choice, "value:c", "C", NULL, false);
	add_line(page, &page->body, "line", "Line", NULL, edit);
	add_notice(page, &page->body, NOTICE_INFO, "Note", NULL);
	add_prose(page, &page->body, "prose", "Prose", NULL, edit);
	struct block *table = add_table(page, &page->body, "Table", columns, 1);
	add_row(page, table, "row", cells);
	add_bar(page, &page->body, "Bar");
	struct block *actions = add_actions(page, &page->body);
	add_action(page, actions, "save", "Save", true);
	add_action(page, actions, "leave", "Leave", false);
	add_action(page, add_actions(page, &page->aside), "aside", "Not reached", false);
}

static void test_focusables(void **state)
{
	static const struct {
		const char *id;
		size_t block, item;
	} expected[] = {
		{ "fact", 1, 1 }, { "value:a", 2, 0 }, { "value:b", 2, 1 }, { "value:c", 2, 2 }, { "line", 3, 0 },
		{ "prose", 5, 0 },
		{ "row", 6, 0 }, { "save", 8, 0 }, { "leave", 8, 1 },
	};
	struct edit *edit = edit_new(true, 10);
	struct page page;
	struct focusable found[20];
	build(&page, edit);
	assert_int_equal(page_focusables(&page, found, LENGTH(found)), LENGTH(expected));
	for (size_t i = 0; i < LENGTH(expected); i++) {
		assert_string_equal(found[i].id, expected[i].id);
		assert_ptr_equal(found[i].block, &page.body.items[expected[i].block]);
		assert_int_equal(found[i].item, expected[i].item);
	}
	memset(found, 0, sizeof found);
	assert_int_equal(page_focusables(&page, found, 2), LENGTH(expected));
	assert_null(found[2].id);
	page_release(&page);
	edit_free(edit);
}

static void test_focus(void **state)
{
	static const struct {
		const char *focus, *resolved;
		int steps;
		bool by_block;
		const char *goes_to;
	} cases[] = {
		{ NULL, "fact", 1, false, "value:a" },
		{ "gone", "fact", -1, false, "fact" },
		{ "value", "value:b", 1, false, "value:c" },
		{ "value:a", "value:a", 2, false, "value:c" },
		{ "value:a", "value:a", -99, false, "fact" },
		{ "value:a", "value:a", 99, false, "leave" },
		{ "leave", "leave", 1, false, "leave" },
		{ "leave", "leave", 0, false, "leave" },
		{ "fact", "fact", 1, true, "value:b" },
		{ "value:c", "value:c", 1, true, "line" },
		{ "line", "line", -1, true, "value:b" },
		{ "value:a", "value:a", -1, true, "fact" },
		{ "fact", "fact", -1, true, "fact" },
		{ "prose", "prose", 2, true, "save" },
		{ "leave", "leave", 1, true, "leave" },
		{ "leave", "leave", -99, true, "fact" },
	};
	struct edit *edit = edit_new(true, 10);
	struct page page;
	build(&page, edit);
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct focusable at;
		page.focus = cases[i].focus;
		assert_true(page_focused(&page, &at));
		assert_string_equal(at.id, cases[i].resolved);
		assert_string_equal(page_focus_step(&page, cases[i].steps, cases[i].by_block), cases[i].goes_to);
	}
	page_release(&page);
	edit_free(edit);
}

/* Who arrives on a page is on what is chosen: Enter there chooses nothing else. */
static void test_arrival_on_what_is_chosen(void **state)
{
	struct page page;
	struct focusable at;
	page_init(&page);
	struct block *choice = add_choice(&page, &page.body, "value", "Which?", NULL, false);
	add_option(&page, choice, "value:a", "A", NULL, false);
	add_option(&page, choice, "value:b", "B", NULL, true);
	assert_true(page_focused(&page, &at));
	assert_string_equal(at.id, "value:b");
	page.focus = "gone";
	assert_true(page_focused(&page, &at));
	assert_string_equal(at.id, "value:b");
	page.focus = "value:a";
	assert_true(page_focused(&page, &at));
	assert_string_equal(at.id, "value:a");
	page_release(&page);
}

static void test_nothing_to_focus(void **state)
{
	struct page page;
	struct focusable at = { .id = "untouched" };
	page_init(&page);
	assert_false(page_focused(&page, &at));
	add_text(&page, &page.body, "Words.");
	add_choice(&page, &page.body, "value", "Nothing to choose from", NULL, false);
	add_fact(&page, add_facts(&page, &page.body, NULL), NULL, "Plain", NULL, NULL);
	page.focus = "value";
	assert_false(page_focused(&page, &at));
	assert_string_equal(at.id, "untouched");
	assert_null(page_focus_step(&page, 1, false));
	assert_null(page_focus_step(&page, 1, true));
	assert_int_equal(page_focusables(&page, NULL, 0), 0);
	page_release(&page);
}

static void test_repeated_id(void **state)
{
	struct page page;
	page_init(&page);
	add_line(&page, &page.body, "name", "Name", NULL, NULL);
	assert_null(page_repeated_id(&page));
	add_action(&page, add_actions(&page, &page.body), "name", "Name", false);
	assert_string_equal(page_repeated_id(&page), "name");
	page_release(&page);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts_are_copied),
		cmocka_unit_test(test_many_rows_and_blocks),
		cmocka_unit_test(test_focusables),
		cmocka_unit_test(test_focus),
		cmocka_unit_test(test_arrival_on_what_is_chosen), cmocka_unit_test(test_nothing_to_focus),
		cmocka_unit_test(test_repeated_id),
	};
	return RUN(tests);
}
