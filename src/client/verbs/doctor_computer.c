/* SPDX-License-Identifier: MIT */
#include "client/verbs/doctor.h"

#include "base/clock.h"
#include "base/text.h"
#include "client/clock_doubt.h"
#include "client/verbs/verb.h"
#include "face/terminal.h"
#include "page/gettext.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define ROWS_LEAST 8
#define COLS_LEAST 20
#define HOST_BYTES 256

static const char *set_env(const char *name)
{
	const char *value = getenv(name);
	return value && *value ? value : NULL;
}

void doctor_check_program(struct doctor *doctor)
{
	doctor_fine(doctor, "section11 %s.", SECTION11_VERSION);
}

/* The first of the three standard descriptors that is a terminal; -1. */
static int terminal_fd(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (isatty(fd))
			return fd;
	return -1;
}

static void check_size(struct doctor *doctor)
{
	struct winsize size;
	int fd = terminal_fd();
	if (fd < 0 || ioctl(fd, TIOCGWINSZ, &size) != 0 || !size.ws_col || !size.ws_row)
		doctor_fine(doctor, "%s", _("Its size is not known here."));
	else if (size.ws_col < COLS_LEAST || size.ws_row < ROWS_LEAST)
		doctor_look(doctor, _("It has %d columns and %d rows. The full screen needs %d and %d."), size.ws_col, size.ws_row,
			COLS_LEAST, ROWS_LEAST);
	else
		doctor_fine(doctor, _("It has %d columns and %d rows."), size.ws_col, size.ws_row);
}

static void check_letters(struct doctor *doctor, const struct terminal_facts *facts)
{
	const char *codeset = nl_langinfo(CODESET);
	if (strcmp(codeset, "UTF-8") != 0)
		doctor_look(doctor, _("Letters are %s, not UTF-8. The screen uses plain characters only."), codeset);
	else if (facts->signs == SIGNS_DRAWN)
		doctor_fine(doctor, "%s", _("Letters are UTF-8. The screen draws lines and signs."));
	else if (facts->signs == SIGNS_CONSOLE)
		doctor_fine(doctor, "%s", _("Letters are UTF-8. This console's font has few signs: the screen draws lines only."));
	else
		doctor_fine(doctor, "%s", _("Letters are UTF-8. This kind of terminal may not have signs: the screen uses plain characters only."));
}

static void check_colours(struct doctor *doctor, const struct terminal_facts *facts)
{
	if (set_env("NO_COLOR"))
		doctor_fine(doctor, "%s", _("NO_COLOR is set, so no colours are used."));
	else if (facts->uses_colours)
		doctor_fine(doctor, "%s", _("The screen uses a few colours. Each can be read on black and on white."));
	else
		doctor_fine(doctor, "%s", _("The screen uses bold letters instead of colours."));
}

static void check_its_keys(struct doctor *doctor, const struct terminal_facts *facts)
{
	if (facts->function_keys == 12)
		doctor_fine(doctor, "%s", _("It has the keys F1 to F12."));
	else
		doctor_fine(doctor, "%s", _("It does not have all the keys from F1 to F12. Each has another key that does the same: see the help."));
	if (set_env("TMUX"))
		doctor_fine(doctor, "%s", _("tmux may hold the Esc key back for half a second. Its setting escape-time changes that."));
}

/* The kind of terminal, and whether the full screen opens in it. */
static void check_kind(struct doctor *doctor, const char *term, const struct terminal_facts *facts)
{
	if (!*facts->name) {
		doctor_look(doctor, _("TERM is \"%s\", and this computer does not know that terminal."), term);
		doctor_look(doctor, "%s", _("So the pages are told line by line. For the full screen, try: TERM=xterm section11"));
		return;
	}
	doctor_fine(doctor, P_("TERM is \"%s\", with %d colour.", "TERM is \"%s\", with %d colours.", facts->colours), term, facts->colours);
	if (strcmp(facts->name, term) != 0)
		doctor_fine(doctor, _("This computer does not know it, and treats it as \"%s\"."), facts->name);
	if (!facts->full_screen) {
		doctor_look(doctor, "%s", _("It cannot place its cursor, so the pages are told line by line."));
		return;
	}
	check_colours(doctor, facts);
	check_its_keys(doctor, facts);
}

