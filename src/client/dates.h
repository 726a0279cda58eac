/* SPDX-License-Identifier: MIT */
/* Days and times as people read them: "29 January 2027". What cannot be read as a date is given back as it is. */
#pragma once

struct page;

/* `text`: a day, a month or a stamp. In the page's arena. */
const char *date_words(struct page *page, const char *text);
