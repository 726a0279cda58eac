/* SPDX-License-Identifier: MIT */
/* Packs that were sent out, and the codes that came with them. */
#include "board/ledger/ledger_inside.h"

#include "base/clock.h"
#include "base/text.h"

#include <string.h>

bool ledger_pack_add(struct ledger *ledger, const struct pack_row *pack, struct err *err)
{
	return db_run(ledger->db, "INSERT INTO pack (sha256, cycle, form, opens, asked_for_by, closes) VALUES ($1, $2, $3, $4, $5, $6)"
		" ON CONFLICT DO NOTHING",
		PARAMS(cell_text(pack->sha256), cell_text(pack->cycle), cell_text(pack->form), cell_text(pack->opens),
			cell_text(pack->asked_for_by), cell_text(pack->closes)), NULL, err);
}

void ledger_code_digest(const char *code, char to[CRYPTO_HEX_BYTES], char mark[LEDGER_MARK_BYTES])
{
	crypto_sha256_hex(code, strlen(code), to);
	text_copy(mark, LEDGER_MARK_BYTES, code);
}

static bool count_live(
	struct ledger *ledger, const struct invitation_row *row, const char *today, int64_t *ret_n, struct err *err)
{
	struct rows rows;
	if (!db_query(ledger->db,
			"SELECT count(*) FROM invitation WHERE agency = $1 AND cycle = $2 AND revoked IS NULL AND expires >= $3",
			PARAMS(cell_text(row->agency), cell_text(row->cycle), cell_text(today)), &rows, err))
		return false;
	*ret_n = rows_next(&rows) ? rows_int(&rows, 0) : 0;
	return rows_end(&rows, err);
}

bool ledger_invitation_add(struct ledger *ledger, const struct invitation_row *row, const char *today, struct err *err)
{
	int64_t live;
	if (!count_live(ledger, row, today, &live, err))
		return false;
	if (live >= LEDGER_LIVE_CODES)
		return err_set(err, ERR_STATE, row->agency, "it has %d live codes for %s", LEDGER_LIVE_CODES, row->cycle);
	return db_run(ledger->db, "INSERT INTO invitation (code_sha256, mark, agency, pack, cycle, created, expires)"
		" VALUES ($1, $2, $3, $4, $5, $6, $7)",
		PARAMS(cell_text(row->code_sha256), cell_text(row->mark), cell_text(row->agency), cell_text(row->pack),
			cell_text(row->cycle), cell_text(row->created), cell_text(row->expires)), NULL, err);
}

static void invitation_read_row(const struct rows *rows, struct invitation_row *to)
{
	rows_copy(rows, 0, to->code_sha256, sizeof to->code_sha256);
	rows_copy(rows, 1, to->mark, sizeof to->mark);
	rows_copy(rows, 2, to->agency, sizeof to->agency);
	rows_copy(rows, 3, to->pack, sizeof to->pack);
	rows_copy(rows, 4, to->cycle, sizeof to->cycle);
	rows_copy(rows, 5, to->created, sizeof to->created);
	rows_copy(rows, 6, to->expires, sizeof to->expires);
}

bool ledger_invitation_live(struct ledger *ledger, const char *code_sha256, const char *today, bool *ret_live,
	struct invitation_row *ret, struct err *err)
{
	struct rows rows;
	struct invitation_row found;
	bool live = false;
	if (!db_query(ledger->db, "SELECT code_sha256, mark, agency, pack, cycle, created, expires, revoked FROM invitation"
		" WHERE code_sha256 = $1", PARAMS(cell_text(code_sha256)), &rows, err))
		return false;
	if (rows_next(&rows)) {
		invitation_read_row(&rows, &found);
		live = strlen(code_sha256) == CRYPTO_HEX_BYTES - 1 && crypto_same(found.code_sha256, code_sha256, CRYPTO_HEX_BYTES)
			&& rows_text(&rows, 7)[0] == '\0' && strcmp(found.expires, today) >= 0;
	}
	if (!rows_end(&rows, err))
		return false;
	*ret_live = live;
	if (live)
		*ret = found;
	return true;
}

bool ledger_revoke(struct ledger *ledger, const char *agency, const char *mark, int64_t now, int64_t *ret_n, struct err *err)
{
	char at[CLOCK_STAMP_BYTES];
	int64_t n;
	size_t mark_len = mark ? strlen(mark) : 0;
	if (mark_len == 0 && !(agency && *agency))
		return err_set(err, ERR_INVALID, "revoke", "neither an organisation nor a code");
	clock_stamp(now, at);
	if (!db_run(ledger->db, "UPDATE invitation SET revoked = $1 WHERE revoked IS NULL AND ($2 IS NULL OR agency = $2)"
		" AND ($3 = 0 OR substr(mark, 1, $3) = $4)",
		PARAMS(cell_text(at), cell_text(agency && *agency ? agency : NULL), cell_int((int64_t)mark_len), cell_text(mark)), &n, err))
		return false;
	if (n == 0)
		return err_set(err, ERR_NOT_FOUND, mark_len ? mark : agency, "no live code");
	*ret_n = n;
	return true;
}
