/* SPDX-License-Identifier: MIT */
/*
 * Whom the courier believes: real certificates, made here, and a real TLS server (the openssl command). The linker puts
 * __wrap_curl_easy_init in place of libcurl's own, so that one authority of the test is trusted; all else is as in the program.
 */
#include "place.h"

#include "base/file.h"
#include "base/mem.h"
#include "send/http.h"
#include "send/main.h"

#include <curl/curl.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

CURL *__real_curl_easy_init(void);
CURL *__wrap_curl_easy_init(void);

static char folder[] = "/tmp/section11-tls-XXXXXX";
static const struct http_limits limits = {
	.connect_ms = 20000, .total_ms = 20000, .kib_ms = 1000, .slow_bytes = 1, .slow_seconds = 20,
};

CURL *__wrap_curl_easy_init(void)
{
	CURL *curl = __real_curl_easy_init();
	if (curl)
		curl_easy_setopt(curl, CURLOPT_CAINFO, "trusted.pem");
	return curl;
}

/* -1: /dev/null */
static pid_t start(const char *const *args, int in, int out)
{
	fflush(NULL);
	pid_t pid = fork();
	if (pid == 0) {
		int null = open("/dev/null", O_RDWR);
		dup2(in >= 0 ? in : null, STDIN_FILENO);
		dup2(out >= 0 ? out : null, STDOUT_FILENO);
		dup2(null, STDERR_FILENO);
		execvp(args[0], (char *const *)(uintptr_t)args);
		_exit(127);
	}
	assert_true(pid > 0);
	return pid;
}

