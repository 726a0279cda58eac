/* SPDX-License-Identifier: MIT */
#include "page/page.h"

#include <stdint.h>
#include <string.h>

/* An array in the arena has room for the next power of two, so that it needs no member for its room. */
#define LEAST_ITEMS ((size_t)4)

/* The array with room for one more; what it had is copied, its old place stays in the arena until the page is cleared. */
static void *grown(struct page *page, const void *items, size_t n, size_t size)
{
	bool is_full = n == 0 || (n >= LEAST_ITEMS && (n & (n - 1)) == 0);
	if (!is_full)
		return (void *)(uintptr_t)items;
	void *more = arena_array(&page->arena, n ? 2 * n : LEAST_ITEMS, size);
	if (n)
		memcpy(more, items, n * size);
	return more;
}

void page_init(struct page *page)
{
	*page = (struct page){ .title = "" };
}

void page_clear(struct page *page)
{
	arena_clear(&page->arena);
	*page = (struct page){ .arena = page->arena, .title = "" };
}

void page_release(struct page *page)
{
	arena_release(&page->arena);
	page_init(page);
}

void page_title(struct page *page, const char *id, const char *title)
{
	page->id = arena_dup(&page->arena, id);
	page->title = arena_dup(&page->arena, title ? title : "");
}

const char *page_printf(struct page *page, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	const char *text = arena_vprintf(&page->arena, fmt, ap);
	va_end(ap);
	return text;
}

struct key_hint *page_key(struct page *page, const char *key, const char *does)
{
	page->keys = grown(page, page->keys, page->n_keys, sizeof *page->keys);
	struct key_hint *hint = &page->keys[page->n_keys++];
	*hint = (struct key_hint){ .key = arena_dup(&page->arena, key), .does = arena_dup(&page->arena, does) };
	return hint;
}

static struct block *add(struct page *page, struct blocks *to, enum block_kind kind, const char *label)
{
	if (to->n == to->cap) {
		size_t cap = to->cap ? 2 * to->cap : LEAST_ITEMS;
		struct block *items = arena_array(&page->arena, cap, sizeof *items);
		if (to->n)
			memcpy(items, to->items, to->n * sizeof *items);
		to->items = items;
		to->cap = cap;
	}
	struct block *block = &to->items[to->n++];
	*block = (struct block){ .kind = kind, .label = arena_dup(&page->arena, label) };
	return block;
}

struct block *add_heading(struct page *page, struct blocks *to, int level, const char *text)
{
	struct block *block = add(page, to, BLOCK_HEADING, text);
	block->level = level;
	return block;
}

struct block *add_text(struct page *page, struct blocks *to, const char *text)
{
	return add(page, to, BLOCK_TEXT, text);
}

static const char *const *copied(struct page *page, const char *const *texts, size_t n)
{
	const char **copy = arena_array(&page->arena, n, sizeof *copy);
	for (size_t i = 0; i < n; i++)
		copy[i] = arena_dup(&page->arena, texts[i] ? texts[i] : "");
	return copy;
}

struct block *add_points(struct page *page, struct blocks *to, const char *const *points, size_t n)
{
	struct block *block = add(page, to, BLOCK_POINTS, NULL);
	block->items = copied(page, points, n);
	block->n_items = n;
	return block;
}

struct block *add_hint(struct page *page, struct blocks *to, const char *text)
{
	return add(page, to, BLOCK_HINT, text);
}

struct block *add_notice(struct page *page, struct blocks *to, enum notice_kind kind, const char *title, const char *text)
{
	struct block *block = add(page, to, BLOCK_NOTICE, title);
	block->notice = kind;
	block->text = arena_dup(&page->arena, text);
	return block;
}

struct block *add_facts(struct page *page, struct blocks *to, const char *label)
{
	return add(page, to, BLOCK_FACTS, label);
}

struct block *add_tasks(struct page *page, struct blocks *to, const char *label)
{
	return add(page, to, BLOCK_TASKS, label);
}

