/* SPDX-License-Identifier: MIT */
#include "base/text_utf8.h"

/* Bytes that a lead byte announces, 0 for a byte that begins nothing. */
static size_t announced(unsigned char lead)
{
	if (lead < 0x80)
		return 1;
	if (lead < 0xc2 || lead > 0xf4)
		return 0;
	return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

size_t utf8_decode(const char *text, size_t len, uint32_t *ret_char)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	const unsigned char *s = (const unsigned char *)text;
	size_t n = len ? announced(s[0]) : 0;
	if (n == 0 || n > len)
		return 0;
	uint32_t c = n == 1 ? s[0] : s[0] & (0xffu >> (n + 1));
	for (size_t i = 1; i < n; i++) {
		if ((s[i] & 0xc0) != 0x80)
			return 0;
		c = c << 6 | (s[i] & 0x3f);
	}
	if (c < least[n] || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
		return 0;
	*ret_char = c;
	return n;
}

size_t utf8_decode_any(const char *text, size_t len, uint32_t *ret_char)
{
	size_t n = utf8_decode(text, len, ret_char);
	if (n || !len)
		return n;
	*ret_char = UTF8_REPLACEMENT;
	return 1;
}

size_t utf8_decode_back(const char *text, size_t at, uint32_t *ret_char)
{
	for (size_t n = 1; n <= 4 && n <= at; n++) {
		if (utf8_decode(text + at - n, n, ret_char) == n)
			return n;
	}
	*ret_char = UTF8_REPLACEMENT;
	return at ? 1 : 0;
}

size_t utf8_encode(uint32_t c, char to[4])
{
	size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	for (size_t i = n - 1; i > 0; i--) {
		to[i] = (char)(0x80 | (c & 0x3f));
		c >>= 6;
	}
	static const unsigned char lead[] = { 0, 0, 0xc0, 0xe0, 0xf0 };
	to[0] = (char)(lead[n] | c);
	return n;
}
