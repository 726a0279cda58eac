/* SPDX-License-Identifier: MIT */
/*
 * Keys and what they mean. A program has one list of commands (client/commands.def); from
 * it come the enum, the keymap, the footer, the help page, the manual's table and the
 * names in the user's key file. A key is looked up in a context: the contexts are bits, so that a
 * letter is a command on a list and a letter in a field.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct err;

enum key_code {
	KEY_NONE, KEY_TEXT /* `text` holds what was typed */, KEY_PASTE /* text: all of it */, KEY_ENTER, KEY_TAB, KEY_BACK_TAB,
	KEY_ESCAPE, KEY_BACKSPACE, KEY_DELETE_FORWARD, KEY_LEFT_ARROW, KEY_RIGHT_ARROW, KEY_UP_ARROW, KEY_DOWN_ARROW, KEY_PAGE_UP,
	KEY_PAGE_DOWN, KEY_HOME_KEY, KEY_END_KEY, KEY_INSERT, KEY_FUNCTION /* number in `n` */,
	KEY_MOUSE_CLICK, KEY_MOUSE_DRAG /* to there, with the button down */, KEY_WHEEL /* n: rows, up below zero */, KEY_RESIZED,
	KEY_CODE_COUNT
};
/*
 * What was typed is KEY_TEXT without modifiers. With Ctrl or Alt it is a command, never text: Ctrl-S is KEY_TEXT, mods
 * KEYMOD_CTRL, text "s" (small, since a terminal does not tell Ctrl-S from Ctrl-Shift-S).
 */
enum { KEYMOD_CTRL = 1, KEYMOD_ALT = 2, KEYMOD_SHIFT = 4 };

struct key {
	enum key_code code;
	uint8_t mods;
	int n;                /* function key */
	int row, col;         /* mouse */
	const char *text;     /* KEY_TEXT: one grapheme or a run of typed text; KEY_PASTE. Valid until the next read */
	size_t len;
	bool cut;             /* KEY_PASTE: more than KEY_PASTE_MAX_BYTES came, the rest was dropped */
};
#define KEY_PASTE_MAX_BYTES ((size_t)256 * 1024)

/* "Ctrl-S", "F1", "Enter", "a", "Alt-Left": both ways. False if it is no key. The text of *ret is static. */
bool key_from_name(const char *name, struct key *ret);
void key_to_name(const struct key *key, char *to, size_t size);

struct command {
	int id;
	const char *name;     /* "next-missing": in the key file and the manual */
	const char *keys;     /* default keys, separated by blanks: "Ctrl-N F3" */
	uint32_t contexts;    /* bits of the program's contexts */
	const char *label;    /* footer, few words, marked for translation */
	const char *help;     /* one sentence */
};

struct keymap;
/* `commands` is borrowed for good. */
struct keymap *keymap_new(const struct command *commands, size_t n);
void keymap_free(struct keymap *keymap);
/*
 * A line "Ctrl-G next-missing" of the key file; the key goes before those that the command has, and is taken from others
 * where both work. "none next-missing" takes all keys away. Empty lines and those that begin with # are skipped.
 * ERR_SYNTAX, ERR_NOT_FOUND.
 */
bool keymap_bind(struct keymap *keymap, const char *line, struct err *err);
/* Id of the command, or -1. */
int keymap_find(const struct keymap *keymap, const struct key *key, uint32_t context);
/* First key bound to a command in that context, "" if none. */
const char *keymap_key_of(const struct keymap *keymap, int command, uint32_t context);
/* All of them, the person's own before the others; at most `max` into `to`. Returns how many. */
size_t keymap_keys_of(const struct keymap *keymap, int command, uint32_t context, const char **to, size_t max);
/* The same where letters are typed: the first that is none. */
const char *keymap_control_key_of(const struct keymap *keymap, int command, uint32_t context);
const struct command *keymap_command(const struct keymap *keymap, int command);
