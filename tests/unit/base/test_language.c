/* SPDX-License-Identifier: MIT */
/* Which language a person reads, as the environment says it. */
#include "base/language.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <locale.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE" };

static void set_all(const char *const values[4])
{
	for (size_t i = 0; i < 4; i++) {
		if (values[i])
			setenv(names[i], values[i], 1);
		else
			unsetenv(names[i]);
	}
}

static void the_environment_gives_a_list(void **state)
{
	static const struct {
		const char *env[4], *list;
		bool english;
	} cases[] = {
		{ { NULL, NULL, NULL, NULL }, "en", true },
		{ { "", "", "", "" }, "en", true },
		{ { NULL, NULL, "cy_GB.UTF-8", NULL }, "cy_GB", false },
		{ { NULL, "pl_PL.UTF-8", "cy_GB.UTF-8", NULL }, "pl_PL", false },
		{ { "en_GB.UTF-8", "pl_PL.UTF-8", "cy_GB.UTF-8", NULL }, "en_GB", true },
		{ { NULL, NULL, "en_GB.UTF-8", "cy:en" }, "cy:en", false },
		{ { NULL, NULL, "en_GB.UTF-8", "en_GB:en" }, "en_GB:en", true },
		{ { "C", NULL, NULL, "cy" }, "en", true },
		{ { "POSIX", NULL, NULL, "cy" }, "en", true },
		{ { "C.UTF-8", NULL, NULL, NULL }, "en", true },
		{ { "C.UTF-8", NULL, NULL, "cy" }, "cy", false },
		{ { "C.UTF-8", NULL, NULL, ":::" }, "en", true },
		{ { "sr_RS@latin", NULL, NULL, NULL }, "sr_RS", false },
		{ { "entish", NULL, NULL, NULL }, "entish", false },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char list[LANGUAGES_BYTES];
		set_all(cases[i].env);
		language_list(list);
		assert_string_equal(list, cases[i].list);
		assert_int_equal(language_is_english(), cases[i].english);
	}
}

static void a_list_without_end_is_cut_between_codes(void **state)
{
	char many[4096] = "cy", list[LANGUAGES_BYTES];
	for (int i = 0; i < 1000; i++)
		memcpy(many + strlen(many), ":pl", 4);
	set_all((const char *const[]){ "C.UTF-8", NULL, NULL, many });
	language_list(list);
	assert_true(strlen(list) < sizeof list && strncmp(list, many, strlen(list)) == 0);
	assert_string_equal(list + strlen(list) - 3, ":pl");
}

static void a_country_may_be_missing(void **state)
{
	assert_true(language_matches("cy_GB:en", 5, "cy"));
	assert_true(language_matches("pt_BR", 5, "pt_BR"));
	assert_false(language_matches("pt_BR", 5, "pt_PT"));
	assert_false(language_matches("pt", 2, "pt_BR"));
	assert_false(language_matches("entish", 6, "en"));
	assert_false(language_matches("", 0, "en"));
}

static void codes_can_stand_in_a_path(void **state)
{
	static const char *const good[] = { "cy", "pl", "pt_BR", "fil" };
	static const char *const bad[] = { "", "c", "CY", "cy/..", "../cy", "cy:en", "abcd", "pt_", "pt_br", "pt_BRA", "pt_BR/x", "cy.UTF-8" };
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
		assert_true(language_is_code(good[i]));
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_false(language_is_code(bad[i]));
}

/* gettext heeds LANGUAGE in any locale but plain C; what starts later inherits it. */
static void a_language_needs_no_locale_of_its_own(void **state)
{
	set_all((const char *const[]){ NULL, NULL, "xx_YY.UTF-8", NULL });
	setlocale(LC_ALL, "C");
	language_start();
	assert_string_equal(getenv("LANGUAGE"), "xx_YY");
	assert_string_not_equal(setlocale(LC_MESSAGES, NULL), "C");
	set_all((const char *const[]){ NULL, NULL, "xx_YY.UTF-8", "" });
	setlocale(LC_ALL, "C");
	language_start();
	assert_string_equal(getenv("LANGUAGE"), "xx_YY");
	set_all((const char *const[]){ "C", NULL, NULL, NULL });
	setlocale(LC_ALL, "C");
	language_start();
	assert_string_equal(setlocale(LC_MESSAGES, NULL), "C");
	language_use("cy");
	assert_string_equal(getenv("LANGUAGE"), "cy");
	assert_string_not_equal(setlocale(LC_MESSAGES, NULL), "C");
	assert_false(language_is_english());
	language_use("en");
	assert_true(language_is_english());
}

static void catalogues_may_lie_elsewhere(void **state)
{
	setenv("SECTION11_LOCALEDIR", "", 1);
	assert_string_equal(language_folder(), SECTION11_LOCALEDIR);
	setenv("SECTION11_LOCALEDIR", "/elsewhere", 1);
	assert_string_equal(language_folder(), "/elsewhere");
	unsetenv("SECTION11_LOCALEDIR");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_environment_gives_a_list), cmocka_unit_test(a_list_without_end_is_cut_between_codes),
		cmocka_unit_test(a_country_may_be_missing), cmocka_unit_test(codes_can_stand_in_a_path),
		cmocka_unit_test(a_language_needs_no_locale_of_its_own), cmocka_unit_test(catalogues_may_lie_elsewhere),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
