/* SPDX-License-Identifier: MIT */
/* What is asked: routes, conditions, parts, facts, sections left out, wording that varies. */
#include "unit.h"

#include "base/json.h"
#include "entry/document.h"
#include "entry/progress.h"

#include <string.h>

static const char sections[] =
	"[{'id': 'ORG', 'facts': {"
	"   'duty': {'question': 'ORG-2', 'sector': 'duty'},"
	"   'sole': {'when': {'all': [{'question': 'ORG-3', 'part': 'paid', 'at_most': 1},"
	"     {'question': 'ORG-3', 'part': 'vols', 'at_most': 0}]}}},"
	"  'questions': ["
	"   {'id': 'ORG-1', 'kind': 'one', 'core': true,"
	"    'options': [{'code': 'direct', 'label': 'Direct'}, {'code': 'none', 'label': 'None'}]},"
	"   {'id': 'ORG-2', 'kind': 'one', 'core': true, 'options_from': 'sectors'},"
	"   {'id': 'ORG-3', 'kind': 'group', 'core': true, 'parts': ["
	"     {'id': 'paid', 'text': 'Paid?', 'kind': 'number', 'core': true},"
	"     {'id': 'vols', 'text': 'Volunteers?', 'kind': 'number', 'core': true},"
	"     {'id': 'why', 'text': 'Why none?', 'kind': 'text', 'core': true,"
	"      'when': {'question': 'ORG-3', 'part': 'paid', 'at_most': 0}},"
	"     {'id': 'more', 'text': 'More?', 'kind': 'text'}]}]},"
	" {'id': 'KF1', 'questions': ["
	"   {'id': 'KF1-1', 'kind': 'grade', 'core': true, 'hint': 'Old hint.', 'guidance': ['Old.'],"
	"    'variants': [{'when': {'fact': 'sole'}, 'text': 'How do you?', 'guidance': ['New.']}]},"
	"   {'id': 'KF1-2', 'kind': 'yes_no'},"
	"   {'id': 'KF1-3', 'kind': 'grade', 'core': true, 'when': {'not': {'fact': 'sole'}},"
	"    'not_asked': 'because you work on your own'},"
	"   {'id': 'KF1-4', 'kind': 'text', 'core': true, 'when': {'question': 'KF1-3', 'is': 'fully'}},"
	"   {'id': 'KF1-5', 'kind': 'text', 'when': {'question': 'KF1-3', 'state': 'not_sure'}},"
	"   {'id': 'KF1-6', 'kind': 'group', 'parts': [{'id': 'p', 'text': 'P?', 'kind': 'yes_no',"
	"     'when': {'question': 'KF1-2', 'is': 'yes'}}]}]},"
	" {'id': 'LIB', 'entry': {'routes': ['full']}, 'questions': [{'id': 'LIB-1', 'kind': 'date', 'core': true},"
	"   {'id': 'LIB-2', 'kind': 'text', 'core': true, 'when': {'question': 'LIB-1', 'older_than_years': 2}},"
	"   {'id': 'LIB-3', 'kind': 'document'},"
	"   {'id': 'LIB-4', 'kind': 'text', 'when': {'question': 'LIB-3', 'member': 'review_due', 'passed': true}}]}]";
static const char not_for[] =
	"'not_for': [{'when': {'question': 'ORG-1', 'is': 'none'}, 'sections': ['ORG'], 'text': 'because you have no contact'},"
	" {'when': {'fact': 'duty', 'is': 's175'}, 'sections': ['ORG', 'LIB'], 'text': 'because of your other audit'}]";

static int begin(void **state)
{
	*state = assessment_of(form_of(sections, not_for), "full");
	return 0;
}

static int end(void **state)
{
	struct assessment *assessment = *state;
	const struct form *form = assessment->form;
	assessment_free(assessment);
	struct form *own;
	memcpy(&own, &form, sizeof own);
	form_free(own);
	return 0;
}

static void test_nothing_answered(void **state)
{
	assert_asked(*state, "ORG-1 ORG-2 ORG-3 KF1-1 KF1-2 KF1-3 LIB-1 LIB-3");
}

