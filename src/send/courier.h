/* SPDX-License-Identifier: MIT */
/*
 * The courier's work: every revision in the outbox is tried, politely, until it has a receipt,
 * is refused, or enough has been tried for now.
 *
 *	struct courier courier = courier_of(&store, &report);
 *	status = courier_run(&courier, NULL);
 *
 * Passes over the outbox follow each other with full jitter, random(0, min(15 min, backoff * 2^n)). Without `watch` there
 * are at most 3 in `patience_ms`. Never more than 12 attempts within an hour for one revision, and what a board asked
 * for with Retry-After is kept, also over a restart: both come from the attempts log.
 */
#pragma once

#include "send/http.h"
#include "send/report.h"
#include "store/outbox.h"

struct courier {
	struct store *store;           /* not owned */
	struct report *report;         /* not owned */
	struct http_limits limits;
	int64_t (*now)(void);          /* wall clock, seconds */
	char code[ID_CODE_BYTES];      /* given for this run; "" uses what is remembered */
	bool watch, once;
	int64_t patience_ms, backoff_ms;
};
/* The real clock and the usual limits. */
struct courier courier_of(struct store *store, struct report *report);

/* `id` NULL: everything. Returns the exit status of outcome.def for the weightiest outcome; 0 if there was nothing to do. */
int courier_run(struct courier *courier, const char *id);
