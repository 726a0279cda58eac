/* SPDX-License-Identifier: MIT */
/* Many at once, slow ones, and an end in the middle: exactly one is stored, and a genuine one gets through. */
#include "receiver.h"

#include "base/clock.h"
#include "wire/receipt.h"

#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#define THREADS 20
#define PUTS_EACH 10

static struct receiver receiver;

static int release(void **state)
{
	receiver_release(&receiver);
	return 0;
}

/* What one thread sent and heard. Checks are made by the main thread: cmocka knows no other. */
struct sender {
	pthread_t thread;
	int i;
	int created, repeated, conflicts, others;
	char receipt[2048];
};
static const char *const bodies[] = { "body one", "body two" };

static void *send_many(void *ctx)
{
	struct sender *sender = ctx;
	const char *bytes = bodies[sender->i % 2];
	for (int n = 0; n < PUTS_EACH; n++) {
		struct reply reply;
		put_send(&receiver, &(struct put){ .bytes = bytes, .len = strlen(bytes) }, &reply);
		sender->created += reply.status == 201;
		sender->repeated += reply.status == 200;
		sender->conflicts += reply.status == 409;
		sender->others += reply.status != 201 && reply.status != 200 && reply.status != 409;
		if (reply.status == 201 || reply.status == 200)
			snprintf(sender->receipt, sizeof sender->receipt, "%s", buf_text(&reply.body));
		reply_release(&reply);
	}
	return NULL;
}

static void test_two_hundred_at_once_under_one_name(void **state)
{
	struct sender senders[THREADS] = { 0 };
	struct submission_rows rows;
	struct err err = { 0 };
	const char *receipt = NULL;
	int created = 0, repeated = 0, conflicts = 0;
	receiver_start(&receiver, NULL);
	for (int i = 0; i < THREADS; i++) {
		senders[i].i = i;
		assert_int_equal(pthread_create(&senders[i].thread, NULL, send_many, &senders[i]), 0);
	}
	for (int i = 0; i < THREADS; i++) {
		pthread_join(senders[i].thread, NULL);
		created += senders[i].created;
		repeated += senders[i].repeated;
		conflicts += senders[i].conflicts;
		assert_int_equal(senders[i].others, 0);
		if (*senders[i].receipt && receipt)
			assert_string_equal(senders[i].receipt, receipt);
		if (*senders[i].receipt)
			receipt = senders[i].receipt;
	}
	assert_int_equal(created, 1);
	assert_int_equal(repeated, THREADS * PUTS_EACH / 2 - 1);
	assert_int_equal(conflicts, THREADS * PUTS_EACH / 2);
	assert_works(ledger_submissions(receiver.place.ledger, SUBMISSION_STATE_COUNT, &rows, &err), &err);
	assert_int_equal(rows.n, 1);
	submission_rows_release(&rows);
	assert_int_equal(receiver_end(&receiver), 0);
}

/* A byte now and then keeps no connection: its time ends all the same. */
static void drip(const char *begin)
{
	int fd = receiver_connect(&receiver);
	int64_t since = clock_monotonic_ms();
	struct pollfd watch = { fd, POLLIN, 0 };
	char bytes[4096];
	send_bytes(fd, begin, strlen(begin));
	while (poll(&watch, 1, 20) == 0) {
		send_bytes(fd, "x", 1);
		if (clock_monotonic_ms() - since > 8000)
			fail_msg("it still dripped after 8 s");
	}
	assert_true(recv(fd, bytes, sizeof bytes, 0) <= 0);
	close(fd);
}

static void test_drips_end_at_their_deadline(void **state)
{
	const char *const options[] = { "--deadline-ms", "300", NULL };
	struct buf request = BUF(BUF_MIB);
	receiver_start(&receiver, options);
	drip("");
	drip("PUT /v1/sub");
	drip("PUT /v1/submissions/" SUBMISSION_A "/1 HTTP/1.1\r\nHost: x\r\nX-Slow: ");
	put_request(&receiver, &(struct put){ .bytes = "", .length = "4000" }, &request);
	drip(buf_text(&request));
	buf_release(&request);
	assert_int_equal(receiver_end(&receiver), 0);
}

