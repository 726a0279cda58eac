/* SPDX-License-Identifier: MIT */
/* Which commands do anything on a page. */
#include "client/screen.h"

#include "page/gettext.h"

static const struct screen_command *own_of(const struct screen *screen, int command)
{
	for (size_t i = 0; i < screen->n_own; i++)
		if ((int)screen->own[i].command == command)
			return &screen->own[i];
	return NULL;
}

const char *screen_command_help(enum screen_id id, int command)
{
	const struct screen_command *own = own_of(screen_of(id), command);
	return own && own->help ? _(own->help) : _(commands[command].help);
}

bool screen_offers(const struct model *model, enum screen_id id, unsigned held, int command)
{
	if (id == SCREEN_TASKS && command == COMMAND_TASKS)
		return false;
	enum command_need need = command_uses[command].need;
	if (need != NEED_ROW && need != NEED_CHOICE && own_of(screen_of(id), command))
		return true;
	switch (need) {
	case NEED_NOTHING: return true;
	case NEED_PAGE_BEFORE: return id != SCREEN_HOME;
	case NEED_CHOICE: return held & HOLDS_CHOICE;
	case NEED_ROW: return held & HOLDS_ROW;
	case NEED_FIELD: return held & (HOLDS_LINE | HOLDS_PROSE);
	case NEED_PROSE: return held & HOLDS_PROSE;
	case NEED_OPEN: return model->opened;
	case NEED_QUESTION: return model->opened && place_of(model)->question;
	case NEED_SCREEN: return false;
	}
	return false;
}

static unsigned held_by(const struct block *block)
{
	switch (block->kind) {
	case BLOCK_CHOICE: return block->many ? HOLDS_CHOICE | HOLDS_MANY : HOLDS_CHOICE;
	case BLOCK_LINE: return HOLDS_LINE;
	case BLOCK_PROSE: return HOLDS_PROSE;
	case BLOCK_TABLE: return block->n_items ? HOLDS_ROW : 0;
	default: return 0;
	}
}

unsigned page_held(const struct page *page)
{
	unsigned held = 0;
	for (size_t i = 0; i < page->body.n; i++)
		held |= held_by(&page->body.items[i]);
	return held;
}
