/* SPDX-License-Identifier: MIT */
#include "base/text.h"

#include "base/buf.h"
#include "base/clock.h"
#include "unit.h"

#include <locale.h>
#include <string.h>

#define WIDE "\xe6\x97\xa5"
#define E_ACUTE "e\xcc\x81"

/* The lines, each ended by a bar. */
static void wrap(const char *text, int cols, struct buf *out)
{
	struct text_line line = { 0 };
	buf_clear(out);
	while (text_wrap_next(text, strlen(text), cols, &line)) {
		buf_add(out, text + line.start, line.len);
		buf_putc(out, '|');
	}
}

static void test_cases(void **state)
{
	static const struct {
		const char *text;
		int cols;
		const char *lines;
	} cases[] = {
		{ "", 10, "|" }, { "one", 10, "one|" }, { "one two three", 7, "one two|three|" },
		{ "one two three", 8, "one two|three|" },
		{ "one two three", 6, "one|two|three|" }, { "one two", 3, "one|two|" }, { "one   two", 3, "one|two|" },
		{ "one   two", 4, "one|two|" },
		{ "one two ", 7, "one two|" }, { "one two   ", 7, "one two|" }, { "abcdefgh", 3, "abc|def|gh|" },
		{ "ab cdefgh", 4, "ab|cdef|gh|" },
		{ "a b c d", 1, "a|b|c|d|" }, { "abc", 0, "a|b|c|" }, { "abc", -5, "a|b|c|" },
		/* newlines */
		{ "\n", 5, "||" }, { "a\n", 5, "a||" }, { "a\nb", 5, "a|b|" }, { "a\n\nb", 5, "a||b|" },
		{ "a\r\nb\r\n", 5, "a|b||" }, { "abc\nd", 3, "abc|d|" },
		{ "abc \nd", 3, "abc|d|" }, { "abc  \n\nd", 3, "abc||d|" }, { "abc \n", 3, "abc||" }, { "\n\n", 5, "|||" },
		/* blanks at the beginning stay, a line of blanks is empty */
		{ "  a b", 3, "  a|b|" }, { "   ", 5, "|" }, { "        ", 3, "|" }, { "    abcdef", 6, "    ab|cdef|" },
		{ "a\n  b", 9, "a|  b|" },
		{ "a\tb", 1, "a|b|" }, { "\tabcdef", 4, "\tabc|def|" }, { "\t\tabcdef", 1, "|a|b|c|d|e|f|" },
		/* where UAX #14 lets and does not let a line end */
		{ "well-known", 6, "well-|known|" }, { "(see 4)", 6, "(see|4)|" }, { "10 %", 3, "10|%|" },
		{ "a\xc2\xa0" "b c", 4, "a\xc2\xa0" "b|c|" },
		{ "end. Next", 5, "end.|Next|" }, { "one\xe2\x80\x94two", 5, "one\xe2\x80\x94|two|" },
		{ "yes/no", 4, "yes/|no|" },
		/* wide and combining */
		{ WIDE WIDE WIDE, 4, WIDE WIDE "|" WIDE "|" }, { WIDE WIDE WIDE, 5, WIDE WIDE "|" WIDE "|" },
		{ WIDE WIDE, 1, WIDE "|" WIDE "|" },
		{ "a" WIDE, 2, "a|" WIDE "|" }, { E_ACUTE E_ACUTE E_ACUTE, 2, E_ACUTE E_ACUTE "|" E_ACUTE "|" },
		{ "caf" E_ACUTE " caf" E_ACUTE, 4, "caf" E_ACUTE "|caf" E_ACUTE "|" },
		{ WIDE "\xe3\x80\x82" WIDE, 2, WIDE "|\xe3\x80\x82|" WIDE "|" },
		{ WIDE WIDE "\xe3\x80\x82", 4, WIDE "|" WIDE "\xe3\x80\x82|" },
		/* malformed bytes count one column each and break nothing */
		{ "ab\xff\xff" "cd ef", 4, "ab\xff\xff|cd|ef|" }, { "\xe2\x82 ab", 3, "\xe2\x82|ab|" },
	};
	struct buf out = BUF(BUF_MIB);
	for (size_t i = 0; i < LENGTH(cases); i++) {
		wrap(cases[i].text, cases[i].cols, &out);
		if (strcmp(buf_text(&out), cases[i].lines) != 0)
			fail_msg("case %zu, %s at %d: %s", i, cases[i].text, cases[i].cols, buf_text(&out));
	}
	buf_release(&out);
}

static void check_line(const char *text, const struct text_line *line, size_t begins, int cols)
{
	assert_int_equal(line->start, begins);
	assert_true(line->start + line->len <= line->next);
	assert_true(line->next > begins);
	bool fits = text_ncols(text + line->start, line->len) <= cols;
	assert_true(fits || text_graphemes(text + line->start, line->len) == 1);
}

/* Of any text at any width: the lines follow each other, fit, and leave out only blanks and one newline each. */
static void test_invariants(void **state)
{
	static const char *const pieces[] = { "a", "bc", " ", "  ", "\n", "\r\n", WIDE, E_ACUTE, "-", "(", ".", "\xff",
		"\xf0\x9f\x87\xac", "\t", "\xc2\xa0" };
	uint32_t random = 7;
	for (int round = 0; round < 4000; round++) {
		struct buf text = BUF(1000);
		for (int n = 0; n < round % 30; n++) {
			random = random * 1664525 + 1013904223;
			buf_puts(&text, pieces[(random >> 16) % LENGTH(pieces)]);
		}
		int cols = 1 + round % 9;
		struct text_line line = { 0 };
		size_t begins = 0, newlines = 0;
		const char *bytes = buf_text(&text);
		while (text_wrap_next(bytes, text.len, cols, &line)) {
			check_line(bytes, &line, begins, cols);
			for (size_t at = line.start + line.len; at < line.next && at < text.len; at++) {
				assert_non_null(strchr(" \t\r\n", bytes[at]));
				newlines += bytes[at] == '\n';
			}
			begins = line.next;
		}
		bool empty_last = text.len == 0 || bytes[text.len - 1] == '\n';
		assert_int_equal(begins, text.len + empty_last);
		for (size_t at = 0; at < text.len; at++)
			newlines -= bytes[at] == '\n';
		assert_int_equal(newlines, 0);
		buf_release(&text);
	}
}

/* A long paragraph costs as much a line as a short one. */
static void test_long_paragraph(void **state)
{
	struct buf text = BUF(4 * BUF_MIB);
	struct text_line line = { 0 };
	size_t lines = 0;
	while (text.len < BUF_MIB)
		buf_puts(&text, "word " WIDE " ");
	int64_t start = clock_monotonic_ms();
	while (text_wrap_next(text.data, text.len, 40, &line))
		lines++;
	assert_true(lines > 20000);
	assert_true(clock_monotonic_ms() - start < 4000);
	/* One grapheme as long as the text. */
	buf_clear(&text);
	buf_putc(&text, 'a');
	while (text.len < BUF_MIB)
		buf_puts(&text, "\xcc\x81");
	line = (struct text_line){ 0 };
	assert_true(text_wrap_next(text.data, text.len, 1, &line));
	assert_int_equal(line.len, text.len);
	assert_false(text_wrap_next(text.data, text.len, 1, &line));
	buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_invariants),
		cmocka_unit_test(test_long_paragraph),
	};
	int failed = setlocale(LC_CTYPE, "C.UTF-8") ? RUN(tests) : 1;
	setlocale(LC_CTYPE, "C");
	return failed + RUN(tests);
}
