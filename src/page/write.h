/* SPDX-License-Identifier: MIT */
/*
 * Pages on paper: plain text of `cols` columns, and one self-contained HTML file.
 *
 * What belongs to a screen alone stays out: keys, actions, the focus, the state of saving and the status line. An empty
 * field is space to write on; a masked one is not told. The permanent id of a question stands before its words, taken from
 * the ids of blocks and rows ("question:KF1-1"), unless they begin with it. All text is made safe. HTML has no script and
 * fetches nothing. Pages of one document are written into one buffer, since their places there name them.
 */
#pragma once

struct buf;
struct page;

void page_write_text(const struct page *page, int cols, struct buf *out);

/* An HTML document begins, takes any number of pages (each a <section>), and ends. `lang` is a language tag. */
void html_begin(const char *title, const char *lang, struct buf *out);
void page_write_html(const struct page *page, struct buf *out);
void html_end(struct buf *out);
