/* SPDX-License-Identifier: MIT */
#include "store/store.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/text.h"
#include "entry/assessment.h"
#include "entry/progress.h"
#include "store/drafts.h"
#include "store/last_pack.h"
#include "store/paths.h"
#include "store/sealed_file.h"
#include "store/state.h"

#include <stdlib.h>
#include <string.h>

struct lister {
	struct store *store;
	struct last_pack last;
	int64_t today;
};

static void describe_draft(const struct json *draft, struct store_entry *to)
{
	const char *name = json_get_text(json_get(draft, "agency"), "name"), *sha256 = json_get_text(json_get(draft, "pack"), "sha256");
	text_copy(to->agency_name, sizeof to->agency_name, name ? name : "");
	text_copy(to->pack_sha256, sizeof to->pack_sha256, sha256 ? sha256 : "");
	draft_changed_at(draft, to->changed);
}

static void describe_form(const struct form *form, struct store_entry *to)
{
	text_copy(to->form_title, sizeof to->form_title, form->title ? form->title : form->id);
	text_copy(to->opens, sizeof to->opens, form->opens ? form->opens : "");
	text_copy(to->asked_for_by, sizeof to->asked_for_by, form->asked_for_by ? form->asked_for_by : "");
	text_copy(to->closes, sizeof to->closes, form->closes ? form->closes : "");
}

static void describe_assessment(struct lister *lister, struct assessment *assessment, struct store_entry *to)
{
	struct progress progress;
	assessment_set_today(assessment, lister->today);
	progress_of_all(assessment, &progress);
	to->asked = progress.asked;
	to->answered = progress.answered + progress.not_applicable + progress.not_sure;
	to->state = state_of(lister->store, assessment, &lister->last.pack.board, false);
}

/* Takes the draft. */
static bool read_entry(struct lister *lister, struct json *draft, struct store_entry *to, struct err *err)
{
	struct assessment *assessment;
	if (!last_pack_use(&lister->last, lister->store, to->pack_sha256, err)) {
		json_free(draft);
		return false;
	}
	describe_form(lister->last.pack.form, to);
	if (!draft_bind(lister->last.pack.form, draft, &assessment, err))
		return false;
	describe_assessment(lister, assessment, to);
	assessment_free(assessment);
	return true;
}

/* Later ones come later. False if there is one that does not verify. */
static bool read_receipt(const struct lister *lister, int64_t revision, struct store_entry *to)
{
	struct receipt receipt;
	struct buf text = BUF(RECEIPT_MAX_BYTES);
	struct err err = { .code = ERR_NONE };
	bool found = receipt_file_read(lister->store, to->id, revision, &lister->last.pack.board, &receipt, &text, &err);
	if (found) {
		text_copy(to->received, sizeof to->received, receipt.received);
		receipt_reference(text.data, text.len, to->reference);
	}
	buf_release(&text);
	return found || err.code == ERR_NOT_FOUND;
}

/* The newest revision that is sealed, and whether anything frozen is no longer what it was. */
static void read_sealed(const struct lister *lister, struct store_entry *to)
{
	struct file_names names = { 0 };
	int64_t *revisions;
	if (!assessment_names(lister->store, to->id, &names, NULL))
		return;
	size_t n = revisions_of(&names, SEALED_STEM, SEALED_TAIL, &revisions);
	for (size_t i = 0; i < n; i++) {
		struct sealed_head head;
		bool ok = sealed_file_read(lister->store, to->id, revisions[i], &head, NULL, NULL);
		if (ok && lister->last.pack.form)
			ok = read_receipt(lister, revisions[i], to);
		to->damaged |= !ok;
		to->revision = revisions[i];
	}
	free(revisions);
	file_names_release(&names);
}

/* False for a folder in which nothing was ever kept: left by a crash while an assessment was begun. */
static bool fill_entry(struct lister *lister, const char *id, struct store_entry *to)
{
	struct draft_found found;
	struct err err = { .code = ERR_NONE };
	*to = (struct store_entry){ 0 };
	text_copy(to->id, sizeof to->id, id);
	bool ok = draft_newest(lister->store, id, &found, &err);
	if (!ok && err.code == ERR_NOT_FOUND)
		return false;
	to->damaged = !ok || found.damaged;
	if (ok) {
		describe_draft(found.json, to);
		ok = read_entry(lister, found.json, to, &err);
		read_sealed(lister, to);
	}
	if (!ok) {
		to->trouble_code = err.code;
		text_copy(to->trouble, sizeof to->trouble, err.detail);
	}
	return true;
}

static int last_changed_first(const void *a, const void *b)
{
	const struct store_entry *left = a, *right = b;
	int order = strcmp(right->changed, left->changed);
	return order ? order : strcmp(left->id, right->id);
}

bool store_list(struct store *store, int64_t today, struct store_entries *ret, struct err *err)
{
	struct lister lister = { .store = store, .today = today };
	struct store_entries entries = { 0 };
	struct file_names ids = { 0 };
	if (!assessment_ids(store, &ids, err))
		return false;
	entries.items = xcalloc(ids.n + 1, sizeof *entries.items);
	for (size_t i = 0; i < ids.n; i++)
		entries.n += fill_entry(&lister, ids.names[i], &entries.items[entries.n]);
	qsort(entries.items, entries.n, sizeof *entries.items, last_changed_first);
	last_pack_release(&lister.last);
	file_names_release(&ids);
	*ret = entries;
	return true;
}

void store_entries_release(struct store_entries *entries)
{
	free(entries->items);
	*entries = (struct store_entries){ 0 };
}

bool store_find(struct store *store, const char *prefix, char ret_id[ID_UUID_BYTES], struct err *err)
{
	enum { PREFIX_MIN = 4 };
	struct file_names ids = { 0 };
	size_t len = strlen(prefix), fits = 0, found = 0;
	if (len > 0 && len < PREFIX_MIN)
		return err_set(err, ERR_USAGE, prefix, "at least %d characters of an id are needed", PREFIX_MIN);
	if (!assessment_ids(store, &ids, err))
		return false;
	for (size_t i = 0; i < ids.n; i++) {
		if (strncmp(ids.names[i], prefix, len) == 0) {
			fits++;
			found = i;
		}
	}
	if (fits == 1)
		text_copy(ret_id, ID_UUID_BYTES, ids.names[found]);
	else if (fits == 0)
		err_set(err, ERR_NOT_FOUND, prefix, "no assessment here begins so");
	else
		err_set(err, ERR_USAGE, prefix, "%zu assessments here begin so", fits);
	file_names_release(&ids);
	return fits == 1;
}
