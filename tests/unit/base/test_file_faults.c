/* SPDX-License-Identifier: MIT */
/*
 * What the files do when the system does not. The calls below stand in for the C library's: the n-th of a kind fails or is
 * cut short, for every n, until an operation gets by without meeting one.
 */
#include "base/file.h"

#include "base/buf.h"
#include "unit.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

enum call { CALL_WRITE, CALL_FSYNC, CALL_FDATASYNC, CALL_CLOSE, CALL_FLOCK, CALL_SYNCFS, CALL_FTRUNCATE, CALL_RENAME,
	CALL_COUNT };

static struct {
	bool on;
	enum call call;
	int countdown;
	int errnum;         /* 0: a short write; NOTHING: a write that takes nothing and says so */
	bool for_ever;
	bool hit;
	unsigned magic;     /* what fstatfs says the file system is, or 0 */
	int seen[CALL_COUNT];
} fault;

#define NOTHING (-1)

static bool strikes(enum call call)
{
	if (!fault.on)
		return false;
	fault.seen[call]++;
	if (call != fault.call)
		return false;
	bool now = fault.countdown == 0 || (fault.hit && fault.for_ever);
	fault.countdown--;
	fault.hit |= now;
	if (now)
		errno = fault.errnum;
	return now;
}

ssize_t write(int fd, const void *bytes, size_t len)
{
	bool struck = fd > 2 && strikes(CALL_WRITE);
	if (struck && fault.errnum)
		return fault.errnum == NOTHING ? 0 : -1;
	return syscall(SYS_write, fd, bytes, struck && len > 1 ? len / 2 : len);
}

int fsync(int fd)
{
	return strikes(CALL_FSYNC) ? -1 : (int)syscall(SYS_fsync, fd);
}

int fdatasync(int fd)
{
	return strikes(CALL_FDATASYNC) ? -1 : (int)syscall(SYS_fdatasync, fd);
}

int close(int fd)
{
	bool struck = fd > 2 && strikes(CALL_CLOSE);
	int errnum = errno, result = (int)syscall(SYS_close, fd); /* a failing close closes all the same */
	if (!struck)
		return result;
	errno = errnum;
	return -1;
}

int flock(int fd, int operation)
{
	return strikes(CALL_FLOCK) ? -1 : (int)syscall(SYS_flock, fd, operation);
}

int syncfs(int fd)
{
	return strikes(CALL_SYNCFS) ? -1 : (int)syscall(SYS_syncfs, fd);
}

#undef ftruncate
int ftruncate64(int fd, off_t len)
{
	return strikes(CALL_FTRUNCATE) ? -1 : (int)syscall(SYS_ftruncate, fd, len);
}

int rename(const char *from, const char *to)
{
	return strikes(CALL_RENAME) ? -1 : (int)syscall(SYS_rename, from, to);
}

int fstatfs64(int fd, struct statfs64 *status)
{
	int result = (int)syscall(SYS_fstatfs, fd, status);
	if (result == 0 && fault.on && fault.magic)
		status->f_type = (__fsword_t)fault.magic;
	return result;
}

static char place[] = "/tmp/test-base-faults-XXXXXX";
static char old_path[64], new_path[64];

static int count_names(void)
{
	int n = -2;
	DIR *dir = opendir(place);
	while (dir && readdir(dir))
		n++;
	closedir(dir);
	return n;
}

static int set_up(void **state)
{
	memset(&fault, 0, sizeof fault);
	return mkdir(place, 0700) == 0 && file_create(old_path, "old", 3, NULL) ? 0 : -1;
}

static int tear_down(void **state)
{
	fault.on = false;
	file_remove(old_path);
	file_remove(new_path);
	return rmdir(place);
}

static void assert_holds(const char *path, const char *expected)
{
	struct buf buf = BUF(BUF_MIB);
	assert_true(file_read(path, &buf, NULL));
	assert_string_equal(buf_text(&buf), expected);
	buf_release(&buf);
}

typedef bool operation(struct err *err);

static bool do_create(struct err *err)
{
	return file_create(new_path, "new text", 8, err);
}

static bool do_replace(struct err *err)
{
	return file_replace(old_path, "new text", 8, err);
}

static bool do_append(struct err *err)
{
	return file_append(old_path, "+more", 5, err);
}

