/* SPDX-License-Identifier: MIT */
/* Who may do what: each code against each organisation's names with each verb. */
#include "receiver.h"

#include <stdio.h>
#include <string.h>

#define UNUSED "6f1c0000-0000-4000-8000-0000000000ff"

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

static void put(const char *code, const char *submission, int64_t revision, const char *bytes, struct reply *reply)
{
	put_send(&receiver,
		&(struct put){
			.code = code, .submission = submission, .revision = revision, .bytes = bytes, .len = strlen(bytes) },
		reply);
}

static void expect_put(const char *code, const char *submission, int64_t revision, const char *bytes, int status)
{
	struct reply reply;
	put(code, submission, revision, bytes, &reply);
	if (reply.status != status)
		fail_msg("PUT %s: %d, not %d", submission, reply.status, status);
	reply_release(&reply);
}

/* Two answers that nobody can tell apart: the same status, the same body, the same header lines but the time. */
static void assert_same(const struct reply *a, const struct reply *b)
{
	assert_int_equal(a->status, b->status);
	assert_string_equal(buf_text(&a->body), buf_text(&b->body));
	assert_string_equal(strstr(buf_text(&a->head), "Content-Type"), strstr(buf_text(&b->head), "Content-Type"));
}

static void test_anothers_names_are_unused_names(void **state)
{
	static const struct { const char *method, *foreign, *unused; } asks[] = {
		{ "GET", "/v1/submissions/" SUBMISSION_B "/1/receipt", "/v1/submissions/" UNUSED "/1/receipt" },
		{ "GET", "/v1/submissions/" SUBMISSION_B "/2/receipt", "/v1/submissions/" UNUSED "/2/receipt" },
		{ "DELETE", "/v1/submissions/" SUBMISSION_B, "/v1/submissions/" UNUSED },
	};
	const char *mine = receiver.place.codes[0], *theirs = receiver.place.codes[1];
	expect_put(theirs, SUBMISSION_B, 1, "theirs", 201);
	for (size_t i = 0; i < LENGTH(asks); i++) {
		struct reply a, b;
		plain_send(&receiver, asks[i].method, asks[i].foreign, mine, &a);
		plain_send(&receiver, asks[i].method, asks[i].unused, mine, &b);
		assert_int_equal(a.status, 404);
		assert_same(&a, &b);
		reply_release(&a);
		reply_release(&b);
	}
	expect_put(mine, SUBMISSION_B, 1, "mine", 201);
	expect_put(theirs, SUBMISSION_B, 1, "theirs", 200);
	expect_put(theirs, SUBMISSION_B, 1, "mine", 409);
	expect_put(mine, SUBMISSION_B, 1, "mine", 200);
}

static void test_without_a_live_code_nothing_is_told(void **state)
{
	static const struct { const char *method, *target; } asks[] = {
		{ "GET", "/v1/submissions/" SUBMISSION_B "/1/receipt" }, { "DELETE", "/v1/submissions/" SUBMISSION_B },
	};
	static const char *const codes[] = { "", "x", "sb1_0000000000000000000000000000" };
	for (size_t i = 0; i < LENGTH(asks); i++)
		for (size_t j = 0; j < LENGTH(codes); j++) {
			struct reply reply;
			plain_send(&receiver, asks[i].method, asks[i].target, codes[j], &reply);
			assert_int_equal(reply.status, 401);
			assert_string_equal(reply_header(&reply, "WWW-Authenticate"), "Bearer");
			reply_release(&reply);
		}
}

static void test_what_is_no_bearer_code(void **state)
{
	const char *values[] = { "Basic abc", "Bearer", "Bearer ", "bearer", "Token x", "", "Bearer  double" };
	for (size_t i = 0; i < LENGTH(values); i++) {
		struct reply reply;
		char further[128];
		snprintf(further, sizeof further, "Authorization: %s\r\nX-Forwarded-For: 192.0.2.%zu\r\n", values[i], i);
		put_send(&receiver, &(struct put){ .code = "", .bytes = "x", .len = 1, .further = further }, &reply);
		assert_int_equal(reply.status, 401);
		reply_release(&reply);
	}
}

/* Unknown, revoked and expired are one answer; what was received before stays. */
static void test_a_code_ends_at_once(void **state)
{
	struct place *place = &receiver.place;
	struct reply unknown, revoked;
	struct err err = { 0 };
	int64_t n;
	expect_put(place->codes[1], UNUSED, 1, "before", 201);
	assert_works(ledger_revoke(place->ledger, place->agencies[1].id, NULL, NOW, &n, &err), &err);
	put("sb1_1111111111111111111111111111", UNUSED, 1, "before", &unknown);
	put(place->codes[1], UNUSED, 1, "before", &revoked);
	assert_int_equal(revoked.status, 401);
	assert_same(&unknown, &revoked);
	reply_release(&unknown);
	reply_release(&revoked);
}

static int failure_from(const char *address, const char *code)
{
	struct reply reply;
	char further[128];
	snprintf(further, sizeof further, "X-Forwarded-For: 10.0.0.1, %s\r\n", address);
	put_send(&receiver, &(struct put){ .code = code, .bytes = "x", .len = 1, .further = further }, &reply);
	int status = reply.status;
	reply_release(&reply);
	return status;
}

static void test_failures_are_counted_by_address_and_by_code(void **state)
{
	char code[ID_CODE_BYTES];
	for (int i = 0; i < 10; i++) {
		snprintf(code, sizeof code, "sb1_A%cAAAAAAAAAA", 'A' + i);
		assert_int_equal(failure_from("198.51.100.1", code), 401);
	}
	assert_int_equal(failure_from("198.51.100.1", "sb1_OTHER"), 429);
	assert_int_equal(failure_from("198.51.100.2", "sb1_ELSE"), 401);
	/* Who has a valid code is not held up by a neighbour behind the same address. */
	assert_int_equal(failure_from("198.51.100.1", receiver.place.codes[0]), 201);
	for (int i = 0; i < 10; i++) {
		char address[32];
		snprintf(address, sizeof address, "203.0.113.%d", i);
		assert_int_equal(failure_from(address, "sb1_SAMEPREFIX"), 401);
	}
	assert_int_equal(failure_from("203.0.113.99", "sb1_SAMEPREFIX2"), 429);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_anothers_names_are_unused_names), cmocka_unit_test(test_without_a_live_code_nothing_is_told),
		cmocka_unit_test(test_what_is_no_bearer_code), cmocka_unit_test(test_a_code_ends_at_once),
		cmocka_unit_test(test_failures_are_counted_by_address_and_by_code),
	};
	return cmocka_run_group_tests(tests, start, end);
}
