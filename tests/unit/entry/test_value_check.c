/* SPDX-License-Identifier: MIT */
/* What each kind of field allows, and where and why it does not. */
#include "unit.h"

#include "base/json.h"
#include "entry/value.h"

#include <stdlib.h>
#include <string.h>

static const struct form_option grades[] = { { .code = "fully", .label = "Fully met" }, { .code = "unmet", .label = "Unmet" } };
static const struct form_option things[] = {
	{ .code = "a", .label = "A" }, { .code = "b", .label = "B" }, { .code = "none", .label = "None", .alone = true },
};
static const struct form_column columns[] = {
	{ .id = "name", .label = "Name", .kind = FIELD_TEXT },
	{ .id = "kind", .label = "Kind", .kind = FIELD_ONE, .options = things, .n_options = LENGTH(things) },
	{ .id = "on", .label = "On", .kind = FIELD_DATE },
	{ .id = "n", .label = "Count", .kind = FIELD_NUMBER },
	{ .id = "ok", .label = "Fine", .kind = FIELD_YES_NO },
};

#define OPEN .min = INT64_MIN, .max = INT64_MAX
static const struct form_field fields[FIELD_KIND_COUNT] = {
	[FIELD_GRADE] = { .kind = FIELD_GRADE, .options = grades, .n_options = LENGTH(grades) },
	[FIELD_YES_NO] = { .kind = FIELD_YES_NO },
	[FIELD_YES_NO_UNKNOWN] = { .kind = FIELD_YES_NO_UNKNOWN },
	[FIELD_ONE] = { .kind = FIELD_ONE, .options = things, .n_options = LENGTH(things) },
	[FIELD_MANY] = { .kind = FIELD_MANY, .options = things, .n_options = LENGTH(things) },
	[FIELD_NUMBER] = { .kind = FIELD_NUMBER, .min = 1, .max = 20 },
	[FIELD_SHARE] = { .kind = FIELD_SHARE, OPEN },
	[FIELD_DATE] = { .kind = FIELD_DATE },
	[FIELD_TEXT] = { .kind = FIELD_TEXT },
	[FIELD_PERSON] = { .kind = FIELD_PERSON },
	[FIELD_TABLE] = { .kind = FIELD_TABLE, .columns = columns, .n_columns = LENGTH(columns), .rows_max = 2 },
	[FIELD_DOCUMENT] = { .kind = FIELD_DOCUMENT },
	[FIELD_GROUP] = { .kind = FIELD_GROUP },
};

struct value_case {
	enum field_kind kind;
	const char *value;
	const char *where;  /* NULL: allowed */
	const char *detail; /* a piece of what was expected */
};

