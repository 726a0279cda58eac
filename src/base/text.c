/* SPDX-License-Identifier: MIT */
#include "base/text.h"

#include "base/mem.h"
#include "base/text_utf8.h"

#include <unicase.h>
#include <unictype.h>

#include <stdlib.h>
#include <string.h>

bool text_valid(const char *bytes, size_t len)
{
	for (size_t at = 0; at < len;) {
		uint32_t c;
		size_t n = utf8_decode(bytes + at, len - at, &c);
		if (n == 0 || c == 0)
			return false;
		at += n;
	}
	return true;
}

static unsigned char ascii_lower(char c)
{
	return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

int text_casecmp(const char *a, const char *b)
{
	while (*a && ascii_lower(*a) == ascii_lower(*b)) {
		a++;
		b++;
	}
	return (int)ascii_lower(*a) - (int)ascii_lower(*b);
}

/* Case-folded and composed, so that both spellings of an accent meet; as it is where it is not UTF-8. The caller frees. */
static char *folded(const char *text, size_t *ret_len)
{
	uint8_t *fold = u8_casefold((const uint8_t *)text, strlen(text), NULL, UNINORM_NFC, NULL, ret_len);
	if (fold)
		return (char *)fold;
	*ret_len = strlen(text);
	return xstrdup(text);
}

bool text_lower_contains(const char *haystack, const char *needle)
{
	size_t hay_len, needle_len;
	if (!*needle)
		return true;
	char *hay = folded(haystack, &hay_len), *wanted = folded(needle, &needle_len);
	bool found = memmem(hay, hay_len, wanted, needle_len) != NULL;
	free(hay);
	free(wanted);
	return found;
}

bool text_to_int(const char *text, int64_t min, int64_t max, int64_t *ret)
{
	if (!text)
		return false;
	bool negative = *text == '-';
	const char *digit = text + negative;
	if (*digit == '0' && (digit[1] || negative))
		return false;
	if (!*digit)
		return false;
	int64_t value = 0;
	for (; *digit; digit++) {
		if (*digit < '0' || *digit > '9')
			return false;
		/* Counted downwards, since there is one more number below zero than above. */
		if (__builtin_mul_overflow(value, 10, &value) || __builtin_sub_overflow(value, *digit - '0', &value))
			return false;
	}
	if (!negative && __builtin_sub_overflow((int64_t)0, value, &value))
		return false;
	if (value < min || value > max)
		return false;
	*ret = value;
	return true;
}

char *text_trim(const char *text)
{
	uint32_t c;
	size_t start = 0, end = strlen(text), n;
	while ((n = utf8_decode_any(text + start, end - start, &c)) && uc_is_property_white_space(c))
		start += n;
	while (end > start && (n = utf8_decode_back(text, end, &c)) && uc_is_property_white_space(c))
		end -= n;
	return xstrndup(text + start, end - start);
}

void text_copy(char *to, size_t size, const char *from)
{
	if (size == 0)
		return;
	size_t len = strlen(from), fits = 0;
	if (len < size) {
		fits = len;
	} else {
		for (size_t n = 0; fits + n < size; n = text_grapheme_bytes(from + fits, len - fits))
			fits += n;
	}
	memmove(to, from, fits);
	to[fits] = '\0';
}
