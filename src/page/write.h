/* SPDX-License-Identifier: MIT */
/* Pages on paper: plain text of `cols` columns, and one self-contained HTML file. */
#pragma once

struct buf;
struct page;

void page_write_text(const struct page *page, int cols, struct buf *out);

/* An HTML document begins, takes any number of pages (each a <section>), and ends. `lang` is a language tag. */
void html_begin(const char *title, const char *lang, struct buf *out);
void page_write_html(const struct page *page, struct buf *out);
void html_end(struct buf *out);
