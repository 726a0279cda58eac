/* SPDX-License-Identifier: MIT */
#include "base/err.h"

#include "unit.h"

#include <errno.h>
#include <locale.h>
#include <string.h>

static void test_set(void **state)
{
	struct err err = { .code = ERR_IO, .errnum = 5, .line = 9 };
	assert_false(err_set(&err, ERR_SYNTAX, "draft.json", "%d of %s", 3, "four"));
	assert_int_equal(err.code, ERR_SYNTAX);
	assert_int_equal(err.errnum, 0);
	assert_int_equal(err.line, 0);
	assert_string_equal(err.where, "draft.json");
	assert_string_equal(err.detail, "3 of four");
}

static void test_set_without_place(void **state)
{
	struct err err;
	assert_false(err_set(NULL, ERR_SYNTAX, "nobody", "asks"));
	assert_false(err_sys(NULL, ENOSPC, "nobody", "asking"));
	assert_false(err_set(&err, ERR_USAGE, NULL, "no place"));
	assert_string_equal(err.where, "");
}

static void test_set_from_itself(void **state)
{
	struct err err;
	err_set(&err, ERR_IO, "card", "reading: no medium");
	err_set(&err, ERR_DAMAGED, err.where, "after %s", err.detail);
	assert_string_equal(err.where, "card");
	assert_string_equal(err.detail, "after reading: no medium");
}

static void test_long_texts_are_cut_at_a_character(void **state)
{
	struct err err;
	char many[1201];
	for (size_t i = 0; i < sizeof many - 1; i += 3)
		memcpy(many + i, "\xe2\x82\xac", 3);
	many[sizeof many - 1] = '\0';
	err_set(&err, ERR_IO, many, "%s", many);
	assert_int_equal(strlen(err.where), (sizeof err.where - 1) / 3 * 3);
	assert_int_equal(strlen(err.detail), (sizeof err.detail - 1) / 3 * 3);
}

static void test_sys(void **state)
{
	static const struct {
		int errnum;
		enum err_code code;
	} cases[] = {
		{ ENOENT, ERR_NOT_FOUND }, { ENOTDIR, ERR_NOT_FOUND }, { EEXIST, ERR_EXISTS }, { EACCES, ERR_PERMISSION },
		{ EPERM, ERR_PERMISSION }, { ENOSPC, ERR_NO_SPACE }, { EDQUOT, ERR_NO_SPACE }, { EFBIG, ERR_NO_SPACE },
		{ EROFS, ERR_READ_ONLY }, { EIO, ERR_IO }, { ELOOP, ERR_NOT_A_FILE }, { EISDIR, ERR_NOT_A_FILE },
		{ ENXIO, ERR_NOT_A_FILE }, { ENOMEM, ERR_MEMORY }, { EMFILE, ERR_IO }, { EAGAIN, ERR_LOCKED }, { 0, ERR_IO },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct err err;
		assert_false(err_sys(&err, cases[i].errnum, "x", "writing"));
		assert_int_equal(err.code, cases[i].code);
		assert_int_equal(err.errnum, cases[i].errnum);
	}
	struct err err;
	err_sys(&err, ENOSPC, "draft.7.json", "syncing");
	assert_string_equal(err.where, "draft.7.json");
	assert_string_equal(err.detail, "syncing: No space left on device");
}

static void test_clear(void **state)
{
	struct err err;
	err_sys(&err, EIO, "x", "y");
	err_clear(&err);
	assert_int_equal(err.code, ERR_NONE);
	assert_string_equal(err.where, "");
	assert_string_equal(err.detail, "");
}

static void test_names(void **state)
{
	assert_string_equal(err_name(ERR_NONE), "none");
	assert_string_equal(err_name(ERR_NO_SPACE), "no_space");
	assert_string_equal(err_name(ERR_CANCELLED), "cancelled");
	assert_string_equal(err_name(ERR_COUNT), "unknown");
	for (int a = 0; a < ERR_COUNT; a++) {
		const char *name = err_name((enum err_code)a);
		assert_true(*name && strspn(name, "abcdefghijklmnopqrstuvwxyz_") == strlen(name));
		for (int b = 0; b < a; b++)
			assert_string_not_equal(name, err_name((enum err_code)b));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_set),
		cmocka_unit_test(test_set_without_place),
		cmocka_unit_test(test_set_from_itself),
		cmocka_unit_test(test_long_texts_are_cut_at_a_character),
		cmocka_unit_test(test_sys),
		cmocka_unit_test(test_clear),
		cmocka_unit_test(test_names),
	};
	return RUN(tests);
}
