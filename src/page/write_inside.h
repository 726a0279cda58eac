/* SPDX-License-Identifier: MIT */
/* What the writers, the painter and the line teller say in the same words; nobody else includes this. */
#pragma once

#include "page/label.h"
#include "page/page.h"

struct buf;

/* Appends the permanent id of the question that `id` speaks of ("question:KF1-1", "KF1-1.value") and two blanks; nothing if
 * there is none or the label begins with it. */
void write_question_id(const char *id, const char *label, struct buf *out);
/* "Warning", before the title of a notice. */
const char *notice_word(enum notice_kind kind);
int bar_total(const struct block *bar);
/* "12 of 30 (40 per cent)" */
void write_share(int count, int total, struct buf *out);
/* How many of `cells` show a count: something is never nothing, and a part never all. */
int bar_cells(int count, int total, int cells);
/* Bars that follow each other: a table of them has one column for each kind of part. */
#define BAR_COLUMNS_MAX 8
struct bar_columns {
	const char *labels[BAR_COLUMNS_MAX];
	size_t n;
};
/* How many labelled bars stand one after the other from `from` on; 0 if they make no table. */
size_t bar_run(const struct blocks *blocks, size_t from, struct bar_columns *ret);
int bar_count(const struct block *bar, const char *label);
/* True for the heading that only repeats the page's title. */
bool is_page_name(const struct page *page, const struct block *block);
