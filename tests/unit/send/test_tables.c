/* SPDX-License-Identifier: MIT */
/* What the courier decides without a network: tables, words, manners, options, codes. */
#include "fixture.h"

#include "base/mem.h"
#include "send/code.h"
#include "send/manners.h"
#include "send/options.h"
#include "send/outcome.h"
#include "send/words.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void test_numbers_of_libcurl(void **state)
{
	static const struct {
		int curl;
		enum http_result result;
	} cases[] = {
		{ 0, HTTP_ANSWERED }, { 1, HTTP_NOT_OURS }, { 3, HTTP_LOCAL }, { 4, HTTP_LOCAL }, { 5, HTTP_UNREACHED }, { 6, HTTP_UNREACHED },
		{ 7, HTTP_UNREACHED }, { 8, HTTP_NOT_OURS }, { 16, HTTP_UNCLEAR }, { 18, HTTP_UNCLEAR }, { 23, HTTP_NOT_OURS },
		{ 26, HTTP_LOCAL }, { 27, HTTP_LOCAL }, { 28, HTTP_UNCLEAR }, { 35, HTTP_HANDSHAKE }, { 42, HTTP_STOPPED }, { 43, HTTP_LOCAL },
		{ 47, HTTP_NOT_OURS }, { 48, HTTP_LOCAL }, { 51, HTTP_CERTIFICATE }, { 52, HTTP_UNCLEAR }, { 55, HTTP_UNCLEAR },
		{ 56, HTTP_UNCLEAR }, { 58, HTTP_LOCAL }, { 59, HTTP_LOCAL }, { 60, HTTP_CERTIFICATE }, { 61, HTTP_NOT_OURS },
		{ 63, HTTP_NOT_OURS }, { 65, HTTP_LOCAL }, { 66, HTTP_LOCAL }, { 77, HTTP_LOCAL }, { 82, HTTP_LOCAL }, { 90, HTTP_PIN },
		{ 92, HTTP_UNCLEAR }, { 95, HTTP_UNCLEAR }, { 97, HTTP_PROXY }, { 4711, HTTP_LOCAL },
	};
	for (size_t i = 0; i < LENGTH(cases); i++)
		assert_int_equal(http_result_of(cases[i].curl), cases[i].result);
}

static enum outcome outcome_with(enum http_result result, long status, const char *type, const char *body, bool odd)
{
	struct http_answer answer = { .result = result, .status = status, .body = BUF(HTTP_BODY_MAX_BYTES) };
	memcpy(answer.type, type, strlen(type) + 1);
	buf_puts(&answer.body, body);
	enum outcome outcome = outcome_of(&answer, odd);
	http_answer_release(&answer);
	return outcome;
}

static void test_outcomes(void **state)
{
	static const struct {
		enum http_result result;
		long status;
		const char *type, *body;
		bool odd;
		enum outcome outcome;
	} cases[] = {
		{ HTTP_UNREACHED, 0, "", "", false, OUTCOME_UNREACHED },
		{ HTTP_UNCLEAR, 0, "", "", false, OUTCOME_UNCLEAR },
		{ HTTP_UNCLEAR, 201, "", "", false, OUTCOME_UNCLEAR },
		{ HTTP_UNCLEAR, 413, "", "", false, OUTCOME_TOO_BIG },
		{ HTTP_UNCLEAR, 503, "", "", false, OUTCOME_UNCLEAR },
		{ HTTP_HANDSHAKE, 0, "", "", false, OUTCOME_HANDSHAKE },
		{ HTTP_PROXY, 0, "", "", false, OUTCOME_PROXY },
		{ HTTP_CERTIFICATE, 0, "", "", false, OUTCOME_CERTIFICATE },
		{ HTTP_CERTIFICATE, 0, "", "", true, OUTCOME_CERTIFICATE },
		{ HTTP_CERTIFICATE_DATES, 0, "", "", false, OUTCOME_CERTIFICATE },
		{ HTTP_CERTIFICATE_DATES, 0, "", "", true, OUTCOME_CLOCK },
		{ HTTP_PIN, 0, "", "", false, OUTCOME_PIN },
		{ HTTP_NOT_OURS, 0, "", "", false, OUTCOME_PORTAL },
		{ HTTP_LOCAL, 0, "", "", false, OUTCOME_LOCAL },
		{ HTTP_STOPPED, 0, "", "", false, OUTCOME_STOPPED },
		{ HTTP_ANSWERED, 200, "text/plain", "section11-receipt-1\n", false, OUTCOME_NO_RECEIPT },
		{ HTTP_ANSWERED, 200, "TEXT/HTML; charset=x", "", false, OUTCOME_PORTAL },
		{ HTTP_ANSWERED, 404, "text/html", "<", false, OUTCOME_ADDRESS },
		{ HTTP_ANSWERED, 413, "text/html", "<", false, OUTCOME_TOO_BIG },
		{ HTTP_ANSWERED, 403, "text/html", "<", false, OUTCOME_PORTAL },
		{ HTTP_ANSWERED, 0, "", "", false, OUTCOME_UNCLEAR },
		{ HTTP_ANSWERED, 100, "", "", false, OUTCOME_UNCLEAR },
		{ HTTP_ANSWERED, 600, "", "", false, OUTCOME_UNCLEAR },
		{ HTTP_ANSWERED, 418, "", "", false, OUTCOME_REFUSED },
		{ HTTP_ANSWERED, 501, "", "", false, OUTCOME_REFUSED },
		{ HTTP_ANSWERED, 505, "", "", false, OUTCOME_REFUSED },
		{ HTTP_ANSWERED, 599, "", "", false, OUTCOME_TROUBLE },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		enum outcome outcome = outcome_with(cases[i].result, cases[i].status, cases[i].type, cases[i].body, cases[i].odd);
		if (outcome != cases[i].outcome)
			fail_msg("case %zu: %s", i, outcome_rule(outcome)->name);
	}
	/* Nothing that merely came over the wire is "received". */
	for (int result = 0; result < HTTP_RESULT_COUNT; result++) {
		for (long status = 0; status < 700; status++)
			assert_int_not_equal(outcome_with((enum http_result)result, status, "", "section11-receipt-1", false), OUTCOME_RECEIVED);
	}
}

