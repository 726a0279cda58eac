/* SPDX-License-Identifier: MIT */
/* iCalendar's rules for lines: escapes, and folding at each boundary with characters of one to four bytes. */
#include "client/calendar.h"

#include "base/buf.h"
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#define OUT_BYTES ((size_t)64 * 1024)

static void text_is_escaped(void **state)
{
	static const char *const cases[][2] = {
		{ "", "X:\r\n" }, { "plain", "X:plain\r\n" }, { "a;b,c\\d", "X:a\\;b\\,c\\\\d\r\n" }, { "two\nlines", "X:two\\nlines\r\n" },
		{ "two\r\nlines", "X:two\\nlines\r\n" }, { "a:b \"c\"", "X:a:b \"c\"\r\n" }, { "tab\there", "X:tab\there\r\n" },
		{ "bell\a", "X:bell\xef\xbf\xbd\r\n" }, { "esc\033[31m", "X:esc\xef\xbf\xbd[31m\r\n" }, { "\\n", "X:\\\\n\r\n" },
		{ "BEGIN:VTODO\r\nEND:VCALENDAR", "X:BEGIN:VTODO\\nEND:VCALENDAR\r\n" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct buf out = BUF(OUT_BYTES);
		calendar_text(&out, "X", cases[i][0]);
		assert_string_equal(buf_text(&out), cases[i][1]);
		buf_release(&out);
	}
}

/* Checks each line's length and characters, and puts them together again. */
static void unfold(const char *folded, struct buf *whole)
{
	const char *end;
	for (bool first = true; *folded; first = false, folded = end + 2) {
		end = strstr(folded, "\r\n");
		assert_non_null(end);
		size_t len = (size_t)(end - folded);
		assert_true(len <= CALENDAR_LINE_BYTES);
		assert_true(text_valid(folded, len));
		if (!first)
			assert_int_equal(*folded, ' ');
		buf_add(whole, folded + !first, len - !first);
	}
}

static void lines_fold_at_every_boundary(void **state)
{
	static const char *const characters[] = { "x", "é", "€", "字", "😀" };
	for (size_t c = 0; c < sizeof characters / sizeof characters[0]; c++) {
		for (size_t before = 0; before < 160; before++) {
			struct buf text = BUF(OUT_BYTES), out = BUF(OUT_BYTES), whole = BUF(OUT_BYTES);
			buf_fill(&text, 'a', before);
			for (int i = 0; i < 60; i++)
				buf_puts(&text, characters[c]);
			calendar_word(&out, "SUMMARY", buf_text(&text));
			unfold(buf_text(&out), &whole);
			assert_int_equal(strncmp(buf_text(&whole), "SUMMARY:", 8), 0);
			assert_string_equal(buf_text(&whole) + 8, buf_text(&text));
			buf_release(&text);
			buf_release(&out);
			buf_release(&whole);
		}
	}
}

static void lines_fold_only_where_they_must(void **state)
{
	static const struct { size_t value_bytes; size_t lines; } cases[] = {
		{ 0, 1 }, { 72, 1 }, { 73, 1 }, { 74, 2 }, { 73 + 74, 2 }, { 73 + 75, 3 }, { 73 + 148, 3 }, { 73 + 149, 4 },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct buf text = BUF(OUT_BYTES), out = BUF(OUT_BYTES);
		buf_fill(&text, 'a', cases[i].value_bytes);
		calendar_word(&out, "X", buf_text(&text));
		size_t lines = 0;
		for (const char *at = buf_text(&out); (at = strstr(at, "\r\n")); at += 2)
			lines++;
		assert_int_equal(lines, cases[i].lines);
		buf_release(&text);
		buf_release(&out);
	}
}

static void days_and_stamps(void **state)
{
	struct buf out = BUF(OUT_BYTES);
	calendar_day(&out, "DUE", 20848);
	calendar_stamp(&out, "DTSTAMP", 1795287731);
	assert_string_equal(buf_text(&out), "DUE;VALUE=DATE:20270130\r\nDTSTAMP:20261121T190211Z\r\n");
	buf_release(&out);
}

static void a_calendar_is_whole(void **state)
{
	struct buf out = BUF(OUT_BYTES);
	calendar_begin(&out);
	calendar_end(&out);
	assert_string_equal(buf_text(&out), "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//section11//section11 " SECTION11_VERSION
		"//EN\r\nCALSCALE:GREGORIAN\r\nEND:VCALENDAR\r\n");
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_escaped),
		cmocka_unit_test(lines_fold_at_every_boundary),
		cmocka_unit_test(lines_fold_only_where_they_must),
		cmocka_unit_test(days_and_stamps),
		cmocka_unit_test(a_calendar_is_whole),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
