/* SPDX-License-Identifier: MIT */
/* Days and times as people read them: "29 January 2027", "29 January 2027 at 19:04". What cannot be read as a date is given back as it is. */
#pragma once

#include <stdint.h>

struct arena;
struct page;

#define DATE_WORDS_BYTES 100

/* `text`: a day, a month or a stamp. In the page's arena; "" for NULL. */
const char *date_words(struct page *page, const char *text);
/* The same into `to`; what cannot be read is cut to that. */
const char *date_words_to(const char *text, char to[DATE_WORDS_BYTES]);
/* The name of a month, from 1 to 12. */
const char *month_words(int month);
/* How to give a date that lies ahead of `now`, with next year in the example. */
const char *coming_date_hint(struct arena *arena, int64_t now);
