/* SPDX-License-Identifier: MIT */
/*
 * Private to this room: the generations of one draft. The newest that verifies is the draft;
 * what does not verify stays where it is. A file verifies if its sum fits and it says of itself
 * the id and the generation that its place and name give it.
 */
#pragma once

#include "store/store.h"

struct assessment;
struct form;
struct json;

struct draft_found {
	struct json *json;          /* owned by whoever asked */
	int64_t generation;
	int64_t newest_generation;  /* the greatest number there is, damaged ones included */
	bool damaged;               /* something newer than what is shown does not verify */
};

/* ERR_NOT_FOUND: no generation at all. ERR_DAMAGED: none verifies. Else why the newest could not be read. */
MUST_USE bool draft_newest(const struct store *store, const char *id, struct draft_found *ret, struct err *err);
/* Takes the draft, also on failure. One that a newer program wrote is bound to look at only: `newer` is set in it. */
MUST_USE bool draft_bind(const struct form *form, struct json *draft, struct assessment **ret, struct err *err);
/* A new generation, durable. ERR_EXISTS: somebody else wrote this one. */
MUST_USE bool draft_create(const struct store *store, const char *id, int64_t generation, const struct buf *bytes,
	struct err *err);
/* Removes all but the newest 3 that verify. What fails is left for the next time. */
void drafts_prune(const struct store *store, const char *id);
/* When an answer was last given, as the draft says: an RFC 3339 stamp. */
void draft_changed_at(const struct json *draft, char to[21]);
