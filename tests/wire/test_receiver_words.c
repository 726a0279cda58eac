/* SPDX-License-Identifier: MIT */
/* What the receiver says when all is well, byte for byte. */
#include "receiver.h"

#include "base/text.h"
#include "wire/problem.h"
#include "wire/receipt.h"

#include <stdio.h>
#include <stdlib.h>
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

/* Every digit of the day and the time becomes 9, so that what is left is the same each time. */
static void blank_times(struct buf *text, const char *after, size_t len)
{
	char *at = text->data ? strstr(text->data, after) : NULL;
	assert_non_null(at);
	for (char *c = at + strlen(after); c < at + strlen(after) + len; c++)
		*c = '9';
}

static void test_about(void **state)
{
	struct reply reply;
	char key_id[CRYPTO_KEY_ID_BYTES], body[512], head[512];
	plain_send(&receiver, "GET", "/v1/about", "", &reply);
	crypto_key_id(receiver.place.board.identity.receipt_key, key_id);
	snprintf(body, sizeof body,
		"{\"format\":\"section11-about\",\"format_version\":1,\"versions\":[1],\"oldest_client\":\"0.1.0\","
		"\"board\":\"practice-partnership\",\"receipt_keys\":[\"%s\"],\"max_body_bytes\":1048576,\"time\":"
		"\"99999999999999999999\"}\n",
		key_id);
	snprintf(head, sizeof head, "HTTP/1.1 200 OK\r\nDate: 99999999999999999999999999999\r\nContent-Type: application/json\r\n"
		"Cache-Control: no-store\r\nContent-Length: %zu\r\n\r\n", strlen(body));
	blank_times(&reply.body, "\"time\":\"", 20);
	blank_times(&reply.head, "Date: ", 29);
	assert_string_equal(buf_text(&reply.body), body);
	assert_string_equal(buf_text(&reply.head), head);
	reply_release(&reply);
}

static void test_a_submission_its_repeat_and_something_else(void **state)
{
	struct buf sealed = BUF(BUF_MIB);
	struct reply first, again, other, asked;
	struct receipt receipt;
	struct err err = { 0 };
	char digest[64], target[128];
	place_seal(&receiver.place, 0, SUBMISSION_A, 1, &sealed);
	put_send(&receiver,
		&(struct put){
			.bytes = sealed.data, .len = sealed.len, .further = "Section11-Supersedes: 0\r\nX-Unknown: 1\r\n" },
		&first);
	assert_int_equal(first.status, 201);
	assert_string_equal(reply_header(&first, "Content-Type"), "text/plain; charset=utf-8");
	assert_string_equal(reply_header(&first, "Cache-Control"), "no-store");
	content_digest(first.body.data, first.body.len, digest);
	assert_string_equal(reply_header(&first, "Content-Digest"), digest);
	struct receipt_claim claim = { "practice-partnership", receiver.place.agencies[0].id, SUBMISSION_A, 1, sealed.data, sealed.len };
	assert_works(receipt_accept(
				first.body.data, first.body.len, receiver.place.board.identity.receipt_key, &claim, &receipt, &err),
		&err);

	put_send(&receiver, &(struct put){ .bytes = sealed.data, .len = sealed.len }, &again);
	assert_int_equal(again.status, 200);
	assert_string_equal(buf_text(&again.body), buf_text(&first.body));

	put_send(&receiver, &(struct put){ .bytes = "other", .len = 5 }, &other);
	assert_int_equal(other.status, 409);
	assert_string_equal(reply_header(&other, "Content-Type"), "application/problem+json");
	assert_string_equal(buf_text(&other.body),
		"{\"type\":\"http://127.0.0.1:8011/problems/conflict\",\"title\":\"Other bytes are stored under this name\","
		"\"status\":409,\"detail\":\"This revision was received before with other content. Nothing was changed.\"}\n");

	snprintf(target, sizeof target, "/v1/submissions/%s/1/receipt", SUBMISSION_A);
	plain_send(&receiver, "GET", target, receiver.place.codes[0], &asked);
	assert_int_equal(asked.status, 200);
	assert_string_equal(buf_text(&asked.body), buf_text(&first.body));
	reply_release(&first);
	reply_release(&again);
	reply_release(&other);
	reply_release(&asked);
	buf_release(&sealed);
}

