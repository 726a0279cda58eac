/* SPDX-License-Identifier: MIT */
#include "base/json.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

static struct json *parse(const char *text)
{
	struct json *json = NULL;
	struct err err;
	if (!json_parse(text, strlen(text), NULL, "t", &json, &err))
		fail_msg("%s: %s", text, err.detail);
	return json;
}

static void assert_written(const struct json *json, bool pretty, const char *expected)
{
	struct buf out = BUF(BUF_MIB);
	json_write(json, pretty, &out);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
}

static void test_getters(void **state)
{
	struct json *json = parse("{\"t\":\"tea\",\"n\":-7,\"b\":true,\"f\":false,\"z\":null,"
		"\"a\":[1,\"x\"],\"o\":{\"k\":1},\"T\":2}");
	int64_t n = 99;
	assert_int_equal(json_kind(json), JSON_OBJECT);
	assert_int_equal(json_kind(json_get(json, "t")), JSON_TEXT);
	assert_int_equal(json_kind(json_get(json, "n")), JSON_INT);
	assert_int_equal(json_kind(json_get(json, "b")), JSON_BOOL);
	assert_int_equal(json_kind(json_get(json, "f")), JSON_BOOL);
	assert_int_equal(json_kind(json_get(json, "z")), JSON_NULL);
	assert_int_equal(json_kind(json_get(json, "a")), JSON_ARRAY);
	assert_int_equal(json_kind(json_get(json, "none")), JSON_NONE);
	assert_string_equal(json_get_text(json, "t"), "tea");
	assert_null(json_get_text(json, "n"));
	assert_null(json_get_text(json, "none"));
	assert_true(json_get_int(json, "T", &n));
	assert_int_equal(n, 2);
	assert_true(json_get_int(json, "n", &n));
	assert_int_equal(n, -7);
	assert_false(json_get_int(json, "t", &n));
	assert_int_equal(n, -7);
	assert_true(json_get_true(json, "b"));
	assert_false(json_get_true(json, "f"));
	assert_false(json_get_true(json, "n"));
	assert_false(json_get_true(json, "none"));
	assert_int_equal(json_len(json), 8);
	assert_int_equal(json_len(json_get(json, "a")), 2);
	assert_string_equal(json_text(json_at(json_get(json, "a"), 1)), "x");
	assert_null(json_at(json_get(json, "a"), 2));
	assert_null(json_key(json_at(json_get(json, "a"), 0)));
	json_free(json);
}

static void test_nothing(void **state)
{
	int64_t n;
	assert_int_equal(json_kind(NULL), JSON_NONE);
	assert_null(json_get(NULL, "a"));
	assert_null(json_get_mut(NULL, "a"));
	assert_null(json_first(NULL));
	assert_null(json_next(NULL));
	assert_null(json_key(NULL));
	assert_null(json_text(NULL));
	assert_null(json_at(NULL, 0));
	assert_int_equal(json_len(NULL), 0);
	assert_false(json_int(NULL, &n));
	assert_false(json_is_true(NULL));
	assert_null(json_dup(NULL));
	assert_null(json_detach(NULL, NULL));
	json_free(NULL);
	json_remove(NULL, "a");
	json_set_text(NULL, "a", "freed");
	json_append(NULL, json_null());
	struct json *array = parse("[1]");
	assert_null(json_get(array, "a"));
	json_set_int(array, "a", 1);
	assert_written(array, false, "[1]");
	json_free(array);
}

static void test_order_and_keys(void **state)
{
	static const char *const keys[] = { "z", "a", "m" };
	struct json *json = parse("{\"z\":1,\"a\":2,\"m\":3}");
	size_t i = 0;
	for (const struct json *member = json_first(json); member; member = json_next(member))
		assert_string_equal(json_key(member), keys[i++]);
	assert_int_equal(i, 3);
	assert_null(json_get(json, "Z"));
	json_free(json);
}

static void test_build(void **state)
{
	struct json *json = json_object(), *list = json_array();
	json_set_text(json, "name", "Oak Street");
	json_set_int(json, "generation", 42);
	json_set_bool(json, "flag", true);
	json_set(json, "approval", json_null());
	json_append(list, json_from_text("a"));
	json_append(list, json_from_int(-9007199254740991));
	json_append(list, json_from_bool(false));
	json_append(list, json_from_text(NULL));
	json_append(list, NULL);
	json_set(json, "list", list);
	assert_written(json, false,
		"{\"name\":\"Oak Street\",\"generation\":42,\"flag\":true,\"approval\":null,"
		"\"list\":[\"a\",-9007199254740991,false,null]}");
	json_set_int(json, "name", 1);
	json_set_text(json, "approval", NULL);
	json_remove(json, "list");
	json_remove(json, "never");
	assert_written(json, false, "{\"name\":1,\"generation\":42,\"flag\":true}");
	json_set(json, "flag", NULL);
	json_set(json, "NAME", json_object());
	assert_written(json, false, "{\"name\":1,\"generation\":42,\"NAME\":{}}");
	json_free(json);
}

