/* SPDX-License-Identifier: MIT */
/*
 * Writing iCalendar (RFC 5545): lines end in CRLF and are folded at 75 bytes, never inside a character. Knows nothing of
 * assessments; client/verbs/actions.c says what goes in. Calling sequence: calendar_begin; for each component "BEGIN" and
 * "END" as names with its properties between; calendar_end.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

struct buf;

#define CALENDAR_LINE_BYTES 75

/* BEGIN:VCALENDAR and what must follow it; END:VCALENDAR. */
void calendar_begin(struct buf *out);
void calendar_end(struct buf *out);
/* "NAME:value", folded. The value goes out as it is: for what the program itself wrote, such as "VTODO". */
void calendar_word(struct buf *out, const char *name, const char *value);
/* The same for text that people wrote: escaped, and control characters made harmless. */
void calendar_text(struct buf *out, const char *name, const char *text);
/* "DUE;VALUE=DATE:20270129". */
void calendar_day(struct buf *out, const char *name, int64_t days);
/* "DTSTAMP:20261121T190211Z" */
void calendar_stamp(struct buf *out, const char *name, int64_t seconds);
