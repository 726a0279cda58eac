/* SPDX-License-Identifier: MIT */
#include "store/store.h"

#include "base/mem.h"
#include "base/xdg.h"
#include "store/trust.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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
	char *where = dir ? absolute_dir(dir) : xdg_data_path("section11");
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

bool store_is_practice(const struct store *store)
{
	char *path = file_join(store->dir, "practice");
	bool is = file_exists(path);
	free(path);
	return is;
}
