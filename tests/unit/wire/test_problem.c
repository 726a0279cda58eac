/* SPDX-License-Identifier: MIT */
#include "fixture.h"

#include "base/json.h"
#include "wire/problem.h"

#include <string.h>

static void test_write(void **state)
{
	struct buf out = BUF(4096);
	struct problem problem = { "digest-mismatch", 400, "The bytes were damaged", "Send \"them\" again." };
	char name[40], detail[80];
	problem_write(&problem, "https://board.example", &out);
	assert_string_equal(buf_text(&out),
		"{\"type\":\"https://board.example/problems/digest-mismatch\",\"title\":\"The bytes were damaged\","
		"\"status\":400,\"detail\":\"Send \\\"them\\\" again.\"}\n");
	assert_true(problem_read(out.data, out.len, name, sizeof name, detail, sizeof detail));
	assert_string_equal(name, "digest-mismatch");
	assert_string_equal(detail, "Send \"them\" again.");
	buf_release(&out);
}

static void test_read(void **state)
{
	static const struct {
		const char *text;
		bool ok;
		const char *name, *detail;
	} cases[] = {
		{ "{\"title\":\"No\"}", true, "", "No" },
		{ "{\"type\":\"about:blank\",\"detail\":7}", true, "", "" },
		{ "{\"type\":7,\"title\":8,\"detail\":\"d\"}", true, "", "d" },
		{ "{\"type\":\"https://x/problems/too-large\"}", true, "too-large", "" },
		{ "{\"type\":\"https://x/problems/<b>\"}", true, "", "" },
		{ "{\"detail\":\"\\u001b[31mred\\u202e\"}", true, "", "\xef\xbf\xbd[31mred\xef\xbf\xbd" },
		{ "{\"status\":400}", false, "", "" },
		{ "{}", false, "", "" },
		{ "[\"type\"]", false, "", "" },
		{ "\"type\"", false, "", "" },
		{ "<html>", false, "", "" },
		{ "", false, "", "" },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		char name[40] = "", detail[80] = "";
		if (problem_read(cases[i].text, strlen(cases[i].text), name, sizeof name, detail, sizeof detail) != cases[i].ok)
			fail_msg("%s", cases[i].text);
		assert_string_equal(name, cases[i].name);
		assert_string_equal(detail, cases[i].detail);
	}
}

static void test_digest(void **state)
{
	static const struct {
		const char *header;
		bool fits;
	} cases[] = {
		{ "sha-256=:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=:", true },
		{ "sha-512=:AAAA:, sha-256=:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=:", true },
		{ "  sha-256=:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=: ,md5=:x:", true },
		{ "sha-256=:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa1=:", false },
		{ "sha-256=ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=", false },
		{ "SHA-256=:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=:", false },
		{ "sha-512=:AAAA:", false },
		{ "sha-256=:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=:, sha-256=:AAAA:", false },
		{ "sha-256=:AAAA:, sha-256=:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=:", false },
		{ "sha-256", false },
		{ "", false },
		{ ",,,", false },
	};
	char text[64];
	content_digest("abc", 3, text);
	assert_string_equal(text, cases[0].header);
	for (size_t i = 0; i < LENGTH(cases); i++) {
		if (content_digest_fits(cases[i].header, "abc", 3) != cases[i].fits)
			fail_msg("%s", cases[i].header);
		assert_false(content_digest_fits(cases[i].header, "abd", 3));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_write),
		cmocka_unit_test(test_read),
		cmocka_unit_test(test_digest),
	};
	return crypto_start() ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
