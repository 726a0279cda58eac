/* SPDX-License-Identifier: MIT */
/* The receiver's rules as functions of text: routes, frames, who is counted, who may come in. */
#include "place.h"

#include "board/receive/framing.h"
#include "board/receive/guests.h"
#include "board/receive/limiter.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void test_routes(void **state)
{
	static const struct { const char *target; enum route_kind kind; int64_t revision;
	} cases[] = {
		{ "/v1/about", ROUTE_ABOUT, 0 },
		{ "/v1/submissions/" SUBMISSION_A, ROUTE_SUBMISSION, 0 },
		{ "/v1/submissions/" SUBMISSION_A "/1", ROUTE_REVISION, 1 },
		{ "/v1/submissions/" SUBMISSION_A "/999999", ROUTE_REVISION, 999999 },
		{ "/v1/submissions/" SUBMISSION_A "/20/receipt", ROUTE_RECEIPT, 20 },
		{ "", ROUTE_KIND_COUNT, 0 },
		{ "/v1/about ", ROUTE_KIND_COUNT, 0 },
		{ "/v1/submissions/" SUBMISSION_A "/", ROUTE_KIND_COUNT, 0 },
		{ "/v1/submissions/" SUBMISSION_A "/1000000", ROUTE_KIND_COUNT, 0 },
		{ "/v1/submissions/" SUBMISSION_A "/01", ROUTE_KIND_COUNT, 0 },
		{ "/v1/submissions/" SUBMISSION_A "/-1", ROUTE_KIND_COUNT, 0 },
		{ "/v1/submissions/" SUBMISSION_A "/+1", ROUTE_KIND_COUNT, 0 },
		{ "/v1/submissions/" SUBMISSION_A "/1/", ROUTE_KIND_COUNT, 0 },
		{ "/v1/submissions/" SUBMISSION_A "/1/receipts", ROUTE_KIND_COUNT, 0 },
		{ "/v1/submissions/" SUBMISSION_A "x", ROUTE_KIND_COUNT, 0 },
		{ "/v1/submissions/6f1c0000-0000-4000-8000", ROUTE_KIND_COUNT, 0 },
		{ "/v1/submissions/" SUBMISSION_A "/1?x", ROUTE_KIND_COUNT, 0 },
		{ "/v1/submissions/" SUBMISSION_A "/1#x", ROUTE_KIND_COUNT, 0 },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct route route = { .kind = ROUTE_KIND_COUNT };
		bool ok = route_of(cases[i].target, &route);
		if (ok != (cases[i].kind != ROUTE_KIND_COUNT) || route.kind != cases[i].kind || route.revision != cases[i].revision)
			fail_msg("'%s': %d, kind %d", cases[i].target, ok, (int)route.kind);
	}
}

/* What libmicrohttpd itself lets through, in other words than its own tests over a socket can make. */
static void test_lengths(void **state)
{
	static const struct { const char *length; enum refusal refusal; int64_t bytes; } cases[] = {
		{ "0", REFUSAL_COUNT, 0 }, { "5", REFUSAL_COUNT, 5 }, { "005", REFUSAL_MALFORMED, 0 }, { "100", REFUSAL_COUNT, 100 },
		{ "101", REFUSAL_TOO_LARGE, 101 }, { "", REFUSAL_MALFORMED, 0 }, { "+5", REFUSAL_MALFORMED, 0 }, { "-5", REFUSAL_MALFORMED, 0 },
		{ "5, 5", REFUSAL_MALFORMED, 0 }, { "0x5", REFUSAL_MALFORMED, 0 }, { "5 ", REFUSAL_MALFORMED, 0 },
		{ "9999999999999", REFUSAL_MALFORMED, 0 }, { "18446744073709551621", REFUSAL_MALFORMED, 0 },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct request request = { .method = "PUT",
			.target = "/v1/submissions/" SUBMISSION_A "/1",
			.version = "HTTP/1.1",
			.headers = { { "host", "x" }, { "CONTENT-LENGTH", cases[i].length },
				{ "content-type", "Application/VND.section11.sealed;v=1" } },
			.n_headers = 3 };
		struct framed framed = { 0 };
		enum refusal refusal = framing_check(&request, 100, &framed);
		if (refusal != cases[i].refusal || framed.length != cases[i].bytes)
			fail_msg("'%s': refusal %d, %lld bytes", cases[i].length, (int)refusal, (long long)framed.length);
	}
}

static void test_versions(void **state)
{
	static const struct { const char *version, *host; enum refusal refusal;
	} cases[] = {
		{ "HTTP/1.1", "x", REFUSAL_COUNT },
		{ "HTTP/1.0", "x", REFUSAL_COUNT },
		{ "HTTP/1.0", NULL, REFUSAL_COUNT },
		{ "HTTP/1.1", NULL, REFUSAL_MALFORMED },
		{ "HTTP/2.0", "x", REFUSAL_VERSION },
		{ "HTTP/0.9", "x", REFUSAL_VERSION },
		{ "", "x", REFUSAL_VERSION },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct request request = { .method = "GET", .target = "/v1/about", .version = cases[i].version,
			.headers = { { "Host", cases[i].host } }, .n_headers = cases[i].host != NULL };
		struct framed framed;
		assert_int_equal(framing_check(&request, 100, &framed), cases[i].refusal);
	}
}