static const struct value_case cases[] = {
	{ FIELD_GRADE, "'fully'", NULL, NULL },
	{ FIELD_GRADE, "'Fully'", "", "one of: fully, unmet" },
	{ FIELD_GRADE, "['fully']", "", "one of" },
	{ FIELD_GRADE, "''", NULL, NULL },
	{ FIELD_YES_NO, "'yes'", NULL, NULL },
	{ FIELD_YES_NO, "'dont_know'", "", "one of: yes, no" },
	{ FIELD_YES_NO, "true", "", "one of: yes, no" },
	{ FIELD_YES_NO_UNKNOWN, "'dont_know'", NULL, NULL },
	{ FIELD_ONE, "'b'", NULL, NULL },
	{ FIELD_ONE, "'c'", "", "one of: a, b, none" },
	{ FIELD_MANY, "['a','b']", NULL, NULL },
	{ FIELD_MANY, "[]", NULL, NULL },
	{ FIELD_MANY, "['none']", NULL, NULL },
	{ FIELD_MANY, "'a'", "", "a list" },
	{ FIELD_MANY, "['a','a']", "/1", "once" },
	{ FIELD_MANY, "['a','none']", "/1", "none on its own" },
	{ FIELD_MANY, "['none','a']", "/0", "none on its own" },
	{ FIELD_MANY, "['a',7]", "/1", "one of" },
	{ FIELD_NUMBER, "20", NULL, NULL },
	{ FIELD_NUMBER, "0", "", "from 1 to 20" },
	{ FIELD_NUMBER, "21", "", "from 1 to 20" },
	{ FIELD_NUMBER, "'12'", "", "a whole number" },
	{ FIELD_SHARE, "{'count':9,'of':12}", NULL, NULL },
	{ FIELD_SHARE, "{'count':12,'of':9}", NULL, NULL },
	{ FIELD_SHARE, "{'count':9}", NULL, NULL },
	{ FIELD_SHARE, "{'count':-1,'of':9}", "/count", "0 or more" },
	{ FIELD_SHARE, "{'count':1,'all':9}", "/all", "no such member" },
	{ FIELD_SHARE, "9", "", "two whole numbers" },
	{ FIELD_DATE, "'2026-05-31'", NULL, NULL },
	{ FIELD_DATE, "'2024-02-29'", NULL, NULL },
	{ FIELD_DATE, "'2026-02-29'", "", "such as 2026-05-31" },
	{ FIELD_DATE, "'2026-02-30'", "", "such as 2026-05-31" },
	{ FIELD_DATE, "'2026-13'", "", "such as 2026-05" },
	{ FIELD_DATE, "'2026-05'", "", "a day" },
	{ FIELD_DATE, "'1066-10-14'", "", "1900 to 2199" },
	{ FIELD_DATE, "'31/5/2026'", "", "such as 2026-05-31" },
	{ FIELD_DATE, "20260531", "", "such as 2026-05-31" },
	{ FIELD_TEXT, "'one\\ntwo\\tthree'", NULL, NULL },
	{ FIELD_TEXT, "'\xc3\xa9\xc2\xa0'", NULL, NULL },
	{ FIELD_TEXT, "'bell\\u0007'", "", "control" },
	{ FIELD_TEXT, "'cr\\r\\n'", "", "control" },
	{ FIELD_TEXT, "'esc\\u001b[31m'", "", "control" },
	{ FIELD_TEXT, "'del\\u007f'", "", "control" },
	{ FIELD_TEXT, "'c1\\u009b'", "", "control" },
	{ FIELD_TEXT, "7", "", "text" },
	{ FIELD_PERSON, "{'role':'Lead','name':'Priya Nair','phone':'1','email':'a@b'}", NULL, NULL },
	{ FIELD_PERSON, "{'name':'Priya Nair'}", NULL, NULL },
	{ FIELD_PERSON, "{'role':1}", "/role", "text" },
	{ FIELD_PERSON, "{'role':'Lead','fax':'1'}", "/fax", "no such member" },
	{ FIELD_PERSON, "'Lead'", "", "an object" },
	{ FIELD_TABLE, "[{'name':'x','kind':'a','on':'2026-05','n':-4,'ok':'no'},{'name':''}]", NULL, NULL },
	{ FIELD_TABLE, "[{'name':'x'},{'kind':'z'}]", "/1/kind", "one of: a, b, none" },
	{ FIELD_TABLE, "[{'size':'x'}]", "/0/size", "a column" },
	{ FIELD_TABLE, "[{'on':'2026-02-30'}]", "/0/on", "such as" },
	{ FIELD_TABLE, "[{'ok':'dont_know'}]", "/0/ok", "one of: yes, no" },
	{ FIELD_TABLE, "[{'n':1},{'n':2},{'n':3}]", "", "at most 2 rows" },
	{ FIELD_TABLE, "['x']", "/0", "a row" },
	{ FIELD_TABLE, "{'name':'x'}", "", "a list" },
	{ FIELD_DOCUMENT, "['d1','d22']", NULL, NULL },
	{ FIELD_DOCUMENT, "['d1','d1']", "", "once" },
	{ FIELD_DOCUMENT, "['x1']", "/0", "such as d1" },
	{ FIELD_DOCUMENT, "['d']", "/0", "such as d1" },
	{ FIELD_DOCUMENT, "['d1x']", "/0", "such as d1" },
	{ FIELD_GROUP, "'x'", "", "only parts" },
	{ FIELD_GROUP, "null", NULL, NULL },
};

static void test_kinds(void **state)
{
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct err err = { 0 };
		struct json *value = json_of(cases[i].value);
		bool allowed = value_check(&fields[cases[i].kind], value, &err);
		if (allowed != !cases[i].where)
			fail_msg("%s: %s", cases[i].value, allowed ? "allowed" : err.detail);
		assert_int_equal(err.code, allowed ? ERR_NONE : ERR_INVALID);
		if (!allowed) {
			assert_string_equal(err.where, cases[i].where);
			if (!strstr(err.detail, cases[i].detail))
				fail_msg("%s: %s", cases[i].value, err.detail);
		}
		json_free(value);
	}
}

