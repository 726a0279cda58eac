/* SPDX-License-Identifier: MIT */
#include "board/ledger/accept.h"

#include "base/clock.h"
#include "base/text.h"
#include "board/ledger/judge.h"
#include "board/ledger/ledger_inside.h"
#include "wire/receipt.h"

#include <string.h>

const struct accept_quota accept_default_quota = { .max_revisions = 20, .max_submissions = 200, .max_bytes = 100 * 1000 * 1000 };

/* What is being decided about one arrival. */
struct acceptance {
	struct ledger *ledger;
	struct accepter *accepter;
	const struct arrival *arrival;
	struct invitation_row invitation; /* by network */
	struct sealed_head head;
	bool has_head;
	const char *agency, *submission;
	int64_t revision;
	char today[CLOCK_DAY_BYTES];
};

/* A step says what the outcome is, or ACCEPT_OUTCOME_COUNT to go on. */
typedef bool (*accept_step)(struct acceptance *is, enum accept_outcome *outcome, struct buf *receipt, struct err *err);

static bool know_by_code(struct acceptance *is, enum accept_outcome *outcome, struct err *err)
{
	bool live;
	if (!ledger_invitation_live(is->ledger, is->arrival->code_sha256, is->today, &live, &is->invitation, err))
		return false;
	if (!live) {
		*outcome = ACCEPT_UNAUTHORISED;
		return true;
	}
	is->agency = is->invitation.agency;
	is->submission = is->arrival->submission;
	is->revision = is->arrival->revision;
	return db_run(is->ledger->db,
		"UPDATE invitation SET last_used = $1 WHERE code_sha256 = $2 AND (last_used IS NULL OR last_used <> $1)",
		PARAMS(cell_text(is->today), cell_text(is->arrival->code_sha256)), NULL, err);
}

static bool know_by_head(struct acceptance *is, enum accept_outcome *outcome, struct err *err)
{
	struct rows rows;
	if (!is->has_head || strcmp(is->head.board, is->accepter->board_id) != 0) {
		*outcome = ACCEPT_FOREIGN;
		return true;
	}
	is->agency = is->head.org;
	is->submission = is->head.submission;
	is->revision = is->head.revision;
	if (!db_query(is->ledger->db, "SELECT 1 FROM agency WHERE id = $1", PARAMS(cell_text(is->agency)), &rows, err))
		return false;
	if (!rows_next(&rows))
		*outcome = ACCEPT_FOREIGN;
	return rows_end(&rows, err);
}

static bool know_sender(struct acceptance *is, enum accept_outcome *outcome, struct buf *receipt, struct err *err)
{
	return is->arrival->code_sha256 ? know_by_code(is, outcome, err) : know_by_head(is, outcome, err);
}

static bool refuse_erased(struct acceptance *is, enum accept_outcome *outcome, struct buf *receipt, struct err *err)
{
	struct rows rows;
	if (!db_query(is->ledger->db, "SELECT 1 FROM tombstone WHERE agency = $1 AND submission = $2",
		PARAMS(cell_text(is->agency), cell_text(is->submission)), &rows, err))
		return false;
	if (rows_next(&rows))
		*outcome = ACCEPT_ERASED;
	return rows_end(&rows, err);
}

static bool compare_stored(struct acceptance *is, enum accept_outcome *outcome, struct buf *receipt, struct err *err)
{
	struct rows rows;
	if (!db_query(is->ledger->db,
			"SELECT sha256, bytes, receipt FROM submission WHERE agency = $1 AND submission = $2 AND revision = $3",
			PARAMS(cell_text(is->agency), cell_text(is->submission), cell_int(is->revision)), &rows, err))
		return false;
	if (rows_next(&rows)) {
		bool same = strcmp(rows_text(&rows, 0), is->arrival->sha256) == 0 && rows_int(&rows, 1) == (int64_t)is->arrival->len;
		*outcome = same ? ACCEPT_REPEATED : ACCEPT_CONFLICT;
		if (same)
			buf_puts(receipt, rows_text(&rows, 2));
	}
	return rows_end(&rows, err);
}

static bool hold_to_quota(struct acceptance *is, enum accept_outcome *outcome, struct buf *receipt, struct err *err)
{
	const struct accept_quota *quota = &is->accepter->quota;
	struct rows rows;
	if (!is->arrival->code_sha256)
		return true;
	if (!db_query(is->ledger->db,
			"SELECT count(DISTINCT submission), coalesce(sum(bytes), 0), count(*) FILTER (WHERE submission = $3)"
			" FROM submission WHERE agency = $1 AND cycle = $2",
			PARAMS(cell_text(is->agency), cell_text(is->invitation.cycle), cell_text(is->submission)), &rows, err))
		return false;
	if (rows_next(&rows)) {
		int64_t submissions = rows_int(&rows, 0), bytes = rows_int(&rows, 1), revisions = rows_int(&rows, 2);
		if (revisions >= quota->max_revisions || (revisions == 0 && submissions >= quota->max_submissions)
			|| bytes + (int64_t)is->arrival->len > quota->max_bytes)
			*outcome = ACCEPT_QUOTA;
	}
	return rows_end(&rows, err);
}

