/* SPDX-License-Identifier: MIT */
#include "client/key_words.h"

#include "client/lines/words.h"
#include "client/screen.h"
#include "page/gettext.h"

#include <stdarg.h>
#include <stdio.h>

static unsigned context_of(const struct page *page)
{
	struct focusable focus;
	if (!page_focused(page, &focus))
		return CTX_LIST;
	return focus.block->kind == BLOCK_PROSE ? CTX_PROSE : focus.block->kind == BLOCK_LINE ? CTX_LINE : CTX_LIST;
}

unsigned key_context(const struct model *model, int command, unsigned context)
{
	bool back = command == COMMAND_QUIT && context == CTX_LIST && screen_of(place_of(model)->screen)->over && model->depth > 1;
	return back ? CTX_LINE : context;
}

static const char *key_in(const struct model *model, int command, unsigned context)
{
	context = key_context(model, command, context);
	const char *key = !model->by_lines ? commands_key(model->keymap, command, context)
		: model->by_slash ? line_slash_word(command) : line_word(command);
	return key && *key ? key : NULL;
}

const char *key_for(const struct model *model, int command)
{
	return key_in(model, command, context_of(&model->page));
}

const char *key_in_field(const struct model *model, int command)
{
	return key_in(model, command, CTX_LINE | CTX_PROSE);
}

void say_with_undo(struct model *model, const char *fmt, ...)
{
	char said[sizeof model->status];
	const char *key = key_for(model, COMMAND_UNDO);
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(said, sizeof said, fmt, ap);
	va_end(ap);
	if (!key)
		say(model, "%s", said);
	else if (model->by_lines)
		/* TRANSLATORS: what was changed, as a sentence; then the word that is typed. */
		say(model, _("%s Type %s to take it back."), said, key);
	else
		/* TRANSLATORS: what was changed, as a sentence; then the key that is pressed. */
		say(model, _("%s %s takes it back."), said, key);
}
