/* SPDX-License-Identifier: MIT */
#include "store/store.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/text.h"
#include "form/form.h"
#include "store/last_pack.h"
#include "store/paths.h"
#include "store/trust.h"

#include <stdlib.h>
#include <string.h>

#define MEMBERSHIP_FORMAT "section11-membership"
#define MEMBERSHIP_VERSION 1
#define MEMBERSHIP_MAX_BYTES ((size_t)64 * 1024)

static char *membership_path(const struct store *store, const char *agency_id, const char *pack_sha256)
{
	char *name = xasprintf("%s.%s.json", agency_id, pack_sha256);
	char *path = store_path(store, "invitations", name);
	free(name);
	return path;
}

static void write_membership(const struct membership *membership, struct buf *out)
{
	struct json *json = json_object(), *agency = json_object();
	json_set_text(json, "format", MEMBERSHIP_FORMAT);
	json_set_int(json, "format_version", MEMBERSHIP_VERSION);
	json_set_text(agency, "id", membership->agency_id);
	json_set_text(agency, "name", membership->agency_name);
	json_set_text(agency, "sector", membership->agency_sector);
	json_set(json, "agency", agency);
	json_set_text(json, "pack", membership->pack_sha256);
	json_set_text(json, "form_title", membership->form_title);
	json_set_text(json, "expires", membership->expires);
	if (*membership->code)
		json_set_text(json, "code", membership->code);
	json_write_sealed(json, out);
	json_free(json);
}

/* Where each text of a membership stands in its file: in the agency or at the top. */
static const struct {
	const char *key;
	bool of_agency;
	size_t offset, size;
} members[] = {
#define MEMBER(key, of_agency, member) \
	{ key, of_agency, offsetof(struct membership, member), sizeof(((struct membership *)0)->member) }
	MEMBER("id", true, agency_id),
	MEMBER("name", true, agency_name),
	MEMBER("sector", true, agency_sector),
	MEMBER("pack", false, pack_sha256),
	MEMBER("form_title", false, form_title),
	MEMBER("expires", false, expires),
	MEMBER("code", false, code),
#undef MEMBER
};

static bool read_membership(const char *path, struct membership *ret, struct err *err)
{
	struct buf bytes = BUF(MEMBERSHIP_MAX_BYTES);
	struct json *json = NULL;
	bool ok = file_read(path, &bytes, err) && json_check_seal(buf_text(&bytes), bytes.len, path, err) &&
		json_parse(buf_text(&bytes), bytes.len, &json_default_limits, path, &json, err);
	const char *format = json_get_text(json, "format");
	if (ok && (!format || strcmp(format, MEMBERSHIP_FORMAT) != 0))
		ok = err_set(err, ERR_FORMAT, path, "not a membership");
	if (ok) {
		*ret = (struct membership){ 0 };
		for (size_t i = 0; i < sizeof members / sizeof members[0]; i++) {
			const char *text = json_get_text(members[i].of_agency ? json_get(json, "agency") : json, members[i].key);
			char *to = (char *)ret + members[i].offset;
			size_t len = text ? strlen(text) : 0;
			if (len < members[i].size && len)
				memcpy(to, text, len);
		}
	}
	json_free(json);
	if (bytes.data)
		crypto_wipe(bytes.data, bytes.len);
	buf_release(&bytes);
	return ok;
}

static bool same_bytes(const char *path, const struct buf *bytes)
{
	struct buf there = BUF(MEMBERSHIP_MAX_BYTES);
	bool same = file_read(path, &there, NULL) && there.len == bytes->len && memcmp(there.data, bytes->data, there.len) == 0;
	buf_release(&there);
	return same;
}

/* A later invitation for the same form replaces the file; the invitation itself is the copy that would mend it. */
static bool keep_membership(struct store *store, const struct membership *membership, struct err *err)
{
	struct buf bytes = BUF(MEMBERSHIP_MAX_BYTES);
	char *path = membership_path(store, membership->agency_id, membership->pack_sha256);
	write_membership(membership, &bytes);
	bool ok = make_folder(store, "invitations", err);
	if (ok && !file_exists(path))
		ok = file_create(path, bytes.data, bytes.len, err);
	else if (ok && !same_bytes(path, &bytes))
		ok = file_replace(path, bytes.data, bytes.len, err);
	crypto_wipe(bytes.data, bytes.len);
	buf_release(&bytes);
	free(path);
	return ok;
}

