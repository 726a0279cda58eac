/* SPDX-License-Identifier: MIT */
/*
 * Private to this room: the pack that was opened last. Most assessments of a store share one form, and a list of them opens it
 * once. Begin with zeros; last_pack_release at the end.
 */
#pragma once

#include "store/store.h"

struct last_pack {
	struct pack pack; /* form NULL: none yet */
};
/* Has the pack of this digest open in last->pack; the one before stays there on failure. As store_pack_open. */
MUST_USE bool last_pack_use(struct last_pack *last, struct store *store, const char *sha256, struct err *err);
void last_pack_release(struct last_pack *last);
