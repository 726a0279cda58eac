/* SPDX-License-Identifier: MIT */
#include "face/looks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* What must be told from plain text by more than colour, in every theme. */
static void test_nothing_is_lost_without_colour(void **state)
{
	static const enum style marked[] = {
		STYLE_STRONG, STYLE_HEADING, STYLE_FIELD, STYLE_SELECTION, STYLE_WARNING, STYLE_ERROR, STYLE_DANGER,
	};
	for (int theme = 0; theme < THEME_COUNT; theme++) {
		for (size_t i = 0; i < sizeof marked / sizeof marked[0]; i++) {
			bool all_is_bold = theme == THEME_PROJECTOR && marked[i] == STYLE_STRONG;
			unsigned plain = look_of((enum theme)theme, STYLE_TEXT).attributes;
			assert_true(all_is_bold || look_of((enum theme)theme, marked[i]).attributes != plain);
		}
	}
}

static void test_only_the_default_theme_has_colours(void **state)
{
	for (int style = 0; style < STYLE_COUNT; style++) {
		for (int theme = THEME_DEFAULT + 1; theme < THEME_COUNT; theme++)
			assert_int_equal(look_of((enum theme)theme, (enum style)style).colour, LOOK_PLAIN);
		assert_in_range(look_of(THEME_DEFAULT, (enum style)style).colour, LOOK_PLAIN, LOOK_COLOUR_COUNT - 1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nothing_is_lost_without_colour),
		cmocka_unit_test(test_only_the_default_theme_has_colours),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
