/* SPDX-License-Identifier: MIT */
#include "entry/value.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/text.h"
#include "entry/check.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NUMBER_MAX (((int64_t)1 << 53) - 1)

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static const char *skip_blanks(const char *text)
{
	return text + strspn(text, " \t");
}

/* The next letter or digit in lower case, so that "Don’t know", "dont know" and "dont_know" are one; 0 at the end. */
static int next_letter(const char **at)
{
	for (;;) {
		unsigned char c = (unsigned char)**at;
		if (!c)
			return 0;
		if (strncmp(*at, "\u2018", 3) == 0 || strncmp(*at, "\u2019", 3) == 0) {
			*at += 3;
			continue;
		}
		++*at;
		if (c >= 'A' && c <= 'Z')
			return c - 'A' + 'a';
		if ((c >= 'a' && c <= 'z') || is_digit((char)c) || c >= 0x80)
			return c;
	}
}

static bool same_words(const char *a, const char *b)
{
	int left, right;
	do {
		left = next_letter(&a);
		right = next_letter(&b);
	} while (left == right && left);
	return left == right;
}

static bool is_initial(const char *typed, const char *code)
{
	return strlen(typed) == 1 && next_letter(&typed) == next_letter(&code);
}

/* The choice that the text names: exactly by code, else by code or label without regard to signs, else y or n. */
static const struct form_option *choice_named(const struct form_field *field, const char *text)
{
	size_t n;
	const struct form_option *choices = field_choices(field, &n);
	const struct form_option *found = NULL;
	for (size_t i = 0; i < n; i++) {
		if (text_casecmp(choices[i].code, text) == 0)
			return &choices[i];
	}
	for (size_t i = 0; i < n; i++) {
		if (!same_words(choices[i].code, text) && !same_words(choices[i].label, text))
			continue;
		if (found)
			return NULL;
		found = &choices[i];
	}
	bool yes_no = field->kind == FIELD_YES_NO || field->kind == FIELD_YES_NO_UNKNOWN;
	for (size_t i = 0; yes_no && !found && i < n; i++) {
		if (is_initial(text, choices[i].code))
			found = &choices[i];
	}
	return found;
}

static struct json *fail_named(const struct check *check, const struct form_field *field)
{
	char codes[200];
	field_codes(field, codes, sizeof codes);
	check_fail(check, "%s", codes);
	return NULL;
}

static struct json *from_choice(const struct check *check, const struct form_field *field, const char *text)
{
	const struct form_option *choice = choice_named(field, text);
	return choice ? json_from_text(choice->code) : fail_named(check, field);
}

static bool has_text(const struct json *list, const char *text)
{
	for (const struct json *item = json_first(list); item; item = json_next(item)) {
		if (strcmp(json_text(item), text) == 0)
			return true;
	}
	return false;
}

/* The next piece before `separator`, trimmed; NULL at the end. The caller frees. */
static char *next_piece(const char **at, char separator)
{
	if (!*at)
		return NULL;
	const char *end = strchr(*at, separator);
	char *raw = end ? xstrndup(*at, (size_t)(end - *at)) : xstrdup(*at);
	char *piece = text_trim(raw);
	free(raw);
	*at = end ? end + 1 : NULL;
	return piece;
}

/* A label may hold a comma: one choice is tried first, and semicolons separate if there are any. */
static struct json *from_choices(const struct check *check, const struct form_field *field, const char *text)
{
	const struct form_option *whole = choice_named(field, text);
	char separator = strchr(text, ';') ? ';' : ',';
	const char *at = whole ? NULL : text;
	struct json *list = json_array();
	if (whole)
		json_append(list, json_from_text(whole->code));
	for (char *piece = next_piece(&at, separator); piece; piece = next_piece(&at, separator)) {
		const struct form_option *choice = choice_named(field, piece);
		bool wrong = !choice && *piece;
		free(piece);
		if (wrong) {
			json_free(list);
			return fail_named(check, field);
		}
		if (choice && !has_text(list, choice->code))
			json_append(list, json_from_text(choice->code));
	}
	return list;
}

