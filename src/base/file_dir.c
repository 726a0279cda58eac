/* SPDX-License-Identifier: MIT */
#include "base/file.h"

#include "base/file_private.h"
#include "base/mem.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define NAMES_MAX 100000
#define SETTLED_SECONDS 2

bool file_stamp(const char *path, struct file_stamp *ret)
{
	struct stat status;
	struct timespec now;
	if (lstat(path, &status) != 0 || clock_gettime(CLOCK_REALTIME, &now) != 0 || now.tv_sec - status.st_ctim.tv_sec < SETTLED_SECONDS)
		return false;
	*ret = (struct file_stamp){ .device = status.st_dev, .number = status.st_ino, .bytes = (uint64_t)status.st_size,
		.seconds = status.st_ctim.tv_sec, .nanoseconds = status.st_ctim.tv_nsec };
	return true;
}

bool file_stamp_same(const struct file_stamp *a, const struct file_stamp *b)
{
	return a->device == b->device && a->number == b->number && a->bytes == b->bytes && a->seconds == b->seconds &&
		a->nanoseconds == b->nanoseconds;
}

bool file_exists(const char *path)
{
	struct stat status;
	return lstat(path, &status) == 0;
}

bool file_is_dir(const char *path)
{
	struct stat status;
	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

bool file_remove(const char *path)
{
	return remove(path) == 0;
}

bool file_remove_with_files(const char *path)
{
	DIR *dir = opendir(path);
	if (!dir)
		return false;
	for (const struct dirent *entry; (entry = readdir(dir));) {
		bool self = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
		if (!self && unlinkat(dirfd(dir), entry->d_name, 0) != 0)
			unlinkat(dirfd(dir), entry->d_name, AT_REMOVEDIR);
	}
	closedir(dir);
	return rmdir(path) == 0;
}

char *file_join(const char *dir, const char *name)
{
	size_t len = strlen(dir);
	return xasprintf("%s%s%s", dir, len && dir[len - 1] == '/' ? "" : "/", name);
}

char *file_parent(const char *path)
{
	size_t len = strlen(path);
	while (len > 1 && path[len - 1] == '/')
		len--;
	while (len > 0 && path[len - 1] != '/')
		len--;
	while (len > 1 && path[len - 1] == '/')
		len--;
	return len ? xstrndup(path, len) : xstrdup(".");
}

/* Makes one folder whose parent is there. */
static bool make_dir(const char *path, struct err *err)
{
	if (mkdir(path, 0700) == 0)
		return file_sync_parent(path, err);
	int failed = errno;
	if (file_is_dir(path))
		return true; /* there already, whatever the system found to say first */
	return err_sys(err, failed, path, "making the folder");
}

bool file_mkdirs(const char *path, struct err *err)
{
	if (file_is_dir(path))
		return true;
	char *part = xstrdup(path);
	bool ok = true;
	for (char *slash = part + 1; ok && *part && (slash = strchr(slash, '/')); slash++) {
		*slash = '\0';
		ok = make_dir(part, err);
		*slash = '/';
	}
	free(part);
	return ok && make_dir(path, err);
}

bool file_sync_dir(const char *path, struct err *err)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return err_sys(err, errno, path, "opening the folder");
	int failed = fsync(fd) == 0 ? 0 : errno;
	if (failed == EINVAL || failed == ENOSYS || failed == EOPNOTSUPP)
		failed = 0; /* some network and user-space file systems sync no folders: file_sync_medium does what can be done */
	if (!failed)
		failed = file_sync_medium(fd);
	close(fd);
	return failed ? err_sys(err, failed, path, "syncing the folder") : true;
}

bool file_sync_parent(const char *path, struct err *err)
{
	char *dir = file_parent(path);
	bool ok = file_sync_dir(dir, err);
	free(dir);
	return ok;
}

/* rename that never replaces; 0 or an errno. */
static int rename_to_free(const char *from, const char *to)
{
	if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return errno;
	if (file_exists(to))
		return EEXIST;
	return rename(from, to) == 0 ? 0 : errno;
}

bool file_rename(const char *from, const char *to, struct err *err)
{
	int failed = rename_to_free(from, to);
	if (failed)
		return err_sys(err, failed, failed == EEXIST ? to : from, "renaming");
	char *old = file_parent(from), *new = file_parent(to);
	bool ok = file_sync_dir(new, err) && (strcmp(old, new) == 0 || file_sync_dir(old, err));
	free(old);
	free(new);
	return ok;
}

static int by_bytes(const void *a, const void *b)
{
	const char *const *left = a, *const *right = b;
	return strcmp(*left, *right);
}

/* 0 or an errno. */
static int read_names(DIR *dir, struct file_names *names)
{
	size_t cap = 0;
	for (;;) {
		errno = 0;
		const struct dirent *entry = readdir(dir);
		if (!entry)
			return errno;
		if (entry->d_name[0] == '.')
			continue;
		if (names->n == NAMES_MAX)
			return EFBIG;
		if (names->n == cap) {
			cap = cap ? cap * 2 : 16;
			names->names = xreallocarray(names->names, cap, sizeof *names->names);
		}
		names->names[names->n++] = xstrdup(entry->d_name);
	}
}

bool file_list(const char *path, struct file_names *ret_names, struct err *err)
{
	DIR *dir = opendir(path);
	if (!dir)
		return err_sys(err, errno, path, "opening the folder");
	struct file_names names = { 0 };
	int failed = read_names(dir, &names);
	closedir(dir);
	if (failed) {
		file_names_release(&names);
		if (failed == EFBIG)
			return err_set(err, ERR_TOO_BIG, path, "more than %d files", NAMES_MAX);
		return err_sys(err, failed, path, "reading the folder");
	}
	if (names.n)
		qsort(names.names, names.n, sizeof *names.names, by_bytes);
	*ret_names = names;
	return true;
}

bool file_list_if_there(const char *path, struct file_names *ret_names, struct err *err)
{
	struct stat status;
	if (stat(path, &status) != 0 && errno == ENOENT) {
		*ret_names = (struct file_names){ 0 };
		return true;
	}
	return file_list(path, ret_names, err);
}

void file_names_release(struct file_names *names)
{
	for (size_t i = 0; i < names->n; i++)
		free(names->names[i]);
	free(names->names);
	*names = (struct file_names){ 0 };
}
