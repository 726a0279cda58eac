/* SPDX-License-Identifier: MIT */
#include "base/clock.h"

#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static const struct {
	const char *text;
	int64_t days;
} days[] = {
	{ "1970-01-01", 0 }, { "1969-12-31", -1 }, { "2000-02-29", 11016 }, { "2000-03-01", 11017 }, { "2024-02-29", 19782 },
	{ "2026-11-21", 20778 }, { "1900-03-01", -25508 }, { "0000-01-01", -719528 }, { "9999-12-31", 2932896 },
	{ "0001-01-01", -719162 }, { "1600-02-29", -135081 }, { "2100-02-28", 47540 }, { "2100-03-01", 47541 },
};

static void test_days(void **state)
{
	for (size_t i = 0; i < LENGTH(days); i++) {
		char text[CLOCK_DAY_BYTES];
		int64_t read = 77;
		clock_day(days[i].days, text);
		assert_string_equal(text, days[i].text);
		assert_true(clock_parse_day(days[i].text, &read));
		assert_int_equal(read, days[i].days);
	}
}

static void test_bad_days(void **state)
{
	static const char *const bad[] = {
		"", "2026", "2026-11", "2026-11-", "2026-11-2", "2026-11-211", "2026-02-30", "2025-02-29", "1900-02-29",
		"2100-02-29",
		"2026-04-31", "2026-00-10", "2026-13-10", "2026-10-00", "2026-10-32", " 2026-10-10", "2026-10-10 ", "2026/10/10",
		"10-10-2026", "+026-10-10", "-026-10-10", "2026-1a-10", "2026-10-1\xd9\xa1", "20261010", "2026-10-10T",
	};
	for (size_t i = 0; i < LENGTH(bad); i++) {
		int64_t read = 77;
		assert_false(clock_parse_day(bad[i], &read));
		assert_int_equal(read, 77);
	}
	int64_t read;
	assert_false(clock_parse_day(NULL, &read));
	assert_false(clock_parse_date(NULL, &read));
	assert_false(clock_parse_stamp(NULL, &read));
}

static void test_dates(void **state)
{
	int64_t read = 0;
	assert_true(clock_parse_date("2026-11-21", &read));
	assert_int_equal(read, 20778);
	assert_true(clock_parse_date("2026-11", &read));
	assert_int_equal(read, 20758);
	assert_true(clock_parse_last_day("2026-11-21", &read));
	assert_int_equal(read, 20778);
	assert_true(clock_parse_last_day("2026-12", &read));
	assert_int_equal(read, clock_days(2026, 12, 31));
	assert_true(clock_parse_last_day("2028-02", &read));
	assert_int_equal(read, clock_days(2028, 2, 29));
	assert_false(clock_parse_last_day("soon", &read));
	assert_false(clock_parse_last_day(NULL, &read));
	assert_false(clock_parse_date("2026-13", &read));
	assert_false(clock_parse_date("2026-00", &read));
	assert_false(clock_parse_date("2026", &read));
	assert_false(clock_parse_date("2026-11-31", &read));
}

/* Every day of two eras: there and back, one by one, each one later than the last. */
static void test_calendar_walk(void **state)
{
	int last_year = 1599, last_month = 12, last_day = 31;
	for (int64_t day = clock_days(1600, 1, 1); day < clock_days(2401, 1, 1); day++) {
		int year, month, dom;
		clock_civil(day, &year, &month, &dom);
		assert_int_equal(clock_days(year, month, dom), day);
		bool next_day = year == last_year && month == last_month && dom == last_day + 1;
		bool next_month = year == last_year && month == last_month + 1 && dom == 1;
		bool next_year = year == last_year + 1 && month == 1 && dom == 1 && last_month == 12;
		assert_true(next_day || next_month || next_year);
		last_year = year;
		last_month = month;
		last_day = dom;
	}
}

static void test_carry(void **state)
{
	assert_int_equal(clock_days(2026, 14, 1), clock_days(2027, 2, 1));
	assert_int_equal(clock_days(2026, 0, 1), clock_days(2025, 12, 1));
	assert_int_equal(clock_days(2026, -11, 1), clock_days(2025, 1, 1));
	assert_int_equal(clock_days(2026, 2, 30), clock_days(2026, 3, 2));
	assert_int_equal(clock_days(2024, 2, 30), clock_days(2024, 3, 1));
	assert_int_equal(clock_days(2026, 1, 0), clock_days(2025, 12, 31));
}

static const struct {
	const char *text;
	int64_t seconds;
} stamps[] = {
	{ "1970-01-01T00:00:00Z", 0 }, { "1969-12-31T23:59:59Z", -1 }, { "2026-11-21T19:02:11Z", 1795287731 },
	{ "2038-01-19T03:14:08Z", 2147483648 }, { "2106-02-07T06:28:16Z", 4294967296 }, { "0000-01-01T00:00:00Z", -62167219200 },
	{ "9999-12-31T23:59:59Z", 253402300799 },
};

