/* SPDX-License-Identifier: MIT */
#include "base/file.h"

#include "base/buf.h"
#include "base/crypto.h"
#include "base/file_private.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define READ_BYTES ((size_t)64 * 1024)

bool file_open(const char *path, int flags, int *ret_fd, struct stat *ret_stat, struct err *err)
{
	struct stat status;
	int fd;
	do
		fd = open(path, flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0600);
	while (fd < 0 && errno == EINTR);
	if (fd < 0)
		return err_sys(err, errno, path, "opening");
	int failed = fstat(fd, &status) == 0 ? 0 : errno;
	if (!failed && S_ISREG(status.st_mode)) {
		*ret_fd = fd;
		*ret_stat = status;
		return true;
	}
	close(fd);
	return failed ? err_sys(err, failed, path, "opening") : err_set(err, ERR_NOT_A_FILE, path, "it is no plain file");
}

/* 0 or an errno, EFBIG when `buf` is full. */
static int read_all(int fd, struct buf *buf)
{
	char *piece = xmalloc(READ_BYTES);
	int failed = 0;
	for (ssize_t n = 1; n != 0 && !failed;) {
		n = read(fd, piece, READ_BYTES);
		if (n > 0)
			buf_add(buf, piece, (size_t)n);
		if (buf->full)
			failed = EFBIG;
		else if (n < 0 && errno != EINTR)
			failed = errno;
	}
	free(piece);
	return failed;
}

bool file_read(const char *path, struct buf *buf, struct err *err)
{
	int fd, failed = EFBIG;
	struct stat status;
	size_t before = buf->len;
	if (!file_open(path, O_RDONLY, &fd, &status, err))
		return false;
	if (!buf->full && status.st_size <= (off_t)(buf->max_bytes - before))
		failed = read_all(fd, buf);
	close(fd);
	if (!failed)
		return true;
	buf_cut(buf, before);
	if (failed == EFBIG)
		return err_set(err, ERR_TOO_BIG, path, "more than %zu bytes", buf->max_bytes);
	return err_sys(err, failed, path, "reading");
}

static bool stays_below(const char *name)
{
	if (*name == '/')
		return false;
	for (const char *part = name; part; part = strchr(part, '/') ? strchr(part, '/') + 1 : NULL)
		if (strcmp(part, "..") == 0 || strncmp(part, "../", 3) == 0)
			return false;
	return true;
}

bool file_read_below(const char *folder, const char *name, struct buf *buf, struct err *err)
{
	if (!stays_below(name))
		return err_set(err, ERR_PERMISSION, name, "outside the folder");
	char *path = xasprintf("%s%s", folder, name);
	bool ok = file_read(path, buf, err);
	free(path);
	return ok;
}

int file_write_all(int fd, const void *bytes, size_t len)
{
	const char *at = bytes;
	while (len > 0) {
		ssize_t n = write(fd, at, len);
		if (n < 0 && errno != EINTR)
			return errno;
		if (n == 0)
			return EIO;
		if (n > 0) {
			at += n;
			len -= (size_t)n;
		}
	}
	return 0;
}

/* On Linux an interrupted close has closed, and what counts was synced before. */
static int close_checked(int fd)
{
	return close(fd) == 0 || errno == EINTR ? 0 : errno;
}

/* A new file with these bytes, synced and closed, but not yet its name. A failed fsync is not retried: the second would lie. */
static bool create(const char *path, const void *bytes, size_t len, struct err *err)
{
	int fd;
	struct stat status;
	const char *doing = "writing";
	if (!file_open(path, O_WRONLY | O_CREAT | O_EXCL, &fd, &status, err))
		return false;
	int failed = file_write_all(fd, bytes, len);
	if (!failed) {
		doing = "syncing";
		failed = fsync(fd) == 0 ? 0 : errno;
	}
	int closing = close_checked(fd);
	if (!failed && closing) {
		doing = "closing";
		failed = closing;
	}
	if (!failed)
		return true;
	unlink(path);
	return err_sys(err, failed, path, doing);
}

bool file_create(const char *path, const void *bytes, size_t len, struct err *err)
{
	if (!create(path, bytes, len, err))
		return false;
	if (file_sync_parent(path, err))
		return true;
	unlink(path);
	return false;
}

/* ".name.<random>.new" in the same folder: hidden from file_list, on the same file system. */
static char *name_beside(const char *path)
{
	uint32_t random;
	crypto_random(&random, sizeof random);
	char *dir = file_parent(path);
	const char *slash = strrchr(path, '/');
	char *beside = xasprintf("%s/.%.200s.%08x.new", dir, slash ? slash + 1 : path, random);
	free(dir);
	return beside;
}

/* As far as the medium keeps any; what is no plain file has none to give. */
static void take_rights(const char *from, const char *to)
{
	struct stat status;
	if (lstat(from, &status) == 0 && S_ISREG(status.st_mode))
		(void)chmod(to, status.st_mode & 0777);
}

static bool replace(const char *path, const void *bytes, size_t len, bool same_rights, struct err *err)
{
	char *beside = name_beside(path);
	bool ok = create(beside, bytes, len, err);
	if (ok && same_rights)
		take_rights(path, beside);
	if (ok && rename(beside, path) != 0) {
		ok = err_sys(err, errno, path, "replacing");
		unlink(beside);
	}
	free(beside);
	return ok && file_sync_parent(path, err);
}

bool file_replace(const char *path, const void *bytes, size_t len, struct err *err)
{
	return replace(path, bytes, len, false, err);
}

bool file_rewrite(const char *path, const void *bytes, size_t len, struct err *err)
{
	return replace(path, bytes, len, true, err);
}

/* Opens for appending; a file made for it has its name synced before it has contents. */
static bool open_to_append(const char *path, int *ret_fd, struct stat *ret_stat, struct err *err)
{
	struct err missing;
	if (file_open(path, O_WRONLY | O_APPEND, ret_fd, ret_stat, &missing))
		return ret_stat->st_size > 0 || file_sync_parent(path, err) || (close(*ret_fd), false);
	if (missing.errnum != ENOENT) {
		if (err)
			*err = missing;
		return false;
	}
	if (!file_open(path, O_WRONLY | O_APPEND | O_CREAT, ret_fd, ret_stat, err))
		return false;
	if (file_sync_parent(path, err))
		return true;
	close(*ret_fd);
	unlink(path);
	return false;
}

static int append(int fd, const void *bytes, size_t len)
{
	ssize_t n;
	do
		n = write(fd, bytes, len);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return errno;
	if ((size_t)n < len)
		return ENOSPC; /* the one reason why a plain file takes less than all */
	if (fdatasync(fd) != 0)
		return errno;
	return file_sync_medium(fd);
}

bool file_append(const char *path, const void *bytes, size_t len, struct err *err)
{
	int fd;
	struct stat status;
	if (!open_to_append(path, &fd, &status, err))
		return false;
	int failed = append(fd, bytes, len);
	/* Half a record must not stay; should this fail too, the reader of the file drops it by its checksum or line end. */
	if (failed && ftruncate(fd, status.st_size) == 0)
		(void)fdatasync(fd);
	close(fd); /* unchecked: the record is synced, and a failure now would make the caller write it twice */
	return failed ? err_sys(err, failed, path, "appending") : true;
}
