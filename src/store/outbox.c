/* SPDX-License-Identifier: MIT */
#include "store/outbox.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "form/form.h"
#include "store/attempts.h"
#include "store/last_pack.h"
#include "store/paths.h"
#include "store/sealed_file.h"

#include <stdlib.h>
#include <string.h>

struct collector {
	struct store *store;
	struct last_pack last;
	struct outbox outbox;
};

static void add_item(struct outbox *outbox, const struct outbox_item *item)
{
	outbox->items = xreallocarray(outbox->items, outbox->n + 1, sizeof *outbox->items);
	outbox->items[outbox->n++] = *item;
}

static void describe_membership(struct collector *collector, const struct sealed_head *head, struct outbox_item *to)
{
	struct membership membership;
	if (!store_membership_of(collector->store, head->org, head->pack_sha256, &membership))
		return;
	memcpy(to->agency_name, membership.agency_name, sizeof to->agency_name);
	memcpy(to->code, membership.code, sizeof to->code);
	crypto_wipe(&membership, sizeof membership);
}

static void describe_pack(const struct pack *pack, struct outbox_item *to)
{
	to->board = pack->board;
	text_copy(to->opens, sizeof to->opens, pack->form->opens ? pack->form->opens : "");
	text_copy(to->closes, sizeof to->closes, pack->form->closes ? pack->form->closes : "");
}

static void describe_attempts(struct collector *collector, struct outbox_item *to)
{
	struct attempts attempts;
	if (!attempts_read(collector->store, to->id, to->revision, &attempts, NULL))
		return;
	to->attempts = attempts.events.begun;
	to->unclear = attempts.events.unclear;
}

static bool is_received(struct collector *collector, const char *id, int64_t revision)
{
	struct sealed_head head;
	struct receipt receipt;
	return sealed_file_read(collector->store, id, revision, &head, NULL, NULL)
		&& last_pack_use(&collector->last, collector->store, head.pack_sha256, NULL)
		&& receipt_file_read(collector->store, id, revision, &collector->last.pack.board, &receipt, NULL, NULL);
}

static void collect_revision(struct collector *collector, const char *id, int64_t revision, int64_t before)
{
	struct outbox_item item = { .revision = revision, .supersedes = before };
	struct sealed_head head;
	struct err err = { .code = ERR_NONE };
	text_copy(item.id, sizeof item.id, id);
	if (sealed_file_read(collector->store, id, revision, &head, NULL, &err)) {
		memcpy(item.agency_id, head.org, sizeof item.agency_id);
		memcpy(item.pack_sha256, head.pack_sha256, sizeof item.pack_sha256);
		memcpy(item.form, head.form, sizeof item.form);
		describe_membership(collector, &head, &item);
		if (last_pack_use(&collector->last, collector->store, head.pack_sha256, &err))
			describe_pack(&collector->last.pack, &item);
	}
	item.trouble = err.code;
	describe_attempts(collector, &item);
	add_item(&collector->outbox, &item);
	crypto_wipe(item.code, sizeof item.code);
}

/* What comes before a received revision is superseded: nobody waits for it, and if it is damaged nobody can send it. */
static bool collect_assessment(struct collector *collector, const char *id, struct err *err)
{
	struct file_names names = { 0 };
	int64_t *revisions;
	if (!assessment_names(collector->store, id, &names, err))
		return false;
	size_t n = revisions_of(&names, SEALED_STEM, SEALED_TAIL, &revisions), first = n;
	while (first > 0 && !is_received(collector, id, revisions[first - 1]))
		first--;
	for (size_t i = first; i < n; i++)
		collect_revision(collector, id, revisions[i], i ? revisions[i - 1] : 0);
	free(revisions);
	file_names_release(&names);
	return true;
}

bool outbox_list(struct store *store, struct outbox *ret, struct err *err)
{
	struct collector collector = { .store = store };
	struct file_names ids = { 0 };
	bool ok = assessment_ids(store, &ids, err);
	for (size_t i = 0; ok && i < ids.n; i++)
		ok = collect_assessment(&collector, ids.names[i], err);
	last_pack_release(&collector.last);
	file_names_release(&ids);
	if (ok)
		*ret = collector.outbox;
	else
		outbox_release(&collector.outbox);
	return ok;
}

void outbox_release(struct outbox *outbox)
{
	if (outbox->items)
		crypto_wipe(outbox->items, outbox->n * sizeof *outbox->items);
	free(outbox->items);
	*outbox = (struct outbox){ 0 };
}

static bool check_id(const char *id, struct err *err)
{
	return id_is_uuid(id) || err_set(err, ERR_NOT_FOUND, id, "no assessment has such an id");
}

bool outbox_read(struct store *store, const char *id, int64_t revision, struct buf *out, struct err *err)
{
	struct sealed_head head;
	return check_id(id, err) && sealed_file_read(store, id, revision, &head, out, err);
}

bool outbox_attempts(struct store *store, const char *id, int64_t revision, struct outbox_attempts *ret, struct err *err)
{
	struct attempts attempts;
	if (!check_id(id, err) || !attempts_read(store, id, revision, &attempts, err))
		return false;
	*ret = attempts.events;
	return true;
}

bool outbox_note(struct store *store, const char *id, int64_t revision, int64_t now, const char *event, const char *detail,
	struct err *err)
{
	if (strcmp(event, ATTEMPT_SEALED) == 0)
		return err_set(err, ERR_USAGE, event, "only sealing notes this");
	return check_id(id, err) && attempts_add(store, id, revision, now, event, detail, err);
}
