/* SPDX-License-Identifier: MIT */
#include "entry/value.h"

#include "base/json.h"
#include "entry/check.h"

#include <assert.h>
#include <string.h>

#define ROWS_DEFAULT 50
#define LINKS_MAX 64

bool value_is_empty(const struct json *value)
{
	const char *text = json_text(value);
	if (text)
		return text[strspn(text, " \t\n")] == '\0';
	switch (json_kind(value)) {
	case JSON_NONE:
	case JSON_NULL:
		return true;
	case JSON_ARRAY:
	case JSON_OBJECT:
		for (const struct json *at = json_first(value); at; at = json_next(at)) {
			if (!value_is_empty(at))
				return false;
		}
		return true;
	default:
		return false;
	}
}

bool value_is_complete(const struct form_field *field, const struct json *value)
{
	if (value_is_empty(value))
		return false;
	if (field->kind == FIELD_PERSON)
		return !value_is_empty(json_get(value, "role"));
	if (field->kind == FIELD_SHARE)
		return !value_is_empty(json_get(value, "count")) && !value_is_empty(json_get(value, "of"));
	return true;
}

static bool fail_choice(const struct check *check, const struct form_field *field)
{
	char codes[200];
	field_codes(field, codes, sizeof codes);
	return check_fail(check, "%s", codes);
}

static bool check_choice(struct check *check, const struct form_field *field, const struct json *value)
{
	const char *code = json_text(value);
	return (code && field_choice(field, code)) || fail_choice(check, field);
}

/* True if an equal text stands earlier in the list. */
static bool is_repeated(const struct json *list, const struct json *item)
{
	const char *text = json_text(item);
	for (const struct json *at = json_first(list); at != item; at = json_next(at)) {
		const char *other = json_text(at);
		if (text && other && strcmp(text, other) == 0)
			return true;
	}
	return false;
}

static bool check_choices(struct check *check, const struct form_field *field, const struct json *value)
{
	if (json_kind(value) != JSON_ARRAY)
		return check_fail(check, "a list of codes");
	size_t i = 0;
	for (const struct json *item = json_first(value); item; item = json_next(item), i++) {
		size_t mark = check_enter_at(check, i);
		if (!check_choice(check, field, item))
			return false;
		if (is_repeated(value, item))
			return check_fail(check, "each choice once");
		if (field_choice(field, json_text(item))->alone && json_len(value) > 1)
			return check_fail(check, "%s on its own, or other choices without it", json_text(item));
		check_leave(check, mark);
	}
	return true;
}

static bool check_range(struct check *check, int64_t min, int64_t max, const struct json *value)
{
	int64_t n;
	if (json_int(value, &n) && n >= min && n <= max)
		return true;
	if (min == INT64_MIN && max == INT64_MAX)
		return check_fail(check, "a whole number");
	if (max == INT64_MAX)
		return check_fail(check, "a whole number, %lld or more", (long long)min);
	if (min == INT64_MIN)
		return check_fail(check, "a whole number, %lld or less", (long long)max);
	return check_fail(check, "a whole number from %lld to %lld", (long long)min, (long long)max);
}

static bool check_number(struct check *check, const struct form_field *field, const struct json *value)
{
	return check_range(check, field->min, field->max, value);
}

static bool check_share(struct check *check, const struct form_field *field, const struct json *value)
{
	int64_t min = field->min > 0 ? field->min : 0;
	if (json_kind(value) != JSON_OBJECT)
		return check_fail(check, "two whole numbers, such as 9 of 12");
	for (const struct json *member = json_first(value); member; member = json_next(member)) {
		const char *key = json_key(member);
		size_t mark = check_enter(check, key);
		if (strcmp(key, "count") != 0 && strcmp(key, "of") != 0)
			return check_fail(check, "no such member: count and of");
		if (!value_is_empty(member) && !check_range(check, min, field->max, member))
			return false;
		check_leave(check, mark);
	}
	return true;
}

static bool check_date(struct check *check, const struct form_field *field, const struct json *value)
{
	if (!check_day_or_month(check, value))
		return false;
	return field->month_only || strlen(json_text(value)) > strlen("2026-05") || check_fail(check, "a day, such as 2026-05-31");
}

