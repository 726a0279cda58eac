/* SPDX-License-Identifier: MIT */
/* Parts of the page told once more: its question, its choices. */
#include "client/lines/inside.h"

#include "page/gettext.h"

struct asked {
	const struct block *from, *to;
};

static bool is_between(const void *ctx, const struct block *block)
{
	const struct asked *asked = ctx;
	return block >= asked->from && block < asked->to;
}

static bool is_choice(const void *ctx, const struct block *block)
{
	(void)ctx;
	return block->kind == BLOCK_CHOICE;
}

static bool tell_some(struct lines *lines, bool (*wants)(const void *ctx, const struct block *block), const void *ctx)
{
	size_t said = lines->out.len;
	const struct telling telling = { .wants = wants, .ctx = ctx, .no_end = true };
	teller_tell_some(&lines->model->page, &telling, lines_columns(lines), &lines->out);
	return lines->out.len > said;
}

/* All that stands before the first thing that can be chosen. */
void lines_tell_question(struct lines *lines)
{
	struct focusable first;
	const struct page *page = &lines->model->page;
	struct asked asked = { page->body.items, page->body.items + page->body.n };
	if (page_focusables(page, &first, 1))
		asked.to = first.block;
	if (page->title)
		lines_say(lines, page->title);
	tell_some(lines, is_between, &asked);
}

void lines_tell_options(struct lines *lines)
{
	if (!tell_some(lines, is_choice, NULL))
		lines_say(lines, _("There is nothing to choose from on this page."));
}
