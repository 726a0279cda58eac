/* SPDX-License-Identifier: MIT */
#include "base/file.h"

#include "base/buf.h"
#include "base/file_private.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define HOLDER_BYTES 200

static bool refuse_held(int fd, const char *path, struct err *err)
{
	char words[HOLDER_BYTES];
	struct buf safe = BUF(4 * HOLDER_BYTES);
	ssize_t n = pread(fd, words, sizeof words, 0);
	if (n > 0)
		text_safe(&safe, words, (size_t)n, false);
	else
		buf_puts(&safe, "another program"); /* it has the lock but has not yet written who it is */
	err_set(err, ERR_LOCKED, path, "%s", buf_text(&safe));
	buf_release(&safe);
	return false;
}

/* Whether the file system refuses locks as such. */
static bool has_no_locks(int errnum)
{
	return errnum == ENOLCK || errnum == ENOSYS || errnum == EOPNOTSUPP || errnum == EINVAL;
}

/* For the next comer to read; the lock holds without it, so a full disk stops nobody. */
static void name_holder(int fd, const char *holder)
{
	if (ftruncate(fd, 0) != 0 || file_write_all(fd, holder, strnlen(holder, HOLDER_BYTES)) != 0)
		return;
}

bool file_lock(const char *path, const char *holder, struct file_lock *ret_lock, struct err *err)
{
	int fd, failed = 0;
	struct stat status;
	if (!file_open(path, O_RDWR | O_CREAT, &fd, &status, err))
		return false;
	while ((failed = flock(fd, LOCK_EX | LOCK_NB) == 0 ? 0 : errno) == EINTR)
		continue;
	bool weak = has_no_locks(failed);
	if (failed && !weak) {
		if (failed == EWOULDBLOCK)
			refuse_held(fd, path, err);
		else
			err_sys(err, failed, path, "locking");
		close(fd);
		return false;
	}
	name_holder(fd, holder);
	*ret_lock = (struct file_lock){ .fd = fd, .weak = weak };
	return true;
}

void file_unlock(struct file_lock *lock)
{
	if (lock->fd < 0)
		return;
	/* The file stays: removing it would let two programs lock two files of one name. */
	if (ftruncate(lock->fd, 0) == 0)
		lock->weak = false;
	close(lock->fd);
	lock->fd = -1;
}
