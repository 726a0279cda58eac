/* SPDX-License-Identifier: MIT */
/* What is JSON to us and what is not. Many cases follow the ideas of JSONTestSuite (Nicolas Seriot); the texts are our own. */
#include "base/json.h"

#include "base/buf.h"
#include "base/clock.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BYTES(text) text, sizeof(text) - 1

static const struct {
	const char *bytes;
	size_t len;
} good[] = {
	{ BYTES("{}") }, { BYTES("[]") }, { BYTES("null") }, { BYTES("true") }, { BYTES("false") }, { BYTES("0") },
	{ BYTES("-1") },
	{ BYTES("\"\"") }, { BYTES(" [] ") }, { BYTES("\r\n\t {\n}\n") }, { BYTES("[[]   ]") }, { BYTES("[\"\"]") },
	{ BYTES("[null, 1, \"1\", {}]") }, { BYTES("[1\n]") }, { BYTES(" [1]") }, { BYTES("[2] ") }, { BYTES("[123]") },
	{ BYTES("[-123]") }, { BYTES("[0]") }, { BYTES("[-0]") }, { BYTES("[9007199254740991]") },
	{ BYTES("[-9007199254740991]") },
	{ BYTES("{\"a\":1}") }, { BYTES("{\"a\" : 1 , \"b\" :2}") }, { BYTES("{\"\":0}") }, { BYTES("{\"a\":[]}") },
	{ BYTES("{\"a\":1,\"A\":2}") }, { BYTES("{\"a\":{\"a\":{\"a\":1}}}") }, { BYTES("[{\"a\":1},{\"a\":1}]") },
	{ BYTES("{\"a\":{\"b\":1},\"b\":2}") }, { BYTES("[\"\\u0041\\u00e9\\u20ac\"]") }, { BYTES("[\"\\uD834\\uDd1e\"]") },
	{ BYTES("[\"\\uDBFF\\uDFFF\"]") }, { BYTES("[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]") }, { BYTES("[\"\\\\u0000\"]") },
	{ BYTES("[\"\\u0001\\u001f\\u007F\"]") }, { BYTES("[\"\x7f\"]") },
	{ BYTES("[\"\xc2\x80 \xdf\xbf \xe0\xa0\x80 \xef\xbf\xbf\"]") },
	{ BYTES("[\"\xf0\x90\x80\x80 \xf4\x8f\xbf\xbf\"]") }, { BYTES("[\"\xed\x9f\xbf \xee\x80\x80\"]") },
	{ BYTES("[\"\xe2\x80\xa8\xe2\x80\xa9\"]") }, { BYTES("[\"a/*b*/c // d\"]") }, { BYTES("[\"\xef\xbb\xbf\"]") },
	{ BYTES("{\"\\u0061b\":1,\"a\\u0062c\":2}") }, { BYTES("\"asd \"") }, { BYTES("[\"new\\u000Aline\"]") },
	{ BYTES("[\"\\u200B\\u2064\\uFEFF\"]") }, { BYTES("[true,false,null]") }, { BYTES("{\"\xc3\xa9\":1,\"e\xcc\x81\":2}") },
	{ BYTES("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]") },
};

