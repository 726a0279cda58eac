/* SPDX-License-Identifier: MIT */
/* The courier against a board that lies, cuts, hangs and refuses: outcomes are told apart, only a receipt says received. */
#include "place.h"
#include "server.h"

#include "base/json.h"
#include "base/mem.h"
#include "send/attempt.h"
#include "send/courier.h"
#include "send/stop.h"
#include "send/words.h"
#include "wire/problem.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static struct fixture fixture;
static struct server server;
static struct place place;
static char id[ID_UUID_BYTES];
static int64_t now;

static int start(void **state)
{
	char endpoint[64];
	server_start(&server, endpoint);
	fixture_make(&fixture, endpoint);
	server_run(&server, &fixture);
	stop_start();
	return http_start() ? 0 : 1;
}

static int end(void **state)
{
	server_stop(&server);
	fixture_release(&fixture);
	http_stop();
	return 0;
}

static int make(void **state)
{
	place_make(&place, &fixture, true);
	place_seal(&place, id);
	server_forget(&server);
	server_script(&server, NULL, 0);
	now = NOW;
	return 0;
}

static int release(void **state)
{
	place_release(&place);
	return 0;
}

static int64_t test_now(void)
{
	return now;
}

/* What one run said, line by line. */
struct said {
	char *text;
	size_t len;
	int status;
	char last[24], outcome[24], reference[16];
};

static void take_line(struct said *said, const char *line, size_t len)
{
	struct json *json;
	struct err err = { 0 };
	assert_works(json_parse(line, len, &json_default_limits, "event", &json, &err), &err);
	const char *event = json_get_text(json, "event"), *outcome = json_get_text(json, "outcome");
	const char *reference = json_get_text(json, "reference");
	assert_non_null(event);
	if (outcome) {
		snprintf(said->last, sizeof said->last, "%s", event);
		snprintf(said->outcome, sizeof said->outcome, "%s", outcome);
	}
	if (reference)
		snprintf(said->reference, sizeof said->reference, "%s", reference);
	if (outcome || strcmp(event, "end") == 0) {
		assert_non_null(json_get_text(json, "what"));
		assert_non_null(json_get_text(json, "safe"));
		assert_non_null(json_get_text(json, "next"));
	}
	json_free(json);
}

static void run_with(struct courier *courier, struct said *said)
{
	*said = (struct said){ 0 };
	FILE *out = open_memstream(&said->text, &said->len);
	struct report report = { .out = out, .json = true };
	courier->report = &report;
	said->status = courier_run(courier, NULL);
	fclose(out);
	for (const char *line = said->text; line && *line;) {
		size_t len = strcspn(line, "\n");
		take_line(said, line, len);
		line += len + 1;
	}
}

static struct courier quick_courier(bool once)
{
	struct courier courier = courier_of(&place.store, NULL);
	courier.limits = (struct http_limits){ .connect_ms = 2000, .total_ms = 700, .slow_bytes = 1, .slow_seconds = 1 };
	courier.now = test_now;
	courier.once = once;
	courier.backoff_ms = 1;
	courier.patience_ms = 5000;
	return courier;
}

static void run_once(struct said *said)
{
	struct courier courier = quick_courier(true);
	run_with(&courier, said);
	now += 7200; /* so that the limit of an hour does not come into it */
}

static void assert_received(bool expected)
{
	struct receipt receipt;
	struct err err = { 0 };
	bool there = outbox_receipt(&place.store, id, 1, &receipt, NULL, &err);
	assert_int_equal(there, expected);
	assert_int_equal(count_files(&place, id, "receipt."), expected);
}

static struct outbox_attempts attempts_now(void)
{
	struct outbox_attempts attempts;
	struct err err = { 0 };
	assert_works(outbox_attempts(&place.store, id, 1, &attempts, &err), &err);
	return attempts;
}

static void said_release(struct said *said)
{
	free(said->text);
}

