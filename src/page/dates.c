/* SPDX-License-Identifier: MIT */
#include "page/dates.h"

#include "base/clock.h"
#include "base/text.h"
#include "page/gettext.h"
#include "page/page.h"

#include <stdio.h>

static const char *const months[] = { N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
	N_("August"), N_("September"), N_("October"), N_("November"), N_("December") };

const char *month_words(int month)
{
	return _(months[month - 1]);
}

static void day_to(int64_t days, char to[DATE_WORDS_BYTES])
{
	int year, month, day;
	clock_civil(days, &year, &month, &day);
	/* TRANSLATORS: a date: day of the month, name of the month, year. Reorder with %3$d and the like. */
	snprintf(to, DATE_WORDS_BYTES, _("%d %s %d"), day, month_words(month), year);
}

static void stamp_to(int64_t seconds, char to[DATE_WORDS_BYTES])
{
	char day[DATE_WORDS_BYTES], time[6];
	day_to(clock_local_day(seconds), day);
	clock_local_time(seconds, time);
	/* TRANSLATORS: a date, then a time of day such as 19:04. */
	snprintf(to, DATE_WORDS_BYTES, _("%s at %s"), day, time);
}

static void month_to(int64_t days, char to[DATE_WORDS_BYTES])
{
	int year, month, day;
	clock_civil(days, &year, &month, &day);
	/* TRANSLATORS: a month and its year. */
	snprintf(to, DATE_WORDS_BYTES, _("%s %d"), month_words(month), year);
}

const char *date_words_to(const char *text, char to[DATE_WORDS_BYTES])
{
	int64_t n;
	if (text && clock_parse_day(text, &n))
		day_to(n, to);
	else if (text && clock_parse_stamp(text, &n))
		stamp_to(n, to);
	else if (text && clock_parse_date(text, &n))
		month_to(n, to);
	else
		text_copy(to, DATE_WORDS_BYTES, text ? text : "");
	return to;
}

const char *date_words(struct page *page, const char *text)
{
	char words[DATE_WORDS_BYTES];
	int64_t n;
	if (!text)
		return "";
	if (!clock_parse_date(text, &n) && !clock_parse_stamp(text, &n))
		return text;
	return page_printf(page, "%s", date_words_to(text, words));
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
