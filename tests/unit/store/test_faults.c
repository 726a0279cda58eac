/* SPDX-License-Identifier: MIT */
/* Two writers, a full disk, a folder that cannot be written. */
#include "place.h"

#include "base/file.h"
#include "entry/assessment.h"
#include "wire/sealed.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static struct fixture fixture;
static struct place place;
static char id[ID_UUID_BYTES];

static int make(void **state)
{
	fixture_make(&fixture, NULL);
	place_make(&place, &fixture, true);
	place_begin(&place, id, 3);
	return 0;
}

static int release(void **state)
{
	place_release(&place);
	fixture_release(&fixture);
	return 0;
}

/* A child that opens for writing, tells so, and holds on until its pipe closes. */
static pid_t hold(int *ret_release)
{
	int ready[2], go[2];
	char c;
	assert_int_equal(pipe(ready), 0);
	assert_int_equal(pipe(go), 0);
	pid_t pid = fork();
	if (pid == 0) {
		struct opened *opened;
		close(go[1]);
		if (!store_load(&place.store, id, false, TODAY, "Ann on laptop-2", &opened, NULL) || opened->read_only)
			_exit(1);
		fixture_answer(opened->assessment, "fully", "by the child", NOW + 50);
		if (!store_save(opened, NULL) || write(ready[1], "x", 1) != 1)
			_exit(2);
		_exit(read(go[0], &c, 1) != 0); /* dies holding the lock */
	}
	close(ready[1]);
	close(go[0]);
	assert_int_equal(read(ready[0], &c, 1), 1);
	close(ready[0]);
	*ret_release = go[1];
	return pid;
}

static void test_two_writers(void **state)
{
	struct err err = { 0 };
	int release_fd, status;
	pid_t pid = hold(&release_fd);
	struct opened *opened = place_load(&place, id);
	assert_true(opened->read_only);
	assert_int_equal(opened->why_read_only, ERR_LOCKED);
	assert_string_equal(opened->holder, "Ann on laptop-2");
	assert_string_equal(comment_of(opened), "by the child");
	assert_false(store_save(opened, &err));
	assert_int_equal(err.code, ERR_LOCKED);
	assert_string_equal(err.detail, "Ann on laptop-2");
	store_close(opened);
	close(release_fd);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	/* A holder that is gone blocks nobody. */
	opened = place_load(&place, id);
	assert_false(opened->read_only);
	store_close(opened);
}

static void test_killed_holder(void **state)
{
	int release_fd, status;
	pid_t pid = hold(&release_fd);
	kill(pid, SIGKILL);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	struct opened *opened = place_load(&place, id);
	assert_false(opened->read_only);
	assert_string_equal(comment_of(opened), "by the child");
	store_close(opened);
	close(release_fd);
}

/* Saves and notes for as long as it lives; each number goes to the pipe once it is acknowledged. */
static void write_until_killed(int fd, uint32_t from)
{
	struct opened *opened;
	char comment[40];
	if (!store_load(&place.store, id, false, TODAY, "test", &opened, NULL))
		_exit(1);
	for (uint32_t i = from + 1;; i++) {
		snprintf(comment, sizeof comment, "%u", i);
		fixture_answer(opened->assessment, "fully", comment, NOW + 50);
		if (!(i % 3 ? store_note(opened, NULL) : store_save(opened, NULL)) || write(fd, &i, sizeof i) != sizeof i)
			_exit(2);
	}
}

