/* SPDX-License-Identifier: MIT */
#include "base/file.h"

#include "base/buf.h"
#include "base/mem.h"
#include "unit.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static char place[] = "/tmp/test-base-file-XXXXXX";

/* A path in the test's own folder; freed with the test by the arena. */
static struct arena paths;

static const char *in(const char *name)
{
	return arena_printf(&paths, "%s/%s", place, name);
}

static void assert_holds(const char *path, const char *expected)
{
	struct buf buf = BUF(BUF_MIB);
	struct err err;
	if (!file_read(path, &buf, &err))
		fail_msg("%s: %s", path, err.detail);
	assert_string_equal(buf_text(&buf), expected);
	buf_release(&buf);
}

static void make(const char *path, const char *text)
{
	struct err err;
	if (!file_create(path, text, strlen(text), &err))
		fail_msg("%s: %s", path, err.detail);
}

static mode_t mode_of(const char *path)
{
	struct stat status;
	assert_int_equal(lstat(path, &status), 0);
	return status.st_mode & 07777;
}

/* How many names the folder has, hidden ones too. */
static int count_names(const char *path)
{
	int n = -2;
	DIR *dir = opendir(path);
	assert_non_null(dir);
	while (readdir(dir))
		n++;
	closedir(dir);
	return n;
}

static void empty_folder(const char *path)
{
	DIR *dir = opendir(path);
	assert_non_null(dir);
	for (struct dirent *entry; (entry = readdir(dir));) {
		char *name = file_join(path, entry->d_name);
		bool self = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
		struct stat status;
		if (!self && lstat(name, &status) == 0 && S_ISDIR(status.st_mode))
			empty_folder(name);
		if (!self)
			assert_int_equal(remove(name), 0);
		free(name);
	}
	closedir(dir);
}

static int set_up(void **state)
{
	return mkdir(place, 0700);
}

static int tear_down(void **state)
{
	empty_folder(place);
	arena_release(&paths);
	return rmdir(place);
}

static void test_create_and_read(void **state)
{
	struct err err = { .code = ERR_NONE };
	mode_t before = umask(0);
	assert_true(file_create(in("a"), "one\0two", 7, &err));
	assert_true(file_create(in("empty"), NULL, 0, &err));
	umask(before);
	assert_int_equal(mode_of(in("a")), 0600);
	struct buf buf = BUF(100);
	buf_puts(&buf, ">");
	assert_true(file_read(in("a"), &buf, &err));
	assert_true(file_read(in("empty"), &buf, &err));
	assert_int_equal(buf.len, 8);
	assert_memory_equal(buf.data, ">one\0two", 9);
	assert_int_equal(err.code, ERR_NONE);
	buf_release(&buf);
}

