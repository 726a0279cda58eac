/* SPDX-License-Identifier: MIT */
#include "harness/terminfo.h"

#include <curses.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

static bool begin(const char *term)
{
	int status;
	return setupterm(term, STDOUT_FILENO, &status) == OK;
}

static void end(void)
{
	del_curterm(set_curterm(NULL));
}

bool terminfo_knows(const char *term)
{
	if (!begin(term))
		return false;
	end();
	return true;
}

bool terminfo_text(const char *term, const char *capability, char *to, size_t size)
{
	if (!begin(term))
		return false;
	const char *text = tigetstr(capability);
	bool fits = text && text != (char *)-1 && *text && strlen(text) < size;
	if (fits)
		memcpy(to, text, strlen(text) + 1);
	end();
	return fits;
}

int terminfo_colours(const char *term)
{
	if (!begin(term))
		return -1;
	int colours = tigetnum("colors");
	end();
	return colours < 0 ? 0 : colours;
}
