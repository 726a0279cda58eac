/* SPDX-License-Identifier: MIT */
#include "face/teller.h"

#include "base/text.h"
#include "page/page.h"

#include <string.h>

#define FOCUSABLES_MAX 10000
#define NUMBER_BYTES 8
#define COMMAND_SIGN '/'

static struct told hear_number(const struct page *page, const char *line)
{
	int64_t n;
	char number[NUMBER_BYTES];
	struct page all = *page;
	text_copy(number, sizeof number, line);
	number[strcspn(number, ". \t")] = '\0';
	struct focusable first;
	size_t count = page_focusables(page, &first, 1);
	if (!text_to_int(number, 1, FOCUSABLES_MAX, &n) || (size_t)n > count)
		return (struct told){ .kind = TOLD_UNKNOWN };
	all.focus = first.id;
	return (struct told){ .kind = TOLD_FOCUS, .id = page_focus_step(&all, (int)n - 1, false) };
}

static bool is_command(const char *text)
{
	return *text && strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-") == strlen(text);
}

static struct told hear_command(const char *text)
{
	if (strcmp(text, "?") == 0)
		text = "help";
	return (struct told){ .kind = is_command(text) ? TOLD_COMMAND : TOLD_UNKNOWN, .text = text };
}

struct told teller_hear(const struct page *page, const char *field, const char *line)
{
	if (!*line)
		return (struct told){ .kind = TOLD_NOTHING };
	if (line[0] == COMMAND_SIGN && line[1] != COMMAND_SIGN)
		return hear_command(line + 1);
	if (field)
		return (struct told){ .kind = TOLD_TEXT, .id = field, .text = line[0] == COMMAND_SIGN ? line + 1 : line };
	const char *word = line + strspn(line, " \t");
	if (!*word)
		return (struct told){ .kind = TOLD_NOTHING };
	return *word >= '0' && *word <= '9' ? hear_number(page, word) : hear_command(word);
}
