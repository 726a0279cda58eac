/* SPDX-License-Identifier: MIT */
/* A digit chooses: on the focused choice, or on the only one of the page; what it changed is said. */
#include "client/keys.h"

#include "base/text.h"
#include "client/key_words.h"
#include "client/screen.h"
#include "page/gettext.h"

#include <stdio.h>
#include <string.h>

static const struct block *choice_for_digit(const struct model *model, const struct focusable *focus)
{
	const struct block *only = NULL;
	if (focus->block && focus->block->kind == BLOCK_CHOICE)
		return focus->block;
	for (size_t i = 0; i < model->page.body.n; i++)
		if (model->page.body.items[i].kind == BLOCK_CHOICE) {
			if (only)
				return NULL;
			only = &model->page.body.items[i];
		}
	return only;
}

#define LABEL_MOST_BYTES 512
#define LABEL_MOST_COLS 40

static void label_copy(char to[LABEL_MOST_BYTES], const char *label)
{
	int cols;
	size_t len = strlen(label), fits = text_fit(label, len, LABEL_MOST_COLS, &cols);
	snprintf(to, LABEL_MOST_BYTES, "%.*s%s", (int)(fits < LABEL_MOST_BYTES - 4 ? fits : 0), label, fits < len ? "…" : "");
}

/* What a digit changed. On a page that came by itself that was said already. */
static void say_chosen(struct model *model, const char *label, bool many, bool was)
{
	if (model->status[0])
		return;
	if (!many)
		/* TRANSLATORS: an answer that was chosen by its number. */
		say_with_undo(model, _("You chose “%s”."), label);
	else if (was)
		say(model, _("“%s” is no longer ticked. The same key ticks it again."), label);
	else
		say(model, _("“%s” is ticked. The same key takes it off."), label);
}

static int64_t changes_so_far(const struct model *model)
{
	return model->opened ? model_assessment(model)->last_change : 0;
}

bool keys_digit(struct model *model, const struct focusable *focus, const struct key *key, struct effects *effects)
{
	const struct screen *screen = screen_of(place_of(model)->screen);
	const struct block *block = choice_for_digit(model, focus);
	if (key->code != KEY_TEXT || key->mods || key->len != 1 || key->text[0] < '1' || key->text[0] > '9')
		return false;
	size_t i = (size_t)(key->text[0] - '1');
	char chosen[64] = "", label[LABEL_MOST_BYTES];
	int64_t before = changes_so_far(model);
	if (focus->id && screen->digit && screen->digit(model, focus->id, (int)i + 1, effects))
		return true;
	if (!block || i >= block->n_items)
		return false;
	const struct choice_option *option = &((const struct choice_option *)block->items)[i];
	text_copy(place_now(model)->focus, sizeof place_now(model)->focus, option->id);
	bool single = !block->many, was = option->chosen;
	text_copy(chosen, sizeof chosen, option->id);
	label_copy(label, option->label);
	if (block->many || !option->chosen)
		keys_activate(model, chosen, effects);
	keys_go_on_after(model, chosen, single, effects);
	if (changes_so_far(model) != before)
		say_chosen(model, label, !single, was);
	return true;
}
