/* SPDX-License-Identifier: MIT */
/* Which languages there are: the list, the catalogues on disk, and headers of files that are none. */
#include "client/catalogues.h"
#include "client/language_names.h"

#include "base/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HEADER "Language: cy\nX-Read-By-Native-Speaker: Megan Evans\nX-Last: z"

static void put(unsigned char *to, uint32_t n, bool swapped)
{
	for (int i = 0; i < 4; i++)
		to[swapped ? 3 - i : i] = (unsigned char)(n >> (8 * i));
}

/* A catalogue with nothing but its header: seven numbers, two tables of one row, the texts. */
static size_t make(unsigned char to[256], bool swapped)
{
	static const uint32_t numbers[] = { 0x950412de, 0, 1, 28, 36, 0, 0, 0, 44, sizeof HEADER - 1, 45 };
	memset(to, 0, 256);
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
		put(to + 4 * i, numbers[i], swapped);
	memcpy(to + 45, HEADER, sizeof HEADER - 1);
	return 45 + sizeof HEADER;
}

static void a_header_is_read_in_either_byte_order(void **state)
{
	unsigned char bytes[256];
	char value[40];
	for (int swapped = 0; swapped < 2; swapped++) {
		size_t len = make(bytes, swapped);
		assert_true(catalogue_header((const char *)bytes, len, "X-Read-By-Native-Speaker", value, sizeof value));
		assert_string_equal(value, "Megan Evans");
		assert_true(catalogue_header((const char *)bytes, len, "X-Last", value, sizeof value));
		assert_string_equal(value, "z");
		assert_false(catalogue_header((const char *)bytes, len, "X-Read", value, sizeof value));
		assert_true(catalogue_header((const char *)bytes, len, "X-Read-By-Native-Speaker", value, 6));
		assert_string_equal(value, "Megan");
	}
}

/* Cut short at every byte, and with every byte changed: no read beyond the end (the sanitizer looks). */
static void damaged_catalogues_do_no_harm(void **state)
{
	unsigned char bytes[256];
	char value[40];
	size_t len = make(bytes, false);
	for (size_t cut = 0; cut < len; cut++) {
		char *exact = malloc(cut ? cut : 1);
		assert_non_null(exact);
		memcpy(exact, bytes, cut);
		(void)catalogue_header(exact, cut, "X-Last", value, sizeof value);
		free(exact);
	}
	for (size_t i = 0; i < 48; i++)
		for (int wrong = 0; wrong < 256; wrong += 15) {
			make(bytes, false);
			bytes[i] = (unsigned char)wrong;
			(void)catalogue_header((const char *)bytes, len, "X-Last", value, sizeof value);
		}
	assert_false(catalogue_header(NULL, 0, "X-Last", value, sizeof value));
	assert_false(catalogue_header("nonsense", 8, "X-Last", value, sizeof value));
}

static void only_catalogues_that_are_there_are_found(void **state)
{
	unsigned char bytes[256];
	size_t len = make(bytes, false);
	char dir[] = "/tmp/section11-catalogues-XXXXXX", path[128], welsh[160];
	struct catalogues found;
	assert_non_null(mkdtemp(dir));
	snprintf(path, sizeof path, "%s/cy/LC_MESSAGES", dir);
	snprintf(welsh, sizeof welsh, "%s/section11.mo", path);
	assert_true(file_mkdirs(path, NULL) && file_create(welsh, bytes, len, NULL));
	setenv("SECTION11_LOCALEDIR", dir, 1);
	catalogues_find("pl cy uk", &found);
	assert_int_equal(found.n, 1);
	assert_string_equal(found.items[0].code, "cy");
	assert_true(found.items[0].is_read);
	catalogues_find("", &found);
	assert_int_equal(found.n, 0);
	unsetenv("SECTION11_LOCALEDIR");
	file_remove(welsh);
	file_remove(path);
	snprintf(path, sizeof path, "%s/cy", dir);
	file_remove(path);
	file_remove(dir);
}

static void the_list_is_taken_apart(void **state)
{
	char code[LANGUAGE_BYTES] = "";
	assert_true(catalogue_language("cy pt_BR", 0, code));
	assert_string_equal(code, "cy");
	assert_true(catalogue_language("cy pt_BR", 1, code));
	assert_string_equal(code, "pt_BR");
	assert_false(catalogue_language("cy pt_BR", 2, code));
	assert_false(catalogue_language("", 0, code));
}

static void languages_have_their_own_names(void **state)
{
	assert_string_equal(language_own_name("en"), "English");
	assert_string_equal(language_own_name("pl"), "Polski");
	assert_string_equal(language_own_name("xx"), "xx");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_header_is_read_in_either_byte_order), cmocka_unit_test(damaged_catalogues_do_no_harm),
		cmocka_unit_test(only_catalogues_that_are_there_are_found), cmocka_unit_test(the_list_is_taken_apart),
		cmocka_unit_test(languages_have_their_own_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
