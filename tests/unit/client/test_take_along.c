/* SPDX-License-Identifier: MIT */
/* Which folder files to take along go to, by what the desktop says and what is there. */
#include "client/take_along.h"

#include "base/file.h"
#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

static char home[] = "/tmp/take-along-XXXXXX";

static void make_folder(const char *name)
{
	char *path = file_join(home, name);
	assert_true(file_mkdirs(path, NULL));
	free(path);
}

static void say_dirs(const char *text)
{
	char *path = file_join(home, ".config/user-dirs.dirs");
	if (text)
		assert_true(file_replace(path, text, strlen(text), NULL));
	else
		file_remove(path);
	free(path);
}

static void documents_if_there_else_home(void **state)
{
	static const struct { const char *dirs, *folder; } cases[] = {
		{ NULL, "" },
		{ "", "" },
		{ "# nothing here\nXDG_DESKTOP_DIR=\"$HOME/Documents\"\n", "" },
		{ "XDG_DOCUMENTS_DIR=\"$HOME/Documents\"\n", "/Documents" },
		{ "XDG_DESKTOP_DIR=\"$HOME/Desktop\"\n  XDG_DOCUMENTS_DIR=\"$HOME/Dokumenty\"", "/Dokumenty" },
		{ "XDG_DOCUMENTS_DIR=\"$HOME/Documents\"\nXDG_DOCUMENTS_DIR=\"$HOME/Dokumenty\"\n", "/Dokumenty" },
		{ "#XDG_DOCUMENTS_DIR=\"$HOME/Documents\"\n", "" },
		{ "XDG_DOCUMENTS_DIR=\"$HOME/\"\n", "" },
		{ "XDG_DOCUMENTS_DIR=\"$HOME/Dokumenty//\"\n", "/Dokumenty" },
		{ "XDG_DOCUMENTS_DIR=\"$HOME/gone\"\n", "" },
		{ "XDG_DOCUMENTS_DIR=\"Documents\"\n", "" },
		{ "XDG_DOCUMENTS_DIR=$HOME/Documents\n", "" },
		{ "XDG_DOCUMENTS_DIR=\"$HOME/Documents\n", "" },
		{ "XDG_DOCUMENTS_DIR=", "" },
	};
	(void)state;
	make_folder("Documents");
	make_folder("Dokumenty");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		say_dirs(cases[i].dirs);
		char *folder = take_along_folder(), *expected = xasprintf("%s%s", home, cases[i].folder);
		assert_string_equal(folder, expected);
		free(folder);
		free(expected);
	}
}

static void absolute_ones_and_other_settings(void **state)
{
	char *documents = file_join(home, "Documents"), *text = xasprintf("XDG_DOCUMENTS_DIR=\"%s\"\n", documents);
	char *config = file_join(home, "elsewhere"), *path = file_join(config, "user-dirs.dirs");
	(void)state;
	say_dirs(NULL);
	make_folder("elsewhere");
	assert_true(file_replace(path, text, strlen(text), NULL));
	setenv("XDG_CONFIG_HOME", config, 1);
	char *folder = take_along_folder();
	assert_string_equal(folder, documents);
	unsetenv("XDG_CONFIG_HOME");
	free(folder);
	free(path);
	free(config);
	free(text);
	free(documents);
}

static int begin(void **state)
{
	(void)state;
	assert_non_null(mkdtemp(home));
	setenv("HOME", home, 1);
	unsetenv("XDG_CONFIG_HOME");
	make_folder(".config");
	return 0;
}

static int end(void **state)
{
	static const char *const folders[] = { "Documents", "Dokumenty", "elsewhere", ".config", "." };
	(void)state;
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		char *path = file_join(home, folders[i]);
		file_remove_with_files(path);
		free(path);
	}
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(documents_if_there_else_home), cmocka_unit_test(absolute_ones_and_other_settings) };
	return cmocka_run_group_tests(tests, begin, end);
}
