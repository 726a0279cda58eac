/* SPDX-License-Identifier: MIT */
#include "base/text.h"

#include "base/mem.h"
#include "base/text_utf8.h"

#include <unigbrk.h>

#include <stdlib.h>

/* Most graphemes are far shorter; a longer one doubles the look. */
#define LOOK_BYTES 32

/* Bytes at the front that are well-formed. */
static size_t valid_bytes(const char *text, size_t len)
{
	uint32_t c;
	size_t at = 0;
	for (size_t n; (n = utf8_decode(text + at, len - at, &c)) > 0;)
		at += n;
	return at;
}

/* Bytes of the first grapheme of well-formed text. u8_grapheme_next would not do: it cuts flags and joined emoji. */
static size_t first_break(const char *text, size_t len)
{
	char small[LOOK_BYTES], *breaks = len <= LOOK_BYTES ? small : xmalloc(len);
	size_t n = 1;
	u8_grapheme_breaks((const uint8_t *)text, len, breaks);
	while (n < len && !breaks[n])
		n++;
	if (breaks != small)
		free(breaks);
	return n;
}

/*
 * True if a grapheme surely begins between the two, whatever stands around them: rules GB4 and GB5 of UAX #29,
 * and GB999 where neither GB9b, GB9c nor GB11 can apply.
 */
static bool surely_apart(uint32_t before, uint32_t after)
{
	int left = uc_graphemeclusterbreak_property(before), right = uc_graphemeclusterbreak_property(after);
	if (left == GBP_CONTROL || left == GBP_LF || right == GBP_CONTROL || right == GBP_CR)
		return true;
	return right == GBP_OTHER && left != GBP_ZWJ && left != GBP_PREPEND && left != GBP_EXTEND;
}

size_t text_grapheme_bytes(const char *text, size_t len)
{
	if (len == 0)
		return 0;
	if (text[0] >= ' ' && text[0] < 0x7f && (len == 1 || !(text[1] & 0x80)))
		return 1;
	/* Most letters stand for themselves, in any script. */
	uint32_t first, next;
	size_t own = utf8_decode(text, len, &first);
	if (own > 0 && utf8_decode(text + own, len - own, &next) > 0 && surely_apart(first, next))
		return own;
	/* libunistring must not see malformed bytes, nor all of a long text for each of its graphemes. */
	for (size_t look = LOOK_BYTES;; look *= 2) {
		size_t valid = valid_bytes(text, look < len ? look : len);
		if (valid == 0)
			return 1;
		size_t n = first_break(text, valid);
		bool may_go_on = n == valid && valid + 4 > look && look < len;
		if (!may_go_on)
			return n;
	}
}

size_t text_grapheme_back_bytes(const char *text, size_t at)
{
	uint32_t c, before;
	size_t start = at - utf8_decode_back(text, at, &c);
	/* Back to where a grapheme surely begins, then forward: what ends here depends on all that stands between. */
	for (size_t n; (n = utf8_decode_back(text, start, &before)) > 0; start -= n) {
		if (surely_apart(before, c))
			break;
		c = before;
	}
	size_t n = 0;
	for (; start < at; start += n)
		n = text_grapheme_bytes(text + start, at - start);
	return n;
}

size_t text_graphemes(const char *text, size_t len)
{
	size_t count = 0;
	for (size_t at = 0; at < len; count++)
		at += text_grapheme_bytes(text + at, len - at);
	return count;
}
