/* SPDX-License-Identifier: MIT */
#include "face/keymap.h"

#include "base/err.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

enum { LIST = 1, FIELD = 2 };
enum { OPEN, NEXT, SAVE, HELP, QUIT };

static const struct command commands[] = {
	{ OPEN, "open", "Enter Space", LIST, "open", "Open it." },
	{ NEXT, "next-missing", "n Ctrl-N F3", LIST, "next", "Go on." },
	{ SAVE, "save", "Ctrl-S", LIST | FIELD, "save", "Save." },
	{ HELP, "help", "? F1", LIST | FIELD, "help", "Help." },
	{ QUIT, "quit", "", LIST | FIELD, "leave", "Leave." },
};
#define N_COMMANDS (sizeof commands / sizeof commands[0])

static struct keymap *keymap;

static int set_up(void **state)
{
	keymap = keymap_new(commands, N_COMMANDS);
	return 0;
}

static int tear_down(void **state)
{
	keymap_free(keymap);
	return 0;
}

static void test_names(void **state)
{
	/* What is written, and how it is shown. NULL: no key. */
	static const struct {
		const char *name, *shown;
	} cases[] = {
		{ "Enter", "Enter" }, { "return", "Enter" }, { "Esc", "Esc" }, { "ESCAPE", "Esc" }, { "Tab", "Tab" },
		{ "Shift-Tab", "Shift-Tab" },
		{ "BackTab", "Shift-Tab" }, { "PgUp", "PageUp" }, { "pagedown", "PageDown" }, { "Del", "Delete" }, { "Home", "Home" },
		{ "End", "End" },
		{ "Insert", "Insert" }, { "Backspace", "Backspace" }, { "F1", "F1" }, { "f12", "F12" }, { "F24", "F24" }, { "F25", NULL },
		{ "F0", NULL }, { "F01", NULL }, { "a", "a" }, { "A", "A" }, { "?", "?" }, { "-", "-" }, { "Ctrl--", "Ctrl--" },
		{ "Space", "Space" },
		{ "Ctrl-s", "Ctrl-S" }, { "Ctrl-S", "Ctrl-S" }, { "CTRL-S", "Ctrl-S" }, { "Ctrl-Space", "Ctrl-Space" },
		{ "Alt-Left", "Alt-Left" },
		{ "Alt-x", "Alt-x" }, { "Alt-Ctrl-x", "Ctrl-Alt-X" }, { "Shift-F3", "Shift-F3" }, { "Ctrl-Alt-Delete", "Ctrl-Alt-Delete" },
		{ "\xc3\xa9", "\xc3\xa9" }, { "e\xcc\x81", "e\xcc\x81" }, { "F", "F" },
		{ "", NULL }, { "Ctrl-", NULL }, { "ab", NULL }, { "Hyper-x", NULL }, { "\xff", NULL }, { "Entert", NULL },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct key key, again;
		char shown[48];
		if (key_from_name(cases[i].name, &key) != (cases[i].shown != NULL))
			fail_msg("%s", cases[i].name);
		if (!cases[i].shown)
			continue;
		key_to_name(&key, shown, sizeof shown);
		assert_string_equal(shown, cases[i].shown);
		assert_true(key_from_name(shown, &again));
		assert_int_equal(again.code, key.code);
		assert_int_equal(again.mods, key.mods);
	}
}

static int found(const char *name, uint32_t context)
{
	struct key key;
	assert_true(key_from_name(name, &key));
	return keymap_find(keymap, &key, context);
}

static void test_defaults(void **state)
{
	assert_int_equal(found("Enter", LIST), OPEN);
	assert_int_equal(found("Enter", FIELD), -1);
	assert_int_equal(found("Space", LIST), OPEN);
	assert_int_equal(found("n", LIST), NEXT);
	assert_int_equal(found("N", LIST), -1);
	assert_int_equal(found("n", FIELD), -1);
	assert_int_equal(found("Ctrl-N", LIST), NEXT);
	assert_int_equal(found("Ctrl-S", FIELD), SAVE);
	assert_int_equal(found("x", LIST), -1);
	assert_string_equal(keymap_key_of(keymap, NEXT, LIST), "n");
	assert_string_equal(keymap_key_of(keymap, NEXT, FIELD), "");
	assert_string_equal(keymap_key_of(keymap, QUIT, LIST), "");
	assert_string_equal(keymap_control_key_of(keymap, NEXT, LIST), "Ctrl-N");
	assert_string_equal(keymap_control_key_of(keymap, HELP, FIELD), "F1");
	assert_string_equal(keymap_control_key_of(keymap, OPEN, LIST), "Enter");
	assert_string_equal(keymap_control_key_of(keymap, QUIT, LIST), "");
	assert_ptr_equal(keymap_command(keymap, HELP), &commands[HELP]);
	assert_null(keymap_command(keymap, 99));
}

