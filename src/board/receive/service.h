/* SPDX-License-Identifier: MIT */
/*
 * The receiver's order of work, without a socket in it. A request becomes a visit:
 *
 *	service_begin   headers are here: framing, route, code, room.  next says how to go on:
 *	                ANSWER: visit->answer is ready (answer.at_once: do not wait for the body)
 *	                BODY:   read `length` bytes, then service_body
 *	                COMMIT: give visit->job to the committer, then service_end
 *	service_body    all bytes are here: ANSWER (digest) or COMMIT
 *	service_end     the job came back: visit->answer is ready
 *
 * An organisation is known by its code alone, so that another's names are unused names to it.
 */
#pragma once

#include "board/board.h"
#include "board/receive/committer.h"
#include "board/receive/framing.h"
#include "board/receive/limiter.h"

struct service {
	const struct board *board;
	struct ledger *ledger;          /* for reading; the committer has its own */
	int64_t max_body_bytes;
	int64_t disk_floor_bytes;
	int64_t body_budget_bytes;      /* of all bodies together */
	int64_t bodies_bytes;           /* promised now */
	struct limiter limiter;
};

enum visit_next { VISIT_ANSWER, VISIT_BODY, VISIT_COMMIT };
struct visit {
	enum visit_next next;
	struct framed framed;
	char code_sha256[CRYPTO_HEX_BYTES], agency[ID_UUID_BYTES];
	char content_digest[128];       /* the header; "" if there is none */
	int64_t reserved_bytes;         /* of the budget */
	struct job *job;                /* owned */
	struct answer answer;
};
/* Reads the clock. */
void service_begin(struct service *service, const struct request *request, struct visit *visit);
/* `body` is emptied. */
void service_body(struct service *service, struct visit *visit, struct buf *body);
void service_end(struct service *service, struct visit *visit);
void visit_release(struct service *service, struct visit *visit);
