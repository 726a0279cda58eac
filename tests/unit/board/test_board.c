/* SPDX-License-Identifier: MIT */
/* The folder: made once, closed to others, its keys each for one thing; and what outlives a backup. */
#include "place.h"

#include "base/file.h"
#include "base/text.h"
#include "board/continuity.h"
#include "board/keys.h"
#include "board/ledger/opened.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

static int check_mode(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
	mode_t wanted = S_ISDIR(status->st_mode) ? 0700 : 0600;
	if ((status->st_mode & 0777) != wanted)
		fail_msg("%s is %o", path, (unsigned)status->st_mode & 0777U);
	return 0;
}

static void test_nobody_else_may_look(void **state)
{
	struct place *place = *state;
	assert_int_equal(nftw(place->dir, check_mode, 16, FTW_PHYS), 0);
}

static void test_a_board_is_never_replaced(void **state)
{
	struct place *place = *state;
	struct buf before = BUF(4096), after = BUF(4096);
	struct err err = { 0 };
	assert_true(file_read(place_path(place, "board.json"), &before, NULL));
	assert_false(board_create(place->dir, "other", "Other", "https://other.example", &err));
	assert_int_equal(err.code, ERR_EXISTS);
	assert_true(file_read(place_path(place, "board.json"), &after, NULL));
	assert_string_equal(buf_text(&before), buf_text(&after));
	assert_int_equal(unlink(place_path(place, "board.json")), 0);
	err_clear(&err);
	assert_false(board_create(place->dir, "other", "Other", "https://other.example", &err));
	assert_int_equal(err.code, ERR_EXISTS);
	assert_false(file_exists(place_path(place, "board.json")));
	buf_release(&before);
	buf_release(&after);
}

static void test_a_folder_that_others_write_to_is_refused(void **state)
{
	struct place *place = *state;
	struct board board;
	struct err err = { 0 };
	assert_int_equal(chmod(place->dir, 0770), 0);
	assert_false(board_open(place->dir, &board, &err));
	assert_int_equal(err.code, ERR_PERMISSION);
}