/* Sixty half-open ones hold most places; a genuine upload must still come through in time. */
static void test_a_genuine_one_gets_through_among_slow_ones(void **state)
{
	const char *const options[] = { "--deadline-ms", "2000", NULL };
	int fds[80];
	struct reply reply;
	receiver_start(&receiver, options);
	for (size_t i = 0; i < LENGTH(fds); i++) {
		fds[i] = receiver_connect(&receiver);
		send_bytes(fds[i], "PUT /v1/", 8);
	}
	int64_t since = clock_monotonic_ms();
	put_send(&receiver, &(struct put){ .bytes = "genuine", .len = 7 }, &reply);
	assert_int_equal(reply.status, 201);
	assert_true(clock_monotonic_ms() - since < 8000);
	reply_release(&reply);
	for (size_t i = 0; i < LENGTH(fds); i++)
		close(fds[i]);
	assert_int_equal(receiver_end(&receiver), 0);
}

static void test_the_end_waits_for_what_is_under_way(void **state)
{
	static const int signals[] = { SIGTERM, SIGINT };
	for (size_t i = 0; i < LENGTH(signals); i++) {
		struct buf request = BUF(BUF_MIB);
		struct reply reply;
		char target[128];
		receiver_start(&receiver, NULL);
		put_request(&receiver, &(struct put){ .bytes = "hello", .len = 5, .further = "Expect: 100-continue\r\n" }, &request);
		int fd = receiver_connect(&receiver), idle = receiver_connect(&receiver);
		send_bytes(fd, request.data, request.len - 5);
		assert_int_equal(recv(fd, target, 25, MSG_WAITALL), 25); /* it has seen the headers */
		assert_int_equal(kill(receiver.pid, signals[i]), 0);
		assert_true(read_end(idle));
		send_bytes(fd, "hello", 5);
		read_reply(fd, &reply);
		assert_int_equal(reply.status, 201);
		assert_string_equal(reply_header(&reply, "Connection"), "close");
		reply_release(&reply);
		close(fd);
		close(idle);
		assert_int_equal(receiver_end(&receiver), 0);
		buf_release(&request);
		if (i + 1 < LENGTH(signals))
			receiver_release(&receiver);
	}
}

/* Whoever holds a receipt finds it again after any crash, word for word. */
static void test_a_receipt_outlives_every_crash(void **state)
{
	struct ledger_check check;
	struct err err = { 0 };
	int64_t revision = 0;
	receiver_start(&receiver, NULL);
	for (int round = 0; round < 15; round++) {
		char submission[ID_UUID_BYTES], target[128];
		struct buf request = BUF(BUF_MIB);
		struct reply last, found;
		id_uuid(submission);
		for (revision = 1; revision <= 1 + round % 4; revision++) {
			put_send(&receiver, &(struct put){ .submission = submission, .revision = revision, .bytes = submission, .len = 36 }, &last);
			assert_int_equal(last.status, 201);
			if (revision <= round % 4)
				reply_release(&last);
		}
		/* One more is on its way when it dies: it may be there or not. */
		put_request(&receiver, &(struct put){ .submission = submission, .revision = revision, .bytes = "unclear", .len = 7 }, &request);
		int fd = receiver_connect(&receiver);
		send_bytes(fd, request.data, request.len);
		receiver_kill(&receiver);
		close(fd);
		receiver_restart(&receiver, NULL);
		snprintf(target, sizeof target, "/v1/submissions/%s/%lld/receipt", submission, (long long)revision - 1);
		plain_send(&receiver, "GET", target, receiver.place.codes[0], &found);
		assert_int_equal(found.status, 200);
		assert_string_equal(buf_text(&found.body), buf_text(&last.body));
		reply_release(&found);
		reply_release(&last);
		buf_release(&request);
	}
	assert_int_equal(receiver_end(&receiver), 0);
	assert_works(ledger_check(receiver.place.ledger, receiver.place.board.identity.receipt_key, &check, &err), &err);
	assert_int_equal(check.bad, 0);
}

