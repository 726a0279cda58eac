/* SPDX-License-Identifier: MIT */
#include "face/looks.h"

#define B LOOK_BOLD
#define U LOOK_UNDERLINE
#define R LOOK_REVERSE

/*
 * Yellow on white and blue on black cannot be read: red and magenta hold on both. The focus marker has no attribute: the
 * cursor stands beside it, and each would cost ten bytes a move.
 */
static const struct look looks[THEME_COUNT][STYLE_COUNT] = {
	[THEME_DEFAULT] = {
		[STYLE_STRONG] = { B, LOOK_PLAIN }, [STYLE_HEADING] = { B, LOOK_PLAIN },
		[STYLE_FIELD] = { U, LOOK_PLAIN }, [STYLE_SELECTION] = { R, LOOK_PLAIN }, [STYLE_INFO] = { B, LOOK_CYAN },
		[STYLE_SUCCESS] = { B, LOOK_GREEN }, [STYLE_WARNING] = { B, LOOK_MAGENTA }, [STYLE_ERROR] = { B, LOOK_RED },
		[STYLE_DANGER] = { B, LOOK_RED },
	},
	[THEME_HIGH_CONTRAST] = {
		[STYLE_STRONG] = { B, LOOK_PLAIN }, [STYLE_HEADING] = { B | U, LOOK_PLAIN }, [STYLE_BAR] = { B, LOOK_PLAIN },
		[STYLE_FOCUS] = { B | R, LOOK_PLAIN }, [STYLE_FIELD] = { B | U, LOOK_PLAIN }, [STYLE_SELECTION] = { R, LOOK_PLAIN },
		[STYLE_INFO] = { B, LOOK_PLAIN }, [STYLE_SUCCESS] = { B, LOOK_PLAIN }, [STYLE_WARNING] = { B | R, LOOK_PLAIN },
		[STYLE_ERROR] = { B | R, LOOK_PLAIN }, [STYLE_DANGER] = { B | R, LOOK_PLAIN }, [STYLE_RULE] = { B, LOOK_PLAIN },
	},
	[THEME_MONO] = {
		[STYLE_STRONG] = { B, LOOK_PLAIN }, [STYLE_HEADING] = { B, LOOK_PLAIN },
		[STYLE_FIELD] = { U, LOOK_PLAIN }, [STYLE_SELECTION] = { R, LOOK_PLAIN }, [STYLE_WARNING] = { B, LOOK_PLAIN },
		[STYLE_ERROR] = { B, LOOK_PLAIN }, [STYLE_DANGER] = { B, LOOK_PLAIN },
	},
	/* Seen from the last row of a hall: all of it is bold. */
	[THEME_PROJECTOR] = {
		[STYLE_TEXT] = { B, LOOK_PLAIN }, [STYLE_STRONG] = { B, LOOK_PLAIN }, [STYLE_QUIET] = { B, LOOK_PLAIN },
		[STYLE_HEADING] = { B | U, LOOK_PLAIN }, [STYLE_BAR] = { B, LOOK_PLAIN }, [STYLE_FOCUS] = { B | R, LOOK_PLAIN },
		[STYLE_FIELD] = { B | U, LOOK_PLAIN }, [STYLE_SELECTION] = { B | R, LOOK_PLAIN }, [STYLE_INFO] = { B, LOOK_PLAIN },
		[STYLE_SUCCESS] = { B, LOOK_PLAIN }, [STYLE_WARNING] = { B | R, LOOK_PLAIN }, [STYLE_ERROR] = { B | R, LOOK_PLAIN },
		[STYLE_DANGER] = { B | R, LOOK_PLAIN }, [STYLE_RULE] = { B, LOOK_PLAIN },
	},
};

struct look look_of(enum theme theme, enum style style)
{
	return looks[theme][style];
}
