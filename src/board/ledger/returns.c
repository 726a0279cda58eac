/* SPDX-License-Identifier: MIT */
#include "board/ledger/returns.h"

#include "base/mem.h"
#include "board/ledger/ledger_inside.h"

#include <stdlib.h>
#include <string.h>

static const char asked_sql[] =
	"SELECT a.id, a.name, a.sector, a.area, a.contact, a.added, x.cycle, x.asked, x.asked_for_by, x.closes, x.code_until FROM"
	" (SELECT i.agency AS agency, i.cycle AS cycle, min(i.created) AS asked, max(p.asked_for_by) AS asked_for_by,"
	"  max(p.closes) AS closes, max(CASE WHEN i.revoked IS NULL THEN i.expires ELSE '' END) AS code_until FROM invitation i JOIN pack p ON p.sha256 = i.pack GROUP BY i.agency, i.cycle"
	" UNION ALL SELECT DISTINCT s.agency, s.cycle, '', '', '', '' FROM submission s"
	"  WHERE NOT EXISTS (SELECT 1 FROM invitation i WHERE i.agency = s.agency AND i.cycle = s.cycle)) AS x"
	" JOIN agency a ON a.id = x.agency WHERE ($1 IS NULL OR a.sector = $1) AND ($2 IS NULL OR x.cycle = $2)"
	" ORDER BY a.sector, a.name, x.cycle";

static void asked_read(const struct rows *rows, struct return_row *to)
{
	*to = (struct return_row){ 0 };
	rows_copy(rows, 0, to->agency.id, sizeof to->agency.id);
	rows_copy(rows, 1, to->agency.name, sizeof to->agency.name);
	rows_copy(rows, 2, to->agency.sector, sizeof to->agency.sector);
	rows_copy(rows, 3, to->agency.area, sizeof to->agency.area);
	rows_copy(rows, 4, to->agency.contact, sizeof to->agency.contact);
	rows_copy(rows, 5, to->agency.added, sizeof to->agency.added);
	rows_copy(rows, 6, to->cycle, sizeof to->cycle);
	rows_copy(rows, 7, to->asked, sizeof to->asked);
	rows_copy(rows, 8, to->asked_for_by, sizeof to->asked_for_by);
	rows_copy(rows, 9, to->closes, sizeof to->closes);
	rows_copy(rows, 10, to->code_until, sizeof to->code_until);
}

/* A stick may bring an older revision after a newer one. */
static void add_submission(struct submission_rows *to, const struct submission_row *row)
{
	for (size_t i = 0; i < to->n; i++)
		if (strcmp(to->items[i].submission, row->submission) == 0) {
			if (row->revision > to->items[i].revision)
				to->items[i] = *row;
			return;
		}
	to->items = xreallocarray(to->items, to->n + 1, sizeof *to->items);
	to->items[to->n++] = *row;
}

static bool read_submissions(struct ledger *ledger, struct return_row *row, struct err *err)
{
	struct submission_row submission;
	struct rows rows;
	if (!db_query(ledger->db, "SELECT " SUBMISSION_COLUMNS " FROM submission WHERE agency = $1 AND cycle = $2 ORDER BY number DESC",
		PARAMS(cell_text(row->agency.id), cell_text(row->cycle)), &rows, err))
		return false;
	for (; rows_next(&rows); row->n_received++) {
		submission_row_read(&rows, &submission);
		add_submission(&row->submissions, &submission);
	}
	if (row->submissions.n)
		row->newest = row->submissions.items[0];
	return rows_end(&rows, err);
}

static bool read_withdrawal(struct ledger *ledger, struct return_row *row, struct err *err)
{
	struct rows rows;
	if (!db_query(ledger->db, "SELECT 1 FROM withdrawal WHERE agency = $1 AND submission IN"
		" (SELECT submission FROM submission WHERE agency = $1 AND cycle = $2)",
		PARAMS(cell_text(row->agency.id), cell_text(row->cycle)), &rows, err))
		return false;
	row->withdrawal = rows_next(&rows);
	return rows_end(&rows, err);
}

static bool read_erased(struct ledger *ledger, struct return_row *row, struct err *err)
{
	struct rows rows;
	if (!db_query(ledger->db, "SELECT 1 FROM tombstone t JOIN meta m ON m.name = 'erased/' || t.agency || '/' || t.submission"
		" WHERE t.agency = $1 AND m.value = $2 LIMIT 1",
		PARAMS(cell_text(row->agency.id), cell_text(row->cycle)), &rows, err))
		return false;
	row->erased = rows_next(&rows);
	return rows_end(&rows, err);
}

bool ledger_returns(struct ledger *ledger, const char *sector, const char *cycle, struct return_rows *ret, struct err *err)
{
	struct return_rows found = { 0 };
	struct rows rows;
	if (!db_query(ledger->db, asked_sql, PARAMS(cell_text(sector), cell_text(cycle)), &rows, err))
		return false;
	while (rows_next(&rows)) {
		found.items = xreallocarray(found.items, found.n + 1, sizeof *found.items);
		asked_read(&rows, &found.items[found.n++]);
	}
	bool ok = rows_end(&rows, err);
	for (size_t i = 0; ok && i < found.n; i++)
		ok = read_submissions(ledger, &found.items[i], err) && read_withdrawal(ledger, &found.items[i], err)
			&& read_erased(ledger, &found.items[i], err);
	if (ok)
		*ret = found;
	else
		return_rows_release(&found);
	return ok;
}

void return_rows_release(struct return_rows *rows)
{
	for (size_t i = 0; i < rows->n; i++)
		submission_rows_release(&rows->items[i].submissions);
	free(rows->items);
	*rows = (struct return_rows){ 0 };
}
