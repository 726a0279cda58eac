/* SPDX-License-Identifier: MIT */
#include "face/looks.h"

#define B LOOK_BOLD
#define U LOOK_UNDERLINE
#define R LOOK_REVERSE

/* The focus marker has no attribute in the default theme: the cursor stands beside it, and each would cost ten bytes a move. */
static const struct look looks[THEME_COUNT][STYLE_COUNT] = {
	[THEME_DEFAULT] = {
		[STYLE_STRONG] = { B, LOOK_PLAIN }, [STYLE_HEADING] = { B, LOOK_PLAIN },
		[STYLE_FIELD] = { U, LOOK_PLAIN }, [STYLE_SELECTION] = { R, LOOK_PLAIN }, [STYLE_INFO] = { B, LOOK_BLUE },
		[STYLE_SUCCESS] = { B, LOOK_GREEN }, [STYLE_WARNING] = { B, LOOK_MAGENTA }, [STYLE_ERROR] = { B, LOOK_RED },
		[STYLE_DANGER] = { B, LOOK_RED },
	},
	[THEME_HIGH_CONTRAST] = {
		[STYLE_STRONG] = { B, LOOK_PLAIN }, [STYLE_HEADING] = { B | U, LOOK_PLAIN }, [STYLE_BAR] = { B, LOOK_PLAIN },
		[STYLE_FOCUS] = { R, LOOK_PLAIN }, [STYLE_FIELD] = { B | U, LOOK_PLAIN }, [STYLE_SELECTION] = { R, LOOK_PLAIN },
		[STYLE_INFO] = { B, LOOK_PLAIN }, [STYLE_SUCCESS] = { B, LOOK_PLAIN }, [STYLE_WARNING] = { R, LOOK_PLAIN },
		[STYLE_ERROR] = { R, LOOK_PLAIN }, [STYLE_DANGER] = { R, LOOK_PLAIN }, [STYLE_RULE] = { B, LOOK_PLAIN },
	},
	[THEME_MONO] = {
		[STYLE_STRONG] = { B, LOOK_PLAIN }, [STYLE_HEADING] = { B, LOOK_PLAIN },
		[STYLE_FIELD] = { U, LOOK_PLAIN }, [STYLE_SELECTION] = { R, LOOK_PLAIN }, [STYLE_WARNING] = { B, LOOK_PLAIN },
		[STYLE_ERROR] = { B, LOOK_PLAIN }, [STYLE_DANGER] = { B, LOOK_PLAIN },
	},
	/* Seen from the last row of a hall: what matters is bold or a block, so that it stands out from plain text; nothing is coloured. */
	[THEME_PROJECTOR] = {
		[STYLE_STRONG] = { B, LOOK_PLAIN }, [STYLE_HEADING] = { B | U, LOOK_PLAIN }, [STYLE_FOCUS] = { R, LOOK_PLAIN },
		[STYLE_FIELD] = { U, LOOK_PLAIN }, [STYLE_SELECTION] = { R, LOOK_PLAIN }, [STYLE_INFO] = { B, LOOK_PLAIN },
		[STYLE_SUCCESS] = { B, LOOK_PLAIN }, [STYLE_WARNING] = { R, LOOK_PLAIN }, [STYLE_ERROR] = { R, LOOK_PLAIN },
		[STYLE_DANGER] = { R, LOOK_PLAIN },
	},
};

int look_colour_number(enum look_colour colour)
{
	static const int numbers[LOOK_COLOUR_COUNT] = { [LOOK_RED] = 131, [LOOK_GREEN] = 29, [LOOK_MAGENTA] = 163, [LOOK_BLUE] = 63 };
	return numbers[colour];
}

struct look look_of(enum theme theme, enum style style)
{
	return looks[theme][style];
}