static struct block *add_asked(struct page *page, struct blocks *to, enum block_kind kind, const char *id, const char *label,
	const char *hint)
{
	struct block *block = add(page, to, kind, label);
	block->id = arena_dup(&page->arena, id);
	block->text = arena_dup(&page->arena, hint);
	return block;
}

struct block *add_choice(struct page *page, struct blocks *to, const char *id, const char *label, const char *hint, bool many)
{
	struct block *block = add_asked(page, to, BLOCK_CHOICE, id, label, hint);
	block->many = many;
	return block;
}

struct block *add_line(struct page *page, struct blocks *to, const char *id, const char *label, const char *hint,
	const struct edit *edit)
{
	struct block *block = add_asked(page, to, BLOCK_LINE, id, label, hint);
	block->edit = edit;
	return block;
}

struct block *add_prose(struct page *page, struct blocks *to, const char *id, const char *label, const char *hint,
	const struct edit *edit)
{
	struct block *block = add_asked(page, to, BLOCK_PROSE, id, label, hint);
	block->edit = edit;
	return block;
}

struct block *add_table(struct page *page, struct blocks *to, const char *label, const char *const *columns, size_t n)
{
	struct block *block = add(page, to, BLOCK_TABLE, label);
	block->columns = copied(page, columns, n);
	block->n_columns = n;
	return block;
}

struct block *add_bar(struct page *page, struct blocks *to, const char *label)
{
	return add(page, to, BLOCK_BAR, label);
}

struct block *add_actions(struct page *page, struct blocks *to)
{
	return add(page, to, BLOCK_ACTIONS, NULL);
}

/* Makes room for one more row of `size` bytes and returns where it goes. */
static void *new_item(struct page *page, struct block *block, size_t size)
{
	void *items = grown(page, block->items, block->n_items, size);
	block->items = items;
	return (char *)items + size * block->n_items++;
}

void add_fact(struct page *page, struct block *block, const char *id, const char *label, const char *value, const char *note)
{
	struct arena *arena = &page->arena;
	struct fact_row *row = new_item(page, block, sizeof *row);
	*row = (struct fact_row){ .id = arena_dup(arena, id), .label = arena_dup(arena, label),
		.value = arena_dup(arena, value ? value : ""), .note = arena_dup(arena, note) };
}

void add_task(struct page *page, struct block *block, const char *id, const char *label, const char *status, const char *detail,
	bool quiet)
{
	struct arena *arena = &page->arena;
	struct task_row *row = new_item(page, block, sizeof *row);
	*row = (struct task_row){ .id = arena_dup(arena, id), .label = arena_dup(arena, label),
		.status = arena_dup(arena, status ? status : ""), .detail = arena_dup(arena, detail), .quiet = quiet };
}

void add_option(struct page *page, struct block *block, const char *id, const char *label, const char *hint, bool chosen)
{
	struct arena *arena = &page->arena;
	struct choice_option *option = new_item(page, block, sizeof *option);
	*option = (struct choice_option){ .id = arena_dup(arena, id), .label = arena_dup(arena, label),
		.hint = arena_dup(arena, hint), .chosen = chosen };
}

void add_row(struct page *page, struct block *block, const char *id, const char *const *cells)
{
	struct table_row *row = new_item(page, block, sizeof *row);
	*row = (struct table_row){ .id = arena_dup(&page->arena, id), .cells = copied(page, cells, block->n_columns) };
}

void add_part(struct page *page, struct block *block, const char *label, int count)
{
	struct bar_part *part = new_item(page, block, sizeof *part);
	*part = (struct bar_part){ .label = arena_dup(&page->arena, label), .count = count > 0 ? count : 0 };
}

void add_action(struct page *page, struct block *block, const char *id, const char *label, bool primary)
{
	struct arena *arena = &page->arena;
	struct action *action = new_item(page, block, sizeof *action);
	*action = (struct action){ .id = arena_dup(arena, id), .label = arena_dup(arena, label), .primary = primary };
}
