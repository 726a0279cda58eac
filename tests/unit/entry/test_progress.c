/* SPDX-License-Identifier: MIT */
/* What counts, how far it has come, and the grades counted. */
#include "unit.h"

#include "base/json.h"
#include "entry/progress.h"

#include <string.h>

static const char sections[] =
	"[{'id': 'KF1', 'questions': ["
	"   {'id': 'KF1-1', 'kind': 'grade', 'core': true},"
	"   {'id': 'KF1-2', 'kind': 'grade', 'parts': [{'id': 'who', 'text': 'Who?', 'kind': 'person'},"
	"     {'id': 'on', 'text': 'When?', 'kind': 'date', 'optional': true}]},"
	"   {'id': 'KF1-3', 'kind': 'text', 'optional': true},"
	"   {'id': 'KF1-4', 'kind': 'grade', 'when': {'question': 'KF1-1', 'is': 'fully'}}]},"
	" {'id': 'LIB', 'entry': {'file': 'x.json', 'optional': true}, 'questions': ["
	"   {'id': 'LIB-1', 'kind': 'grade', 'scale': 'document'}]},"
	" {'id': 'QA', 'questions': ["
	"   {'id': 'QA-1', 'kind': 'group', 'parts': [{'id': 'a', 'text': 'A?', 'kind': 'share', 'count_label': 'x', 'of_label': 'y'},"
	"     {'id': 'b', 'text': 'B?', 'kind': 'text', 'optional': true}]},"
	"   {'id': 'QA-2', 'kind': 'number', 'min': 0, 'max': 9}]}]";

static struct form *form;

static int begin(void **state)
{
	form = form_of(sections, NULL);
	*state = assessment_of(form, "full");
	return 0;
}

static int end(void **state)
{
	assessment_free(*state);
	form_free(form);
	return 0;
}

static const struct {
	const char *question, *answer;
	bool counts;
} counting[] = {
	{ "KF1-1", "{'value':'fully'}", true },
	{ "KF1-1", "{'state':'answered'}", false },
	{ "KF1-1", "{'state':'answered','comment':'x'}", false },
	{ "KF1-1", "{'comment':'x'}", false },
	{ "KF1-1", "{'state':'not_sure'}", true },
	{ "KF1-1", "{'state':'not_applicable'}", false },
	{ "KF1-1", "{'state':'not_applicable','reason':'  '}", false },
	{ "KF1-1", "{'state':'not_applicable','reason':'We have no hall.'}", true },
	{ "KF1-1", "{'state':'carried','value':'fully'}", false },
	{ "KF1-2", "{'value':'fully'}", false },
	{ "KF1-2", "{'value':'fully','parts':{'who':{'name':'Priya'}}}", false },
	{ "KF1-2", "{'value':'fully','parts':{'who':{'role':'Lead'}}}", true },
	{ "KF1-2", "{'parts':{'who':{'role':'Lead'}}}", false },
	{ "KF1-2", "{'state':'not_sure','parts':{'who':{'role':'Lead'}}}", true },
	{ "KF1-3", "{'value':'x'}", true },
	{ "QA-1", "{'parts':{'a':{'count':1}}}", false },
	{ "QA-1", "{'parts':{'a':{'count':1,'of':0}}}", true },
	{ "QA-1", "{'parts':{'b':'x'}}", false },
	{ "QA-2", "{'value':0}", true },
};

static void test_counts(void **state)
{
	for (size_t i = 0; i < LENGTH(counting); i++) {
		answer_with(*state, counting[i].question, counting[i].answer);
		if (answer_counts(*state, question_of(*state, counting[i].question)) != counting[i].counts)
			fail_msg("%s", counting[i].answer);
	}
}

/* A question is missing exactly if it has a finding of that strength, whatever the answer. */
static void test_missing_agrees_with_findings(void **state)
{
	struct assessment *assessment = *state;
	for (size_t i = 0; i < LENGTH(counting); i++) {
		const struct form_question *question = question_of(assessment, counting[i].question);
		struct findings findings = { 0 };
		bool found = false;
		answer_with(assessment, counting[i].question, counting[i].answer);
		findings_of_question(assessment, question, &findings);
		for (size_t j = 0; j < findings.n; j++)
			found = found || findings.items[j].strength == STRENGTH_MISSING;
		if (found == (counting[i].counts || question_is_optional(question)))
			fail_msg("%s", counting[i].answer);
		findings_release(&findings);
	}
}

static void test_progress(void **state)
{
	struct assessment *assessment = *state;
	struct progress progress;
	progress_of_all(assessment, &progress);
	assert_int_equal(progress.asked, 6);
	assert_int_equal(progress.missing, 4);
	assert_int_equal(progress.problems, 0);
	answer_with(assessment, "KF1-1", "{'value':'fully','flag':true,'help_wanted':true}");
	answer_with(assessment, "KF1-2", "{'state':'not_sure'}");
	answer_with(assessment, "KF1-4", "{'state':'not_applicable','reason':'x'}");
	answer_with(assessment, "QA-1", "{'state':'carried','parts':{'a':{'count':3,'of':2}}}");
	progress_of_all(assessment, &progress);
	assert_int_equal(progress.asked, 7);
	assert_int_equal(progress.answered, 1);
	assert_int_equal(progress.not_sure, 1);
	assert_int_equal(progress.not_applicable, 1);
	assert_int_equal(progress.carried, 1);
	assert_int_equal(progress.flagged, 1);
	assert_int_equal(progress.help_wanted, 1);
	assert_int_equal(progress.missing, 2);
	assert_int_equal(progress.problems, 1);
	progress_of_section(assessment, form_section(form, "KF1"), &progress);
	assert_int_equal(progress.asked, 4);
	assert_int_equal(progress.missing, 0);
	assert_int_equal(progress.problems, 0);
}

