/* SPDX-License-Identifier: MIT */
#include "face/terminal_inside.h"

#include <string.h>

/*
 * No description says which signs a terminal has: only its name does. The machines of DEC and their kind came before UTF-8, and a
 * serial line that says VT may well end at one.
 */
static const struct {
	const char *begins;
	enum sign_set signs;
} names[] = {
	{ "linux", SIGNS_CONSOLE }, { "screen.linux", SIGNS_CONSOLE },
	{ "vt1", SIGNS_ASCII }, { "vt2", SIGNS_ASCII }, { "vt3", SIGNS_ASCII }, { "vt4", SIGNS_ASCII }, { "vt5", SIGNS_ASCII },
	{ "screen.vt", SIGNS_ASCII }, { "ansi", SIGNS_ASCII }, { "pcansi", SIGNS_ASCII }, { "wy", SIGNS_ASCII }, { "sun", SIGNS_ASCII },
};

bool theme_from_name(const char *name, enum theme *ret)
{
	static const char *const themes[THEME_COUNT] = {
		[THEME_DEFAULT] = "default", [THEME_HIGH_CONTRAST] = "high-contrast", [THEME_MONO] = "mono", [THEME_PROJECTOR] = "projector",
	};
	for (int i = 0; i < THEME_COUNT; i++) {
		if (strcmp(themes[i], name) == 0) {
			*ret = (enum theme)i;
			return true;
		}
	}
	return false;
}

enum sign_set signs_by_name(const char *term, bool utf8)
{
	for (size_t i = 0; utf8 && term && i < sizeof names / sizeof names[0]; i++) {
		if (strncmp(term, names[i].begins, strlen(names[i].begins)) == 0)
			return names[i].signs;
	}
	return utf8 ? SIGNS_DRAWN : SIGNS_ASCII;
}
