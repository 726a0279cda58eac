/* SPDX-License-Identifier: MIT */
#include "wire/invitation.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/json.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

#define INVITATION_FORMAT "section11-invitation"
#define INVITATION_VERSION 1

void invitation_write(const struct invitation *invitation, const struct crypto_sign_pair *pair, struct buf *out)
{
	struct json *json = json_object(), *agency = json_object();
	char *pack = xstrndup(invitation->pack_bytes, invitation->pack_len);
	json_set_text(json, "format", INVITATION_FORMAT);
	json_set_int(json, "format_version", INVITATION_VERSION);
	json_set_text(agency, "id", invitation->agency_id);
	json_set_text(agency, "name", invitation->agency_name);
	json_set_text(agency, "sector", invitation->agency_sector);
	json_set(json, "agency", agency);
	json_set_text(json, "code", invitation->code);
	json_set_text(json, "expires", invitation->expires);
	json_set_text(json, "pack", pack);
	signed_json_write(json, INVITATION_DOMAIN, pair, out);
	json_free(json);
	free(pack);
}

static bool check_format(const struct json *json, const char *where, struct err *err)
{
	const char *format = json_get_text(json, "format");
	int64_t version = 0;
	if (!format || strcmp(format, INVITATION_FORMAT) != 0 || !json_get_int(json, "format_version", &version))
		return err_set(err, ERR_FORMAT, where, "not an invitation");
	if (version > INVITATION_VERSION)
		return err_set(err, ERR_NEWER, where, "invitation format %lld", (long long)version);
	return true;
}

static bool copy_text(const struct json *object, const char *key, char *to, size_t size, struct err *err)
{
	const char *text = json_get_text(object, key);
	if (!text || strlen(text) >= size)
		return err_set(err, ERR_FORMAT, key, "missing or too long");
	memcpy(to, text, strlen(text) + 1);
	return true;
}

static bool read_agency(const struct json *agency, struct invitation *to, struct err *err)
{
	if (!copy_text(agency, "id", to->agency_id, sizeof to->agency_id, err) ||
		!copy_text(agency, "name", to->agency_name, sizeof to->agency_name, err) ||
		!copy_text(agency, "sector", to->agency_sector, sizeof to->agency_sector, err))
		return false;
	if (!*to->agency_name)
		return err_set(err, ERR_FORMAT, "name", "the agency has no name");
	return id_is_uuid(to->agency_id) || err_set(err, ERR_FORMAT, "id", "the agency's id is no UUID");
}

static bool read_code(const struct json *json, struct invitation *to, struct err *err)
{
	char tidy[ID_CODE_BYTES];
	int64_t day;
	if (!copy_text(json, "code", to->code, sizeof to->code, err) || !copy_text(json, "expires", to->expires, sizeof to->expires,
		err))
		return false;
	if (!id_code_tidy(to->code, tidy) || strcmp(tidy, to->code) != 0)
		return err_set(err, ERR_FORMAT, "code", "its check characters do not fit");
	return clock_parse_day(to->expires, &day) || err_set(err, ERR_FORMAT, "expires", "not a day");
}

/* The pack inside says whose keys they are; the invitation must be signed with the same. */
static bool verify(const char *bytes, size_t len, const char *pack_text, const uint8_t trusted_key[32], const char *where,
	struct board_identity *ret_board, struct err *err)
{
	struct pack pack;
	if (!pack_open(pack_text, strlen(pack_text), trusted_key, where, &pack, err))
		return false;
	*ret_board = pack.board;
	pack_release(&pack);
	return signed_json_check(bytes, len, INVITATION_DOMAIN, ret_board->pack_key, where, err);
}

bool invitation_read(const char *bytes, size_t len, const uint8_t trusted_key[32], const char *where, struct invitation *ret,
	struct err *err)
{
	static const struct json_limits limits = {
		.max_bytes = INVITATION_MAX_BYTES, .max_text = PACK_MAX_BYTES, .max_nodes = 1000, .max_depth = 16,
	};
	struct invitation read = { 0 };
	struct json *json;
	if (!json_parse(bytes, len, &limits, where, &json, err))
		return false;
	const char *pack = json_get_text(json, "pack");
	bool ok = check_format(json, where, err);
	if (ok && !pack)
		ok = err_set(err, ERR_FORMAT, where, "no pack inside");
	ok = ok && verify(bytes, len, pack, trusted_key, where, &read.board, err) && read_agency(json_get(json, "agency"), &read, err) &&
		read_code(json, &read, err);
	if (ok) {
		read.pack_len = strlen(pack);
		read.pack_bytes = xstrndup(pack, read.pack_len);
		*ret = read;
	}
	json_free(json);
	crypto_wipe(read.code, sizeof read.code);
	return ok;
}

void invitation_release(struct invitation *invitation)
{
	free(invitation->pack_bytes);
	crypto_wipe(invitation, sizeof *invitation);
}
