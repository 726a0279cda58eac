/* SPDX-License-Identifier: MIT */
#include "face/keymap.h"

#include "base/err.h"
#include "base/mem.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#define NAME_BYTES 48
#define LINE_BYTES 100
#define KEY_TEXT_BYTES 32

/* A key of one command. A later one shadows those before it, in the contexts it is good for. */
struct binding {
	char key[NAME_BYTES];  /* canonical name, so that two spellings of a key are one */
	const struct command *command;
	bool own;              /* from the person's key file */
	bool typed;            /* what it writes in a field: a letter, a digit, a sign */
};

struct keymap {
	const struct command *commands;
	size_t n_commands;
	struct binding *bindings;
	size_t n, cap;
};

static bool is_typed(const char *name)
{
	struct key key;
	return key_from_name(name, &key) && key.code == KEY_TEXT && !(key.mods & (KEYMOD_CTRL | KEYMOD_ALT));
}

static void add(struct keymap *keymap, const char *key, const struct command *command, bool own)
{
	if (keymap->n == keymap->cap) {
		keymap->cap = keymap->cap ? 2 * keymap->cap : 64;
		keymap->bindings = xreallocarray(keymap->bindings, keymap->cap, sizeof *keymap->bindings);
	}
	struct binding *binding = &keymap->bindings[keymap->n++];
	text_copy(binding->key, sizeof binding->key, key);
	binding->command = command;
	binding->own = own;
	binding->typed = is_typed(binding->key);
}

static bool canonical(const char *name, char to[NAME_BYTES])
{
	struct key key;
	if (!key_from_name(name, &key))
		return false;
	key_to_name(&key, to, NAME_BYTES);
	return true;
}

/* The next word of `*at`, at most size - 1 bytes of it; false at the end. */
static bool next_word(const char **at, char *to, size_t size)
{
	const char *start = *at + strspn(*at, " \t\r\n");
	size_t len = strcspn(start, " \t\r\n");
	*at = start + len;
	size_t kept = len < size ? len : size - 1;
	memcpy(to, start, kept);
	to[kept] = '\0';
	return len > 0;
}

static void add_defaults(struct keymap *keymap, const struct command *command)
{
	char word[NAME_BYTES], name[NAME_BYTES];
	for (const char *at = command->keys ? command->keys : ""; next_word(&at, word, sizeof word);) {
		if (canonical(word, name))
			add(keymap, name, command, false);
	}
}

struct keymap *keymap_new(const struct command *commands, size_t n)
{
	struct keymap *keymap = xcalloc(1, sizeof *keymap);
	keymap->commands = commands;
	keymap->n_commands = n;
	for (size_t i = 0; i < n; i++)
		add_defaults(keymap, &commands[i]);
	return keymap;
}

void keymap_free(struct keymap *keymap)
{
	if (keymap)
		free(keymap->bindings);
	free(keymap);
}

static const struct command *command_named(const struct keymap *keymap, const char *name)
{
	for (size_t i = 0; i < keymap->n_commands; i++) {
		if (strcmp(keymap->commands[i].name, name) == 0)
			return &keymap->commands[i];
	}
	return NULL;
}

static void unbind(struct keymap *keymap, const struct command *command)
{
	size_t kept = 0;
	for (size_t i = 0; i < keymap->n; i++) {
		if (keymap->bindings[i].command != command)
			keymap->bindings[kept++] = keymap->bindings[i];
	}
	keymap->n = kept;
}

bool keymap_bind(struct keymap *keymap, const char *line, struct err *err)
{
	char key[NAME_BYTES], name[NAME_BYTES], canon[NAME_BYTES], rest[2];
	const char *at = line;
	if (!next_word(&at, key, sizeof key) || key[0] == '#')
		return true;
	if (!next_word(&at, name, sizeof name) || next_word(&at, rest, sizeof rest))
		return err_set(err, ERR_SYNTAX, "", "a key and a command are expected: %.*s", LINE_BYTES, line);
	bool none = text_casecmp(key, "none") == 0;
	if (!none && !canonical(key, canon))
		return err_set(err, ERR_SYNTAX, key, "no such key");
	const struct command *command = command_named(keymap, name);
	if (!command)
		return err_set(err, ERR_NOT_FOUND, name, "no such command");
	if (none)
		unbind(keymap, command);
	else
		add(keymap, canon, command, true);
	return true;
}

static const struct command *find(const struct keymap *keymap, const char *key, uint32_t context)
{
	for (size_t i = keymap->n; i-- > 0;) {
		const struct binding *binding = &keymap->bindings[i];
		if (binding->command->contexts & context && strcmp(binding->key, key) == 0)
			return binding->command;
	}
	return NULL;
}

int keymap_find(const struct keymap *keymap, const struct key *key, uint32_t context)
{
	char name[NAME_BYTES];
	/* A paste or a run of letters is text, never a command. */
	if (key->code == KEY_PASTE || key->len >= KEY_TEXT_BYTES)
		return -1;
	key_to_name(key, name, sizeof name);
	const struct command *command = find(keymap, name, context);
	return command ? command->id : -1;
}

static const char *first_key(const struct keymap *keymap, int command, uint32_t context, bool typed)
{
	const char *found = "";
	for (size_t i = 0; i < keymap->n; i++) {
		const struct binding *binding = &keymap->bindings[i];
		if (binding->command->id != command || !(binding->command->contexts & context) || (!typed && binding->typed))
			continue;
		if ((binding->own || !*found) && find(keymap, binding->key, context) == binding->command)
			found = binding->key;
	}
	return found;
}

static bool stands_in(const char *const *keys, size_t n, const char *key)
{
	while (n-- > 0)
		if (strcmp(keys[n], key) == 0)
			return true;
	return false;
}

/* Of those that are the person's own the newest comes first, as in the footer. */
static size_t add_keys_of(const struct keymap *keymap, int command, uint32_t context, bool own, const char **to, size_t n, size_t max)
{
	for (size_t i = 0; i < keymap->n && n < max; i++) {
		const struct binding *binding = &keymap->bindings[own ? keymap->n - 1 - i : i];
		if (binding->own == own && binding->command->id == command && find(keymap, binding->key, context) == binding->command
			&& !stands_in(to, n, binding->key))
			to[n++] = binding->key;
	}
	return n;
}

size_t keymap_keys_of(const struct keymap *keymap, int command, uint32_t context, const char **to, size_t max)
{
	size_t n = add_keys_of(keymap, command, context, true, to, 0, max);
	return add_keys_of(keymap, command, context, false, to, n, max);
}

const char *keymap_key_of(const struct keymap *keymap, int command, uint32_t context)
{
	return first_key(keymap, command, context, true);
}

const char *keymap_control_key_of(const struct keymap *keymap, int command, uint32_t context)
{
	return first_key(keymap, command, context, false);
}

const struct command *keymap_command(const struct keymap *keymap, int command)
{
	for (size_t i = 0; i < keymap->n_commands; i++) {
		if (keymap->commands[i].id == command)
			return &keymap->commands[i];
	}
	return NULL;
}
