/* SPDX-License-Identifier: MIT */
#include "face/teller.h"

#include "base/buf.h"
#include "base/text.h"
#include "harness/screen_test.h"
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static void check(const struct told *told, enum told_kind kind, const char *id, const char *text)
{
	assert_int_equal(told->kind, kind);
	if (id)
		assert_string_equal(told->id, id);
	else
		assert_null(told->id);
	if (text)
		assert_string_equal(told->text, text);
}

static void test_hear(void **state)
{
	static const struct {
		const char *field, *line;
		enum told_kind kind;
		const char *id, *text;
	} cases[] = {
		{ NULL, "", TOLD_NOTHING, NULL, NULL },
		{ NULL, "   ", TOLD_NOTHING, NULL, NULL },
		{ NULL, "1", TOLD_FOCUS, "KF1-1.value.fully", NULL },
		{ NULL, " 2. ", TOLD_FOCUS, "KF1-1.value.partly", NULL },
		{ NULL, "17", TOLD_FOCUS, "back", NULL },
		{ NULL, "18", TOLD_UNKNOWN, NULL, NULL },
		{ NULL, "0", TOLD_UNKNOWN, NULL, NULL },
		{ NULL, "1x", TOLD_UNKNOWN, NULL, NULL },
		{ NULL, "99999999999999999999", TOLD_UNKNOWN, NULL, NULL },
		{ NULL, "save", TOLD_COMMAND, NULL, "save" },
		{ NULL, "/next-missing", TOLD_COMMAND, NULL, "next-missing" },
		{ NULL, "?", TOLD_COMMAND, NULL, "help" },
		{ NULL, "what is this", TOLD_UNKNOWN, NULL, NULL },
		{ NULL, "/", TOLD_UNKNOWN, NULL, NULL },
		{ "name", "Oak Street", TOLD_TEXT, "name", "Oak Street" },
		{ "name", "12", TOLD_TEXT, "name", "12" },
		{ "name", "save", TOLD_TEXT, "name", "save" },
		{ "name", "/save", TOLD_COMMAND, NULL, "save" },
		{ "name", "//save", TOLD_TEXT, "name", "/save" },
		{ "name", "", TOLD_NOTHING, NULL, NULL },
		{ "name", " ", TOLD_TEXT, "name", " " },
	};
	struct sample sample;
	sample_init(&sample);
	sample_all(&sample);
	sample.page.focus = "people"; /* must not matter */
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct told told = teller_hear(&sample.page, cases[i].field, cases[i].line);
		check(&told, cases[i].kind, cases[i].id, cases[i].text);
	}
	sample_release(&sample);
}

/* Every number that is told is the number of that thing. */
static void test_numbers_agree(void **state)
{
	struct sample sample;
	struct focusable all[64];
	struct buf out = BUF(1 << 20);
	sample_init(&sample);
	sample_all(&sample);
	teller_tell(&sample.page, 0, &out);
	size_t n = page_focusables(&sample.page, all, 64);
	for (size_t i = 0; i < n; i++) {
		struct buf number = BUF(64);
		buf_printf(&number, "\n%zu) ", i + 1);
		assert_non_null(strstr(buf_text(&out), buf_text(&number)));
		buf_clear(&number);
		buf_printf(&number, "%zu", i + 1);
		struct told told = teller_hear(&sample.page, NULL, buf_text(&number));
		check(&told, TOLD_FOCUS, all[i].id, NULL);
		buf_release(&number);
	}
	assert_null(strstr(buf_text(&out), "\n18) "));
	buf_release(&out);
	sample_release(&sample);
}

/* No line is wider than asked for, none holds what could harm a terminal, and a code is not said. */
static void test_lines(void **state)
{
	static const int widths[] = { 20, 40, 80 };
	struct sample sample;
	sample_init(&sample);
	for (size_t i = 0; i < 2 * sizeof widths / sizeof widths[0]; i++) {
		struct buf out = BUF(1 << 20);
		(i & 1 ? sample_all : sample_scripts)(&sample);
		teller_tell(&sample.page, widths[i / 2], &out);
		assert_true(text_valid(buf_text(&out), out.len));
		assert_null(strchr(buf_text(&out), '\033'));
		assert_null(strstr(buf_text(&out), "sb1_secret"));
		for (const char *at = buf_text(&out); *at; at += strcspn(at, "\n"), at += *at == '\n')
			assert_in_range(text_ncols(at, strcspn(at, "\n")), 0, widths[i / 2]);
		buf_release(&out);
	}
	sample_release(&sample);
}

int main(void)
{
	screen_test_locale();
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_hear),
		cmocka_unit_test(test_numbers_agree),
		cmocka_unit_test(test_lines),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