static void test_month_is_enough(void **state)
{
	struct form_field month = { .kind = FIELD_DATE, .month_only = true };
	struct json *value = json_of("'2026-05'");
	assert_true(value_check(&month, value, NULL));
	json_free(value);
}

static void test_length(void **state)
{
	struct err err = { 0 };
	char *text = malloc(VALUE_TEXT_MAX_BYTES + 2);
	memset(text, 'x', VALUE_TEXT_MAX_BYTES + 1);
	text[VALUE_TEXT_MAX_BYTES + 1] = '\0';
	struct json *over = json_from_text(text), *just = json_from_text(text + 1);
	assert_true(value_check(&fields[FIELD_TEXT], just, &err));
	assert_false(value_check(&fields[FIELD_TEXT], over, &err));
	assert_non_null(strstr(err.detail, "at most"));
	json_free(over);
	json_free(just);
	free(text);
}

static void test_bad_utf8(void **state)
{
	struct err err = { 0 };
	struct json *value = json_from_text("caf\xe9");
	assert_false(value_check(&fields[FIELD_TEXT], value, &err));
	assert_non_null(strstr(err.detail, "UTF-8"));
	json_free(value);
}

static void test_codes_that_do_not_fit(void **state)
{
	struct form_option many[60];
	static const struct form_option one = { .code = "a_rather_long_code", .label = "x" };
	for (size_t i = 0; i < LENGTH(many); i++)
		many[i] = one;
	struct form_field field = { .kind = FIELD_ONE, .options = many, .n_options = LENGTH(many) };
	struct err err = { 0 };
	struct json *value = json_of("'z'");
	assert_false(value_check(&field, value, &err));
	assert_non_null(strstr(err.detail, "\u2026"));
	json_free(value);
}

static void test_empty_and_complete(void **state)
{
	static const struct {
		enum field_kind kind;
		const char *value;
		bool empty, complete;
	} table[] = {
		{ FIELD_TEXT, "' \\n'", true, false },
		{ FIELD_TEXT, "'x'", false, true },
		{ FIELD_NUMBER, "0", false, true },
		{ FIELD_MANY, "[]", true, false },
		{ FIELD_TABLE, "[{'name':''},{}]", true, false },
		{ FIELD_TABLE, "[{'n':0}]", false, true },
		{ FIELD_PERSON, "{'role':'','name':null}", true, false },
		{ FIELD_PERSON, "{'name':'x'}", false, false },
		{ FIELD_PERSON, "{'role':'x'}", false, true },
		{ FIELD_SHARE, "{}", true, false },
		{ FIELD_SHARE, "{'of':3}", false, false },
		{ FIELD_SHARE, "{'count':0,'of':0}", false, true },
		{ FIELD_GRADE, "null", true, false },
	};
	for (size_t i = 0; i < LENGTH(table); i++) {
		struct json *value = json_of(table[i].value);
		assert_int_equal(value_is_empty(value), table[i].empty);
		assert_int_equal(value_is_complete(&fields[table[i].kind], value), table[i].complete);
		json_free(value);
	}
	assert_true(value_is_empty(NULL));
}

static void test_percent(void **state)
{
	static const struct {
		const char *share;
		int percent; /* -1: none */
	} table[] = {
		{ "{'count':9,'of':12}", 75 },
		{ "{'count':0,'of':12}", 0 },
		{ "{'count':1,'of':1000}", 1 },
		{ "{'count':999,'of':1000}", 99 },
		{ "{'count':1000,'of':1000}", 100 },
		{ "{'count':1,'of':3}", 33 },
		{ "{'count':2,'of':3}", 67 },
		{ "{'count':1,'of':8}", 13 },
		{ "{'count':9007199254740990,'of':9007199254740991}", 99 },
		{ "{'count':3,'of':0}", -1 },
		{ "{'count':3,'of':2}", -1 },
		{ "{'count':3}", -1 },
		{ "7", -1 },
	};
	for (size_t i = 0; i < LENGTH(table); i++) {
		struct json *share = json_of(table[i].share);
		int percent = -1;
		share_percent(share, &percent);
		assert_int_equal(percent, table[i].percent);
		json_free(share);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kinds), cmocka_unit_test(test_month_is_enough), cmocka_unit_test(test_length),
		cmocka_unit_test(test_bad_utf8), cmocka_unit_test(test_codes_that_do_not_fit),
		cmocka_unit_test(test_empty_and_complete), cmocka_unit_test(test_percent),
	};
	return RUN(tests);
}
