/* SPDX-License-Identifier: MIT */
#include "client/dates.h"

#include "base/clock.h"
#include "page/gettext.h"
#include "page/page.h"

#include <stdio.h>
#include <string.h>

static const char *const months[] = { N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
	N_("August"), N_("September"), N_("October"), N_("November"), N_("December") };

const char *month_words(int month)
{
	return _(months[month - 1]);
}

static const char *day_words(struct page *page, int64_t days)
{
	int year, month, day;
	clock_civil(days, &year, &month, &day);
	/* TRANSLATORS: a date: day of the month, name of the month, year. Reorder with %3$d and the like. */
	return page_printf(page, _("%d %s %d"), day, _(months[month - 1]), year);
}

const char *date_words(struct page *page, const char *text)
{
	int64_t n;
	char time[6];
	if (!text)
		return "";
	if (clock_parse_day(text, &n))
		return day_words(page, n);
	if (clock_parse_stamp(text, &n)) {
		clock_local_time(n, time);
		/* TRANSLATORS: a date, then a time of day such as 19:04. */
		return page_printf(page, _("%s at %s"), day_words(page, clock_local_day(n)), time);
	}
	if (clock_parse_date(text, &n)) {
		int year, month, day;
		clock_civil(n, &year, &month, &day);
		/* TRANSLATORS: a month and its year. */
		return page_printf(page, _("%s %d"), _(months[month - 1]), year);
	}
	return text;
}

const char *coming_date_hint(struct arena *arena, int64_t now)
{
	char words[512];
	int year, month, day;
	clock_civil(clock_local_day(now), &year, &month, &day);
	/* TRANSLATORS: next year, twice. */
	snprintf(words, sizeof words, _("A month or a day, such as 5/%d or 31/5/%d."), year + 1, year + 1);
	return arena_dup(arena, words);
}