static const struct {
	const char *bytes;
	size_t len;
	enum err_code code;
	long line;
} bad[] = {
	/* not finished, not begun, too much */
	{ BYTES(""), ERR_SYNTAX, 1 }, { BYTES(" "), ERR_SYNTAX, 1 }, { BYTES("\n\n"), ERR_SYNTAX, 3 },
	{ BYTES("["), ERR_SYNTAX, 1 },
	{ BYTES("{"), ERR_SYNTAX, 1 }, { BYTES("]"), ERR_SYNTAX, 1 }, { BYTES("}"), ERR_SYNTAX, 1 },
	{ BYTES("[1"), ERR_SYNTAX, 1 },
	{ BYTES("[1]x"), ERR_SYNTAX, 1 }, { BYTES("[1]]"), ERR_SYNTAX, 1 }, { BYTES("{}}"), ERR_SYNTAX, 1 },
	{ BYTES("1 2"), ERR_SYNTAX, 1 },
	{ BYTES("[1}"), ERR_SYNTAX, 1 }, { BYTES("{\"a\":1]"), ERR_SYNTAX, 1 }, { BYTES("{}\n\n#"), ERR_SYNTAX, 3 },
	{ BYTES("[],"), ERR_SYNTAX, 1 },
	/* commas and colons */
	{ BYTES("[1,]"), ERR_SYNTAX, 1 }, { BYTES("[,1]"), ERR_SYNTAX, 1 }, { BYTES("[1,,2]"), ERR_SYNTAX, 1 },
	{ BYTES("[1 2]"), ERR_SYNTAX, 1 },
	{ BYTES("[\"a\" \"b\"]"), ERR_SYNTAX, 1 }, { BYTES("{\"a\":1,}"), ERR_SYNTAX, 1 }, { BYTES("{,}"), ERR_SYNTAX, 1 },
	{ BYTES("{\"a\"}"), ERR_SYNTAX, 1 }, { BYTES("{\"a\":}"), ERR_SYNTAX, 1 }, { BYTES("{\"a\"::1}"), ERR_SYNTAX, 1 },
	{ BYTES("{\"a\" 1}"), ERR_SYNTAX, 1 }, { BYTES("{\"a\",1}"), ERR_SYNTAX, 1 }, { BYTES("[\"a\":1]"), ERR_SYNTAX, 1 },
	{ BYTES("{\"a\":1 \"b\":2}"), ERR_SYNTAX, 1 }, { BYTES("[1;2]"), ERR_SYNTAX, 1 }, { BYTES("{\"a\"=1}"), ERR_SYNTAX, 1 },
	/* keys */
	{ BYTES("{a:1}"), ERR_SYNTAX, 1 }, { BYTES("{'a':1}"), ERR_SYNTAX, 1 }, { BYTES("{1:1}"), ERR_SYNTAX, 1 },
	{ BYTES("{null:1}"), ERR_SYNTAX, 1 },
	{ BYTES("{[1]:1}"), ERR_SYNTAX, 1 }, { BYTES("{\"a\":1,b:2}"), ERR_SYNTAX, 1 },
	/* words */
	{ BYTES("nul"), ERR_SYNTAX, 1 }, { BYTES("nulll"), ERR_SYNTAX, 1 }, { BYTES("True"), ERR_SYNTAX, 1 },
	{ BYTES("TRUE"), ERR_SYNTAX, 1 },
	{ BYTES("[fals]"), ERR_SYNTAX, 1 }, { BYTES("undefined"), ERR_SYNTAX, 1 }, { BYTES("[NaN]"), ERR_SYNTAX, 1 },
	{ BYTES("[Infinity]"), ERR_SYNTAX, 1 }, { BYTES("[-Infinity]"), ERR_SYNTAX, 1 }, { BYTES("[truefalse]"), ERR_SYNTAX, 1 },
	/* numbers */
	{ BYTES("[1.0]"), ERR_SYNTAX, 1 }, { BYTES("[1.5]"), ERR_SYNTAX, 1 }, { BYTES("[1e3]"), ERR_SYNTAX, 1 },
	{ BYTES("[1E+3]"), ERR_SYNTAX, 1 },
	{ BYTES("[0e0]"), ERR_SYNTAX, 1 }, { BYTES("[-]"), ERR_SYNTAX, 1 }, { BYTES("[--1]"), ERR_SYNTAX, 1 },
	{ BYTES("[+1]"), ERR_SYNTAX, 1 },
	{ BYTES("[01]"), ERR_SYNTAX, 1 }, { BYTES("[-01]"), ERR_SYNTAX, 1 }, { BYTES("[00]"), ERR_SYNTAX, 1 },
	{ BYTES("[.5]"), ERR_SYNTAX, 1 },
	{ BYTES("[1.]"), ERR_SYNTAX, 1 }, { BYTES("[0x10]"), ERR_SYNTAX, 1 }, { BYTES("[1_000]"), ERR_SYNTAX, 1 },
	{ BYTES("[1a]"), ERR_SYNTAX, 1 },
	{ BYTES("[- 1]"), ERR_SYNTAX, 1 }, { BYTES("[9007199254740992]"), ERR_SYNTAX, 1 },
	{ BYTES("[-9007199254740992]"), ERR_SYNTAX, 1 },
	{ BYTES("[99999999999999999999999999999999999999999999]"), ERR_SYNTAX, 1 }, { BYTES("[1e400]"), ERR_SYNTAX, 1 },
	{ BYTES("[\xef\xbc\x91]"), ERR_SYNTAX, 1 }, { BYTES("-"), ERR_SYNTAX, 1 }, { BYTES("[\xd9\xa1]"), ERR_SYNTAX, 1 },
	/* texts */
	{ BYTES("\""), ERR_SYNTAX, 1 }, { BYTES("\"a"), ERR_SYNTAX, 1 }, { BYTES("[\"a]"), ERR_SYNTAX, 1 },
	{ BYTES("['a']"), ERR_SYNTAX, 1 },
	{ BYTES("[\"\n\"]"), ERR_SYNTAX, 1 }, { BYTES("[\"\t\"]"), ERR_SYNTAX, 1 }, { BYTES("[\"\x1f\"]"), ERR_SYNTAX, 1 },
	{ BYTES("[\"\\a\"]"), ERR_SYNTAX, 1 }, { BYTES("[\"\\'\"]"), ERR_SYNTAX, 1 }, { BYTES("[\"\\x41\"]"), ERR_SYNTAX, 1 },
	{ BYTES("[\"\\\n\"]"), ERR_SYNTAX, 1 }, { BYTES("[\"\\"), ERR_SYNTAX, 1 }, { BYTES("[\"\\\""), ERR_SYNTAX, 1 },
	{ BYTES("[\"\\u\"]"), ERR_SYNTAX, 1 },
	{ BYTES("[\"\\u00\"]"), ERR_SYNTAX, 1 }, { BYTES("[\"\\u004\"]"), ERR_SYNTAX, 1 },
	{ BYTES("[\"\\u004g\"]"), ERR_SYNTAX, 1 },
	{ BYTES("[\"\\U0041\"]"), ERR_SYNTAX, 1 }, { BYTES("[\"\\u+041\"]"), ERR_SYNTAX, 1 },
	{ BYTES("[\"\\u004"), ERR_SYNTAX, 1 },
	/* what no text may hold */
	{ BYTES("[\"a\\u0000b\"]"), ERR_ENCODING, 1 }, { BYTES("{\"\\u0000\":1}"), ERR_ENCODING, 1 },
	{ BYTES("[\"a\0b\"]"), ERR_ENCODING, 1 },
	{ BYTES("[\"\\ud800\"]"), ERR_ENCODING, 1 }, { BYTES("[\"\\udc00\"]"), ERR_ENCODING, 1 },
	{ BYTES("[\"\\ud800\\n\"]"), ERR_ENCODING, 1 },
	{ BYTES("[\"\\ud800x\"]"), ERR_ENCODING, 1 }, { BYTES("[\"\\ud800\\ud800\"]"), ERR_ENCODING, 1 },
	{ BYTES("[\"\\ud800\\u0041\"]"), ERR_ENCODING, 1 },
	{ BYTES("[\"\\udc00\\ud800\"]"), ERR_ENCODING, 1 }, { BYTES("[\"\\udc00\\udc00\"]"), ERR_ENCODING, 1 },
	{ BYTES("[\"\\ud800\\udc0\"]"), ERR_ENCODING, 1 },
	{ BYTES("[\"\\ud834"), ERR_ENCODING, 1 },
	/* malformed UTF-8 */
	{ BYTES("[\"\x80\"]"), ERR_ENCODING, 1 }, { BYTES("[\"\xff\"]"), ERR_ENCODING, 1 },
	{ BYTES("[\"\xc0\xaf\"]"), ERR_ENCODING, 1 },
	{ BYTES("[\"\xc1\xbf\"]"), ERR_ENCODING, 1 }, { BYTES("[\"\xe0\x80\xaf\"]"), ERR_ENCODING, 1 },
	{ BYTES("[\"\xe0\x9f\xbf\"]"), ERR_ENCODING, 1 },
	{ BYTES("[\"\xf0\x80\x80\xaf\"]"), ERR_ENCODING, 1 }, { BYTES("[\"\xf0\x8f\xbf\xbf\"]"), ERR_ENCODING, 1 },
	{ BYTES("[\"\xed\xa0\x80\"]"), ERR_ENCODING, 1 }, { BYTES("[\"\xed\xbf\xbf\"]"), ERR_ENCODING, 1 },
	{ BYTES("[\"\xf4\x90\x80\x80\"]"), ERR_ENCODING, 1 }, { BYTES("[\"\xf8\x88\x80\x80\x80\"]"), ERR_ENCODING, 1 },
	{ BYTES("[\"\xc3\"]"), ERR_ENCODING, 1 },
	{ BYTES("[\"\xe2\x82\"]"), ERR_ENCODING, 1 }, { BYTES("[\"\xe2\x82"), ERR_ENCODING, 1 },
	{ BYTES("[\"\xc3\xc3\xa9\"]"), ERR_ENCODING, 1 },
	{ BYTES("{\"\xe9\":1}"), ERR_ENCODING, 1 }, { BYTES("[\xe9]"), ERR_ENCODING, 1 },
	{ BYTES("\xef\xbb\xbf{}"), ERR_ENCODING, 1 },
	{ BYTES("\xef\xbb"), ERR_ENCODING, 1 }, { BYTES("\xff\xfe[\0]\0"), ERR_ENCODING, 1 },
	{ BYTES("\0[\0]"), ERR_ENCODING, 1 }, { BYTES("{}\0"), ERR_ENCODING, 1 },
	{ BYTES("[1\0]"), ERR_ENCODING, 1 },
	/* blanks that are none, comments */
	{ BYTES("[\f]"), ERR_SYNTAX, 1 }, { BYTES("[\v1]"), ERR_SYNTAX, 1 }, { BYTES("[\xc2\xa0]"), ERR_SYNTAX, 1 },
	{ BYTES("[\xe2\x81\xa0]"), ERR_SYNTAX, 1 },
	{ BYTES("[1]// x"), ERR_SYNTAX, 1 }, { BYTES("[1/* x */]"), ERR_SYNTAX, 1 }, { BYTES("# x\n[]"), ERR_SYNTAX, 1 },
	/* keys twice */
	{ BYTES("{\"a\":1,\"a\":1}"), ERR_DUPLICATE_KEY, 1 }, { BYTES("{\"a\":1,\n\"\\u0061\":2}"), ERR_DUPLICATE_KEY, 2 },
	{ BYTES("{\"\":1,\"\":2}"), ERR_DUPLICATE_KEY, 1 },
	{ BYTES("[{},\n{\"x\":{\"b\":1,\n\"b\":2\n}}]"), ERR_DUPLICATE_KEY, 3 },
	{ BYTES("{\"\\ud834\\udd1e\":1,\"\xf0\x9d\x84\x9e\":2}"), ERR_DUPLICATE_KEY, 1 },
	{ BYTES("{\"a\":1,\"b\":2,\"c\":3,\"d\":4,\"e\":5,\"f\":6,\"g\":7,\"h\":8,\n\"i\":9,\n\"c\":1,\n\"b\":1}"),
		ERR_DUPLICATE_KEY, 3 },
	{ BYTES("{\"a\":{\"x\":1},\"b\":{\"x\":1},\n\"a\":3}"), ERR_DUPLICATE_KEY, 2 },
	/* depth and lines */
	{ BYTES("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"), ERR_TOO_BIG, 1 },
	{ BYTES("{\n\"a\": 1,\n\"b\": 1.5\n}"), ERR_SYNTAX, 3 }, { BYTES("{\r\n\"a\": \"x\r\n\"}"), ERR_SYNTAX, 2 },
	{ BYTES("[\n\n\"\\ud800\"]"), ERR_ENCODING, 3 }, { BYTES("[\n\n\n1 1]"), ERR_SYNTAX, 4 },
	{ BYTES("[1,\n"), ERR_SYNTAX, 2 },
	{ BYTES("[1,\n\"abc\n\n"), ERR_SYNTAX, 2 },
};

