/* SPDX-License-Identifier: MIT */
#include "form/pack.h"

#include "base/buf.h"
#include "base/json.h"
#include "form/read.h"

#include <string.h>

#define PACK_FORMAT "section11-pack"
#define PACK_VERSION 1

static const struct json_limits pack_limits = {
	.max_bytes = PACK_MAX_BYTES, .max_text = (size_t)64 * 1024, .max_nodes = 100000, .max_depth = 32,
};

/* In this order, so that equal bodies give equal bytes. */
static const char *const body_members[] = { "form", "sections", "glossary", "contacts", "areas", "sectors", "translations",
	"translations_read_by" };

void pack_build(const struct json *body, const struct board_identity *board, const struct crypto_sign_pair *pair, struct buf *out)
{
	struct json *pack = json_object();
	size_t before = out->len;
	json_set_text(pack, "format", PACK_FORMAT);
	json_set_int(pack, "format_version", PACK_VERSION);
	json_set(pack, "board", board_identity_to_json(board));
	for (size_t i = 0; i < sizeof(body_members) / sizeof(body_members[0]); i++)
		if (json_get(body, body_members[i]) != NULL)
			json_set(pack, body_members[i], json_dup(json_get(body, body_members[i])));
	signed_json_write(pack, PACK_DOMAIN, pair, out);
	out->full = out->full || out->len - before > PACK_MAX_BYTES;
	json_free(pack);
}

/* Some other file, told apart before its signature is asked for. */
static bool begins_like_a_pack(const char *bytes, size_t len)
{
	static const char beginning[] = "{\"format\":\"" PACK_FORMAT "\",";
	return len >= sizeof(beginning) - 1 && memcmp(bytes, beginning, sizeof(beginning) - 1) == 0;
}

/* Everything but the signature: the board, the version, the form. */
static bool take_pack(const struct json *json, const char *language, const char *where, struct pack *pack, struct err *err)
{
	int64_t version = 0;
	if (!json_get_int(json, "format_version", &version) || version < PACK_VERSION)
		return err_set(err, ERR_FORMAT, where, "has no format_version");
	if (version > PACK_VERSION)
		return err_set(err, ERR_NEWER, where, "format_version is %lld, this program knows %d", (long long)version, PACK_VERSION);
	if (!board_identity_from_json(json_get(json, "board"), &pack->board, err))
		return false;
	return form_read_in(json, language, &pack->form, NULL, err);
}

/* Without a key of one's own, the pack's word is taken for whose it is: the first that one ever sees of a board. */
static bool check_by_own_key(const char *bytes, size_t len, const struct json *json, const char *where, struct err *err)
{
	uint8_t key[32];
	const char *text = json_get_text(json_get(json_get(json, "board"), "keys"), "pack");
	if (text == NULL || !crypto_key_from_text(text, key))
		return err_set(err, ERR_FORMAT, where, "names no key of the board");
	return signed_json_check(bytes, len, PACK_DOMAIN, key, where, err);
}

/* ---- a pack without the translations that nobody asks for ---- */

/* The translation of the first language of the list that there is: "cy_GB", else "cy". */
static bool find_wanted(const char *bytes, size_t len, const char *languages, struct buf *code, size_t *ret_start, size_t *ret_len)
{
	for (const char *at = languages; at != NULL && *at != '\0'; at += at[strcspn(at, ":")] == ':') {
		size_t n = strcspn(at, ":"), base = strcspn(at, "_:");
		for (size_t cut = n; cut >= base && cut > 0; cut = cut > base ? base : 0) {
			buf_clear(code);
			buf_printf(code, "/%.*s", (int)cut, at);
			if (strpbrk(buf_text(code) + 1, "/~") == NULL && json_find(bytes, len, buf_text(code), ret_start, ret_len))
				return true;
		}
		at += n;
	}
	return false;
}

/* JSON again: the gate looks at what is left. */
static void leave_out(const char *bytes, size_t len, const char *languages, struct buf *out)
{
	size_t all = 0, all_len = 0, start = 0, n = 0;
	struct buf code = BUF(64);
	if (!json_find(bytes, len, "/translations", &all, &all_len)) {
		buf_add(out, bytes, len);
		return;
	}
	buf_add(out, bytes, all);
	buf_putc(out, '{');
	if (find_wanted(bytes + all, all_len, languages, &code, &start, &n)) {
		json_write_text(buf_text(&code) + 1, out);
		buf_putc(out, ':');
		buf_add(out, bytes + all + start, n);
	}
	buf_putc(out, '}');
	buf_add(out, bytes + all + all_len, len - all - all_len);
	buf_release(&code);
}

/* `sha256` NULL: nobody knows it yet, so all of it is read. */
static bool parse_pack(const char *bytes, size_t len, const char *sha256, const char *languages, const char *where,
	struct json **ret_json, struct err *err)
{
	struct buf wanted = BUF(PACK_MAX_BYTES);
	if (sha256 == NULL)
		return json_parse(bytes, len, &pack_limits, where, ret_json, err);
	leave_out(bytes, len, languages, &wanted);
	bool ok = json_parse(buf_text(&wanted), wanted.len, &pack_limits, where, ret_json, err);
	buf_release(&wanted);
	return ok;
}

/* `sha256` NULL: nobody knows it yet. */
static bool open_pack(const char *bytes, size_t len, const uint8_t trusted_key[32], const char *sha256, const char *language,
	const char *where, struct pack *ret_pack, struct err *err)
{
	struct json *json = NULL;
	struct pack pack = { 0 };
	if (len > PACK_MAX_BYTES)
		return err_set(err, ERR_TOO_BIG, where, "%zu bytes; a pack has at most %zu", len, PACK_MAX_BYTES);
	if (!begins_like_a_pack(bytes, len))
		return err_set(err, ERR_FORMAT, where, "does not begin like a form pack");
	if (trusted_key != NULL && !signed_json_check(bytes, len, PACK_DOMAIN, trusted_key, where, err))
		return false;
	if (!parse_pack(bytes, len, sha256, language, where, &json, err))
		return false;
	bool good = (trusted_key != NULL || check_by_own_key(bytes, len, json, where, err))
		&& take_pack(json, language, where, &pack, err);
	json_free(json);
	if (!good)
		return false;
	if (sha256 != NULL)
		memcpy(pack.sha256, sha256, sizeof(pack.sha256));
	else
		crypto_sha256_hex(bytes, len, pack.sha256);
	memcpy(pack.form->sha256, pack.sha256, sizeof(pack.form->sha256));
	*ret_pack = pack;
	return true;
}

bool pack_open_in(const char *bytes, size_t len, const uint8_t trusted_key[32], const char *language, const char *where,
	struct pack *ret_pack, struct err *err)
{
	return open_pack(bytes, len, trusted_key, NULL, language, where, ret_pack, err);
}

bool pack_open_known(const char *bytes, size_t len, const char *sha256, const char *language, const char *where,
	struct pack *ret_pack, struct err *err)
{
	return open_pack(bytes, len, NULL, sha256, language, where, ret_pack, err);
}

bool pack_open(const char *bytes, size_t len, const uint8_t trusted_key[32], const char *where, struct pack *ret_pack,
	struct err *err)
{
	return pack_open_in(bytes, len, trusted_key, NULL, where, ret_pack, err);
}

struct pack pack_share(const struct pack *pack)
{
	struct pack other = *pack;
	form_share(other.form);
	return other;
}

void pack_release(struct pack *pack)
{
	form_free(pack->form);
	*pack = (struct pack){ 0 };
}
