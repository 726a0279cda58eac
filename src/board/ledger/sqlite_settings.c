/* SPDX-License-Identifier: MIT */
/* What a connection to SQLite must promise, and the copy of a database that is in use. */
#include "board/ledger/sqlite.h"

#include "base/file.h"

#include <fcntl.h>
#include <string.h>

#define BUSY_MS 5000

static const struct {
	int what, value;
} switches[] = {
	{ SQLITE_DBCONFIG_DEFENSIVE, 1 }, { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 }, { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
	{ SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 }, { SQLITE_DBCONFIG_ENABLE_VIEW, 0 }, { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
	{ SQLITE_DBCONFIG_DQS_DML, 0 }, { SQLITE_DBCONFIG_DQS_DDL, 0 },
};

static const struct {
	int what, value;
} limits[] = {
	{ SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024 }, { SQLITE_LIMIT_SQL_LENGTH, 100000 }, { SQLITE_LIMIT_COLUMN, 64 },
	{ SQLITE_LIMIT_EXPR_DEPTH, 32 }, { SQLITE_LIMIT_COMPOUND_SELECT, 4 }, { SQLITE_LIMIT_VDBE_OP, 25000 },
	{ SQLITE_LIMIT_FUNCTION_ARG, 8 }, { SQLITE_LIMIT_ATTACHED, 0 }, { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 64 },
	{ SQLITE_LIMIT_VARIABLE_NUMBER, SQLITE_PARAMS_MAX }, { SQLITE_LIMIT_TRIGGER_DEPTH, 1 },
};

/* Pragmas, and what they must answer when asked back; NULL: not asked. The page size holds for a new file only. */
static const struct {
	const char *set, *ask, *answer;
} pragmas[] = {
	{ "PRAGMA page_size = 16384", NULL, NULL },
	{ "PRAGMA journal_mode = WAL", "PRAGMA journal_mode", "wal" },
	{ "PRAGMA synchronous = FULL", "PRAGMA synchronous", "2" },
	{ "PRAGMA secure_delete = ON", "PRAGMA secure_delete", "1" },
	{ "PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", "1" },
	{ "PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", "1" },
	{ "PRAGMA temp_store = MEMORY", NULL, NULL },
	{ "PRAGMA mmap_size = 0", NULL, NULL },
};

static bool answers(sqlite3 *handle, const char *ask, const char *expected, struct err *err)
{
	sqlite3_stmt *statement = NULL;
	int result = sqlite3_prepare_v2(handle, ask, -1, &statement, NULL);
	if (result == SQLITE_OK)
		result = sqlite3_step(statement);
	const char *found = result == SQLITE_ROW ? (const char *)sqlite3_column_text(statement, 0) : NULL;
	bool ok = found && strcmp(found, expected) == 0;
	if (!ok)
		err_set(err, ERR_STATE, "ledger", "%s gives %s, not %s", ask, found ? found : "nothing", expected);
	sqlite3_finalize(statement);
	return ok;
}

bool sqlite_prepare_connection(sqlite3 *handle, struct err *err)
{
	sqlite3_extended_result_codes(handle, 1);
	sqlite3_busy_timeout(handle, BUSY_MS);
	for (size_t i = 0; i < sizeof switches / sizeof switches[0]; i++) {
		int result = sqlite3_db_config(handle, switches[i].what, switches[i].value, NULL);
		if (result != SQLITE_OK)
			return sqlite_failed(handle, result, "settings", err);
	}
	for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++)
		sqlite3_limit(handle, limits[i].what, limits[i].value);
	for (size_t i = 0; i < sizeof pragmas / sizeof pragmas[0]; i++) {
		int result = sqlite3_exec(handle, pragmas[i].set, NULL, NULL, NULL);
		if (result != SQLITE_OK)
			return sqlite_failed(handle, result, pragmas[i].set, err);
		if (pragmas[i].ask && !answers(handle, pragmas[i].ask, pragmas[i].answer, err))
			return false;
	}
	return true;
}

bool db_copy_sqlite(struct db *db, const char *to, struct err *err)
{
	sqlite3 *from_handle = ((struct sqlite_db *)db)->handle, *handle = NULL;
	if (!file_create(to, "", 0, err))
		return false;
	int result = sqlite3_open_v2(to, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
	sqlite3_backup *backup = result == SQLITE_OK ? sqlite3_backup_init(handle, "main", from_handle, "main") : NULL;
	if (backup) {
		sqlite3_backup_step(backup, -1);
		result = sqlite3_backup_finish(backup);
	} else if (result == SQLITE_OK) {
		result = sqlite3_errcode(handle);
	}
	bool ok = result == SQLITE_OK || sqlite_failed(handle, result, "copying", err);
	sqlite3_close_v2(handle);
	if (!ok)
		file_remove(to);
	return ok;
}