/* An exact copy without a NUL behind it, so that the sanitizer sees one byte too many read. */
static char *exactly(const char *bytes, size_t len)
{
	char *copy = malloc(len ? len : 1);
	assert_non_null(copy);
	memcpy(copy, bytes, len);
	return copy;
}

static void test_good(void **state)
{
	assert_true(LENGTH(good) >= 40);
	for (size_t i = 0; i < LENGTH(good); i++) {
		struct err err = { .code = ERR_NONE };
		struct json *json = NULL;
		char *copy = exactly(good[i].bytes, good[i].len);
		if (!json_check(copy, good[i].len, NULL, "t", &err) || !json_parse(copy, good[i].len, NULL, "t", &json, &err))
			fail_msg("refused: %s: %s", good[i].bytes, err.detail);
		assert_int_equal(err.code, ERR_NONE);
		assert_non_null(json);
		json_free(json);
		free(copy);
	}
}

static void test_bad(void **state)
{
	assert_true(LENGTH(bad) >= 60);
	for (size_t i = 0; i < LENGTH(bad); i++) {
		struct err err = { .code = ERR_NONE };
		struct json *json = NULL;
		char *copy = exactly(bad[i].bytes, bad[i].len);
		bool taken = json_parse(copy, bad[i].len, &json_default_limits, "t", &json, &err);
		if (taken || err.code != bad[i].code || err.line != bad[i].line)
			fail_msg("case %zu, %s: %s, line %ld, %s", i, bad[i].bytes, err_name(err.code), err.line, err.detail);
		assert_null(json);
		assert_string_equal(err.where, "t");
		assert_true(*err.detail);
		assert_false(json_check(copy, bad[i].len, NULL, "t", NULL));
		free(copy);
	}
}