static void test_section_status(void **state)
{
	struct assessment *assessment = *state;
	const struct form_section *section = form_section(form, "KF1"), *library = form_section(form, "LIB");
	assert_int_equal(section_status(assessment, section), SECTION_NOT_STARTED);
	assert_int_equal(section_status(assessment, library), SECTION_NOT_STARTED);
	answer_with(assessment, "KF1-1", "{'value':'partly'}");
	assert_int_equal(section_status(assessment, section), SECTION_IN_PROGRESS);
	answer_with(assessment, "KF1-2", "{'state':'not_sure'}");
	assert_int_equal(section_status(assessment, section), SECTION_READY);
	assessment_set_section_done(assessment, "KF1", true, &ab);
	assert_int_equal(section_status(assessment, section), SECTION_COMPLETED);
	/* A condition brings a question that was not there before. */
	answer_with(assessment, "KF1-1", "{'value':'fully'}");
	assert_int_equal(section_status(assessment, section), SECTION_NEEDS_LOOK);
	answer_with(assessment, "LIB-1", "{'value':'fully'}");
	assert_int_equal(section_status(assessment, library), SECTION_READY);
}

static const char *next_id(const struct assessment *assessment, const char *from)
{
	const struct form_question *next = progress_next_missing(assessment, from ? question_of(assessment, from) : NULL);
	return next ? next->id : "";
}

static void test_next_missing(void **state)
{
	struct assessment *assessment = *state;
	assert_string_equal(next_id(assessment, NULL), "KF1-1");
	assert_string_equal(next_id(assessment, "KF1-2"), "QA-1");
	assert_string_equal(next_id(assessment, "QA-2"), "KF1-1");
	answer_with(assessment, "KF1-1", "{'value':'partly'}");
	answer_with(assessment, "KF1-2", "{'state':'not_sure'}");
	answer_with(assessment, "QA-1", "{'state':'not_sure'}");
	assert_string_equal(next_id(assessment, "QA-2"), "QA-2");
	answer_with(assessment, "QA-2", "{'value':1}");
	assert_string_equal(next_id(assessment, "QA-2"), "");
}

static void test_grades(void **state)
{
	struct assessment *assessment = *state;
	struct grade_counts counts;
	grades_count(assessment, NULL, &counts);
	assert_int_equal(counts.unanswered, 3);
	answer_with(assessment, "KF1-1", "{'value':'fully'}");
	answer_with(assessment, "KF1-2", "{'value':'partly'}");
	answer_with(assessment, "KF1-4", "{'state':'not_sure'}");
	answer_with(assessment, "LIB-1", "{'value':'unmet'}");
	grades_count(assessment, NULL, &counts);
	assert_memory_equal(&counts, &((struct grade_counts){ .fully = 1, .partly = 1, .unmet = 1, .not_sure = 1 }), sizeof counts);
	answer_with(assessment, "KF1-2", "{'state':'not_applicable','reason':'x'}");
	answer_with(assessment, "KF1-4", "{'state':'carried','value':'fully'}");
	grades_count(assessment, form_section(form, "KF1"), &counts);
	assert_memory_equal(&counts, &((struct grade_counts){ .fully = 1, .not_applicable = 1, .unanswered = 1 }), sizeof counts);
	/* Hidden again: not counted. */
	answer_with(assessment, "KF1-1", "{'value':'unmet'}");
	grades_count(assessment, form_section(form, "KF1"), &counts);
	assert_memory_equal(&counts, &((struct grade_counts){ .unmet = 1, .not_applicable = 1 }), sizeof counts);
}

/* Values that no setter would let through, as a file from elsewhere may hold them. */
static void test_odd_values_do_not_count(void **state)
{
	struct assessment *good = *state, *odd = NULL;
	struct json *draft = json_dup(good->draft);
	struct findings findings = { 0 };
	json_set(draft, "answers", json_of("{'KF1-1':{'state':'answered','value':'super'},'QA-2':{'state':'answered','value':70},"
		"'KF1-2':{'state':'odd'},'KF1-3':{'state':'answered','value':7},'QA-1':{'state':'answered','parts':7}}"));
	assert_true(assessment_from_json(form, draft, &odd, NULL));
	for (size_t i = 0; i < form->n_questions; i++)
		assert_false(answer_counts(odd, &form->questions[i]));
	findings_collect(odd, &findings);
	static const struct {
		const char *question;
		enum finding_code code;
		enum finding_strength strength;
	} expected[] = {
		{ "KF1-1", FINDING_RANGE, STRENGTH_MISSING }, { "KF1-2", FINDING_MISSING, STRENGTH_MISSING },
		{ "KF1-3", FINDING_RANGE, STRENGTH_WARNING }, { "QA-1", FINDING_MISSING, STRENGTH_MISSING },
		{ "QA-2", FINDING_RANGE, STRENGTH_MISSING },
	};
	assert_int_equal(findings.n, LENGTH(expected));
	for (size_t i = 0; i < findings.n; i++) {
		assert_string_equal(findings.items[i].question->id, expected[i].question);
		assert_int_equal(findings.items[i].code, expected[i].code);
		assert_int_equal(findings.items[i].strength, expected[i].strength);
	}
	findings_release(&findings);
	assessment_free(odd);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(test_counts), TEST(test_missing_agrees_with_findings), TEST(test_progress), TEST(test_section_status),
		TEST(test_next_missing), TEST(test_grades), TEST(test_odd_values_do_not_count),
	};
	return RUN(tests);
}
