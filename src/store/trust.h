/* SPDX-License-Identifier: MIT */
/*
 * Private to this room: packs, and which key a board was first seen with. A board that comes with
 * another key is refused; changing keys needs a deliberate act outside this program.
 */
#pragma once

#include "store/store.h"

/* ERR_WRONG_KEY if the board is known under another key. */
MUST_USE bool trust_check(const struct store *store, const struct board_identity *board, bool *ret_known, struct err *err);
/* Remembers the key of a board not yet known, durable. */
MUST_USE bool trust_keep(const struct store *store, const struct board_identity *board, struct err *err);
/* Forgets the pack that was opened last. */
void kept_pack_drop(struct store *store);
/* A folder of the store, made where it is missing. */
MUST_USE bool make_folder(const struct store *store, const char *folder, struct err *err);
