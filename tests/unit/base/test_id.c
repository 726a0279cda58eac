/* SPDX-License-Identifier: MIT */
#include "base/id.h"

#include "base/crypto.h"
#include "unit.h"

#include <string.h>

static void test_uuid(void **state)
{
	char last[ID_UUID_BYTES] = "";
	for (int i = 0; i < 2000; i++) {
		char uuid[ID_UUID_BYTES];
		id_uuid(uuid);
		assert_int_equal(strlen(uuid), ID_UUID_BYTES - 1);
		assert_true(id_is_uuid(uuid));
		assert_int_equal(uuid[14], '4');
		assert_non_null(strchr("89ab", uuid[19]));
		assert_string_not_equal(uuid, last);
		memcpy(last, uuid, sizeof last);
	}
}

static void test_is_uuid(void **state)
{
	static const char *const good[] = { "6f1c9a52-0f5e-4c3b-9d53-0123456789ab", "00000000-0000-0000-0000-000000000000" };
	static const char *const bad[] = {
		"", "6f1c9a52", "6f1c9a52-0f5e-4c3b-9d53-0123456789a", "6f1c9a52-0f5e-4c3b-9d53-0123456789abc",
		"6F1C9A52-0F5E-4C3B-9D53-0123456789AB", "6f1c9a52-0f5e-4c3b-9d53-0123456789aG",
		"6f1c9a520f5e-4c3b-9d53-0123456789ab0",
		"{6f1c9a52-0f5e-4c3b-9d53-0123456789ab}", "6f1c9a52-0f5e-4c3b-9d53_0123456789ab",
		"../../../../../../../../../../../etc",
		" 6f1c9a52-0f5e-4c3b-9d53-0123456789ab",
	};
	for (size_t i = 0; i < LENGTH(good); i++)
		assert_true(id_is_uuid(good[i]));
	for (size_t i = 0; i < LENGTH(bad); i++)
		assert_false(id_is_uuid(bad[i]));
	assert_false(id_is_uuid(NULL));
}

static void test_code_shape(void **state)
{
	char last[ID_CODE_BYTES] = "";
	for (int i = 0; i < 2000; i++) {
		char code[ID_CODE_BYTES], tidy[ID_CODE_BYTES];
		id_code(code);
		assert_int_equal(strlen(code), 32);
		assert_memory_equal(code, "sb1_", 4);
		assert_int_equal(strspn(code + 4, "0123456789ABCDEFGHJKMNPQRSTVWXYZ"), 28);
		assert_true(id_code_tidy(code, tidy));
		assert_string_equal(tidy, code);
		assert_string_not_equal(code, last);
		memcpy(last, code, sizeof last);
	}
}

/* 26 zeros have the remainder 0, and a 1 at the end of them 1. */
#define ZEROS "0000000000000000000000000"

static void test_known_codes(void **state)
{
	char tidy[ID_CODE_BYTES];
	assert_true(id_code_tidy("sb1_" ZEROS "000", tidy));
	assert_true(id_code_tidy("sb1_" ZEROS "101", tidy));
	assert_string_equal(tidy, "sb1_" ZEROS "101");
	assert_false(id_code_tidy("sb1_" ZEROS "100", tidy));
	assert_string_equal(tidy, "sb1_" ZEROS "101");
}

static void test_typed_codes(void **state)
{
	static const char *const good[] = {
		"SB1_" ZEROS "101", "sb1" ZEROS "101", "sbl-" ZEROS "LOL", "  sb1_ 0000 0000 0000-0000 0000 0000 0 101\n",
		"sbi ooooo ooooo OOOOO OOOOO ooooo i o l", "s-b-1-" ZEROS "1\t0 1",
	};
	static const char *const bad[] = {
		"", "sb1_", "sb1_" ZEROS "10", "sb1_" ZEROS "1011", "sb2_" ZEROS "101", ZEROS "101", "sb1_" ZEROS "1U1",
		"sb1_" ZEROS "1.01",
		"sb1_" ZEROS "1\xc3\xa9", "xsb1_" ZEROS "101",
		"sb1_" ZEROS ZEROS ZEROS ZEROS "101",
	};
	char tidy[ID_CODE_BYTES];
	for (size_t i = 0; i < LENGTH(good); i++) {
		memset(tidy, 'x', sizeof tidy);
		assert_true(id_code_tidy(good[i], tidy));
		assert_string_equal(tidy, "sb1_" ZEROS "101");
	}
	for (size_t i = 0; i < LENGTH(bad); i++)
		assert_false(id_code_tidy(bad[i], tidy));
}

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* Every wrong character at every place is found, and every exchange of two neighbours. */
static void test_every_slip_is_found(void **state)
{
	for (int round = 0; round < 20; round++) {
		char code[ID_CODE_BYTES], slip[ID_CODE_BYTES], tidy[ID_CODE_BYTES];
		id_code(code);
		for (int at = 4; at < 32; at++) {
			for (const char *c = alphabet; *c; c++) {
				memcpy(slip, code, sizeof slip);
				slip[at] = *c;
				assert_int_equal(id_code_tidy(slip, tidy), *c == code[at]);
			}
			memcpy(slip, code, sizeof slip);
			if (at < 31 && code[at] != code[at + 1]) {
				slip[at] = code[at + 1];
				slip[at + 1] = code[at];
				assert_false(id_code_tidy(slip, tidy));
			}
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_uuid),
		cmocka_unit_test(test_is_uuid),
		cmocka_unit_test(test_code_shape),
		cmocka_unit_test(test_known_codes),
		cmocka_unit_test(test_typed_codes),
		cmocka_unit_test(test_every_slip_is_found),
	};
	return crypto_start() ? RUN(tests) : 1;
}
