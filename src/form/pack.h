/* SPDX-License-Identifier: MIT */
/*
 * Form packs: one JSON file that holds a whole form, the board's public keys and its
 * endpoint, and ends in `,"signed_by":"<key id>","signature":"<base64>"}` and a newline. The
 * signature is Ed25519 over "section11-pack-1", NUL and every byte before that comma. The
 * SHA-256 of the whole file is the pack's identity for ever.
 */
#pragma once

#include "base/crypto.h"
#include "base/err.h"

struct buf;
struct form;
struct form_loader;
struct form_faults;
struct json;

#define PACK_DOMAIN "section11-pack-1"
#define PACK_MAX_BYTES ((size_t)4 * 1024 * 1024)

/* What everyone may know of a board. */
struct board_identity {
	char id[64];                /* short name, [a-z0-9-]+ ("practice-partnership") */
	char name[160];
	char endpoint[256];         /* "https://…" or http on a loopback address; no slash at the end */
	uint8_t pack_key[32];       /* signs packs and invitations */
	uint8_t receipt_key[32];    /* signs receipts */
	uint8_t working_key[32];    /* submissions are sealed to these two */
	uint8_t recovery_key[32];
};
/* {"id","name","endpoint","keys":{"pack","receipt","working","recovery"}} with base64 keys. */
struct json *board_identity_to_json(const struct board_identity *board);
MUST_USE bool board_identity_from_json(const struct json *json, struct board_identity *ret_board, struct err *err);
/* https, or http on 127.0.0.0/8, [::1] or localhost; host and port well-formed, no path, no user. */
bool endpoint_is_allowed(const char *endpoint);

/*
 * Builds and signs a pack from a joined body (form_join), to which "translations" may have been added:
 * {"pl": [{"from": "the text", "to": "its translation"}, …]}. A pack over PACK_MAX_BYTES leaves out->full.
 */
void pack_build(const struct json *body, const struct board_identity *board, const struct crypto_sign_pair *pair, struct buf *out);

struct pack {
	struct form *form;
	struct board_identity board;
	char sha256[CRYPTO_HEX_BYTES];
};
/*
 * Opens and verifies. `trusted_key` NULL takes the key in the pack itself (the first invitation from a board); else
 * anything signed by another key is ERR_WRONG_KEY. A changed byte is ERR_SIGNATURE, unless it makes the file look like none of
 * ours (ERR_FORMAT) or, where the pack's own key is taken, breaks the JSON that holds the key (ERR_SYNTAX, ERR_ENCODING …).
 * A verified pack that this program is too old for is ERR_NEWER; one with a fault in its form ERR_INVALID.
 */
MUST_USE bool pack_open(const char *bytes, size_t len, const uint8_t trusted_key[32], const char *where,
	struct pack *ret_pack, struct err *err);
/* The same with the form's texts in a language of the pack's translations; texts without one stay as they are. */
MUST_USE bool pack_open_in(const char *bytes, size_t len, const uint8_t trusted_key[32], const char *language, const char *where,
	struct pack *ret_pack, struct err *err);
/*
 * The same for bytes that were opened before and are the same still: the caller has just worked out their SHA-256, which is
 * not worked out twice. Of the translations only the languages wanted are read, so that the rest costs no time at each start;
 * form->languages has only those.
 */
MUST_USE bool pack_open_known(const char *bytes, size_t len, const char *sha256, const char *language, const char *where,
	struct pack *ret_pack, struct err *err);
/* The same pack once more; both are released. */
struct pack pack_share(const struct pack *pack);
void pack_release(struct pack *pack);

/*
 * The signed tail, shared with invitations. Writing takes an object with at least one member; where `out` has no
 * room it is left full. Checking is over the stored bytes: ERR_SIGNATURE, or ERR_WRONG_KEY where `signed_by` names another key.
 */
void signed_json_write(const struct json *object, const char *domain, const struct crypto_sign_pair *pair, struct buf *out);
MUST_USE bool signed_json_check(const char *bytes, size_t len, const char *domain, const uint8_t public_key[32],
	const char *where, struct err *err);
