/* SPDX-License-Identifier: MIT */
#include "store/store.h"

#include "base/buf.h"
#include "base/json.h"
#include "entry/assessment.h"
#include "store/drafts.h"
#include "store/paths.h"
#include "store/state.h"

#include <stdlib.h>
#include <string.h>

static bool check_writable(const struct opened *opened, struct err *err)
{
	if (!opened->read_only)
		return true;
	enum err_code code = opened->why_read_only ? opened->why_read_only : ERR_READ_ONLY;
	return err_set(err, code, opened->id, "%s", *opened->holder ? opened->holder : "opened to look at only");
}

/* What was sealed stays as it is: changes of it belong to the next revision. */
static void begin_revision_if_edited(struct opened *opened)
{
	struct assessment *assessment = opened->assessment;
	if (begins_next_revision(opened->store, assessment, assessment->pending, assessment->n_pending))
		assessment_set_revision(assessment, assessment_revision(assessment) + 1);
}

static bool append_lines(struct opened *opened, const char *path, char last[65], struct err *err)
{
	const struct assessment *assessment = opened->assessment;
	struct buf lines = BUF(HISTORY_MAX_BYTES);
	memcpy(last, opened->history.last, sizeof opened->history.last);
	if (opened->history.cut)
		buf_putc(&lines, '\n'); /* so that the piece left by a crash stands alone */
	for (size_t i = 0; i < assessment->n_pending; i++)
		history_write(&assessment->pending[i], last, &lines);
	bool ok = !lines.full || err_set(err, ERR_TOO_BIG, path, "these changes do not fit into a history");
	ok = ok && file_append(path, buf_text(&lines), lines.len, err);
	buf_release(&lines);
	return ok;
}

static void take_pending(struct opened *opened)
{
	for (size_t i = 0; i < opened->assessment->n_pending; i++)
		history_add(&opened->history, &opened->assessment->pending[i]);
	assessment_pending_clear(opened->assessment);
}

static bool append_pending(struct opened *opened, struct err *err)
{
	struct assessment *assessment = opened->assessment;
	char last[65];
	if (assessment->n_pending == 0)
		return true;
	char *path = assessment_file(opened->store, opened->id, "history.jsonl");
	bool ok = append_lines(opened, path, last, err);
	free(path);
	if (!ok)
		return false;
	take_pending(opened);
	memcpy(opened->history.last, last, sizeof last);
	opened->history.cut = false;
	return true;
}

/* Undo looks at the history: it knows of the changes all the same. */
static bool keep_nowhere(struct opened *opened)
{
	take_pending(opened);
	opened->assessment->dirty = opened->assessment->place_moved = false;
	return true;
}

static bool write_generation(struct opened *opened, struct err *err)
{
	struct assessment *assessment = opened->assessment;
	struct err why = { .code = ERR_NONE };
	struct buf bytes = BUF(json_default_limits.max_bytes);
	int64_t generation = opened->newest_generation + 1;
	assessment_write(assessment, generation, &bytes);
	bool ok = !bytes.full || err_set(&why, ERR_TOO_BIG, opened->id, "the draft is over %zu bytes", bytes.max_bytes);
	ok = ok && draft_create(opened->store, opened->id, generation, &bytes, &why);
	if (bytes.data)
		crypto_wipe(bytes.data, bytes.len);
	buf_release(&bytes);
	if (ok) {
		opened->newest_generation = generation;
		assessment->dirty = assessment->place_moved = false;
		drafts_prune(opened->store, opened->id);
		return true;
	}
	if (why.code == ERR_EXISTS)
		return err_set(err, ERR_LOCKED, opened->id, "another program has saved generation %lld", (long long)generation);
	if (err)
		*err = why;
	return false;
}

bool store_note(struct opened *opened, struct err *err)
{
	if (!opened->store)
		return keep_nowhere(opened);
	if (!check_writable(opened, err))
		return false;
	begin_revision_if_edited(opened);
	return append_pending(opened, err);
}

bool store_save(struct opened *opened, struct err *err)
{
	const struct assessment *assessment = opened->assessment;
	if (!opened->store)
		return keep_nowhere(opened);
	if (!check_writable(opened, err))
		return false;
	begin_revision_if_edited(opened);
	/* The answers go to disk even if the history cannot; both have to succeed before anything is called saved. */
	bool noted = append_pending(opened, err);
	if (!assessment->dirty && !assessment->place_moved)
		return noted;
	return write_generation(opened, noted ? err : NULL) && noted;
}