static void test_killed_at_any_time(void **state)
{
	uint32_t acknowledged = 0, shown;
	for (int round = 0; round < 60; round++) {
		int fds[2], status;
		assert_int_equal(pipe(fds), 0);
		pid_t pid = fork();
		if (pid == 0)
			write_until_killed(fds[1], acknowledged);
		close(fds[1]);
		struct timespec wait = { .tv_nsec = 2000000 + (round * 7919) % 13000 * 1000 };
		nanosleep(&wait, NULL);
		kill(pid, SIGKILL);
		assert_int_equal(waitpid(pid, &status, 0), pid);
		assert_true(WIFSIGNALED(status));
		while (read(fds[0], &shown, sizeof shown) == sizeof shown)
			acknowledged = shown;
		close(fds[0]);
		struct opened *opened = place_load(&place, id);
		unsigned long found = strtoul(comment_of(opened) ? comment_of(opened) : "0", NULL, 10);
		assert_false(opened->read_only);
		assert_int_equal(opened->history.first_bad_line, 0);
		assert_true(acknowledged == 0 || found == acknowledged || found == acknowledged + 1);
		acknowledged = acknowledged ? (uint32_t)found : 0;
		store_close(opened);
	}
	assert_true(acknowledged > 20);
}

/* Where locks do not exist, a generation that somebody else made is noticed and not overwritten. */
static void test_weak_lock(void **state)
{
	struct buf bytes = BUF(BUF_MIB), again = BUF(BUF_MIB);
	struct err err = { 0 };
	struct opened *opened = place_load(&place, id);
	char *next = path_of(&place, id, "draft.00000004.json"), *last = path_of(&place, id, "draft.00000003.json");
	slurp(last, &bytes);
	spill(next, bytes.data, bytes.len);
	fixture_answer(opened->assessment, "fully", "mine", NOW + 60);
	assert_false(store_save(opened, &err));
	assert_int_equal(err.code, ERR_LOCKED);
	slurp(next, &again);
	assert_int_equal(again.len, bytes.len);
	store_close(opened);
	buf_release(&bytes);
	buf_release(&again);
	free(next);
	free(last);
}

