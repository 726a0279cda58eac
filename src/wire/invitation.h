/* SPDX-License-Identifier: MIT */
/*
 * An invitation (.s11invite): one signed file with everything a volunteer needs: pack,
 * agency, code and its last day (docs/FORMATS.md part 8). Signed like a pack, under the
 * domain "section11-invitation-1".
 */
#pragma once

#include "base/id.h"
#include "form/pack.h"

#define INVITATION_DOMAIN "section11-invitation-1"
#define INVITATION_MAX_BYTES ((size_t)8 * 1024 * 1024)

struct invitation {
	struct board_identity board;
	char agency_id[ID_UUID_BYTES], agency_name[200], agency_sector[16];
	char code[ID_CODE_BYTES];
	char expires[11];       /* a day */
	char *pack_bytes;       /* owned */
	size_t pack_len;
};
void invitation_write(const struct invitation *invitation, const struct crypto_sign_pair *pair, struct buf *out);
/* As pack_open: trusted_key NULL trusts the key inside (first contact). The pack inside is verified too. Not expired-checked. */
MUST_USE bool invitation_read(const char *bytes, size_t len, const uint8_t trusted_key[32], const char *where,
	struct invitation *ret, struct err *err);
void invitation_release(struct invitation *invitation);
