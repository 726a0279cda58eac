/* SPDX-License-Identifier: MIT */
#include "store/store.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/mem.h"
#include "entry/assessment.h"
#include "entry/signoff.h"
#include "store/paths.h"
#include "store/sealed_file.h"
#include "wire/submission.h"

#include <stdlib.h>
#include <string.h>

/* The sealed revision that comes before; 0 if there is none. */
static bool sealed_before(const struct opened *opened, int64_t revision, int64_t *ret_before, struct err *err)
{
	struct file_names names = { 0 };
	int64_t *revisions, before = 0;
	if (!assessment_names(opened->store, opened->id, &names, err))
		return false;
	size_t n = revisions_of(&names, SEALED_STEM, SEALED_TAIL, &revisions);
	for (size_t i = 0; i < n && revisions[i] < revision; i++)
		before = revisions[i];
	free(revisions);
	file_names_release(&names);
	*ret_before = before;
	return true;
}

static bool head_of(const struct opened *opened, int64_t revision, struct sealed_head *ret, struct err *err)
{
	const struct form *form = opened->pack.form;
	const char *agency = json_get_text(json_get(opened->assessment->draft, "agency"), "id");
	struct sealed_head head = { .revision = revision };
	if (!id_is_uuid(agency))
		return err_set(err, ERR_FORMAT, "agency", "the draft names no agency");
	memcpy(head.submission, opened->id, sizeof head.submission);
	memcpy(head.org, agency, sizeof head.org);
	memcpy(head.board, opened->pack.board.id, sizeof head.board);
	memcpy(head.pack_sha256, opened->pack.sha256, sizeof head.pack_sha256);
	struct buf name = BUF(sizeof head.form - 1);
	buf_printf(&name, "%s/%d", form->id, form->version);
	bool ok = !name.full || err_set(err, ERR_TOO_BIG, "form", "its id is too long");
	if (ok)
		memcpy(head.form, buf_text(&name), name.len + 1);
	buf_release(&name);
	if (ok)
		*ret = head;
	return ok;
}

static bool seal_bytes(const struct opened *opened, int64_t revision, struct buf *out, struct err *err)
{
	struct buf plain = BUF(SEALED_MAX_BYTES);
	struct sealed_head head;
	int64_t before;
	bool ok = sealed_before(opened, revision, &before, err) && head_of(opened, revision, &head, err) &&
		submission_write_with_history(opened->assessment, revision, before, opened->history.last, &plain, err) &&
		sealed_write(&head, &opened->pack.board, plain.data, plain.len, out, err);
	if (plain.data)
		crypto_wipe(plain.data, plain.len);
	buf_release(&plain);
	return ok;
}

/* What lies there under this revision: whole, nothing, or something that is no longer what was sealed. */
enum frozen { FROZEN_NOT, FROZEN_WHOLE, FROZEN_DAMAGED };

static bool look_at_frozen(const struct opened *opened, int64_t revision, enum frozen *ret, struct err *err)
{
	static const enum err_code damage[] = { ERR_DAMAGED, ERR_FORMAT, ERR_MISMATCH, ERR_TOO_BIG };
	struct sealed_head head;
	struct err why = { .code = ERR_NONE };
	if (!sealed_is_there(opened->store, opened->id, revision)) {
		*ret = FROZEN_NOT;
		return true;
	}
	bool whole = sealed_file_read(opened->store, opened->id, revision, &head, NULL, &why), damaged = false;
	for (size_t i = 0; i < sizeof damage / sizeof damage[0]; i++)
		damaged |= why.code == damage[i];
	if (whole || damaged)
		*ret = whole ? FROZEN_WHOLE : FROZEN_DAMAGED;
	else if (err)
		*err = why;
	return whole || damaged;
}

static bool seal_now(struct opened *opened, int64_t now, int64_t revision, struct err *err)
{
	struct buf sealed = BUF(SEALED_MAX_BYTES);
	bool ok = approval_holds(opened->assessment) || err_set(err, ERR_STATE, "approval", "there is no approval that holds");
	ok = ok && seal_bytes(opened, revision, &sealed, err) &&
		sealed_file_create(opened->store, opened->id, revision, &sealed, now, err);
	buf_release(&sealed);
	return ok;
}

bool store_seal(struct opened *opened, int64_t now, int64_t *ret_revision, struct err *err)
{
	enum frozen frozen;
	if (!opened->store)
		return err_set(err, ERR_STATE, opened->id, "for practice, kept nowhere");
	if (!store_save(opened, err))
		return false;
	int64_t revision = assessment_revision(opened->assessment);
	if (!look_at_frozen(opened, revision, &frozen, err))
		return false;
	if (frozen == FROZEN_DAMAGED) {
		/* The damaged file stays as it is; the same answers are sealed again under the next number. */
		assessment_set_revision(opened->assessment, ++revision);
		if (!store_save(opened, err))
			return false;
	}
	if (frozen != FROZEN_WHOLE && !seal_now(opened, now, revision, err))
		return false;
	*ret_revision = revision;
	return true;
}
