/* SPDX-License-Identifier: MIT */
/* What the receiver does not take, and that nothing is stored then. */
#include "receiver.h"

#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static struct receiver receiver;

static int start(void **state)
{
	receiver_start(&receiver, NULL);
	return 0;
}

static int end(void **state)
{
	int status = receiver_end(&receiver);
	receiver_release(&receiver);
	return status;
}

static void assert_nothing_stored(const char *name)
{
	struct submission_rows rows;
	struct err err = { 0 };
	assert_works(ledger_submissions(receiver.place.ledger, SUBMISSION_STATE_COUNT, &rows, &err), &err);
	if (rows.n)
		fail_msg("%s: %zu stored", name, rows.n);
	submission_rows_release(&rows);
}

static void test_puts(void **state)
{
	static const struct {
		const char *name;
		struct put put;
		int status;
		const char *problem;
	} cases[] = {
		{ "digest of other bytes", { .digest = "sha-256=:SG6kYiTRu0+2gPNPfJrZao8k7Ii+c+qOWmxlJg6cuKc=:" }, 400, "digest-mismatch" },
		{ "digest of another kind alone", { .digest = "md5=:XUFAKrxLKna5cZ2REBfFkg==:" }, 400, "digest-mismatch" },
		{ "digest that is none", { .digest = "sha-256=hello" }, 400, "digest-mismatch" },
		{ "no digest", { .digest = "" }, 400, "digest-missing" },
		{ "no code", { .code = "" }, 401, "unauthorised" },
		{ "an unknown code", { .code = "sb1_0000000000000000000000000000" }, 401, "unauthorised" },
		{ "another type", { .type = "application/json" }, 415, "unsupported-type" },
		{ "another version of the type", { .type = "application/vnd.section11.sealed; v=2" }, 415, "unsupported-type" },
		{ "a longer type", { .type = "application/vnd.section11.sealed; v=1; x=y" }, 415, "unsupported-type" },
		{ "no type", { .type = "" }, 415, "unsupported-type" },
		{ "compressed", { .further = "Content-Encoding: gzip\r\n" }, 415, "unsupported-type" },
		{ "too large", { .length = "1048577" }, 413, "too-large" },
		{ "far too large", { .length = "999999999999" }, 413, "too-large" },
		{ "chunked", { .length = "", .further = "Transfer-Encoding: chunked\r\n" }, 411, "length-required" },
		{ "chunked with a length", { .further = "Transfer-Encoding: chunked\r\n" }, 411, "length-required" },
		{ "identity", { .further = "Transfer-Encoding: identity\r\n" }, 411, "length-required" },
		{ "no length", { .length = "" }, 411, "length-required" },
		{ "two lengths", { .further = "Content-Length: 6\r\n" }, 400, "malformed" },
		{ "the same length twice", { .further = "Content-Length: 5\r\n" }, 400, "malformed" },
		{ "two hosts", { .further = "Host: other.example\r\n" }, 400, "malformed" },
		{ "two codes", { .further = "Authorization: Bearer x\r\n" }, 400, "malformed" },
		{ "two digests", { .further = "Content-Digest: sha-256=:x:\r\n" }, 400, "malformed" },
		{ "revision with a zero before it", { .submission = SUBMISSION_A "/0" }, 404, "not-found" },
		{ "escaped", { .submission = "%36f1c0000-0000-4000-8000-00000000000a" }, 404, "not-found" },
		{ "upper case", { .submission = "6F1C0000-0000-4000-8000-00000000000A" }, 404, "not-found" },
		{ "dots", { .submission = "../submissions/" SUBMISSION_A }, 404, "not-found" },
		{ "escaped dots", { .submission = "%2e%2e/submissions/" SUBMISSION_A }, 404, "not-found" },
		{ "an escaped slash", { .submission = SUBMISSION_A "%2f1" }, 404, "not-found" },
		{ "a NUL, escaped", { .submission = SUBMISSION_A "%00" }, 404, "not-found" },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct put put = cases[i].put;
		struct reply reply;
		put.bytes = "hello";
		put.len = 5;
		put_send(&receiver, &put, &reply);
		if (reply.status != cases[i].status || strcmp(reply_problem(&reply), cases[i].problem) != 0)
			fail_msg("%s: %d %s", cases[i].name, reply.status, reply_problem(&reply));
		assert_nothing_stored(cases[i].name);
		reply_release(&reply);
	}
}

