/* SPDX-License-Identifier: MIT */
#include "client/messages.h"

#include "page/gettext.h"

#include <locale.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static const char *set_env(const char *name)
{
	const char *value = getenv(name);
	return value && *value ? value : NULL;
}

/* The locale that messages would be in, by the rules of setlocale(3). */
static const char *wanted_locale(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (set_env(names[i]))
			return set_env(names[i]);
	return "C";
}

static bool is_english(const char *locale)
{
	static const char *const prefixes[] = { "C", "POSIX", "en" };
	for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++) {
		size_t len = strlen(prefixes[i]);
		if (!strncmp(locale, prefixes[i], len) && (locale[len] == '\0' || strchr("._@", locale[len])))
			return true;
	}
	return false;
}

/* gettext asks LANGUAGE as long as the locale is not plain C: so a language needs no locale of its own on this machine. */
static void speak(const char *locale)
{
	if (setlocale(LC_MESSAGES, ""))
		return;
	char language[32] = "";
	size_t len = strcspn(locale, ".@");
	if (len < sizeof language)
		memcpy(language, locale, len);
	setlocale(LC_MESSAGES, "C.UTF-8");
	setenv("LANGUAGE", language, 0);
}

void messages_start(void)
{
	const char *locale = wanted_locale(), *dir = set_env("SECTION11_LOCALEDIR");
	if (!setlocale(LC_CTYPE, ""))
		setlocale(LC_CTYPE, "C.UTF-8");
	if (is_english(locale))
		return;
	speak(locale);
	bindtextdomain("section11", dir ? dir : SECTION11_LOCALEDIR);
	bind_textdomain_codeset("section11", "UTF-8");
	textdomain("section11");
}
