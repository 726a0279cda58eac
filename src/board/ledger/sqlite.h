/* SPDX-License-Identifier: MIT */
/* What the two files that know SQLite share. Nobody else includes this. */
#pragma once

#include "board/ledger/db.h"

#include <sqlite3.h>

#define SQLITE_STATEMENTS_MAX 96
#define SQLITE_PARAMS_MAX 24

struct sqlite_statement {
	const char *sql;              /* its address is the key */
	sqlite3_stmt *prepared;
	int place[SQLITE_PARAMS_MAX]; /* where $1, $2 … went; 0 if the statement does not use it */
	bool open;
};
struct sqlite_db {
	struct db db;                 /* first: a struct db is one of these */
	sqlite3 *handle;
	struct sqlite_statement statements[SQLITE_STATEMENTS_MAX];
	size_t n_statements;
	char *path;
};

/* Says in our codes what SQLite says in its own. Always false. */
bool sqlite_failed(sqlite3 *handle, int result, const char *doing, struct err *err);
/* What every connection promises before it serves: WAL, FULL, secure_delete, defences and limits; proven by asking back. */
MUST_USE bool sqlite_prepare_connection(sqlite3 *handle, struct err *err);
