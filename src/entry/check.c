/* SPDX-License-Identifier: MIT */
#include "entry/check.h"

#include "base/clock.h"
#include "base/json.h"
#include "base/text.h"
#include "entry/value.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

size_t check_enter(struct check *check, const char *step)
{
	size_t mark = check->len;
	size_t room = sizeof check->where - mark;
	int n = snprintf(check->where + mark, room, "/%s", step);
	check->len = n < 0 ? mark : (size_t)n < room ? mark + (size_t)n : sizeof check->where - 1;
	return mark;
}

size_t check_enter_at(struct check *check, size_t i)
{
	char step[24];
	snprintf(step, sizeof step, "%zu", i);
	return check_enter(check, step);
}

void check_leave(struct check *check, size_t mark)
{
	check->len = mark;
	check->where[mark] = '\0';
}

bool check_fail(const struct check *check, const char *fmt, ...)
{
	char expected[sizeof ((struct err *)0)->detail];
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(expected, sizeof expected, fmt, ap);
	va_end(ap);
	return err_set(check->err, ERR_INVALID, check->where, "%s", expected);
}

/* C0 but newline and tab, DEL, and C1 (C2 80 to C2 9F in UTF-8). */
static bool has_controls(const char *text)
{
	for (const unsigned char *p = (const unsigned char *)text; *p; p++) {
		if ((*p < 0x20 && *p != '\n' && *p != '\t') || *p == 0x7f || (*p == 0xc2 && p[1] >= 0x80 && p[1] < 0xa0))
			return true;
	}
	return false;
}

bool check_text(struct check *check, const struct json *json)
{
	const char *text = json_text(json);
	if (!text)
		return check_fail(check, "text");
	size_t len = strlen(text);
	if (len > VALUE_TEXT_MAX_BYTES)
		return check_fail(check, "at most %zu bytes of text", VALUE_TEXT_MAX_BYTES);
	if (!text_valid(text, len))
		return check_fail(check, "text in UTF-8");
	if (has_controls(text))
		return check_fail(check, "text without control characters");
	return true;
}

bool check_day_or_month(struct check *check, const struct json *json)
{
	const char *text = json_text(json);
	int64_t days;
	int year, month, day;
	if (!text || !clock_parse_date(text, &days))
		return check_fail(check, "a day or a month, such as 2026-05-31 or 2026-05");
	clock_civil(days, &year, &month, &day);
	if (year < 1900 || year > 2199)
		return check_fail(check, "a year from 1900 to 2199");
	return true;
}

bool check_bool(struct check *check, const struct json *json)
{
	return json_kind(json) == JSON_BOOL || check_fail(check, "true or false");
}

bool check_object(struct check *check, const struct json *json)
{
	return json_kind(json) == JSON_OBJECT || check_fail(check, "an object");
}

bool check_document_id(struct check *check, const struct json *json)
{
	const char *text = json_text(json);
	size_t digits = text && text[0] == 'd' ? strspn(text + 1, "0123456789") : 0;
	if (!digits || digits > 14 || text[1 + digits])
		return check_fail(check, "the id of a document, such as d1");
	return true;
}

static const struct check_rule *rule_of(const char *key, const struct check_rule *rules, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (strcmp(rules[i].key, key) == 0)
			return &rules[i];
	}
	return NULL;
}

bool check_members(struct check *check, const struct json *object, const struct check_rule *rules, size_t n, bool closed)
{
	if (!check_object(check, object))
		return false;
	for (const struct json *member = json_first(object); member; member = json_next(member)) {
		size_t mark = check_enter(check, json_key(member));
		const struct check_rule *rule = rule_of(json_key(member), rules, n);
		if (!rule && closed)
			return check_fail(check, "no such member");
		if (rule && !value_is_empty(member) && !rule->check(check, member))
			return false;
		check_leave(check, mark);
	}
	return true;
}

bool check_items(struct check *check, const struct json *array, size_t max,
	bool (*item)(struct check *check, const struct json *json))
{
	if (json_kind(array) != JSON_ARRAY)
		return check_fail(check, "a list");
	size_t i = 0;
	for (const struct json *at = json_first(array); at; at = json_next(at), i++) {
		size_t mark = check_enter_at(check, i);
		if (i >= max)
			return check_fail(check, "at most %zu entries", max);
		if (!item(check, at))
			return false;
		check_leave(check, mark);
	}
	return true;
}
