/* SPDX-License-Identifier: MIT */
/*
 * The board's ledger: who was asked, what arrived, what was said about it. One file of
 * SQLite now; every operation is written once against ledger/db.h, so that another
 * database is one more driver.
 *
 * Invariants
 *  1 A submission is named by agency, submission and revision. One row a name, for ever; its bytes never change.
 *  2 A row and its receipt are written in one transaction. A receipt leaves the house only after ledger_commit was true.
 *  3 Receipts of one epoch are numbered 1, 2, 3 … and each names the SHA-256 of the one before. A new epoch begins only
 *    when a backup was restored (ledger_new_epoch).
 *  4 A code is never stored, only its SHA-256 and its first eight characters, by which people speak of it.
 *  5 What is erased leaves a tombstone without content: the name is refused from then on.
 *
 * Calling sequence: ledger_create once; ledger_open … ledger_close per thread. What writes several rows stands between
 * ledger_begin and ledger_commit; an operation that writes one row needs neither.
 */
#pragma once

#include "base/crypto.h"
#include "base/err.h"
#include "base/id.h"

#include <stdint.h>

struct buf;
struct ledger;

#define LEDGER_NAME_BYTES 200
#define LEDGER_SECTOR_BYTES 16
#define LEDGER_CYCLE_BYTES 80  /* a form's id without its version: "third-sector-2026" */
#define LEDGER_FORM_BYTES 96   /* "third-sector-2026/1" */
#define LEDGER_MARK_BYTES 9    /* "sb1_4F7K" */
#define LEDGER_DAY_BYTES 11
#define LEDGER_STAMP_BYTES 21

/* A new, empty ledger at `path` (ERR_EXISTS) that belongs to one board. */
MUST_USE bool ledger_create(const char *path, const char *board_id, struct err *err);
/* ERR_NOT_FOUND, ERR_NEWER (a newer program made it), ERR_MISMATCH (of another board). */
MUST_USE bool ledger_open(const char *path, const char *board_id, struct ledger **ret, struct err *err);
void ledger_close(struct ledger *ledger); /* NULL is allowed */
MUST_USE bool ledger_begin(struct ledger *ledger, struct err *err);
/* False: nothing since ledger_begin counts. */
MUST_USE bool ledger_commit(struct ledger *ledger, struct err *err);
void ledger_rollback(struct ledger *ledger);
/* After an erasure: nothing of it stays in a journal. Waits for nobody: what is in use is settled the next time. */
MUST_USE bool ledger_settle(struct ledger *ledger, struct err *err);
/* A whole and consistent copy, while others write. ERR_EXISTS. */
MUST_USE bool ledger_copy(struct ledger *ledger, const char *to, struct err *err);

/* Organisations that are asked. `area` and `contact` may be "". */
struct agency {
	char id[ID_UUID_BYTES], name[LEDGER_NAME_BYTES], sector[LEDGER_SECTOR_BYTES];
	char area[64], contact[LEDGER_NAME_BYTES];
	char added[LEDGER_STAMP_BYTES];
};
struct agencies { struct agency *items; size_t n; };
/* ERR_EXISTS: that name is in that sector already. */
MUST_USE bool ledger_agency_add(struct ledger *ledger, const struct agency *agency, struct err *err);
/* By id, by the beginning of one (at least 4 characters), or by exact name. ERR_NOT_FOUND, ERR_INVALID (several fit). */
MUST_USE bool ledger_agency_find(struct ledger *ledger, const char *words, struct agency *ret, struct err *err);
/* By sector, then name. */
MUST_USE bool ledger_agencies(struct ledger *ledger, struct agencies *ret, struct err *err);
void agencies_release(struct agencies *agencies);

/* A form pack that was sent out. Its bytes are in the board's folder. */
struct pack_row {
	char sha256[CRYPTO_HEX_BYTES], cycle[LEDGER_CYCLE_BYTES], form[LEDGER_FORM_BYTES];
	char opens[LEDGER_DAY_BYTES], asked_for_by[LEDGER_DAY_BYTES], closes[LEDGER_DAY_BYTES];
};
/* Adding one that is there is no fault. */
MUST_USE bool ledger_pack_add(struct ledger *ledger, const struct pack_row *pack, struct err *err);

/* An invitation's code, and what it allows. */
struct invitation_row {
	char code_sha256[CRYPTO_HEX_BYTES], mark[LEDGER_MARK_BYTES];
	char agency[ID_UUID_BYTES], pack[CRYPTO_HEX_BYTES], cycle[LEDGER_CYCLE_BYTES];
	char created[LEDGER_STAMP_BYTES], expires[LEDGER_DAY_BYTES];
};
/* What is stored of a code: its SHA-256 in hex, and its mark. */
void ledger_code_digest(const char *code, char to[CRYPTO_HEX_BYTES], char mark[LEDGER_MARK_BYTES]);
#define LEDGER_LIVE_CODES 2
/* ERR_STATE: the agency has two live codes for this cycle already. Needs ledger_begin. */
MUST_USE bool ledger_invitation_add(struct ledger *ledger, const struct invitation_row *row, const char *today, struct err *err);
/* Whether a code may be used today. Unknown, expired and revoked are one: *ret_live is false and *ret is untouched. */
MUST_USE bool ledger_invitation_live(struct ledger *ledger, const char *code_sha256, const char *today, bool *ret_live,
	struct invitation_row *ret, struct err *err);
