/* SPDX-License-Identifier: MIT */
#include "client/clock_doubt.h"

#include "base/clock.h"
#include "client/model.h"
#include "page/dates.h"
#include "page/gettext.h"

/* The first day on which a form here opens, the last on which one closes or an invitation ends; 0 if none says so. */
struct span {
	int64_t first, last;
};

static void take_first(struct span *span, const char *day)
{
	int64_t n;
	if (clock_parse_day(day, &n) && (!span->first || n < span->first))
		span->first = n;
}

static void take_last(struct span *span, const char *day)
{
	int64_t n;
	if (clock_parse_day(day, &n) && n > span->last)
		span->last = n;
}

static struct span span_of(const struct model *model)
{
	struct span span = { 0, 0 };
	for (size_t i = 0; i < model->home.n; i++) {
		take_first(&span, model->home.items[i].opens);
		take_last(&span, model->home.items[i].closes);
	}
	for (size_t i = 0; i < model->memberships.n; i++)
		take_last(&span, model->memberships.items[i].expires);
	return span;
}

static const char *day_told(struct page *page, int64_t day)
{
	char text[CLOCK_DAY_BYTES];
	clock_day(day, text);
	return date_words(page, text);
}

const char *clock_doubt(const struct model *model, struct page *page)
{
	int year, month, day;
	const struct span span = span_of(model);
	const int64_t today = clock_local_day(model->now);
	clock_civil(today, &year, &month, &day);
	const char *says = day_told(page, today);
	if (year < CLOCK_FIRST_YEAR)
		return page_printf(page, _("It says %s. That is before this program was made. Please set it: sign-offs are dated by it."), says);
	if (span.first && today < span.first - CLOCK_FAR_DAYS)
		/* TRANSLATORS: two days. */
		return page_printf(page, _("It says %s, more than a year before the form opens, on %s. If that is wrong, please set it: sign-offs are dated by it."),
			says, day_told(page, span.first));
	if (span.last && today > span.last + CLOCK_FAR_DAYS)
		/* TRANSLATORS: two days. */
		return page_printf(page, _("It says %s, more than a year after the last form here closed, on %s. If that is wrong, please set it: sign-offs are dated by it."),
			says, day_told(page, span.last));
	return NULL;
}
