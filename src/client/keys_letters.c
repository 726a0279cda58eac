/* SPDX-License-Identifier: MIT */
/*
 * Letters where none can be typed are commands. Whoever begins to write there all the same must not set things off: of letters
 * that follow each other within a second only the first counts. The same letter may repeat.
 */
#include "client/keys.h"

#include "base/text.h"
#include "client/key_words.h"
#include "client/screen.h"
#include "page/gettext.h"

#include <stdio.h>
#include <string.h>

#define LETTERS_PAUSE_MS 1000

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

/* What the first letter changed stays said. */
static void say_held(struct model *model)
{
	char said[sizeof model->status];
	text_copy(said, sizeof said, model->status);
	bool field = page_held(&model->page) & (HOLDS_LINE | HOLDS_PROSE);
	const char *words = field ? _("Of letters typed together only the first counts. To type an answer, move to its field first.")
		: _("Of letters typed together only the first counts. Wait a second before the next one.");
	say(model, "%s%s%s", said, said[0] ? " " : "", words);
}

bool keys_letter_held(struct model *model, const struct key *key)
{
	struct letters *letters = &model->letters;
	bool running = letters->last[0] && model->now_ms - letters->ms < LETTERS_PAUSE_MS;
	if (!is_typed(key) || !running || (!letters->written && (!is_letter(key) || is_same(key, letters->last))))
		return false;
	if (!letters->written)
		say_held(model);
	letters->written = true;
	letters->ms = model->now_ms;
	return true;
}

void keys_note_letter(struct model *model, const struct key *key, bool means)
{
	struct letters *letters = &model->letters;
	*letters = (struct letters){ .ms = model->now_ms, .written = !means };
	if (!is_typed(key) || !is_letter(key))
		return;
	snprintf(letters->last, sizeof letters->last, "%.*s", (int)key->len, key->text);
	if (!means)
		say_how_to_write(model);
}
