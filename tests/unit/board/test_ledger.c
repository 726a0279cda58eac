/* SPDX-License-Identifier: MIT */
/* Organisations, codes, the log, the copy: what the ledger keeps beside submissions. */
#include "place.h"

#include "base/file.h"
#include "base/text.h"
#include "board/ledger/ledger.h"

#include <string.h>
#include <sys/stat.h>

static int make(void **state)
{
	static struct place place;
	place_make(&place);
	*state = &place;
	return 0;
}

static int release(void **state)
{
	place_release(*state);
	return 0;
}

static void test_a_ledger_belongs_to_one_board(void **state)
{
	struct place *place = *state;
	struct ledger *ledger;
	struct err err = { 0 };
	assert_false(ledger_open(place_path(place, "ledger.db"), "another-board", &ledger, &err));
	assert_int_equal(err.code, ERR_MISMATCH);
	assert_false(ledger_open(place_path(place, "nowhere.db"), "practice-partnership", &ledger, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	assert_false(ledger_create(place_path(place, "ledger.db"), "practice-partnership", &err));
	assert_int_equal(err.code, ERR_EXISTS);
}

static void test_what_is_no_database_is_not_opened(void **state)
{
	struct place *place = *state;
	char text[4096];
	struct ledger *ledger;
	struct err err = { 0 };
	memset(text, 'x', sizeof text);
	assert_true(file_create(place_path(place, "text.db"), text, sizeof text, NULL));
	assert_false(ledger_open(place_path(place, "text.db"), "practice-partnership", &ledger, &err));
	assert_int_equal(err.code, ERR_DAMAGED);
}

static void test_an_organisation_is_found_by_id_beginning_and_name(void **state)
{
	struct place *place = *state;
	struct agency found;
	struct err err = { 0 };
	char beginning[9];
	const struct { const char *words; enum err_code code; } cases[] = {
		{ place->agencies[0].id, ERR_NONE }, { beginning, ERR_NONE }, { "Oak Street Youth Club", ERR_NONE },
		{ "Oak Street", ERR_NOT_FOUND }, { "", ERR_NOT_FOUND }, { "%", ERR_NOT_FOUND }, { "ab%", ERR_NOT_FOUND },
		{ "00000000-0000-4000-8000-000000000000", ERR_NOT_FOUND }, { "' OR 1=1 --", ERR_NOT_FOUND },
	};
	text_copy(beginning, sizeof beginning, place->agencies[0].id);
	for (size_t i = 0; i < LENGTH(cases); i++) {
		err_clear(&err);
		bool ok = ledger_agency_find(place->ledger, cases[i].words, &found, &err);
		if (ok != (cases[i].code == ERR_NONE) || err.code != cases[i].code)
			fail_msg("'%s': %s", cases[i].words, err_name(err.code));
		if (ok)
			assert_string_equal(found.id, place->agencies[0].id);
	}
}

static void test_the_same_name_in_the_same_sector_is_there_once(void **state)
{
	struct place *place = *state;
	struct agency again = place->agencies[0];
	struct agencies agencies;
	struct err err = { 0 };
	id_uuid(again.id);
	assert_false(ledger_agency_add(place->ledger, &again, &err));
	assert_int_equal(err.code, ERR_EXISTS);
	text_copy(again.sector, sizeof again.sector, "EYR");
	assert_true(ledger_agency_add(place->ledger, &again, &err));
	assert_true(ledger_agencies(place->ledger, &agencies, &err));
	assert_int_equal(agencies.n, 3);
	assert_string_equal(agencies.items[0].sector, "EYR");
	agencies_release(&agencies);
}

static bool is_live(struct place *place, const char *code, const char *today)
{
	char digest[CRYPTO_HEX_BYTES], mark[LEDGER_MARK_BYTES];
	struct invitation_row row;
	struct err err = { 0 };
	bool live = false;
	ledger_code_digest(code, digest, mark);
	assert_works(ledger_invitation_live(place->ledger, digest, today, &live, &row, &err), &err);
	return live;
}

static void test_a_code_lives_from_its_making_to_its_last_day(void **state)
{
	struct place *place = *state;
	const struct { const char *code, *today; bool live;
	} cases[] = {
		{ place->codes[0], "2026-11-21", true },
		{ place->codes[0], "2999-12-31", true },
		{ place->codes[0], "3000-01-01", false },
		{ "sb1_00000000000000000000000000000", "2026-11-21", false },
		{ "", "2026-11-21", false },
		{ place->codes[1], "2026-11-21", true },
	};
	for (size_t i = 0; i < LENGTH(cases); i++)
		assert_int_equal(is_live(place, cases[i].code, cases[i].today), cases[i].live);
}

static bool invite_again(struct place *place, int agency, char code[ID_CODE_BYTES], struct err *err)
{
	struct asked asked;
	if (!asked_make(&place->board, place->ledger, &place->agencies[agency], &place->form, "2999-12-31", NOW,
			&place->pack_pair, &asked, err))
		return false;
	text_copy(code, ID_CODE_BYTES, asked.invitation.code);
	asked_release(&asked);
	return true;
}

static void test_two_codes_live_and_a_third_waits_for_a_revoked_one(void **state)
{
	struct place *place = *state;
	char second[ID_CODE_BYTES], third[ID_CODE_BYTES], mark[LEDGER_MARK_BYTES];
	struct err err = { 0 };
	int64_t n = 0;
	assert_works(invite_again(place, 0, second, &err), &err);
	assert_false(invite_again(place, 0, third, &err));
	assert_int_equal(err.code, ERR_STATE);
	text_copy(mark, sizeof mark, place->codes[0]);
	assert_works(ledger_revoke(place->ledger, NULL, mark, NOW, &n, &err), &err);
	assert_int_equal(n, 1);
	assert_false(is_live(place, place->codes[0], "2026-11-21"));
	assert_true(is_live(place, second, "2026-11-21"));
	assert_works(invite_again(place, 0, third, &err), &err);
	assert_works(ledger_revoke(place->ledger, place->agencies[0].id, NULL, NOW, &n, &err), &err);
	assert_int_equal(n, 2);
	assert_true(is_live(place, place->codes[1], "2026-11-21"));
	assert_false(ledger_revoke(place->ledger, place->agencies[0].id, NULL, NOW, &n, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	assert_false(ledger_revoke(place->ledger, "", "", NOW, &n, &err));
	assert_int_equal(err.code, ERR_INVALID);
	assert_true(is_live(place, place->codes[1], "2026-11-21"));
}

static void test_a_code_is_nowhere_in_the_folder(void **state)
{
	struct place *place = *state;
	struct buf bytes = BUF(64 * BUF_MIB);
	struct err err = { 0 };
	assert_works(ledger_settle(place->ledger, &err), &err);
	assert_works(file_read(place_path(place, "ledger.db"), &bytes, &err), &err);
	assert_null(memmem(bytes.data, bytes.len, place->codes[0], strlen(place->codes[0])));
	assert_non_null(memmem(bytes.data, bytes.len, "Oak Street", 10));
	buf_release(&bytes);
}

static void test_the_log_keeps_its_order(void **state)
{
	struct place *place = *state;
	struct log_rows rows;
	struct err err = { 0 };
	assert_true(ledger_log(place->ledger, NOW, "ann", "opened", "a", &err));
	assert_true(ledger_log(place->ledger, NOW + 1, "bob", "read", "b", &err));
	assert_true(ledger_log(place->ledger, NOW + 2, "bob", "erased", "c", &err));
	assert_works(ledger_log_rows(place->ledger, 2, &rows, &err), &err);
	assert_int_equal(rows.n, 2);
	assert_string_equal(rows.items[0].what, "read");
	assert_string_equal(rows.items[1].at, "2026-11-21T19:02:13Z");
	log_rows_release(&rows);
}

static void test_a_copy_is_whole_and_private(void **state)
{
	struct place *place = *state;
	struct ledger *copy;
	struct agencies agencies;
	struct stat status;
	struct err err = { 0 };
	assert_works(ledger_copy(place->ledger, place_path(place, "copy.db"), &err), &err);
	assert_int_equal(stat(place_path(place, "copy.db"), &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	assert_false(ledger_copy(place->ledger, place_path(place, "copy.db"), &err));
	assert_int_equal(err.code, ERR_EXISTS);
	assert_works(ledger_open(place_path(place, "copy.db"), "practice-partnership", &copy, &err), &err);
	assert_works(ledger_agencies(copy, &agencies, &err), &err);
	assert_int_equal(agencies.n, 2);
	agencies_release(&agencies);
	ledger_close(copy);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_a_ledger_belongs_to_one_board, make, release),
		cmocka_unit_test_setup_teardown(test_what_is_no_database_is_not_opened, make, release),
		cmocka_unit_test_setup_teardown(test_an_organisation_is_found_by_id_beginning_and_name, make, release),
		cmocka_unit_test_setup_teardown(test_the_same_name_in_the_same_sector_is_there_once, make, release),
		cmocka_unit_test_setup_teardown(test_a_code_lives_from_its_making_to_its_last_day, make, release),
		cmocka_unit_test_setup_teardown(test_two_codes_live_and_a_third_waits_for_a_revoked_one, make, release),
		cmocka_unit_test_setup_teardown(test_a_code_is_nowhere_in_the_folder, make, release),
		cmocka_unit_test_setup_teardown(test_the_log_keeps_its_order, make, release),
		cmocka_unit_test_setup_teardown(test_a_copy_is_whole_and_private, make, release),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