static void test_received(void **state)
{
	struct said said;
	char digest[64], *expected;
	run_once(&said);
	assert_int_equal(said.status, 0);
	assert_string_equal(said.outcome, "received");
	assert_memory_equal(said.reference, "SU-", 3);
	assert_received(true);
	assert_int_equal(server.times_stored, 1);
	assert_int_equal(server.n_seen, 1);
	assert_string_equal(attempts_now().last_event, "received");
	/* What went over the wire. */
	expected = xasprintf("PUT /v1/submissions/%s/1 HTTP/1.1", id);
	assert_string_equal(server.seen[0], expected);
	free(expected);
	content_digest(server.stored.data, server.stored.len, digest);
	const struct {
		const char *format, *value;
	} headers[] = {
		{ "\r\nAuthorization: Bearer %s\r\n", fixture.code },
		{ "\r\nContent-Type: %s\r\n", "application/vnd.section11.sealed; v=1" },
		{ "\r\nContent-Digest: %s\r\n", digest },
		{ "\r\nSection11-Form: test-2026/3 %s\r\n", fixture.pack_sha256 },
		{ "\r\nUser-Agent: section11-send/%s\r\n", SECTION11_VERSION },
	};
	for (size_t i = 0; i < LENGTH(headers); i++) {
		char *line = xasprintf("%.*s%s\r\n", (int)strcspn(headers[i].format, "%"), headers[i].format, headers[i].value);
		assert_non_null(strstr(server.headers, line));
		free(line);
	}
	assert_null(strstr(server.headers, "Expect:"));
	assert_null(strstr(server.headers, "Section11-Supersedes"));
	assert_null(strstr(server.headers, "Transfer-Encoding"));
	said_release(&said);
	/* Nothing is left to send. */
	run_once(&said);
	assert_int_equal(said.status, 0);
	assert_non_null(strstr(said.text, "\"event\":\"nothing\""));
	assert_int_equal(server.n_seen, 1);
	said_release(&said);
}

static void test_a_later_revision(void **state)
{
	struct said said;
	struct err err = { 0 };
	int64_t revision;
	struct opened *opened = place_load(&place, id);
	fixture_answer(opened->assessment, "fully", "second", NOW + 20);
	fixture_complete(opened->assessment, NOW + 30);
	assert_works(store_seal(opened, NOW + 30, &revision, &err), &err);
	store_close(opened);
	run_once(&said);
	assert_int_equal(said.status, 0);
	assert_int_equal(server.n_seen, 2);
	assert_non_null(strstr(server.headers, "\r\nSection11-Supersedes: 1\r\n"));
	assert_int_equal(count_files(&place, id, "receipt."), 2);
	said_release(&said);
}

#define PROBLEM(status, name) "HTTP/1.1 " status " X\r\nContent-Type: application/problem+json\r\nConnection: close\r\n\r\n" \
	"{\"type\":\"http://x/problems/" name "\",\"title\":\"T\",\"detail\":\"\\u001b[31mD\"}"
#define PAGE(status) "HTTP/1.1 " status " X\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html>Sign in</html>"
#define EMPTY(status) "HTTP/1.1 " status " X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"

