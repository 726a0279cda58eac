/* SPDX-License-Identifier: MIT */
#include "base/text.h"

#include "base/buf.h"
#include "unit.h"

#include <string.h>

#define BAD "\xef\xbf\xbd"

static void assert_safe(const char *text, size_t len, bool keep_lines, const char *expected)
{
	struct buf out = BUF(BUF_MIB);
	text_safe(&out, text, len, keep_lines);
	assert_string_equal(buf_text(&out), expected);
	assert_true(text_valid(buf_text(&out), out.len));
	buf_release(&out);
}

/* A code point between two letters. */
static size_t between(uint32_t c, char to[8])
{
	size_t n = 0;
	to[n++] = '<';
	if (c < 0x80) {
		to[n++] = (char)c;
	} else if (c < 0x800) {
		to[n++] = (char)(0xc0 | c >> 6);
		to[n++] = (char)(0x80 | (c & 0x3f));
	} else if (c < 0x10000) {
		to[n++] = (char)(0xe0 | c >> 12);
		to[n++] = (char)(0x80 | (c >> 6 & 0x3f));
		to[n++] = (char)(0x80 | (c & 0x3f));
	} else {
		to[n++] = (char)(0xf0 | c >> 18);
		to[n++] = (char)(0x80 | (c >> 12 & 0x3f));
		to[n++] = (char)(0x80 | (c >> 6 & 0x3f));
		to[n++] = (char)(0x80 | (c & 0x3f));
	}
	to[n++] = '>';
	to[n] = '\0';
	return n;
}

static bool is_bad(uint32_t c)
{
	bool control = c < 0x20 || (c >= 0x7f && c <= 0x9f);
	bool bidi = c == 0x61c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
	bool other = c == 0x2028 || c == 0x2029 || (c >= 0x206a && c <= 0x206f) || (c >= 0xfff9 && c <= 0xfffb);
	return control || bidi || other;
}

/* All of Unicode, one by one: what is named goes, everything else stays as it is. */
static void test_every_character(void **state)
{
	struct buf out = BUF(100);
	for (uint32_t c = 0; c <= 0x10ffff; c++) {
		char text[8];
		size_t len = between(c, text);
		bool surrogate = c >= 0xd800 && c <= 0xdfff;
		buf_clear(&out);
		text_safe(&out, text, len, false);
		const char *expected = c == '\n' || c == '\t' ? "< >" : surrogate ? "<" BAD BAD BAD ">" : is_bad(c) ?
			"<" BAD ">" : text;
		if (strcmp(buf_text(&out), expected) != 0)
			fail_msg("U+%04X", (unsigned)c);
	}
	buf_release(&out);
}

static void test_lines(void **state)
{
	assert_safe("a\nb\tc", 5, true, "a\nb\tc");
	assert_safe("a\nb\tc", 5, false, "a b c");
	assert_safe("a\r\nb", 4, true, "a\nb");
	assert_safe("a\r\nb", 4, false, "a b");
	assert_safe("a\rb\r", 4, true, "a" BAD "b" BAD);
	assert_safe("\r\r\n", 3, true, BAD "\n");
	assert_safe("", 0, true, "");
}

static void test_hostile(void **state)
{
	assert_safe("\x1b]0;title\x07", 10, true, BAD "]0;title" BAD);
	assert_safe("\x1b[31mred", 8, true, BAD "[31mred");
	assert_safe("\xc2\x9b" "31m", 5, true, BAD "31m");
	assert_safe("a\0b", 3, true, "a" BAD "b");
	assert_safe("\x9b" "31m", 4, true, BAD "31m");
	assert_safe("\xc0\x9b", 2, true, BAD BAD);
	assert_safe("\xe2\x82", 2, true, BAD BAD);
	assert_safe("\xe2\x80\xaegrade: fully", 15, true, BAD "grade: fully");
	assert_safe("\x7f\x08\x08", 3, true, BAD BAD BAD);
}

static void test_kept(void **state)
{
	static const char *const kept[] = {
		"plain", "caf\xc3\xa9", "e\xcc\x81", "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9",
		"\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d", "\xc2\xa0", "\xc2\xad", "\xef\xbf\xbd",
		"=1+1", "<b>&amp;", "%s%n",
	};
	for (size_t i = 0; i < LENGTH(kept); i++)
		assert_safe(kept[i], strlen(kept[i]), true, kept[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_character),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_hostile),
		cmocka_unit_test(test_kept),
	};
	return RUN(tests);
}
