/* SPDX-License-Identifier: MIT */
#include "client/date_fault.h"

#include "base/buf.h"
#include "page/dates.h"
#include "entry/value_date.h"
#include "page/gettext.h"

#include <stdio.h>

#define EXAMPLE_DAY 14

/* The same date made whole, as it was begun: "14 May 2024" of "May 2024", "14/5/2024" of "5/24". */
static void write_example(const struct date_typed *date, bool month_will_do, char *to, size_t size)
{
	int day = date->day ? date->day : EXAMPLE_DAY, month = date->month ? date->month : 5;
	bool with_day = date->day || !month_will_do;
	if (date->name && with_day)
		snprintf(to, size, "%d %.*s %d", day, (int)date->name_len, date->name, date->year);
	else if (date->name)
		snprintf(to, size, "%.*s %d", (int)date->name_len, date->name, date->year);
	else if (with_day)
		snprintf(to, size, "%d/%d/%d", day, month, date->year);
	else
		snprintf(to, size, "%d/%d", month, date->year);
}

static void no_such_day(const struct date_typed *date, struct buf *out)
{
	if (date->year)
		/* TRANSLATORS: the name of a month, its year, how many days it has. */
		buf_printf(out, P_("%s %d has %d day.", "%s %d has %d days.", date->days_in_month), month_words(date->month), date->year,
			date->days_in_month);
	else
		/* TRANSLATORS: the name of a month, how many days it has. */
		buf_printf(out, P_("%s has %d day.", "%s has %d days.", date->days_in_month), month_words(date->month), date->days_in_month);
}

bool date_fault_words(const char *text, bool month_will_do, struct buf *out)
{
	struct date_typed date;
	char example[64];
	date_read(text, month_will_do, &date);
	write_example(&date, month_will_do, example, sizeof example);
	switch (date.fault) {
	case DATE_NO_DAY: buf_printf(out, _("Add the day, for example %s."), example); return true;
	case DATE_NO_MONTH:
		buf_printf(out, month_will_do ? _("Add the month, for example %s.") : _("Add the day and the month, for example %s."), example);
		return true;
	case DATE_NO_YEAR: buf_puts(out, _("Add the year, with four digits.")); return true;
	case DATE_SHORT_YEAR: buf_printf(out, _("Write the year with four digits, for example %s."), example); return true;
	case DATE_NO_SUCH_DAY: no_such_day(&date, out); return true;
	case DATE_NONE: case DATE_UNREADABLE: case DATE_FAULT_COUNT: break;
	}
	return false;
}
