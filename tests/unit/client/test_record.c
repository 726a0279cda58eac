/* SPDX-License-Identifier: MIT */
#include "client/record.h"

#include "base/buf.h"
#include "base/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

static struct json *parse(const char *text)
{
	struct json *json = NULL;
	struct err err = { 0 };
	assert_true(json_parse(text, strlen(text), &json_default_limits, "test", &json, &err));
	return json;
}

static void expect_json(const struct json *json, const char *text)
{
	struct buf out = BUF(4096);
	json_write(json, false, &out);
	assert_string_equal(buf_text(&out), text);
	buf_release(&out);
}

static void pointers(void **state)
{
	static const struct { const char *before, *pointer, *value, *after; } cases[] = {
		{ "{}", "/value", "\"fully\"", "{\"value\":\"fully\"}" },
		{ "{}", "/parts/who/role", "\"Chair\"", "{\"parts\":{\"who\":{\"role\":\"Chair\"}}}" },
		{ "{\"parts\":{\"who\":{\"role\":\"Chair\"}}}", "/parts/who/role", NULL, "{}" },
		{ "{\"parts\":{\"who\":{\"role\":\"Chair\",\"name\":\"A\"}}}", "/parts/who/role", NULL, "{\"parts\":{\"who\":{\"name\":\"A\"}}}" },
		{ "{\"a\":1}", "/b/c", NULL, "{\"a\":1}" },
		{ "{\"value\":\"x\"}", "/value/count", "3", "{\"value\":{\"count\":3}}" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct json *json = parse(cases[i].before);
		pointer_set(json, cases[i].pointer, cases[i].value ? parse(cases[i].value) : NULL);
		expect_json(json, cases[i].after);
		assert_int_equal(pointer_get(json, cases[i].pointer) != NULL, cases[i].value != NULL);
		json_free(json);
	}
	struct json *rows = parse("{\"value\":[{\"a\":1},{\"a\":2}]}");
	int64_t n;
	assert_true(json_int(pointer_get(rows, "/value/1/a"), &n));
	assert_int_equal(n, 2);
	assert_null(pointer_get(rows, "/value/2"));
	json_free(rows);
}

static const struct form_option trips[] = { { .code = "bus", .label = "Bus" }, { .code = "walk", .label = "Walk" },
	{ .code = "none", .label = "None", .alone = true } };

static void choices(void **state)
{
	static const struct { bool many; const char *codes[4], *after; } cases[] = {
		{ true, { "bus" }, "{\"value\":[\"bus\"]}" }, { true, { "bus", "walk" }, "{\"value\":[\"bus\",\"walk\"]}" },
		{ true, { "bus", "bus" }, "{}" }, { true, { "bus", "none" }, "{\"value\":[\"none\"]}" },
		{ true, { "none", "walk" }, "{\"value\":[\"walk\"]}" }, { false, { "bus", "walk" }, "{\"value\":\"walk\"}" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct record record = { 0 };
		record_begin(&record, NULL);
		struct slot *slot = record_choice(&record, "value", "/value", "How?", trips, 3, cases[i].many);
		for (size_t k = 0; cases[i].codes[k]; k++)
			assert_true(record_choose(&record, slot, cases[i].codes[k]));
		assert_false(record_choose(&record, slot, "boat"));
		expect_json(record.json, cases[i].after);
		record_end(&record);
	}
}

static void choosing_again_changes_nothing(void **state)
{
	struct record record = { 0 };
	(void)state;
	record_begin(&record, NULL);
	struct slot *slot = record_choice(&record, "value", "/value", "How?", trips, 3, false);
	assert_true(record_choose(&record, slot, "bus"));
	assert_false(record_choose(&record, slot, "bus"));
	record_end(&record);
}

static void typed_text(void **state)
{
	static const struct { enum slot_value value; const char *typed, *after; bool error; } cases[] = {
		{ SLOT_TEXT, " Chair ", "{\"x\":\"Chair\"}", false }, { SLOT_TEXT, "   ", "{}", false }, { SLOT_NUMBER, "12", "{\"x\":12}", false },
		{ SLOT_NUMBER, "a dozen", "{\"typed\":{\"field\":\"a dozen\"}}", true }, { SLOT_NUMBER, "-3", "{\"typed\":{\"field\":\"-3\"}}", true },
		{ SLOT_DAY, "31/5/2026", "{\"x\":\"2026-05-31\"}", false }, { SLOT_DAY, "31/6/2026", "{\"typed\":{\"field\":\"31/6/2026\"}}", true },
		{ SLOT_DATE, "5/2026", "{\"x\":\"2026-05\"}", false }, { SLOT_DAY, "5/2026", "{\"typed\":{\"field\":\"5/2026\"}}", true },
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct record record = { 0 };
		record_begin(&record, NULL);
		struct slot *slot = record_line(&record, "field", "/x", "Field", cases[i].value, 10);
		assert_true(edit_insert(slot->edit, cases[i].typed, strlen(cases[i].typed)));
		assert_true(record_is_dirty(&record));
		record_commit(&record);
		expect_json(record.json, cases[i].after);
		assert_int_equal(slot->error != NULL, cases[i].error);
		assert_false(record_is_dirty(&record));
		record_end(&record);
	}
}

/* What could not be stored is still in the field when the page comes again, and goes once it is put right. */
static void bad_text_stays_until_it_is_good(void **state)
{
	struct record record = { 0 };
	(void)state;
	record_begin(&record, parse("{\"typed\":{\"field\":\"a dozen\"}}"));
	struct slot *slot = record_line(&record, "field", "/x", "Field", SLOT_NUMBER, 10);
	assert_string_equal(edit_text(slot->edit), "a dozen");
	assert_non_null(slot->error);
	edit_select_all(slot->edit);
	assert_true(edit_insert(slot->edit, "12", 2));
	assert_true(record_commit(&record));
	expect_json(record.json, "{\"x\":12}");
	record_end(&record);
}

static void slots_by_focus(void **state)
{
	struct record record = { 0 };
	(void)state;
	record_begin(&record, NULL);
	record_choice(&record, "value", "/value", "How?", trips, 3, false);
	record_line(&record, "value.count", "/value/count", "How many", SLOT_NUMBER, 8);
	assert_string_equal(record_slot_of_focus(&record, "value:bus")->id, "value");
	assert_string_equal(record_slot_of_focus(&record, "value.count")->id, "value.count");
	assert_null(record_slot_of_focus(&record, "valued"));
	assert_null(record_slot_of_focus(&record, NULL));
	record_end(&record);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pointers), cmocka_unit_test(choices), cmocka_unit_test(choosing_again_changes_nothing),
		cmocka_unit_test(typed_text), cmocka_unit_test(bad_text_stays_until_it_is_good), cmocka_unit_test(slots_by_focus),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
