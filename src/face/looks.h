/* SPDX-License-Identifier: MIT */
/*
 * How a style looks in a theme. Meaning never rests on colour: what a colour says, a word on the page says as well, and
 * every theme but THEME_DEFAULT does without. Backgrounds are never set: the terminal's own colours decide the contrast.
 */
#pragma once

#include "face/cells.h"
#include "face/terminal.h"

enum { LOOK_BOLD = 1, LOOK_UNDERLINE = 2, LOOK_REVERSE = 4 };
enum look_colour { LOOK_PLAIN, LOOK_RED, LOOK_GREEN, LOOK_MAGENTA, LOOK_CYAN, LOOK_COLOUR_COUNT };

struct look {
	unsigned attributes;
	enum look_colour colour;
};

struct look look_of(enum theme theme, enum style style);
