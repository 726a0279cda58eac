/* SPDX-License-Identifier: MIT */
/*
 * What is sealed and has no receipt yet, and what the courier writes about it. The outbox is
 * not a folder: it is every sealed.<rev>.s11 without a verified receipt.<rev>.txt.
 */
#pragma once

#include "store/store.h"

struct outbox_item {
	char id[ID_UUID_BYTES];
	int64_t revision;
	char agency_id[ID_UUID_BYTES], agency_name[200];
	char pack_sha256[CRYPTO_HEX_BYTES], form[96];
	struct board_identity board;
	char code[ID_CODE_BYTES];    /* "" if not remembered: it must be given */
	int attempts;                /* begun so far */
	bool unclear;                /* the last attempt began and has no outcome: ask for the receipt first */
	int64_t supersedes;          /* the sealed revision before this one, 0 if none */
	char opens[11], closes[11];  /* the form's days, "" if it has none */
	enum err_code trouble;       /* ERR_NONE, or why it cannot be sent: its pack or its sealed file does not verify */
};
struct outbox { struct outbox_item *items; size_t n; };
/* What is sealed and neither received nor superseded: a revision leaves when it, or a later one of its assessment, is received. */
MUST_USE bool outbox_list(struct store *store, struct outbox *ret, struct err *err);
void outbox_release(struct outbox *outbox);

/* What the attempts log says, for the courier's manners. */
#define OUTBOX_RECENT 12
struct outbox_attempts {
	int begun;
	bool unclear;                         /* the last one has no outcome, or an unclear one */
	int64_t begun_at[OUTBOX_RECENT];      /* the latest, oldest first */
	size_t n_begun_at;
	int64_t wait_seconds, wait_since;     /* asked for since the last attempt; 0 if not */
	char last_event[16];                  /* "" if none */
};
MUST_USE bool outbox_attempts(struct store *store, const char *id, int64_t revision, struct outbox_attempts *ret,
	struct err *err);

/* The sealed bytes, read from disk now. ERR_DAMAGED if they are not those that were sealed. */
MUST_USE bool outbox_read(struct store *store, const char *id, int64_t revision, struct buf *out, struct err *err);
/*
 * A line in the attempts log, synced. `event` is "begin", "received", "unclear", "refused", "unreached", "stopped", or "wait"
 * with the seconds that the board asked for; `detail` (NULL: none) is made safe. ERR_USAGE for any other event.
 */
MUST_USE bool outbox_note(struct store *store, const char *id, int64_t revision, int64_t now, const char *event,
	const char *detail, struct err *err);
/* Checks with receipt_accept against the sealed file as it stands, then writes receipt.<rev>.txt. Idempotent. */
MUST_USE bool outbox_take_receipt(struct store *store, const char *id, int64_t revision, const char *bytes, size_t len,
	struct receipt *ret, struct err *err);
/* A receipt from a stick: finds whose it is by its submission and revision. */
MUST_USE bool outbox_take_any_receipt(struct store *store, const char *bytes, size_t len, char ret_id[ID_UUID_BYTES],
	struct receipt *ret, struct err *err);
/* The kept receipt, verified again; ERR_NOT_FOUND. `ret_text` may be NULL. */
MUST_USE bool outbox_receipt(struct store *store, const char *id, int64_t revision, struct receipt *ret,
	struct buf *ret_text, struct err *err);
