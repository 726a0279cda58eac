/* SPDX-License-Identifier: MIT */
/* The driver for SQLite. */
#include "board/ledger/sqlite.h"

#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct sqlite_db *of(struct db *db)
{
	return (struct sqlite_db *)db;
}

static const struct {
	int result;
	enum err_code code;
} codes[] = {
	{ SQLITE_FULL, ERR_NO_SPACE }, { SQLITE_IOERR, ERR_IO }, { SQLITE_READONLY, ERR_READ_ONLY }, { SQLITE_BUSY, ERR_LOCKED },
	{ SQLITE_LOCKED, ERR_LOCKED }, { SQLITE_CORRUPT, ERR_DAMAGED }, { SQLITE_NOTADB, ERR_DAMAGED },
	{ SQLITE_CANTOPEN, ERR_NOT_FOUND }, { SQLITE_PERM, ERR_PERMISSION }, { SQLITE_TOOBIG, ERR_TOO_BIG },
};

bool sqlite_failed(sqlite3 *handle, int result, const char *doing, struct err *err)
{
	enum err_code code = ERR_DATABASE;
	if ((result & 0xff) == SQLITE_NOMEM)
		mem_exhausted();
	for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
		if (codes[i].result == (result & 0xff))
			code = codes[i].code;
	return err_set(err, code, "ledger", "%s: %s (%d)", doing, handle ? sqlite3_errmsg(handle) : sqlite3_errstr(result), result);
}

static bool execute(sqlite3 *handle, const char *sql, struct err *err)
{
	int result = sqlite3_exec(handle, sql, NULL, NULL, NULL);
	return result == SQLITE_OK || sqlite_failed(handle, result, sql, err);
}

static bool sqlite_begin(struct db *db, struct err *err)
{
	return execute(of(db)->handle, "BEGIN IMMEDIATE", err);
}

static bool sqlite_commit(struct db *db, struct err *err)
{
	return execute(of(db)->handle, "COMMIT", err);
}

/* SQLite has rolled back already after some failures; then there is nothing to do. */
static void sqlite_rollback(struct db *db)
{
	if (!sqlite3_get_autocommit(of(db)->handle))
		sqlite3_exec(of(db)->handle, "ROLLBACK", NULL, NULL, NULL);
}

static void sqlite_close(struct db *db)
{
	struct sqlite_db *self = of(db);
	for (size_t i = 0; i < self->n_statements; i++)
		sqlite3_finalize(self->statements[i].prepared);
	sqlite3_close_v2(self->handle);
	free(self->path);
	free(self);
}

static struct sqlite_statement *find(struct sqlite_db *self, const char *sql)
{
	for (size_t i = 0; i < self->n_statements; i++)
		if (self->statements[i].sql == sql)
			return &self->statements[i];
	return NULL;
}

static struct sqlite_statement *prepare(struct sqlite_db *self, const char *sql, struct err *err)
{
	struct sqlite_statement *statement = find(self, sql);
	if (statement)
		return statement;
	if (self->n_statements == SQLITE_STATEMENTS_MAX) {
		err_set(err, ERR_DATABASE, "ledger", "more than %d kinds of statement", SQLITE_STATEMENTS_MAX);
		return NULL;
	}
	statement = &self->statements[self->n_statements];
	*statement = (struct sqlite_statement){ .sql = sql };
	int result = sqlite3_prepare_v3(self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement->prepared, NULL);
	if (result != SQLITE_OK) {
		sqlite_failed(self->handle, result, sql, err);
		return NULL;
	}
	for (int i = 0; i < SQLITE_PARAMS_MAX; i++) {
		char name[8];
		snprintf(name, sizeof name, "$%d", i + 1);
		statement->place[i] = sqlite3_bind_parameter_index(statement->prepared, name);
	}
	self->n_statements++;
	return statement;
}

