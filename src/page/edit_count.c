/* SPDX-License-Identifier: MIT */
/*
 * How many graphemes the text has, kept from key to key: only what a change may touch is counted anew, from the last border
 * before it that no change can move to the first behind it.
 */
#include "page/edit_inside.h"

#include "base/text.h"

static bool is_ascii(char c)
{
	return !((unsigned char)c & 0x80);
}

/* An editor holds no carriage return: so between two of ASCII, and on either side of a newline, a grapheme always ends. */
static bool is_border(const struct edit *edit, size_t at)
{
	char before = edit->text[at - 1], behind = edit->text[at];
	return before == '\n' || behind == '\n' || (is_ascii(before) && is_ascii(behind));
}

struct span edit_count_span(const struct edit *edit, size_t at, size_t removed)
{
	struct span span = { .from = at ? at - 1 : 0, .to = at + removed + 1 };
	while (span.from > 0 && !is_border(edit, span.from))
		span.from--;
	while (span.to < edit->len && !is_border(edit, span.to))
		span.to++;
	if (span.to > edit->len)
		span.to = edit->len;
	return span;
}

size_t edit_count(const struct edit *edit, struct span span)
{
	size_t n = 0;
	const char *text = edit->text;
	for (size_t at = span.from; at < span.to; n++)
		at += is_ascii(text[at]) && is_ascii(text[at + 1]) ? 1 : text_grapheme_bytes(text + at, edit->len - at);
	return n;
}

size_t edit_graphemes(const struct edit *edit)
{
	return edit->graphemes;
}