static bool check_words(struct check *check, const struct form_field *field, const struct json *value)
{
	return check_text(check, value);
}

static bool check_person(struct check *check, const struct form_field *field, const struct json *value)
{
	static const struct check_rule rules[] = {
		{ "role", check_text }, { "name", check_text }, { "phone", check_text }, { "email", check_text },
	};
	return check_members(check, value, rules, sizeof rules / sizeof rules[0], true);
}

static const struct form_column *column_of(const struct form_field *field, const char *id)
{
	for (size_t i = 0; i < field->n_columns; i++) {
		if (strcmp(field->columns[i].id, id) == 0)
			return &field->columns[i];
	}
	return NULL;
}

static bool check_row(struct check *check, const struct form_field *field, const struct json *row)
{
	if (json_kind(row) != JSON_OBJECT)
		return check_fail(check, "a row: an object with a member for each column");
	for (const struct json *cell = json_first(row); cell; cell = json_next(cell)) {
		size_t mark = check_enter(check, json_key(cell));
		const struct form_column *column = column_of(field, json_key(cell));
		if (!column)
			return check_fail(check, "a column of this table");
		struct form_field as_field = column_field(column);
		if (!check_value(check, &as_field, cell))
			return false;
		check_leave(check, mark);
	}
	return true;
}

static bool check_table(struct check *check, const struct form_field *field, const struct json *value)
{
	size_t max = field->rows_max > 0 ? (size_t)field->rows_max : ROWS_DEFAULT;
	if (json_kind(value) != JSON_ARRAY)
		return check_fail(check, "a list of rows");
	if (json_len(value) > max)
		return check_fail(check, "at most %zu rows", max);
	size_t i = 0;
	for (const struct json *row = json_first(value); row; row = json_next(row), i++) {
		size_t mark = check_enter_at(check, i);
		if (!check_row(check, field, row))
			return false;
		check_leave(check, mark);
	}
	return true;
}

static bool check_links(struct check *check, const struct form_field *field, const struct json *value)
{
	if (!check_items(check, value, LINKS_MAX, check_document_id))
		return false;
	for (const struct json *item = json_first(value); item; item = json_next(item)) {
		if (is_repeated(value, item))
			return check_fail(check, "each document once");
	}
	return true;
}

static bool check_group(struct check *check, const struct form_field *field, const struct json *value)
{
	return check_fail(check, "no value: this question has only parts");
}

bool check_value(struct check *check, const struct form_field *field, const struct json *value)
{
	static bool (*const checks[])(struct check *check, const struct form_field *field, const struct json *value) = {
		[FIELD_GRADE] = check_choice, [FIELD_YES_NO] = check_choice, [FIELD_YES_NO_UNKNOWN] = check_choice,
		[FIELD_ONE] = check_choice, [FIELD_MANY] = check_choices, [FIELD_NUMBER] = check_number, [FIELD_SHARE] = check_share,
		[FIELD_DATE] = check_date, [FIELD_TEXT] = check_words, [FIELD_PERSON] = check_person, [FIELD_TABLE] = check_table,
		[FIELD_DOCUMENT] = check_links, [FIELD_GROUP] = check_group,
	};
	static_assert(sizeof checks / sizeof checks[0] == FIELD_KIND_COUNT, "one check a kind");
	return value_is_empty(value) || checks[field->kind](check, field, value);
}

bool value_check(const struct form_field *field, const struct json *value, struct err *err)
{
	struct check check = { .err = err };
	return check_value(&check, field, value);
}

bool share_percent(const struct json *value, int *ret_percent)
{
	int64_t count, of;
	if (!json_get_int(value, "count", &count) || !json_get_int(value, "of", &of) || of <= 0 || count < 0 || count > of)
		return false;
	int64_t percent = (count * 100 + of / 2) / of;
	if (percent == 100 && count < of)
		percent = 99;
	if (percent == 0 && count > 0)
		percent = 1;
	*ret_percent = (int)percent;
	return true;
}
