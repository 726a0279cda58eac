/* SPDX-License-Identifier: MIT */
/*
 * Line mode: the same pages told line by line, for screen readers, braille lines and dumb
 * terminals. No alternate screen, no redraw, no timer. Everything that can have the focus gets a
 * number; the question comes before its choices.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct block;
struct buf;
struct page;

/*
 * The whole page as lines of at most `cols` (0: not wrapped): title, where, state, status; the body, a question before its
 * numbered choices; the guidance; then what can be typed. In line mode a program fills page->keys with words
 * ("back", "go to the page before"), not with keys.
 */
void teller_tell(const struct page *page, int cols, struct buf *out);

/* How much of a page is told; all zero: everything. */
struct telling {
	/* The blocks of the body that are told, without the title and what goes with it; NULL: the whole page. Numbers stay those of the page. */
	bool (*wants)(const void *ctx, const struct block *block);
	const void *ctx;
	struct buf *heard;     /* what options mean, a line each: what stands in it is left out, the rest is told and added. NULL: all is told */
	bool no_end;           /* without what can be typed */
};
void teller_tell_some(const struct page *page, const struct telling *telling, int cols, struct buf *out);

/* What a typed line means on that page. */
enum told_kind {
	TOLD_NOTHING,
	TOLD_FOCUS,       /* activate `id` */
	TOLD_TEXT,        /* text for the field `id` */
	TOLD_COMMAND,     /* a command's name in `text` */
	TOLD_UNKNOWN
};
struct told {
	enum told_kind kind;
	const char *id;   /* belongs to the page */
	const char *text; /* belongs to the line */
};
/*
 * `line` is without its newline. A number is the n-th thing of the page; a word is a command ("?" is help); an empty line is
 * nothing. `field` is the id of the field that the last prompt asked for, or NULL: then the line is its text, and a command
 * begins with "/" ("/back"; "//" stands for a text that begins with "/").
 */
struct told teller_hear(const struct page *page, const char *field, const char *line);
