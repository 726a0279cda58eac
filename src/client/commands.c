/* SPDX-License-Identifier: MIT */
#include "client/commands.h"

#include "page/gettext.h"

const struct command commands[COMMAND_COUNT] = {
#define CMD(id, name, keys, contexts, group, need, label, help) { COMMAND_##id, name, keys, contexts, label, help },
#include "client/commands.def"
#undef CMD
};

const struct command_use command_uses[COMMAND_COUNT] = {
#define CMD(id, name, keys, contexts, group, need, label, help) { GROUP_##group, NEED_##need },
#include "client/commands.def"
#undef CMD
};

static bool is_typed(const struct key *key)
{
	return key->code == KEY_TEXT && !(key->mods & (KEYMOD_CTRL | KEYMOD_ALT));
}

const char *commands_key(const struct keymap *keymap, int command, unsigned context)
{
	return context == CTX_LIST ? keymap_key_of(keymap, command, CTX_LIST) : keymap_control_key_of(keymap, command, context | CTX_CTRL);
}

int commands_find(const struct keymap *keymap, const struct key *key, unsigned context)
{
	if (context == CTX_LIST)
		return keymap_find(keymap, key, CTX_LIST);
	if (is_typed(key) || key->code == KEY_PASTE)
		return -1;
	return keymap_find(keymap, key, context | CTX_CTRL);
}