/* A good text cut anywhere is no good text, nor is it read beyond the cut. */
static void test_cut_anywhere(void **state)
{
	static const char text[] = "{\"a\":[1,-2,\"\\u20ac\\ud834\\udd1e\xe2\x82\xac\\n\",true,null,{\"b\":false}],\"c\":{}}";
	for (size_t len = 0; len < sizeof text - 1; len++) {
		struct err err;
		char *copy = exactly(text, len);
		assert_false(json_check(copy, len, NULL, "t", &err));
		free(copy);
	}
	assert_true(json_check(text, sizeof text - 1, NULL, "t", NULL));
	assert_false(json_check(NULL, 0, NULL, "t", NULL));
}

static void test_limits(void **state)
{
	static const struct {
		const char *text;
		struct json_limits limits;
		bool fits;
	} cases[] = {
		{ "[1,2]", { 5, 9, 9, 9 }, true }, { "[1,2]", { 4, 9, 9, 9 }, false }, { "[1,2]", { 9, 9, 3, 9 }, true },
		{ "[1,2]", { 9, 9, 2, 9 }, false }, { "[[]]", { 9, 9, 9, 2 }, true }, { "[[]]", { 9, 9, 9, 1 }, false },
		{ "[]", { 9, 9, 9, 1 }, true }, { "1", { 9, 9, 9, 0 }, true }, { "[]", { 9, 9, 9, 0 }, false },
		{ "\"abc\"", { 9, 3, 9, 9 }, true }, { "\"abcd\"", { 9, 3, 9, 9 }, false },
		{ "\"\\u0041bc\"", { 99, 3, 9, 9 }, true }, { "\"\xe2\x82\xac\"", { 99, 3, 9, 9 }, true },
		{ "\"\xe2\x82\xacx\"", { 99, 3, 9, 9 }, false },
		{ "{\"abcdef\":1}", { 99, 3, 9, 9 }, true },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct err err = { .code = ERR_NONE };
		assert_int_equal(json_check(cases[i].text, strlen(cases[i].text), &cases[i].limits, "t", &err), cases[i].fits);
		assert_int_equal(err.code, cases[i].fits ? ERR_NONE : ERR_TOO_BIG);
	}
}

