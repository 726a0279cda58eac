/* SPDX-License-Identifier: MIT */
/*
 * A database as the ledger sees it: statements with numbered parameters ($1, $2 …), rows
 * read one by one, one transaction at a time. The SQL is the same for every database; a
 * driver (struct db_driver) is all that another one needs. Texts of statements are string
 * literals: a driver keeps each prepared, by its address.
 *
 * One struct db belongs to one thread. At most one `struct rows` of the same statement is
 * open at a time.
 *
 *	struct rows rows;
 *	if (!db_query(db, "SELECT name FROM agency WHERE sector = $1", PARAMS(cell_text("VCS")), &rows, err))
 *		return false;
 *	while (rows_next(&rows))
 *		… rows_text(&rows, 0) …
 *	return rows_end(&rows, err);
 */
#pragma once

#include "base/err.h"

#include <stdint.h>

/* One value on its way into a statement. Borrowed until db_query or db_run returns (db_query: until rows_end). */
enum cell_kind { CELL_NULL, CELL_INT, CELL_TEXT, CELL_BYTES };
struct cell {
	enum cell_kind kind;
	int64_t number;
	const void *bytes;
	size_t len;
};
struct cell cell_null(void);
struct cell cell_int(int64_t number);
struct cell cell_text(const char *text); /* NULL gives null */
struct cell cell_bytes(const void *bytes, size_t len);

/* The parameters of a call and how many they are. */
#define PARAMS(...) (const struct cell[]){ __VA_ARGS__ }, sizeof((const struct cell[]){ __VA_ARGS__ }) / sizeof(struct cell)
#define NO_PARAMS NULL, (size_t)0

struct db;
struct rows {
	struct db *db;
	void *cursor;
	struct err err;   /* why rows_next stopped early; code ERR_NONE if it did not */
};

struct db_driver {
	void (*close)(struct db *db);
	bool (*begin)(struct db *db, struct err *err);
	bool (*commit)(struct db *db, struct err *err);
	void (*rollback)(struct db *db);
	bool (*query)(struct db *db, const char *sql, const struct cell *params, size_t n, struct rows *ret_rows, struct err *err);
	bool (*next)(struct rows *rows);
	int64_t (*number)(const struct rows *rows, int column);
	const void *(*bytes)(const struct rows *rows, int column, size_t *ret_len);
	void (*end)(struct rows *rows);
	int64_t (*changed)(struct db *db);
	bool (*settle)(struct db *db, struct err *err);
};
struct db {
	const struct db_driver *driver;
	bool in_transaction;
};

/* Opens a file that exists (sqlite.c). ERR_NOT_FOUND, ERR_DAMAGED, ERR_PERMISSION, ERR_STATE (a promise it cannot keep). */
MUST_USE bool db_open_sqlite(const char *path, struct db **ret_db, struct err *err);
/* A consistent copy of the whole database into a new file, while others write (sqlite_copy.c). */
MUST_USE bool db_copy_sqlite(struct db *db, const char *to, struct err *err);
void db_close(struct db *db); /* NULL is allowed; rolls back what is open */

/* Transactions that write: everybody else's writing waits from db_begin on. ERR_LOCKED after five seconds of waiting. */
MUST_USE bool db_begin(struct db *db, struct err *err);
/* True: durable, across a power cut. False: nothing of it counts. */
MUST_USE bool db_commit(struct db *db, struct err *err);
void db_rollback(struct db *db);
/* Empties the journal into the main file as far as nobody uses it. */
MUST_USE bool db_settle(struct db *db, struct err *err);

/* Runs to the end; *ret_changed (may be NULL) is how many rows were written. */
MUST_USE bool db_run(struct db *db, const char *sql, const struct cell *params, size_t n, int64_t *ret_changed, struct err *err);
MUST_USE bool db_query(
	struct db *db, const char *sql, const struct cell *params, size_t n, struct rows *ret_rows, struct err *err);
/* False at the end, and on failure: rows_end tells which. */
bool rows_next(struct rows *rows);
int64_t rows_int(const struct rows *rows, int column);
const char *rows_text(const struct rows *rows, int column); /* "" for null; valid until rows_next */
const void *rows_bytes(const struct rows *rows, int column, size_t *ret_len);
void rows_copy(const struct rows *rows, int column, char *to, size_t size); /* cuts at a grapheme */
/* To be called once after every db_query that was true. */
MUST_USE bool rows_end(struct rows *rows, struct err *err);
