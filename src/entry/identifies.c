/* SPDX-License-Identifier: MIT */
#include "entry/identifies.h"

#include "base/clock.h"

#include <stddef.h>
#include <string.h>

#define FIGURE_WITHIN_BYTES 12

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* Letters and digits, and any byte of a letter beyond ASCII. */
static bool is_word(char c)
{
	return is_digit(c) || is_upper(c) || (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

static char lower(char c)
{
	return is_upper(c) ? (char)(c - 'A' + 'a') : c;
}

/* What stands after `word` (in lower case) if the text begins with it and it ends there; NULL otherwise. */
static const char *after_word(const char *text, const char *word)
{
	for (; *word; word++, text++) {
		if (lower(*text) != *word)
			return NULL;
	}
	return is_word(*text) ? NULL : text;
}

static const char *after_any(const char *text, const char *const words[], size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *after = after_word(text, words[i]);
		if (after)
			return after;
	}
	return NULL;
}

/* Ten digits, together or as 3, 3 and 4, that do not go on. */
static bool read_ten_digits(const char *at, int digits[10])
{
	bool grouped = false;
	for (int i = 0; i < 10; i++) {
		if (i == 3)
			grouped = *at == ' ' || *at == '-';
		if (grouped && (i == 3 || i == 6)) {
			if (*at != ' ' && *at != '-')
				return false;
			at++;
		}
		if (!is_digit(*at))
			return false;
		digits[i] = *at++ - '0';
	}
	return !is_word(*at);
}

/* Modulus 11, weights 10 to 2. A telephone number begins with 0; these do not. */
static bool is_health_number(const char *at)
{
	int digits[10], sum = 0;
	if (!read_ten_digits(at, digits) || digits[0] == 0)
		return false;
	for (int i = 0; i < 9; i++)
		sum += digits[i] * (10 - i);
	return (11 - sum % 11) % 11 == digits[9];
}

/* A whole number of at most `max` digits; NULL if there is none. */
static const char *read_figure(const char *at, int max, int *ret, int *ret_digits)
{
	*ret = *ret_digits = 0;
	for (; is_digit(*at) && *ret_digits < max; ++*ret_digits)
		*ret = *ret * 10 + (*at++ - '0');
	return *ret_digits && !is_digit(*at) ? at : NULL;
}

static bool is_date_sign(char c)
{
	return c == '/' || c == '.' || c == '-';
}

/* A day in figures: 3/6/2014, 3.6.2014, 2014-06-03. */
static bool read_day(const char *at, int64_t *ret_days)
{
	int figures[3], digits[3];
	char sign = '\0';
	for (int i = 0; i < 3; i++) {
		at = read_figure(at, 4, &figures[i], &digits[i]);
		if (!at || (i == 0 && !is_date_sign(*at)) || (i == 1 && *at != sign))
			return false;
		if (i == 0)
			sign = *at;
		at += i < 2;
	}
	/* A fourth figure makes it a version or an address. */
	if (is_date_sign(*at) && is_digit(at[1]))
		return false;
	bool leads = digits[0] == 4;
	int year = figures[leads ? 0 : 2], month = figures[1], day = figures[leads ? 2 : 0];
	if ((leads ? digits[2] > 2 : digits[2] != 4) || month < 1 || month > 12 || day < 1 || day > 31)
		return false;
	*ret_days = clock_days(year, month, day);
	return true;
}

static bool is_childs_day(const char *at, int64_t today)
{
	int64_t days;
	int year, month, day;
	if (!today || !read_day(at, &days))
		return false;
	clock_civil(today, &year, &month, &day);
	return days >= clock_days(year - 19, month, 1) && days <= clock_days(year - 3, month, 1);
}

static bool is_birth(const char *at)
{
	static const char *const words[] = { "dob", "d.o.b", "date of birth", "born", "birthday" };
	const char *after = after_any(at, words, sizeof words / sizeof words[0]);
	for (int i = 0; after && i < FIGURE_WITHIN_BYTES && after[i] && after[i] != '\n'; i++) {
		if (is_digit(after[i]))
			return true;
	}
	return false;
}

/* Two capital letters that stand for something else in this field. */
static bool is_abbreviation(const char *two)
{
	static const char *const known[] = { "CP", "GP", "HR", "ID", "IT", "OK", "PE", "QA", "RE", "UK", "EU", "TV", "YP" };
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
		if (strncmp(two, known[i], 2) == 0)
			return true;
	}
	return false;
}

/* "A", "AB", "A.B.", "A. B. C."; not "I", which is the writer. */
static bool are_initials(const char *at)
{
	const char *first = at;
	int letters = 0;
	bool dots = false;
	while (letters < 3 && is_upper(*at)) {
		letters++;
		at++;
		if (*at == '.') {
			dots = true;
			at++;
			if (*at == ' ' && is_upper(at[1]) && at[2] == '.')
				at++;
		}
	}
	if (!letters || is_word(*at))
		return false;
	if (dots)
		return true;
	return (letters == 1 && *first != 'I') || (letters == 2 && !is_abbreviation(first));
}

static bool is_child(const char *at)
{
	static const char *const words[] = {
		"child", "boy", "girl", "baby", "toddler", "pupil", "student", "teenager", "young person", "son", "daughter",
		"brother", "sister",
	};
	const char *after = after_any(at, words, sizeof words / sizeof words[0]);
	if (!after || *after != ' ')
		return false;
	return are_initials(after + strspn(after, " "));
}

bool text_identifies(const char *text, int64_t today)
{
	bool in_word = false;
	for (const char *at = text; *at; at++) {
		bool word = is_word(*at);
		if (word && !in_word && (is_digit(*at) ? is_health_number(at) || is_childs_day(at, today) : is_birth(at) || is_child(at)))
			return true;
		in_word = word;
	}
	return false;
}