/* Digits, with commas or blanks between groups of three; NULL if there is no number. */
static const char *read_number(const char *text, int64_t *ret)
{
	const char *at = skip_blanks(text);
	bool minus = *at == '-';
	int64_t n = 0;
	at += minus;
	if (!is_digit(*at))
		return NULL;
	for (;;) {
		if (is_digit(*at)) {
			n = n * 10 + (*at++ - '0');
			if (n > NUMBER_MAX)
				return NULL;
		} else if ((*at == ',' || *at == ' ') && is_digit(at[1]) && is_digit(at[2]) && is_digit(at[3]) && !is_digit(at[4])) {
			at++;
		} else {
			break;
		}
	}
	*ret = minus ? -n : n;
	return skip_blanks(at);
}

static struct json *from_number(const struct check *check, const struct form_field *field, const char *text)
{
	int64_t n;
	const char *rest = read_number(text, &n);
	if (rest && (!*rest || (field->unit && same_words(rest, field->unit))))
		return json_from_int(n);
	check_fail(check, "a whole number, such as 12");
	return NULL;
}

/* "/", "of" or "out of"; NULL if it is none of these. */
static const char *skip_of(const char *at)
{
	static const char *const signs[] = { "/", "of ", "out of " };
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
		if (strncmp(at, signs[i], strlen(signs[i])) == 0)
			return at + strlen(signs[i]);
	}
	return NULL;
}

static struct json *from_share(const struct check *check, const struct form_field *field, const char *text)
{
	int64_t count, of;
	const char *at = read_number(text, &count);
	at = at ? skip_of(at) : NULL;
	at = at ? read_number(at, &of) : NULL;
	if (!at || *at) {
		check_fail(check, "two whole numbers, such as 9/12 or 9 of 12");
		return NULL;
	}
	struct json *share = json_object();
	json_set_int(share, "count", count);
	json_set_int(share, "of", of);
	return share;
}

/* Up to three groups of at most four digits, with one sign between; how many there are, 0 if it is anything else. */
static int read_groups(const char *at, int groups[3], int digits[3])
{
	for (int n = 0; n < 3; n++) {
		groups[n] = digits[n] = 0;
		for (; is_digit(*at) && digits[n] < 4; digits[n]++)
			groups[n] = groups[n] * 10 + (*at++ - '0');
		if (!digits[n])
			return 0;
		if (!*at)
			return n + 1;
		if (!strchr("-/.", *at))
			return 0;
		at++;
	}
	return 0;
}

/* The year leads (2026-05-31, 2026-5) or ends (31/5/2026, 5/2026). */
static bool read_date(const char *text, int *ret_year, int *ret_month, int *ret_day)
{
	int groups[3], digits[3];
	int n = read_groups(text, groups, digits);
	if (n < 2)
		return false;
	bool leads = digits[0] == 4, ends = digits[n - 1] == 4;
	*ret_year = leads ? groups[0] : groups[n - 1];
	*ret_month = n == 2 ? groups[leads ? 1 : 0] : groups[1];
	*ret_day = n == 2 ? 0 : groups[leads ? 2 : 0];
	return leads != ends && *ret_month >= 1 && *ret_month <= 12 && *ret_day <= 31 && (n == 2 || *ret_day >= 1);
}

static struct json *from_date(const struct check *check, const struct form_field *field, const char *text)
{
	int year, month, day;
	char date[16];
	int64_t days;
	if (read_date(text, &year, &month, &day)) {
		int len = snprintf(date, sizeof date, "%04d-%02d", year, month);
		if (day)
			snprintf(date + len, sizeof date - (size_t)len, "-%02d", day);
		if (clock_parse_date(date, &days))
			return json_from_text(date);
	}
	check_fail(check, field->month_only ? "a month or a day, such as 5/2026, 2026-05 or 31/5/2026"
		: "a day, such as 31/5/2026 or 2026-05-31");
	return NULL;
}

