/* SPDX-License-Identifier: MIT */
/* Where a pack may send answers to. */
#include "form/pack.h"
#include "harness.h"

#include <string.h>

static void only_safe_addresses_are_allowed(void **state)
{
	static const struct { const char *endpoint; bool allowed; } cases[] = {
		{ "https://records.example.org", true }, { "https://records.example.org:8443", true }, { "https://localhost", true },
		{ "https://192.0.2.7", true }, { "https://[::1]:8443", true }, { "https://a", true }, { "https://x1.example", true },
		{ "http://127.0.0.1:8080", true }, { "http://127.9.8.7", true }, { "http://[::1]:8080", true }, { "http://localhost:80", true },
		{ "http://records.example.org", false }, { "http://128.0.0.1", false }, { "http://127.0.0.1.example.org", false },
		{ "http://localhost.example.org", false }, { "http://127.0.0", false }, { "http://127.0.0.256", false }, { "http://127.0.0.01", false },
		{ "http://127.1", false }, { "http://[::2]", false }, { "http://[::1", false }, { "http://[::1]x", false },
		{ "https://records.example.org/", false }, { "https://records.example.org/v1", false }, { "https://records.example.org?x", false },
		{ "https://user@records.example.org", false }, { "https://user:pass@records.example.org", false },
		{ "https://records.example.org#x", false }, { "https://records.example.org:0", false }, { "https://records.example.org:65536", false },
		{ "https://records.example.org:", false }, { "https://records.example.org:80a", false }, { "https://records.example.org: 80", false },
		{ "https://records.example.org:+80", false }, { "https://", false }, { "https://.example.org", false }, { "https://example..org", false },
		{ "https://example.org.", false }, { "https://-a.example", false }, { "https://a-.example", false }, { "https://exa mple.org", false },
		{ "https://ex%61mple.org", false }, { "https://exämple.org", false }, { "https://1.2.3", false }, { "https://1.2.3.4.5", false },
		{ "https://0x7f.1", false }, { "ftp://records.example.org", false }, { "HTTPS://records.example.org", false }, { "records.example.org", false },
		{ "", false }, { "https://records.example.org\nX: y", false },
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (endpoint_is_allowed(cases[i].endpoint) != cases[i].allowed)
			fail_msg("%s should be %s", cases[i].endpoint, cases[i].allowed ? "allowed" : "refused");
}

static void a_long_address_is_refused(void **state)
{
	char endpoint[600] = "https://";
	for (size_t i = strlen(endpoint); i < 300; i++)
		endpoint[i] = i % 10 == 9 ? '.' : 'a';
	assert_false(endpoint_is_allowed(endpoint));
	memset(endpoint + 8, 'a', 64);
	endpoint[72] = '\0';
	assert_false(endpoint_is_allowed(endpoint)); /* one label of 64 letters */
	endpoint[71] = '\0';
	assert_true(endpoint_is_allowed(endpoint));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_safe_addresses_are_allowed), cmocka_unit_test(a_long_address_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
