/* SPDX-License-Identifier: MIT */
/*
 * The floor of a board: the same bytes into SQLite with the ledger's promises (WAL, synchronous=FULL, pages of 16 KB), so many
 * rows a commit, and nothing else.
 *
 *     rows FILE COUNT BYTES ROWS-A-COMMIT
 *
 * Prints {"seconds": …, "times": {"commit": [microseconds]}}.
 */
#include "bench/samples.h"

#include "base/crypto.h"
#include "base/mem.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

static void check(sqlite3 *db, int result, const char *what)
{
	if (result == SQLITE_OK || result == SQLITE_DONE)
		return;
	fprintf(stderr, "rows: %s: %s\n", what, sqlite3_errmsg(db));
	exit(1);
}

static void run(sqlite3 *db, const char *sql)
{
	check(db, sqlite3_exec(db, sql, NULL, NULL, NULL), sql);
}

static void insert(sqlite3 *db, sqlite3_stmt *statement, const void *bytes, size_t len)
{
	check(db, sqlite3_bind_blob(statement, 1, bytes, (int)len, SQLITE_STATIC), "bind");
	check(db, sqlite3_step(statement), "insert");
	sqlite3_reset(statement);
}

int main(int argc, char **argv)
{
	sqlite3 *db;
	sqlite3_stmt *statement;
	struct samples commits = { .name = "commit" };
	if (argc != 5 || !crypto_start())
		return fprintf(stderr, "rows FILE COUNT BYTES ROWS-A-COMMIT\n"), 2;
	size_t count = strtoul(argv[2], NULL, 10), len = strtoul(argv[3], NULL, 10), together = strtoul(argv[4], NULL, 10);
	char *bytes = xmalloc(len * 16);
	crypto_random(bytes, len * 16);
	check(NULL, sqlite3_open(argv[1], &db), argv[1]);
	run(db, "PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
	run(db, "CREATE TABLE sealed (number INTEGER PRIMARY KEY, body BLOB NOT NULL)");
	check(db, sqlite3_prepare_v2(db, "INSERT INTO sealed (body) VALUES ($1)", -1, &statement, NULL), "prepare");
	double from = samples_now_us();
	for (size_t i = 0; i < count; i += together) {
		double began = samples_now_us();
		run(db, "BEGIN IMMEDIATE");
		for (size_t j = 0; j < together && i + j < count; j++)
			insert(db, statement, bytes + (i + j) % 16 * len, len);
		run(db, "COMMIT");
		samples_add(&commits, samples_now_us() - began);
	}
	printf("{\"seconds\":%.6f,\"times\":", (samples_now_us() - from) / 1e6);
	samples_print(&commits, 1);
	printf("}\n");
	sqlite3_finalize(statement);
	sqlite3_close(db);
	free(bytes);
	return 0;
}
