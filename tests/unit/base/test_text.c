/* SPDX-License-Identifier: MIT */
#include "base/text.h"

#include "base/buf.h"
#include "base/clock.h"
#include "unit.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unigbrk.h>

#define E_ACUTE "e\xcc\x81"                             /* e and a combining acute */
#define FLAG "\xf0\x9f\x87\xac\xf0\x9f\x87\xa7"         /* two regional indicators */
#define ZWJ "\xe2\x80\x8d"
#define MAN "\xf0\x9f\x91\xa8"
#define FAMILY MAN ZWJ MAN ZWJ MAN ZWJ MAN
#define HANGUL "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab"   /* three jamo, one syllable */
#define DEVANAGARI "\xe0\xa4\xa8\xe0\xa4\xbf"           /* letter and spacing vowel sign */
#define WIDE "\xe6\x97\xa5"

static void test_valid(void **state)
{
	static const struct {
		const char *bytes;
		size_t len;
		bool valid;
	} cases[] = {
		{ "", 0, true }, { "tea", 3, true }, { "\0", 1, false }, { "a\0b", 3, false },
		{ FAMILY, sizeof FAMILY - 1, true },
		{ "\x7f", 1, true }, { "\xc2\x80", 2, true }, { "\xc1\xbf", 2, false }, { "\xe0\xa0\x80", 3, true },
		{ "\xe0\x9f\xbf", 3, false },
		{ "\xed\x9f\xbf", 3, true }, { "\xed\xa0\x80", 3, false }, { "\xee\x80\x80", 3, true },
		{ "\xf0\x90\x80\x80", 4, true },
		{ "\xf0\x8f\xbf\xbf", 4, false }, { "\xf4\x8f\xbf\xbf", 4, true }, { "\xf4\x90\x80\x80", 4, false },
		{ "\xf5\x80\x80\x80", 4, false },
		{ "\xe2\x82", 2, false }, { "\x80", 1, false }, { "a\xff", 2, false }, { "\xc3\x28", 2, false },
	};
	for (size_t i = 0; i < LENGTH(cases); i++)
		assert_int_equal(text_valid(cases[i].bytes, cases[i].len), cases[i].valid);
}

static const struct {
	const char *text;
	size_t bytes;
	int cols;
} graphemes[] = {
	{ "a", 1, 1 }, { "ab", 1, 1 }, { E_ACUTE "x", 3, 1 }, { "\xc3\xa9", 2, 1 }, { WIDE WIDE, 3, 2 }, { FLAG FLAG, 8, 2 },
	{ FAMILY MAN, 25, 8 }, { HANGUL HANGUL, 9, 2 }, { DEVANAGARI, 6, 2 }, { "\r\n", 2, 2 }, { "\n\n", 1, 1 }, { "\t", 1, 1 },
	{ "\x1b[0m", 1, 1 }, { "\xff\xcc\x81", 1, 1 }, { "\xe2\x82", 1, 1 }, { "\xcc\x81x", 2, 0 }, { "a\xff", 1, 1 },
	{ "\xe2\x9d\xa4\xef\xb8\x8f", 6, 1 }, { "\xc2\x85", 2, 1 }, { "\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbf", 8, 4 },
	{ "\xef\xbf\xbd", 3, 1 },
	{ "\xc2\xa0", 2, 1 }, { ZWJ, 3, 0 },
};

static void test_graphemes(void **state)
{
	for (size_t i = 0; i < LENGTH(graphemes); i++) {
		const char *text = graphemes[i].text;
		size_t bytes = text_grapheme_bytes(text, strlen(text));
		if (bytes != graphemes[i].bytes || text_grapheme_cols(text, bytes) != graphemes[i].cols)
			fail_msg("case %zu: %zu bytes, %d columns", i, bytes, text_grapheme_cols(text, bytes));
	}
	assert_int_equal(text_grapheme_bytes("", 0), 0);
	assert_int_equal(text_graphemes("a" E_ACUTE WIDE FLAG FLAG FAMILY "\xff", 1 + 3 + 3 + 16 + 25 + 1), 7);
	assert_int_equal(text_graphemes("", 0), 0);
}

