/* SPDX-License-Identifier: MIT */
#include "page/trouble.h"

#include "base/buf.h"

#include "unit.h"

#include <ctype.h>
#include <string.h>

#define MOST_WORDS 25

/* Words of a people's language: some letters, no figures that only a developer could read. */
static void assert_plain(const char *text, const char *name)
{
	print_message("%s: %s\n", name, text);
	size_t len = strlen(text), words = 1;
	assert_true(len > 10);
	assert_true(isupper((unsigned char)text[0]));
	assert_true(text[len - 1] == '.');
	for (const char *c = text; *c; c++) {
		words += *c == ' ';
		assert_true((unsigned char)*c < 0x80 && *c != '\n' && *c != '%' && *c != '_');
		/* a number on its own, as in "error 28" */
		if (isdigit((unsigned char)*c))
			assert_true(c > text && (isalpha((unsigned char)c[-1]) || c[-1] == '-'));
	}
	assert_in_range(words, 2, MOST_WORDS);
	assert_null(strchr(text, ':'));
	for (const char *c = text; (c = strchr(c, '.')); c++)
		assert_true(c[1] == '\0');
	assert_null(strstr(text, "rror"));
	assert_null(strstr(text, "nvalid"));
}

static void test_every_code_has_words(void **state)
{
	for (int code = 0; code < ERR_COUNT; code++) {
		struct trouble trouble = trouble_of(code);
		const char *name = err_name(code);
		assert_non_null(trouble.what);
		assert_non_null(trouble.safe);
		assert_non_null(trouble.next);
		assert_plain(trouble.what, name);
		assert_plain(trouble.safe, name);
		assert_plain(trouble.next, name);
		for (int other = 0; other < code; other++)
			assert_string_not_equal(trouble.what, trouble_of(other).what);
	}
}

static void test_a_code_from_elsewhere(void **state)
{
	struct trouble trouble = trouble_of((enum err_code)(ERR_COUNT + 7));
	assert_plain(trouble.what, "unknown");
	assert_plain(trouble.safe, "unknown");
	assert_plain(trouble.next, "unknown");
}

static void test_write(void **state)
{
#define FULL "The disk is full, or you have used all the space you are allowed. " \
	"Everything saved before is safe; the newest change is not on the disk yet. " \
	"Leave the program open, free some space on the disk, then save again."
	static const struct {
		struct err err;
		const char *text;
	} cases[] = {
		{ { .code = ERR_NO_SPACE }, FULL },
		{ { .code = ERR_NO_SPACE, .where = "draft.json" }, FULL " Where: draft.json." },
		{ { .code = ERR_NO_SPACE, .where = "draft.json", .line = 12 }, FULL " Where: draft.json, line 12." },
		{ { .code = ERR_NO_SPACE, .where = "a/..", .detail = "cannot write: No space left." },
			FULL " Where: a/... Details: cannot write: No space left." },
		{ { .code = ERR_NO_SPACE, .where = "evil\x1b[2J\nname\xff", .detail = "a\xe2\x80\xae" "b\r\n" },
			FULL " Where: evil\xef\xbf\xbd[2J name\xef\xbf\xbd. Details: a\xef\xbf\xbd" "b ." },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct buf out = BUF(4096);
		trouble_write(&cases[i].err, &out);
		assert_string_equal(buf_text(&out), cases[i].text);
		buf_release(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_code_has_words),
		cmocka_unit_test(test_a_code_from_elsewhere),
		cmocka_unit_test(test_write),
	};
	return RUN(tests);
}
