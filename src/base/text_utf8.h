/* SPDX-License-Identifier: MIT */
/* UTF-8 one character at a time. Private to base: the rooms above speak of graphemes. */
#pragma once

#include <stddef.h>
#include <stdint.h>

/*
 * Bytes of the character that begins at `text`, 1 to 4, and its code point; 0 if it is cut or malformed (overlong, a
 * surrogate, beyond U+10FFFF) or len is 0. U+0000 is well-formed here.
 */
size_t utf8_decode(const char *text, size_t len, uint32_t *ret_char);
/* The bytes of a code point that is one; returns how many. */
size_t utf8_encode(uint32_t c, char to[4]);
/* The character that ends at text + at; a malformed byte gives 1 and U+FFFD. 0 at the beginning. */
size_t utf8_decode_back(const char *text, size_t at, uint32_t *ret_char);
/* The same rule forward: a malformed byte gives 1 and U+FFFD. 0 only at the end. */
size_t utf8_decode_any(const char *text, size_t len, uint32_t *ret_char);

#define UTF8_REPLACEMENT 0xfffd
#define UTF8_REPLACEMENT_BYTES "\xef\xbf\xbd"