static void test_failures_are_counted_for_a_minute(void **state)
{
	struct limiter limiter;
	assert_true(crypto_start());
	limiter_init(&limiter);
	for (int i = 0; i < LIMITER_FAILURES_MAX; i++)
		assert_false(limiter_fail(&limiter, 'a', "192.0.2.1", 1000 + i));
	assert_true(limiter_fail(&limiter, 'a', "192.0.2.1", 2000));
	assert_true(limiter_fail(&limiter, 'a', "192.0.2.1", 3000));
	assert_false(limiter_fail(&limiter, 'a', "192.0.2.2", 3000));
	assert_false(limiter_fail(&limiter, 'c', "192.0.2.1", 3000));
	assert_false(limiter_fail(&limiter, 'a', "192.0.2.1", 1000 + LIMITER_WINDOW_MS));
}

static void test_many_addresses_fill_no_memory(void **state)
{
	struct limiter limiter;
	char address[32];
	limiter_init(&limiter);
	for (int i = 0; i < 100000; i++) {
		snprintf(address, sizeof address, "10.%d.%d.%d", i >> 16, (i >> 8) & 255, i & 255);
		assert_false(limiter_fail(&limiter, 'a', address, i));
	}
}

static struct sockaddr_in at(const char *address)
{
	struct sockaddr_in in = { .sin_family = AF_INET };
	assert_int_equal(inet_pton(AF_INET, address, &in.sin_addr), 1);
	return in;
}

static void test_places_are_shared_out(void **state)
{
	struct guests guests = { .base_ms = 30000 };
	struct guest *all[GUESTS_MAX];
	struct sockaddr_in council = at("198.51.100.7"), other = at("198.51.100.8"), proxy = at("127.0.0.1");
	size_t n = 0;
	for (; n < GUESTS_PER_ADDRESS_MAX; n++) {
		assert_true(guests_admit(&guests, (struct sockaddr *)&council));
		all[n] = guest_new(&guests, -1, (struct sockaddr *)&council, 0);
	}
	assert_false(guests_admit(&guests, (struct sockaddr *)&council));
	assert_true(guests_admit(&guests, (struct sockaddr *)&other));
	for (; n < GUESTS_MAX; n++) {
		assert_true(guests_admit(&guests, (struct sockaddr *)&proxy));
		all[n] = guest_new(&guests, -1, (struct sockaddr *)&proxy, 0);
	}
	assert_false(guests_admit(&guests, (struct sockaddr *)&proxy));
	guest_free(&guests, all[3]);
	assert_true(guests_admit(&guests, (struct sockaddr *)&proxy));
	for (size_t i = 0; i < n; i++)
		if (i != 3)
			guest_free(&guests, all[i]);
	assert_int_equal(guests.n, 0);
	assert_null(guests.first);
}

static bool is_ended(int fd)
{
	char c;
	return recv(fd, &c, 1, MSG_DONTWAIT) == 0;
}

/* Time passes as the test says: the deadline of a body, its rate, and no end while we work. */
static void test_time_runs_out(void **state)
{
	static const struct { const char *name; int64_t length; int64_t bytes_each_s, until_ms; bool waits, ended; } cases[] = {
		{ "headers in time", -1, 0, 29999, false, false },
		{ "headers too late", -1, 0, 30000, false, true },
		{ "a small body at the usual pace", 60 * 1024, 1024, 59000, false, false },
		{ "a body beyond 30 s and one a KiB", 60 * 1024, 100, 90000, false, true },
		{ "a body still within it", 60 * 1024, 100, 89000, false, false },
		{ "a large body at less than 64 bytes a second", 1024 * 1024, 63, 31000, false, true },
		{ "a large body at 64 bytes a second", 1024 * 1024, 64, 500000, false, false },
		{ "while we work, it may wait", 60 * 1024, 100, 500000, true, false },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct guests guests = { .base_ms = 30000 };
		struct sockaddr_in from = at("192.0.2.1");
		int pair[2];
		assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
		struct guest *guest = guest_new(&guests, pair[0], (struct sockaddr *)&from, 0);
		if (cases[i].length >= 0) {
			guest_begin(&guests, guest, 0);
			guest_expect(&guests, guest, cases[i].length, 0);
			if (cases[i].waits)
				guest_wait(guest);
		}
		int64_t next = 0;
		for (int64_t now = 0; now <= cases[i].until_ms; now += 1000) {
			next = guests_sweep(&guests, now);
			guest_took(guest, (size_t)cases[i].bytes_each_s);
		}
		guests_sweep(&guests, cases[i].until_ms);
		if (is_ended(pair[1]) != cases[i].ended)
			fail_msg("%s: %s", cases[i].name, cases[i].ended ? "not ended" : "ended");
		if (!cases[i].ended && !cases[i].waits)
			assert_true(next > cases[i].until_ms - 1000 && next != INT64_MAX);
		guest_free(&guests, guest);
		close(pair[0]);
		close(pair[1]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_routes), cmocka_unit_test(test_lengths), cmocka_unit_test(test_versions),
		cmocka_unit_test(test_failures_are_counted_for_a_minute), cmocka_unit_test(test_many_addresses_fill_no_memory),
		cmocka_unit_test(test_places_are_shared_out), cmocka_unit_test(test_time_runs_out),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