/* Ends every live code of an agency, or those whose mark begins so ("" or NULL: not looked at). ERR_NOT_FOUND: none. */
MUST_USE bool ledger_revoke(
	struct ledger *ledger, const char *agency, const char *mark, int64_t now, int64_t *ret_n, struct err *err);

/* One received submission. */
enum submission_state { SUBMISSION_WAITING, SUBMISSION_OPENED, SUBMISSION_QUARANTINED, SUBMISSION_STATE_COUNT };
const char *submission_state_name(enum submission_state state); /* "waiting" */
struct submission_row {
	int64_t number;        /* running, over all epochs: the order of arrival */
	int64_t epoch, sequence;
	char agency[ID_UUID_BYTES], submission[ID_UUID_BYTES];
	int64_t revision;
	char cycle[LEDGER_CYCLE_BYTES], form[LEDGER_FORM_BYTES], pack[CRYPTO_HEX_BYTES];
	char sha256[CRYPTO_HEX_BYTES];
	int64_t bytes;
	char received[LEDGER_STAMP_BYTES];
	char notes[64];        /* as on the receipt */
	enum submission_state state;
	char reason[256];      /* why it is quarantined; "" if it is not */
};
struct submission_rows { struct submission_row *items; size_t n; };
void submission_rows_release(struct submission_rows *rows);
/* In order of arrival; of one state, or of all with SUBMISSION_STATE_COUNT. */
MUST_USE bool ledger_submissions(
	struct ledger *ledger, enum submission_state state, struct submission_rows *ret, struct err *err);
/* By the beginning of an id (at least 4 characters); revision 0: the newest. ERR_NOT_FOUND, ERR_INVALID (several fit). */
MUST_USE bool ledger_submission_find(
	struct ledger *ledger, const char *prefix, int64_t revision, struct submission_row *ret, struct err *err);
/* The sealed bytes as they arrived. Appends. */
MUST_USE bool ledger_sealed(struct ledger *ledger, int64_t number, struct buf *out, struct err *err);
MUST_USE bool ledger_set_state(
	struct ledger *ledger, int64_t number, enum submission_state state, const char *reason, struct err *err);
/* The receipt as it was sent. *ret_found false: there is none of that name. Appends. */
MUST_USE bool ledger_receipt(struct ledger *ledger, const char *agency, const char *submission, int64_t revision, bool *ret_found,
	struct buf *out, struct err *err);

/* An organisation asks to have a submission withdrawn: kept for a person. *ret_found false: it has none of that name. */
MUST_USE bool ledger_withdraw(
	struct ledger *ledger, const char *agency, const char *submission, int64_t now, bool *ret_found, struct err *err);
/* Removes every revision of a submission and leaves a tombstone. Fine if it is gone already. Needs ledger_begin. */
MUST_USE bool ledger_erase(struct ledger *ledger, const char *agency, const char *submission, int64_t now, struct err *err);

/* The end of the chain of receipts: what the next one names. */
struct chain {
	int64_t number, epoch, sequence;
	char last[CRYPTO_HEX_BYTES]; /* 64 zeros at the beginning of an epoch */
};
MUST_USE bool ledger_chain(struct ledger *ledger, struct chain *ret, struct err *err);
/* Whether the ledger holds this link, as a receipt or as what an erased one left. */
MUST_USE bool ledger_has_link(struct ledger *ledger, const struct chain *link, bool *ret_has, struct err *err);
/* After a restored backup: receipts are numbered from 1 again under `epoch`, which must be greater than before (ERR_INVALID). */
MUST_USE bool ledger_new_epoch(struct ledger *ledger, int64_t epoch, struct err *err);
/*
 * Reads everything again: every receipt's signature and place in the chain, every digest of what is stored. True also when
 * something does not fit: then ret->bad is the number of the first such row and ret->what says what is wrong.
 */
struct ledger_check {
	int64_t links, erased; /* how many were walked, and how many of them were erased */
	int64_t bad;           /* 0: all fits */
	char what[160];
};
MUST_USE bool ledger_check(struct ledger *ledger, const uint8_t receipt_key[32], struct ledger_check *ret, struct err *err);

/* One line of the log: never content. `who` is a login name or a program. */
struct log_row { char at[LEDGER_STAMP_BYTES], who[64], what[32], subject[160]; };
struct log_rows { struct log_row *items; size_t n; };
MUST_USE bool ledger_log(
	struct ledger *ledger, int64_t now, const char *who, const char *what, const char *subject, struct err *err);
/* The newest `max`, oldest first. */
MUST_USE bool ledger_log_rows(struct ledger *ledger, int64_t max, struct log_rows *ret, struct err *err);
void log_rows_release(struct log_rows *rows);