static void test_key_length(void **state)
{
	char text[200];
	for (int len = 127; len <= 130; len++) {
		struct err err = { .code = ERR_NONE };
		snprintf(text, sizeof text, "{\"%0*d\":1}", len, 7);
		assert_int_equal(json_check(text, strlen(text), NULL, "t", &err), len <= 128);
		assert_int_equal(err.code, len <= 128 ? ERR_NONE : ERR_TOO_BIG);
	}
}

/* Depth far beyond ours, whatever limits a caller gives: refused, not a crash. */
static void test_deep(void **state)
{
	static const struct json_limits wide = { 8 * BUF_MIB, BUF_MIB, SIZE_MAX, 1000000 };
	static const char *const parts[] = { "[", "{\"a\":", "[{\"a\":" };
	for (size_t i = 0; i < LENGTH(parts); i++) {
		struct buf text = BUF(8 * BUF_MIB);
		struct err err = { .code = ERR_NONE };
		while (!text.full)
			buf_puts(&text, parts[i]);
		assert_false(json_check(text.data, text.len, &wide, "t", &err));
		assert_int_equal(err.code, ERR_TOO_BIG);
		assert_false(json_check(text.data, text.len, NULL, "t", &err));
		assert_int_equal(err.code, ERR_TOO_BIG);
		buf_release(&text);
	}
}

typedef void fill_function(struct buf *text, unsigned i);

static void fill_numbers(struct buf *text, unsigned i)
{
	buf_puts(text, i ? ",1" : "[1");
}

static void fill_keys_rising(struct buf *text, unsigned i)
{
	buf_printf(text, "%c\"key%u\":0", i ? ',' : '{', i);
}

static void fill_keys_falling(struct buf *text, unsigned i)
{
	buf_printf(text, "%c\"%u\":0", i ? ',' : '{', 4000000000u - i);
}

