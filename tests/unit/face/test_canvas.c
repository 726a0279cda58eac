/* SPDX-License-Identifier: MIT */
#include "face/canvas.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static void test_plain(void **state)
{
	static const struct {
		const char *bytes, *plain;
	} cases[] = {
		{ "", "" }, { "abc", "abc" }, { "\033[1;2Hx", "\033[1;2Hx" },
		{ "\033(B\033[0;1mx\033(B\033[m", "\033[0;1mx\033[m" }, { "\033[m\017y", "\033[my" }, { "\033(0q", "\033(0q" },
		{ "-\033[4b|", "-----|" }, { " \033[1bx", "  x" }, { "-\033[12b", "-------------" },
		/* no REP, or nothing that it could repeat */
		{ "\033[3b", "\033[3b" }, { "a\033[b", "a\033[b" }, { "a\033[12", "a\033[12" }, { "a\033[?1b", "a\033[?1b" },
		{ "a\033", "a\033" }, { "a\033(", "a\033(" }, { "a\033[99999b", "a\033[99999b" },
		{ "\xe2\x94\x80\033[K", "\xe2\x94\x80\033[K" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct buf out = BUF(4096);
		canvas_plain(cases[i].bytes, strlen(cases[i].bytes), &out);
		assert_string_equal(buf_text(&out), cases[i].plain);
		buf_release(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_plain) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
