/* SPDX-License-Identifier: MIT */
#include "face/keymap.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

#define KEY_TEXT_BYTES 32
#define FUNCTION_KEYS 24

/* The first name of a key is the one that is shown; the others are understood as well. */
static const struct {
	const char *name;
	enum key_code code;
	uint8_t mods;
} names[] = {
	{ "Enter", KEY_ENTER, 0 }, { "Return", KEY_ENTER, 0 },
	{ "Tab", KEY_TAB, 0 },
	{ "Shift-Tab", KEY_BACK_TAB, 0 }, { "BackTab", KEY_BACK_TAB, 0 },
	{ "Esc", KEY_ESCAPE, 0 }, { "Escape", KEY_ESCAPE, 0 },
	{ "Backspace", KEY_BACKSPACE, 0 },
	{ "Delete", KEY_DELETE_FORWARD, 0 }, { "Del", KEY_DELETE_FORWARD, 0 },
	{ "Left", KEY_LEFT_ARROW, 0 }, { "Right", KEY_RIGHT_ARROW, 0 },
	{ "Up", KEY_UP_ARROW, 0 }, { "Down", KEY_DOWN_ARROW, 0 },
	{ "PageUp", KEY_PAGE_UP, 0 }, { "PgUp", KEY_PAGE_UP, 0 },
	{ "PageDown", KEY_PAGE_DOWN, 0 }, { "PgDn", KEY_PAGE_DOWN, 0 },
	{ "Home", KEY_HOME_KEY, 0 }, { "End", KEY_END_KEY, 0 },
	{ "Insert", KEY_INSERT, 0 }, { "Ins", KEY_INSERT, 0 },
};
#define N_NAMES (sizeof names / sizeof names[0])

static const struct {
	const char *prefix;
	uint8_t mod;
} prefixes[] = { { "Ctrl-", KEYMOD_CTRL }, { "Alt-", KEYMOD_ALT }, { "Shift-", KEYMOD_SHIFT } };
#define N_PREFIXES (sizeof prefixes / sizeof prefixes[0])

/* One grapheme, kept for as long as the promise "static" needs; ASCII has a place for each, the rest shares one. */
static const char *keep_text(const char *text, size_t len)
{
	static char plain[128][2], other[KEY_TEXT_BYTES];
	unsigned char c = (unsigned char)*text;
	if (len == 1 && c < sizeof plain / sizeof plain[0]) {
		plain[c][0] = *text;
		return plain[c];
	}
	memcpy(other, text, len);
	other[len] = '\0';
	return other;
}

static bool named(const char *name, struct key *key)
{
	for (size_t i = 0; i < N_NAMES; i++) {
		if (text_casecmp(names[i].name, name) == 0) {
			key->code = names[i].code;
			key->mods |= names[i].mods;
			return true;
		}
	}
	return false;
}

static bool function_key(const char *name, struct key *key)
{
	int64_t n;
	if ((name[0] != 'F' && name[0] != 'f') || !text_to_int(name + 1, 1, FUNCTION_KEYS, &n))
		return false;
	key->code = KEY_FUNCTION;
	key->n = (int)n;
	return true;
}

static bool typed(const char *name, struct key *key)
{
	if (text_casecmp(name, "Space") == 0)
		name = " ";
	size_t len = strlen(name);
	if (len == 0 || len >= KEY_TEXT_BYTES || text_grapheme_bytes(name, len) != len || !text_valid(name, len))
		return false;
	/* A terminal does not tell Ctrl-S from Ctrl-Shift-S. */
	bool upper = key->mods & KEYMOD_CTRL && len == 1 && *name >= 'A' && *name <= 'Z';
	char lower = upper ? (char)(*name - 'A' + 'a') : '\0';
	key->code = KEY_TEXT;
	key->text = keep_text(upper ? &lower : name, len);
	key->len = len;
	return true;
}

/* ASCII letters in any case; never the locale's. */
static bool starts_with(const char *text, const char *prefix)
{
	char head[8];
	text_copy(head, strlen(prefix) + 1, text);
	return text_casecmp(head, prefix) == 0;
}

static bool take_prefix(const char **name, uint8_t *mods)
{
	for (size_t i = 0; i < N_PREFIXES; i++) {
		if (!starts_with(*name, prefixes[i].prefix) || !(*name)[strlen(prefixes[i].prefix)])
			continue;
		*mods |= prefixes[i].mod;
		*name += strlen(prefixes[i].prefix);
		return true;
	}
	return false;
}

bool key_from_name(const char *name, struct key *ret)
{
	struct key key = { .code = KEY_NONE };
	bool found = named(name, &key);
	while (!found && take_prefix(&name, &key.mods))
		found = named(name, &key);
	if (!found && !function_key(name, &key) && !typed(name, &key))
		return false;
	*ret = key;
	return true;
}

static const char *base_name(const struct key *key, char function[8])
{
	if (key->code == KEY_FUNCTION) {
		snprintf(function, 8, "F%d", key->n);
		return function;
	}
	for (size_t i = 0; i < N_NAMES; i++) {
		if (names[i].code == key->code)
			return names[i].name;
	}
	return "";
}

void key_to_name(const struct key *key, char *to, size_t size)
{
	char function[8];
	const char *base = base_name(key, function);
	int len = (int)strlen(base);
	if (key->code == KEY_TEXT && key->len == 1 && *key->text == ' ') {
		base = "Space";
		len = 5;
	} else if (key->code == KEY_TEXT) {
		/* Letters with Ctrl are written large, as on the keys. */
		bool lower = key->mods & KEYMOD_CTRL && key->len == 1 && *key->text >= 'a' && *key->text <= 'z';
		function[0] = lower ? (char)(*key->text - 'a' + 'A') : '\0';
		base = lower ? function : key->text;
		len = lower ? 1 : (int)key->len;
	}
	snprintf(to, size, "%s%s%s%.*s", key->mods & KEYMOD_CTRL ? "Ctrl-" : "", key->mods & KEYMOD_ALT ? "Alt-" : "",
		key->mods & KEYMOD_SHIFT ? "Shift-" : "", len, base);
}