static void write_notes(const struct judged *judged, bool by_file, char *to, size_t size)
{
	struct buf notes = BUF(size);
	const bool holds[] = { judged->late, judged->quarantined, by_file }; /* in the order of receipt_notes */
	for (size_t i = 0; i < sizeof holds / sizeof holds[0]; i++)
		if (holds[i])
			buf_printf(&notes, "%s%s", notes.len ? " " : "", receipt_notes[i]);
	text_copy(to, size, buf_text(&notes));
	buf_release(&notes);
}

static void receipt_fill(const struct acceptance *is, const struct judged *judged, struct receipt *to)
{
	const struct chain *chain = &is->accepter->chain;
	*to = (struct receipt){ .epoch = chain->epoch, .sequence = chain->sequence + 1, .revision = is->revision,
		.bytes = (int64_t)is->arrival->len };
	text_copy(to->board, sizeof to->board, is->accepter->board_id);
	text_copy(to->org, sizeof to->org, is->agency);
	text_copy(to->submission, sizeof to->submission, is->submission);
	text_copy(to->sha256, sizeof to->sha256, is->arrival->sha256);
	text_copy(to->form, sizeof to->form, judged->form);
	text_copy(to->pack_sha256, sizeof to->pack_sha256, judged->pack);
	text_copy(to->prev, sizeof to->prev, chain->last);
	clock_stamp(is->arrival->now, to->received);
	write_notes(judged, !is->arrival->code_sha256, to->notes, sizeof to->notes);
}

static bool insert(struct acceptance *is, const struct judged *judged, const struct receipt *receipt, const char *text,
	const char *text_sha256, struct err *err)
{
	struct db *db = is->ledger->db;
	struct chain *chain = &is->accepter->chain;
	const char *state = submission_state_name(judged->quarantined ? SUBMISSION_QUARANTINED : SUBMISSION_WAITING);
	int64_t number = chain->number + 1;
	if (!db_run(db,
			"INSERT INTO submission (" SUBMISSION_COLUMNS ", receipt, receipt_sha256)"
			" VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
			PARAMS(cell_int(number), cell_int(receipt->epoch), cell_int(receipt->sequence), cell_text(is->agency),
				cell_text(is->submission), cell_int(is->revision), cell_text(judged->cycle), cell_text(judged->form),
				cell_text(judged->pack), cell_text(receipt->sha256), cell_int(receipt->bytes),
				cell_text(receipt->received), cell_text(receipt->notes), cell_text(state), cell_text(judged->reason),
				cell_text(text), cell_text(text_sha256)),
			NULL, err)
		|| !db_run(db, "INSERT INTO sealed (number, body) VALUES ($1, $2)",
			PARAMS(cell_int(number), cell_bytes(is->arrival->bytes, is->arrival->len)), NULL, err)
		|| !db_run(db, "UPDATE chain SET number = $1, sequence = $2, last = $3",
			PARAMS(cell_int(number), cell_int(receipt->sequence), cell_text(text_sha256)), NULL, err))
		return false;
	chain->number = number;
	chain->sequence = receipt->sequence;
	text_copy(chain->last, sizeof chain->last, text_sha256);
	return true;
}

static bool store(struct acceptance *is, enum accept_outcome *outcome, struct buf *receipt_text, struct err *err)
{
	struct judge_case question = { .board_id = is->accepter->board_id, .agency = is->agency, .submission = is->submission,
		.revision = is->revision, .head = is->has_head ? &is->head : NULL,
		.invitation = is->arrival->code_sha256 ? &is->invitation : NULL, .now = is->arrival->now };
	struct judged judged;
	struct receipt receipt;
	char text_sha256[CRYPTO_HEX_BYTES];
	if (!ledger_judge(is->ledger, &question, &judged, err))
		return false;
	struct buf text = BUF(RECEIPT_MAX_BYTES);
	receipt_fill(is, &judged, &receipt);
	receipt_write(&receipt, is->accepter->receipt_pair, &text);
	crypto_sha256_hex(text.data, text.len, text_sha256);
	bool ok = insert(is, &judged, &receipt, buf_text(&text), text_sha256, err);
	if (ok) {
		buf_add(receipt_text, text.data, text.len);
		*outcome = ACCEPT_STORED;
	}
	buf_release(&text);
	return ok;
}

bool ledger_accept_begin(struct ledger *ledger, struct accepter *accepter, struct err *err)
{
	return ledger_chain(ledger, &accepter->chain, err);
}

bool ledger_accept(struct ledger *ledger, struct accepter *accepter, const struct arrival *arrival,
	enum accept_outcome *ret_outcome, struct buf *receipt, struct err *err)
{
	static const accept_step steps[] = { know_sender, refuse_erased, compare_stored, hold_to_quota, store };
	struct acceptance is = { .ledger = ledger, .accepter = accepter, .arrival = arrival };
	enum accept_outcome outcome = ACCEPT_OUTCOME_COUNT;
	is.has_head = sealed_read_head(arrival->bytes, arrival->len, &is.head, NULL);
	clock_day(clock_local_day(arrival->now), is.today);
	for (size_t i = 0; i < sizeof steps / sizeof steps[0] && outcome == ACCEPT_OUTCOME_COUNT; i++)
		if (!steps[i](&is, &outcome, receipt, err))
			return false;
	*ret_outcome = outcome;
	return true;
}
