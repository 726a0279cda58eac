/* SPDX-License-Identifier: MIT */
#include "base/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define DAY_SECONDS 86400
/* Bounds of a four-digit year: 0000-01-01 and 9999-12-31. */
#define FIRST_DAY (-719528)
#define LAST_DAY 2932896

int64_t clock_now(void)
{
	const char *fixed = getenv("SECTION11_NOW");
	int64_t seconds;
	if (fixed && clock_parse_stamp(fixed, &seconds))
		return seconds;
	struct timespec now;
	clock_gettime(CLOCK_REALTIME, &now);
	return (int64_t)now.tv_sec;
}

int64_t clock_monotonic_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Division that rounds down, and its remainder, for days before 1970. */
static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

static int64_t floor_mod(int64_t a, int64_t b)
{
	return a - floor_div(a, b) * b;
}

static int64_t bounded_day(int64_t days)
{
	return days < FIRST_DAY ? FIRST_DAY : days > LAST_DAY ? LAST_DAY : days;
}

/*
 * Both ways between a day count and the calendar, after Howard Hinnant's "chrono-compatible low-level date algorithms":
 * years begin in March, so that the leap day comes last; 400 years are 146,097 days.
 */
void clock_civil(int64_t days, int *ret_year, int *ret_month, int *ret_day)
{
	int64_t shifted = bounded_day(days) + 719468;
	int64_t era = floor_div(shifted, 146097);
	int64_t day_of_era = shifted - era * 146097;
	int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int64_t march_month = (5 * day_of_year + 2) / 153;
	int month = (int)(march_month < 10 ? march_month + 3 : march_month - 9);
	*ret_year = (int)(year_of_era + era * 400) + (month <= 2);
	*ret_month = month;
	*ret_day = (int)(day_of_year - (153 * march_month + 2) / 5) + 1;
}

int64_t clock_days(int year, int month, int day)
{
	int64_t months = (int64_t)month - 1;
	int64_t y = year + floor_div(months, 12);
	int64_t m = floor_mod(months, 12) + 1;
	y -= m <= 2;
	int64_t era = floor_div(y, 400);
	int64_t year_of_era = y - era * 400;
	int64_t day_of_year = (153 * (m > 2 ? m - 3 : m + 9) + 2) / 5;
	int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
	return era * 146097 + day_of_era - 719468 + ((int64_t)day - 1);
}

/* Four digits at most, so that the compiler sees that they fit. */
static void put_digits(char *to, int n, unsigned value)
{
	for (int i = n - 1; i >= 0; i--) {
		to[i] = (char)('0' + value % 10);
		value /= 10;
	}
}

void clock_day(int64_t days, char to[CLOCK_DAY_BYTES])
{
	int year, month, day;
	clock_civil(days, &year, &month, &day);
	memcpy(to, "0000-00-00", CLOCK_DAY_BYTES);
	put_digits(to, 4, (unsigned)year);
	put_digits(to + 5, 2, (unsigned)month);
	put_digits(to + 8, 2, (unsigned)day);
}

void clock_stamp(int64_t seconds, char to[CLOCK_STAMP_BYTES])
{
	int64_t first = (int64_t)FIRST_DAY * DAY_SECONDS;
	int64_t last = (int64_t)LAST_DAY * DAY_SECONDS + DAY_SECONDS - 1;
	seconds = seconds < first ? first : seconds > last ? last : seconds;
	unsigned rest = (unsigned)floor_mod(seconds, DAY_SECONDS);
	clock_day(floor_div(seconds, DAY_SECONDS), to);
	memcpy(to + 10, "T00:00:00Z", 11);
	put_digits(to + 11, 2, rest / 3600);
	put_digits(to + 14, 2, rest / 60 % 60);
	put_digits(to + 17, 2, rest % 60);
}

/* True if `text` has the shape of `picture`, where 0 stands for a digit and everything else for itself. */
static bool has_shape(const char *text, const char *picture)
{
	size_t i = 0;
	for (; text[i] && picture[i]; i++) {
		bool digit = text[i] >= '0' && text[i] <= '9';
		if (picture[i] == '0' ? !digit : text[i] != picture[i])
			return false;
	}
	return !text[i] && !picture[i];
}

static int digits(const char *text, int n)
{
	int value = 0;
	for (int i = 0; i < n; i++)
		value = value * 10 + (text[i] - '0');
	return value;
}

static int month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return days[month - 1] + (month == 2 && leap);
}

/* The day of "YYYY-MM-DD…", of which the shape is known; the calendar is not. */
static bool read_day(const char *text, int day, int64_t *ret_days)
{
	int year = digits(text, 4), month = digits(text + 5, 2);
	if (month < 1 || month > 12 || day < 1 || day > month_days(year, month))
		return false;
	*ret_days = clock_days(year, month, day);
	return true;
}

bool clock_parse_day(const char *text, int64_t *ret_days)
{
	return text && has_shape(text, "0000-00-00") && read_day(text, digits(text + 8, 2), ret_days);
}

bool clock_parse_date(const char *text, int64_t *ret_days)
{
	if (text && has_shape(text, "0000-00"))
		return read_day(text, 1, ret_days);
	return clock_parse_day(text, ret_days);
}

bool clock_parse_last_day(const char *text, int64_t *ret_days)
{
	int year, month, day;
	int64_t first;
	if (!clock_parse_date(text, &first))
		return false;
	clock_civil(first, &year, &month, &day);
	*ret_days = has_shape(text, "0000-00") ? first + month_days(year, month) - 1 : first;
	return true;
}

bool clock_parse_stamp(const char *stamp, int64_t *ret_seconds)
{
	int64_t days;
	if (!stamp || !has_shape(stamp, "0000-00-00T00:00:00Z") || !read_day(stamp, digits(stamp + 8, 2), &days))
		return false;
	int hour = digits(stamp + 11, 2), minute = digits(stamp + 14, 2), second = digits(stamp + 17, 2);
	if (hour > 23 || minute > 59 || second > 59)
		return false;
	*ret_seconds = days * DAY_SECONDS + hour * 3600 + minute * 60 + second;
	return true;
}

/* False where this computer cannot tell: then UTC is used. */
static bool local(int64_t seconds, struct tm *ret_tm)
{
	time_t t = (time_t)seconds;
	return localtime_r(&t, ret_tm) != NULL;
}

int64_t clock_local_day(int64_t seconds)
{
	struct tm tm;
	if (!local(seconds, &tm))
		return floor_div(seconds, DAY_SECONDS);
	return clock_days(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

void clock_local_time(int64_t seconds, char to[6])
{
	struct tm tm;
	unsigned rest = (unsigned)floor_mod(seconds, DAY_SECONDS);
	unsigned minutes = local(seconds, &tm) ? (unsigned)(tm.tm_hour * 60 + tm.tm_min) : rest / 60;
	memcpy(to, "00:00", 6);
	put_digits(to, 2, minutes / 60);
	put_digits(to + 3, 2, minutes % 60);
}
