/* SPDX-License-Identifier: MIT */
#include "board/ledger/ledger_inside.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

static bool fill(struct ledger *ledger, const char *board_id, struct err *err)
{
	for (const char *const *statement = ledger_schema; *statement; statement++)
		if (!db_run(ledger->db, *statement, NO_PARAMS, NULL, err))
			return false;
	return db_run(ledger->db, "INSERT INTO meta (name, value) VALUES ('board', $1)", PARAMS(cell_text(board_id)), NULL, err)
		&& db_run(ledger->db, "INSERT INTO meta (name, value) VALUES ('schema', $1)",
			PARAMS(cell_text(LEDGER_SCHEMA_VERSION)), NULL, err)
		&& db_run(ledger->db, "INSERT INTO chain (id, number, epoch, sequence, last) VALUES (1, 0, 1, 0, $1)",
			PARAMS(cell_text(LEDGER_NO_LINK)), NULL, err);
}

bool ledger_create(const char *path, const char *board_id, struct err *err)
{
	struct ledger ledger = { 0 };
	if (!file_create(path, "", 0, err))
		return false;
	bool ok = db_open_sqlite(path, &ledger.db, err) && db_begin(ledger.db, err) && fill(&ledger, board_id, err)
		&& db_commit(ledger.db, err);
	db_close(ledger.db);
	if (!ok)
		file_remove(path);
	return ok;
}

static bool meta(struct db *db, const char *name, char *to, size_t size, struct err *err)
{
	struct rows rows;
	to[0] = '\0';
	if (!db_query(db, "SELECT value FROM meta WHERE name = $1", PARAMS(cell_text(name)), &rows, err))
		return false;
	if (rows_next(&rows))
		rows_copy(&rows, 0, to, size);
	return rows_end(&rows, err);
}

static bool check(struct db *db, const char *board_id, struct err *err)
{
	char version[16], board[64];
	if (!meta(db, "schema", version, sizeof version, err) || !meta(db, "board", board, sizeof board, err))
		return false;
	if (strcmp(version, LEDGER_SCHEMA_VERSION) != 0)
		return err_set(err, ERR_NEWER, "ledger", "schema version '%s'", version);
	if (strcmp(board, board_id) != 0)
		return err_set(err, ERR_MISMATCH, "ledger", "it belongs to '%s', not to '%s'", board, board_id);
	return true;
}

bool ledger_open(const char *path, const char *board_id, struct ledger **ret, struct err *err)
{
	struct db *db;
	if (!db_open_sqlite(path, &db, err))
		return false;
	if (!check(db, board_id, err)) {
		db_close(db);
		return false;
	}
	struct ledger *ledger = xcalloc(1, sizeof *ledger);
	ledger->db = db;
	*ret = ledger;
	return true;
}

void ledger_close(struct ledger *ledger)
{
	if (!ledger)
		return;
	db_close(ledger->db);
	free(ledger);
}

bool ledger_begin(struct ledger *ledger, struct err *err)
{
	return db_begin(ledger->db, err);
}

bool ledger_commit(struct ledger *ledger, struct err *err)
{
	return db_commit(ledger->db, err);
}

void ledger_rollback(struct ledger *ledger)
{
	db_rollback(ledger->db);
}

bool ledger_settle(struct ledger *ledger, struct err *err)
{
	return db_settle(ledger->db, err);
}

bool ledger_copy(struct ledger *ledger, const char *to, struct err *err)
{
	return db_copy_sqlite(ledger->db, to, err);
}

bool ledger_log(struct ledger *ledger, int64_t now, const char *who, const char *what, const char *subject, struct err *err)
{
	char at[CLOCK_STAMP_BYTES];
	clock_stamp(now, at);
	return db_run(ledger->db, "INSERT INTO log (at, who, what, subject) VALUES ($1, $2, $3, $4)",
		PARAMS(cell_text(at), cell_text(who), cell_text(what), cell_text(subject)), NULL, err);
}

bool ledger_log_rows(struct ledger *ledger, int64_t max, struct log_rows *ret, struct err *err)
{
	struct log_rows found = { 0 };
	struct rows rows;
	if (!db_query(ledger->db, "SELECT at, who, what, subject FROM (SELECT number, at, who, what, subject FROM log"
		" ORDER BY number DESC LIMIT $1) AS newest ORDER BY number", PARAMS(cell_int(max)), &rows, err))
		return false;
	while (rows_next(&rows)) {
		found.items = xreallocarray(found.items, found.n + 1, sizeof *found.items);
		struct log_row *row = &found.items[found.n++];
		rows_copy(&rows, 0, row->at, sizeof row->at);
		rows_copy(&rows, 1, row->who, sizeof row->who);
		rows_copy(&rows, 2, row->what, sizeof row->what);
		rows_copy(&rows, 3, row->subject, sizeof row->subject);
	}
	if (rows_end(&rows, err)) {
		*ret = found;
		return true;
	}
	log_rows_release(&found);
	return false;
}

void log_rows_release(struct log_rows *rows)
{
	free(rows->items);
	*rows = (struct log_rows){ 0 };
}
