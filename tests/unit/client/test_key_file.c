/* SPDX-License-Identifier: MIT */
/* The person's own keys: what a file binds, what is said of its faults, where it is looked for. */
#include "client/key_file.h"

#include "base/buf.h"
#include "base/file.h"
#include "client/commands.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "/tmp/key-file-XXXXXX";

static void gather(void *ctx, long line, const struct err *err)
{
	struct buf *to = ctx;
	buf_printf(to, "%ld ", line);
	key_file_fault_words(err, to);
	buf_putc(to, '\n');
}

static int command_of(const struct keymap *keymap, const char *name)
{
	struct key key;
	assert_true(key_from_name(name, &key));
	return commands_find(keymap, &key, CTX_LIST);
}

static void files_bind_and_faults_are_said(void **state)
{
	static const struct {
		const char *text;
		size_t taken;
		const char *key;
		int command;
		const char *faults;
	} cases[] = {
		{ "", 0, "Ctrl-G", COMMAND_GUIDANCE, "" },
		{ "# a comment\n\n   \n\t# another\n", 0, "Ctrl-G", COMMAND_GUIDANCE, "" },
		{ "Ctrl-G next-unanswered\n", 1, "Ctrl-G", COMMAND_NEXT_MISSING, "" },
		{ "Ctrl-G next-unanswered", 1, "Ctrl-G", COMMAND_NEXT_MISSING, "" },
		{ "\xef\xbb\xbf" "Ctrl-G next-unanswered\r\nx quit\r\n", 2, "x", COMMAND_QUIT, "" },
		{ "none quit\n", 1, "q", -1, "" },
		{ "", 0, "Ctrl-L", COMMAND_REDRAW, "" },
		{ "", 0, "Alt-l", COMMAND_LINES, "" },
		{ "Ctrl-L line-mode\n", 1, "Ctrl-L", COMMAND_LINES, "" }, /* as it was from the beginning */
		{ "Ctrl-G next-unanswered\nx nothing\nHyper-G quit\nCtrl-G\ny quit\n", 2, "y", COMMAND_QUIT,
			"2 There is no command \"nothing\".\n3 There is no key \"Hyper-G\".\n"
			"4 A key and a command are expected, such as: Ctrl-G guidance\n" },
		{ "set idle 10\nset mouse off\n\t set mouse ON\nset quit\n", 3, "q", COMMAND_QUIT,
			"4 A setting is expected, such as: set mouse off, or: set idle 10\n" },
		{ "set idle -1\nset idle 1441\nset idle 5 minutes\nset colour on\nset mouse maybe\n", 0, "q", COMMAND_QUIT,
			"1 A setting is expected, such as: set mouse off, or: set idle 10\n2 A setting is expected, such as: set mouse off, or: set idle 10\n"
			"3 A setting is expected, such as: set mouse off, or: set idle 10\n4 A setting is expected, such as: set mouse off, or: set idle 10\n"
			"5 A setting is expected, such as: set mouse off, or: set idle 10\n" },
		{ "x quit now\n", 0, "q", COMMAND_QUIT, "1 A key and a command are expected, such as: Ctrl-G guidance\n" },
		{ "x quit\n\xff\xfe quit\n", 1, "x", COMMAND_QUIT, "2 This is no text in UTF-8.\n" },
	};
	char *path = file_join(folder, "keys");
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct buf faults = BUF(4096);
		struct keymap *keymap = keymap_new(commands, COMMAND_COUNT);
		assert_true(file_replace(path, cases[i].text, strlen(cases[i].text), NULL));
		assert_int_equal(key_file_read(path, keymap, NULL, gather, &faults), cases[i].taken);
		assert_string_equal(buf_text(&faults), cases[i].faults);
		assert_int_equal(command_of(keymap, cases[i].key), cases[i].command);
		/* Nobody needs to be told. */
		assert_int_equal(key_file_read(path, keymap, NULL, NULL, NULL), cases[i].taken);
		keymap_free(keymap);
		buf_release(&faults);
	}
	file_remove(path);
	free(path);
}

static void a_file_that_is_no_text_is_left_alone(void **state)
{
	struct buf faults = BUF(4096), large = BUF(2 * KEY_FILE_MAX_BYTES);
	struct keymap *keymap = keymap_new(commands, COMMAND_COUNT);
	char *path = file_join(folder, "keys"), *link = file_join(folder, "link");
	assert_int_equal(key_file_read(NULL, keymap, NULL, gather, &faults), 0);
	assert_int_equal(key_file_read(path, keymap, NULL, gather, &faults), 0);
	assert_string_equal(buf_text(&faults), "");

	assert_true(file_replace(path, "x quit\n\0y quit\n", 15, NULL));
	assert_int_equal(key_file_read(path, keymap, NULL, gather, &faults), 0);
	assert_string_equal(buf_text(&faults), "0 This is no text in UTF-8.\n");

	buf_clear(&faults);
	buf_fill(&large, '#', KEY_FILE_MAX_BYTES + 1);
	assert_true(file_replace(path, buf_text(&large), large.len, NULL));
	assert_int_equal(key_file_read(path, keymap, NULL, gather, &faults), 0);
	assert_int_equal(strncmp(buf_text(&faults), "0 ", 2), 0);

	buf_clear(&faults);
	assert_int_equal(key_file_read(folder, keymap, NULL, gather, &faults), 0);
	assert_int_equal(strncmp(buf_text(&faults), "0 ", 2), 0);

	buf_clear(&faults);
	assert_true(file_replace(path, "x quit\n", 7, NULL));
	assert_int_equal(symlink(path, link), 0);
	assert_int_equal(key_file_read(link, keymap, NULL, gather, &faults), 1);
	assert_string_equal(buf_text(&faults), "");
	assert_int_equal(command_of(keymap, "x"), COMMAND_QUIT);

	file_remove(link);
	file_remove(path);
	free(path);
	free(link);
	keymap_free(keymap);
	buf_release(&faults);
	buf_release(&large);
}

static void it_is_where_xdg_says(void **state)
{
	static const struct { const char *config, *home, *path; } cases[] = {
		{ "/c", "/h", "/c/section11/keys" }, { NULL, "/h", "/h/.config/section11/keys" }, { "", "/h", "/h/.config/section11/keys" },
		{ "relative", "/h", "/h/.config/section11/keys" }, { "/c", NULL, "/c/section11/keys" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		unsetenv("XDG_CONFIG_HOME");
		unsetenv("HOME");
		if (cases[i].config)
			setenv("XDG_CONFIG_HOME", cases[i].config, 1);
		if (cases[i].home)
			setenv("HOME", cases[i].home, 1);
		char *path = key_file_path();
		assert_string_equal(path, cases[i].path);
		free(path);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_bind_and_faults_are_said),
		cmocka_unit_test(a_file_that_is_no_text_is_left_alone),
		cmocka_unit_test(it_is_where_xdg_says),
	};
	if (!mkdtemp(folder))
		return 1;
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	rmdir(folder);
	return failed;
}
