/* SPDX-License-Identifier: MIT */
/* What a person types or a script gives, and how values read in words. */
#include "unit.h"

#include "base/buf.h"
#include "base/json.h"
#include "entry/value.h"

#include <stdlib.h>
#include <string.h>

static const struct form_option grades[] = {
	{ .code = "fully", .label = "Fully met" }, { .code = "partly", .label = "Partially met" }, { .code = "unmet", .label = "Unmet" },
};
static const struct form_option things[] = {
	{ .code = "kit", .label = "Kit" }, { .code = "trips", .label = "Trips, camps or stays" }, { .code = "0_5", .label = "0 to 5" },
	{ .code = "other", .label = "Something else", .asks_text = true }, { .code = "none", .label = "None of these", .alone = true },
};
static const struct form_column columns[] = {
	{ .id = "topic", .label = "Topic", .kind = FIELD_TEXT },
	{ .id = "kind", .label = "Kind", .kind = FIELD_ONE, .options = things, .n_options = LENGTH(things) },
};

#define OPEN .min = INT64_MIN, .max = INT64_MAX
static const struct form_field fields[FIELD_KIND_COUNT] = {
	[FIELD_GRADE] = { .kind = FIELD_GRADE, .options = grades, .n_options = LENGTH(grades) },
	[FIELD_YES_NO] = { .kind = FIELD_YES_NO },
	[FIELD_YES_NO_UNKNOWN] = { .kind = FIELD_YES_NO_UNKNOWN },
	[FIELD_ONE] = { .kind = FIELD_ONE, .options = things, .n_options = LENGTH(things) },
	[FIELD_MANY] = { .kind = FIELD_MANY, .options = things, .n_options = LENGTH(things) },
	[FIELD_NUMBER] = { .kind = FIELD_NUMBER, .unit = "people", .min = 0, .max = INT64_MAX },
	[FIELD_SHARE] = { .kind = FIELD_SHARE, OPEN },
	[FIELD_DATE] = { .kind = FIELD_DATE, .month_only = true },
	[FIELD_TEXT] = { .kind = FIELD_TEXT },
	[FIELD_PERSON] = { .kind = FIELD_PERSON },
	[FIELD_TABLE] = { .kind = FIELD_TABLE, .columns = columns, .n_columns = LENGTH(columns) },
	[FIELD_DOCUMENT] = { .kind = FIELD_DOCUMENT },
	[FIELD_GROUP] = { .kind = FIELD_GROUP },
};

