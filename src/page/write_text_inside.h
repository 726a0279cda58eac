/* SPDX-License-Identifier: MIT */
/* What the files of the plain-text writer share; nobody else includes this. */
#pragma once

#include "base/buf.h"
#include "page/write_inside.h"

/* Where it is written, and a line in the making. */
struct paper {
	struct buf *out;
	struct buf line;
	int cols;
};

/* A line is put together (text is made safe), then put: wrapped, indented by `indent`, and by `hang` from its second row on. */
void paper_add(struct paper *paper, const char *text);
void paper_put(struct paper *paper, int indent, int hang);
/* Both at once; NULL and "" put nothing. */
void paper_say(struct paper *paper, int indent, int hang, const char *text);
void paper_blank(struct paper *paper);

/* write_text_table.c */
void paper_table(struct paper *paper, const struct block *block);
void paper_bar(struct paper *paper, const struct block *block);
/* write_text_bars.c: bars in a row, as one table of numbers; false, and nothing is written, if that is too wide. */
bool paper_bars(struct paper *paper, const struct block *bars, size_t n, const struct bar_columns *columns);