static void limit_files(rlim_t bytes)
{
	struct rlimit limit = { .rlim_cur = bytes, .rlim_max = RLIM_INFINITY };
	assert_int_equal(prlimit(receiver.pid, RLIMIT_FSIZE, &limit, NULL), 0);
}

/* While nothing can be written nothing is promised; afterwards all is as if nothing had been. */
static void test_a_failing_disk_is_said_and_heals(void **state)
{
	struct buf large = BUF(BUF_MIB);
	struct reply reply;
	struct ledger_check check;
	struct err err = { 0 };
	receiver_start(&receiver, NULL);
	buf_fill(&large, 'x', 600 * 1024);
	for (int64_t revision = 1; revision <= 3; revision++) {
		struct put put = { .revision = revision, .bytes = large.data, .len = large.len };
		limit_files(16 * 1024);
		put_send(&receiver, &put, &reply);
		if (reply.status != 503 && reply.status != 507)
			fail_msg("revision %d: %d", (int)revision, reply.status);
		assert_string_not_equal(reply_header(&reply, "Retry-After"), "");
		assert_null(strstr(buf_text(&reply.body), "section11-receipt"));
		reply_release(&reply);
		limit_files(RLIM_INFINITY);
		put_send(&receiver, &put, &reply);
		assert_int_equal(reply.status, 201);
		reply_release(&reply);
	}
	assert_int_equal(receiver_end(&receiver), 0);
	assert_works(ledger_check(receiver.place.ledger, receiver.place.board.identity.receipt_key, &check, &err), &err);
	assert_int_equal(check.bad, 0);
	assert_int_equal(check.links, 3);
	buf_release(&large);
}

/* A receiver on an older copy of its ledger takes the missing ones again, under a new epoch. */
static void test_a_restored_backup_heals(void **state)
{
	struct place *place = &receiver.place;
	struct reply first, again;
	struct receipt receipt;
	struct err err = { 0 };
	char backup[128], ledger[128];
	receiver_start(&receiver, NULL);
	snprintf(backup, sizeof backup, "%s/backup.db", place->dir);
	snprintf(ledger, sizeof ledger, "%s/ledger.db", place->dir);
	put_send(&receiver, &(struct put){ .revision = 1, .bytes = "one", .len = 3 }, &first);
	assert_int_equal(first.status, 201);
	reply_release(&first);
	assert_works(ledger_copy(place->ledger, backup, &err), &err);
	put_send(&receiver, &(struct put){ .revision = 2, .bytes = "two", .len = 3 }, &first);
	assert_int_equal(first.status, 201);
	assert_int_equal(receiver_end(&receiver), 0);
	ledger_close(place->ledger);
	assert_int_equal(rename(backup, ledger), 0);
	assert_works(board_ledger(&place->board, &place->ledger, &err), &err);

	receiver_restart(&receiver, NULL);
	plain_send(&receiver, "GET", "/v1/submissions/" SUBMISSION_A "/2/receipt", place->codes[0], &again);
	assert_int_equal(again.status, 404);
	reply_release(&again);
	put_send(&receiver, &(struct put){ .revision = 2, .bytes = "two", .len = 3 }, &again);
	assert_int_equal(again.status, 201);
	assert_works(receipt_read(again.body.data, again.body.len, place->board.identity.receipt_key, &receipt, &err), &err);
	assert_int_equal(receipt.epoch, 2);
	assert_int_equal(receipt.sequence, 1);
	assert_string_not_equal(buf_text(&again.body), buf_text(&first.body));
	reply_release(&first);
	reply_release(&again);
	assert_int_equal(receiver_end(&receiver), 0);
}

#define TEST(name) cmocka_unit_test_teardown(name, release)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_two_hundred_at_once_under_one_name), TEST(test_drips_end_at_their_deadline),
		TEST(test_a_genuine_one_gets_through_among_slow_ones), TEST(test_the_end_waits_for_what_is_under_way),
		TEST(test_a_receipt_outlives_every_crash), TEST(test_a_failing_disk_is_said_and_heals),
		TEST(test_a_restored_backup_heals),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
