/* SPDX-License-Identifier: MIT */
/* The command that takes a copy in, as a shell would have to be told. */
#include "client/rescue.h"

#include "base/buf.h"
#include "client/verbs/shell_word.h"
#include "store/store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

static void words_are_one_word(void **state)
{
	static const struct { const char *word, *typed; } cases[] = {
		{ "/media/stick/copy.json", "/media/stick/copy.json" }, { "/home/mo/My Documents", "'/home/mo/My Documents'" },
		{ "Mo's", "'Mo'\\''s'" }, { "", "''" }, { "~mo", "'~mo'" }, { "$HOME;ls", "'$HOME;ls'" }, { "Caf\xc3\xa9", "'Caf\xc3\xa9'" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf out = BUF(1000);
		shell_word_add(&out, cases[i].word);
		assert_string_equal(buf_text(&out), cases[i].typed);
		buf_release(&out);
	}
}

static void the_folder_is_named_unless_it_is_the_usual_one(void **state)
{
	static const struct { const char *dir, *copy, *source; } cases[] = {
		{ "/data/section11", "/home/mo/copy.json", "/home/mo/copy.json" },
		{ "/data/section11", "/home/mo/My Documents/copy.json", "'/home/mo/My Documents/copy.json'" },
		{ "/media/stick", "/home/mo/copy.json", "/home/mo/copy.json --dir /media/stick" },
		{ "/media/MY STICK", "/tmp/a b", "'/tmp/a b' --dir '/media/MY STICK'" },
	};
	(void)state;
	assert_int_equal(setenv("XDG_DATA_HOME", "/data", 1), 0);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char dir[64];
		snprintf(dir, sizeof dir, "%s", cases[i].dir);
		struct store store = { .dir = dir };
		struct opened opened = { .store = &store };
		char *source = rescue_source(&opened, cases[i].copy);
		assert_string_equal(source, cases[i].source);
		free(source);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_one_word),
		cmocka_unit_test(the_folder_is_named_unless_it_is_the_usual_one),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
