/* SPDX-License-Identifier: MIT */
#include "entry/value_date.h"

#include "base/clock.h"
#include "base/text.h"

#include <string.h>

#define FIRST_YEAR 1900
#define LAST_YEAR 2199
#define THIS_CENTURY 2000
#define PIECES_MAX 3

/* A group of digits, or the name of a month. */
struct piece {
	int n, digits, month;
	bool is_day;               /* "22nd" */
	const char *name;
	size_t len;
};

static const char *const months[] = { "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
	"november", "december" };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static size_t letters_at(const char *at)
{
	size_t len = 0;
	while (is_letter(at[len]))
		len++;
	return len;
}

static int month_named(const char *name, size_t len)
{
	char whole[16];
	if (len < 3 || len >= sizeof whole)
		return 0;
	for (int i = 0; i < 12; i++) {
		text_copy(whole, sizeof whole, months[i]);
		whole[len < strlen(whole) ? len : strlen(whole)] = '\0';
		char typed[16];
		memcpy(typed, name, len);
		typed[len] = '\0';
		if (!text_casecmp(whole, typed))
			return i + 1;
	}
	return 0;
}

/* "1st", "22nd": the letters say nothing new. */
static size_t ordinal_at(const char *at)
{
	static const char *const endings[] = { "st", "nd", "rd", "th" };
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (letters_at(at) == 2 && (at[0] | 0x20) == endings[i][0] && (at[1] | 0x20) == endings[i][1])
			return 2;
	return 0;
}

/* One piece; NULL if there is none. */
static const char *read_piece(const char *at, struct piece *ret)
{
	*ret = (struct piece){ .name = at, .len = letters_at(at) };
	if (ret->len) {
		ret->month = month_named(at, ret->len);
		return ret->month ? at + ret->len : NULL;
	}
	for (; is_digit(*at) && ret->digits < 5; ret->digits++)
		ret->n = ret->n * 10 + (*at++ - '0');
	ret->is_day = ret->digits <= 2 && ordinal_at(at);
	bool is_year = ret->digits == 4 && ret->n >= 1000; /* not "0024" */
	return is_year || (ret->digits >= 1 && ret->digits <= 3) ? at + (ret->is_day ? ordinal_at(at) : 0) : NULL;
}

/* Blanks, or one sign with blanks around it. Between a number and a name there need be none: "14May2024". */
static const char *skip_between(const char *at)
{
	at += strspn(at, " \t");
	if (*at && strchr("-/.,", *at))
		at++;
	return at + strspn(at, " \t");
}

/* How many, up to three; 0 if there is anything else. */
static int read_pieces(const char *at, struct piece pieces[PIECES_MAX])
{
	at += strspn(at, " \t");
	for (int n = 0; n < PIECES_MAX; n++) {
		at = read_piece(at, &pieces[n]);
		if (!at)
			return 0;
		if (!at[strspn(at, " \t")])
			return n + 1;
		at = skip_between(at);
	}
	return 0;
}

static int century(int year)
{
	return year < 100 ? THIS_CENTURY + year : year;
}

static int days_of_month(int year, int month)
{
	return (int)(clock_days(year + month / 12, month % 12 + 1, 1) - clock_days(year, month, 1));
}

static bool is_year(const struct piece *piece)
{
	return piece->digits == 4;
}

/* The pieces that are no name, in their order, and the name. */
static int sort_out(const struct piece *pieces, int n, struct piece numbers[PIECES_MAX], struct date_typed *ret)
{
	int count = 0;
	for (int i = 0; i < n; i++) {
		if (!pieces[i].month) {
			numbers[count++] = pieces[i];
		} else if (ret->month) {
			return -1;
		} else {
			ret->month = pieces[i].month;
			ret->name = pieces[i].name;
			ret->name_len = pieces[i].len;
		}
	}
	return count;
}

