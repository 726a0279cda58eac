/* SPDX-License-Identifier: MIT */
/* What may identify a child, and what must not be taken for it. */
#include "unit.h"

#include "entry/identifies.h"

static const struct {
	const char *text;
	bool found;
} cases[] = {
	{ "Minutes of 3/6/2026 and 12.11.2025", false },
	{ "Policy of 12/06/2012, reviewed since", true },
	{ "He was here on 2016-03-01.", true },
	{ "Founded 1/1/1960", false },
	{ "01/02/2034", false },
	{ "31/31/2014", false },
	{ "Version 12.2.2014.1", false },
	{ "On 12.2.2014.", true },
	{ "DOB 12 May 2014", true },
	{ "date of birth: 3/6/26", true },
	{ "born in 2014", true },
	{ "We ask for the date of birth of each member.", false },
	{ "Newborn 2 groups", false },
	{ "d.o.b. 1/2/14", true },
	{ "NHS 943 476 5919", true },
	{ "9434765919", true },
	{ "943-476-5919.", true },
	{ "9434765918", false },
	{ "94347659190", false },
	{ "x9434765919", false },
	{ "01483 517898 and 0300 470 9100", false },
	{ "Charity 1234567", false },
	{ "Child A.B. was moved", true },
	{ "the case of child A", true },
	{ "girl K's mother", true },
	{ "young person JS", true },
	{ "a boy J. S. who", true },
	{ "Child CP plan", false },
	{ "every child I meet", false },
	{ "the child IT policy", false },
	{ "Child LADO", false },
	{ "a child protection policy", false },
	{ "children A and B", false },
	{ "grandchild A", false },
	{ "Child\tA", false },
	{ "", false },
	{ "\xc3\xa9" "child A", false },
};

static void test_texts(void **state)
{
	for (size_t i = 0; i < LENGTH(cases); i++) {
		if (text_identifies(cases[i].text, TODAY) != cases[i].found)
			fail_msg("%s", cases[i].text);
	}
}

static void test_without_a_day(void **state)
{
	assert_false(text_identifies("Policy of 12/06/2012", 0));
	assert_true(text_identifies("born 12/06/2012", 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_texts), cmocka_unit_test(test_without_a_day) };
	return RUN(tests);
}
