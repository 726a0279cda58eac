/* SPDX-License-Identifier: MIT */
#include "client/language_names.h"

#include <stddef.h>
#include <string.h>

/* Languages that are spoken and read in the area, beside those that have a catalogue. */
static const char *const names[][2] = {
	{ "en", "English" }, { "cy", "Cymraeg" }, { "pl", "Polski" }, { "ro", "Română" }, { "ne", "नेपाली" }, { "uk", "Українська" },
	{ "bg", "Български" }, { "bn", "বাংলা" }, { "de", "Deutsch" }, { "es", "Español" }, { "fr", "Français" }, { "hu", "Magyar" },
	{ "it", "Italiano" }, { "lt", "Lietuvių" }, { "pt", "Português" }, { "ru", "Русский" }, { "sk", "Slovenčina" },
	{ "tr", "Türkçe" },
};

const char *language_own_name(const char *code)
{
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (!strcmp(names[i][0], code))
			return names[i][1];
	return code;
}
