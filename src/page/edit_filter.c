/* SPDX-License-Identifier: MIT */
#include "page/edit_inside.h"

#include <string.h>

/* Bytes of the character at `text`: as its first byte says, as far as there is text. */
static size_t char_bytes(const char *text, size_t len)
{
	unsigned char lead = (unsigned char)*text;
	size_t n = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
	if (n > len)
		n = len;
	/* A broken character must not swallow what stands behind it. */
	for (size_t i = 1; i < n; i++) {
		if (((unsigned char)text[i] & 0xc0) != 0x80)
			return i;
	}
	return n;
}

/* text_safe alone knows what is harmful: it leaves one harmless character as it is. */
static bool is_harmless(const char *text, size_t len)
{
	char space[16];
	struct buf safe = { .data = space, .cap = sizeof space, .max_bytes = sizeof space - 1 };
	text_safe(&safe, text, len, false);
	return safe.len == len && memcmp(space, text, len) == 0;
}

static size_t plain_bytes(const char *text, size_t len)
{
	size_t n = 0;
	while (n < len && text[n] >= ' ' && text[n] < 0x7f)
		n++;
	return n;
}

/* Bytes of a line end: LF, CR LF, or the CR alone that terminals paste; U+2028 and U+2029 end lines too. */
static size_t newline_bytes(const char *text, size_t len)
{
	if (*text == '\n')
		return 1;
	if (*text == '\r')
		return len > 1 && text[1] == '\n' ? 2 : 1;
	return len >= 3 && (memcmp(text, "\xe2\x80\xa8", 3) == 0 || memcmp(text, "\xe2\x80\xa9", 3) == 0) ? 3 : 0;
}

static size_t one_special(const char *text, size_t len, bool single, struct buf *out)
{
	size_t newline = newline_bytes(text, len);
	if (newline) {
		/* The last line end of what was copied for a single line is no blank that anyone meant. */
		if (!single || newline < len)
			buf_putc(out, single ? ' ' : '\n');
		return newline;
	}
	size_t n = char_bytes(text, len);
	if (*text == '\t')
		buf_putc(out, ' ');
	else if (is_harmless(text, n))
		buf_add(out, text, n);
	return n;
}

void edit_filter(const char *text, size_t len, bool single, struct buf *out)
{
	for (size_t at = 0; at < len;) {
		size_t plain = plain_bytes(text + at, len - at);
		buf_add(out, text + at, plain);
		at += plain;
		if (at < len)
			at += one_special(text + at, len - at, single, out);
	}
}
