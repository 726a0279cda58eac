/* SPDX-License-Identifier: MIT */
#include "face/looks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

/* What must be told from plain text by more than colour, in every theme. */
static void test_nothing_is_lost_without_colour(void **state)
{
	static const enum style marked[] = {
		STYLE_STRONG, STYLE_HEADING, STYLE_FIELD, STYLE_SELECTION, STYLE_WARNING, STYLE_ERROR, STYLE_DANGER,
	};
	for (int theme = 0; theme < THEME_COUNT; theme++) {
		for (size_t i = 0; i < sizeof marked / sizeof marked[0]; i++) {
			unsigned plain = look_of((enum theme)theme, STYLE_TEXT).attributes;
			assert_true(look_of((enum theme)theme, marked[i]).attributes != plain);
		}
	}
}

/* Where all is bold nothing stands out: text, hints, lines and bars are plain, also from the last row of a hall. */
static void test_bold_is_for_what_matters(void **state)
{
	static const enum style plain[] = { STYLE_TEXT, STYLE_QUIET, STYLE_BAR, STYLE_RULE };
	for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++)
		assert_int_equal(look_of(THEME_PROJECTOR, plain[i]).attributes & LOOK_BOLD, 0);
}

static void test_only_the_default_theme_has_colours(void **state)
{
	for (int style = 0; style < STYLE_COUNT; style++) {
		for (int theme = THEME_DEFAULT + 1; theme < THEME_COUNT; theme++)
			assert_int_equal(look_of((enum theme)theme, (enum style)style).colour, LOOK_PLAIN);
		assert_in_range(look_of(THEME_DEFAULT, (enum style)style).colour, LOOK_PLAIN, LOOK_COLOUR_COUNT - 1);
	}
}

/* ---- contrast, WCAG 2.2, 1.4.3: 4.5 to 1; 1.4.6: 7 to 1 ---- */

struct colour {
	int red, green, blue;
};

/* How kinds of terminals show letters and ground; reverse swaps them. */
static const struct shown {
	const char *terminal;
	struct colour ink, ground, bold_ink, underlined_ink, bold_underlined_ink;
} terminals[] = {
	{ "black on white", { 0, 0, 0 }, { 255, 255, 255 }, { 0, 0, 0 }, { 0, 0, 0 }, { 0, 0, 0 } },
	{ "xterm -rv", { 229, 229, 229 }, { 0, 0, 0 }, { 229, 229, 229 }, { 229, 229, 229 }, { 229, 229, 229 } },
	/* Underlined is cyan there, bold one step brighter. */
	{ "Linux console", { 170, 170, 170 }, { 0, 0, 0 }, { 255, 255, 255 }, { 0, 170, 170 }, { 85, 255, 255 } },
	{ "PuTTY", { 187, 187, 187 }, { 0, 0, 0 }, { 255, 255, 255 }, { 187, 187, 187 }, { 255, 255, 255 } },
};
#define N_TERMINALS (sizeof terminals / sizeof terminals[0])

static double linear(int value)
{
	double v = value / 255.0;
	return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static double luminance(struct colour colour)
{
	return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

static double contrast(struct colour a, struct colour b)
{
	double bright = luminance(a), dark = luminance(b);
	return bright > dark ? (bright + 0.05) / (dark + 0.05) : (dark + 0.05) / (bright + 0.05);
}

static struct colour ink_of(const struct shown *terminal, unsigned attributes)
{
	bool bold = attributes & LOOK_BOLD, underlined = attributes & LOOK_UNDERLINE;
	return bold && underlined ? terminal->bold_underlined_ink : bold ? terminal->bold_ink : underlined ? terminal->underlined_ink
		: terminal->ink;
}

static void test_contrast_without_colour(void **state)
{
	for (int theme = 0; theme < THEME_COUNT; theme++) {
		bool strong = theme == THEME_HIGH_CONTRAST || theme == THEME_PROJECTOR;
		for (int style = 0; style < STYLE_COUNT; style++) {
			struct look look = look_of((enum theme)theme, (enum style)style);
			/* Reverse swaps ink and ground, and then bold brightens what was the ground: 3.2 to 1 on the Linux console. */
			assert_false(look.attributes & LOOK_REVERSE && look.attributes & (LOOK_BOLD | LOOK_UNDERLINE));
			for (size_t i = 0; i < N_TERMINALS; i++) {
				double got = contrast(ink_of(&terminals[i], look.attributes), terminals[i].ground);
				if (got < (strong ? 7 : 4.5))
					fail_msg("%s, theme %d, %s: %.2f", terminals[i].terminal, theme, style_name((enum style)style), got);
			}
		}
	}
}

/* A colour of the cube of 256: six steps of each of red, green and blue. */
static struct colour cube_colour(int number)
{
	static const int steps[] = { 0, 95, 135, 175, 215, 255 };
	assert_in_range(number, 16, 231);
	number -= 16;
	return (struct colour){ steps[number / 36], steps[number / 6 % 6], steps[number % 6] };
}

static void test_colours_on_black_and_on_white(void **state)
{
	static const struct colour black = { 0, 0, 0 }, white = { 255, 255, 255 };
	for (int colour = LOOK_PLAIN + 1; colour < LOOK_COLOUR_COUNT; colour++) {
		struct colour ink = cube_colour(look_colour_number((enum look_colour)colour));
		print_message("colour %d: %.2f on black, %.2f on white\n", colour, contrast(ink, black), contrast(ink, white));
		assert_true(contrast(ink, black) >= 4.5 && contrast(ink, white) >= 4.5);
	}
	/* The measure itself: grey 119 on white is the textbook's 4.48. */
	assert_true(contrast((struct colour){ 119, 119, 119 }, white) < 4.5 && contrast((struct colour){ 118, 118, 118 }, white) >= 4.5);
}

static void test_names(void **state)
{
	static const char *const names[THEME_COUNT] = { "default", "high-contrast", "mono", "projector" };
	enum theme theme = THEME_COUNT;
	for (int i = 0; i < THEME_COUNT; i++) {
		assert_true(theme_from_name(names[i], &theme));
		assert_int_equal(theme, i);
	}
	assert_false(theme_from_name("dark", &theme));
	assert_int_equal(theme, THEME_PROJECTOR);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nothing_is_lost_without_colour),
		cmocka_unit_test(test_bold_is_for_what_matters),
		cmocka_unit_test(test_only_the_default_theme_has_colours),
		cmocka_unit_test(test_contrast_without_colour),
		cmocka_unit_test(test_colours_on_black_and_on_white),
		cmocka_unit_test(test_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
