/* SPDX-License-Identifier: MIT */
/*
 * Text is UTF-8. Lengths always say their unit: bytes, graphemes (what a person calls
 * a character, from libunistring) or cols (terminal columns, from wcwidth so that they
 * agree with ncurses). Nothing here depends on the locale's language; widths need
 * setlocale(LC_CTYPE) to a UTF-8 locale and fall back to a table of our own without it.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

/* True if all of it is well-formed UTF-8 without U+0000. */
bool text_valid(const char *bytes, size_t len);

/* Bytes of the grapheme that begins at `text` (0 at the end). Malformed bytes count as one each. */
size_t text_grapheme_bytes(const char *text, size_t len);
/* Bytes of the grapheme that ends at text + at. */
size_t text_grapheme_back_bytes(const char *text, size_t at);
size_t text_graphemes(const char *text, size_t len);

/* Columns of one grapheme: 0, 1 or 2. */
int text_grapheme_cols(const char *text, size_t bytes);
int text_cols(const char *text);
int text_ncols(const char *text, size_t len);
/* How many bytes of `text` fit into `cols`, never cutting a grapheme; *ret_cols gets what they fill. */
size_t text_fit(const char *text, size_t len, int cols, int *ret_cols);

/* One line of wrapped text: where it begins, how long it is (without the blanks at its end), and where the next begins. */
struct text_line {
	size_t start, len, next;
};
/*
 * Breaks at blanks where it can (UAX #14 with libunistring), inside a word where it must. Returns false at the
 * end. Start with line->next = 0. A newline ends a line; a text that ends in a newline has an empty last line.
 */
bool text_wrap_next(const char *text, size_t len, int cols, struct text_line *line);

/*
 * Makes text harmless for any sink (terminal, report, log): C0 and C1 controls, escapes, bidirectional controls and
 * invalid bytes become U+FFFD; newline and tab stay if `keep_lines`, else become a blank.
 */
void text_safe(struct buf *out, const char *text, size_t len, bool keep_lines);

/* ASCII only, never the locale's: for codes, keywords, ids. */
int text_casecmp(const char *a, const char *b);
bool text_lower_contains(const char *haystack, const char *needle); /* Unicode case folding, for search */
/* Whole decimal number, nothing around it; false if not one or out of range. */
bool text_to_int(const char *text, int64_t min, int64_t max, int64_t *ret);
/* Copies with blanks trimmed at both ends; the caller frees. */
char *text_trim(const char *text);
/* Copies into a fixed array, cutting at a grapheme; always terminates. */
void text_copy(char *to, size_t size, const char *from);
