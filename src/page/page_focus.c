/* SPDX-License-Identifier: MIT */
#include "page/page.h"

#include <assert.h>
#include <string.h>

/* Rows that can have the focus begin with their id, so that one walk serves all kinds. */
static_assert(offsetof(struct fact_row, id) == 0 && offsetof(struct task_row, id) == 0 && offsetof(struct table_row, id) == 0 &&
	offsetof(struct choice_option, id) == 0 && offsetof(struct action, id) == 0, "the id comes first");

static const size_t row_bytes[BLOCK_KIND_COUNT] = {
	[BLOCK_FACTS] = sizeof(struct fact_row),
	[BLOCK_TASKS] = sizeof(struct task_row),
	[BLOCK_CHOICE] = sizeof(struct choice_option),
	[BLOCK_TABLE] = sizeof(struct table_row),
	[BLOCK_ACTIONS] = sizeof(struct action),
};

/* A walk over what can have the focus. Zeroed to begin, then walk_next. */
struct walk {
	const struct page *page;
	size_t block, item; /* where to look next */
	struct focusable at;
};

static bool is_field(const struct block *block)
{
	return block->kind == BLOCK_LINE || block->kind == BLOCK_PROSE;
}

static const char *id_of(const struct block *block, size_t item)
{
	if (is_field(block))
		return block->id;
	return *(const char *const *)((const char *)block->items + item * row_bytes[block->kind]);
}

static size_t places(const struct block *block)
{
	return is_field(block) ? 1 : row_bytes[block->kind] ? block->n_items : 0;
}

static bool walk_next(struct walk *walk)
{
	const struct blocks *body = &walk->page->body;
	for (; walk->block < body->n; walk->block++, walk->item = 0) {
		const struct block *block = &body->items[walk->block];
		while (walk->item < places(block)) {
			size_t item = walk->item++;
			const char *id = id_of(block, item);
			if (!id)
				continue;
			walk->at = (struct focusable){ .id = id, .block = block, .item = item };
			return true;
		}
	}
	return false;
}

size_t page_focusables(const struct page *page, struct focusable *to, size_t max)
{
	size_t n = 0;
	for (struct walk walk = { .page = page }; walk_next(&walk); n++) {
		if (n < max)
			to[n] = walk.at;
	}
	return n;
}

static bool is_chosen(const struct focusable *at)
{
	return at->block->kind == BLOCK_CHOICE && ((const struct choice_option *)at->block->items)[at->item].chosen;
}

/* Where one arrives who comes to a block: the first that can have the focus, or of a choice what is chosen. */
static struct focusable entrance(const struct page *page, const struct block *block)
{
	struct focusable first = { 0 };
	for (struct walk walk = { .page = page, .block = (size_t)(block - page->body.items) };
		walk_next(&walk) && walk.at.block == block;) {
		if (is_chosen(&walk.at))
			return walk.at;
		if (!first.id)
			first = walk.at;
	}
	return first;
}

/* A choice's own id stands for the choice as a whole, as a link from a list of errors does. */
static bool choice_named(const struct page *page, const char *id, struct focusable *ret)
{
	for (size_t i = 0; i < page->body.n; i++) {
		const struct block *block = &page->body.items[i];
		if (block->kind != BLOCK_CHOICE || !block->id || strcmp(block->id, id) != 0)
			continue;
		*ret = entrance(page, block);
		return ret->id != NULL;
	}
	return false;
}

bool page_focused(const struct page *page, struct focusable *ret)
{
	struct focusable found = { 0 };
	for (struct walk walk = { .page = page }; walk_next(&walk);) {
		if (!found.id)
			found = walk.at;
		if (page->focus && strcmp(walk.at.id, page->focus) == 0) {
			*ret = walk.at;
			return true;
		}
	}
	if (!found.id)
		return false;
	/* On what is chosen: Enter there must not choose something else. */
	if (!page->focus || !choice_named(page, page->focus, ret))
		*ret = entrance(page, found.block);
	return true;
}

static const char *step_by_block(const struct page *page, const struct focusable *from, int steps)
{
	const char *id = from->id;
	const struct block *block = from->block, *first = page->body.items, *end = first + page->body.n;
	int direction = steps < 0 ? -1 : 1;
	while (steps != 0) {
		if (direction < 0 ? block == first : block + 1 == end)
			break;
		block += direction;
		struct focusable to = entrance(page, block);
		if (!to.id)
			continue;
		id = to.id;
		steps -= direction;
	}
	return id;
}

/* The n-th that can have the focus, or the last. */
static const char *nth(const struct page *page, size_t n)
{
	struct walk walk = { .page = page };
	for (size_t i = 0; walk_next(&walk) && i < n; i++)
		continue;
	return walk.at.id;
}

static size_t index_of(const struct page *page, const struct focusable *what)
{
	size_t i = 0;
	for (struct walk walk = { .page = page }; walk_next(&walk); i++) {
		if (walk.at.block == what->block && walk.at.item == what->item)
			break;
	}
	return i;
}

const char *page_focus_step(const struct page *page, int steps, bool by_block)
{
	struct focusable from;
	if (!page_focused(page, &from))
		return NULL;
	if (by_block)
		return step_by_block(page, &from, steps);
	size_t at = index_of(page, &from), back = steps < 0 ? 0 - (size_t)steps : 0;
	return nth(page, steps < 0 ? (at > back ? at - back : 0) : at + (size_t)steps);
}

const char *page_repeated_id(const struct page *page)
{
	for (struct walk walk = { .page = page }; walk_next(&walk);) {
		for (struct walk later = walk; walk_next(&later);) {
			if (strcmp(walk.at.id, later.at.id) == 0)
				return walk.at.id;
		}
	}
	return NULL;
}
