/* SPDX-License-Identifier: MIT */
/* What there is to do: whose next step counts, what has none, and in which order. */
#include "../entry/unit.h"

#include "base/buf.h"
#include "base/json.h"
#include "client/to_do.h"
#include "entry/document.h"

#include <string.h>

static const char sections[] =
	"[{'id': 'KF1', 'questions': ["
	"   {'id': 'KF1-1', 'kind': 'grade', 'core': true, 'allow_not_sure': true},"
	"   {'id': 'KF1-2', 'kind': 'grade'},"
	"   {'id': 'KF1-3', 'kind': 'yes_no'},"
	"   {'id': 'KF1-4', 'kind': 'grade', 'when': {'question': 'KF1-1', 'is': 'fully'}}]}]";

#define PARTLY "'state': 'answered', 'value': 'partly'"

/* "kind subject text|owner|due;" each. */
static void expect_list(const struct assessment *assessment, bool with_dates, const char *wanted)
{
	struct buf got = BUF(4096);
	struct to_dos list;
	to_do_collect(assessment, with_dates, &list);
	for (size_t i = 0; i < list.n; i++)
		buf_printf(&got, "%s %s %s|%s|%s;", to_do_kind_name(list.items[i].kind), list.items[i].subject, list.items[i].text,
			list.items[i].owner, list.items[i].due);
	assert_string_equal(buf_text(&got), wanted);
	to_do_release(&list);
	buf_release(&got);
}

static void each_answer(void **state)
{
	static const struct { const char *question, *answer, *list; } cases[] = {
		{ "KF1-1", "{" PARTLY "}", "no_next_step KF1-1 No next step yet||;" },
		{ "KF1-1", "{'state': 'answered', 'value': 'unmet'}", "no_next_step KF1-1 No next step yet||;" },
		{ "KF1-1", "{'state': 'answered', 'value': 'fully'}", "" },
		{ "KF1-1", "{'state': 'not_sure'}", "" },
		{ "KF1-1", "{'state': 'carried', 'value': 'partly'}", "" },
		{ "KF1-1", "{'state': 'carried', 'value': 'partly', 'next_step': {'action': 'Write'}}", "next_step KF1-1 Write||;" },
		{ "KF1-1", "{'state': 'answered', 'value': 'fully', 'next_step': {'action': 'Keep on', 'owner': 'Chair'}}",
			"next_step KF1-1 Keep on|Chair|;" },
		{ "KF1-1", "{" PARTLY ", 'next_step': {'owner': 'Chair', 'due': '2027-03'}}",
			"no_next_step KF1-1 No next step yet|Chair|2027-03;" },
		{ "KF1-1", "{'next_step': {'action': 'Ask first'}}", "next_step KF1-1 Ask first||;" },
		{ "KF1-3", "{'state': 'answered', 'value': 'no'}", "" },
		{ "KF1-3", "{'state': 'answered', 'value': 'no', 'next_step': {'action': 'Change it', 'due': '2027-01-05'}}",
			"next_step KF1-3 Change it||2027-01-05;" },
		{ "KF1-4", "{" PARTLY ", 'next_step': {'action': 'Not asked'}}", "" },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct form *form = form_of(sections, NULL);
		struct assessment *assessment = assessment_of(form, "full");
		answer_with(assessment, cases[i].question, cases[i].answer);
		expect_list(assessment, false, cases[i].list);
		assessment_free(assessment);
		form_free(form);
	}
}

static void the_earliest_first(void **state)
{
	struct form *form = form_of(sections, NULL);
	struct assessment *assessment = assessment_of(form, "full");
	char id[16];
	answer_with(assessment, "KF1-1", "{" PARTLY "}");
	answer_with(assessment, "KF1-2", "{" PARTLY ", 'next_step': {'action': 'In the month', 'due': '2027-01'}}");
	answer_with(assessment, "KF1-3", "{'state': 'answered', 'value': 'no', 'next_step': {'action': 'On the day', 'due': '2027-01-30'}}");
	assert_true(document_set(assessment, NULL, json_of("{'title': 'Policy', 'review_due': '2026-12'}"), &ab, id, NULL));
	assert_true(document_set(assessment, NULL, json_of("{'title': 'No date'}"), &ab, id, NULL));
	expect_list(assessment, false, "review d1 Review the document: Policy||2026-12;next_step KF1-3 On the day||2027-01-30;"
		"next_step KF1-2 In the month||2027-01;no_next_step KF1-1 No next step yet||;");
	expect_list(assessment, true, "review d1 Review the document: Policy||2026-12;"
		"date asked_for_by Send the self-assessment||2027-01-29;next_step KF1-3 On the day||2027-01-30;"
		"next_step KF1-2 In the month||2027-01;date closes Last day on which the self-assessment can be sent||2027-02-12;"
		"no_next_step KF1-1 No next step yet||;");
	assessment_free(assessment);
	form_free(form);
}

static void months_end_with_their_last_day(void **state)
{
	static const struct { const char *due; int64_t day; } cases[] = {
		{ "2027-01-30", 20848 }, { "2027-01", 20849 }, { "2027-02", 20877 }, { "2028-02", 21243 }, { "2027-12", 21183 },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct form *form = form_of(sections, NULL);
		struct assessment *assessment = assessment_of(form, "full");
		struct buf answer = BUF(256);
		struct to_dos list;
		buf_printf(&answer, "{" PARTLY ", 'next_step': {'action': 'Do', 'due': '%s'}}", cases[i].due);
		answer_with(assessment, "KF1-1", buf_text(&answer));
		to_do_collect(assessment, false, &list);
		assert_int_equal(list.n, 1);
		assert_int_equal(list.items[0].due_day, cases[i].day);
		to_do_release(&list);
		buf_release(&answer);
		assessment_free(assessment);
		form_free(form);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_answer),
		cmocka_unit_test(the_earliest_first),
		cmocka_unit_test(months_end_with_their_last_day),
	};
	return RUN(tests);
}
