/* SPDX-License-Identifier: MIT */
#include "board/ledger/db.h"

#include "base/text.h"

#include <string.h>

struct cell cell_null(void)
{
	return (struct cell){ .kind = CELL_NULL };
}

struct cell cell_int(int64_t number)
{
	return (struct cell){ .kind = CELL_INT, .number = number };
}

struct cell cell_text(const char *text)
{
	return text ? (struct cell){ .kind = CELL_TEXT, .bytes = text, .len = strlen(text) } : cell_null();
}

struct cell cell_bytes(const void *bytes, size_t len)
{
	return (struct cell){ .kind = CELL_BYTES, .bytes = bytes, .len = len };
}

void db_close(struct db *db)
{
	if (!db)
		return;
	db_rollback(db);
	db->driver->close(db);
}

bool db_begin(struct db *db, struct err *err)
{
	if (db->in_transaction)
		return err_set(err, ERR_STATE, "transaction", "one is open already");
	if (!db->driver->begin(db, err))
		return false;
	db->in_transaction = true;
	return true;
}

bool db_commit(struct db *db, struct err *err)
{
	if (!db->driver->commit(db, err)) {
		db_rollback(db);
		return false;
	}
	db->in_transaction = false;
	return true;
}

void db_rollback(struct db *db)
{
	if (db->in_transaction)
		db->driver->rollback(db);
	db->in_transaction = false;
}

bool db_settle(struct db *db, struct err *err)
{
	return db->driver->settle(db, err);
}

bool db_query(struct db *db, const char *sql, const struct cell *params, size_t n, struct rows *ret_rows, struct err *err)
{
	return db->driver->query(db, sql, params, n, ret_rows, err);
}

bool db_run(struct db *db, const char *sql, const struct cell *params, size_t n, int64_t *ret_changed, struct err *err)
{
	struct rows rows;
	if (!db_query(db, sql, params, n, &rows, err))
		return false;
	while (rows_next(&rows))
		continue;
	int64_t changed = db->driver->changed(db);
	if (!rows_end(&rows, err))
		return false;
	if (ret_changed)
		*ret_changed = changed;
	return true;
}

bool rows_next(struct rows *rows)
{
	return rows->err.code == ERR_NONE && rows->db->driver->next(rows);
}

int64_t rows_int(const struct rows *rows, int column)
{
	return rows->db->driver->number(rows, column);
}

const void *rows_bytes(const struct rows *rows, int column, size_t *ret_len)
{
	return rows->db->driver->bytes(rows, column, ret_len);
}

const char *rows_text(const struct rows *rows, int column)
{
	size_t len;
	const char *text = rows_bytes(rows, column, &len);
	return text ? text : "";
}

void rows_copy(const struct rows *rows, int column, char *to, size_t size)
{
	text_copy(to, size, rows_text(rows, column));
}

bool rows_end(struct rows *rows, struct err *err)
{
	rows->db->driver->end(rows);
	if (rows->err.code == ERR_NONE)
		return true;
	if (err)
		*err = rows->err;
	return false;
}
