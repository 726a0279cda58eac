/* SPDX-License-Identifier: MIT */
#include "store/store.h"

#include "base/mem.h"
#include "store/trust.h"

#include <errno.h>
#include <limits.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *absolute_env(const char *name)
{
	const char *value = getenv(name);
	return value && value[0] == '/' ? value : NULL;
}

static const char *home_dir(void)
{
	const char *home = absolute_env("HOME");
	const struct passwd *user = home ? NULL : getpwuid(geteuid());
	return home ? home : user ? user->pw_dir : NULL;
}

/* The XDG base directory rules: unset, empty and relative values mean the default. NULL if there is no home either. */
static char *default_dir(void)
{
	const char *data = absolute_env("XDG_DATA_HOME"), *home = home_dir();
	if (data)
		return xasprintf("%s/section11", data);
	return home ? xasprintf("%s/.local/share/section11", home) : NULL;
}

static char *absolute_dir(const char *dir)
{
	char here[PATH_MAX];
	if (dir[0] == '/' || !getcwd(here, sizeof here))
		return xstrdup(dir);
	return file_join(here, dir);
}

static bool check_owner(const char *dir, bool medium_is_open, struct err *err)
{
	struct stat status;
	if (stat(dir, &status) != 0)
		return err_sys(err, errno, dir, "looking at the folder");
	if (!S_ISDIR(status.st_mode))
		return err_set(err, ERR_NOT_A_FILE, dir, "it is no folder");
	if (medium_is_open)
		return true; /* it keeps no permissions: the person is warned instead */
	if (status.st_uid != geteuid())
		return err_set(err, ERR_PERMISSION, dir, "the folder belongs to another user");
	if (status.st_mode & (S_IWGRP | S_IWOTH))
		return err_set(err, ERR_PERMISSION, dir, "others may write to this folder; chmod 700 mends it");
	return true;
}

bool store_open(const char *dir, struct store *ret, struct err *err)
{
	char *where = dir ? absolute_dir(dir) : default_dir();
	if (!where)
		return err_set(err, ERR_NOT_FOUND, "HOME", "there is no home folder to keep anything in");
	bool ok = file_mkdirs(where, err);
	bool medium_is_open = ok && file_medium_is_open(where);
	ok = ok && check_owner(where, medium_is_open, err);
	if (ok)
		*ret = (struct store){ .dir = where, .medium_is_open = medium_is_open };
	else
		free(where);
	return ok;
}

void store_release(struct store *store)
{
	kept_pack_drop(store);
	free(store->dir);
	*store = (struct store){ 0 };
}