static void fill_keys_escaped(struct buf *text, unsigned i)
{
	buf_printf(text, "%c\"\\u00%02x\\u0%03x\\u0%03x\":0", i ? ',' : '{', 0x20 + i % 64, 0x100 + i / 64 % 1024,
		0x100 + i / 65536);
}

static void fill_objects(struct buf *text, unsigned i)
{
	buf_puts(text, i ? ",{\"a\":1,\"b\":2}" : "[{\"a\":1,\"b\":2}");
}

static void fill_text(struct buf *text, unsigned i)
{
	buf_puts(text, i ? "\xe2\x82\xac\\u20ac" : "\"");
}

static void fill_blanks(struct buf *text, unsigned i)
{
	buf_puts(text, i ? "\n\n\n\n\n\n\n\n" : "[");
}

static void fill_long_keys(struct buf *text, unsigned i)
{
	buf_printf(text, "%c\"%0120u\":0", i ? ',' : '{', i);
}

/* 8 MiB of anything is decided in far less than 2 s, with limits and without. */
static void test_hostile_bulk(void **state)
{
	static fill_function *const fills[] = {
		fill_numbers, fill_keys_rising, fill_keys_falling, fill_keys_escaped, fill_objects, fill_text, fill_blanks,
		fill_long_keys,
	};
	static const struct json_limits wide = { 8 * BUF_MIB, 8 * BUF_MIB, SIZE_MAX, 32 };
	for (size_t i = 0; i < LENGTH(fills); i++) {
		struct buf text = BUF(8 * BUF_MIB);
		struct err err = { .code = ERR_NONE };
		for (unsigned n = 0; !text.full; n++)
			fills[i](&text, n);
		int64_t start = clock_monotonic_ms();
		assert_false(json_check(text.data, text.len, &wide, "t", &err));
		assert_int_equal(err.code, fills[i] == fill_text ? err.code : ERR_SYNTAX);
		assert_false(json_check(text.data, text.len, NULL, "t", &err));
		int64_t took = clock_monotonic_ms() - start;
		assert_true(took < 2000);
		buf_release(&text);
	}
}

/* The widest object that the limits let through parses quickly, and so does one whose last key stands twice. */
static void test_wide_object(void **state)
{
	for (int twice = 0; twice < 2; twice++) {
		struct buf text = BUF(8 * BUF_MIB);
		struct err err = { .code = ERR_NONE };
		struct json *json = NULL;
		for (unsigned i = 0; i < 99990; i++)
			fill_keys_falling(&text, i);
		buf_puts(&text, twice ? ",\n\"4000000000\":1}" : ",\n\"x\":1}");
		int64_t start = clock_monotonic_ms();
		assert_int_equal(json_parse(text.data, text.len, NULL, "t", &json, &err), !twice);
		assert_true(clock_monotonic_ms() - start < 2000);
		assert_int_equal(err.code, twice ? ERR_DUPLICATE_KEY : ERR_NONE);
		if (twice) {
			assert_int_equal(err.line, 2);
			assert_non_null(strstr(err.detail, "4000000000"));
		}
		json_free(json);
		buf_release(&text);
	}
}

/* Whatever the bytes, the answer is yes or no; run with sanitizers. The seed is fixed, so a fault comes back. */
static void test_noise(void **state)
{
	static const char letters[] = "{}[]\",:\\u0d8n12-e. tru\n\xe2\x82\xac\xff";
	uint32_t random = 42;
	for (int round = 0; round < 20000; round++) {
		char text[24];
		size_t len = 0;
		for (; len < sizeof text; len++) {
			random = random * 1664525 + 1013904223;
			text[len] = letters[(random >> 16) % (sizeof letters - 1)];
		}
		len = (random >> 8) % sizeof text;
		char *copy = exactly(text, len);
		struct json *json = NULL;
		bool ok = json_check(copy, len, NULL, "t", NULL);
		assert_int_equal(json_parse(copy, len, NULL, "t", &json, NULL), ok);
		assert_true(json_line(copy, len, "/0/u/1") >= 1);
		json_free(json);
		free(copy);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_good),
		cmocka_unit_test(test_bad),
		cmocka_unit_test(test_cut_anywhere),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_key_length),
		cmocka_unit_test(test_deep),
		cmocka_unit_test(test_hostile_bulk),
		cmocka_unit_test(test_wide_object),
		cmocka_unit_test(test_noise),
	};
	return RUN(tests);
}