static void test_replace_first_middle_last(void **state)
{
	struct json *json = parse("{\"a\":1,\"b\":2,\"c\":3}");
	json_set_int(json, "a", 10);
	json_set_int(json, "c", 30);
	json_set_int(json, "b", 20);
	json_set_int(json, "d", 40);
	assert_written(json, false, "{\"a\":10,\"b\":20,\"c\":30,\"d\":40}");
	json_free(json);
}

static void test_detach_and_dup(void **state)
{
	struct json *json = parse("{\"a\":{\"x\":[1]},\"b\":2}");
	struct json *copy = json_dup(json_get(json, "a"));
	struct json *taken = json_detach(json, json_get_mut(json, "a"));
	assert_null(json_key(copy));
	assert_null(json_key(taken));
	assert_true(json_equal(copy, taken));
	struct json *list = json_array();
	json_append(list, taken);
	json_append(list, copy);
	json_set(json, "list", list);
	assert_written(json, false, "{\"b\":2,\"list\":[{\"x\":[1]},{\"x\":[1]}]}");
	struct json *moved = json_detach(json_get_mut(json, "list"), json_get_mut(json_get_mut(json, "list"), "x"));
	assert_null(moved);
	json_free(json);
}

static void test_ints(void **state)
{
	static const int64_t exact[] = { 0, 1, -1, 9007199254740991, -9007199254740991, 4503599627370497, 1234567890123456 };
	for (size_t i = 0; i < LENGTH(exact); i++) {
		struct buf out = BUF(100);
		struct json *json = json_from_int(exact[i]);
		int64_t n = 0;
		json_write(json, false, &out);
		struct json *again = parse(buf_text(&out));
		assert_true(json_int(again, &n));
		assert_int_equal(n, exact[i]);
		json_free(json);
		json_free(again);
		buf_release(&out);
	}
	struct json *most = json_from_int(INT64_MAX), *least = json_from_int(INT64_MIN), *minus = parse("-0");
	assert_written(most, false, "9007199254740991");
	assert_written(least, false, "-9007199254740991");
	assert_written(minus, false, "0");
	json_free(most);
	json_free(least);
	json_free(minus);
}

