/* SPDX-License-Identifier: MIT */
/* The chain of receipts, and what erasing leaves of it. */
#include "board/ledger/ledger_inside.h"

#include "base/clock.h"
#include "base/text.h"

#include <string.h>

bool ledger_chain(struct ledger *ledger, struct chain *ret, struct err *err)
{
	struct rows rows;
	if (!db_query(ledger->db, "SELECT number, epoch, sequence, last FROM chain", NO_PARAMS, &rows, err))
		return false;
	struct chain chain = { 0 };
	bool found = rows_next(&rows);
	if (found) {
		chain = (struct chain){ .number = rows_int(&rows, 0), .epoch = rows_int(&rows, 1), .sequence = rows_int(&rows, 2) };
		rows_copy(&rows, 3, chain.last, sizeof chain.last);
	}
	if (!rows_end(&rows, err))
		return false;
	if (!found)
		return err_set(err, ERR_DAMAGED, "ledger", "the end of the chain is missing");
	*ret = chain;
	return true;
}

bool ledger_has_link(struct ledger *ledger, const struct chain *link, bool *ret_has, struct err *err)
{
	struct rows rows;
	if (link->sequence == 0) {
		*ret_has = true;
		return true;
	}
	if (!db_query(ledger->db, "SELECT 1 FROM submission WHERE epoch = $1 AND sequence = $2 AND receipt_sha256 = $3"
		" UNION ALL SELECT 1 FROM bare_link WHERE epoch = $1 AND sequence = $2 AND receipt_sha256 = $3",
		PARAMS(cell_int(link->epoch), cell_int(link->sequence), cell_text(link->last)), &rows, err))
		return false;
	bool has = rows_next(&rows);
	if (!rows_end(&rows, err))
		return false;
	*ret_has = has;
	return true;
}

bool ledger_new_epoch(struct ledger *ledger, int64_t epoch, struct err *err)
{
	int64_t changed;
	if (!db_run(ledger->db, "UPDATE chain SET epoch = $1, sequence = 0, last = $2 WHERE epoch < $1",
		PARAMS(cell_int(epoch), cell_text(LEDGER_NO_LINK)), &changed, err))
		return false;
	return changed == 1 || err_set(err, ERR_INVALID, "ledger", "epoch %lld is no new one", (long long)epoch);
}

/* The tombstone comes first: also for what this ledger, restored from a backup, has not heard of. */
bool ledger_erase(struct ledger *ledger, const char *agency, const char *submission, int64_t now, struct err *err)
{
	char at[CLOCK_STAMP_BYTES];
	struct db *db = ledger->db;
	clock_stamp(now, at);
	return db_run(db, "INSERT INTO tombstone (agency, submission, erased) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
			PARAMS(cell_text(agency), cell_text(submission), cell_text(at)), NULL, err)
		/* Of which form it was, beside the tombstone: without it an erased return looks as if it never came. */
		&& db_run(db, "INSERT INTO meta (name, value) SELECT 'erased/' || agency || '/' || submission, max(cycle) FROM submission"
			" WHERE agency = $1 AND submission = $2 GROUP BY agency, submission ON CONFLICT DO NOTHING",
			PARAMS(cell_text(agency), cell_text(submission)), NULL, err)
		&& db_run(db, "INSERT INTO bare_link (number, epoch, sequence, receipt_sha256)"
			" SELECT number, epoch, sequence, receipt_sha256 FROM submission WHERE agency = $1 AND submission = $2",
			PARAMS(cell_text(agency), cell_text(submission)), NULL, err)
		&& db_run(db, "DELETE FROM sealed WHERE number IN (SELECT number FROM submission WHERE agency = $1 AND submission = $2)",
			PARAMS(cell_text(agency), cell_text(submission)), NULL, err)
		&& db_run(db, "DELETE FROM submission WHERE agency = $1 AND submission = $2",
			PARAMS(cell_text(agency), cell_text(submission)), NULL, err)
		&& db_run(db, "DELETE FROM withdrawal WHERE agency = $1 AND submission = $2",
			PARAMS(cell_text(agency), cell_text(submission)), NULL, err);
}