static void limit_files(rlim_t bytes)
{
	struct rlimit limit;
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	limit.rlim_cur = bytes;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

/* Whatever the byte at which the disk is full: nothing is called saved, the last good version opens, and a later save works. */
static void test_full_disk(void **state)
{
	struct err err = { 0 };
	char comment[40];
	signal(SIGXFSZ, SIG_IGN);
	for (rlim_t bytes = 0; bytes < 1700; bytes += 97) {
		struct opened *opened = place_load(&place, id);
		size_t drafts = count_files(&place, id, "draft.");
		snprintf(comment, sizeof comment, "full at %d", (int)bytes);
		fixture_answer(opened->assessment, "unmet", comment, NOW + 70);
		limit_files(bytes);
		bool ok = store_save(opened, &err);
		limit_files(RLIM_INFINITY);
		if (!ok)
			assert_int_equal(err.code, ERR_NO_SPACE);
		assert_true(count_files(&place, id, "draft.") >= drafts || ok);
		if (!ok) {
			struct opened *beside;
			assert_works(store_load(&place.store, id, true, TODAY, NULL, &beside, &err), &err);
			assert_int_equal(beside->went_back_to, 0);
			store_close(beside);
		}
		assert_works(store_save(opened, &err), &err);
		store_close(opened);
		opened = place_load(&place, id);
		assert_string_equal(comment_of(opened), comment);
		assert_int_equal(opened->history.first_bad_line, 0);
		assert_false(opened->history.cut);
		assert_int_equal(opened->lost_typing, 0);
		store_close(opened);
	}
}

static void test_full_while_sealing(void **state)
{
	struct err err = { 0 };
	struct outbox outbox;
	int64_t revision = -1;
	signal(SIGXFSZ, SIG_IGN);
	struct opened *opened = place_load(&place, id);
	fixture_complete(opened->assessment, NOW);
	assert_works(store_save(opened, &err), &err);
	for (rlim_t bytes = 0; bytes < 1500; bytes += 101) {
		limit_files(bytes);
		bool ok = store_seal(opened, NOW, &revision, &err);
		limit_files(RLIM_INFINITY);
		if (ok)
			break;
		assert_int_equal(err.code, ERR_NO_SPACE);
		assert_int_equal(revision, -1);
		assert_int_equal(store_state(opened), STATE_APPROVED);
		assert_works(outbox_list(&place.store, &outbox, &err), &err);
		assert_int_equal(outbox.n, 0);
		outbox_release(&outbox);
		assert_int_equal(count_files(&place, id, "sealed."), 0);
	}
	assert_works(store_seal(opened, NOW, &revision, &err), &err);
	assert_int_equal(revision, 1);
	struct buf sealed = BUF(SEALED_MAX_BYTES);
	assert_works(outbox_read(&place.store, id, 1, &sealed, &err), &err);
	buf_release(&sealed);
	store_close(opened);
}

static void test_full_at_the_start(void **state)
{
	struct err err = { 0 };
	struct opened *opened;
	struct store_entries entries;
	signal(SIGXFSZ, SIG_IGN);
	limit_files(10);
	assert_false(store_begin(&place.store, &place.membership, "core", NOW, &opened, &err));
	limit_files(RLIM_INFINITY);
	assert_int_equal(err.code, ERR_NO_SPACE);
	assert_works(store_list(&place.store, TODAY, &entries, &err), &err);
	assert_int_equal(entries.n, 1);
	store_entries_release(&entries);
}

/* As somebody who is not root, in a child, since root may write anywhere. */
static int look_as_ordinary_user(void)
{
	struct opened *opened;
	struct err err = { 0 };
	struct store store = { .dir = place.dir };
	char *dir = path_of(&place, id, "");
	int64_t revision;
	if (geteuid() == 0 && (chown(place.dir, 65534, 65534) != 0 || setgid(65534) != 0 || setuid(65534) != 0))
		return 77;
	if (!store_load(&store, id, false, TODAY, "test", &opened, &err))
		return 1;
	if (!opened->read_only || opened->why_read_only != ERR_PERMISSION)
		return 2;
	if (store_save(opened, &err) || err.code != ERR_PERMISSION || store_seal(opened, NOW, &revision, NULL))
		return 3;
	store_close(opened);
	free(dir);
	return 0;
}

static void give_away(const char *path, mode_t mode)
{
	assert_int_equal(chmod(path, mode), 0);
	if (geteuid() == 0)
		assert_int_equal(chown(path, 65534, 65534), 0);
}

static void test_read_only_folder(void **state)
{
	static const char *const names[] = { "draft.00000001.json", "draft.00000002.json", "draft.00000003.json", "history.jsonl" };
	int status;
	char *dir = path_of(&place, id, ""), *lock = path_of(&place, id, "lock");
	assert_int_equal(unlink(lock), 0);
	for (size_t i = 0; i < LENGTH(names); i++) {
		char *path = path_of(&place, id, names[i]);
		give_away(path, 0400);
		free(path);
	}
	give_away(dir, 0500);
	char *parents[] = { path_of(&place, "", ""), NULL };
	give_away(parents[0], 0700);
	free(parents[0]);
	char folder[128];
	static const char *const folders[] = { "packs", "trusted" };
	for (size_t i = 0; i < LENGTH(folders); i++) {
		struct file_names inside;
		struct err err = { 0 };
		snprintf(folder, sizeof folder, "%s/%s", place.dir, folders[i]);
		assert_works(file_list(folder, &inside, &err), &err);
		char *path = file_join(folder, inside.names[0]);
		give_away(path, 0400);
		give_away(folder, 0700);
		free(path);
		file_names_release(&inside);
	}
	pid_t pid = fork();
	if (pid == 0)
		_exit(look_as_ordinary_user());
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(WEXITSTATUS(status), 0);
	assert_int_equal(chmod(dir, 0700), 0);
	free(dir);
	free(lock);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_two_writers, make, release),
		cmocka_unit_test_setup_teardown(test_killed_holder, make, release),
		cmocka_unit_test_setup_teardown(test_killed_at_any_time, make, release),
		cmocka_unit_test_setup_teardown(test_weak_lock, make, release),
		cmocka_unit_test_setup_teardown(test_full_disk, make, release),
		cmocka_unit_test_setup_teardown(test_full_while_sealing, make, release),
		cmocka_unit_test_setup_teardown(test_full_at_the_start, make, release),
		cmocka_unit_test_setup_teardown(test_read_only_folder, make, release),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