static void test_targets_and_methods(void **state)
{
	static const struct { const char *method, *target; int status; const char *allow;
	} cases[] = {
		{ "GET", "/", 404, "" },
		{ "GET", "/v1/about/", 404, "" },
		{ "GET", "/v1/about?x=1", 404, "" },
		{ "GET", "/v1//about", 404, "" },
		{ "GET", "/V1/about", 404, "" },
		{ "GET", "/v1/%61bout", 404, "" },
		{ "GET", "/v2/about", 404, "" },
		{ "GET", "http://x/v1/about", 404, "" },
		{ "POST", "/v1/about", 405, "GET" },
		{ "TRACE", "/v1/about", 405, "GET" },
		{ "HEAD", "/v1/about", 405, "GET" },
		{ "OPTIONS", "*", 404, "" },
		{ "get", "/v1/about", 405, "GET" },
		{ "GET", "/v1/submissions/" SUBMISSION_A "/1", 405, "PUT" },
		{ "POST", "/v1/submissions/" SUBMISSION_A "/1", 405, "PUT" },
		{ "GET", "/v1/submissions/" SUBMISSION_A, 405, "DELETE" },
		{ "PUT", "/v1/submissions/" SUBMISSION_A, 405, "DELETE" },
		{ "DELETE", "/v1/submissions/" SUBMISSION_A "/1/receipt", 405, "GET" },
		{ "GET", "/v1/submissions/" SUBMISSION_A "/1/receipt/", 404, "" },
		{ "GET", "/v1/submissions/" SUBMISSION_A "/1000000/receipt", 404, "" },
		{ "GET", "/v1/submissions/" SUBMISSION_A "/0/receipt", 404, "" },
		{ "GET", "/v1/submissions/", 404, "" },
		{ "GET", "/v1/submissions", 404, "" },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct reply reply;
		int fd = receiver_connect(&receiver);
		char request[512];
		snprintf(request, sizeof request, "%s %s HTTP/1.1\r\nHost: x\r\n\r\n", cases[i].method, cases[i].target);
		send_bytes(fd, request, strlen(request));
		if (strcmp(cases[i].method, "HEAD") == 0)
			shutdown(fd, SHUT_WR);
		read_reply(fd, &reply);
		/* The answer to HEAD has a length and no body. */
		int status = reply.status;
		if (strcmp(cases[i].method, "HEAD") == 0)
			sscanf(buf_text(&reply.head), "HTTP/1.1 %d", &status);
		if (status != cases[i].status || strcmp(reply_header(&reply, "Allow"), cases[i].allow) != 0)
			fail_msg("%s %s: %d, allow '%s'", cases[i].method, cases[i].target, status, reply_header(&reply, "Allow"));
		close(fd);
		reply_release(&reply);
	}
}

static void add_many_headers(struct buf *out, int n, size_t len)
{
	for (int i = 0; i < n; i++) {
		buf_printf(out, "X-%d: ", i);
		buf_fill(out, 'x', len);
		buf_puts(out, "\r\n");
	}
}

static void test_header_blocks_are_bounded(void **state)
{
	static const struct { int n; size_t len; int status; } cases[] = {
		{ 20, 10, 200 }, { 40, 10, 431 }, { 9, 1000, 431 }, { 1, 9000, 431 }, { 1, 100000, 431 }, { 4000, 10, 431 },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct buf request = BUF(BUF_MIB);
		struct reply reply;
		buf_puts(&request, "GET /v1/about HTTP/1.1\r\nHost: x\r\n");
		add_many_headers(&request, cases[i].n, cases[i].len);
		buf_puts(&request, "\r\n");
		converse(&receiver, &request, &reply);
		if (reply.status != cases[i].status)
			fail_msg("%d headers of %zu: %d", cases[i].n, cases[i].len, reply.status);
		reply_release(&reply);
		buf_release(&request);
	}
}

