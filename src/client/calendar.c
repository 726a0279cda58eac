/* SPDX-License-Identifier: MIT */
#include "client/calendar.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/text.h"

#include <string.h>

#define TEXT_MAX_BYTES ((size_t)512 * 1024)

/* How many of the first `max` bytes fit on a line without cutting a character. */
static size_t fit(const char *text, size_t len, size_t max)
{
	if (len <= max)
		return len;
	size_t n = max;
	while (n > 0 && ((unsigned char)text[n] & 0xc0) == 0x80)
		n--;
	return n ? n : max; /* no UTF-8: cut anywhere, but go on */
}

static void add_line(struct buf *out, const char *line, size_t len)
{
	size_t room = CALENDAR_LINE_BYTES, n;
	while ((n = fit(line, len, room)) < len) {
		buf_add(out, line, n);
		buf_puts(out, "\r\n ");
		line += n;
		len -= n;
		room = CALENDAR_LINE_BYTES - 1; /* the blank counts */
	}
	buf_add(out, line, len);
	buf_puts(out, "\r\n");
}

void calendar_word(struct buf *out, const char *name, const char *value)
{
	struct buf line = BUF(TEXT_MAX_BYTES);
	buf_printf(&line, "%s:%s", name, value);
	add_line(out, buf_text(&line), line.len);
	buf_release(&line);
}

void calendar_text(struct buf *out, const char *name, const char *text)
{
	struct buf safe = BUF(TEXT_MAX_BYTES), line = BUF(2 * TEXT_MAX_BYTES);
	text_safe(&safe, text, strlen(text), true);
	buf_printf(&line, "%s:", name);
	for (const char *at = buf_text(&safe); *at; at++) {
		if (strchr("\\;,\n", *at))
			buf_putc(&line, '\\');
		buf_putc(&line, *at == '\n' ? 'n' : *at);
	}
	add_line(out, buf_text(&line), line.len);
	buf_release(&line);
	buf_release(&safe);
}

/* "2026-11-21T19:02:11Z" as iCalendar writes it, without the signs between. */
static void add_compact(struct buf *out, const char *name, const char *stamp)
{
	struct buf line = BUF(256);
	buf_printf(&line, "%s:", name);
	for (; *stamp; stamp++)
		if (*stamp != '-' && *stamp != ':')
			buf_putc(&line, *stamp);
	add_line(out, buf_text(&line), line.len);
	buf_release(&line);
}

void calendar_day(struct buf *out, const char *name, int64_t days)
{
	char day[CLOCK_DAY_BYTES];
	struct buf whole = BUF(64);
	clock_day(days, day);
	buf_printf(&whole, "%s;VALUE=DATE", name);
	add_compact(out, buf_text(&whole), day);
	buf_release(&whole);
}

void calendar_stamp(struct buf *out, const char *name, int64_t seconds)
{
	char stamp[CLOCK_STAMP_BYTES];
	clock_stamp(seconds, stamp);
	add_compact(out, name, stamp);
}

void calendar_begin(struct buf *out)
{
	calendar_word(out, "BEGIN", "VCALENDAR");
	calendar_word(out, "VERSION", "2.0");
	calendar_word(out, "PRODID", "-//section11//section11 " SECTION11_VERSION "//EN");
	calendar_word(out, "CALSCALE", "GREGORIAN");
}

void calendar_end(struct buf *out)
{
	calendar_word(out, "END", "VCALENDAR");
}
