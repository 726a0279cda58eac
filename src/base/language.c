/* SPDX-License-Identifier: MIT */
#include "base/language.h"

#include <locale.h>
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

static bool is_plain(const char *locale)
{
	return strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0;
}

/* "cy_GB.UTF-8@x" is "cy_GB"; "C.UTF-8" is "en". */
static void add_language(char to[LANGUAGES_BYTES], const char *from, size_t len)
{
	size_t at = strlen(to), name = strcspn(from, ".@:");
	bool plain = len > 0 && (name < len ? name : len) == 1 && *from == 'C';
	const char *text = plain ? "en" : from;
	len = plain ? 2 : name < len ? name : len;
	if (len == 0 || at + len + 2 > LANGUAGES_BYTES)
		return;
	if (at > 0)
		to[at++] = ':';
	memcpy(to + at, text, len);
	to[at + len] = '\0';
}

void language_list(char to[LANGUAGES_BYTES])
{
	const char *locale = wanted_locale(), *list = is_plain(locale) ? NULL : set_env("LANGUAGE");
	to[0] = '\0';
	while (list && *list) {
		size_t len = strcspn(list, ":");
		add_language(to, list, len);
		list += len + (list[len] == ':');
	}
	if (!*to && !is_plain(locale))
		add_language(to, locale, strlen(locale));
	if (!*to)
		memcpy(to, "en", sizeof "en");
}

bool language_matches(const char *wanted, size_t len, const char *code)
{
	size_t base = 0;
	while (base < len && wanted[base] != '_')
		base++;
	return (strncmp(wanted, code, len) == 0 && code[len] == '\0') || (strncmp(wanted, code, base) == 0 && code[base] == '\0');
}

bool language_is_english(void)
{
	char list[LANGUAGES_BYTES];
	language_list(list);
	return language_matches(list, strcspn(list, ":"), "en");
}

/* It asks LANGUAGE in any locale but plain C. */
static void let_gettext_ask(void)
{
	if (!setlocale(LC_MESSAGES, "") || is_plain(setlocale(LC_MESSAGES, NULL)))
		setlocale(LC_MESSAGES, "C.UTF-8");
}

void language_start(void)
{
	char list[LANGUAGES_BYTES];
	if (!setlocale(LC_CTYPE, ""))
		setlocale(LC_CTYPE, "C.UTF-8");
	if (language_is_english())
		return;
	language_list(list);
	setenv("LANGUAGE", list, 1); /* set and empty, it would ask for nothing */
	let_gettext_ask();
}

/* setlocale also makes gettext forget which catalogue it found for a text. */
void language_use(const char *code)
{
	if (is_plain(wanted_locale()))
		setenv("LC_ALL", "C.UTF-8", 1);
	setenv("LANGUAGE", code, 1);
	let_gettext_ask();
}

#define SMALL "abcdefghijklmnopqrstuvwxyz"
#define LARGE "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

bool language_is_code(const char *text)
{
	size_t len = strspn(text, SMALL), country = text[len] == '_' ? strspn(text + len + 1, LARGE) : 0;
	if (len < 2 || len > 3 || strlen(text) >= LANGUAGE_BYTES)
		return false;
	return text[len] == '\0' || (country == 2 && text[len + 3] == '\0');
}

const char *language_folder(void)
{
	const char *folder = set_env("SECTION11_LOCALEDIR");
	return folder ? folder : SECTION11_LOCALEDIR;
}