static void test_core_route(void **state)
{
	struct assessment *assessment = *state;
	const struct form_question *people = question_of(assessment, "ORG-3");
	assert_true(part_is_asked(assessment, people, form_part(people, "more")));
	assessment_set_route(assessment, "core", &ab);
	assert_true(assessment_on_core(assessment));
	assert_asked(assessment, "ORG-1 ORG-2 ORG-3 KF1-1 KF1-3");
	assert_false(part_is_asked(assessment, people, form_part(people, "more")));
	assert_false(section_is_asked(assessment, form_section(assessment->form, "LIB")));
	assert_null(question_not_asked(assessment, question_of(assessment, "KF1-2")));
	assert_false(question_is_left_out(assessment, question_of(assessment, "KF1-2")));
	assessment_set_route(assessment, "middle", &ab);
	assert_string_equal(assessment_route(assessment), "core");
	assert_int_equal(assessment->n_pending, 1);
}

static void test_condition_chain(void **state)
{
	struct assessment *assessment = *state;
	answer_with(assessment, "KF1-3", "{'value':'fully'}");
	answer_with(assessment, "KF1-4", "{'value':'x'}");
	assert_asked(assessment, "ORG-1 ORG-2 ORG-3 KF1-1 KF1-2 KF1-3 KF1-4 LIB-1 LIB-3");
	answer_with(assessment, "ORG-3", "{'parts':{'paid':1,'vols':0}}");
	/* KF1-3 is hidden and counts as not answered, so KF1-4 goes with it; both stay in the draft. */
	assert_asked(assessment, "ORG-1 ORG-2 ORG-3 KF1-1 KF1-2 LIB-1 LIB-3");
	assert_non_null(assessment_answer(assessment, question_of(assessment, "KF1-4")));
	assert_string_equal(question_not_asked(assessment, question_of(assessment, "KF1-3")), "because you work on your own");
	assert_true(question_is_left_out(assessment, question_of(assessment, "KF1-4")));
	assert_null(question_not_asked(assessment, question_of(assessment, "KF1-4")));
	answer_with(assessment, "ORG-3", "{'parts':{'paid':2,'vols':0}}");
	assert_asked(assessment, "ORG-1 ORG-2 ORG-3 KF1-1 KF1-2 KF1-3 KF1-4 LIB-1 LIB-3");
}

static void test_states_in_conditions(void **state)
{
	struct assessment *assessment = *state;
	answer_with(assessment, "KF1-3", "{'state':'not_sure'}");
	assert_asked(assessment, "ORG-1 ORG-2 ORG-3 KF1-1 KF1-2 KF1-3 KF1-5 LIB-1 LIB-3");
	answer_with(assessment, "KF1-3", "{'state':'carried','value':'fully'}");
	assert_asked(assessment, "ORG-1 ORG-2 ORG-3 KF1-1 KF1-2 KF1-3 LIB-1 LIB-3");
	/* The parts of an answer that is not sure still say what they say; those of a carried one do not. */
	answer_with(assessment, "ORG-3", "{'state':'not_sure','parts':{'paid':1,'vols':0}}");
	assert_asked(assessment, "ORG-1 ORG-2 ORG-3 KF1-1 KF1-2 LIB-1 LIB-3");
	answer_with(assessment, "ORG-3", "{'state':'carried','parts':{'paid':1,'vols':0}}");
	assert_asked(assessment, "ORG-1 ORG-2 ORG-3 KF1-1 KF1-2 KF1-3 LIB-1 LIB-3");
}

static void test_parts(void **state)
{
	struct assessment *assessment = *state;
	const struct form_question *people = question_of(assessment, "ORG-3"), *group = question_of(assessment, "KF1-6");
	assert_false(part_is_asked(assessment, people, form_part(people, "why")));
	assert_false(part_is_asked(assessment, people, &people->value));
	answer_with(assessment, "ORG-3", "{'parts':{'paid':0}}");
	assert_true(part_is_asked(assessment, people, form_part(people, "why")));
	/* A group of which no part is asked is not asked. */
	assert_false(question_is_asked(assessment, group));
	answer_with(assessment, "KF1-2", "{'value':'yes'}");
	assert_true(question_is_asked(assessment, group));
	assert_true(part_is_asked(assessment, group, form_part(group, "p")));
}

