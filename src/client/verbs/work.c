/* SPDX-License-Identifier: MIT */
#include "client/verbs/work.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "client/speaking.h"
#include "page/dates.h"
#include "page/gettext.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int with_store(struct call *call, int (*work)(struct call *call, struct store *store))
{
	struct store store;
	struct err err;
	if (!store_open(call->globals[GLOBAL_DIR], &store, &err))
		return fail_with(&err);
	speaking_as_asked(&store);
	int status = work(call, &store);
	store_release(&store);
	return status;
}

/* What a person ought to know about what was opened, whatever is done with it. */
static void note_opened(const struct opened *opened)
{
	char at[DATE_WORDS_BYTES];
	if (opened->went_back_to)
		complain(_("The newest saved version is damaged. This is version %" PRId64 ", saved %s. The damaged file is kept."),
			opened->went_back_to, date_words_to(opened->went_back_at, at));
	if (opened->lost_typing)
		complain(P_("%" PRId64 " change that was noted but not yet saved was brought back.",
			"%" PRId64 " changes that were noted but not yet saved were brought back.", opened->lost_typing), opened->lost_typing);
}

static int refuse_read_only(const struct opened *opened)
{
	struct err err;
	err_set(&err, opened->why_read_only ? opened->why_read_only : ERR_LOCKED, opened->id, "%s", opened->holder);
	return fail_with(&err);
}

static int load(struct call *call, struct store *store, bool write, struct opened **ret)
{
	char id[ID_UUID_BYTES], holder[64];
	struct err err;
	snprintf(holder, sizeof holder, "section11 %s, process %ld", call->verb->name, (long)getpid());
	if (!store_find(store, call->operands[0], id, &err) || !store_load(store, id, !write, call->today, holder, ret, &err))
		return fail_with(&err);
	note_opened(*ret);
	if (!write || !(*ret)->read_only)
		return STATUS_OK;
	int status = refuse_read_only(*ret);
	store_close(*ret);
	return status;
}

int with_assessment(struct call *call, bool write, int (*work)(struct call *call, struct opened *opened))
{
	struct store store;
	struct opened *opened = NULL;
	struct err err;
	if (!store_open(call->globals[GLOBAL_DIR], &store, &err))
		return fail_with(&err);
	speaking_as_asked(&store);
	int status = load(call, &store, write, &opened);
	if (status == STATUS_OK) {
		status = work(call, opened);
		store_close(opened);
	}
	store_release(&store);
	return status;
}

int save_opened(struct opened *opened)
{
	struct err err;
	return store_save(opened, &err) ? STATUS_OK : fail_with(&err);
}

static bool read_stream(FILE *from, struct buf *to, struct err *err)
{
	char chunk[16 * 1024];
	size_t got;
	errno = 0;
	while (!to->full && (got = fread(chunk, 1, sizeof chunk, from)) > 0)
		buf_add(to, chunk, got);
	if (to->full)
		return err_set(err, ERR_TOO_BIG, _("standard input"), "more than %zu bytes", to->max_bytes);
	if (ferror(from))
		return err_sys(err, errno ? errno : EIO, _("standard input"), "read");
	return true;
}

bool read_input(const char *path, struct buf *to, struct err *err)
{
	return strcmp(path, "-") ? file_read(path, to, err) : read_stream(stdin, to, err);
}

bool is_text(const char *text)
{
	if (!text || text_valid(text, strlen(text)))
		return true;
	complain(_("This text is not UTF-8, so it cannot be kept: \"%s\""), text);
	return false;
}

char *sealed_path(const struct opened *opened, int64_t revision)
{
	return xasprintf("%s/assessments/%s/sealed.%" PRId64 ".s11", opened->store->dir, opened->id, revision);
}

int64_t newest_sealed(const struct opened *opened)
{
	int64_t newest = 0;
	for (int64_t revision = assessment_revision(opened->assessment); revision > 0 && !newest; revision--) {
		char *path = sealed_path(opened, revision);
		if (file_exists(path))
			newest = revision;
		free(path);
	}
	return newest;
}

const struct form_question *question_named(const struct opened *opened, const char *id)
{
	const struct form_question *question = form_question(opened->assessment->form, id);
	if (!question)
		complain(_("There is no question \"%s\" in this form. Ids look like KF1-1; "
			"\"section11 show ID --blank --json\" lists them."), id);
	return question;
}
