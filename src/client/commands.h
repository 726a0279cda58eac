/* SPDX-License-Identifier: MIT */
/* The client's commands, made from commands.def. */
#pragma once

#include "face/keymap.h"

/*
 * Contexts of keys: what has the focus. CTX_CTRL stands for a text field in which letters are typed: there only the keys of
 * a command that are not letters work (commands_context).
 */
enum { CTX_LIST = 1, CTX_LINE = 2, CTX_PROSE = 4, CTX_CTRL = 8, CTX_ANY = CTX_LIST | CTX_LINE | CTX_PROSE };

enum command_id {
#define CMD(id, name, keys, contexts, group, need, label, help) COMMAND_##id,
#include "client/commands.def"
#undef CMD
	COMMAND_COUNT
};

extern const struct command commands[COMMAND_COUNT];

/* The parts of a help page, in its order. */
enum command_group { GROUP_HERE, GROUP_MOVES, GROUP_TEXT, GROUP_PROGRAM, GROUP_LEAVING, GROUP_FIELD, GROUP_COUNT };
/* What must be there for a command to do anything (screen_offers). NEED_SCREEN: a screen that has it as its own. */
enum command_need { NEED_NOTHING, NEED_PAGE_BEFORE, NEED_CHOICE, NEED_ROW, NEED_FIELD, NEED_PROSE, NEED_OPEN, NEED_QUESTION, NEED_SCREEN };

struct command_use {
	enum command_group group;
	enum command_need need;
};
extern const struct command_use command_uses[COMMAND_COUNT];

/* The first key of a command that works there: the person's own, and in a text field none that is typed. "" if there is none. */
const char *commands_key(const struct keymap *keymap, int command, unsigned context);
/* The command of a key where `context` (CTX_LIST, CTX_LINE or CTX_PROSE) has the focus, or -1. */
int commands_find(const struct keymap *keymap, const struct key *key, unsigned context);