/* What is looked at closely and what is not: the same boundaries as the library finds in the whole, for all triples. */
static void test_as_unicode_says(void **state)
{
	static const char *const pieces[] = {
		"a", "\xc3\xa9", "\xcc\x81", "\xe6\x97\xa5", MAN, ZWJ, "\xf0\x9f\x87\xac", "\xe1\x84\x92", "\xe1\x85\xa1", "\xe1\x86\xab",
		"\xe0\xa4\xa8", "\xe0\xa5\x8d", "\xe0\xa4\xbf", "\xef\xb8\x8f", "\xd8\x80", "\xf0\x9f\x8f\xbf", "\xe0\xb8\xb3", "\r", "\n",
		"\xe2\x80\x8b", "\xea\xb0\x80", "\xea\xb0\x81",
	};
	for (size_t i = 0; i < LENGTH(pieces) * LENGTH(pieces) * LENGTH(pieces); i++) {
		char text[64], breaks[64];
		snprintf(text, sizeof text, "%s%s%sx", pieces[i % LENGTH(pieces)], pieces[i / LENGTH(pieces) % LENGTH(pieces)],
			pieces[i / LENGTH(pieces) / LENGTH(pieces)]);
		size_t len = strlen(text);
		u8_grapheme_breaks((const uint8_t *)text, len, breaks);
		for (size_t at = 0, n; at < len; at += n) {
			n = text_grapheme_bytes(text + at, len - at);
			for (size_t k = 1; k <= n && at + k < len; k++)
				assert_int_equal(breaks[at + k] != 0, k == n);
		}
	}
}

/* The same boundaries backwards as forwards, for all neighbours of a list of awkward pieces. */
static void test_backwards(void **state)
{
	static const char *const pieces[] = {
		"a", " ", E_ACUTE, WIDE, FLAG, "\xf0\x9f\x87\xac", FAMILY, ZWJ, "\xcc\x81", HANGUL, "\xe1\x86\xab",
		DEVANAGARI, "\r", "\n", "\r\n",
		"\xff", "\xe2\x82", "\xd8\x80", "\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbf", "\xe0\xa4\x95\xe0\xa5\x8d\xe0\xa4\xb7",
		"\xea\xb0\x80", "\xc2\xad",
	};
	for (size_t i = 0; i < LENGTH(pieces) * LENGTH(pieces) * LENGTH(pieces); i++) {
		char text[128];
		size_t starts[64], n = 0, k = LENGTH(pieces);
		int len = snprintf(text, sizeof text, "%s%s%s%s", pieces[i % k], pieces[i / k % k], pieces[i / k / k],
			pieces[i % 7]);
		for (size_t at = 0; at < (size_t)len; at += text_grapheme_bytes(text + at, (size_t)len - at))
			starts[n++] = at;
		for (size_t at = (size_t)len; at > 0;) {
			at -= text_grapheme_back_bytes(text, at);
			assert_true(n > 0);
			if (at != starts[--n])
				fail_msg("case %zu: %zu, not %zu", i, at, starts[n]);
		}
		assert_int_equal(n, 0);
	}
	assert_int_equal(text_grapheme_back_bytes("abc", 0), 0);
}

/* One grapheme of many bytes, and many graphemes of one script: neither takes quadratic time. */
static void test_long_runs(void **state)
{
	struct buf text = BUF(BUF_MIB);
	int64_t start = clock_monotonic_ms();
	buf_putc(&text, 'e');
	for (int i = 0; i < 100000; i++)
		buf_puts(&text, "\xcc\x81");
	assert_int_equal(text_grapheme_bytes(text.data, text.len), text.len);
	assert_int_equal(text_grapheme_back_bytes(text.data, text.len), text.len);
	assert_int_equal(text_ncols(text.data, text.len), 1);
	buf_clear(&text);
	for (int i = 0; i < 100000; i++)
		buf_puts(&text, WIDE);
	assert_int_equal(text_graphemes(text.data, text.len), 100000);
	assert_int_equal(text_ncols(text.data, text.len), 200000);
	for (size_t at = text.len; at > 0;)
		at -= text_grapheme_back_bytes(text.data, at);
	assert_true(clock_monotonic_ms() - start < 3000);
	buf_release(&text);
}

