/* SPDX-License-Identifier: MIT */
#include "board/words.h"

#include "base/buf.h"
#include "base/clock.h"
#include "page/gettext.h"
#include "wire/receipt.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

static const char *const months[] = {
	N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"), N_("August"), N_("September"),
	N_("October"), N_("November"), N_("December"),
};

static const char *const states[] = {
	[SUBMISSION_WAITING] = N_("Not opened yet"),
	[SUBMISSION_OPENED] = N_("Opened"),
	[SUBMISSION_QUARANTINED] = N_("Set aside: someone must look"),
};
static_assert(sizeof states / sizeof states[0] == SUBMISSION_STATE_COUNT, "words for every state");

static const struct {
	const char *note, *words;
} notes_table[] = {
	{ "late", N_("It came after the closing day.") },
	{ "quarantined", N_("It was set aside for someone to look at.") },
	{ "by_file", N_("It came on a stick or by another way than the network.") },
};

static const char *civil_words(int64_t days, char to[64])
{
	int year, month, day;
	clock_civil(days, &year, &month, &day);
	/* TRANSLATORS: day, name of the month, year: "29 January 2027". */
	snprintf(to, 64, _("%d %s %d"), day, _(months[month - 1]), year);
	return to;
}

const char *day_words(const char *day, char to[64])
{
	int64_t days;
	return day && clock_parse_day(day, &days) ? civil_words(days, to) : day ? day : "";
}

const char *stamp_words(const char *stamp, char to[64])
{
	char day[64], time[6];
	int64_t seconds;
	if (!clock_parse_stamp(stamp, &seconds))
		return stamp;
	clock_local_time(seconds, time);
	snprintf(to, 64, "%.50s, %s", civil_words(clock_local_day(seconds), day), time);
	return to;
}

const char *submission_state_words(enum submission_state state)
{
	return _(states[state]);
}

/* Whether `word` is one of the blank-separated words. */
static bool has_word(const char *words, const char *word)
{
	size_t len = strlen(word);
	for (const char *at = words; *at; at += strcspn(at, " "), at += strspn(at, " "))
		if (strcspn(at, " ") == len && strncmp(at, word, len) == 0)
			return true;
	return false;
}

void notes_words(const char *notes, struct buf *out)
{
	size_t start = out->len;
	for (size_t i = 0; i < sizeof notes_table / sizeof notes_table[0]; i++)
		if (has_word(notes, notes_table[i].note))
			buf_printf(out, "%s%s", out->len > start ? " " : "", _(notes_table[i].words));
}
