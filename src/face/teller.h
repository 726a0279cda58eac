/* SPDX-License-Identifier: MIT */
/*
 * Line mode: the same pages told line by line, for screen readers, braille lines and dumb
 * terminals. No alternate screen, no redraw, no timer. Everything that can have the focus gets a
 * number; the question comes before its choices.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct page;

/* The whole page as lines of at most `cols` (0: not wrapped), numbered choices, then what can be typed. */
void teller_tell(const struct page *page, int cols, struct buf *out);

/* What a typed line means on that page. */
enum told_kind { TOLD_NOTHING, TOLD_FOCUS /* activate `id` */, TOLD_TEXT /* text for the field `id` */, TOLD_COMMAND /* a command's name in `text` */, TOLD_UNKNOWN };
struct told {
	enum told_kind kind;
	const char *id;   /* belongs to the page */
	const char *text; /* belongs to the line */
};
/* `field` is the id of the field that the last prompt asked for, or NULL. */
struct told teller_hear(const struct page *page, const char *field, const char *line);