static void test_names_make_ids(void **state)
{
	static const struct { const char *name, *id;
	} cases[] = {
		{ "Surrey Safeguarding Children Partnership", "surrey-safeguarding-children-partnership" },
		{ "  A  &  B ", "a-b" },
		{ "S\xc3\xbc"
			"d-West (2026)",
			"s-d-west-2026" },
		{ "---", "" },
		{ "\xe5\x8c\x97", "" },
		{ "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
			"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		char id[64];
		assert_int_equal(board_id_from_name(cases[i].name, id), *cases[i].id != '\0');
		assert_string_equal(id, cases[i].id);
		assert_int_equal(board_id_is_valid(id), *cases[i].id != '\0');
	}
	assert_false(board_id_is_valid("-a"));
	assert_false(board_id_is_valid("a_b"));
	assert_false(board_id_is_valid("A"));
}

static void test_a_key_is_for_one_thing(void **state)
{
	struct place *place = *state;
	const struct board_identity *board = &place->board.identity;
	struct crypto_sign_pair sign;
	struct crypto_seal_pair seal;
	struct board_identity other = *board;
	struct err err = { 0 };
	assert_false(key_read_sign(place_path(place, "keys/pack.key"), KEY_RECEIPT, board, &sign, &err));
	assert_int_equal(err.code, ERR_WRONG_KEY);
	assert_false(key_read_sign(place_path(place, "desk/working.key"), KEY_RECEIPT, board, &sign, &err));
	assert_int_equal(err.code, ERR_WRONG_KEY);
	assert_false(key_read_opening(place_path(place, "keys/receipt.key"), board, &seal, &err));
	assert_int_equal(err.code, ERR_WRONG_KEY);
	assert_true(key_read_opening(place_path(place, "recovery/recovery.key"), board, &seal, &err));
	assert_memory_equal(seal.public_key, board->recovery_key, 32);
	other.working_key[0] ^= 1;
	assert_false(key_read_opening(place_path(place, "desk/working.key"), &other, &seal, &err));
	assert_int_equal(err.code, ERR_WRONG_KEY);
	assert_false(key_read_opening(place_path(place, "board.json"), board, &seal, &err));
	assert_int_equal(err.code, ERR_FORMAT);
	assert_false(key_read_opening(place_path(place, "none.key"), board, &seal, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
}

static void test_a_pack_is_what_its_name_says(void **state)
{
	struct place *place = *state;
	struct pack pack;
	struct err err = { 0 };
	char name[128];
	assert_works(board_pack(&place->board, place->form.row.sha256, &pack, &err), &err);
	pack_release(&pack);
	assert_false(board_pack(&place->board, "../../etc/passwd", &pack, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	snprintf(name, sizeof name, "packs/%064d.s11pack", 7);
	assert_true(file_create(place_path(place, name), place->form.bytes.data, place->form.bytes.len, &err));
	snprintf(name, sizeof name, "%064d", 7);
	assert_false(board_pack(&place->board, name, &pack, &err));
	assert_int_equal(err.code, ERR_DAMAGED);
}

static void restore(struct place *place)
{
	char backup[128], ledger[128];
	struct err err = { 0 };
	snprintf(backup, sizeof backup, "%s", place_path(place, "backup.db"));
	snprintf(ledger, sizeof ledger, "%s", place_path(place, "ledger.db"));
	ledger_close(place->ledger);
	assert_int_equal(rename(backup, ledger), 0);
	assert_works(board_ledger(&place->board, &place->ledger, &err), &err);
}

static void resume(struct place *place, struct continuity *ret)
{
	struct err err = { 0 };
	assert_works(continuity_resume(&place->board, place->ledger, NOW, ret, &err), &err);
}

static void mark(struct place *place)
{
	struct err err = { 0 };
	int64_t number = 0;
	assert_works(continuity_mark(&place->board, place->ledger, &number, &err), &err);
	assert_true(number > 0);
}

static void test_a_new_epoch_begins_after_a_restore_only(void **state)
{
	struct place *place = *state;
	struct continuity continuity;
	struct ledger_check check;
	struct err err = { 0 };
	resume(place, &continuity);
	assert_false(continuity.new_epoch);
	assert_int_equal(place_accept(place, 0, SUBMISSION_A, 1, "one", 3, NOW, NULL), ACCEPT_STORED);
	mark(place);
	assert_works(ledger_copy(place->ledger, place_path(place, "backup.db"), &err), &err);
	resume(place, &continuity);
	assert_false(continuity.new_epoch);
	assert_int_equal(place_accept(place, 0, SUBMISSION_A, 2, "two", 3, NOW, NULL), ACCEPT_STORED);
	resume(place, &continuity); /* the mark may lie behind: nothing is missing */
	assert_false(continuity.new_epoch);
	mark(place);
	restore(place);
	resume(place, &continuity);
	assert_true(continuity.new_epoch);
	assert_int_equal(continuity.epoch, 2);
	resume(place, &continuity);
	assert_false(continuity.new_epoch);
	assert_int_equal(place_accept(place, 0, SUBMISSION_A, 2, "two", 3, NOW, NULL), ACCEPT_STORED);
	assert_works(ledger_check(place->ledger, place->board.identity.receipt_key, &check, &err), &err);
	assert_int_equal(check.bad, 0);
	assert_int_equal(check.links, 2);
}

static void test_no_restore_brings_back_what_was_erased(void **state)
{
	struct place *place = *state;
	struct continuity continuity;
	struct buf bytes = BUF(64 * BUF_MIB);
	struct err err = { 0 };
	assert_int_equal(place_accept(place, 0, SUBMISSION_A, 1, "REMEMBER-ME-NOT", 15, NOW, NULL), ACCEPT_STORED);
	assert_works(ledger_copy(place->ledger, place_path(place, "backup.db"), &err), &err);
	assert_works(continuity_erase(&place->board, place->ledger, place->agencies[0].id, SUBMISSION_A, NOW, &err), &err);
	assert_true(file_read(place_path(place, "ledger.db"), &bytes, &err));
	assert_null(memmem(bytes.data, bytes.len, "REMEMBER-ME-NOT", 15));
	buf_clear(&bytes);
	if (file_exists(place_path(place, "ledger.db-wal")))
		assert_true(file_read(place_path(place, "ledger.db-wal"), &bytes, &err));
	assert_true(bytes.len == 0 || !memmem(bytes.data, bytes.len, "REMEMBER-ME-NOT", 15));
	restore(place);
	resume(place, &continuity);
	assert_int_equal(continuity.n_erased, 1);
	assert_int_equal(place_accept(place, 0, SUBMISSION_A, 1, "REMEMBER-ME-NOT", 15, NOW, NULL), ACCEPT_ERASED);
	buf_release(&bytes);
}

static void test_a_damaged_mark_is_noticed(void **state)
{
	struct place *place = *state;
	static const char *const marks[] = { "", "x\n", "section11-chain-1 1 1 short\n", "section11-chain-1 0 1 " };
	for (size_t i = 0; i < LENGTH(marks); i++) {
		struct continuity continuity;
		struct err err = { 0 };
		assert_true(file_replace(place_path(place, "chain.mark"), marks[i], strlen(marks[i]), &err));
		assert_false(continuity_resume(&place->board, place->ledger, NOW, &continuity, &err));
		assert_int_equal(err.code, ERR_DAMAGED);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, release)

int main(void)
{
	umask(077);
	const struct CMUnitTest tests[] = {
		TEST(test_nobody_else_may_look), TEST(test_a_board_is_never_replaced), TEST(test_a_folder_that_others_write_to_is_refused),
		TEST(test_names_make_ids), TEST(test_a_key_is_for_one_thing), TEST(test_a_pack_is_what_its_name_says),
		TEST(test_a_new_epoch_begins_after_a_restore_only), TEST(test_no_restore_brings_back_what_was_erased),
		TEST(test_a_damaged_mark_is_noticed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