/* One connection each; whatever is said, nothing is received, and the log knows how it stands. */
static const struct lie {
	struct step step;
	const char *outcome, *event;
	int status;
} lies[] = {
	{ { STEP_RAW, EMPTY("201") }, "no_receipt", "unclear", 75 },
	{ { STEP_RAW, EMPTY("200") }, "no_receipt", "unclear", 75 },
	{ { STEP_RAW, EMPTY("202") }, "no_receipt", "unclear", 75 },
	{ { STEP_RAW, EMPTY("204") }, "no_receipt", "unclear", 75 },
	{ { STEP_RAW, "HTTP/1.1 201 Created\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\nThank you!" }, "no_receipt",
		"unclear", 75 },
	{ { STEP_RAW, "HTTP/1.1 201 Cr" }, NULL, "unclear", 75 },
	{ { STEP_RAW, "HTTP/1.1 201 Created\r\nContent-Length: 5\r\nContent-Length: 9\r\n\r\nhello" }, NULL, "unclear", 0 },
	{ { STEP_EARLY, EMPTY("201") }, NULL, "unclear", 75 },
	{ { STEP_RAW, PAGE("200") }, "portal", "unclear", 69 },
	{ { STEP_RAW, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n  <!DOCTYPE html>" }, "portal", "unclear", 69 },
	{ { STEP_RAW, "HTTP/1.1 302 Found\r\nLocation: http://portal.example/\r\nContent-Length: 0\r\n\r\n" }, "portal", "unclear", 69 },
	{ { STEP_RAW, "HTTP/1.1 308 Moved\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n" }, "portal", "unclear", 69 },
	{ { STEP_RAW, EMPTY("511") }, "portal", "unclear", 69 },
	{ { STEP_RAW, PAGE("401") }, "portal", "unclear", 69 },
	{ { STEP_RAW, PROBLEM("400", "digest-mismatch") }, "damaged_on_way", "unreached", 75 },
	{ { STEP_RAW, PROBLEM("400", "malformed") }, "refused", "refused", 65 },
	{ { STEP_RAW, PROBLEM("401", "unauthorised") }, "code", "refused", 77 },
	{ { STEP_EARLY, PROBLEM("401", "unauthorised") }, "code", "refused", 77 },
	{ { STEP_RAW, PROBLEM("403", "quota") }, "not_allowed", "refused", 77 },
	{ { STEP_RAW, PROBLEM("405", "method-not-allowed") }, "refused", "refused", 65 },
	{ { STEP_RAW, EMPTY("407") }, "proxy", "stopped", 69 },
	{ { STEP_RAW, EMPTY("408") }, "trouble", "unclear", 75 },
	{ { STEP_RAW, PROBLEM("409", "conflict") }, "conflict", "refused", 65 },
	{ { STEP_RAW, PROBLEM("410", "erased") }, "gone", "refused", 65 },
	{ { STEP_RAW, PROBLEM("413", "too-large") }, "too_big", "refused", 65 },
	{ { STEP_RAW, PROBLEM("415", "unsupported-type") }, "refused", "refused", 65 },
	{ { STEP_RAW, EMPTY("421") }, "misdirected", "unreached", 69 },
	{ { STEP_RAW, EMPTY("429") }, "busy", "unreached", 75 },
	{ { STEP_RAW, EMPTY("500") }, "trouble", "unclear", 75 },
	{ { STEP_RAW, PAGE("502") }, "trouble", "unclear", 75 },
	{ { STEP_RAW, EMPTY("503") }, "busy", "unreached", 75 },
	{ { STEP_RAW, EMPTY("507") }, "busy", "unreached", 75 },
	{ { STEP_RAW, EMPTY("522") }, "trouble", "unclear", 75 },
	{ { STEP_RAW, "SSH-2.0-OpenSSH_9.2\r\n" }, "portal", "unclear", 69 },
	{ { STEP_RAW, "" }, "unclear", "unclear", 75 },
	{ { STEP_HANG_UP }, "unclear", "unclear", 75 },
	{ { STEP_HANG_UP_AFTER }, "unclear", "unclear", 75 },
	{ { STEP_SILENT }, "unclear", "unclear", 75 },
	{ { STEP_BOARD, .forgery = FORGE_KEY }, "wrong_receipt", "unclear", 65 },
	{ { STEP_BOARD, .forgery = FORGE_REVISION }, "wrong_receipt", "unclear", 65 },
	{ { STEP_BOARD, .forgery = FORGE_DIGEST }, "wrong_receipt", "unclear", 65 },
	{ { STEP_BOARD, .forgery = FORGE_SIGNATURE }, "wrong_receipt", "unclear", 65 },
	{ { STEP_BOARD, .forgery = FORGE_CRLF }, "no_receipt", "unclear", 75 },
	{ { STEP_BOARD, .forgery = FORGE_PAGE }, "portal", "unclear", 69 },
};

static void reset_log(void)
{
	struct buf log = BUF(BUF_MIB);
	char *path = path_of(&place, id, "attempts.1.log");
	slurp(path, &log);
	spill(path, log.data, strcspn(log.data, "\n") + 1);
	buf_release(&log);
	free(path);
}

static void test_lies(void **state)
{
	for (size_t i = 0; i < LENGTH(lies); i++) {
		struct said said;
		server_forget(&server);
		server_script(&server, &lies[i].step, 1);
		reset_log();
		run_once(&said);
		if (lies[i].outcome && strcmp(said.outcome, lies[i].outcome) != 0)
			fail_msg("case %zu %s: %s", i, lies[i].step.raw ? lies[i].step.raw : "", said.text);
		if (lies[i].status)
			assert_int_equal(said.status, lies[i].status);
		assert_int_not_equal(said.status, 0);
		if (strcmp(attempts_now().last_event, lies[i].event) != 0)
			fail_msg("case %zu: %s", i, attempts_now().last_event);
		assert_string_equal(said.last, lies[i].event);
		assert_received(false);
		assert_null(strstr(said.text, "\x1b"));
		assert_null(strstr(said.text, fixture.code));
		said_release(&said);
	}
}

/* Any answer that is too long is cut off by us. */
static void test_too_much(void **state)
{
	struct said said;
	struct buf answer = BUF(BUF_MIB);
	for (int i = 0; i < 2; i++) {
		buf_clear(&answer);
		buf_puts(&answer, "HTTP/1.1 200 OK\r\n");
		if (i == 0)
			buf_puts(&answer, "X-Long: ");
		else
			buf_puts(&answer, "Connection: close\r\n\r\n");
		buf_fill(&answer, 'x', 200000);
		const struct step step = { STEP_RAW, answer.data };
		server_script(&server, &step, 1);
		reset_log();
		run_once(&said);
		assert_string_equal(said.last, "unclear");
		assert_received(false);
		said_release(&said);
	}
	buf_release(&answer);
}

/* The true answer, cut after every byte: received only when all of it came. Then it is asked for, and nothing is stored twice. */
static void cut_everywhere(bool no_length)
{
	struct step step = { STEP_BOARD, .no_length = no_length };
	struct said said;
	char *receipt = path_of(&place, id, "receipt.1.txt");
	size_t whole = 0;
	server_forget(&server);
	for (int i = 0; i < 2; i++) { /* the second time it is 200, as in all that follows */
		unlink(receipt);
		reset_log();
		server_script(&server, &step, 1);
		run_once(&said);
		assert_int_equal(said.status, 0);
		whole = server.answer_bytes;
		said_release(&said);
	}
	for (size_t keep = 1; keep < whole; keep++) {
		unlink(receipt);
		reset_log();
		step.keep = keep;
		server_script(&server, &step, 1);
		run_once(&said);
		if (said.status == 0)
			fail_msg("%zu bytes of %zu: %s", keep, whole, said.text);
		assert_string_equal(said.last, "unclear");
		assert_received(false);
		said_release(&said);
		if (keep % 29)
			continue;
		server_script(&server, NULL, 0);
		run_once(&said);
		assert_int_equal(said.status, 0);
		assert_int_equal(server.n_seen, 1);
		assert_memory_equal(server.seen[0], "GET ", 4);
		assert_received(true);
		said_release(&said);
	}
	assert_int_equal(server.times_stored, 1);
	free(receipt);
}

static void test_cut_at_every_byte(void **state)
{
	cut_everywhere(false);
}

static void test_cut_at_every_byte_without_length(void **state)
{
	int64_t was = now;
	cut_everywhere(true);
	assert_true(now > was);
}

/* Whatever happens three times over, the return arrives once, within one run. */
static void test_one_run_is_enough(void **state)
{
	static const struct step kinds[] = {
		{ STEP_HANG_UP }, { STEP_HANG_UP_AFTER }, { STEP_BOARD, .keep = 100 }, { STEP_RAW, EMPTY("503") },
		{ STEP_RAW, EMPTY("201") }, { STEP_RAW, PROBLEM("400", "digest-mismatch") }, { STEP_BOARD, .forgery = FORGE_KEY },
	};
	char *receipt = path_of(&place, id, "receipt.1.txt");
	for (size_t a = 0; a < LENGTH(kinds); a++) {
		for (size_t b = 0; b < LENGTH(kinds); b++) {
			const struct step steps[] = { kinds[a], kinds[b] };
			struct courier courier = quick_courier(false);
			struct said said;
			unlink(receipt);
			reset_log();
			server_forget(&server);
			server_script(&server, steps, 2);
			run_with(&courier, &said);
			bool alarming = kinds[a].forgery && kinds[b].forgery; /* twice a forged receipt: this run gives up */
			if ((said.status == 0) == alarming || server.times_stored > 1)
				fail_msg("%zu %zu: %s", a, b, said.text);
			assert_received(!alarming);
			said_release(&said);
			now += 7200;
		}
	}
	free(receipt);
}

/* Kept at bay: what the log says is kept to, over restarts too. */
static void test_manners(void **state)
{
	static const struct step busy[] = {
		{ STEP_RAW, "HTTP/1.1 503 Busy\r\nRetry-After: 120\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" },
	};
	struct said said;
	struct courier courier = quick_courier(false);
	server_script(&server, busy, 1);
	run_with(&courier, &said);
	assert_int_equal(said.status, 75);
	assert_int_equal(server.n_seen, 1);
	assert_string_equal(said.outcome, "busy");
	assert_int_equal(attempts_now().wait_seconds, 120);
	said_release(&said);
	now += 60;
	run_with(&courier, &said);
	assert_int_equal(said.status, 75);
	assert_string_equal(said.outcome, "waiting");
	assert_int_equal(server.n_seen, 1);
	said_release(&said);
	now += 61;
	run_with(&courier, &said);
	assert_int_equal(said.status, 0);
	said_release(&said);
}

/* Told to keep trying, it does not stop after three passes, but at the limit of an hour it waits. */
static void test_watch(void **state)
{
	struct said said;
	struct courier courier = quick_courier(false);
	struct step steps[8];
	for (size_t i = 0; i < LENGTH(steps); i++)
		steps[i] = (struct step){ STEP_RAW, EMPTY("503") };
	courier.watch = true;
	server_script(&server, steps, LENGTH(steps));
	run_with(&courier, &said);
	assert_int_equal(said.status, 0);
	assert_int_equal(server.n_seen, LENGTH(steps) + 1);
	assert_received(true);
	said_release(&said);
}

static void test_twelve_an_hour(void **state)
{
	struct said said;
	struct courier courier = quick_courier(true);
	struct step steps[20];
	for (size_t i = 0; i < LENGTH(steps); i++)
		steps[i] = (struct step){ STEP_RAW, EMPTY("503") };
	server_script(&server, steps, LENGTH(steps));
	for (int i = 0; i < 20; i++) {
		run_with(&courier, &said);
		assert_int_equal(said.status, 75);
		assert_string_equal(said.outcome, i < 12 ? "busy" : "waiting");
		said_release(&said);
		now += 10;
	}
	assert_int_equal(server.n_seen, 12);
	now = NOW + 3601;
	run_with(&courier, &said);
	assert_string_equal(said.outcome, "busy");
	said_release(&said);
}

static void test_nobody_listens(void **state)
{
	struct fixture other;
	struct place elsewhere;
	struct said said;
	char other_id[ID_UUID_BYTES];
	fixture_make(&other, "http://127.0.0.1:1");
	place_make(&elsewhere, &other, true);
	place_seal(&elsewhere, other_id);
	place_seal(&elsewhere, other_id);
	struct courier courier = quick_courier(false);
	courier.store = &elsewhere.store;
	run_with(&courier, &said);
	assert_int_equal(said.status, 69);
	assert_string_equal(said.outcome, "unreached");
	assert_non_null(strstr(said.text, "\"event\":\"again\""));
	assert_non_null(strstr(said.text, "\"left\":2"));
	said_release(&said);
	place_release(&elsewhere);
	fixture_release(&other);
}

static void test_codes(void **state)
{
	struct said said;
	struct err err = { 0 };
	struct courier courier = quick_courier(true);
	assert_works(store_join(&place.store, fixture.invitation.data, fixture.invitation.len, false, &place.membership, &err), &err);
	run_with(&courier, &said);
	assert_int_equal(said.status, 66);
	assert_string_equal(said.outcome, "needs_code");
	assert_int_equal(attempts_now().begun, 0);
	assert_int_equal(server.n_seen, 0);
	said_release(&said);
	memcpy(courier.code, fixture.code, sizeof courier.code);
	run_with(&courier, &said);
	assert_int_equal(said.status, 0);
	assert_null(strstr(said.text, fixture.code));
	said_release(&said);
}

static void test_damaged_file_stays_here(void **state)
{
	struct said said;
	char *path = path_of(&place, id, "sealed.1.s11");
	spill(path, "section11-sealed-1\n", 19);
	run_once(&said);
	assert_int_equal(said.status, 65);
	assert_string_equal(said.outcome, "damaged");
	assert_int_equal(server.n_seen, 0);
	said_release(&said);
	free(path);
}

/* The log cannot say that a try begins: then none begins. */
static void test_no_try_without_a_log(void **state)
{
	struct said said;
	struct err err = { 0 };
	char *log = path_of(&place, id, "attempts.1.log"), *aside = path_of(&place, id, "aside");
	assert_works(file_rename(log, aside, &err), &err);
	assert_works(file_mkdirs(log, &err), &err);
	run_once(&said);
	assert_int_not_equal(said.status, 0);
	assert_int_equal(server.n_seen, 0);
	said_release(&said);
	free(log);
	free(aside);
}

static void test_wrong_address(void **state)
{
	static const struct {
		const char *about, *outcome;
		int status;
	} cases[] = {
		{ "{\"board\":\"practice-partnership\",\"versions\":[1,2]}", "not_allowed", 77 },
		{ "{\"board\":\"practice-partnership\",\"versions\":[2]}", "retired", 65 },
		{ "{\"board\":\"somebody-else\",\"versions\":[2]}", "address", 69 },
		{ "<html>", "address", 69 },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct said said;
		char *about = xasprintf("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n%s", cases[i].about);
		const struct step steps[] = { { STEP_RAW, PROBLEM("404", "not-found") }, { STEP_RAW, about } };
		server_script(&server, steps, 2);
		reset_log();
		run_once(&said);
		assert_string_equal(said.outcome, cases[i].outcome);
		assert_int_equal(said.status, cases[i].status);
		assert_string_equal(server.seen[1], "GET /v1/about HTTP/1.1");
		said_release(&said);
		free(about);
	}
}

static void short_wait(int us)
{
	struct timespec wait = { .tv_nsec = (long)us * 1000 };
	nanosleep(&wait, NULL);
}

/* The person stops it while the board is silent: doubt is noted, and the next run asks first. */
static void test_stopped(void **state)
{
	static const struct step silent = { STEP_SILENT };
	struct said said;
	int status;
	server_script(&server, &silent, 1);
	pid_t pid = fork();
	if (pid == 0) {
		FILE *out = fopen("/dev/null", "w");
		struct report report = { .out = out, .json = true };
		struct courier courier = quick_courier(false);
		courier.limits = http_default_limits;
		courier.report = &report;
		_exit(courier_run(&courier, NULL));
	}
	while (attempts_now().begun == 0 || server.n_seen == 0)
		short_wait(2000);
	kill(pid, SIGTERM);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(WEXITSTATUS(status), 128 + SIGTERM);
	assert_string_equal(attempts_now().last_event, "unclear");
	server_script(&server, NULL, 0);
	run_once(&said);
	assert_int_equal(said.status, 0);
	assert_int_equal(server.n_seen, 2);
	assert_memory_equal(server.seen[0], "GET ", 4);
	assert_memory_equal(server.seen[1], "PUT ", 4);
	said_release(&said);
}

/* Killed at any moment: the next run finishes alone, and nothing is stored twice. */
static void test_killed(void **state)
{
	char *receipt = path_of(&place, id, "receipt.1.txt");
	for (int round = 0; round < 40; round++) {
		struct said said;
		int status;
		unlink(receipt);
		reset_log();
		server_forget(&server);
		server_script(&server, NULL, 0);
		pid_t pid = fork();
		if (pid == 0) {
			struct report report = { .out = fopen("/dev/null", "w"), .json = true };
			struct courier courier = quick_courier(true);
			courier.report = &report;
			_exit(courier_run(&courier, NULL));
		}
		short_wait(round * 400);
		kill(pid, SIGKILL);
		assert_int_equal(waitpid(pid, &status, 0), pid);
		run_once(&said);
		assert_int_equal(said.status, 0);
		assert_received(true);
		assert_int_equal(server.times_stored, 1);
		said_release(&said);
	}
	free(receipt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_received, make, release),
		cmocka_unit_test_setup_teardown(test_a_later_revision, make, release),
		cmocka_unit_test_setup_teardown(test_lies, make, release),
		cmocka_unit_test_setup_teardown(test_too_much, make, release),
		cmocka_unit_test_setup_teardown(test_cut_at_every_byte, make, release),
		cmocka_unit_test_setup_teardown(test_cut_at_every_byte_without_length, make, release),
		cmocka_unit_test_setup_teardown(test_one_run_is_enough, make, release),
		cmocka_unit_test_setup_teardown(test_manners, make, release),
		cmocka_unit_test_setup_teardown(test_watch, make, release),
		cmocka_unit_test_setup_teardown(test_twelve_an_hour, make, release),
		cmocka_unit_test_setup_teardown(test_nobody_listens, make, release),
		cmocka_unit_test_setup_teardown(test_codes, make, release),
		cmocka_unit_test_setup_teardown(test_damaged_file_stays_here, make, release),
		cmocka_unit_test_setup_teardown(test_no_try_without_a_log, make, release),
		cmocka_unit_test_setup_teardown(test_wrong_address, make, release),
		cmocka_unit_test_setup_teardown(test_stopped, make, release),
		cmocka_unit_test_setup_teardown(test_killed, make, release),
	};
	return cmocka_run_group_tests(tests, start, end);
}
