/* SPDX-License-Identifier: MIT */
#include "board/verbs/named.h"

#include "base/buf.h"
#include "base/text.h"
#include "board/verbs/out.h"
#include "board/verbs/status.h"
#include "page/gettext.h"
#include "wire/receipt.h"

#include <string.h>
#include <strings.h>

#define REVISION_MAX 999999

bool named_agency(struct ledger *ledger, const char *words, struct agency *ret, int *ret_status)
{
	struct err err = { 0 };
	if (ledger_agency_find(ledger, words, ret, &err))
		return true;
	*ret_status = status_of(err.code);
	if (err.code == ERR_NOT_FOUND)
		complain(_("There is no organisation called %s. \"section11-board agency list\" shows them."), words);
	else
		fail_with(&err);
	return false;
}

static bool has_reference(
	struct ledger *ledger, const struct submission_row *row, const char *reference, bool *ret, struct err *err)
{
	struct buf receipt = BUF(RECEIPT_MAX_BYTES);
	char own[16];
	bool found, ok = ledger_receipt(ledger, row->agency, row->submission, row->revision, &found, &receipt, err);
	if (ok) {
		receipt_reference(receipt.data, receipt.len, own);
		*ret = found && strcasecmp(own, reference) == 0;
	}
	buf_release(&receipt);
	return ok;
}

static bool find_by_reference(struct ledger *ledger, const char *reference, struct submission_row *ret, struct err *err)
{
	struct submission_rows rows;
	bool ok, same = false;
	if (!ledger_submissions(ledger, SUBMISSION_STATE_COUNT, &rows, err))
		return false;
	ok = true;
	for (size_t i = 0; ok && !same && i < rows.n; i++) {
		ok = has_reference(ledger, &rows.items[i], reference, &same, err);
		if (ok && same)
			*ret = rows.items[i];
	}
	submission_rows_release(&rows);
	return ok && (same || err_set(err, ERR_NOT_FOUND, reference, "no receipt of that reference"));
}

/* "6f1c0a2b/2": what `returns` prints. False if the words are not of that kind. */
static bool split_revision(const char *words, char prefix[ID_UUID_BYTES], int64_t *ret_revision)
{
	size_t len = strspn(words, "0123456789abcdef-");
	if (len == 0 || len >= ID_UUID_BYTES || words[len] != '/' || !text_to_int(words + len + 1, 1, REVISION_MAX, ret_revision))
		return false;
	memcpy(prefix, words, len);
	prefix[len] = '\0';
	return true;
}

static bool find_by_id(struct ledger *ledger, const char *words, int64_t revision, struct submission_row *ret, struct err *err)
{
	char prefix[ID_UUID_BYTES];
	int64_t named;
	if (!split_revision(words, prefix, &named))
		return ledger_submission_find(ledger, words, revision, ret, err);
	return ledger_submission_find(ledger, prefix, revision ? revision : named, ret, err);
}

/* The newest revision of the only submission of an organisation, or the one wanted. */
static bool pick(const struct submission_rows *rows, const struct agency *agency, int64_t revision, struct submission_row *ret,
	struct err *err)
{
	const struct submission_row *best = NULL, *any = NULL;
	for (size_t i = 0; i < rows->n; i++) {
		const struct submission_row *row = &rows->items[i];
		if (strcmp(row->agency, agency->id) != 0)
			continue;
		if (any && strcmp(any->submission, row->submission) != 0)
			return err_set(err, ERR_INVALID, agency->name, "it sent more than one submission; give the id that \"returns\" lists");
		any = row;
		if (revision ? row->revision == revision : !best || row->revision > best->revision)
			best = row;
	}
	if (!best)
		return err_set(err, ERR_NOT_FOUND, agency->name, "it sent none");
	*ret = *best;
	return true;
}

/* ERR_CANCELLED: there is no organisation of exactly this name. */
static bool find_by_name(struct ledger *ledger, const char *words, int64_t revision, struct submission_row *ret, struct err *err)
{
	struct agency agency;
	struct submission_rows rows;
	struct err cause = { 0 };
	if (!ledger_agency_find(ledger, words, &agency, &cause) || strcmp(agency.name, words) != 0)
		return err_set(err, ERR_CANCELLED, words, "no organisation of this name");
	if (!ledger_submissions(ledger, SUBMISSION_STATE_COUNT, &rows, err))
		return false;
	bool ok = pick(&rows, &agency, revision, ret, err);
	submission_rows_release(&rows);
	return ok;
}

static bool is_reference(const char *words)
{
	return strncasecmp(words, "SU-", 3) == 0 && strlen(words) == strlen("SU-4F7K-92QX");
}

static bool find(struct ledger *ledger, const char *words, int64_t revision, struct submission_row *ret, struct err *err)
{
	struct err by_name = { 0 };
	struct submission_row row;
	if (is_reference(words) && find_by_reference(ledger, words, &row, err)) {
		if (!revision || revision == row.revision) {
			*ret = row;
			return true;
		}
		return ledger_submission_find(ledger, row.submission, revision, ret, err);
	}
	if (find_by_id(ledger, words, revision, ret, err) || find_by_name(ledger, words, revision, ret, &by_name))
		return true;
	if (by_name.code != ERR_CANCELLED)
		*err = by_name;
	else if (err->code == ERR_INVALID && strspn(words, "0123456789abcdef-/") != strlen(words))
		err_set(err, ERR_NOT_FOUND, words, "neither an id, a reference nor a name");
	return false;
}

bool named_submission(struct ledger *ledger, const char *words, int64_t revision, struct submission_row *ret, int *ret_status)
{
	struct err err = { 0 };
	if (find(ledger, words, revision, ret, &err))
		return true;
	*ret_status = status_of(err.code);
	if (err.code != ERR_NOT_FOUND)
		fail_with(&err);
	else if (revision)
		complain(_("There is no submission called %s with revision %lld. \"section11-board returns\" lists them."), words,
			(long long)revision);
	else
		complain(_("There is no submission called %s. \"section11-board returns\" lists them."), words);
	return false;
}
