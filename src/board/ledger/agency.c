/* SPDX-License-Identifier: MIT */
#include "board/ledger/ledger_inside.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

#define COLUMNS "id, name, sector, area, contact, added"

static void agency_read(const struct rows *rows, struct agency *to)
{
	rows_copy(rows, 0, to->id, sizeof to->id);
	rows_copy(rows, 1, to->name, sizeof to->name);
	rows_copy(rows, 2, to->sector, sizeof to->sector);
	rows_copy(rows, 3, to->area, sizeof to->area);
	rows_copy(rows, 4, to->contact, sizeof to->contact);
	rows_copy(rows, 5, to->added, sizeof to->added);
}

bool ledger_agency_add(struct ledger *ledger, const struct agency *agency, struct err *err)
{
	int64_t added;
	if (!db_run(ledger->db, "INSERT INTO agency (" COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
		PARAMS(cell_text(agency->id), cell_text(agency->name), cell_text(agency->sector), cell_text(agency->area),
			cell_text(agency->contact), cell_text(agency->added)), &added, err))
		return false;
	return added == 1 || err_set(err, ERR_EXISTS, agency->name, "it is on the list in sector %s", agency->sector);
}

bool ledger_prefix_pattern(const char *prefix, char to[ID_UUID_BYTES + 1])
{
	size_t len = strspn(prefix, "0123456789abcdef-");
	if (len < 4 || len >= ID_UUID_BYTES || prefix[len] != '\0')
		return false;
	memcpy(to, prefix, len);
	memcpy(to + len, "%", 2);
	return true;
}

/* How many rows fit, at most 2; the first goes to *ret. */
static bool find(struct ledger *ledger, const char *sql, const char *words, struct agency *ret, int *ret_n, struct err *err)
{
	struct rows rows;
	if (!db_query(ledger->db, sql, PARAMS(cell_text(words)), &rows, err))
		return false;
	int n = 0;
	while (rows_next(&rows))
		if (++n == 1)
			agency_read(&rows, ret);
	*ret_n = n;
	return rows_end(&rows, err);
}

bool ledger_agency_find(struct ledger *ledger, const char *words, struct agency *ret, struct err *err)
{
	struct agency found;
	char pattern[ID_UUID_BYTES + 1];
	int n = 0;
	if (!find(ledger, "SELECT " COLUMNS " FROM agency WHERE name = $1 LIMIT 2", words, &found, &n, err))
		return false;
	if (n == 0 && ledger_prefix_pattern(words, pattern)
		&& !find(ledger, "SELECT " COLUMNS " FROM agency WHERE id LIKE $1 LIMIT 2", pattern, &found, &n, err))
		return false;
	if (n == 0)
		return err_set(err, ERR_NOT_FOUND, words, "no organisation of that id or name");
	if (n > 1)
		return err_set(err, ERR_INVALID, words, "more than one organisation fits; give more of the id");
	*ret = found;
	return true;
}

bool ledger_agencies(struct ledger *ledger, struct agencies *ret, struct err *err)
{
	struct agencies found = { 0 };
	struct rows rows;
	if (!db_query(ledger->db, "SELECT " COLUMNS " FROM agency ORDER BY sector, name, id", NO_PARAMS, &rows, err))
		return false;
	while (rows_next(&rows)) {
		found.items = xreallocarray(found.items, found.n + 1, sizeof *found.items);
		agency_read(&rows, &found.items[found.n++]);
	}
	if (rows_end(&rows, err)) {
		*ret = found;
		return true;
	}
	agencies_release(&found);
	return false;
}

void agencies_release(struct agencies *agencies)
{
	free(agencies->items);
	*agencies = (struct agencies){ 0 };
}
