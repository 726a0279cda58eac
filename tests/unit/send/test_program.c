/* SPDX-License-Identifier: MIT */
/* The whole program, as its callers meet it: arguments and standard input in, sentences or JSON and a status out. */
#include "place.h"
#include "server.h"

#include "base/mem.h"
#include "send/main.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static struct fixture fixture;
static struct server server;
static struct place place;
static char id[ID_UUID_BYTES];

static int start(void **state)
{
	char endpoint[64];
	server_start(&server, endpoint);
	fixture_make(&fixture, endpoint);
	server_run(&server, &fixture);
	return 0;
}

static int end(void **state)
{
	server_stop(&server);
	fixture_release(&fixture);
	return 0;
}

static int make(void **state)
{
	place_make(&place, &fixture, false);
	server_forget(&server);
	server_script(&server, NULL, 0);
	return 0;
}

static int release(void **state)
{
	place_release(&place);
	return 0;
}

/* Runs it in a child with this on its standard input; what it writes is appended to `out` (may be NULL). */
static int run(char **argv, const char *input, struct buf *out)
{
	int in[2], from[2], status, argc = 0;
	char piece[4096];
	while (argv[argc])
		argc++;
	assert_int_equal(pipe(in), 0);
	assert_int_equal(pipe(from), 0);
	fflush(NULL);
	pid_t pid = fork();
	if (pid == 0) {
		dup2(in[0], STDIN_FILENO);
		dup2(from[1], STDOUT_FILENO);
		dup2(from[1], STDERR_FILENO);
		close(in[0]);
		close(in[1]);
		close(from[0]);
		close(from[1]);
		int exit_status = send_main(argc, argv);
		fflush(NULL);
		_exit(exit_status);
	}
	close(in[0]);
	close(from[1]);
	assert_int_equal(write(in[1], input, strlen(input)), (ssize_t)strlen(input));
	close(in[1]);
	for (ssize_t n; (n = read(from[0], piece, sizeof piece)) > 0;) {
		if (out)
			buf_add(out, piece, (size_t)n);
	}
	close(from[0]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static char program[] = "section11-send", dir_option[] = "--dir", json_option[] = "--json", id_option[] = "--id";
static char code_option[] = "--code-from", dash[] = "-", version_option[] = "--version", help_option[] = "--help",
	wrong[] = "--wrong";

static void test_help(void **state)
{
	struct buf out = BUF(BUF_MIB);
	char *version[] = { program, version_option, NULL }, *help[] = { program, help_option, NULL }, *bad[] = { program, wrong, NULL };
	assert_int_equal(run(version, "", &out), 0);
	assert_string_equal(buf_text(&out), "section11-send " SECTION11_VERSION "\n");
	buf_clear(&out);
	assert_int_equal(run(help, "", &out), 0);
	assert_non_null(strstr(buf_text(&out), "--code-from"));
	assert_int_equal(run(bad, "", &out), 2);
	buf_release(&out);
}

static void test_nothing(void **state)
{
	struct buf out = BUF(BUF_MIB);
	char *args[] = { program, dir_option, place.dir, NULL };
	assert_int_equal(run(args, "", &out), 0);
	assert_non_null(strstr(buf_text(&out), "There is nothing to send."));
	buf_release(&out);
}

static void test_sends(void **state)
{
	struct buf out = BUF(BUF_MIB);
	struct receipt receipt;
	struct err err = { 0 };
	char beginning[9] = "";
	place_seal(&place, id);
	memcpy(beginning, id, 8);
	char *args[] = { program, dir_option, place.dir, id_option, beginning, code_option, dash, json_option, NULL };
	char *typed = xasprintf("%s\n", fixture.code);
	/* No code at all, a wrong one, the right one. */
	assert_int_equal(run(args, "", &out), 66);
	assert_int_equal(run(args, "sb1_wrong\n", &out), 66);
	assert_int_equal(server.n_seen, 0);
	assert_int_equal(run(args, typed, &out), 0);
	assert_works(outbox_receipt(&place.store, id, 1, &receipt, NULL, &err), &err);
	assert_non_null(strstr(buf_text(&out), "\"event\":\"received\""));
	assert_null(strstr(buf_text(&out), fixture.code));
	free(typed);
	buf_release(&out);
}

static void test_sentences(void **state)
{
	struct buf out = BUF(BUF_MIB);
	char path[] = "/tmp/section11-code-XXXXXX";
	int fd = mkstemp(path);
	assert_int_equal(write(fd, fixture.code, strlen(fixture.code)), (ssize_t)strlen(fixture.code));
	close(fd);
	place_seal(&place, id);
	char *args[] = { program, dir_option, place.dir, code_option, path, NULL };
	assert_int_equal(chmod(path, 0644), 0);
	assert_int_equal(run(args, "", &out), 66);
	assert_int_equal(chmod(path, 0600), 0);
	assert_int_equal(run(args, "", &out), 0);
	assert_non_null(strstr(buf_text(&out), "The partnership has received it and has signed for it."));
	assert_non_null(strstr(buf_text(&out), "Your reference: SU-"));
	assert_null(strstr(buf_text(&out), "\"event\""));
	unlink(path);
	buf_release(&out);
}

static void test_no_such_place_or_id(void **state)
{
	char none[] = "ffffffff", shared[] = "/tmp";
	char *no_id[] = { program, dir_option, place.dir, id_option, none, NULL }, *no_dir[] = { program, dir_option, shared, NULL };
	assert_int_equal(run(no_id, "", NULL), 2);
	assert_int_equal(run(no_dir, "", NULL), 74);
}

static void test_one_courier_at_a_time(void **state)
{
	struct buf out = BUF(BUF_MIB);
	struct file_lock lock;
	struct err err = { 0 };
	char *path = file_join(place.dir, "courier.lock"), *args[] = { program, dir_option, place.dir, json_option, NULL };
	place_seal(&place, id);
	assert_works(file_lock(path, "another", &lock, &err), &err);
	assert_int_equal(run(args, "", &out), 75);
	assert_non_null(strstr(buf_text(&out), "\"outcome\":\"running\""));
	file_unlock(&lock);
	free(path);
	buf_release(&out);
}

/* Neither a key log nor a proxy gets to see a loopback connection, and a proxy is named without its password. */
static void test_environment(void **state)
{
	struct buf out = BUF(BUF_MIB);
	char *log = xasprintf("%s/keys.log", place.dir), *args[] = { program, dir_option, place.dir, code_option, dash, NULL };
	setenv("SSLKEYLOGFILE", log, 1);
	setenv("http_proxy", "http://127.0.0.1:1", 1);
	setenv("https_proxy", "http://ann:secret@127.0.0.1:1", 1);
	place_seal(&place, id);
	assert_int_equal(run(args, fixture.code, &out), 0);
	assert_non_null(strstr(buf_text(&out), "127.0.0.1:1"));
	assert_null(strstr(buf_text(&out), "secret"));
	assert_false(file_exists(log));
	unsetenv("SSLKEYLOGFILE");
	unsetenv("http_proxy");
	unsetenv("https_proxy");
	free(log);
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_help, make, release),
		cmocka_unit_test_setup_teardown(test_nothing, make, release),
		cmocka_unit_test_setup_teardown(test_sends, make, release),
		cmocka_unit_test_setup_teardown(test_sentences, make, release),
		cmocka_unit_test_setup_teardown(test_no_such_place_or_id, make, release),
		cmocka_unit_test_setup_teardown(test_one_courier_at_a_time, make, release),
		cmocka_unit_test_setup_teardown(test_environment, make, release),
	};
	return cmocka_run_group_tests(tests, start, end);
}