static void test_create_refuses(void **state)
{
	struct err err;
	make(in("a"), "first");
	assert_int_equal(symlink(in("nowhere"), in("dangling")), 0);
	assert_false(file_create(in("a"), "second", 6, &err));
	assert_int_equal(err.code, ERR_EXISTS);
	assert_int_equal(err.errnum, EEXIST);
	assert_string_equal(err.where, in("a"));
	assert_holds(in("a"), "first");
	assert_false(file_create(in("dangling"), "x", 1, &err));
	assert_int_equal(err.code, ERR_EXISTS);
	assert_false(file_exists(in("nowhere")));
	assert_false(file_create(in("no/such"), "x", 1, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	assert_false(file_create(in("a/b"), "x", 1, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	assert_false(file_create(place, "x", 1, &err));
	assert_int_equal(count_names(place), 2);
}

static void test_read_refuses(void **state)
{
	struct err err;
	make(in("a"), "text");
	assert_int_equal(symlink(in("a"), in("link")), 0);
	assert_int_equal(mkfifo(in("fifo"), 0600), 0);
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	memcpy(address.sun_path, in("socket"), strlen(in("socket")) + 1);
	assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof address), 0);
	close(fd);
	const struct {
		const char *path;
		enum err_code code;
	} cases[] = {
		{ in("link"), ERR_NOT_A_FILE }, { in("fifo"), ERR_NOT_A_FILE }, { in("socket"), ERR_NOT_A_FILE },
		{ place, ERR_NOT_A_FILE },
		{ "/dev/null", ERR_NOT_A_FILE }, { "/dev/full", ERR_NOT_A_FILE }, { in("none"), ERR_NOT_FOUND },
		{ in("a/b"), ERR_NOT_FOUND },
		{ "", ERR_NOT_FOUND },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct buf buf = BUF(100);
		buf_puts(&buf, "kept");
		assert_false(file_read(cases[i].path, &buf, &err));
		assert_int_equal(err.code, cases[i].code);
		assert_string_equal(buf_text(&buf), "kept");
		buf_release(&buf);
	}
}

static void test_read_ceiling(void **state)
{
	struct err err;
	make(in("a"), "12345678");
	struct buf exact = BUF(8), small = BUF(7), filled = BUF(10);
	assert_true(file_read(in("a"), &exact, &err));
	assert_string_equal(buf_text(&exact), "12345678");
	assert_false(file_read(in("a"), &small, &err));
	assert_int_equal(err.code, ERR_TOO_BIG);
	assert_int_equal(small.len, 0);
	buf_puts(&filled, "abc");
	assert_false(file_read(in("a"), &filled, &err));
	assert_string_equal(buf_text(&filled), "abc");
	assert_false(filled.full);
	/* A file that says it is empty but is not: the ceiling holds all the same. */
	assert_false(file_read("/proc/self/status", &small, &err));
	assert_int_equal(err.code, ERR_TOO_BIG);
	buf_release(&exact);
	buf_release(&small);
	buf_release(&filled);
}

static void test_big(void **state)
{
	struct err err;
	struct buf out = BUF(4 * BUF_MIB), back = BUF(4 * BUF_MIB);
	for (int i = 0; i < 300000; i++)
		buf_printf(&out, "%d,", i);
	assert_true(file_create(in("big"), out.data, out.len, &err));
	assert_true(file_read(in("big"), &back, &err));
	assert_int_equal(back.len, out.len);
	assert_memory_equal(back.data, out.data, out.len);
	buf_release(&out);
	buf_release(&back);
}

static void test_replace(void **state)
{
	struct err err;
	assert_true(file_replace(in("export"), "one", 3, &err));
	assert_holds(in("export"), "one");
	assert_true(file_replace(in("export"), "two", 3, &err));
	assert_holds(in("export"), "two");
	assert_int_equal(mode_of(in("export")), 0600);
	make(in("target"), "untouched");
	assert_int_equal(symlink(in("target"), in("link")), 0);
	assert_true(file_replace(in("link"), "three", 5, &err));
	assert_holds(in("link"), "three");
	assert_holds(in("target"), "untouched");
	assert_int_equal(mkdir(in("folder"), 0700), 0);
	assert_false(file_replace(in("folder"), "x", 1, &err));
	assert_false(file_replace(in("no/such"), "x", 1, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	assert_int_equal(count_names(place), 4);
}

/* Somebody else's rights to a file do not end because it is brought up to date. */
static void test_rewrite(void **state)
{
	struct err err;
	(void)state;
	make(in("theirs"), "one");
	assert_int_equal(chmod(in("theirs"), 0644), 0);
	assert_true(file_rewrite(in("theirs"), "two", 3, &err));
	assert_holds(in("theirs"), "two");
	assert_int_equal(mode_of(in("theirs")), 0644);
	assert_true(file_rewrite(in("new"), "x", 1, &err));
	assert_int_equal(mode_of(in("new")), 0600);
	assert_int_equal(symlink(in("theirs"), in("link")), 0);
	assert_true(file_rewrite(in("link"), "three", 5, &err));
	assert_int_equal(mode_of(in("link")), 0600);
	assert_holds(in("theirs"), "two");
}

static void test_append(void **state)
{
	struct err err;
	assert_true(file_append(in("log"), "one\n", 4, &err));
	assert_true(file_append(in("log"), "two\n", 4, &err));
	assert_holds(in("log"), "one\ntwo\n");
	assert_int_equal(mode_of(in("log")), 0600);
	assert_int_equal(symlink(in("log"), in("link")), 0);
	assert_false(file_append(in("link"), "x", 1, &err));
	assert_int_equal(err.code, ERR_NOT_A_FILE);
	assert_int_equal(mkfifo(in("fifo"), 0600), 0);
	assert_false(file_append(in("fifo"), "x", 1, &err));
	assert_false(file_append(place, "x", 1, &err));
	assert_int_equal(err.code, ERR_NOT_A_FILE);
	assert_false(file_append(in("no/such"), "x", 1, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	assert_holds(in("log"), "one\ntwo\n");
}

/* With a file-size limit nothing half-written stays, and the program lives (it ignores SIGXFSZ, as main programs do). */
static void test_size_limit(void **state)
{
	static char bytes[8192];
	struct err err;
	struct rlimit before, small = { .rlim_cur = 4096 };
	memset(bytes, 'x', sizeof bytes);
	make(in("old"), "old");
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	small.rlim_max = before.rlim_max;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	bool created = file_create(in("new"), bytes, sizeof bytes, &err);
	enum err_code create_code = err.code;
	bool replaced = file_replace(in("old"), bytes, sizeof bytes, &err);
	enum err_code replace_code = err.code;
	bool appended = file_append(in("old"), bytes, sizeof bytes, &err);
	enum err_code append_code = err.code;
	bool appended_new = file_append(in("log"), bytes, sizeof bytes, &err);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	signal(SIGXFSZ, SIG_DFL);
	assert_false(created || replaced || appended || appended_new);
	assert_int_equal(create_code, ERR_NO_SPACE);
	assert_int_equal(replace_code, ERR_NO_SPACE);
	assert_int_equal(append_code, ERR_NO_SPACE);
	assert_false(file_exists(in("new")));
	assert_holds(in("old"), "old");
	assert_holds(in("log"), "");
	assert_int_equal(count_names(place), 2);
}

static void test_no_descriptors(void **state)
{
	struct err err;
	struct buf buf = BUF(10);
	struct rlimit before, none = { .rlim_cur = 0 };
	make(in("a"), "text");
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
	none.rlim_max = before.rlim_max;
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
	bool read = file_read(in("a"), &buf, &err), created = file_create(in("b"), "x", 1, NULL);
	struct file_names names = { 0 };
	bool listed = file_list(place, &names, NULL), synced = file_sync_dir(place, NULL);
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
	assert_false(read || created || listed || synced);
	assert_int_equal(err.code, ERR_IO);
	assert_int_equal(err.errnum, EMFILE);
	assert_false(file_exists(in("b")));
}

#define NOBODY 65534

static void test_permissions(void **state)
{
	struct err err;
	struct buf buf = BUF(10);
	/* Root may do everything, so it is somebody else for as long as this takes. */
	bool root = geteuid() == 0;
	if (root) {
		assert_int_equal(chown(place, NOBODY, NOBODY), 0);
		assert_int_equal(seteuid(NOBODY), 0);
	}
	make(in("a"), "text");
	assert_int_equal(chmod(in("a"), 0), 0);
	assert_false(file_read(in("a"), &buf, &err));
	assert_int_equal(err.code, ERR_PERMISSION);
	assert_int_equal(chmod(place, 0500), 0);
	assert_false(file_create(in("b"), "x", 1, &err));
	assert_int_equal(err.code, ERR_PERMISSION);
	assert_false(file_mkdirs(in("c/d"), &err));
	assert_int_equal(err.code, ERR_PERMISSION);
	assert_int_equal(chmod(place, 0700), 0);
	if (root) {
		assert_int_equal(seteuid(0), 0);
		assert_int_equal(chown(place, 0, 0), 0);
	}
}

static void test_mkdirs(void **state)
{
	struct err err;
	mode_t before = umask(0);
	assert_true(file_mkdirs(in("a/b//c/"), &err));
	umask(before);
	assert_true(file_is_dir(in("a/b/c")));
	assert_int_equal(mode_of(in("a")), 0700);
	assert_int_equal(mode_of(in("a/b/c")), 0700);
	assert_true(file_mkdirs(in("a/b/c"), &err));
	assert_true(file_mkdirs("/", &err));
	assert_true(file_mkdirs(".", &err));
	make(in("file"), "x");
	assert_false(file_mkdirs(in("file"), &err));
	assert_int_equal(err.code, ERR_EXISTS);
	assert_false(file_mkdirs(in("file/x"), &err));
	assert_int_equal(symlink(in("a"), in("link")), 0);
	assert_true(file_mkdirs(in("link/d"), &err));
	assert_true(file_is_dir(in("a/d")));
	assert_false(file_mkdirs("", &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
}

static void test_exists_and_remove(void **state)
{
	make(in("a"), "x");
	assert_int_equal(symlink(in("none"), in("dangling")), 0);
	assert_int_equal(mkdir(in("dir"), 0700), 0);
	assert_true(file_exists(in("a")));
	assert_true(file_exists(in("dangling")));
	assert_true(file_exists(in("dir")));
	assert_false(file_exists(in("none")));
	assert_true(file_is_dir(in("dir")));
	assert_false(file_is_dir(in("a")));
	assert_false(file_is_dir(in("none")));
	make(in("dir/b"), "x");
	assert_false(file_remove(in("dir")));
	assert_true(file_remove(in("dir/b")));
	assert_true(file_remove(in("dir")));
	assert_true(file_remove(in("dangling")));
	assert_true(file_remove(in("a")));
	assert_false(file_remove(in("a")));
	assert_int_equal(count_names(place), 0);
}

static void test_rename(void **state)
{
	struct err err;
	make(in("a"), "a");
	make(in("b"), "b");
	assert_int_equal(mkdir(in("dir"), 0700), 0);
	assert_false(file_rename(in("a"), in("b"), &err));
	assert_int_equal(err.code, ERR_EXISTS);
	assert_string_equal(err.where, in("b"));
	assert_false(file_rename(in("none"), in("c"), &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	assert_true(file_rename(in("a"), in("dir/a.damaged"), &err));
	assert_holds(in("dir/a.damaged"), "a");
	assert_holds(in("b"), "b");
	assert_false(file_exists(in("a")));
	assert_true(file_rename(in("dir"), in("dir2"), &err));
	assert_holds(in("dir2/a.damaged"), "a");
}

static void test_list(void **state)
{
	static const char *const made[] = { "b", "a", ".hidden", "B", "a.10", "a.9", "\xc3\xa9" };
	static const char *const sorted[] = { "B", "a", "a.10", "a.9", "b", "\xc3\xa9" };
	struct file_names names = { 0 };
	struct err err;
	assert_true(file_list(place, &names, &err));
	assert_int_equal(names.n, 0);
	file_names_release(&names);
	for (size_t i = 0; i < LENGTH(made); i++)
		make(in(made[i]), "x");
	assert_true(file_list(place, &names, &err));
	assert_int_equal(names.n, LENGTH(sorted));
	for (size_t i = 0; i < LENGTH(sorted); i++)
		assert_string_equal(names.names[i], sorted[i]);
	file_names_release(&names);
	assert_null(names.names);
	assert_false(file_list(in("none"), &names, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	assert_false(file_list(in("a"), &names, &err));
}

static void test_join(void **state)
{
	static const char *const cases[][3] = { { "a", "b", "a/b" }, { "a/", "b", "a/b" }, { "/", "b", "/b" },
		{ ".", "b", "./b" } };
	for (size_t i = 0; i < LENGTH(cases); i++) {
		char *joined = file_join(cases[i][0], cases[i][1]);
		assert_string_equal(joined, cases[i][2]);
		free(joined);
	}
}

static void test_relative_paths(void **state)
{
	struct err err;
	char *before = getcwd(NULL, 0);
	assert_int_equal(chdir(place), 0);
	assert_true(file_create("plain", "x", 1, &err));
	assert_true(file_replace("plain", "y", 1, &err));
	assert_true(file_append("plain", "z", 1, &err));
	assert_true(file_mkdirs("some/where", &err));
	assert_true(file_rename("plain", "some/where/plain", &err));
	assert_int_equal(chdir(before), 0);
	assert_holds(in("some/where/plain"), "yz");
	free(before);
}

static void test_medium(void **state)
{
	assert_false(file_medium_is_open(place));
	assert_false(file_medium_is_open(in("not/yet/there")));
	assert_false(file_medium_is_open("relative/not/there"));
}

static void test_lock(void **state)
{
	struct file_lock lock = { .fd = -1 }, second = { .fd = -1 };
	struct err err;
	assert_true(file_lock(in("lock"), "a.b. at desk-3\n\x1b[31m", &lock, &err));
	assert_false(lock.weak);
	assert_int_equal(mode_of(in("lock")), 0600);
	assert_false(file_lock(in("lock"), "another", &second, &err));
	assert_int_equal(err.code, ERR_LOCKED);
	assert_string_equal(err.detail, "a.b. at desk-3 \xef\xbf\xbd[31m");
	assert_int_equal(second.fd, -1);
	file_unlock(&lock);
	assert_int_equal(lock.fd, -1);
	file_unlock(&lock);
	assert_true(file_lock(in("lock"), "another", &second, &err));
	assert_holds(in("lock"), "another");
	file_unlock(&second);
	assert_holds(in("lock"), "");
	assert_int_equal(symlink(in("lock"), in("link")), 0);
	assert_false(file_lock(in("link"), "x", &lock, &err));
	assert_int_equal(err.code, ERR_NOT_A_FILE);
	assert_false(file_lock(in("no/lock"), "x", &lock, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
}

/* Takes the lock in a child and says so through the pipe; then waits to be killed. */
static void hold_for_ever(const char *path, int ready)
{
	struct file_lock lock;
	if (!file_lock(path, "the child", &lock, NULL) || write(ready, "1", 1) != 1)
		_exit(1);
	for (;;)
		pause();
}

static void test_crashed_holder(void **state)
{
	struct file_lock lock = { .fd = -1 };
	struct err err;
	int ends[2];
	char byte;
	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0)
		hold_for_ever(in("lock"), ends[1]);
	close(ends[1]);
	assert_int_equal(read(ends[0], &byte, 1), 1);
	assert_false(file_lock(in("lock"), "the parent", &lock, &err));
	assert_string_equal(err.detail, "the child");
	kill(child, SIGKILL);
	assert_int_equal(waitpid(child, NULL, 0), child);
	assert_true(file_lock(in("lock"), "the parent", &lock, &err));
	assert_holds(in("lock"), "the parent");
	file_unlock(&lock);
	close(ends[0]);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_create_and_read),
		TEST(test_create_refuses),
		TEST(test_read_refuses),
		TEST(test_read_ceiling),
		TEST(test_big),
		TEST(test_replace),
		TEST(test_rewrite),
		TEST(test_append),
		TEST(test_size_limit),
		TEST(test_no_descriptors),
		TEST(test_permissions),
		TEST(test_mkdirs),
		TEST(test_exists_and_remove),
		TEST(test_rename),
		TEST(test_list),
		TEST(test_join),
		TEST(test_relative_paths),
		TEST(test_medium),
		TEST(test_lock),
		TEST(test_crashed_holder),
	};
	if (!mkdtemp(place) || rmdir(place) != 0)
		return 1;
	return RUN(tests);
}