void doctor_check_terminal(struct doctor *doctor)
{
	const char *term = set_env("TERM");
	struct terminal_facts facts;
	terminal_learn(&facts);
	if (!term && terminal_fd() < 0)
		doctor_fine(doctor, "%s", _("There is no terminal here."));
	else if (!term)
		doctor_look(doctor, "%s", _("TERM is not set, so the pages are told line by line."));
	else
		check_kind(doctor, term, &facts);
	check_size(doctor);
	check_letters(doctor, &facts);
}

/* "cy" from the catalogue's own header; "" where no catalogue is in use. */
static void catalogue_language(char *to, size_t size)
{
	const char *header = gettext(""), *at = strstr(header, "Language: ");
	size_t len = at ? strcspn(at + 10, "\n") : 0;
	snprintf(to, size, "%.*s", (int)len, at ? at + 10 : "");
}

void doctor_check_language(struct doctor *doctor)
{
	static const char *const names[] = { "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG" };
	const char *letters = setlocale(LC_CTYPE, NULL), *words = setlocale(LC_MESSAGES, NULL);
	char language[32];
	catalogue_language(language, sizeof language);
	doctor_fine(doctor, _("The locale is \"%s\" for letters, \"%s\" for words."), letters ? letters : "", words ? words : "");
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (set_env(names[i]))
			doctor_fine(doctor, _("%s is \"%s\"."), names[i], set_env(names[i]));
	if (*language)
		doctor_fine(doctor, _("The catalogue in use is \"%s\"."), language);
	else
		doctor_fine(doctor, "%s", _("No catalogue is in use: the program speaks English."));
}

void doctor_check_clock(struct doctor *doctor)
{
	char stamp[CLOCK_STAMP_BYTES];
	int year, month, day;
	clock_stamp(doctor->call->author.now, stamp);
	clock_civil(doctor->call->today, &year, &month, &day);
	if (year < CLOCK_FIRST_YEAR)
		doctor_look(doctor, _("The clock says %s. That is before this program was made. Please set the clock."), stamp);
	else
		doctor_fine(doctor, _("The clock says %s."), stamp);
}

void host_of(const char *address, char *to, size_t size)
{
	const char *secret = strrchr(address, '@'), *scheme = strstr(address, "://");
	const char *start = secret ? secret + 1 : scheme ? scheme + 3 : address;
	size_t len = *start == '[' ? strcspn(start, "]/") + 1 : strcspn(start, ":/?#");
	snprintf(to, size, "%.*s", (int)len, start);
}

void doctor_check_proxy(struct doctor *doctor)
{
	static const char *const names[] = { "https_proxy", "HTTPS_PROXY", "http_proxy", "all_proxy", "ALL_PROXY" };
	char host[HOST_BYTES];
	bool any = false;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		const char *value = set_env(names[i]);
		if (!value)
			continue;
		any = true;
		host_of(value, host, sizeof host);
		doctor_fine(doctor, _("%s leads to %s."), names[i], host);
	}
	if (set_env("no_proxy") || set_env("NO_PROXY"))
		doctor_fine(doctor, "%s", _("Some hosts are taken out by NO_PROXY."));
	if (!any)
		doctor_fine(doctor, "%s", _("No proxy is set."));
}

void doctor_check_key_log(struct doctor *doctor)
{
	if (set_env("SSLKEYLOGFILE"))
		doctor_look(doctor, "%s", _("SSLKEYLOGFILE is set: other programs could read what is sent. Please unset it."));
	else
		doctor_fine(doctor, "%s", _("SSLKEYLOGFILE is not set."));
}
