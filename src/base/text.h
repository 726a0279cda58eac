/* SPDX-License-Identifier: MIT */
/*
 * Text is UTF-8. Lengths always say their unit: bytes, graphemes (what a person calls
 * a character, from libunistring) or cols (terminal columns, from wcwidth so that they
 * agree with ncurses). Nothing here depends on the locale's language; widths need
 * setlocale(LC_CTYPE) to a UTF-8 locale and fall back to libunistring's table without it.
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

/*
 * Columns of one grapheme: the sum of its characters', since that is how many cells ncurses fills. 0, 1 or 2 for nearly all;
 * more for emoji that some terminals join (a family of four is 8). A control, unknown or malformed byte counts 1, as the
 * U+FFFD does that text_safe puts in its place.
 */
int text_grapheme_cols(const char *text, size_t bytes);
int text_cols(const char *text);
int text_ncols(const char *text, size_t len);
/* How many bytes of `text` fit into `cols`, never cutting a grapheme; *ret_cols (or NULL) gets what they fill. */
size_t text_fit(const char *text, size_t len, int cols, int *ret_cols);

/*
 * One line of wrapped text: where it begins, how long it is (without the blanks at its end), and where the next begins
 * (the length of the text after the last line; one more if that is empty).
 */
struct text_line {
	size_t start, len, next;
};
/*
 * Breaks at blanks where it can (UAX #14 with libunistring), inside a word where it must. Returns false at the
 * end. Start with line->next = 0. A newline (LF or CR LF) ends a line; a text that is empty or ends in a newline has an
 * empty last line. Blanks at which a line breaks are swallowed, blanks at the beginning of a paragraph stay. Every line
 * takes at least one grapheme, even if it is wider than `cols`.
 */
bool text_wrap_next(const char *text, size_t len, int cols, struct text_line *line);

/*
 * Makes text harmless for any sink (terminal, report, log): C0 and C1 controls, escapes, bidirectional controls and
 * invalid bytes become U+FFFD; newline and tab stay if `keep_lines`, else become a blank. CR LF is one newline. The line and
 * paragraph separators U+2028 and U+2029 and other invisible format characters (U+206A to U+206F, U+FFF9 to U+FFFB) go as well.
 */
void text_safe(struct buf *out, const char *text, size_t len, bool keep_lines);

/*
 * Which way a character is written (UAX #9), by its first code point. Numbers go left to right, but keep company with what stands before
 * them; those in digits of Arabic are counted to its letters here.
 */
enum text_direction { TEXT_NEUTRAL, TEXT_LEFT_TO_RIGHT, TEXT_RIGHT_TO_LEFT, TEXT_NUMBER };
enum text_direction text_direction(const char *text, size_t len);
bool text_has_right_to_left(const char *text, size_t len);

/* ASCII only, never the locale's: for codes, keywords, ids. Less than, equal to or greater than 0. */
int text_casecmp(const char *a, const char *b);
/*
 * For search: folded, without accents, its words with one blank between; signs are blanks. Hyphens and apostrophes are blanks too, or
 * with `joined` nothing at all ("first-aid": "first aid", "firstaid"). What is not UTF-8 is a blank. The caller frees.
 */
char *text_for_search(const char *text, bool joined) __attribute__((warn_unused_result));
/* Unicode case folding, both spellings of an accent, for search. An empty needle is in everything. */
bool text_lower_contains(const char *haystack, const char *needle);
/*
 * Whole decimal number, nothing around it; false if not one or out of range. One spelling a number: no plus sign, no
 * leading zeros, no "-0".
 */
bool text_to_int(const char *text, int64_t min, int64_t max, int64_t *ret);
/* Copies with white space (Unicode's, so no-break and ideographic spaces too) trimmed at both ends; the caller frees. */
char *text_trim(const char *text);
/* Copies into a fixed array, cutting at a grapheme; always terminates. */
void text_copy(char *to, size_t size, const char *from);
