/* SPDX-License-Identifier: MIT */
/*
 * How a style looks in a theme. Meaning never rests on colour: what a colour says, a word on the page says as well, and
 * every theme but THEME_DEFAULT does without. Backgrounds are never set: the terminal's own colours decide the contrast.
 *
 * A colour must be read on black and on white alike, 4.5 to 1 (WCAG 2.2, 1.4.3). Of the eight or sixteen colours that a
 * terminal calls red or green none is, in all the palettes that there are; so colours are those of the cube of 256, which looks
 * the same everywhere, and a terminal with fewer has bold letters instead.
 *
 * Bold and reverse never come together: the Linux console and PuTTY make that dark grey on light grey.
 */
#pragma once

#include "face/cells.h"
#include "face/terminal.h"

enum { LOOK_BOLD = 1, LOOK_UNDERLINE = 2, LOOK_REVERSE = 4 };
enum look_colour { LOOK_PLAIN, LOOK_RED, LOOK_GREEN, LOOK_MAGENTA, LOOK_BLUE, LOOK_COLOUR_COUNT };
#define LOOK_CUBE_COLOURS 256

struct look {
	unsigned attributes;
	enum look_colour colour;
};

/* Its place in the cube of 256; not for LOOK_PLAIN. */
int look_colour_number(enum look_colour colour);
struct look look_of(enum theme theme, enum style style);
