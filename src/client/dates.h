/* SPDX-License-Identifier: MIT */
/* Days and times as people read them: "29 January 2027". What cannot be read as a date is given back as it is. */
#pragma once

#include <stdint.h>

struct arena;
struct page;

/* `text`: a day, a month or a stamp. In the page's arena. */
const char *date_words(struct page *page, const char *text);
/* The name of a month, from 1 to 12. */
const char *month_words(int month);
/* How to give a date that lies ahead of `now`, with next year in the example. */
const char *coming_date_hint(struct arena *arena, int64_t now);