static void test_text_is_no_command(void **state)
{
	struct key paste = { .code = KEY_PASTE, .text = "n", .len = 1 }, run = { .code = KEY_TEXT, .text = "nn", .len = 2 };
	char many[200];
	memset(many, 'n', sizeof many);
	struct key long_run = { .code = KEY_TEXT, .text = many, .len = sizeof many };
	assert_int_equal(keymap_find(keymap, &paste, LIST), -1);
	assert_int_equal(keymap_find(keymap, &run, LIST), -1);
	assert_int_equal(keymap_find(keymap, &long_run, LIST), -1);
}

static void test_own_keys(void **state)
{
	struct err err;
	assert_true(keymap_bind(keymap, "Ctrl-G next-missing", &err));
	assert_string_equal(keymap_key_of(keymap, NEXT, LIST), "Ctrl-G");
	assert_int_equal(found("Ctrl-G", LIST), NEXT);
	assert_int_equal(found("n", LIST), NEXT);
	const char *keys[8];
	assert_int_equal(keymap_keys_of(keymap, NEXT, LIST, keys, 8), 4);
	assert_string_equal(keys[0], "Ctrl-G");
	assert_string_equal(keys[1], "n");
	assert_true(keymap_bind(keymap, "n next-missing", &err)); /* twice the same is told once */
	assert_int_equal(keymap_keys_of(keymap, NEXT, LIST, keys, 8), 4);
	assert_string_equal(keys[0], "n");
	assert_int_equal(keymap_keys_of(keymap, NEXT, LIST, keys, 2), 2);
	assert_true(keymap_bind(keymap, "Ctrl-G next-missing", &err));
	/* A key taken from another command, in the contexts of both. */
	assert_true(keymap_bind(keymap, "  ctrl-s\tnext-missing \n", &err));
	assert_int_equal(found("Ctrl-S", LIST), NEXT);
	assert_int_equal(found("Ctrl-S", FIELD), SAVE);
	assert_string_equal(keymap_key_of(keymap, SAVE, LIST), "");
	assert_string_equal(keymap_key_of(keymap, SAVE, FIELD), "Ctrl-S");
	/* All keys of a command switched off. */
	assert_true(keymap_bind(keymap, "none help", &err));
	assert_int_equal(found("?", LIST), -1);
	assert_int_equal(found("F1", LIST), -1);
	assert_true(keymap_bind(keymap, "F2 help", &err));
	assert_int_equal(found("F2", FIELD), HELP);
	assert_true(keymap_bind(keymap, "", &err));
	assert_true(keymap_bind(keymap, "   ", &err));
	assert_true(keymap_bind(keymap, "# a remark that says nothing", &err));
}

static void test_bad_lines(void **state)
{
	static const struct {
		const char *line;
		enum err_code code;
	} cases[] = {
		{ "Ctrl-G", ERR_SYNTAX }, { "Ctrl-G next-missing more", ERR_SYNTAX }, { "Hyper-G next-missing", ERR_SYNTAX },
		{ "Ctrl-G no-such-command", ERR_NOT_FOUND },
		{ "aVeryLongWordThatIsNoKeyAtAllAndThatNobodyWouldEverWriteIntoAKeyFileOnPurpose save", ERR_SYNTAX },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct err err;
		err_clear(&err);
		assert_false(keymap_bind(keymap, cases[i].line, &err));
		assert_int_equal(err.code, cases[i].code);
	}
	assert_int_equal(found("Ctrl-G", LIST), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		cmocka_unit_test_setup_teardown(test_defaults, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_text_is_no_command, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_own_keys, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_bad_lines, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
