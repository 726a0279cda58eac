/* SPDX-License-Identifier: MIT */
/*
 * The one thread that writes to the ledger while the receiver runs. What arrives during a
 * commit is the next group: one transaction, one flush, then all its answers. A job is given
 * back only after its group is durable, or has failed as a whole.
 *
 * Calling sequence: committer_start; committer_push from one thread; when the event descriptor is readable,
 * committer_take_done in the same thread; committer_stop finishes what is queued.
 */
#pragma once

#include "board/board.h"
#include "board/ledger/accept.h"

enum job_kind { JOB_ARRIVAL, JOB_WITHDRAWAL };
struct job {
	struct job *next;
	enum job_kind kind;
	/* asked */
	char code_sha256[CRYPTO_HEX_BYTES], sha256[CRYPTO_HEX_BYTES], agency[ID_UUID_BYTES], submission[ID_UUID_BYTES];
	int64_t revision;
	struct buf body;               /* owned by the job */
	/* answered */
	enum err_code failed;          /* ERR_NONE: done */
	enum accept_outcome outcome;   /* JOB_ARRIVAL */
	bool found;                    /* JOB_WITHDRAWAL */
	struct buf receipt;
	void *owner;                   /* the caller's */
};
struct job *job_new(enum job_kind kind);
void job_free(struct job *job); /* NULL is allowed */

struct committer_options {
	const struct board *board;     /* outlives the committer */
	const struct crypto_sign_pair *receipt_pair;
	struct accept_quota quota;
};
struct committer;
MUST_USE bool committer_start(const struct committer_options *options, struct committer **ret, struct err *err);
int committer_event_fd(const struct committer *committer);
void committer_push(struct committer *committer, struct job *job);
/* What is done, in order; NULL if nothing is. Clears the event. */
struct job *committer_take_done(struct committer *committer);
/* Finishes what is queued, writes the mark of the chain, ends the thread. Jobs not taken are freed. NULL is allowed. */
void committer_stop(struct committer *committer);
