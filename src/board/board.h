/* SPDX-License-Identifier: MIT */
/*
 * A board's folder, and what everyone may know of the board.
 *
 *	board.json                  its public identity: name, endpoint, four public keys
 *	ledger.db                   who was asked, what arrived (sealed), what was said about it
 *	keys/pack.key               signs forms and invitations
 *	keys/receipt.key            signs receipts; all that the receiver needs
 *	desk/working.key            opens submissions: keep it away from the receiver
 *	recovery/recovery.key       opens submissions when the working key is lost: keep it offline
 *	desk/opened.db              what was opened
 *	packs/<sha256>.s11pack      every form ever sent out
 *	chain.mark                  how far the chain of receipts had come: tells a restored backup
 *	erased.list                 what was erased, so that no backup brings it back
 *
 * Folders are 0700 and files 0600; a folder that others may write to is refused.
 */
#pragma once

#include "base/err.h"
#include "form/pack.h"

struct ledger;

struct board {
	char *dir;
	struct board_identity identity;
};

/* Four new key pairs, the folders, board.json and an empty ledger. ERR_EXISTS if there is a board already. */
MUST_USE bool board_create(const char *dir, const char *id, const char *name, const char *endpoint, struct err *err);
/* ERR_NOT_FOUND, ERR_PERMISSION (others may write there), ERR_FORMAT. */
MUST_USE bool board_open(const char *dir, struct board *ret, struct err *err);
void board_release(struct board *board);
/* "<dir>/<name>"; the caller frees. */
char *board_path(const struct board *board, const char *name) __attribute__((returns_nonnull, warn_unused_result));
MUST_USE bool board_ledger(const struct board *board, struct ledger **ret, struct err *err);

/* A board's short name made from its long one: lower case, hyphens, at most 63 bytes. False if nothing is left. */
bool board_id_from_name(const char *name, char to[64]);
bool board_id_is_valid(const char *id);

/* A pack that was sent out, opened and verified against the board's own key. ERR_NOT_FOUND. */
MUST_USE bool board_pack(const struct board *board, const char *sha256, struct pack *ret, struct err *err);
MUST_USE bool board_pack_keep(const struct board *board, const char *sha256, const struct buf *bytes, struct err *err);