static void test_rules(void **state)
{
	static const char *const events[] = { "received", "unclear", "refused", "unreached", "stopped" };
	for (int i = 0; i < OUTCOME_COUNT; i++) {
		const struct outcome_rule *rule = outcome_rule((enum outcome)i);
		bool known = rule->event == NULL;
		for (size_t k = 0; k < LENGTH(events); k++)
			known |= rule->event && strcmp(rule->event, events[k]) == 0;
		assert_true(known);
		assert_int_equal(rule->exit_status == 0, i == OUTCOME_RECEIVED);
	}
	assert_true(leaves_doubt(OUTCOME_UNCLEAR, false));
	assert_true(leaves_doubt(OUTCOME_UNREACHED, true));
	assert_true(leaves_doubt(OUTCOME_WAITING, true));
	assert_false(leaves_doubt(OUTCOME_UNREACHED, false));
	assert_false(leaves_doubt(OUTCOME_CODE, true));
}

static void check_sentences(const char *text)
{
	int words = 1;
	assert_true(strlen(text) > 10);
	assert_null(strpbrk(text, "0123456789\n%"));
	for (const char *at = text; *at; at++) {
		words += *at == ' ';
		if (strchr(".:?", *at) && (at[1] == ' ' || at[1] == '\0')) {
			if (words > 25)
				fail_msg("%d words: %s", words, text);
			words = 0;
		}
	}
	assert_true(strchr(".?", text[strlen(text) - 1]) != NULL);
}

static void test_words(void **state)
{
	for (int i = 0; i <= OUTCOME_COUNT; i++) {
		struct words words = i < OUTCOME_COUNT ? words_of((enum outcome)i) : words_of_nothing();
		check_sentences(words.what);
		check_sentences(words.safe);
		check_sentences(words.next);
	}
}

static void test_backoff(void **state)
{
	static const struct {
		int n;
		int64_t top;
	} cases[] = { { -1, 2000 }, { 0, 2000 }, { 1, 4000 }, { 5, 64000 }, { 9, 900000 }, { 60, 900000 } };
	for (size_t i = 0; i < LENGTH(cases); i++) {
		int64_t least = INT64_MAX, most = -1;
		for (int k = 0; k < 400; k++) {
			int64_t ms = backoff_wait_ms(2000, cases[i].n);
			least = ms < least ? ms : least;
			most = ms > most ? ms : most;
		}
		assert_true(least >= 0 && most <= cases[i].top);
		assert_true(least < cases[i].top / 10 && most > cases[i].top * 9 / 10);
	}
}

