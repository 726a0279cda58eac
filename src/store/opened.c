/* SPDX-License-Identifier: MIT */
#include "store/store.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/text.h"
#include "entry/assessment.h"
#include "store/drafts.h"
#include "store/paths.h"
#include "store/state.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct opened *opened_new(struct store *store, const char *id)
{
	struct opened *opened = xcalloc(1, sizeof *opened);
	opened->store = store;
	opened->lock.fd = -1;
	text_copy(opened->id, sizeof opened->id, id);
	return opened;
}

void store_close(struct opened *opened)
{
	if (!opened)
		return;
	file_unlock(&opened->lock);
	assessment_free(opened->assessment);
	history_release(&opened->history);
	if (opened->pack.form)
		pack_release(&opened->pack);
	free(opened);
}

static bool take_lock(struct opened *opened, const char *holder, struct err *err)
{
	char *path = assessment_file(opened->store, opened->id, "lock");
	bool ok = file_lock(path, holder, &opened->lock, err);
	free(path);
	return ok;
}

static bool begin_in(struct opened *opened, const struct membership *membership, const char *route, int64_t now, struct err *err)
{
	char holder[64];
	const struct agency_ref agency = { membership->agency_id, membership->agency_name, membership->agency_sector };
	char *words = xasprintf("process %ld", (long)getpid());
	text_copy(holder, sizeof holder, words);
	free(words);
	char *dir = assessment_dir(opened->store, opened->id);
	bool ok = file_mkdirs(dir, err) && take_lock(opened, holder, err);
	if (ok) {
		opened->assessment = assessment_new(opened->pack.form, opened->id, &agency, route, now);
		ok = store_save(opened, err);
	}
	if (!ok) {
		char *lock = assessment_file(opened->store, opened->id, "lock");
		file_remove(lock);
		file_remove(dir); /* only if it is empty */
		free(lock);
	}
	free(dir);
	return ok;
}

bool store_begin(struct store *store, const struct membership *membership, const char *route, int64_t now, struct opened **ret,
	struct err *err)
{
	char id[ID_UUID_BYTES];
	id_uuid(id);
	struct opened *opened = opened_new(store, id);
	bool ok = store_pack_open(store, membership->pack_sha256, &opened->pack, err);
	if (ok && !form_has_route(opened->pack.form, route))
		ok = err_set(err, ERR_INVALID, "route", "the form has no such route");
	ok = ok && begin_in(opened, membership, route, now, err);
	if (ok)
		*ret = opened;
	else
		store_close(opened);
	return ok;
}

struct opened *store_begin_nowhere(struct pack *pack, const struct agency_ref *agency, const char *route, int64_t now)
{
	char id[ID_UUID_BYTES];
	id_uuid(id);
	struct opened *opened = opened_new(NULL, id);
	opened->pack = *pack;
	*pack = (struct pack){ 0 };
	opened->assessment = assessment_new(opened->pack.form, opened->id, agency, route, now);
	return opened;
}

/* Takes the draft. */
static bool bind_draft(struct opened *opened, struct json *draft, struct err *err)
{
	const char *sha256 = json_get_text(json_get(draft, "pack"), "sha256");
	if (!store_pack_open(opened->store, sha256 ? sha256 : "", &opened->pack, err)) {
		json_free(draft);
		return false;
	}
	if (!draft_bind(opened->pack.form, draft, &opened->assessment, err))
		return false;
	if (opened->assessment->newer) {
		opened->read_only = true;
		opened->why_read_only = ERR_NEWER;
	}
	return true;
}

static void read_history(struct opened *opened)
{
	struct buf bytes = BUF(HISTORY_MAX_BYTES);
	char *path = assessment_file(opened->store, opened->id, "history.jsonl");
	bool there = file_exists(path);
	bool ok = there && file_read(path, &bytes, NULL) && history_read(buf_text(&bytes), bytes.len, &opened->history, NULL);
	opened->history_unreadable = there && !ok;
	buf_release(&bytes);
	free(path);
}

/*
 * Changes acknowledged by the history alone before the program ended. Each line vouches for itself, so that damage to an
 * older one takes none of them away.
 */
static void apply_noted(struct opened *opened)
{
	struct history *history = &opened->history;
	struct assessment *assessment = opened->assessment;
	size_t first = history->n;
	for (size_t i = 0; i < history->n; i++) {
		if (history->items[i].number <= assessment->last_change || !assessment_replay(assessment, &history->items[i], NULL))
			continue;
		if (first == history->n)
			first = i;
		opened->lost_typing++;
	}
	if (begins_next_revision(opened->store, assessment, history->items + first, history->n - first))
		assessment_set_revision(assessment, assessment_revision(assessment) + 1);
}

static bool read_in(struct opened *opened, int64_t today, struct err *err)
{
	struct draft_found found;
	if (!draft_newest(opened->store, opened->id, &found, err))
		return false;
	opened->newest_generation = found.newest_generation;
	if (found.damaged) {
		opened->went_back_to = found.generation;
		draft_changed_at(found.json, opened->went_back_at);
	}
	if (!bind_draft(opened, found.json, err))
		return false;
	assessment_set_today(opened->assessment, today);
	read_history(opened);
	if (!opened->assessment->newer)
		apply_noted(opened);
	return true;
}

/* Where the lock cannot be had the assessment opens to look at. */
static void lock_or_look(struct opened *opened, const char *holder)
{
	struct err why = { .code = ERR_NONE };
	if (opened->read_only || take_lock(opened, holder ? holder : "", &why))
		return;
	opened->read_only = true;
	opened->why_read_only = why.code;
	if (why.code == ERR_LOCKED)
		text_copy(opened->holder, sizeof opened->holder, why.detail);
}

bool store_load(struct store *store, const char *id, bool read_only, int64_t today, const char *holder, struct opened **ret,
	struct err *err)
{
	struct file_names names = { 0 };
	if (!assessment_names(store, id, &names, err))
		return false;
	file_names_release(&names);
	struct opened *opened = opened_new(store, id);
	opened->read_only = read_only;
	lock_or_look(opened, holder);
	bool ok = read_in(opened, today, err);
	if (ok)
		*ret = opened;
	else
		store_close(opened);
	return ok;
}

enum assessment_state store_state(const struct opened *opened)
{
	const struct assessment *assessment = opened->assessment;
	if (!opened->store)
		return state_of_draft(assessment);
	bool edited = begins_next_revision(opened->store, assessment, assessment->pending, assessment->n_pending);
	return state_of(opened->store, assessment, &opened->pack.board, edited);
}
