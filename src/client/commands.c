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

int commands_find(const struct keymap *keymap, const struct key *key, unsigned context)
{
	bool typed = key->code == KEY_TEXT && !(key->mods & (KEYMOD_CTRL | KEYMOD_ALT));
	if (context == CTX_LIST)
		return keymap_find(keymap, key, CTX_LIST);
	if (typed || key->code == KEY_PASTE)
		return -1;
	return keymap_find(keymap, key, context | CTX_CTRL);
}
