/* SPDX-License-Identifier: MIT */
/*
 * Letters where none can be typed are commands. Whoever begins to write there all the same must not set things off: of letters
 * that follow each other as fast as they are written only the first counts. The same letter may repeat. Once a letter meant
 * nothing, all that is typed is held back, Enter too, until there is a pause.
 */
#include "client/keys.h"

#include "base/text.h"
#include "client/key_words.h"
#include "client/screen.h"
#include "page/gettext.h"

#include <stdio.h>
#include <string.h>

#define WRITTEN_MS 300  /* from one letter to the next, in a word that is written quickly */
#define PAUSE_MS 1000    /* after which nobody is writing any more */
#define WENT_ON_MS 400   /* what is typed so soon was meant for the page that went by itself */

static bool is_typed(const struct key *key)
{
	return key->code == KEY_TEXT && !(key->mods & (KEYMOD_CTRL | KEYMOD_ALT));
}

/* A digit, a blank or a sign is how people choose, not how they begin to write. */
static bool is_letter(const struct key *key)
{
	unsigned char c = key->len ? (unsigned char)key->text[0] : 0;
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
}

static bool is_same(const struct key *key, const char *letter)
{
	return strlen(letter) == key->len && !memcmp(letter, key->text, key->len);
}

static void say_without_field(struct model *model)
{
	const char *help = key_for(model, COMMAND_HELP);
	if (help)
		say(model, _("This letter does nothing here. %s shows which do. Nothing was changed."), help);
	else
		say(model, "%s", _("This letter does nothing here. Nothing was changed."));
}

static void say_how_to_write(struct model *model)
{
	const char *key = key_for(model, COMMAND_NEXT_PART);
	if (!(page_held(&model->page) & (HOLDS_LINE | HOLDS_PROSE)))
		say_without_field(model);
	else if (key)
		say(model, _("To type an answer, move to its field first (%s). Nothing was changed."), key);
	else
		say(model, "%s", _("To type an answer, move to its field first. Nothing was changed."));
}

/* What the first letter changed, or was given on the page before, stays said. */
static void say_held(struct model *model)
{
	char said[sizeof model->status];
	text_copy(said, sizeof said, model->status);
	const char *words;
	if (!model->letters.last[0])
		words = _("The page went on by itself. What you typed since was not taken.");
	else if (page_held(&model->page) & (HOLDS_LINE | HOLDS_PROSE))
		words = _("Of letters typed together only the first counts. To type an answer, move to its field first.");
	else
		words = _("Of letters typed together only the first counts. Wait a second before the next one.");
	say(model, "%s%s%s", said, said[0] ? " " : "", words);
}

/* Whoever knows the form answers the page that comes by its digit, as fast as they can. */
static bool is_choice_ahead(const struct letters *letters, const struct key *key)
{
	bool digit = key->code == KEY_TEXT && key->len == 1 && key->text[0] >= '1' && key->text[0] <= '9';
	return digit && !letters->last[0] && !letters->said;
}

bool keys_letter_held(struct model *model, const struct key *key, int command)
{
	struct letters *letters = &model->letters;
	/* A child may be in danger, and whoever is lost asks for help. */
	if (command == COMMAND_DANGER || command == COMMAND_HELP || is_choice_ahead(letters, key))
		return false;
	if (model->now_ms >= letters->until_ms || !(is_typed(key) || (key->code == KEY_ENTER && letters->written)))
		return false;
	if (!letters->written && (!is_letter(key) || is_same(key, letters->last)))
		return false;
	if (!letters->said)
		say_held(model);
	letters->written = letters->said = true;
	if (is_typed(key))
		letters->until_ms = model->now_ms + PAUSE_MS;
	return true;
}

void keys_note_letter(struct model *model, const struct key *key, bool means)
{
	struct letters *letters = &model->letters;
	if (!is_typed(key) || !is_letter(key))
		return;
	*letters = (struct letters){ .until_ms = model->now_ms + (means ? WRITTEN_MS : PAUSE_MS), .written = !means, .said = !means };
	snprintf(letters->last, sizeof letters->last, "%.*s", (int)key->len, key->text);
	if (!means)
		say_how_to_write(model);
}

void keys_hold_typed_ahead(struct model *model)
{
	model->letters = (struct letters){ .until_ms = model->now_ms + WENT_ON_MS, .written = true };
}