static void describe(const struct invitation *invitation, const struct pack *pack, bool remember_code, struct membership *to)
{
	*to = (struct membership){ 0 };
	memcpy(to->agency_id, invitation->agency_id, sizeof to->agency_id);
	memcpy(to->agency_name, invitation->agency_name, sizeof to->agency_name);
	memcpy(to->agency_sector, invitation->agency_sector, sizeof to->agency_sector);
	memcpy(to->pack_sha256, pack->sha256, sizeof to->pack_sha256);
	memcpy(to->expires, invitation->expires, sizeof to->expires);
	if (remember_code)
		memcpy(to->code, invitation->code, sizeof to->code);
	text_copy(to->form_title, sizeof to->form_title, pack->form->title ? pack->form->title : pack->form->id);
}

static bool join(struct store *store, const struct invitation *invitation, bool remember_code, struct membership *ret,
	struct err *err)
{
	struct membership membership;
	struct pack pack;
	bool known;
	if (!trust_check(store, &invitation->board, &known, err))
		return false;
	if (!pack_open(invitation->pack_bytes, invitation->pack_len, invitation->board.pack_key, "invitation", &pack, err))
		return false;
	describe(invitation, &pack, remember_code, &membership);
	bool ok = trust_keep(store, &invitation->board, err) &&
		store_pack_keep(store, invitation->pack_bytes, invitation->pack_len, err) && keep_membership(store, &membership, err);
	if (ok)
		*ret = membership;
	crypto_wipe(&membership, sizeof membership);
	pack_release(&pack);
	return ok;
}

bool store_join(struct store *store, const char *bytes, size_t len, bool remember_code, struct membership *ret, struct err *err)
{
	struct invitation invitation;
	if (!invitation_read(bytes, len, NULL, "invitation", &invitation, err))
		return false;
	bool ok = join(store, &invitation, remember_code, ret, err);
	invitation_release(&invitation);
	return ok;
}

/* What the invitation brought stays where the form is not translated, or its pack cannot be opened. */
static void translate_titles(struct store *store, struct memberships *all)
{
	struct last_pack last = { 0 };
	for (size_t i = 0; i < all->n; i++) {
		struct membership *membership = &all->items[i];
		if (last_pack_use(&last, store, membership->pack_sha256, NULL) && last.pack.form->title)
			text_copy(membership->form_title, sizeof membership->form_title, last.pack.form->title);
	}
	last_pack_release(&last);
}

bool store_memberships(struct store *store, struct memberships *ret, struct err *err)
{
	struct file_names names = { 0 };
	struct memberships all = { 0 };
	char *dir = file_join(store->dir, "invitations");
	bool ok = !file_exists(dir) || file_list(dir, &names, err);
	all.items = xcalloc(names.n + 1, sizeof *all.items);
	for (size_t i = 0; ok && i < names.n; i++) {
		char *path = file_join(dir, names.names[i]);
		all.n += read_membership(path, &all.items[all.n], NULL);
		free(path);
	}
	file_names_release(&names);
	free(dir);
	if (ok && *store->language)
		translate_titles(store, &all);
	if (ok)
		*ret = all;
	else
		memberships_release(&all);
	return ok;
}

void memberships_release(struct memberships *memberships)
{
	if (memberships->items)
		crypto_wipe(memberships->items, memberships->n * sizeof *memberships->items);
	free(memberships->items);
	*memberships = (struct memberships){ 0 };
}

bool store_membership_of(struct store *store, const char *agency_id, const char *pack_sha256, struct membership *ret)
{
	if (!id_is_uuid(agency_id) || !crypto_is_hex(pack_sha256, 64))
		return false;
	char *path = membership_path(store, agency_id, pack_sha256);
	bool ok = read_membership(path, ret, NULL);
	free(path);
	return ok;
}
