/* SPDX-License-Identifier: MIT */
#include "store/editing.h"

#include "base/buf.h"
#include "base/crypto.h"
#include "base/mem.h"
#include "base/text.h"
#include "store/paths.h"

#include <stdlib.h>
#include <string.h>

#define FOLDER "editor"
#define GIVEN ".given"
/* More than any field holds: beyond it nothing is compared. */
#define COMPARED_MAX_BYTES (16 * BUF_MIB)
#define KEPT_MAX 100
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

static const char name_signs[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";

static void begin(struct editing *editing, const struct store *store, const char *id)
{
	*editing = (struct editing){ .store = store, .dir = assessment_file(store, id, FOLDER) };
	text_copy(editing->id, sizeof editing->id, id);
}

static void set_name(struct editing *editing, const char *name)
{
	text_copy(editing->name, sizeof editing->name, name);
	for (char *c = editing->name; *c; c++)
		if (!strchr(name_signs, *c) || (c == editing->name && *c == '.'))
			*c = '-';
	editing->path = file_join(editing->dir, editing->name);
}

void editing_leave(struct editing *editing)
{
	free(editing->dir);
	free(editing->path);
	*editing = (struct editing){ 0 };
}

MUST_USE static bool write_given(const struct editing *editing, struct err *err)
{
	char *path = file_join(editing->dir, GIVEN), *line = xasprintf("%s %s\n", editing->sha256, editing->name);
	bool ok = file_create(path, line, strlen(line), err);
	free(path);
	free(line);
	return ok;
}

/* What the file beside it says of the text; false if there is none that can be believed. */
static bool read_given(struct editing *editing)
{
	struct buf line = BUF(256);
	char *path = file_join(editing->dir, GIVEN);
	bool ok = file_read(path, &line, NULL) && line.len > CRYPTO_HEX_BYTES && line.data[CRYPTO_HEX_BYTES - 1] == ' ';
	free(path);
	if (ok) {
		text_copy(editing->sha256, sizeof editing->sha256, line.data);
		buf_cut(&line, line.len - 1);
		set_name(editing, buf_text(&line) + CRYPTO_HEX_BYTES);
	}
	buf_release(&line);
	return ok;
}

static bool is_as_given(const struct editing *editing)
{
	struct buf bytes = BUF(COMPARED_MAX_BYTES);
	char sha256[CRYPTO_HEX_BYTES] = "";
	if (file_read(editing->path, &bytes, NULL))
		crypto_sha256_hex(buf_text(&bytes), bytes.len, sha256);
	buf_release(&bytes);
	return strcmp(sha256, editing->sha256) == 0;
}

/* Out of the folder, under a name that is free. NULL if it cannot be moved. */
static char *keep(const struct editing *editing)
{
	struct err err = { .code = ERR_EXISTS };
	for (int n = 1; n <= KEPT_MAX && err.code == ERR_EXISTS; n++) {
		char *path = n == 1 ? xasprintf("%s/section11-%.8s-%s", editing->store->dir, editing->id, editing->name)
			: xasprintf("%s/section11-%.8s-%d-%s", editing->store->dir, editing->id, n, editing->name);
		if (file_rename(editing->path, path, &err) || !file_exists(editing->path))
			return path;
		free(path);
	}
	return NULL;
}

char *editing_end(struct editing *editing, bool taken)
{
	char *kept = NULL;
	bool keeps = !taken && editing->path && file_exists(editing->path) && !is_as_given(editing);
	if (keeps)
		kept = keep(editing);
	if (keeps && !kept)
		kept = xstrdup(editing->path); /* it cannot be moved: then it stays where it is */
	else
		file_remove_with_files(editing->dir);
	editing_leave(editing);
	return kept;
}

/* What the sweep at the start could not end, where there are no locks. */
static void end_leftover(const struct opened *opened)
{
	struct editing old;
	begin(&old, opened->store, opened->id);
	if (file_is_dir(old.dir))
		free(editing_end(&old, !read_given(&old)));
	else
		editing_leave(&old);
}

bool editing_give(const struct opened *opened, const char *name, const char *text, size_t len, struct editing *ret, struct err *err)
{
	struct editing editing;
	if (opened->read_only)
		return err_set(err, ERR_LOCKED, opened->id, "only read");
	end_leftover(opened);
	begin(&editing, opened->store, opened->id);
	set_name(&editing, name);
	struct buf bytes = BUF(len + 1);
	buf_add(&bytes, text, len);
	if (len)
		buf_putc(&bytes, '\n');
	crypto_sha256_hex(buf_text(&bytes), bytes.len, editing.sha256);
	bool ok = file_mkdirs(editing.dir, err) && write_given(&editing, err) && file_create(editing.path, buf_text(&bytes), bytes.len, err);
	buf_release(&bytes);
	if (ok) {
		*ret = editing;
	} else {
		file_remove_with_files(editing.dir);
		editing_leave(&editing);
	}
	return ok;
}

static size_t without_newline(const char *text, size_t len)
{
	if (len && text[len - 1] == '\n')
		len -= len > 1 && text[len - 2] == '\r' ? 2 : 1;
	return len;
}

bool editing_take(const struct editing *editing, struct buf *text, struct err *err)
{
	struct buf bytes = BUF(text->max_bytes + strlen(BYTE_ORDER_MARK) + 2);
	bool ok = file_read(editing->path, &bytes, err);
	const char *begins = buf_text(&bytes);
	size_t len = bytes.len, mark = strlen(BYTE_ORDER_MARK);
	if (ok && !text_valid(begins, len))
		ok = err_set(err, ERR_ENCODING, editing->name, "no text in UTF-8");
	if (ok) {
		size_t skipped = len >= mark && memcmp(begins, BYTE_ORDER_MARK, mark) == 0 ? mark : 0;
		len = without_newline(begins + skipped, len - skipped);
		ok = len <= text->max_bytes - text->len || err_set(err, ERR_TOO_BIG, editing->name, "%zu bytes", len);
		if (ok)
			buf_add(text, begins + skipped, len);
	}
	buf_release(&bytes);
	return ok;
}

/* The path of what was kept, or NULL. */
static char *sweep_one(const struct store *store, const char *id)
{
	struct editing editing;
	struct file_lock lock = { .fd = -1 };
	char *kept = NULL, *path = assessment_file(store, id, "lock");
	begin(&editing, store, id);
	bool locked = file_is_dir(editing.dir) && file_lock(path, "", &lock, NULL);
	/* Where there are no locks nobody can tell whether it is still being edited. */
	if (locked && !lock.weak)
		kept = editing_end(&editing, !read_given(&editing));
	else
		editing_leave(&editing);
	if (locked)
		file_unlock(&lock);
	free(path);
	return kept;
}

size_t editing_sweep(const struct store *store, char **ret_kept)
{
	struct file_names ids = { 0 };
	size_t n = 0;
	*ret_kept = NULL;
	if (!assessment_ids(store, &ids, NULL))
		return 0;
	for (size_t i = 0; i < ids.n; i++) {
		char *kept = sweep_one(store, ids.names[i]);
		if (!kept)
			continue;
		n++;
		free(*ret_kept);
		*ret_kept = kept;
	}
	file_names_release(&ids);
	return n;
}
