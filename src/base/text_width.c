/* SPDX-License-Identifier: MIT */
#include "base/text.h"
#include "base/text_utf8.h"

#include <uniwidth.h>

#include <langinfo.h>
#include <limits.h>
#include <string.h>
#include <wchar.h>

/* Columns of one character. A control or unknown one counts 1, which is what stands in its place once it is safe. */
static int char_cols(uint32_t c)
{
	if (c < 0x7f)
		return 1;
	bool locale_knows = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
	int cols = locale_knows ? wcwidth((wchar_t)c) : uc_width(c, "UTF-8");
	return cols < 0 ? 1 : cols;
}

int text_grapheme_cols(const char *text, size_t bytes)
{
	if (bytes == 1)
		return 1;
	int cols = 0;
	for (size_t at = 0; at < bytes;) {
		uint32_t c;
		at += utf8_decode_any(text + at, bytes - at, &c);
		cols += char_cols(c);
	}
	return cols;
}

int text_cols(const char *text)
{
	return text_ncols(text, strlen(text));
}

int text_ncols(const char *text, size_t len)
{
	int cols;
	text_fit(text, len, INT_MAX, &cols);
	return cols;
}

size_t text_fit(const char *text, size_t len, int cols, int *ret_cols)
{
	size_t at = 0;
	int filled = 0;
	while (at < len) {
		size_t n = text_grapheme_bytes(text + at, len - at);
		int wide = text_grapheme_cols(text + at, n);
		if (wide > cols - filled)
			break;
		filled += wide;
		at += n;
	}
	if (ret_cols)
		*ret_cols = filled;
	return at;
}
