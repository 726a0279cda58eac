/* SPDX-License-Identifier: MIT */
#include "base/log.h"

#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "unit.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char path[] = "/tmp/test-base-log-XXXXXX";

static int make_place(void **state)
{
	int fd = mkstemp(path);
	setenv("SECTION11_NOW", "2026-11-21T19:02:11Z", 1);
	return fd < 0 ? -1 : close(fd);
}

static int remove_place(void **state)
{
	log_stop();
	return unlink(path);
}

static void read_log(struct buf *buf)
{
	struct err err;
	buf_clear(buf);
	assert_true(file_read(path, buf, &err));
}

static void test_lines(void **state)
{
	struct buf log = BUF(BUF_MIB);
	struct err err;
	log_error("before it is started");
	assert_true(log_to_file(path, &err));
	log_start("receiver", LOG_INFO);
	errno = ENOENT;
	log_error("no %s", "disk");
	assert_int_equal(errno, ENOENT);
	log_info("up");
	log_debug("not asked for");
	read_log(&log);
	assert_string_equal(buf_text(&log),
		"2026-11-21T19:02:11Z receiver: error: no disk\n"
		"2026-11-21T19:02:11Z receiver: info: up\n");
	buf_release(&log);
}

static void test_one_harmless_line(void **state)
{
	struct buf log = BUF(BUF_MIB);
	char longest[9001];
	log_start("r", LOG_DEBUG);
	log_debug("a\nb\x1b[31m\xe2\x80\xae\xff");
	memset(longest, 'x', sizeof longest - 1);
	longest[sizeof longest - 1] = '\0';
	log_error("%s", longest);
	read_log(&log);
	const char *last = strstr(buf_text(&log), "debug: ");
	assert_non_null(last);
	static const char safe[] = "debug: a b\xef\xbf\xbd[31m\xef\xbf\xbd\xef\xbf\xbd\n";
	assert_memory_equal(last, safe, sizeof safe - 1);
	const char *line = last + sizeof safe - 1;
	assert_ptr_equal(strchr(line, '\n'), log.data + log.len - 1);
	assert_true(strlen(line) > 4000 && strlen(line) < 4200);
	buf_release(&log);
}

static void test_err_and_quiet(void **state)
{
	struct buf log = BUF(BUF_MIB);
	struct err err;
	assert_int_equal(truncate(path, 0), 0);
	log_start("r", LOG_ERROR);
	err_set(&err, ERR_SYNTAX, "form.json", "a colon is expected");
	log_err("reading", &err);
	err.line = 12;
	log_err("reading", &err);
	log_start("r", LOG_QUIET);
	log_err("reading", &err);
	read_log(&log);
	assert_string_equal(buf_text(&log),
		"2026-11-21T19:02:11Z r: error: reading: syntax: form.json: a colon is expected\n"
		"2026-11-21T19:02:11Z r: error: reading: syntax: form.json:12: a colon is expected\n");
	buf_release(&log);
}

/* Standard error on a full disk: nothing to be done, and errno is still the caller's. */
static void test_full_disk(void **state)
{
	int kept = dup(STDERR_FILENO), full = open("/dev/full", O_WRONLY);
	assert_true(kept >= 0 && full >= 0);
	log_stop();
	log_start("r", LOG_INFO);
	fflush(stderr);
	assert_int_equal(dup2(full, STDERR_FILENO), STDERR_FILENO);
	errno = ENOENT;
	log_info("lost");
	int after = errno;
	assert_int_equal(dup2(kept, STDERR_FILENO), STDERR_FILENO);
	assert_int_equal(after, ENOENT);
	close(kept);
	close(full);
}

static void test_no_link(void **state)
{
	struct err err;
	char *link = xasprintf("%s.link", path);
	assert_int_equal(symlink(path, link), 0);
	assert_false(log_to_file(link, &err));
	assert_int_equal(err.code, ERR_NOT_A_FILE);
	unlink(link);
	free(link);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_one_harmless_line),
		cmocka_unit_test(test_err_and_quiet),
		cmocka_unit_test(test_full_disk),
		cmocka_unit_test(test_no_link),
	};
	return cmocka_run_group_tests(tests, make_place, remove_place);
}
