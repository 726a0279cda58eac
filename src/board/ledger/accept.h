/* SPDX-License-Identifier: MIT */
/*
 * The one way into the ledger for sealed bytes, by network or by stick. Exactly once: the
 * same bytes under the same name give the same receipt, other bytes are refused. Nothing is
 * refused for its content: what is late, odd or unreadable is stored, and noted.
 *
 * Calling sequence: ledger_begin, ledger_accept for each of a group, ledger_commit; only then do receipts
 * leave. A false return of ledger_accept spoils the group: ledger_rollback.
 */
#pragma once

#include "base/buf.h"
#include "board/ledger/ledger.h"

/* Per organisation and cycle. */
struct accept_quota {
	int64_t max_revisions;   /* of one submission */
	int64_t max_submissions;
	int64_t max_bytes;
};
extern const struct accept_quota accept_default_quota; /* 20, 200, 100 MB */

struct arrival {
	const char *code_sha256;  /* of the token; NULL: by file, for the organisation that the sealed head names */
	const char *submission;   /* by file: NULL, the head says */
	int64_t revision;
	const void *bytes;
	size_t len;
	const char *sha256;       /* of the bytes, in hex */
	int64_t now;
};
enum accept_outcome {
	ACCEPT_STORED,            /* new: the receipt counts once the group is committed */
	ACCEPT_REPEATED,          /* the same again: the same receipt */
	ACCEPT_CONFLICT,          /* other bytes are stored under this name */
	ACCEPT_ERASED,            /* this name was erased */
	ACCEPT_UNAUTHORISED,      /* the code is unknown, expired or revoked by now */
	ACCEPT_QUOTA,             /* more than one organisation may send in a cycle */
	ACCEPT_FOREIGN,           /* by file: no sealed submission of this board, or of an organisation it does not know */
	ACCEPT_OUTCOME_COUNT
};
struct accepter {
	const char *board_id;
	const struct crypto_sign_pair *receipt_pair;
	struct accept_quota quota;
	struct chain chain;       /* private: the end of the chain within a group */
};

/* After ledger_begin, before the first ledger_accept of a group. */
MUST_USE bool ledger_accept_begin(struct ledger *ledger, struct accepter *accepter, struct err *err);
/* STORED and REPEATED append the receipt to `receipt`. */
MUST_USE bool ledger_accept(struct ledger *ledger, struct accepter *accepter, const struct arrival *arrival,
	enum accept_outcome *ret_outcome, struct buf *receipt, struct err *err);