static void test_write_text(void **state)
{
	static const struct {
		const char *text;
		const char *json;
	} cases[] = {
		{ "", "\"\"" }, { "plain", "\"plain\"" }, { "\"\\/", "\"\\\"\\\\/\"" }, { "\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\"" },
		{ "\x01\x1f\x7f", "\"\\u0001\\u001f\x7f\"" },
		{ "caf\xc3\xa9 \xf0\x9f\x98\x80", "\"caf\xc3\xa9 \xf0\x9f\x98\x80\"" },
		{ "a\xff" "b\xe2\x82", "\"a\xef\xbf\xbd" "b\xef\xbf\xbd\xef\xbf\xbd\"" },
		{ "\xed\xa0\x80", "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"" },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct buf out = BUF(100);
		json_write_text(cases[i].text, &out);
		assert_string_equal(buf_text(&out), cases[i].json);
		assert_true(json_check(out.data, out.len, NULL, "t", NULL));
		buf_release(&out);
	}
}

static void test_write_reads_back(void **state)
{
	static const char text[] = "{\"a\":[],\"b\":{},\"c\":[{\"d\":[1,2]},\"e\\u0001\\n\\ud83d\\ude00\"],\"f\":{\"g\":null}}";
	struct json *json = parse(text);
	for (int pretty = 0; pretty < 2; pretty++) {
		struct buf out = BUF(BUF_MIB);
		json_write(json, pretty, &out);
		struct json *again = parse(buf_text(&out));
		assert_true(json_equal(json, again));
		json_free(again);
		buf_release(&out);
	}
	json_free(json);
}

static void test_pretty(void **state)
{
	struct json *json = parse("{\"a\":[],\"b\":{},\"c\":[1,{\"d\":2}],\"e\":\"x\"}");
	assert_written(json, true,
		"{\n"
		"  \"a\": [],\n"
		"  \"b\": {},\n"
		"  \"c\": [\n"
		"    1,\n"
		"    {\n"
		"      \"d\": 2\n"
		"    }\n"
		"  ],\n"
		"  \"e\": \"x\"\n"
		"}");
	json_free(json);
	struct json *empty = parse("{}"), *word = parse("true");
	assert_written(empty, true, "{}");
	assert_written(word, true, "true");
	assert_written(NULL, true, "null");
	json_free(empty);
	json_free(word);
}

static void test_equal(void **state)
{
	static const struct {
		const char *a;
		const char *b;
		bool equal;
	} cases[] = {
		{ "{\"a\":1,\"b\":[1,2]}", "{\"b\":[1,2],\"a\":1}", true }, { "[1,2]", "[2,1]", false },
		{ "[1]", "[1,1]", false },
		{ "{\"a\":1}", "{\"A\":1}", false }, { "{\"a\":1}", "{\"a\":1,\"b\":1}", false },
		{ "{\"a\":1,\"b\":1}", "{\"a\":1,\"c\":1}", false },
		{ "1", "1", true }, { "1", "2", false }, { "0", "-0", true }, { "1", "\"1\"", false },
		{ "true", "true", true }, { "true", "false", false },
		{ "null", "null", true }, { "null", "false", false }, { "\"a\"", "\"\\u0061\"", true },
		{ "\"a\"", "\"b\"", false }, { "{}", "[]", false },
		{ "{}", "{}", true }, { "[]", "[]", true }, { "{\"a\":{\"b\":{\"c\":[]}}}", "{\"a\":{\"b\":{\"c\":[]}}}", true },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct json *a = parse(cases[i].a), *b = parse(cases[i].b);
		assert_int_equal(json_equal(a, b), cases[i].equal);
		assert_int_equal(json_equal(b, a), cases[i].equal);
		json_free(a);
		json_free(b);
	}
	assert_true(json_equal(NULL, NULL));
}

/* Members in opposite order: 50,000 of them must not take quadratic time. */
static void test_equal_wide(void **state)
{
	struct buf up = BUF(8 * BUF_MIB), down = BUF(8 * BUF_MIB);
	for (int i = 0; i < 50000; i++) {
		buf_printf(&up, "%c\"%d\":%d", i ? ',' : '{', i, i);
		buf_printf(&down, "%c\"%d\":%d", i ? ',' : '{', 49999 - i, 49999 - i);
	}
	buf_putc(&up, '}');
	buf_putc(&down, '}');
	struct json *a = parse(buf_text(&up)), *b = parse(buf_text(&down));
	int64_t start = clock_monotonic_ms();
	assert_true(json_equal(a, b));
	assert_true(clock_monotonic_ms() - start < 2000);
	json_free(a);
	json_free(b);
	buf_release(&up);
	buf_release(&down);
}

static void test_seal(void **state)
{
	struct buf out = BUF(BUF_MIB);
	struct err err = { .code = ERR_NONE };
	struct json *json = parse("{\"format\":\"section11-draft\",\"sum\":\"old\",\"answers\":{\"sum\":1}}");
	json_write_sealed(json, &out);
	static const char body[] = "{\n  \"format\": \"section11-draft\",\n  \"answers\": {\n    \"sum\": 1\n  }";
	char hex[CRYPTO_HEX_BYTES];
	crypto_sha256_hex(body, sizeof body - 1, hex);
	assert_memory_equal(out.data, body, sizeof body - 1);
	assert_memory_equal(out.data + sizeof body - 1, ",\"sum\":\"", 8);
	assert_memory_equal(out.data + sizeof body + 7, hex, 64);
	assert_string_equal(out.data + sizeof body + 71, "\"}\n");
	assert_true(json_check_seal(out.data, out.len, "draft", &err));
	assert_true(json_check(out.data, out.len, NULL, "draft", &err));
	assert_int_equal(err.code, ERR_NONE);
	/* Reading and sealing again gives the same bytes. */
	struct json *again = parse(buf_text(&out));
	struct buf twice = BUF(BUF_MIB);
	json_write_sealed(again, &twice);
	assert_string_equal(buf_text(&twice), buf_text(&out));
	json_free(json);
	json_free(again);
	buf_release(&out);
	buf_release(&twice);
}

static void test_seal_damage(void **state)
{
	struct buf out = BUF(BUF_MIB);
	struct json *json = parse("{\"a\":\"b\",\"n\":12}");
	json_write_sealed(json, &out);
	json_free(json);
	for (size_t bit = 0; bit < out.len * 8; bit++) {
		struct err err = { .code = ERR_NONE };
		out.data[bit / 8] = (char)(out.data[bit / 8] ^ (1 << bit % 8));
		assert_false(json_check_seal(out.data, out.len, "draft", &err));
		assert_int_equal(err.code, ERR_DAMAGED);
		assert_string_equal(err.where, "draft");
		out.data[bit / 8] = (char)(out.data[bit / 8] ^ (1 << bit % 8));
	}
	for (size_t len = 0; len < out.len; len++)
		assert_false(json_check_seal(out.data, len, "draft", NULL));
	buf_putc(&out, '\n');
	assert_false(json_check_seal(out.data, out.len, "draft", NULL));
	assert_false(json_check_seal(NULL, 0, "draft", NULL));
	buf_release(&out);
	/* No member: nothing to seal, and not taken for sealed. */
	struct json *empty = json_object();
	json_write_sealed(empty, &out);
	assert_false(json_check(out.data, out.len, NULL, "draft", NULL));
	json_free(empty);
	buf_release(&out);
}

static void test_line(void **state)
{
	static const char text[] =
		"\n"                                      /* 1 */
		"{\n"                                     /* 2 */
		"  \"a\": 1,\n"                           /* 3 */
		"  \"b/c~d\": {\n"                        /* 4 */
		"    \"x\": [ 1,\n"                       /* 5 */
		"      [],\n"                             /* 6 */
		"      {\"y\": \"} ] , \\\" \\n\"},\n"    /* 7 */
		"      \"last\" ],\n"                     /* 8 */
		"    \"\": 0 },\n"                        /* 9 */
		"  \"\\u0065\":\n"                        /* 10 */
		"    true,\n"                             /* 11 */
		"  \"f\": {} }\n";                        /* 12 */
	static const struct {
		const char *pointer;
		long line;
	} cases[] = {
		{ "", 2 }, { "/a", 3 }, { "/b~1c~0d", 4 }, { "/b~1c~0d/x", 5 }, { "/b~1c~0d/x/0", 5 }, { "/b~1c~0d/x/1", 6 },
		{ "/b~1c~0d/x/2", 7 }, { "/b~1c~0d/x/2/y", 7 }, { "/b~1c~0d/x/3", 8 }, { "/b~1c~0d/x/4", 5 },
		{ "/b~1c~0d/x/-", 5 },
		{ "/b~1c~0d/x/01", 5 }, { "/b~1c~0d/", 9 }, { "/e", 11 }, { "/f", 12 }, { "/f/g", 12 }, { "/none", 2 },
		{ "/a/deeper", 3 },
		{ "/b~1c~0d/none/x", 4 }, { "a", 2 }, { "/b~1c~0d/x/1/0", 6 },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		long line = json_line(text, sizeof text - 1, cases[i].pointer);
		if (line != cases[i].line)
			fail_msg("%s: line %ld", cases[i].pointer, line);
	}
	assert_int_equal(json_line("", 0, "/a"), 1);
	assert_int_equal(json_line(NULL, 0, "/a"), 1);
}

static void test_find(void **state)
{
	static const char text[] = "{\"a\":[1,{\"x\":\"\\\\\"},\"q\\\"}]\"],\"b\":{\"c\":{},\"\":7 },\"\\u0064\": null}";
	static const struct {
		const char *pointer, *value;
	} cases[] = {
		{ "", text }, { "/a/0", "1" }, { "/a/1", "{\"x\":\"\\\\\"}" }, { "/a/1/x", "\"\\\\\"" }, { "/a/2", "\"q\\\"}]\"" },
		{ "/b/c", "{}" }, { "/b/", "7 " }, { "/d", "null" }, { "/a/3", NULL }, { "/none", NULL }, { "/a/0/deeper", NULL },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		size_t start = 0, len = 0;
		assert_int_equal(json_find(text, sizeof text - 1, cases[i].pointer, &start, &len), cases[i].value != NULL);
		if (cases[i].value && (len != strlen(cases[i].value) || memcmp(text + start, cases[i].value, len) != 0))
			fail_msg("%s: %.*s", cases[i].pointer, (int)len, text + start);
	}
	/* Text that no gate has passed, cut at every byte: it stays within the bytes (the sanitizer looks). */
	for (size_t cut = 0; cut < sizeof text; cut++) {
		size_t start, len;
		char *exact = malloc(cut ? cut : 1);
		assert_non_null(exact);
		memcpy(exact, text, cut);
		if (json_find(exact, cut, "/b/c", &start, &len))
			assert_true(start + len <= cut);
		free(exact);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_getters),
		cmocka_unit_test(test_nothing),
		cmocka_unit_test(test_order_and_keys),
		cmocka_unit_test(test_build),
		cmocka_unit_test(test_replace_first_middle_last),
		cmocka_unit_test(test_detach_and_dup),
		cmocka_unit_test(test_ints),
		cmocka_unit_test(test_write_text),
		cmocka_unit_test(test_write_reads_back),
		cmocka_unit_test(test_pretty),
		cmocka_unit_test(test_equal),
		cmocka_unit_test(test_equal_wide),
		cmocka_unit_test(test_seal),
		cmocka_unit_test(test_seal_damage),
		cmocka_unit_test(test_line),
		cmocka_unit_test(test_find),
	};
	return crypto_start() ? RUN(tests) : 1;
}
