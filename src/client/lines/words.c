/* SPDX-License-Identifier: MIT */
#include "client/lines/words.h"

#include "base/text.h"
#include "client/commands.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Without a cursor these have no meaning, nor those of a text field. */
static const bool moves[COMMAND_COUNT] = {
	[COMMAND_ACTIVATE] = true, [COMMAND_TOGGLE] = true, [COMMAND_DOWN] = true, [COMMAND_UP] = true, [COMMAND_NEXT_PART] = true,
	[COMMAND_PREVIOUS_PART] = true, [COMMAND_PAGE_DOWN] = true, [COMMAND_PAGE_UP] = true, [COMMAND_FIRST] = true,
	[COMMAND_LAST] = true, [COMMAND_DELETE] = true, [COMMAND_LINES] = true,
	[COMMAND_REDRAW] = true, /* "again" tells the page again */
	[COMMAND_SUSPEND] = true,
};

static const char *const words[COMMAND_COUNT] = {
	[COMMAND_NEXT] = "next", [COMMAND_PREVIOUS] = "previous", [COMMAND_NEXT_MISSING] = "missing", [COMMAND_TASKS] = "tasks",
	[COMMAND_DETAILS] = "evidence",
};

const char *line_word(int command)
{
	if (moves[command] || !(commands[command].contexts & CTX_LIST))
		return NULL;
	return words[command] ? words[command] : commands[command].name;
}

const char *line_slash_word(int command)
{
	static char slashed[COMMAND_COUNT][32];
	const char *word = line_word(command);
	if (word && !slashed[command][0])
		snprintf(slashed[command], sizeof slashed[command], "/%s", word);
	return word ? slashed[command] : NULL;
}

int line_command(const char *word)
{
	for (int i = 0; i < COMMAND_COUNT; i++) {
		const char *own = line_word(i);
		if (own && (text_casecmp(own, word) == 0 || text_casecmp(commands[i].name, word) == 0))
			return i;
	}
	return -1;
}