static void test_cols_and_fit(void **state)
{
	static const struct {
		const char *text;
		int cols;
		size_t bytes;
		int filled;
	} cases[] = {
		{ "abc", 2, 2, 2 }, { "abc", 3, 3, 3 }, { "abc", 9, 3, 3 }, { "abc", 0, 0, 0 }, { "abc", -1, 0, 0 },
		{ WIDE WIDE, 3, 3, 2 },
		{ WIDE WIDE, 1, 0, 0 }, { "a" WIDE, 2, 1, 1 }, { E_ACUTE E_ACUTE, 1, 3, 1 }, { "a" FAMILY "b", 5, 1, 1 },
		{ "a" FAMILY "b", 9, 26, 9 },
		{ "", 5, 0, 0 }, { "\xff\xff", 1, 1, 1 },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		int filled = -1;
		assert_int_equal(text_fit(cases[i].text, strlen(cases[i].text), cases[i].cols, &filled), cases[i].bytes);
		assert_int_equal(filled, cases[i].filled);
	}
	assert_int_equal(text_fit("abc", 3, 2, NULL), 2);
	assert_int_equal(text_cols("caf" E_ACUTE " " WIDE), 7);
	assert_int_equal(text_cols(""), 0);
	assert_int_equal(text_ncols("abc", 2), 2);
}

static void test_casecmp(void **state)
{
	assert_int_equal(text_casecmp("TITLE", "title"), 0);
	assert_int_equal(text_casecmp("", ""), 0);
	assert_true(text_casecmp("a", "B") < 0);
	assert_true(text_casecmp("b", "A") > 0);
	assert_true(text_casecmp("ab", "abc") < 0);
	assert_true(text_casecmp("\xc3\x89", "\xc3\xa9") != 0);
	assert_true(text_casecmp("[", "{") != 0);
	assert_true(text_casecmp("z", "\xc3\xa9") < 0);
}

static void test_contains(void **state)
{
	static const struct {
		const char *hay;
		const char *needle;
		bool found;
	} cases[] = {
		{ "Safer recruitment", "RECRUIT", true }, { "Safer", "safest", false }, { "anything", "", true },
		{ "", "a", false }, { "", "", true },
		{ "Stra\xc3\x9f" "e", "STRASSE", true }, { "CAF\xc3\x89", "caf\xc3\xa9", true },
		{ "caf" E_ACUTE, "CAF\xc3\x89", true },
		{ "\xce\xa3\xce\x9f\xce\xa6\xce\x9f\xce\xa3", "\xcf\x83\xce\xbf\xcf\x86\xce\xbf\xcf\x82", true },
		{ "a\xff" "b", "\xff", true },
		{ "a\xff" "b", "x", false },
	};
	for (size_t i = 0; i < LENGTH(cases); i++)
		assert_int_equal(text_lower_contains(cases[i].hay, cases[i].needle), cases[i].found);
}

static void test_for_search(void **state)
{
	static const struct { const char *text, *apart, *joined; } cases[] = {
		{ "", "", "" }, { "First-Aid", "first aid", "firstaid" }, { "  A,  b!", "a b", "a b" }, { "Caf\u00e9", "cafe", "cafe" },
		{ "Cafe\u0301", "cafe", "cafe" }, { "the child\u2019s", "the child s", "the childs" }, { "e\u2011mail", "e mail", "email" },
		{ "\u0141\u00f3d\u017a 12", "\u0142odz 12", "\u0142odz 12" }, { "Stra\u00dfe", "strasse", "strasse" }, { "--", "", "" },
		{ "\u0928\u0947\u092a\u093e\u0932", "\u0928\u0947\u092a\u093e\u0932", "\u0928\u0947\u092a\u093e\u0932" },
		{ "a\xff" "b", "a b", "a b" },
	};
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		char *apart = text_for_search(cases[i].text, false), *joined = text_for_search(cases[i].text, true);
		assert_string_equal(apart, cases[i].apart);
		assert_string_equal(joined, cases[i].joined);
		free(apart);
		free(joined);
	}
}