static void test_a_long_target(void **state)
{
	struct buf request = BUF(BUF_MIB);
	struct reply reply;
	buf_puts(&request, "GET /");
	buf_fill(&request, 'x', 200);
	buf_puts(&request, " HTTP/1.1\r\nHost: x\r\n\r\n");
	converse(&receiver, &request, &reply);
	assert_int_equal(reply.status, 414);
	assert_string_equal(reply_problem(&reply), "target-too-long");
	reply_release(&reply);
	buf_release(&request);
}

/* What follows a refused frame is never taken for a request. */
static void test_nothing_is_smuggled(void **state)
{
	static const char *const frames[] = {
		"PUT /v1/submissions/" SUBMISSION_A
		"/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
		"GET /v1/submissions/ HTTP/1.1\r\nHost: x\r\nContent-Length: 60\r\nContent-Length: 0\r\n\r\n",
		"GET /v1/submissions/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
		"GET /v1/submissions/ HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\n",
	};
	static const char second[] = "GET /v1/about HTTP/1.1\r\nHost: x\r\n\r\n";
	for (size_t i = 0; i < LENGTH(frames); i++) {
		char bytes[4096];
		struct buf all = BUF(BUF_MIB);
		int fd = receiver_connect(&receiver);
		send_bytes(fd, frames[i], strlen(frames[i]));
		send_bytes(fd, second, strlen(second));
		for (ssize_t n; (n = recv(fd, bytes, sizeof bytes, 0)) > 0;)
			buf_add(&all, bytes, (size_t)n);
		if (strstr(buf_text(&all), "section11-about"))
			fail_msg("frame %zu: the second request was served", i);
		assert_non_null(strstr(buf_text(&all), "HTTP/1.1 4"));
		close(fd);
		buf_release(&all);
	}
	assert_nothing_stored("smuggled");
}

static void test_a_body_that_is_cut_stores_nothing(void **state)
{
	struct buf request = BUF(BUF_MIB);
	put_request(&receiver, &(struct put){ .bytes = "hello world", .len = 11 }, &request);
	for (size_t cut = 1; cut <= request.len; cut += 7) {
		int fd = receiver_connect(&receiver);
		send_bytes(fd, request.data, request.len - cut);
		close(fd);
	}
	struct reply reply;
	plain_send(&receiver, "GET", "/v1/about", "", &reply);
	assert_int_equal(reply.status, 200);
	assert_nothing_stored("cut");
	reply_release(&reply);
	buf_release(&request);
}

static void test_a_full_disk_is_said(void **state)
{
	const char *const options[] = { "--disk-floor", "1000000000", NULL };
	struct reply reply;
	assert_int_equal(receiver_end(&receiver), 0);
	receiver_restart(&receiver, options);
	put_send(&receiver, &(struct put){ .bytes = "x", .len = 1 }, &reply);
	assert_int_equal(reply.status, 507);
	assert_string_equal(reply_problem(&reply), "no-space");
	assert_string_not_equal(reply_header(&reply, "Retry-After"), "");
	reply_release(&reply);
	assert_nothing_stored("full disk");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_puts), cmocka_unit_test(test_targets_and_methods), cmocka_unit_test(test_header_blocks_are_bounded),
		cmocka_unit_test(test_a_long_target), cmocka_unit_test(test_nothing_is_smuggled),
		cmocka_unit_test(test_a_body_that_is_cut_stores_nothing), cmocka_unit_test(test_a_full_disk_is_said),
	};
	return cmocka_run_group_tests(tests, start, end);
}
