/* SPDX-License-Identifier: MIT */
/* The things of the page in front: by id, number and words. */
#include "client/lines/inside.h"

#include "base/mem.h"
#include "base/text.h"
#include "page/label.h"

#include <stdlib.h>
#include <string.h>

bool lines_is_field(const struct block *block)
{
	return block->kind == BLOCK_LINE || block->kind == BLOCK_PROSE;
}

bool lines_find(const struct lines *lines, const char *id, struct focusable *ret)
{
	struct page page = lines->model->page;
	page.focus = id;
	return page_focused(&page, ret) && (strcmp(ret->id, id) == 0 || (ret->block->id && strcmp(ret->block->id, id) == 0));
}

static struct focusable *things_of(const struct page *page, size_t *ret_n)
{
	*ret_n = page_focusables(page, NULL, 0);
	struct focusable *things = xcalloc(*ret_n + 1, sizeof *things);
	page_focusables(page, things, *ret_n);
	return things;
}

size_t lines_number(const struct lines *lines, const char *id)
{
	size_t n, at = 0;
	struct focusable *things = things_of(&lines->model->page, &n);
	while (at < n && strcmp(things[at].id, id) != 0)
		at++;
	free(things);
	return at < n ? at + 1 : 0;
}

static const char *words_of(const struct focusable *thing)
{
	switch (thing->block->kind) {
	case BLOCK_CHOICE: return ((const struct choice_option *)thing->block->items)[thing->item].label;
	case BLOCK_ACTIONS: return ((const struct action *)thing->block->items)[thing->item].label;
	default: return NULL;
	}
}

/* Of the page's only choice. */
static const char *option_at(const struct focusable *things, size_t n, int64_t wanted)
{
	const struct focusable *first = NULL;
	for (size_t i = 0; i < n; i++) {
		if (things[i].block->kind != BLOCK_CHOICE)
			continue;
		if (first && things[i].block != first->block)
			return NULL;
		first = first ? first : &things[i];
	}
	bool there = first && wanted >= 1 && wanted <= (int64_t)first->block->n_items;
	return there ? ((const struct choice_option *)first->block->items)[wanted - 1].id : NULL;
}

const char *lines_named(const struct lines *lines, const char *words)
{
	size_t n, found = 0;
	int64_t wanted;
	struct focusable *things = things_of(&lines->model->page, &n);
	const char *id = NULL;
	for (size_t i = 0; i < n; i++) {
		const char *own = words_of(&things[i]);
		if (!own || text_casecmp(own, words) != 0)
			continue;
		id = things[i].id;
		found++;
	}
	if (!found && !strncmp(words, "option ", 7) && text_to_int(words + 7, 1, 1000, &wanted))
		id = option_at(things, n, wanted);
	free(things);
	return found > 1 ? NULL : id;
}

bool lines_takes_text(const struct lines *lines, const char *id)
{
	const struct slot *slot = record_slot_of_focus(&lines->model->record, id);
	return !slot || slot->value == SLOT_TEXT;
}
