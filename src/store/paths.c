/* SPDX-License-Identifier: MIT */
#include "store/paths.h"

#include "base/mem.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

char *store_path(const struct store *store, const char *folder, const char *name)
{
	return xasprintf("%s/%s/%s", store->dir, folder, name);
}

char *assessment_dir(const struct store *store, const char *id)
{
	return store_path(store, "assessments", id);
}

char *assessment_file(const struct store *store, const char *id, const char *name)
{
	return xasprintf("%s/assessments/%s/%s", store->dir, id, name);
}

char *revision_file(const struct store *store, const char *id, const char *stem, int64_t revision, const char *tail)
{
	return xasprintf("%s/assessments/%s/%s.%lld%s", store->dir, id, stem, (long long)revision, tail);
}

bool numbered_name(const char *name, const char *stem, const char *tail, int64_t *ret_number)
{
	char digits[20];
	size_t stem_len = strlen(stem), len = strlen(name), tail_len = strlen(tail);
	if (len < stem_len + 1 + tail_len || strncmp(name, stem, stem_len) != 0 || name[stem_len] != '.')
		return false;
	size_t n = len - stem_len - 1 - tail_len;
	if (n == 0 || n >= sizeof digits || strcmp(name + len - tail_len, tail) != 0)
		return false;
	memcpy(digits, name + stem_len + 1, n);
	digits[n] = '\0';
	/* Our own names have zeros in front, so that they sort; text_to_int takes none. */
	return strspn(digits, "0123456789") == n && text_to_int(digits + strspn(digits, "0"), 1, INT64_MAX / 2, ret_number);
}

bool assessment_ids(const struct store *store, struct file_names *ret_ids, struct err *err)
{
	struct file_names names = { 0 };
	char *dir = xasprintf("%s/assessments", store->dir);
	bool ok = file_list_if_there(dir, &names, err);
	free(dir);
	if (!ok)
		return false;
	size_t kept = 0;
	for (size_t i = 0; i < names.n; i++) {
		if (id_is_uuid(names.names[i]))
			names.names[kept++] = names.names[i];
		else
			free(names.names[i]);
	}
	names.n = kept;
	*ret_ids = names;
	return true;
}

bool assessment_names(const struct store *store, const char *id, struct file_names *ret_names, struct err *err)
{
	if (!id_is_uuid(id))
		return err_set(err, ERR_NOT_FOUND, id, "no assessment has such an id");
	char *dir = assessment_dir(store, id);
	bool ok = file_is_dir(dir) ? file_list(dir, ret_names, err) : err_set(err, ERR_NOT_FOUND, id, "no such assessment here");
	free(dir);
	return ok;
}

static int ascending(const void *a, const void *b)
{
	const int64_t *left = a, *right = b;
	return (*left > *right) - (*left < *right);
}

size_t revisions_of(const struct file_names *names, const char *stem, const char *tail, int64_t **ret_revisions)
{
	int64_t *revisions = xcalloc(names->n + 1, sizeof *revisions);
	size_t n = 0;
	for (size_t i = 0; i < names->n; i++)
		n += numbered_name(names->names[i], stem, tail, &revisions[n]);
	qsort(revisions, n, sizeof *revisions, ascending);
	*ret_revisions = revisions;
	return n;
}
