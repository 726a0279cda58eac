/* SPDX-License-Identifier: MIT */
#include "client/rescue.h"

#include "base/buf.h"
#include "base/crypto.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/xdg.h"
#include "client/take_along.h"
#include "client/verbs/out.h"
#include "client/verbs/shell_word.h"
#include "entry/assessment.h"
#include "page/gettext.h"
#include "page/trouble.h"
#include "store/store.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *stem_of(const struct opened *opened)
{
	return xasprintf("section11-%.8s-not-saved", opened->id);
}

MUST_USE static bool write_to(const struct opened *opened, const char *folder, char **ret_path, struct err *err)
{
	struct buf bytes = BUF(json_default_limits.max_bytes);
	char *stem = stem_of(opened);
	assessment_write(opened->assessment, opened->newest_generation + 1, &bytes);
	bool ok = bytes.full ? err_set(err, ERR_TOO_BIG, folder, "the draft is over %zu bytes", bytes.max_bytes)
		: take_along_create(folder, stem, ".json", &bytes, ret_path, err);
	if (bytes.data)
		crypto_wipe(bytes.data, bytes.len);
	buf_release(&bytes);
	free(stem);
	return ok;
}

/* As a shell would read it; the caller frees. */
static char *folder_named(const char *folder)
{
	const char *home = xdg_home();
	char cwd[4096];
	if (home && folder[0] == '~' && (!folder[1] || folder[1] == '/'))
		return xasprintf("%s%s", home, folder + 1);
	if (folder[0] != '/' && getcwd(cwd, sizeof cwd))
		return xasprintf("%s/%s", cwd, folder);
	return xstrdup(folder);
}

bool rescue_into(const struct opened *opened, const char *folder, char **ret_path, struct err *err)
{
	char *named = folder_named(folder);
	bool ok = write_to(opened, named, ret_path, err);
	free(named);
	return ok;
}

bool rescue_anywhere(const struct opened *opened, char **ret_path, struct err *err)
{
	char *along = take_along_folder();
	const char *const folders[] = { along, getenv("TMPDIR"), "/var/tmp", "/tmp" };
	bool ok = false;
	for (size_t i = 0; i < sizeof folders / sizeof *folders && !ok; i++)
		ok = folders[i] && folders[i][0] == '/' && write_to(opened, folders[i], ret_path, err);
	free(along);
	return ok;
}

/* Somewhere else there is no such assessment, and a later shell may stand anywhere. */
static bool is_usual_folder(const char *dir)
{
	char *usual = xdg_data_path("section11");
	bool is = usual && !strcmp(usual, dir);
	free(usual);
	return is;
}

char *rescue_source(const struct opened *opened, const char *copy)
{
	struct buf words = BUF(64 * 1024);
	shell_word_add(&words, copy);
	if (!is_usual_folder(opened->store->dir)) {
		buf_puts(&words, " --dir ");
		shell_word_add(&words, opened->store->dir);
	}
	return buf_take(&words);
}

static void complain_with_copy(const struct opened *opened, const char *copy)
{
	char *source = rescue_source(opened, copy);
	/* TRANSLATORS: a path; then a command, which stays as it is. */
	complain(_("Your last changes could not be saved. A copy that has them is in %s. To take it in: section11 answer %.8s --from %s"),
		copy, opened->id, source);
	free(source);
}

void rescue_at_the_end(const struct opened *opened, const char *copy, bool given_up)
{
	char *written = NULL;
	struct err err = { 0 };
	if (!copy && !given_up && rescue_anywhere(opened, &written, &err))
		copy = written;
	if (copy)
		complain_with_copy(opened, copy);
	else if (given_up)
		complain(_("You left without your last changes: they were not saved. What was saved before is safe."));
	else
		complain(_("Your last changes could not be saved, nor a copy of them elsewhere. What was saved before is safe. %s"),
			trouble_of(err.code).what);
	free(written);
}
