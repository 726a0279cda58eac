/* SPDX-License-Identifier: MIT */
/*
 * Private to this room: the attempts log of one sealed revision, one line an event:
 *
 *	2026-11-21T19:02:11Z sealed <sha256 of the sealed file> <bytes>
 *	2026-11-21T19:03:00Z begin
 *	2026-11-21T19:03:04Z unclear the connection was lost
 *	2026-11-21T19:03:04Z wait 120
 *
 * Lines only grow. A line cut short or not of this shape is passed over; the last "sealed" line counts.
 */
#pragma once

#include "store/outbox.h"

#define ATTEMPT_SEALED "sealed"

struct attempts {
	struct outbox_attempts events;
	char sealed_sha256[CRYPTO_HEX_BYTES]; /* "" if the log does not say */
};

/* An absent log is an empty one. */
MUST_USE bool attempts_read(const struct store *store, const char *id, int64_t revision, struct attempts *ret, struct err *err);
/* One line, synced; on a line of its own also after a line that was cut short. */
MUST_USE bool attempts_add(const struct store *store, const char *id, int64_t revision, int64_t now, const char *event,
	const char *detail, struct err *err);