static void test_not_for(void **state)
{
	struct assessment *assessment = *state;
	answer_with(assessment, "ORG-2", "{'value':'EDU'}");
	assert_asked(assessment, "ORG-1 ORG-2 ORG-3 LIB-1 LIB-3");
	assert_false(section_is_asked(assessment, form_section(assessment->form, "KF1")));
	assert_string_equal(question_not_asked(assessment, question_of(assessment, "KF1-1")), "because of your other audit");
	assert_string_equal(question_left_out_by(assessment, question_of(assessment, "KF1-1")), "not_for");
	assert_string_equal(question_left_out_by(assessment, question_of(assessment, "LIB-2")), "condition");
	assert_null(question_left_out_by(assessment, question_of(assessment, "ORG-1")));
	answer_with(assessment, "ORG-1", "{'value':'none'}");
	assert_asked(assessment, "ORG-1 ORG-2 ORG-3");
	assert_string_equal(question_not_asked(assessment, question_of(assessment, "LIB-1")), "because you have no contact");
	answer_with(assessment, "ORG-1", NULL);
	answer_with(assessment, "ORG-2", NULL);
	assert_asked(assessment, "ORG-1 ORG-2 ORG-3 KF1-1 KF1-2 KF1-3 LIB-1 LIB-3");
}

static void test_today(void **state)
{
	struct assessment *assessment = *state;
	answer_with(assessment, "LIB-1", "{'value':'2024-12-01'}");
	assert_false(question_is_asked(assessment, question_of(assessment, "LIB-2")));
	assessment_set_today(assessment, TODAY + 30);
	assert_true(question_is_asked(assessment, question_of(assessment, "LIB-2")));
}

static void test_dates_of_documents(void **state)
{
	struct assessment *assessment = *state;
	assert_true(document_set(assessment, NULL, json_of("{'title':'Policy','review_due':'2026-11-20'}"), &ab, NULL, NULL));
	assert_false(question_is_asked(assessment, question_of(assessment, "LIB-4")));
	answer_with(assessment, "LIB-3", "{'value':['d1']}");
	assert_true(question_is_asked(assessment, question_of(assessment, "LIB-4")));
	assert_true(document_set(assessment, "d1", json_of("{'title':'Policy','review_due':'2027-11-20'}"), &ab, NULL, NULL));
	assert_false(question_is_asked(assessment, question_of(assessment, "LIB-4")));
}

static void test_variants(void **state)
{
	struct assessment *assessment = *state;
	const struct form_question *question = question_of(assessment, "KF1-1");
	size_t n = 0;
	assert_string_equal(question_text(assessment, question), "What?");
	assert_string_equal(question_guidance(assessment, question, &n)[0], "Old.");
	answer_with(assessment, "ORG-3", "{'parts':{'paid':1,'vols':0}}");
	assert_string_equal(question_text(assessment, question), "How do you?");
	assert_string_equal(question_hint(assessment, question), "Old hint.");
	assert_string_equal(question_guidance(assessment, question, &n)[0], "New.");
	assert_int_equal(n, 1);
}

static void test_neighbours(void **state)
{
	struct assessment *assessment = *state;
	const struct form_question *one = question_of(assessment, "ORG-1"), *three = question_of(assessment, "KF1-3");
	int of = 0;
	assessment_set_route(assessment, "core", &ab);
	assert_null(question_before(assessment, one));
	assert_string_equal(question_before(assessment, three)->id, "KF1-1");
	assert_string_equal(question_after(assessment, question_of(assessment, "KF1-1"))->id, "KF1-3");
	assert_null(question_after(assessment, three));
	assert_int_equal(question_place(assessment, three, &of), 2);
	assert_int_equal(of, 2);
	assert_int_equal(question_place(assessment, question_of(assessment, "KF1-2"), &of), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(test_nothing_answered), TEST(test_core_route), TEST(test_condition_chain), TEST(test_states_in_conditions),
		TEST(test_parts), TEST(test_not_for), TEST(test_today), TEST(test_dates_of_documents), TEST(test_variants),
		TEST(test_neighbours),
	};
	return RUN(tests);
}
