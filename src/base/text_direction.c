/* SPDX-License-Identifier: MIT */
#include "base/text.h"
#include "base/text_utf8.h"

#include <unictype.h>

enum text_direction text_direction(const char *text, size_t len)
{
	uint32_t c;
	if (len == 0 || utf8_decode_any(text, len, &c) == 0)
		return TEXT_NEUTRAL;
	switch (uc_bidi_category(c)) {
	case UC_BIDI_L: return TEXT_LEFT_TO_RIGHT;
	case UC_BIDI_R: case UC_BIDI_AL: case UC_BIDI_AN: return TEXT_RIGHT_TO_LEFT;
	case UC_BIDI_EN: return TEXT_NUMBER;
	default: return TEXT_NEUTRAL;
	}
}

/* No letter from right to left has another first byte: they lie in U+0590 to U+08FF, U+FB1D to U+FEFF and beyond U+10800. */
static bool may_begin_one(unsigned char lead)
{
	return (lead >= 0xd6 && lead <= 0xe0) || lead == 0xef || lead == 0xf0;
}

bool text_has_right_to_left(const char *text, size_t len)
{
	for (size_t at = 0; at < len; at++)
		if (may_begin_one((unsigned char)text[at]) && text_direction(text + at, len - at) == TEXT_RIGHT_TO_LEFT)
			return true;
	return false;
}