static int end_of(pid_t pid)
{
	int status = 0;
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		continue;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

#define NEW_KEY "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"

static void make_authority(void)
{
	const char *const args[] = { NEW_KEY, "-keyout", "trusted.key", "-out", "trusted.pem", "-subj", "/CN=Authority", NULL };
	assert_int_equal(end_of(start(args, -1, -1)), 0);
}

/* Of the authority, or (`own`) signed by itself. */
static void make_certificate(const char *name, const char *names, bool own)
{
	char key[64], pem[64], subject[64], host[64];
	snprintf(key, sizeof key, "%s.key", name);
	snprintf(pem, sizeof pem, "%s.pem", name);
	snprintf(subject, sizeof subject, "/CN=%s", name);
	snprintf(host, sizeof host, "subjectAltName=%s", names);
	const char *const args[] = { NEW_KEY, "-keyout", key, "-out", pem, "-subj", subject, "-addext", host,
		own ? NULL : "-CA", "trusted.pem", "-CAkey", "trusted.key", NULL };
	assert_int_equal(end_of(start(args, -1, -1)), 0);
}

static int make(void **state)
{
	assert_non_null(mkdtemp(folder));
	assert_int_equal(chdir(folder), 0);
	make_authority();
	make_certificate("right", "IP:127.0.0.1", false);
	make_certificate("other-host", "DNS:board.example", false);
	make_certificate("unknown", "IP:127.0.0.1", true);
	assert_true(http_start());
	return 0;
}

static int release(void **state)
{
	const char *const args[] = { "rm", "-rf", folder, NULL };
	http_stop();
	assert_int_equal(chdir("/"), 0);
	return end_of(start(args, -1, -1));
}

struct tls_server {
	pid_t pid;
	int port, in;      /* its standard input, at whose end it would hang up */
	FILE *said;        /* which port, and every byte that was decrypted */
};

/* On a port of the system's choice, which it says once it listens. */
static void serve(struct tls_server *server, const char *name, bool pages)
{
	char key[64], pem[64], line[256];
	int in[2], out[2];
	snprintf(key, sizeof key, "%s.key", name);
	snprintf(pem, sizeof pem, "%s.pem", name);
	const char *const args[] = { "openssl", "s_server", "-accept", "127.0.0.1:0", "-cert", pem, "-key", key,
		pages ? "-www" : NULL, NULL };
	assert_int_equal(pipe2(in, O_CLOEXEC), 0);
	assert_int_equal(pipe2(out, O_CLOEXEC), 0);
	*server = (struct tls_server){ .pid = start(args, in[0], out[1]), .in = in[1], .said = fdopen(out[0], "r") };
	close(in[0]);
	close(out[1]);
	while (server->port == 0 && fgets(line, sizeof line, server->said))
		if (sscanf(line, "ACCEPT 127.0.0.1:%d", &server->port) != 1)
			server->port = 0;
	assert_true(server->port > 0);
}

static void stop(struct tls_server *server, struct buf *said)
{
	char piece[1024];
	kill(server->pid, SIGTERM);
	end_of(server->pid);
	close(server->in);
	for (size_t n; (n = fread(piece, 1, sizeof piece, server->said)) > 0;)
		buf_add(said, piece, n);
	fclose(server->said);
}

static void test_only_a_known_certificate_for_this_host_will_do(void **state)
{
	static const struct {
		const char *certificate;
		enum http_result result;
	} cases[] = {
		{ "right", HTTP_ANSWERED },
		{ "other-host", HTTP_CERTIFICATE },
		{ "unknown", HTTP_CERTIFICATE },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct tls_server server;
		struct http_answer answer;
		struct buf said = BUF(BUF_MIB);
		char url[64];
		serve(&server, cases[i].certificate, true);
		snprintf(url, sizeof url, "https://127.0.0.1:%d/", server.port);
		const struct http_request request = { .url = url, .limits = &limits, .loopback = true };
		http_do(&request, &answer);
		if (answer.result != cases[i].result)
			fail_msg("%s: result %d, curl %d", cases[i].certificate, (int)answer.result, answer.curl);
		assert_int_equal(answer.status, cases[i].result == HTTP_ANSWERED ? 200 : 0);
		http_answer_release(&answer);
		stop(&server, &said);
		buf_release(&said);
	}
}

/* In a child: the program starts and stops libcurl itself. */
static int run(const char *dir, const char *code, struct buf *out)
{
	char program[] = "section11-send", dir_option[] = "--dir", json[] = "--json", from[] = "--code-from", file[] = "code";
	char *own_dir = xstrdup(dir), *args[] = { program, dir_option, own_dir, from, file, json, NULL };
	int fds[2];
	char piece[1024];
	assert_true(file_replace("code", code, strlen(code), NULL));
	assert_int_equal(pipe(fds), 0);
	fflush(NULL);
	pid_t pid = fork();
	if (pid == 0) {
		dup2(fds[1], STDOUT_FILENO);
		int status = send_main(6, args);
		fflush(NULL);
		_exit(status);
	}
	close(fds[1]);
	for (ssize_t n; (n = read(fds[0], piece, sizeof piece)) > 0;)
		buf_add(out, piece, (size_t)n);
	close(fds[0]);
	free(own_dir);
	return end_of(pid);
}

/* A board that cannot show who it is gets nothing: not the code, not a byte of the submission. */
static void test_nothing_goes_to_a_stranger(void **state)
{
	static const char *const strangers[] = { "other-host", "unknown" };
	for (size_t i = 0; i < LENGTH(strangers); i++) {
		struct tls_server server;
		struct fixture fixture;
		struct place place;
		struct receipt receipt;
		struct buf out = BUF(BUF_MIB), said = BUF(BUF_MIB);
		struct err err = { 0 };
		char endpoint[64], id[ID_UUID_BYTES];
		serve(&server, strangers[i], false);
		snprintf(endpoint, sizeof endpoint, "https://127.0.0.1:%d", server.port);
		fixture_make(&fixture, endpoint);
		place_make(&place, &fixture, false);
		place_seal(&place, id);
		int status = run(place.dir, fixture.code, &out);
		stop(&server, &said);
		if (status != 69 || !strstr(buf_text(&out), "\"outcome\":\"certificate\""))
			fail_msg("%s: %d\n%s", strangers[i], status, buf_text(&out));
		if (strstr(buf_text(&said), "PUT ") || strstr(buf_text(&said), "Bearer") || strstr(buf_text(&said), fixture.code))
			fail_msg("%s was told:\n%s", strangers[i], buf_text(&said));
		assert_false(outbox_receipt(&place.store, id, 1, &receipt, NULL, &err));
		place_release(&place);
		fixture_release(&fixture);
		buf_release(&out);
		buf_release(&said);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_only_a_known_certificate_for_this_host_will_do),
		cmocka_unit_test(test_nothing_goes_to_a_stranger),
	};
	return cmocka_run_group_tests(tests, make, release);
}