static void test_withdrawal_is_queued(void **state)
{
	struct reply reply;
	put_send(&receiver, &(struct put){ .submission = SUBMISSION_B, .bytes = "x", .len = 1 }, &reply);
	assert_int_equal(reply.status, 201);
	reply_release(&reply);
	plain_send(&receiver, "DELETE", "/v1/submissions/" SUBMISSION_B, receiver.place.codes[0], &reply);
	assert_int_equal(reply.status, 202);
	assert_string_equal(buf_text(&reply.body), "{\"format\":\"section11-withdrawal\",\"format_version\":1,\"state\":\"queued\"}\n");
	reply_release(&reply);
	plain_send(&receiver, "GET", "/v1/submissions/" SUBMISSION_B "/1/receipt", receiver.place.codes[0], &reply);
	assert_int_equal(reply.status, 200);
	reply_release(&reply);
}

static void test_several_requests_on_one_connection(void **state)
{
	struct buf request = BUF(BUF_MIB);
	struct reply reply;
	int fd = receiver_connect(&receiver);
	for (int64_t i = 1; i <= 5; i++) {
		buf_clear(&request);
		put_request(&receiver,
			&(struct put){
				.submission = "6f1c0000-0000-4000-8000-00000000000d", .revision = i, .bytes = "bytes", .len = 5 },
			&request);
		send_bytes(fd, request.data, request.len);
		read_reply(fd, &reply);
		assert_int_equal(reply.status, 201);
		reply_release(&reply);
	}
	close(fd);
	buf_release(&request);
}

/* Who asks first with Expect hears a refusal before the body, and 100 where the body is wanted. */
static void test_expect_is_answered_first(void **state)
{
	struct buf request = BUF(BUF_MIB);
	struct reply reply;
	char line[32] = "";
	struct put put = { .submission = "6f1c0000-0000-4000-8000-00000000000e",
		.bytes = "hello",
		.len = 5,
		.further = "Expect: 100-continue\r\n" };
	put_request(&receiver, &put, &request);
	int fd = receiver_connect(&receiver);
	send_bytes(fd, request.data, request.len - 5);
	assert_int_equal(recv(fd, line, 25, MSG_WAITALL), 25);
	assert_string_equal(line, "HTTP/1.1 100 Continue\r\n\r\n");
	send_bytes(fd, "hello", 5);
	read_reply(fd, &reply);
	assert_int_equal(reply.status, 201);
	reply_release(&reply);
	close(fd);
	buf_clear(&request);
	put.code = "sb1_WRONG";
	put_request(&receiver, &put, &request);
	fd = receiver_connect(&receiver);
	send_bytes(fd, request.data, request.len - 5);
	read_reply(fd, &reply);
	assert_int_equal(reply.status, 401);
	reply_release(&reply);
	close(fd);
	buf_release(&request);
}

static void test_the_largest_body_is_taken(void **state)
{
	struct buf large = BUF(BUF_MIB);
	struct reply reply;
	buf_fill(&large, 'x', BUF_MIB);
	put_send(&receiver,
		&(struct put){ .submission = "6f1c0000-0000-4000-8000-00000000000f", .bytes = large.data, .len = large.len },
		&reply);
	assert_int_equal(reply.status, 201);
	reply_release(&reply);
	buf_release(&large);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_about), cmocka_unit_test(test_a_submission_its_repeat_and_something_else),
		cmocka_unit_test(test_withdrawal_is_queued), cmocka_unit_test(test_several_requests_on_one_connection),
		cmocka_unit_test(test_expect_is_answered_first), cmocka_unit_test(test_the_largest_body_is_taken),
	};
	return cmocka_run_group_tests(tests, start, end);
}
