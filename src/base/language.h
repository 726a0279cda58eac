/* SPDX-License-Identifier: MIT */
/*
 * Which language a person reads. Letters follow LC_CTYPE; words follow LANGUAGE, LC_ALL, LC_MESSAGES and LANG as GNU gettext
 * has them, and need no locale of that language on the computer: gettext asks LANGUAGE as long as the locale of messages is
 * not plain C, so it is C.UTF-8 where there is none. A locale of C or POSIX is English whatever LANGUAGE says: scripts ask
 * for it. Only setlocale(3) and the environment are touched; each program opens its own catalogue where language_is_english
 * says no (English has none, and looking for one would cost files at each start).
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#define LANGUAGE_BYTES 16   /* of a code, with its NUL: "cy", "pt_BR" */
#define LANGUAGES_BYTES 128 /* of a list such as LANGUAGE holds: "cy:en" */

/* Once, first thing in main. */
void language_start(void);
/* The languages the person reads, best first, without encodings: "cy_GB:en". Never empty; "en" for C and POSIX. */
void language_list(char to[LANGUAGES_BYTES]);
/* The best of them is English. */
bool language_is_english(void);
/* From now on this language, here and in programs started later. Catalogues that gettext has open are asked anew. */
void language_use(const char *code);
/* Spelt like the code of a language: it can stand in a path and in LANGUAGE. */
bool language_is_code(const char *text);
/* Whether a wanted language of `len` bytes is served by `code`: the same, or the same without its country ("cy_GB" by "cy"). */
bool language_matches(const char *wanted, size_t len, const char *code);
/* Where catalogues are: $SECTION11_LOCALEDIR, else where they were installed. */
const char *language_folder(void);
