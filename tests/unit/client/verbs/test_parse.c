/* SPDX-License-Identifier: MIT */
/* Arguments become a call, or are called wrongly. */
#include "client/verbs/verb.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#define ARGS_MAX 10

struct parse_case {
	const char *args[ARGS_MAX];
	bool ok;
	const char *verb;          /* "" for the full screen */
	const char *operands[3];
	const char *dir;
};

static const struct parse_case cases[] = {
	{ { "section11" }, true, "", { NULL }, NULL },
	{ { "section11", "--dir", "d" }, true, "", { NULL }, "d" },
	{ { "section11", "--dir=d", "--ascii" }, true, "", { NULL }, "d" },
	{ { "section11", "oak.s11invite" }, true, "", { "oak.s11invite" }, NULL },
	{ { "section11", "--open", "list", "--no-mouse" }, true, "", { NULL }, NULL },
	{ { "section11", "list" }, true, "list", { NULL }, NULL },
	{ { "section11", "--dir", "new", "list", "--json" }, true, "list", { NULL }, "new" },
	{ { "section11", "list", "--json", "--dir", "d" }, true, "list", { NULL }, "d" },
	{ { "section11", "answer", "id", "KF1-1", "partly" }, true, "answer", { "id", "KF1-1", "partly" }, NULL },
	{ { "section11", "answer", "id", "ORG-10", "-5", "--part", "paid" }, true, "answer", { "id", "ORG-10", "-5" }, NULL },
	{ { "section11", "answer", "id", "ORG-10", "-", "--part=paid" }, true, "answer", { "id", "ORG-10", "-" }, NULL },
	{ { "section11", "answer", "--", "id", "ORG-10", "--part" }, true, "answer", { "id", "ORG-10", "--part" }, NULL },
	{ { "section11", "form", "check", "f.json" }, true, "form check", { "f.json" }, NULL },
	{ { "section11", "--by", "AB", "form", "list" }, true, "form list", { NULL }, NULL },
	{ { "section11", "print", "id", "-o", "-" }, true, "print", { "id" }, NULL },
	{ { "section11", "show", "--help" }, true, "show", { NULL }, NULL },
	{ { "section11", "--version" }, true, "", { NULL }, NULL },
	{ { "section11", "frob" }, false, NULL, { NULL }, NULL },
	{ { "section11", "form" }, false, NULL, { NULL }, NULL },
	{ { "section11", "form", "frob" }, false, NULL, { NULL }, NULL },
	{ { "section11", "lis" }, false, NULL, { NULL }, NULL },
	{ { "section11", "list", "--ascii" }, false, NULL, { NULL }, NULL },
	{ { "section11", "list", "--jso" }, false, NULL, { NULL }, NULL },
	{ { "section11", "list", "--json=yes" }, false, NULL, { NULL }, NULL },
	{ { "section11", "list", "-j" }, false, NULL, { NULL }, NULL },
	{ { "section11", "list", "extra" }, false, NULL, { NULL }, NULL },
	{ { "section11", "show" }, false, NULL, { NULL }, NULL },
	{ { "section11", "--dir" }, false, NULL, { NULL }, NULL },
	{ { "section11", "--by", "", "list" }, false, NULL, { NULL }, NULL },
	{ { "section11", "--by", "ABCDEFGH", "list" }, false, NULL, { NULL }, NULL },
	{ { "section11", "--by", "\xff", "list" }, false, NULL, { NULL }, NULL },
};

static int count(const char *const *args)
{
	int n = 0;
	while (args[n])
		n++;
	return n;
}

static void same(const char *got, const char *wanted)
{
	if (wanted)
		assert_string_equal(got ? got : "(none)", wanted);
	else
		assert_null(got);
}

static void arguments_become_a_call(void **state)
{
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char copies[ARGS_MAX][32], *argv[ARGS_MAX] = { NULL };
		struct call call;
		int argc = count(cases[i].args);
		for (int a = 0; a < argc; a++) {
			memcpy(copies[a], cases[i].args[a], strlen(cases[i].args[a]) + 1);
			argv[a] = copies[a];
		}
		bool ok = call_parse(argc, argv, &call);
		if (ok != cases[i].ok)
			fail_msg("case %zu: %s", i, ok ? "taken" : "refused");
		if (!ok)
			continue;
		assert_string_equal(call.verb->name, cases[i].verb);
		for (size_t o = 0; o < 3; o++)
			same(o < call.n_operands ? call.operands[o] : NULL, cases[i].operands[o]);
		same(call.globals[GLOBAL_DIR], cases[i].dir);
	}
}

static void options_have_their_values(void **state)
{
	char *argv[] = { (char[]){ "section11" }, (char[]){ "print" }, (char[]){ "id" }, (char[]){ "--format=html" }, (char[]){ "-o" },
		(char[]){ "out.html" }, (char[]){ "--blank" }, (char[]){ "--by" }, (char[]){ "AB" }, NULL };
	struct call call;
	assert_true(call_parse(9, argv, &call));
	assert_string_equal(call.values[0], "html");
	assert_string_equal(call.values[1], "out.html");
	assert_string_equal(call.values[2], "");
	assert_null(call.values[3]);
	assert_string_equal(call.author.initials, "AB");
	assert_true(call.author.now > 0);
}

/* Every verb's tables fit the struct that takes their values, and have words. */
static void tables_are_whole(void **state)
{
	for (size_t i = 0; verbs[i]; i++) {
		assert_true(verbs[i]->n_options <= CALL_OPTIONS_MAX);
		assert_true(verbs[i]->min_operands <= verbs[i]->max_operands);
		assert_true(verbs[i]->max_operands <= CALL_OPERANDS_MAX);
		assert_non_null(verbs[i]->run);
		assert_non_null(verbs[i]->summary);
		for (size_t o = 0; o < verbs[i]->n_options; o++)
			assert_true(verbs[i]->options[o].name && verbs[i]->options[o].help);
	}
	assert_true(verb_screen.n_options <= CALL_OPTIONS_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arguments_become_a_call),
		cmocka_unit_test(options_have_their_values),
		cmocka_unit_test(tables_are_whole),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