static void test_stamps(void **state)
{
	for (size_t i = 0; i < LENGTH(stamps); i++) {
		char text[CLOCK_STAMP_BYTES];
		int64_t read = 77;
		clock_stamp(stamps[i].seconds, text);
		assert_string_equal(text, stamps[i].text);
		assert_true(clock_parse_stamp(stamps[i].text, &read));
		assert_int_equal(read, stamps[i].seconds);
	}
}

static void test_bad_stamps(void **state)
{
	static const char *const bad[] = {
		"", "2026-11-21", "2026-11-21T19:02:11", "2026-11-21T19:02:11z", "2026-11-21t19:02:11Z", "2026-11-21 19:02:11Z",
		"2026-11-21T19:02:11.5Z", "2026-11-21T19:02:11+00:00", "2026-11-21T24:00:00Z", "2026-11-21T23:60:00Z",
		"2016-12-31T23:59:60Z", "2026-02-30T00:00:00Z", "2026-11-21T1:02:11Z", "2026-11-21T19:02:11Z ",
		"2026-11-21T19:02:11ZZ",
	};
	for (size_t i = 0; i < LENGTH(bad); i++) {
		int64_t read = 77;
		assert_false(clock_parse_stamp(bad[i], &read));
		assert_int_equal(read, 77);
	}
}

static void test_out_of_range(void **state)
{
	char stamp[CLOCK_STAMP_BYTES], day[CLOCK_DAY_BYTES];
	clock_stamp(INT64_MAX, stamp);
	assert_string_equal(stamp, "9999-12-31T23:59:59Z");
	clock_stamp(INT64_MIN, stamp);
	assert_string_equal(stamp, "0000-01-01T00:00:00Z");
	clock_day(INT64_MAX, day);
	assert_string_equal(day, "9999-12-31");
	clock_day(INT64_MIN, day);
	assert_string_equal(day, "0000-01-01");
}

static void test_now(void **state)
{
	assert_int_equal(setenv("SECTION11_NOW", "2026-11-21T19:02:11Z", 1), 0);
	assert_int_equal(clock_now(), 1795287731);
	assert_int_equal(clock_now(), 1795287731);
	assert_int_equal(setenv("SECTION11_NOW", "yesterday", 1), 0);
	int64_t real = (int64_t)time(NULL), now = clock_now();
	assert_true(now >= real - 1 && now <= real + 5);
	assert_int_equal(unsetenv("SECTION11_NOW"), 0);
	now = clock_now();
	assert_true(now >= real - 1 && now <= real + 5);
}

static void test_monotonic(void **state)
{
	int64_t last = clock_monotonic_ms();
	for (int i = 0; i < 1000; i++) {
		int64_t now = clock_monotonic_ms();
		assert_true(now >= last);
		last = now;
	}
}

static void test_local(void **state)
{
	static const struct {
		const char *zone;
		const char *stamp;
		const char *day;
		const char *time;
	} cases[] = {
		{ "UTC0", "2026-11-21T19:02:11Z", "2026-11-21", "19:02" },
		{ "XXX-13", "2026-11-21T19:02:11Z", "2026-11-22", "08:02" },
		{ "XXX9", "2026-11-21T03:59:59Z", "2026-11-20", "18:59" },
		{ "GMT0BST,M3.5.0/1,M10.5.0", "2026-07-03T23:30:00Z", "2026-07-04", "00:30" },
		{ "GMT0BST,M3.5.0/1,M10.5.0", "2026-01-03T23:30:00Z", "2026-01-03", "23:30" },
		{ "GMT0BST,M3.5.0/1,M10.5.0", "2026-10-25T00:59:59Z", "2026-10-25", "01:59" },
		{ "GMT0BST,M3.5.0/1,M10.5.0", "2026-10-25T01:00:00Z", "2026-10-25", "01:00" },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		int64_t seconds = 0;
		char day[CLOCK_DAY_BYTES], time_of_day[6];
		assert_int_equal(setenv("TZ", cases[i].zone, 1), 0);
		tzset();
		assert_true(clock_parse_stamp(cases[i].stamp, &seconds));
		clock_day(clock_local_day(seconds), day);
		clock_local_time(seconds, time_of_day);
		assert_string_equal(day, cases[i].day);
		assert_string_equal(time_of_day, cases[i].time);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_days),
		cmocka_unit_test(test_bad_days),
		cmocka_unit_test(test_dates),
		cmocka_unit_test(test_calendar_walk),
		cmocka_unit_test(test_carry),
		cmocka_unit_test(test_stamps),
		cmocka_unit_test(test_bad_stamps),
		cmocka_unit_test(test_out_of_range),
		cmocka_unit_test(test_now),
		cmocka_unit_test(test_monotonic),
		cmocka_unit_test(test_local),
	};
	return RUN(tests);
}
