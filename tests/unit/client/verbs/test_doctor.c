/* SPDX-License-Identifier: MIT */
/* What may be mailed: of an address the host, and nothing else. */
#include "client/verbs/doctor.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void of_an_address_only_the_host(void **state)
{
	static const char *const cases[][2] = {
		{ "", "" }, { "https://board.example", "board.example" }, { "https://board.example:8443", "board.example" },
		{ "http://sam:secret@proxy.example:3128/way", "proxy.example" }, { "sam:secret@proxy.example:3128", "proxy.example" },
		{ "proxy.example:3128", "proxy.example" }, { "http://sam:s/e?c#r@t@proxy.example:1", "proxy.example" },
		{ "socks5h://[2001:db8::1]:1080", "[2001:db8::1]" }, { "http://sam:x@[::1]/", "[::1]" }, { "http://127.0.0.1", "127.0.0.1" },
		{ "http://", "" }, { "@", "" }, { "[", "[" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char host[64];
		host_of(cases[i][0], host, sizeof host);
		assert_string_equal(host, cases[i][1]);
	}
	char small[5];
	host_of("https://board.example", small, sizeof small);
	assert_string_equal(small, "boar");
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(of_an_address_only_the_host) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
