/* SPDX-License-Identifier: MIT */
#include "entry/value_text.h"

#include "base/json.h"
#include "entry/value_date.h"

#include <stdio.h>
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

struct json *value_from_number(const struct check *check, const struct form_field *field, const char *text)
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

struct json *value_from_share(const struct check *check, const struct form_field *field, const char *text)
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

struct json *value_from_date(const struct check *check, const struct form_field *field, const char *text)
{
	struct date_typed typed;
	char date[48];
	date_read(text, field->month_only, &typed);
	if (typed.fault == DATE_NONE) {
		int len = snprintf(date, sizeof date, "%04d-%02d", typed.year, typed.month);
		if (typed.day)
			snprintf(date + len, sizeof date - (size_t)len, "-%02d", typed.day);
		return json_from_text(date);
	}
	check_fail(check, field->month_only ? "a month or a day, such as 5/2026, 2026-05 or 31/5/2026"
		: "a day, such as 31/5/2026 or 2026-05-31");
	return NULL;
}