static void test_to_int(void **state)
{
	static const struct {
		const char *text;
		int64_t value;
	} good[] = {
		{ "0", 0 }, { "7", 7 }, { "-7", -7 }, { "10", 10 }, { "9223372036854775807", INT64_MAX },
		{ "-9223372036854775808", INT64_MIN },
		{ "9007199254740992", 9007199254740992 },
	};
	static const char *const bad[] = {
		"", "-", "+1", " 1", "1 ", "1\n", "01", "00", "-0", "-01", "--1", "1.0", "1,000", "1e3", "0x10",
		"9223372036854775808",
		"-9223372036854775809", "99999999999999999999999999", "\xd9\xa1", "\xef\xbc\x91", "1a", "a", "1-", "1\xc2\xa0",
	};
	for (size_t i = 0; i < LENGTH(good); i++) {
		int64_t value = 99;
		assert_true(text_to_int(good[i].text, INT64_MIN, INT64_MAX, &value));
		assert_true(value == good[i].value);
	}
	int64_t value = 99;
	for (size_t i = 0; i < LENGTH(bad); i++)
		assert_false(text_to_int(bad[i], INT64_MIN, INT64_MAX, &value));
	assert_false(text_to_int(NULL, INT64_MIN, INT64_MAX, &value));
	assert_false(text_to_int("5", 6, 10, &value));
	assert_false(text_to_int("11", 6, 10, &value));
	assert_int_equal(value, 99);
	assert_true(text_to_int("6", 6, 10, &value) && text_to_int("10", 6, 10, &value));
}

static void test_trim(void **state)
{
	static const char *const pairs[][2] = {
		{ "", "" }, { " ", "" }, { " \t\r\n", "" }, { "a", "a" }, { " a b ", "a b" }, { "\n\ta\n", "a" },
		{ "\xc2\xa0" "a\xe3\x80\x80\xe2\x80\xa8", "a" }, { "\xc2\xa0\xc2\xa0", "" }, { " \xff ", "\xff" },
		{ "\xa0" "a\xa0", "\xa0" "a\xa0" },
		{ "a\xe2\x80\x8b", "a\xe2\x80\x8b" },
	};
	for (size_t i = 0; i < LENGTH(pairs); i++) {
		char *trimmed = text_trim(pairs[i][0]);
		assert_string_equal(trimmed, pairs[i][1]);
		free(trimmed);
	}
}

static void test_copy(void **state)
{
	static const struct {
		const char *from;
		size_t size;
		const char *copied;
	} cases[] = {
		{ "abc", 4, "abc" }, { "abc", 3, "ab" }, { "abc", 1, "" }, { "", 1, "" }, { "a" E_ACUTE, 5, "a" E_ACUTE },
		{ "a" E_ACUTE, 4, "a" },
		{ WIDE WIDE, 6, WIDE }, { FAMILY, 20, "" }, { "x" FAMILY "y", 27, "x" FAMILY }, { "\xff\xff\xff", 3, "\xff\xff" },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		char *to = malloc(cases[i].size);
		text_copy(to, cases[i].size, cases[i].from);
		assert_string_equal(to, cases[i].copied);
		free(to);
	}
	char untouched = 'x';
	text_copy(&untouched, 0, "abc");
	assert_int_equal(untouched, 'x');
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_valid),
		cmocka_unit_test(test_graphemes),
		cmocka_unit_test(test_as_unicode_says),
		cmocka_unit_test(test_backwards),
		cmocka_unit_test(test_long_runs),
		cmocka_unit_test(test_cols_and_fit),
		cmocka_unit_test(test_casecmp),
		cmocka_unit_test(test_contains),
		cmocka_unit_test(test_for_search), cmocka_unit_test(test_to_int),
		cmocka_unit_test(test_trim),
		cmocka_unit_test(test_copy),
	};
	/* Once with the C library's widths, once without a UTF-8 locale: the same answers. */
	int failed = setlocale(LC_CTYPE, "C.UTF-8") ? RUN(tests) : 1;
	setlocale(LC_CTYPE, "C");
	return failed + RUN(tests);
}