static const struct {
	enum field_kind kind;
	const char *text;
	const char *value; /* NULL: refused */
	const char *words; /* how it reads, or what was expected */
} cases[] = {
	{ FIELD_GRADE, "partly", "'partly'", "Partially met" },
	{ FIELD_GRADE, " Fully ", "'fully'", "Fully met" },
	{ FIELD_GRADE, "PARTIALLY-MET", "'partly'", "Partially met" },
	{ FIELD_GRADE, "p", NULL, "one of: fully, partly, unmet" },
	{ FIELD_GRADE, "", NULL, "something" },
	{ FIELD_YES_NO, "Y", "'yes'", "Yes" },
	{ FIELD_YES_NO, "no", "'no'", "No" },
	{ FIELD_YES_NO, "d", NULL, "one of: yes, no" },
	{ FIELD_YES_NO_UNKNOWN, "Don\u2019t know", "'dont_know'", "Don't know" },
	{ FIELD_YES_NO_UNKNOWN, "dont know", "'dont_know'", "Don't know" },
	{ FIELD_ONE, "trips, camps or stays", "'trips'", "Trips, camps or stays" },
	{ FIELD_ONE, "other", "'other'", "Something else: a canoe" },
	{ FIELD_ONE, "0_5", "'0_5'", "0 to 5" },
	{ FIELD_MANY, "kit,trips", "['kit','trips']", "Kit, Trips, camps or stays" },
	{ FIELD_MANY, "Trips, camps or stays", "['trips']", "Trips, camps or stays" },
	{ FIELD_MANY, "Trips, camps or stays; KIT ; kit;", "['trips','kit']", "Trips, camps or stays, Kit" },
	{ FIELD_MANY, "['kit','other']", "['kit','other']", "Kit, Something else: a canoe" },
	{ FIELD_MANY, "none, kit", NULL, "on its own" },
	{ FIELD_MANY, "kit,boat", NULL, "one of: kit" },
	{ FIELD_NUMBER, "1", "1", "1" }, /* not "1 people" */
	{ FIELD_NUMBER, "12", "12", "12 people" },
	{ FIELD_NUMBER, "1,200 people", "1200", "1200 people" },
	{ FIELD_NUMBER, "12 000", "12000", "12000 people" },
	{ FIELD_NUMBER, "1,20", NULL, "a whole number" },
	{ FIELD_NUMBER, "12 dogs", NULL, "a whole number" },
	{ FIELD_NUMBER, "twelve", NULL, "a whole number" },
	{ FIELD_NUMBER, "1.5", NULL, "a whole number" },
	{ FIELD_NUMBER, "-1", NULL, "0 or more" },
	{ FIELD_NUMBER, "99999999999999999999", NULL, "a whole number" },
	{ FIELD_SHARE, "9/12", "{'count':9,'of':12}", "9 of 12 (75%)" },
	{ FIELD_SHARE, "9 of 12", "{'count':9,'of':12}", "9 of 12 (75%)" },
	{ FIELD_SHARE, "9 out of 12", "{'count':9,'of':12}", "9 of 12 (75%)" },
	{ FIELD_SHARE, "0 / 0", "{'count':0,'of':0}", "0 of 0" },
	{ FIELD_SHARE, "13/12", "{'count':13,'of':12}", "13 of 12" },
	{ FIELD_SHARE, "{'count':1,'of':4}", "{'count':1,'of':4}", "1 of 4 (25%)" },
	{ FIELD_SHARE, "9", NULL, "9/12 or 9 of 12" },
	{ FIELD_SHARE, "9/12/13", NULL, "9/12 or 9 of 12" },
	{ FIELD_DATE, "2026-05-31", "'2026-05-31'", "2026-05-31" },
	{ FIELD_DATE, "31/5/2026", "'2026-05-31'", "2026-05-31" },
	{ FIELD_DATE, "1.05.2026", "'2026-05-01'", "2026-05-01" },
	{ FIELD_DATE, "5/2026", "'2026-05'", "2026-05" },
	{ FIELD_DATE, "2026-5", "'2026-05'", "2026-05" },
	{ FIELD_DATE, "30/2/2026", NULL, "5/2026" },
	{ FIELD_DATE, "5/31/2026", NULL, "5/2026" },
	{ FIELD_DATE, "31/5/26", NULL, "5/2026" },
	{ FIELD_DATE, "0/5/2026", NULL, "5/2026" },
	{ FIELD_DATE, "2026", NULL, "5/2026" },
	{ FIELD_DATE, "May 2026", "'2026-05'", "2026-05" },
	{ FIELD_DATE, "31 May 2026", "'2026-05-31'", "2026-05-31" },
	{ FIELD_DATE, "Mai 2026", NULL, "5/2026" },
	{ FIELD_DATE, "1/2/3/2026", NULL, "5/2026" },
	{ FIELD_TEXT, " Two\r\nlines\r ", "'Two\\nlines'", "Two\nlines" },
	{ FIELD_TEXT, "[not JSON", "'[not JSON'", "[not JSON" },
	{ FIELD_TEXT, "a\x1b[1mb", NULL, "control" },
	{ FIELD_PERSON, "Lead; Priya Nair;01632 960102;p@oak.example",
		"{'role':'Lead','name':'Priya Nair','phone':'01632 960102','email':'p@oak.example'}",
		"Lead, Priya Nair, 01632 960102, p@oak.example" },
	{ FIELD_PERSON, "Lead", "{'role':'Lead'}", "Lead" },
	{ FIELD_PERSON, "Lead;;;p@oak.example", "{'role':'Lead','email':'p@oak.example'}", "Lead, p@oak.example" },
	{ FIELD_PERSON, ";Priya Nair", NULL, "only the role is needed" },
	{ FIELD_PERSON, "a;b;c;d;e", NULL, "only the role is needed" },
	{ FIELD_TABLE, "[{'topic':'Boats','kind':'kit'},{'topic':''},{'kind':'none'}]",
		"[{'topic':'Boats','kind':'kit'},{'topic':''},{'kind':'none'}]", "Boats, Kit; None of these" },
	{ FIELD_TABLE, "Boats", NULL, "JSON" },
	{ FIELD_TABLE, "[{'topic':", NULL, "" },
	{ FIELD_DOCUMENT, "d1, d2,d1", "['d1','d2']", "d1, d2" },
	{ FIELD_DOCUMENT, "policy", NULL, "such as d1" },
	{ FIELD_GROUP, "x", NULL, "one of its parts" },
};

