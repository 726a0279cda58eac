/* SPDX-License-Identifier: MIT */
/* What people type for a date, and what is said to lack where it is none. */
#include "entry/value_date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct {
	const char *text;
	enum date_fault day, month;   /* where a day is asked for; where a month will do */
	int of[3];                    /* year, month, day; 0: not said */
} cases[] = {
	{ "2026-05-31", DATE_NONE, DATE_NONE, { 2026, 5, 31 } },
	{ "31/5/2026", DATE_NONE, DATE_NONE, { 2026, 5, 31 } },
	{ " 31 . 5 . 2026 ", DATE_NONE, DATE_NONE, { 2026, 5, 31 } },
	{ "31 5 2026", DATE_NONE, DATE_NONE, { 2026, 5, 31 } },
	{ "31 May 2026", DATE_NONE, DATE_NONE, { 2026, 5, 31 } },
	{ "31st may 2026", DATE_NONE, DATE_NONE, { 2026, 5, 31 } },
	{ "May 31, 2026", DATE_NONE, DATE_NONE, { 2026, 5, 31 } },
	{ "2026 May 31", DATE_NONE, DATE_NONE, { 2026, 5, 31 } },
	{ "31-Sept-2026", DATE_NO_SUCH_DAY, DATE_NO_SUCH_DAY, { 2026, 9, 31 } },
	{ "14May2026", DATE_NONE, DATE_NONE, { 2026, 5, 14 } },
	{ "29 Feb 2024", DATE_NONE, DATE_NONE, { 2024, 2, 29 } },
	{ "May 2024", DATE_NO_DAY, DATE_NONE, { 2024, 5, 0 } },
	{ "2024-05", DATE_NO_DAY, DATE_NONE, { 2024, 5, 0 } },
	{ "5/2024", DATE_NO_DAY, DATE_NONE, { 2024, 5, 0 } },
	{ "May 24", DATE_NO_DAY, DATE_SHORT_YEAR, { 2024, 5, 0 } },
	{ "5/24", DATE_NO_DAY, DATE_SHORT_YEAR, { 2024, 5, 0 } },
	{ "14 May", DATE_NO_YEAR, DATE_NO_YEAR, { 0, 5, 14 } },
	{ "14/5", DATE_NO_YEAR, DATE_NO_YEAR, { 0, 5, 14 } },
	{ "May", DATE_NO_YEAR, DATE_NO_YEAR, { 0, 5, 0 } },
	{ "May 22nd", DATE_NO_YEAR, DATE_NO_YEAR, { 0, 5, 22 } },
	{ "14TH May 2024", DATE_NONE, DATE_NONE, { 2024, 5, 14 } },
	{ "14 May 24", DATE_SHORT_YEAR, DATE_SHORT_YEAR, { 2024, 5, 14 } },
	{ "14/5/24", DATE_SHORT_YEAR, DATE_SHORT_YEAR, { 2024, 5, 14 } },
	{ "2024", DATE_NO_MONTH, DATE_NO_MONTH, { 2024, 0, 0 } },
	{ "31 Feb 2024", DATE_NO_SUCH_DAY, DATE_NO_SUCH_DAY, { 2024, 2, 31 } },
	{ "30/2/2026", DATE_NO_SUCH_DAY, DATE_NO_SUCH_DAY, { 2026, 2, 30 } },
	{ "32/12/2026", DATE_NO_SUCH_DAY, DATE_NO_SUCH_DAY, { 2026, 12, 32 } },
};

static void test_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		for (int month_will_do = 0; month_will_do < 2; month_will_do++) {
			struct date_typed date;
			date_read(cases[i].text, month_will_do, &date);
			if (date.fault != (month_will_do ? cases[i].month : cases[i].day) || date.year != cases[i].of[0]
				|| date.month != cases[i].of[1] || date.day != cases[i].of[2])
				fail_msg("%s: fault %d, %d-%d-%d", cases[i].text, (int)date.fault, date.year, date.month, date.day);
		}
	}
}

static void test_days_there_are(void **state)
{
	static const struct { const char *text; int days; } months[] = { { "31 Feb 2024", 29 }, { "31 Feb 2023", 28 }, { "31/4/2026", 30 },
		{ "32/12/2026", 31 }, { "30 Feb", 29 } };
	(void)state;
	for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
		struct date_typed date;
		date_read(months[i].text, false, &date);
		assert_int_equal(date.fault, DATE_NO_SUCH_DAY);
		assert_int_equal(date.days_in_month, months[i].days);
	}
}

static void test_unreadable(void **state)
{
	static const char *const texts[] = { "", " ", "soon", "Ma 2026", "May May 2026", "0/5/2026", "5/31/2026", "1/2/3/2026", "31/5/", "/5/2026",
		"31/5/2026.", "31//5/2026", "2026-13", "0 May 2026", "1066-10-14", "14/10/1066", "14/5/2026 at 3", "99999", "5", "14/5/0024", "5/0000", "0000-05-14", "\xff", "100/5/2026",
		"2026/5/2027", "Decemberish 2026" };
	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct date_typed date;
		date_read(texts[i], true, &date);
		if (date.fault != DATE_UNREADABLE)
			fail_msg("%s: %d", texts[i], (int)date.fault);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_read), cmocka_unit_test(test_days_there_are), cmocka_unit_test(test_unreadable) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
