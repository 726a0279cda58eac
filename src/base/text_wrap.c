/* SPDX-License-Identifier: MIT */
#include "base/text.h"

#include "base/mem.h"
#include "base/text_utf8.h"

#include <unilbrk.h>

#include <stdlib.h>
#include <string.h>

/* What stands behind a line decides whether it may end there; so much of it is shown to libunistring. */
#define AHEAD_BYTES 16
#define SMALL_BYTES 1024

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Bytes of the line end at `text`: 1 for LF, 2 for CR LF, 0 for none. */
static size_t newline_bytes(const char *text, size_t len)
{
	if (len && text[0] == '\n')
		return 1;
	return len > 1 && text[0] == '\r' && text[1] == '\n' ? 2 : 0;
}

/* Bytes from `text` that fit into `cols` before a newline; at least one grapheme, so that every line gets on. */
static size_t reach(const char *text, size_t len, int cols)
{
	size_t at = 0;
	int filled = 0;
	while (at < len && !newline_bytes(text + at, len - at)) {
		size_t n = text_grapheme_bytes(text + at, len - at);
		int wide = text_grapheme_cols(text + at, n);
		if (at > 0 && wide > cols - filled)
			break;
		filled += wide;
		at += n;
	}
	return at;
}

static size_t without_blanks(const char *text, size_t len)
{
	while (len && is_blank(text[len - 1]))
		len--;
	return len;
}

/* libunistring wants well-formed text: each malformed byte becomes a letter. */
static void copy_valid(char *to, const char *text, size_t len)
{
	for (size_t at = 0; at < len;) {
		uint32_t c;
		size_t n = utf8_decode(text + at, len - at, &c);
		if (n)
			memcpy(to + at, text + at, n);
		else
			to[at] = 'x';
		at += n ? n : 1;
	}
}

/* The last place at or before `fit` where UAX #14 lets a line end; 0 if there is none with something before it. */
static size_t last_break(const char *text, size_t len, size_t fit)
{
	char small[2 * SMALL_BYTES];
	size_t look = len - fit < AHEAD_BYTES ? len : fit + AHEAD_BYTES, at = fit;
	char *copy = look <= SMALL_BYTES ? small : xmalloc(2 * look), *breaks = copy + look;
	copy_valid(copy, text, look);
	u8_possible_linebreaks((const uint8_t *)copy, look, "UTF-8", breaks);
	while (at > 0 && breaks[at] != UC_BREAK_POSSIBLE && breaks[at] != UC_BREAK_MANDATORY)
		at--;
	if (copy != small)
		free(copy);
	return without_blanks(text, at) ? at : 0;
}

/* Where the line ends whose first `fit` bytes fit. What it ends on is swallowed: blanks, then a newline. */
static void end_line(const char *text, size_t len, size_t fit, struct text_line *line)
{
	size_t end = fit, next = fit;
	while (next < len && is_blank(text[next]))
		next++;
	size_t newline = newline_bytes(text + next, len - next);
	if (next == fit && fit < len && !newline) {
		size_t at = last_break(text, len, fit);
		end = next = at ? at : fit;
	}
	line->len = without_blanks(text, end);
	line->next = line->start + next + newline;
}

bool text_wrap_next(const char *text, size_t len, int cols, struct text_line *line)
{
	size_t start = line->next;
	bool empty_last = start == len && (len == 0 || text[len - 1] == '\n');
	if (start >= len && !empty_last)
		return false;
	line->start = start;
	if (empty_last) {
		line->len = 0;
		line->next = len + 1;
		return true;
	}
	end_line(text + start, len - start, reach(text + start, len - start, cols), line);
	return true;
}