/* Runs with the n-th call failing; true if it was met. */
static bool strike(operation *run, enum call call, int n, int errnum, bool for_ever, bool *ret_ok, struct err *err)
{
	fault.call = call;
	fault.countdown = n;
	fault.errnum = errnum;
	fault.for_ever = for_ever;
	fault.hit = false;
	fault.on = true;
	*ret_ok = run(err);
	fault.on = false;
	return fault.hit;
}

static const int errnums[] = { EIO, ENOSPC, EDQUOT, EROFS };

static void test_create(void **state)
{
	static const enum call calls[] = { CALL_WRITE, CALL_FSYNC, CALL_CLOSE };
	for (size_t i = 0; i < LENGTH(calls) * LENGTH(errnums) * 2; i++) {
		int met = 0, errnum = errnums[i / 2 % LENGTH(errnums)];
		enum call call = calls[i / 2 / LENGTH(errnums)];
		struct err err = { .code = ERR_NONE };
		bool ok = false;
		for (int n = 0; strike(do_create, call, n, errnum, i % 2, &ok, &err); n++) {
			/* Only the close of the folder, after its sync, may fail unnoticed. */
			if (ok != (call == CALL_CLOSE && n == 1))
				fail_msg("call %d, n %d: %d", (int)call, n, ok);
			assert_int_equal(ok || err.errnum == errnum, 1);
			assert_int_equal(file_exists(new_path), ok);
			file_remove(new_path);
			met++;
		}
		assert_true(ok);
		assert_true(met > 0);
		assert_holds(new_path, "new text");
		assert_true(file_remove(new_path));
	}
}

static void test_short_and_interrupted_writes(void **state)
{
	static const int kinds[] = { 0, EINTR };
	for (size_t i = 0; i < LENGTH(kinds); i++) {
		struct err err = { .code = ERR_NONE };
		bool ok = false;
		for (int n = 0; strike(do_create, CALL_WRITE, n, kinds[i], kinds[i] == 0, &ok, &err); n++) {
			assert_true(ok);
			assert_holds(new_path, "new text");
			assert_true(file_remove(new_path));
		}
		assert_true(file_remove(new_path));
	}
}

/* A write that takes nothing must not be tried for ever. */
static void test_write_of_nothing(void **state)
{
	struct err err;
	bool ok = true;
	assert_true(strike(do_create, CALL_WRITE, 0, NOTHING, true, &ok, &err));
	assert_false(ok);
	assert_int_equal(err.code, ERR_IO);
	assert_false(file_exists(new_path));
}

static void test_replace(void **state)
{
	static const enum call calls[] = { CALL_WRITE, CALL_FSYNC, CALL_CLOSE, CALL_RENAME };
	static const int times[] = { 1, 2, 2, 1 };
	for (size_t i = 0; i < LENGTH(calls) * LENGTH(errnums); i++) {
		struct err err = { .code = ERR_NONE };
		enum call call = calls[i / LENGTH(errnums)];
		bool ok = false;
		int n = 0;
		for (; strike(do_replace, call, n, errnums[i % LENGTH(errnums)], false, &ok, &err); n++) {
			bool after_rename = n == 1 && (call == CALL_FSYNC || call == CALL_CLOSE);
			assert_holds(old_path, after_rename ? "new text" : "old");
			assert_int_equal(ok, n == 1 && call == CALL_CLOSE);
			assert_int_equal(count_names(), 1);
			assert_true(file_remove(old_path) && file_create(old_path, "old", 3, NULL));
		}
		assert_true(ok);
		assert_int_equal(n, times[i / LENGTH(errnums)]);
		assert_holds(old_path, "new text");
		assert_true(file_remove(old_path) && file_create(old_path, "old", 3, NULL));
	}
}

static void test_append(void **state)
{
	static const struct {
		enum call call;
		int errnum;
		enum err_code code;
	} cases[] = {
		{ CALL_WRITE, EIO, ERR_IO }, { CALL_WRITE, ENOSPC, ERR_NO_SPACE }, { CALL_WRITE, 0, ERR_NO_SPACE },
		{ CALL_FDATASYNC, EIO, ERR_IO },
		{ CALL_FDATASYNC, EDQUOT, ERR_NO_SPACE }, { CALL_CLOSE, EIO, ERR_NONE },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct err err = { .code = ERR_NONE };
		bool ok = false;
		assert_true(strike(do_append, cases[i].call, 0, cases[i].errnum, false, &ok, &err));
		assert_int_equal(ok, cases[i].code == ERR_NONE);
		assert_int_equal(err.code, cases[i].code);
		/* A close that fails after a good sync is no failure: the record is there. */
		assert_holds(old_path, ok ? "old+more" : "old");
	}
}

