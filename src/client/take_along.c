/* SPDX-License-Identifier: MIT */
#include "client/take_along.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/xdg.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define USER_DIRS_MAX_BYTES (64 * (size_t)1024)
#define NAMES_MAX 1000

/* What stands between the quotes after `line`'s equals sign, "$HOME" filled in; NULL unless it is absolute, as XDG wants it. */
static char *folder_of(const char *line, const char *home)
{
	static const char own[] = "$HOME/";
	const char *value = strchr(line, '=');
	value = value && value[1] == '"' ? value + 2 : NULL;
	const char *end = value ? strchr(value, '"') : NULL;
	while (end && end - value > 1 && end[-1] == '/')
		end--;
	int len = end ? (int)(end - value) : 0, skipped = (int)sizeof own - 1;
	if (len >= skipped && !memcmp(value, own, sizeof own - 1))
		return xasprintf("%s/%.*s", home, len - skipped, value + skipped);
	if (len == skipped - 1 && !memcmp(value, own, sizeof own - 2))
		return xstrdup(home);
	return len && *value == '/' ? xstrndup(value, (size_t)len) : NULL;
}

/* The last line that names it counts, as for a shell that reads the file. */
static char *documents_in(char *text, const char *home)
{
	static const char name[] = "XDG_DOCUMENTS_DIR=";
	char *found = NULL, *rest = text;
	for (char *line; (line = strsep(&rest, "\n"));) {
		line += strspn(line, " \t");
		if (strncmp(line, name, sizeof name - 1) != 0)
			continue;
		free(found);
		found = folder_of(line, home);
	}
	return found;
}

static char *documents_folder(const char *home)
{
	struct buf text = BUF(USER_DIRS_MAX_BYTES);
	char *path = xdg_config_path("user-dirs.dirs"), *found = NULL;
	if (path && file_read(path, &text, NULL) && text.len) {
		char *copy = xstrndup(text.data, text.len);
		found = documents_in(copy, home);
		free(copy);
	}
	buf_release(&text);
	free(path);
	return found;
}

char *take_along_folder(void)
{
	const char *home = xdg_home();
	if (!home)
		return NULL;
	char *documents = documents_folder(home);
	if (documents && file_is_dir(documents))
		return documents;
	free(documents);
	return xstrdup(home);
}

static char *path_of(const char *folder, const char *stem, const char *ending, int number)
{
	char mark[16] = "";
	if (number > 1)
		snprintf(mark, sizeof mark, "-%d", number);
	return xasprintf("%s/%s%s%s", folder, stem, mark, ending);
}

bool take_along_create(const char *folder, const char *stem, const char *ending, const struct buf *bytes, char **ret_path, struct err *err)
{
	for (int number = 1; number <= NAMES_MAX; number++) {
		struct err why = { 0 };
		char *path = path_of(folder, stem, ending, number);
		if (file_create(path, bytes->data, bytes->len, &why)) {
			*ret_path = path;
			return true;
		}
		free(path);
		if (why.code != ERR_EXISTS || number == NAMES_MAX) {
			if (err)
				*err = why;
			return false;
		}
	}
	return false;
}