static void test_polite(void **state)
{
	struct outbox_attempts attempts = { 0 };
	assert_int_equal(polite_wait_seconds(&attempts, NOW), 0);
	attempts.n_begun_at = 11;
	for (int i = 0; i < 12; i++)
		attempts.begun_at[i] = NOW - 600 + i;
	assert_int_equal(polite_wait_seconds(&attempts, NOW), 0);
	attempts.n_begun_at = 12;
	assert_int_equal(polite_wait_seconds(&attempts, NOW), 3000);
	assert_int_equal(polite_wait_seconds(&attempts, NOW + 3000), 0);
	/* The clock was set back: a little counts, years do not. */
	assert_int_equal(polite_wait_seconds(&attempts, NOW - 1000), 3600);
	assert_int_equal(polite_wait_seconds(&attempts, NOW - 10000), 0);
	attempts = (struct outbox_attempts){ .wait_seconds = 120, .wait_since = NOW };
	assert_int_equal(polite_wait_seconds(&attempts, NOW + 20), 100);
	assert_int_equal(polite_wait_seconds(&attempts, NOW + 120), 0);
	assert_int_equal(polite_wait_seconds(&attempts, NOW - 1), 0);
}

static void test_options(void **state)
{
	static const struct {
		const char *args[6];
		bool ok;
	} cases[] = {
		{ { "section11-send" }, true },
		{ { "section11-send", "--json", "--watch", "--dir", "/x" }, true },
		{ { "section11-send", "--id=abcd", "--once", "--code-from", "-" }, true },
		{ { "section11-send", "--" }, true },
		{ { "section11-send", "--watch", "--once" }, false },
		{ { "section11-send", "--code", "sb1_X" }, false },
		{ { "section11-send", "--dir" }, false },
		{ { "section11-send", "extra" }, false },
		{ { "section11-send", "-x" }, false },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct options options = { 0 };
		char *argv[7] = { NULL }, *said = NULL;
		size_t said_len;
		int argc = 0;
		for (; argc < 6 && cases[i].args[argc]; argc++)
			argv[argc] = xstrdup(cases[i].args[argc]);
		FILE *errors = open_memstream(&said, &said_len);
		bool ok = options_read(argc, argv, &options, errors);
		fclose(errors);
		if (ok != cases[i].ok)
			fail_msg("case %zu: %s", i, said);
		assert_int_equal(said_len == 0, ok);
		if (i == 2) {
			assert_string_equal(options.id, "abcd");
			assert_string_equal(options.code_from, "-");
			assert_true(options.once);
		}
		for (int k = 0; k < argc; k++)
			free(argv[k]);
		free(said);
	}
}

static enum err_code code_from(const char *path, const char *text, mode_t mode, char to[ID_CODE_BYTES])
{
	struct err err = { .code = ERR_NONE };
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	assert_int_equal(fchmod(fd, mode), 0);
	close(fd);
	bool ok = code_read(path, to, &err);
	assert_int_equal(ok, err.code == ERR_NONE);
	unlink(path);
	return err.code;
}

static void test_code(void **state)
{
	char path[] = "/tmp/section11-code-XXXXXX", code[ID_CODE_BYTES], read[ID_CODE_BYTES] = "before", *text;
	close(mkstemp(path));
	id_code(code);
	text = xasprintf("  %s \nsecond line\n", code);
	assert_int_equal(code_from(path, text, 0600, read), ERR_NONE);
	assert_string_equal(read, code);
	assert_int_equal(code_from(path, text, 0400, read), ERR_NONE);
	memcpy(read, "before", 7);
	assert_int_equal(code_from(path, text, 0640, read), ERR_PERMISSION);
	assert_int_equal(code_from(path, text, 0604, read), ERR_PERMISSION);
	assert_int_equal(code_from(path, "sb1_nonsense\n", 0600, read), ERR_INVALID);
	assert_string_equal(read, "before");
	assert_int_equal(code_from(path, " \n", 0600, read), ERR_NONE);
	assert_string_equal(read, "");
	assert_int_equal(code_from(path, "", 0600, read), ERR_NONE);
	free(text);
	text = xcalloc(1, 2000);
	memset(text, 'x', 1999);
	assert_int_not_equal(code_from(path, text, 0600, read), ERR_NONE);
	struct err err;
	assert_false(code_read("/nonexistent/code", read, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbers_of_libcurl),
		cmocka_unit_test(test_outcomes),
		cmocka_unit_test(test_rules),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_backoff),
		cmocka_unit_test(test_polite),
		cmocka_unit_test(test_options),
		cmocka_unit_test(test_code),
	};
	return crypto_start() ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
