/* SPDX-License-Identifier: MIT */
#include "board/ledger/opened.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"
#include "board/ledger/db.h"

#include <stdlib.h>

struct opened_store {
	struct db *db;
};

bool opened_open(const char *path, struct opened_store **ret, struct err *err)
{
	struct db *db;
	if (!file_exists(path) && !file_create(path, "", 0, err))
		return false;
	if (!db_open_sqlite(path, &db, err))
		return false;
	if (!db_run(db, "CREATE TABLE IF NOT EXISTS opened (agency TEXT NOT NULL, submission TEXT NOT NULL, revision INTEGER NOT NULL,"
		" json BLOB NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL, PRIMARY KEY (agency, submission, revision))",
		NO_PARAMS, NULL, err)) {
		db_close(db);
		return false;
	}
	struct opened_store *store = xcalloc(1, sizeof *store);
	store->db = db;
	*ret = store;
	return true;
}

void opened_close(struct opened_store *store)
{
	if (!store)
		return;
	db_close(store->db);
	free(store);
}

bool opened_put(struct opened_store *store, const struct submission_row *row, const void *json, size_t len, const char *who,
	int64_t now, struct err *err)
{
	char at[CLOCK_STAMP_BYTES];
	clock_stamp(now, at);
	return db_run(store->db, "INSERT INTO opened (agency, submission, revision, json, at, who) VALUES ($1, $2, $3, $4, $5, $6)"
		" ON CONFLICT DO NOTHING", PARAMS(cell_text(row->agency), cell_text(row->submission), cell_int(row->revision),
			cell_bytes(json, len), cell_text(at), cell_text(who)), NULL, err);
}

bool opened_get(struct opened_store *store, const struct submission_row *row, struct buf *out, char ret_at[LEDGER_STAMP_BYTES],
	char ret_who[64], struct err *err)
{
	struct rows rows;
	if (!db_query(store->db, "SELECT json, at, who FROM opened WHERE agency = $1 AND submission = $2 AND revision = $3",
		PARAMS(cell_text(row->agency), cell_text(row->submission), cell_int(row->revision)), &rows, err))
		return false;
	bool found = rows_next(&rows);
	if (found) {
		size_t len;
		const void *json = rows_bytes(&rows, 0, &len);
		buf_add(out, json, len);
		rows_copy(&rows, 1, ret_at, LEDGER_STAMP_BYTES);
		rows_copy(&rows, 2, ret_who, 64);
	}
	if (!rows_end(&rows, err))
		return false;
	return found || err_set(err, ERR_NOT_FOUND, row->submission, "revision %lld has not been opened", (long long)row->revision);
}

bool opened_erase(struct opened_store *store, const char *agency, const char *submission, struct err *err)
{
	return db_run(store->db, "DELETE FROM opened WHERE agency = $1 AND submission = $2",
		PARAMS(cell_text(agency), cell_text(submission)), NULL, err);
}