static struct json *from_words(const struct check *check, const struct form_field *field, const char *text)
{
	/* What was pasted from elsewhere may end its lines with CR LF. */
	struct buf lines = BUF(2 * VALUE_TEXT_MAX_BYTES);
	for (const char *at = text; *at; at++) {
		if (at[0] != '\r')
			buf_putc(&lines, at[0]);
		else if (at[1] != '\n')
			buf_putc(&lines, '\n');
	}
	struct json *json = json_from_text(buf_text(&lines));
	buf_release(&lines);
	return json;
}

static struct json *from_person(const struct check *check, const struct form_field *field, const char *text)
{
	static const char *const keys[] = { "role", "name", "phone", "email" };
	struct json *person = json_object();
	size_t n = 0;
	for (char *piece = next_piece(&text, ';'); piece; piece = next_piece(&text, ';'), n++) {
		if (n < 4 && *piece)
			json_set_text(person, keys[n], piece);
		free(piece);
	}
	if (n <= 4 && json_get(person, "role"))
		return person;
	json_free(person);
	check_fail(check, "role; name; phone; e-mail (only the role is needed)");
	return NULL;
}

static struct json *from_links(const struct check *check, const struct form_field *field, const char *text)
{
	struct json *list = json_array();
	for (char *piece = next_piece(&text, ','); piece; piece = next_piece(&text, ',')) {
		if (*piece && !has_text(list, piece))
			json_append(list, json_from_text(piece));
		free(piece);
	}
	return list;
}

static struct json *from_nothing(const struct check *check, const struct form_field *field, const char *text)
{
	check_fail(check, field->kind == FIELD_GROUP ? "one of its parts: this question has no value of its own"
		: "JSON: a list of rows, each an object with a member for each column");
	return NULL;
}

typedef struct json *(*reader)(const struct check *check, const struct form_field *field, const char *text);

static const reader readers[] = {
	[FIELD_GRADE] = from_choice, [FIELD_YES_NO] = from_choice, [FIELD_YES_NO_UNKNOWN] = from_choice, [FIELD_ONE] = from_choice,
	[FIELD_MANY] = from_choices, [FIELD_NUMBER] = from_number, [FIELD_SHARE] = from_share, [FIELD_DATE] = from_date,
	[FIELD_TEXT] = from_words, [FIELD_PERSON] = from_person, [FIELD_TABLE] = from_nothing, [FIELD_DOCUMENT] = from_links,
	[FIELD_GROUP] = from_nothing,
};
static_assert(sizeof readers / sizeof readers[0] == FIELD_KIND_COUNT, "one reader a kind");

/* JSON, where the field's values are lists or objects and the text begins like one. */
static bool is_json_for(const struct form_field *field, const char *text)
{
	if (field->kind == FIELD_PERSON || field->kind == FIELD_SHARE)
		return text[0] == '{';
	return (field->kind == FIELD_MANY || field->kind == FIELD_TABLE || field->kind == FIELD_DOCUMENT) && text[0] == '[';
}

static struct json *read_value(const struct check *check, const struct form_field *field, const char *text)
{
	struct json *json = NULL;
	if (!*text) {
		check_fail(check, "something: nothing was given");
		return NULL;
	}
	if (!is_json_for(field, text))
		return readers[field->kind](check, field, text);
	if (!json_parse(text, strlen(text), &json_default_limits, "", &json, check->err))
		return NULL;
	return json;
}

bool value_from_text(const struct form_field *field, const char *text, struct json **ret_value, struct err *err)
{
	struct check check = { .err = err };
	char *trimmed = text_trim(text);
	struct json *value = read_value(&check, field, trimmed);
	free(trimmed);
	if (!value)
		return false;
	if (!check_value(&check, field, value)) {
		json_free(value);
		return false;
	}
	*ret_value = value;
	return true;
}