static int bind(sqlite3_stmt *prepared, int place, const struct cell *cell)
{
	static const char nothing[1] = "";
	const void *bytes = cell->bytes ? cell->bytes : nothing;
	switch (cell->kind) {
	case CELL_INT:
		return sqlite3_bind_int64(prepared, place, cell->number);
	case CELL_TEXT:
		return sqlite3_bind_text64(prepared, place, bytes, cell->len, SQLITE_STATIC, SQLITE_UTF8);
	case CELL_BYTES:
		return sqlite3_bind_blob64(prepared, place, bytes, cell->len, SQLITE_STATIC);
	case CELL_NULL:
		break;
	}
	return sqlite3_bind_null(prepared, place);
}

static bool sqlite_query(
	struct db *db, const char *sql, const struct cell *params, size_t n, struct rows *ret_rows, struct err *err)
{
	struct sqlite_statement *statement = prepare(of(db), sql, err);
	if (!statement)
		return false;
	if (statement->open)
		return err_set(err, ERR_DATABASE, "ledger", "a statement is used within itself: %s", sql);
	int result = n <= SQLITE_PARAMS_MAX ? SQLITE_OK : SQLITE_RANGE;
	for (size_t i = 0; i < n && result == SQLITE_OK; i++)
		if (statement->place[i])
			result = bind(statement->prepared, statement->place[i], &params[i]);
	if (result != SQLITE_OK) {
		sqlite3_clear_bindings(statement->prepared);
		return sqlite_failed(of(db)->handle, result, sql, err);
	}
	statement->open = true;
	*ret_rows = (struct rows){ .db = db, .cursor = statement };
	return true;
}

static bool sqlite_next(struct rows *rows)
{
	struct sqlite_statement *statement = rows->cursor;
	int result = sqlite3_step(statement->prepared);
	if (result != SQLITE_ROW && result != SQLITE_DONE)
		sqlite_failed(of(rows->db)->handle, result, statement->sql, &rows->err);
	return result == SQLITE_ROW;
}

static int64_t sqlite_number(const struct rows *rows, int column)
{
	struct sqlite_statement *statement = rows->cursor;
	return sqlite3_column_int64(statement->prepared, column);
}

static const void *sqlite_bytes(const struct rows *rows, int column, size_t *ret_len)
{
	struct sqlite_statement *statement = rows->cursor;
	bool text = sqlite3_column_type(statement->prepared, column) == SQLITE_TEXT;
	const void *bytes = text ? (const void *)sqlite3_column_text(statement->prepared, column)
		: sqlite3_column_blob(statement->prepared, column);
	*ret_len = (size_t)sqlite3_column_bytes(statement->prepared, column);
	return bytes;
}

static void sqlite_end(struct rows *rows)
{
	struct sqlite_statement *statement = rows->cursor;
	sqlite3_reset(statement->prepared);
	sqlite3_clear_bindings(statement->prepared);
	statement->open = false;
}

static int64_t sqlite_changed(struct db *db)
{
	return sqlite3_changes64(of(db)->handle);
}

static bool sqlite_settle(struct db *db, struct err *err)
{
	sqlite3 *handle = of(db)->handle;
	int result = sqlite3_wal_checkpoint_v2(handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
	return result == SQLITE_OK || (result & 0xff) == SQLITE_BUSY || sqlite_failed(handle, result, "settling", err);
}

static const struct db_driver sqlite_driver = {
	.close = sqlite_close, .begin = sqlite_begin, .commit = sqlite_commit, .rollback = sqlite_rollback, .query = sqlite_query,
	.next = sqlite_next, .number = sqlite_number, .bytes = sqlite_bytes, .end = sqlite_end, .changed = sqlite_changed,
	.settle = sqlite_settle,
};

bool db_open_sqlite(const char *path, struct db **ret_db, struct err *err)
{
	sqlite3 *handle = NULL;
	int result = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE, NULL);
	bool ok = result == SQLITE_OK ? sqlite_prepare_connection(handle, err) : sqlite_failed(handle, result, "opening", err);
	if (!ok) {
		sqlite3_close_v2(handle);
		return false;
	}
	struct sqlite_db *self = xcalloc(1, sizeof *self);
	self->db.driver = &sqlite_driver;
	self->handle = handle;
	self->path = xstrdup(path);
	*ret_db = &self->db;
	return true;
}