static void assert_words(const struct form_field *field, const struct json *value, const char *words)
{
	struct buf out = BUF(BUF_MIB);
	value_to_text(field, value, "a canoe", &out);
	assert_string_equal(buf_text(&out), words);
	buf_release(&out);
}

static void test_texts(void **state)
{
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct err err = { 0 };
		struct json *value = NULL;
		const struct form_field *field = &fields[cases[i].kind];
		char *text = cases[i].text[0] == '[' || cases[i].text[0] == '{' ? quoted_text(cases[i].text) : NULL;
		bool good = value_from_text(field, text ? text : cases[i].text, &value, &err);
		if (good != (cases[i].value != NULL))
			fail_msg("%s: %s", cases[i].text, err.detail);
		if (good) {
			assert_json(value, cases[i].value);
			assert_words(field, value, cases[i].words);
		} else {
			assert_null(value);
			if (!strstr(err.detail, cases[i].words))
				fail_msg("%s: %s", cases[i].text, err.detail);
		}
		json_free(value);
		free(text);
	}
}

static void test_whole_day_needed(void **state)
{
	struct form_field day = { .kind = FIELD_DATE };
	struct json *value = NULL;
	struct err err = { 0 };
	assert_false(value_from_text(&day, "5/2026", &value, &err));
	assert_non_null(strstr(err.detail, "a day"));
	assert_true(value_from_text(&day, "31-05-2026", &value, &err));
	assert_json(value, "'2026-05-31'");
	json_free(value);
}

/* Two labels that read the same but for signs: neither is taken for the other. */
static void test_ambiguous(void **state)
{
	static const struct form_option twins[] = { { .code = "a_b", .label = "One" }, { .code = "ab", .label = "Two" } };
	struct form_field field = { .kind = FIELD_ONE, .options = twins, .n_options = 2 };
	struct json *value = NULL;
	assert_false(value_from_text(&field, "a b", &value, NULL));
	assert_true(value_from_text(&field, "AB", &value, NULL));
	assert_json(value, "'ab'");
	json_free(value);
}

static void test_words_of_odd_values(void **state)
{
	struct json *unknown = json_of("'gone'"), *wrong = json_of("{'x':1}"), *half = json_of("{'of':4}");
	assert_words(&fields[FIELD_ONE], unknown, "gone");
	assert_words(&fields[FIELD_ONE], wrong, "");
	assert_words(&fields[FIELD_MANY], wrong, "");
	assert_words(&fields[FIELD_NUMBER], unknown, "");
	assert_words(&fields[FIELD_SHARE], half, "? of 4");
	assert_words(&fields[FIELD_TEXT], NULL, "");
	json_free(unknown);
	json_free(wrong);
	json_free(half);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts), cmocka_unit_test(test_whole_day_needed), cmocka_unit_test(test_ambiguous),
		cmocka_unit_test(test_words_of_odd_values),
	};
	return RUN(tests);
}