/* On FAT and its like the whole file system is synced as well, and its failing counts. */
static void test_weak_media(void **state)
{
	static const unsigned weak[] = { 0x4d44, 0x2011bab0, 0x65735546, 0xff534d42, 0xfe534d42, 0x6969, 0x7366746e };
	for (size_t i = 0; i <= LENGTH(weak); i++) {
		bool is_weak = i < LENGTH(weak), ok = false;
		struct err err = { .code = ERR_NONE };
		memset(&fault, 0, sizeof fault);
		fault.magic = is_weak ? weak[i] : 0xef53;
		assert_false(strike(do_create, CALL_FLOCK, 0, EIO, false, &ok, &err));
		assert_true(ok);
		assert_int_equal(fault.seen[CALL_SYNCFS], is_weak);
		assert_int_equal(fault.seen[CALL_FSYNC], 2);
		assert_true(file_remove(new_path));
		assert_int_equal(strike(do_create, CALL_SYNCFS, 0, EIO, false, &ok, &err), is_weak);
		assert_int_equal(ok, !is_weak);
		assert_int_equal(file_exists(new_path), !is_weak);
		file_remove(new_path);
		fault.seen[CALL_SYNCFS] = 0;
		assert_false(strike(do_append, CALL_FLOCK, 0, EIO, false, &ok, &err));
		assert_int_equal(fault.seen[CALL_SYNCFS], is_weak);
	}
}

static bool do_sync_dir(struct err *err)
{
	return file_sync_dir(place, err);
}

/* A folder that cannot be synced as such is no failure; one whose sync fails is. */
static void test_sync_dir(void **state)
{
	struct err err;
	bool ok = false;
	assert_true(strike(do_sync_dir, CALL_FSYNC, 0, EINVAL, false, &ok, &err));
	assert_true(ok);
	assert_true(strike(do_sync_dir, CALL_FSYNC, 0, EIO, false, &ok, &err));
	assert_false(ok);
	assert_int_equal(err.code, ERR_IO);
}

static struct file_lock lock;

static bool do_lock(struct err *err)
{
	return file_lock(new_path, "me", &lock, err);
}

static void test_lock(void **state)
{
	static const struct {
		int errnum;
		bool ok;
		bool weak;
	} cases[] = { { ENOLCK, true, true }, { ENOSYS, true, true }, { EOPNOTSUPP, true, true }, { EINTR, true, false },
	{ EIO, false, false } };
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct err err = { .code = ERR_NONE };
		bool ok = false;
		lock = (struct file_lock){ .fd = -1 };
		assert_true(strike(do_lock, CALL_FLOCK, 0, cases[i].errnum, false, &ok, &err));
		assert_int_equal(ok, cases[i].ok);
		assert_int_equal(lock.weak, cases[i].weak);
		file_unlock(&lock);
	}
	/* A full disk keeps the holder's name out, not the holder. */
	struct err err;
	bool ok = false;
	assert_true(strike(do_lock, CALL_WRITE, 0, ENOSPC, true, &ok, &err));
	assert_true(ok);
	struct file_lock second = { .fd = -1 };
	assert_false(file_lock(new_path, "you", &second, &err));
	assert_int_equal(err.code, ERR_LOCKED);
	assert_string_equal(err.detail, "another program");
	file_unlock(&lock);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_create),
		TEST(test_short_and_interrupted_writes),
		TEST(test_write_of_nothing),
		TEST(test_replace),
		TEST(test_append),
		TEST(test_weak_media),
		TEST(test_sync_dir),
		TEST(test_lock),
	};
	if (!mkdtemp(place) || rmdir(place) != 0)
		return 1;
	snprintf(old_path, sizeof old_path, "%s/old", place);
	snprintf(new_path, sizeof new_path, "%s/new", place);
	return RUN(tests);
}