/* Beside the name of a month: a day, a year, or both. */
static enum date_fault read_named(const struct piece *numbers, int n, bool name_leads, bool month_will_do, struct date_typed *ret)
{
	const struct piece *first = &numbers[0], *second = &numbers[1];
	if (n == 0)
		return DATE_NO_YEAR;
	if (n == 2) {
		bool leads = is_year(first);
		ret->year = century(leads ? first->n : second->n);
		ret->day = leads ? second->n : first->n;
		return leads && is_year(second) ? DATE_UNREADABLE : leads || is_year(second) ? DATE_NONE : DATE_SHORT_YEAR;
	}
	if (is_year(first) || (name_leads && first->digits == 2 && !first->is_day)) {
		ret->year = century(first->n);
		return !is_year(first) && month_will_do ? DATE_SHORT_YEAR : DATE_NONE;
	}
	ret->day = first->n;
	return DATE_NO_YEAR;
}

/* Three numbers: the year leads or ends. */
static enum date_fault read_three(const struct piece *numbers, struct date_typed *ret)
{
	bool leads = is_year(&numbers[0]), ends = is_year(&numbers[2]);
	ret->year = century(leads ? numbers[0].n : numbers[2].n);
	ret->month = numbers[1].n;
	ret->day = leads ? numbers[2].n : numbers[0].n;
	if (leads && ends)
		return DATE_UNREADABLE;
	return leads || ends ? DATE_NONE : numbers[2].digits == 2 ? DATE_SHORT_YEAR : DATE_UNREADABLE;
}

/* Two: a month and its year; or, if there is no year, a day and its month, "5/24" being a month all the same. */
static enum date_fault read_two(const struct piece *numbers, bool month_will_do, struct date_typed *ret)
{
	const struct piece *first = &numbers[0], *second = &numbers[1];
	if (is_year(first) && is_year(second))
		return DATE_UNREADABLE;
	if (is_year(first) || is_year(second) || second->n > 12) {
		ret->year = century(is_year(first) ? first->n : second->n);
		ret->month = is_year(first) ? second->n : first->n;
		return !is_year(first) && !is_year(second) && month_will_do ? DATE_SHORT_YEAR : DATE_NONE;
	}
	ret->day = first->n;
	ret->month = second->n;
	return DATE_NO_YEAR;
}

static enum date_fault read_one(const struct piece *number, struct date_typed *ret)
{
	ret->year = number->n;
	return is_year(number) ? DATE_NO_MONTH : DATE_UNREADABLE;
}

static bool is_possible(const struct date_typed *date)
{
	return (!date->year || (date->year >= FIRST_YEAR && date->year <= LAST_YEAR)) && date->month >= 0 && date->month <= 12
		&& date->day >= 0 && date->day <= 99;
}

/* The calendar has the last word. Without a year February may have 29 days. */
static enum date_fault check_calendar(struct date_typed *date, bool month_will_do)
{
	int days = date->month ? days_of_month(date->year ? date->year : THIS_CENTURY, date->month) : 31;
	if (date->day > days) {
		date->days_in_month = days;
		return date->month ? DATE_NO_SUCH_DAY : DATE_UNREADABLE;
	}
	return date->fault == DATE_NONE && !date->day && !month_will_do ? DATE_NO_DAY : date->fault;
}

void date_read(const char *text, bool month_will_do, struct date_typed *ret)
{
	struct piece pieces[PIECES_MAX], numbers[PIECES_MAX];
	*ret = (struct date_typed){ .fault = DATE_UNREADABLE };
	int n = read_pieces(text, pieces), count = sort_out(pieces, n, numbers, ret);
	if (count < 0 || n == 0)
		return;
	if (ret->name)
		ret->fault = read_named(numbers, count, pieces[0].month, month_will_do, ret);
	else if (count == 3)
		ret->fault = read_three(numbers, ret);
	else
		ret->fault = count == 2 ? read_two(numbers, month_will_do, ret) : read_one(&numbers[0], ret);
	bool no_day = ret->day == 0 && (count == 3 || (ret->name && count == 2));
	bool no_month = ret->month == 0 && ret->fault != DATE_NO_MONTH;
	if (ret->fault != DATE_UNREADABLE && (!is_possible(ret) || no_day || no_month))
		ret->fault = DATE_UNREADABLE;
	if (ret->fault != DATE_UNREADABLE)
		ret->fault = check_calendar(ret, month_will_do);
}
