/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "page/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FORM, OUT, QUIET, HIDDEN, COUNT };
static const struct verb_option own[COUNT] = {
	[FORM] = { "form", 0, "ID", "Which form." },
	[OUT] = { "out-of-the-ordinary", 'o', "FILE", "Where to write it, with so many words that they do not fit on one line of the help." },
	[QUIET] = { "quiet", 'q', NULL, "Say less." },
	[HIDDEN] = { "hidden", 0, NULL, NULL },
};
static const struct verb_option shared[] = { { "dir", 0, "DIR", "The folder." } };

static const struct {
	const char *args[4];
	const char *fault;               /* NULL: none */
	const char *form, *out, *quiet, *dir;
	const char *operand;             /* the last one */
} cases[] = {
	{ { "--form", "x" }, NULL, "x", NULL, NULL, NULL, NULL },
	{ { "--form=x=y", "--dir", "d" }, NULL, "x=y", NULL, NULL, "d", NULL },
	{ { "--form=", "a" }, NULL, "", NULL, NULL, NULL, "a" },
	{ { "-o", "-", "-q" }, NULL, NULL, "-", "", NULL, NULL },
	{ { "-", "-3" }, NULL, NULL, NULL, NULL, NULL, "-3" },
	{ { "-q", "--", "--form" }, NULL, NULL, NULL, "", NULL, "--form" },
	{ { "--form", "--" }, NULL, "--", NULL, NULL, NULL, NULL },
	{ { "--form" }, "The option --form needs a value: ID.", NULL, NULL, NULL, NULL, NULL },
	{ { "--quiet=no" }, "The option --quiet takes no value.", NULL, NULL, NULL, NULL, NULL },
	{ { "--for" }, "There is no option \"--for\" here.", NULL, NULL, NULL, NULL, NULL },
	{ { "--formula" }, "There is no option \"--formula\" here.", NULL, NULL, NULL, NULL, NULL },
	{ { "-qo" }, "There is no option \"-qo\" here.", NULL, NULL, NULL, NULL, NULL },
	{ { "--hidden" }, NULL, NULL, NULL, NULL, NULL, NULL },
};

static void assert_same(const char *got, const char *expected, size_t i)
{
	if ((got == NULL) != (expected == NULL) || (got && strcmp(got, expected) != 0))
		fail_msg("case %zu: %s, not %s", i, got ? got : "nothing", expected ? expected : "nothing");
}

static void test_arguments(void **state)
{
	for (size_t i = 0; i < LENGTH(cases); i++) {
		const char *values[COUNT] = { NULL }, *dir = NULL, *operand = NULL;
		const struct option_table tables[] = { { own, COUNT, values }, { shared, 1, &dir } };
		struct option_walk walk = { 0, 0, (char **)(uintptr_t)cases[i].args, false };
		struct buf fault = BUF(1024);
		bool ok = true;
		while (walk.argc < 4 && cases[i].args[walk.argc])
			walk.argc++;
		while (ok && walk.at < walk.argc) {
			const char *arg = walk.argv[walk.at++];
			if (option_stands_here(&walk, arg))
				ok = option_take(&walk, tables, 2, arg, &fault);
			else
				operand = arg;
		}
		assert_same(fault.len ? buf_text(&fault) : NULL, cases[i].fault, i);
		assert_int_equal(ok, cases[i].fault == NULL);
		assert_same(values[FORM], cases[i].form, i);
		assert_same(values[OUT], cases[i].out, i);
		assert_same(values[QUIET], cases[i].quiet, i);
		assert_same(dir, cases[i].dir, i);
		assert_same(operand, cases[i].operand, i);
		buf_release(&fault);
	}
}

static void test_help(void **state)
{
	struct buf out = BUF(4096);
	options_help(&out, own, COUNT);
	options_help(&out, shared, 1);
	assert_string_equal(buf_text(&out),
		"      --form ID           Which form.\n"
		"  -o, --out-of-the-ordinary FILE\n"
		"                          Where to write it, with so many words that they do not\n"
		"                          fit on one line of the help.\n"
		"  -q, --quiet             Say less.\n"
		"      --dir DIR           The folder.\n");
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_arguments),
		cmocka_unit_test(test_help),
	};
	return RUN(tests);
}
