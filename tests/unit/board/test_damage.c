/* SPDX-License-Identifier: MIT */
/* What is changed behind the ledger's back is found; what was acknowledged outlives a kill at any instant. */
#include "place.h"

#include "board/ledger/db.h"
#include "wire/receipt.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
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

static void change(struct place *place, const char *sql)
{
	struct db *db;
	struct err err = { 0 };
	int64_t changed = 0;
	assert_works(db_open_sqlite(place_path(place, "ledger.db"), &db, &err), &err);
	assert_works(db_run(db, "PRAGMA foreign_keys = OFF", NO_PARAMS, NULL, &err), &err);
	assert_works(db_run(db, sql, NO_PARAMS, &changed, &err), &err);
	assert_true(changed > 0);
	db_close(db);
}

static void test_every_change_is_found(void **state)
{
	static const struct { const char *sql; int64_t bad; const char *what;
	} cases[] = {
		{ "UPDATE chain SET last = last", 0, "" },
		{ "UPDATE sealed SET body = x'00' WHERE number = 2", 2, "the stored bytes were altered" },
		{ "UPDATE submission SET receipt = replace(receipt, 'revision: 2', 'revision: 3') WHERE number = 2", 2,
			"the receipt was altered" },
		{ "UPDATE submission SET sha256 = '00' WHERE number = 3", 3, "the receipt is about something else" },
		{ "DELETE FROM submission WHERE number = 2", 3, "a receipt is missing before it" },
		{ "DELETE FROM submission WHERE number = 1", 2, "a receipt is missing before it" },
		{ "DELETE FROM submission WHERE number = 4", 4, "the newest receipt is missing" },
		{ "UPDATE chain SET sequence = 9", 5, "the newest receipt is missing" },
		{ "UPDATE submission SET epoch = 2 WHERE number = 3", 3, "a receipt is missing before it" },
		{ "UPDATE submission SET receipt = (SELECT receipt FROM submission WHERE number = 1), receipt_sha256 ="
			" (SELECT receipt_sha256 FROM submission WHERE number = 1) WHERE number = 3",
			3, "the receipt is about something else" },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct place place;
		struct ledger_check check;
		struct err err = { 0 };
		place_make(&place);
		for (int64_t revision = 1; revision <= 4; revision++) {
			char bytes[16];
			snprintf(bytes, sizeof bytes, "bytes %d", (int)revision);
			assert_int_equal(place_accept(&place, 0, SUBMISSION_A, revision, bytes, strlen(bytes), NOW, NULL), ACCEPT_STORED);
		}
		change(&place, cases[i].sql);
		assert_works(ledger_check(place.ledger, place.board.identity.receipt_key, &check, &err), &err);
		if (check.bad != cases[i].bad || strcmp(check.what, cases[i].what) != 0)
			fail_msg("%s: %lld %s", cases[i].sql, (long long)check.bad, check.what);
		place_release(&place);
	}
}

static void test_a_receipt_of_another_key_is_found(void **state)
{
	struct place *place = *state;
	struct crypto_sign_pair other;
	struct ledger_check check;
	struct err err = { 0 };
	crypto_sign_pair(&other);
	place->accepter.receipt_pair = &other;
	assert_int_equal(place_accept(place, 0, SUBMISSION_A, 1, "x", 1, NOW, NULL), ACCEPT_STORED);
	assert_works(ledger_check(place->ledger, place->board.identity.receipt_key, &check, &err), &err);
	assert_int_equal(check.bad, 1);
	assert_string_equal(check.what, "the receipt's signature does not verify");
}

/* The child accepts and says the revision's receipt digest after each commit, until it is killed. */
static void child_work(struct place *place, int say)
{
	struct ledger *ledger;
	struct place own = *place;
	if (!board_ledger(&place->board, &ledger, NULL))
		_exit(1);
	own.ledger = ledger;
	for (int64_t revision = 1; revision < 1000000; revision++) {
		char bytes[2000], line[CRYPTO_HEX_BYTES + 24], digest[CRYPTO_HEX_BYTES];
		struct buf receipt = BUF(RECEIPT_MAX_BYTES);
		memset(bytes, 'a' + (int)(revision % 26), sizeof bytes);
		place_accept(&own, 0, SUBMISSION_A, revision, bytes, sizeof bytes, NOW, &receipt);
		crypto_sha256_hex(receipt.data, receipt.len, digest);
		snprintf(line, sizeof line, "%-20lld%s\n", (long long)revision, digest);
		if (write(say, line, strlen(line)) < 0)
			_exit(1);
		buf_release(&receipt);
	}
	_exit(0);
}

/* Reads `n` acknowledgements, kills, reads what else was said before the end; gives the last one whole. */
static int64_t kill_after(struct place *place, int n, char last[CRYPTO_HEX_BYTES])
{
	int say[2];
	int64_t acknowledged = 0;
	assert_int_equal(pipe(say), 0);
	fflush(NULL);
	pid_t pid = fork();
	if (pid == 0)
		child_work(place, say[1]);
	close(say[1]);
	char line[86];
	for (size_t got = 0; ;) {
		ssize_t len = read(say[0], line + got, sizeof line - 1 - got);
		if (len <= 0)
			break;
		got += (size_t)len;
		if (got == sizeof line - 1) {
			line[84] = '\0';
			acknowledged = strtoll(line, NULL, 10);
			memcpy(last, line + 20, CRYPTO_HEX_BYTES);
			got = 0;
			if (acknowledged == n)
				kill(pid, SIGKILL);
		}
	}
	close(say[0]);
	while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		continue;
	return acknowledged;
}

static void test_what_was_acknowledged_outlives_a_kill(void **state)
{
	for (int round = 0; round < 25; round++) {
		struct place place;
		struct ledger_check check;
		struct buf receipt = BUF(RECEIPT_MAX_BYTES);
		struct err err = { 0 };
		char last[CRYPTO_HEX_BYTES], digest[CRYPTO_HEX_BYTES];
		bool found = false;
		place_make(&place);
		place.accepter.quota.max_revisions = 1000000;
		ledger_close(place.ledger);
		place.ledger = NULL;
		int64_t acknowledged = kill_after(&place, 1 + round, last);
		assert_true(acknowledged >= 1 + round);
		assert_works(board_ledger(&place.board, &place.ledger, &err), &err);
		assert_works(ledger_receipt(place.ledger, place.agencies[0].id, SUBMISSION_A, acknowledged, &found, &receipt, &err), &err);
		assert_true(found);
		crypto_sha256_hex(receipt.data, receipt.len, digest);
		assert_string_equal(digest, last);
		assert_works(ledger_check(place.ledger, place.board.identity.receipt_key, &check, &err), &err);
		assert_int_equal(check.bad, 0);
		assert_true(check.links >= acknowledged);
		buf_release(&receipt);
		place_release(&place);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_change_is_found),
		cmocka_unit_test_setup_teardown(test_a_receipt_of_another_key_is_found, make, release),
		cmocka_unit_test(test_what_was_acknowledged_outlives_a_kill),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
