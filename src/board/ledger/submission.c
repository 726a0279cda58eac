/* SPDX-License-Identifier: MIT */
#include "board/ledger/ledger_inside.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/mem.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const char *const state_names[] = { "waiting", "opened", "quarantined" };
static_assert(sizeof state_names / sizeof state_names[0] == SUBMISSION_STATE_COUNT, "a name for every state");

const char *submission_state_name(enum submission_state state)
{
	return state_names[state];
}

static enum submission_state state_of(const char *name)
{
	for (size_t i = 0; i < SUBMISSION_STATE_COUNT; i++)
		if (strcmp(state_names[i], name) == 0)
			return (enum submission_state)i;
	return SUBMISSION_QUARANTINED;
}

void submission_row_read(const struct rows *rows, struct submission_row *to)
{
	*to = (struct submission_row){ .number = rows_int(rows, 0), .epoch = rows_int(rows, 1), .sequence = rows_int(rows, 2),
		.revision = rows_int(rows, 5), .bytes = rows_int(rows, 10), .state = state_of(rows_text(rows, 13)) };
	rows_copy(rows, 3, to->agency, sizeof to->agency);
	rows_copy(rows, 4, to->submission, sizeof to->submission);
	rows_copy(rows, 6, to->cycle, sizeof to->cycle);
	rows_copy(rows, 7, to->form, sizeof to->form);
	rows_copy(rows, 8, to->pack, sizeof to->pack);
	rows_copy(rows, 9, to->sha256, sizeof to->sha256);
	rows_copy(rows, 11, to->received, sizeof to->received);
	rows_copy(rows, 12, to->notes, sizeof to->notes);
	rows_copy(rows, 14, to->reason, sizeof to->reason);
}

bool ledger_submissions(struct ledger *ledger, enum submission_state state, struct submission_rows *ret, struct err *err)
{
	struct submission_rows found = { 0 };
	struct rows rows;
	if (!db_query(ledger->db, "SELECT " SUBMISSION_COLUMNS " FROM submission WHERE $1 IS NULL OR state = $1 ORDER BY number",
		PARAMS(cell_text(state < SUBMISSION_STATE_COUNT ? state_names[state] : NULL)), &rows, err))
		return false;
	while (rows_next(&rows)) {
		found.items = xreallocarray(found.items, found.n + 1, sizeof *found.items);
		submission_row_read(&rows, &found.items[found.n++]);
	}
	if (rows_end(&rows, err)) {
		*ret = found;
		return true;
	}
	submission_rows_release(&found);
	return false;
}

void submission_rows_release(struct submission_rows *rows)
{
	free(rows->items);
	*rows = (struct submission_rows){ 0 };
}

/* Two revisions of one submission both fit; two submissions do not. */
bool ledger_submission_find(
	struct ledger *ledger, const char *prefix, int64_t revision, struct submission_row *ret, struct err *err)
{
	char pattern[ID_UUID_BYTES + 1];
	struct submission_row first, row;
	struct rows rows;
	bool several = false;
	if (!ledger_prefix_pattern(prefix, pattern))
		return err_set(err, ERR_INVALID, prefix, "the beginning of an id: at least four of 0-9, a-f");
	if (!db_query(ledger->db, "SELECT " SUBMISSION_COLUMNS " FROM submission WHERE submission LIKE $1 AND ($2 = 0 OR revision = $2)"
		" ORDER BY revision DESC, number", PARAMS(cell_text(pattern), cell_int(revision)), &rows, err))
		return false;
	bool found = rows_next(&rows);
	if (found) {
		submission_row_read(&rows, &first);
		while (!several && rows_next(&rows)) {
			submission_row_read(&rows, &row);
			several = strcmp(row.submission, first.submission) != 0 || strcmp(row.agency, first.agency) != 0;
		}
	}
	if (!rows_end(&rows, err))
		return false;
	if (!found)
		return err_set(err, ERR_NOT_FOUND, prefix, "no submission of that id and revision");
	if (several)
		return err_set(err, ERR_INVALID, prefix, "more than one submission fits; give more of the id");
	*ret = first;
	return true;
}

bool ledger_sealed(struct ledger *ledger, int64_t number, struct buf *out, struct err *err)
{
	struct rows rows;
	size_t len = 0;
	if (!db_query(ledger->db, "SELECT body FROM sealed WHERE number = $1", PARAMS(cell_int(number)), &rows, err))
		return false;
	bool found = rows_next(&rows);
	if (found) {
		const void *bytes = rows_bytes(&rows, 0, &len);
		buf_add(out, bytes, len);
	}
	if (!rows_end(&rows, err))
		return false;
	if (!found)
		return err_set(err, ERR_NOT_FOUND, "ledger", "no sealed bytes of number %lld", (long long)number);
	return !out->full || err_set(err, ERR_TOO_BIG, "ledger", "number %lld", (long long)number);
}

bool ledger_set_state(struct ledger *ledger, int64_t number, enum submission_state state, const char *reason, struct err *err)
{
	return db_run(ledger->db, "UPDATE submission SET state = $2, reason = $3 WHERE number = $1",
		PARAMS(cell_int(number), cell_text(state_names[state]), cell_text(reason)), NULL, err);
}

bool ledger_receipt(struct ledger *ledger, const char *agency, const char *submission, int64_t revision, bool *ret_found,
	struct buf *out, struct err *err)
{
	struct rows rows;
	if (!db_query(ledger->db, "SELECT receipt FROM submission WHERE agency = $1 AND submission = $2 AND revision = $3",
		PARAMS(cell_text(agency), cell_text(submission), cell_int(revision)), &rows, err))
		return false;
	bool found = rows_next(&rows);
	if (found)
		buf_puts(out, rows_text(&rows, 0));
	if (!rows_end(&rows, err))
		return false;
	*ret_found = found;
	return true;
}

bool ledger_withdraw(
	struct ledger *ledger, const char *agency, const char *submission, int64_t now, bool *ret_found, struct err *err)
{
	char at[CLOCK_STAMP_BYTES];
	struct rows rows;
	clock_stamp(now, at);
	if (!db_query(ledger->db, "SELECT 1 FROM submission WHERE agency = $1 AND submission = $2 LIMIT 1",
		PARAMS(cell_text(agency), cell_text(submission)), &rows, err))
		return false;
	bool found = rows_next(&rows);
	if (!rows_end(&rows, err))
		return false;
	if (found
		&& !db_run(ledger->db,
			"INSERT INTO withdrawal (agency, submission, requested) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
			PARAMS(cell_text(agency), cell_text(submission), cell_text(at)), NULL, err))
		return false;
	*ret_found = found;
	return true;
}
