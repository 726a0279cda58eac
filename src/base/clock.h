/* SPDX-License-Identifier: MIT */
/*
 * Time. Only main programs ask the clock (clock_now); everything else is given the time.
 * Stamps are RFC 3339 in UTC to the second ("2026-11-21T19:02:11Z"); days are
 * "2026-11-21"; a month is "2026-11". Days count from 1970-01-01.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#define CLOCK_STAMP_BYTES 21
#define CLOCK_DAY_BYTES 11

/*
 * Seconds since 1970 in UTC. For tests, the environment variable SECTION11_NOW (a stamp) makes it stand still there; a
 * value that is no stamp is ignored.
 */
int64_t clock_now(void);
/* Milliseconds that only ever grow, also across a change of the wall clock. */
int64_t clock_monotonic_ms(void);

/* Writing keeps within the years 0000 to 9999. Parsing takes exactly the shapes above: no fractions, offsets, second 60. */
void clock_stamp(int64_t seconds, char to[CLOCK_STAMP_BYTES]);
bool clock_parse_stamp(const char *stamp, int64_t *ret_seconds);
void clock_day(int64_t days, char to[CLOCK_DAY_BYTES]);
/* A whole day only; checks the calendar (no 30 February). */
bool clock_parse_day(const char *text, int64_t *ret_days);
/* A day or a month (its first day). */
bool clock_parse_date(const char *text, int64_t *ret_days);
/* A day or a month (its last day): what is due in a month has not passed while it lasts. */
bool clock_parse_last_day(const char *text, int64_t *ret_days);
/* The day in the time zone of this computer on which `seconds` falls, and "19:02" there. */
int64_t clock_local_day(int64_t seconds);
void clock_local_time(int64_t seconds, char to[6]);
/* The calendar of a day count; days outside the years 0000 to 9999 give the first or last of them. */
void clock_civil(int64_t days, int *ret_year, int *ret_month, int *ret_day);
/* Months and days beyond their range carry: (2026, 14, 1) is 1 February 2027, (2026, 2, 30) is 2 March. */
int64_t clock_days(int year, int month, int day);
