/* SPDX-License-Identifier: MIT */
/* What the files of the HTML writer share; nobody else includes this. */
#pragma once

#include "base/buf.h"
#include "page/write_inside.h"

/* A section in the making. `level` is that of the last heading: the next may be at most one deeper. */
struct html {
	struct buf *out;
	int base_level, level;
};

/* write_html.c: text, safe and escaped; NULL is nothing. */
void html_text(struct html *html, const char *text);
/* <element class="class">text</element> and a newline; nothing if the text is NULL or "". `class` may be NULL. */
void html_element(struct html *html, const char *element, const char *class, const char *text);
/* A heading over the rows that follow, one level below where we are. */
void html_label(struct html *html, const char *text);
/* The id of the question in front of its words. */
void html_question_id(struct html *html, const char *id, const char *label);

/* write_html_block.c */
void html_block(struct html *html, const struct block *block);
/* write_html_bars.c: bars in a row, as one table. */
void html_bars(struct html *html, const struct block *bars, size_t n, const struct bar_columns *columns);
