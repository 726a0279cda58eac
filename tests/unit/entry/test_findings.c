/* SPDX-License-Identifier: MIT */
/* The soft checks, one answer at a time and over the whole. */
#include "unit.h"

#include "base/buf.h"
#include "base/json.h"
#include "entry/document.h"
#include "entry/progress.h"
#include "entry/signoff.h"

#include <stdlib.h>
#include <string.h>

static const char sections[] =
	"[{'id': 'ORG', 'facts': {'sole': {'when': {'question': 'ORG-2', 'at_most': 1}}}, 'questions': ["
	"   {'id': 'ORG-1', 'kind': 'group', 'parts': [{'id': 'filled_by', 'text': 'Who?', 'kind': 'person'}]},"
	"   {'id': 'ORG-2', 'kind': 'number'},"
	"   {'id': 'ORG-3', 'kind': 'many',"
	"    'options': [{'code': 'a', 'label': 'A'}, {'code': 'other', 'label': 'Other', 'text': true}],"
	"    'parts': [{'id': 'one', 'text': 'One?', 'kind': 'one', 'optional': true,"
	"      'options': [{'code': 'a', 'label': 'A'}, {'code': 'z', 'label': 'Z', 'text': true}]}]}],"
	"  'checks': [{'id': 'CHK-1', 'strength': 'critical', 'question': 'ORG-2', 'when': {'question': 'ORG-2', 'at_most': 0},"
	"    'text': 'You counted no one.'}]},"
	" {'id': 'KF1', 'questions': ["
	"   {'id': 'KF1-1', 'kind': 'grade', 'parts': [{'id': 'trained', 'text': 'Trained?', 'kind': 'share', 'optional': true,"
	"      'count_label': 'x', 'of_label': 'y'},"
	"     {'id': 'rows', 'text': 'Rows?', 'kind': 'table', 'optional': true,"
	"      'columns': [{'id': 'what', 'label': 'What', 'kind': 'text'}]}]},"
	"   {'id': 'KF1-2', 'kind': 'text', 'limit': 5, 'optional': true},"
	"   {'id': 'KF1-3', 'kind': 'grade', 'scale': 'document', 'optional': true, 'parts': ["
	"      {'id': 'documents', 'text': 'Which?', 'kind': 'document', 'optional': true}]},"
	"   {'id': 'KF1-4', 'kind': 'text', 'optional': true, 'when': {'question': 'KF1-1', 'is': 'unmet'}}],"
	"  'checks': [{'id': 'CHK-2', 'strength': 'warning', 'question': 'KF1-1', 'when': {'all': ["
	"     {'question': 'KF1-1', 'is': 'fully'}, {'question': 'ORG-2', 'at_least': 100}]}, 'text': 'All of them?'},"
	"   {'id': 'CHK-3', 'strength': 'warning', 'question': 'KF1-4', 'when': {'question': 'ORG-2', 'at_least': 1},"
	"    'text': 'Hidden.'},"
	"   {'id': 'CHK-4', 'strength': 'warning', 'question': 'ORG-2', 'when': {'question': 'ORG-2', 'at_most': -5},"
	"    'text': 'Less?'}]}]";
static const char members[] =
	"'checks': [{'id': 'CHK-9', 'strength': 'warning', 'when': {'question': 'ORG-2', 'at_least': 100}, 'text': 'Large.'}]";

static struct form *form;

static int begin(void **state)
{
	form = form_of(sections, members);
	*state = assessment_of(form, "full");
	return 0;
}

static int end(void **state)
{
	assessment_free(*state);
	form_free(form);
	return 0;
}

static const char *const names[] = {
	"missing", "part_missing", "other_missing", "no_reason", "carried", "format", "share_order", "range", "over_limit", "identifies",
	"no_document", "review_due", "same_person", "no_evidence", "approval_broken", "old_numbers", "approved_later",
	"email", "last_step", "form",
};

/* "part_missing:trained/w": code, part or check, and the first letter of the strength. */
static void describe(const struct findings *findings, struct buf *out)
{
	for (size_t i = 0; i < findings->n; i++) {
		const struct finding *finding = &findings->items[i];
		buf_printf(out, "%s%s", i ? " " : "", names[finding->code]);
		if (finding->part || finding->check_id)
			buf_printf(out, ":%s", finding->part ? finding->part : finding->check_id);
		buf_printf(out, "/%c", "mfwc"[finding->strength]);
	}
}

static void assert_found(const struct assessment *assessment, const char *question, const char *expected)
{
	struct findings findings = { 0 };
	struct buf found = BUF(BUF_MIB);
	findings_of_question(assessment, question_of(assessment, question), &findings);
	describe(&findings, &found);
	assert_string_equal(buf_text(&found), expected);
	buf_release(&found);
	findings_release(&findings);
}

static const struct {
	const char *question, *answer, *found; /* "code:part or check/strength" */
} cases[] = {
	{ "ORG-2", NULL, "missing/m" },
	{ "KF1-2", NULL, "" },
	{ "ORG-2", "{'state':'carried','value':3}", "carried/m" },
	{ "KF1-2", "{'state':'carried','value':'x'}", "carried/w" },
	{ "KF1-1", "{'state':'not_applicable'}", "no_reason:reason/m" },
	{ "KF1-3", "{'state':'not_applicable'}", "no_reason:reason/w" },
	{ "KF1-1", "{'state':'not_sure'}", "" },
	{ "KF1-1", "{'parts':{'trained':{'count':1,'of':2}}}", "part_missing/m" },
	{ "KF1-1", "{'value':'partly','parts':{'trained':{'count':3,'of':2}}}", "share_order:trained/w" },
	{ "KF1-1", "{'value':'partly','parts':{'trained':{'count':3}}}", "" },
	{ "ORG-1", "{'parts':{'filled_by':{'name':'Sam'}}}", "part_missing:filled_by/m" },
	{ "ORG-1", "{'parts':{'filled_by':{'role':'Chair','email':'sam.example.org'}}}", "email:filled_by/w" },
	{ "ORG-1", "{'parts':{'filled_by':{'role':'Chair','email':' '}}}", "" },
	{ "ORG-1", "{'parts':{'filled_by':{'role':'Chair','email':'sam@example.org'}}}", "" },
	{ "ORG-2", "{'value':0}", "form:CHK-1/c" },
	{ "ORG-2", "{'value':-5}", "form:CHK-1/c form:CHK-4/w" },
	{ "ORG-3", "{'value':['a','other']}", "other_missing/w" },
	{ "ORG-3", "{'value':['a','other'],'other':'Boats'}", "" },
	{ "ORG-3", "{'value':['a'],'parts':{'one':'z'}}", "other_missing:one/w" },
	{ "ORG-3", "{'value':['a'],'parts':{'one':'z'},'other_parts':{'one':'Zebras'}}", "" },
	{ "KF1-2", "{'value':'12345'}", "" },
	{ "KF1-2", "{'value':'\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9'}", "" },
	{ "KF1-2", "{'value':'123456'}", "over_limit/w" },
	{ "KF1-2", "{'value':'girl K'}", "over_limit/w identifies/w" },
	{ "KF1-1", "{'value':'partly','comment':'Child A.B. left','evidence':[{'text':'born 2014'}],'private_note':'girl K'}",
		"identifies:evidence/w identifies:comment/w" },
	{ "KF1-1", "{'value':'partly','next_step':{'action':'Ask boy J'},'parts':{'rows':[{'what':'x'},{'what':'943 476 5919'}]}}",
		"identifies:rows/w identifies:next_step/w" },
	{ "KF1-1", "{'state':'not_applicable','reason':'girl K'}", "identifies:reason/w" },
	{ "ORG-2", "{'state':'answered','typed':{'value':'abc'}}", "format/f" },
	{ "KF1-1", "{'value':'partly','typed':{'part.trained.of':'x'}}", "format:trained/f" },
};

static void test_answers(void **state)
{
	for (size_t i = 0; i < LENGTH(cases); i++) {
		if (cases[i].answer)
			answer_with(*state, cases[i].question, cases[i].answer);
		assert_found(*state, cases[i].question, cases[i].found);
	}
}

static void test_review_due(void **state)
{
	struct assessment *assessment = *state;
	char id[16];
	assert_true(document_set(assessment, NULL, json_of("{'title':'Policy','review_due':'2026-10'}"), &ab, id, NULL));
	answer_with(assessment, "KF1-3", "{'value':'partly','parts':{'documents':['d1']}}");
	assert_found(assessment, "KF1-3", "");
	answer_with(assessment, "KF1-3", "{'value':'fully','parts':{'documents':['d1']}}");
	assert_found(assessment, "KF1-3", "review_due:documents/w");
	answer_with(assessment, "KF1-3", "{'value':'fully','evidence':[{'document':'d1'}]}");
	assert_found(assessment, "KF1-3", "review_due:documents/w");
	answer_with(assessment, "KF1-3", "{'value':'fully','evidence':[{'text':'d1'}]}");
	assert_found(assessment, "KF1-3", "");
	struct json *serving = json_of("{'title':'Policy','review_due':'2026-11-20','serves':['KF1-3']}");
	assert_true(document_set(assessment, "d1", serving, &ab, id, NULL));
	assert_found(assessment, "KF1-3", "review_due:documents/w");
	/* On the day itself it has not passed. */
	assessment_set_today(assessment, TODAY - 1);
	assert_found(assessment, "KF1-3", "");
	/* Not on the document scale. */
	assessment_set_today(assessment, TODAY);
	answer_with(assessment, "KF1-1", "{'value':'fully','evidence':[{'document':'d1'}]}");
	assert_found(assessment, "KF1-1", "");
}

static void test_same_person(void **state)
{
	struct assessment *assessment = *state;
	answer_with(assessment, "ORG-1", "{'parts':{'filled_by':{'role':'Secretary','name':'Zo\xc3\xab Okafor '}}}");
	assert_true(approval_give(assessment, "Margaret Ellis", "Chair", &ab, NULL));
	assert_found(assessment, "ORG-1", "");
	assert_true(approval_give(assessment, "ZO\xc3\x8b OKAFOR", "Secretary", &ab, NULL));
	assert_found(assessment, "ORG-1", "same_person:filled_by/w");
	answer_with(assessment, "ORG-2", "{'value':1}");
	assert_found(assessment, "ORG-1", "");
	answer_with(assessment, "ORG-2", "{'value':2}");
	assert_found(assessment, "ORG-1", "same_person:filled_by/w");
	approval_withdraw(assessment, &ab);
	assert_found(assessment, "ORG-1", "");
}

static void assert_all(const struct assessment *assessment, const char *expected)
{
	struct findings findings = { 0 };
	struct buf found = BUF(BUF_MIB);
	findings_collect(assessment, &findings);
	for (size_t i = 0; i < findings.n; i++) {
		const struct finding *finding = &findings.items[i];
		buf_printf(&found, "%s%s %s%s%s", i ? ", " : "", finding->question ? finding->question->id : "-", names[finding->code],
			finding->text ? " " : "", finding->text ? finding->text : "");
	}
	assert_string_equal(buf_text(&found), expected);
	buf_release(&found);
	findings_release(&findings);
}

static void test_whole(void **state)
{
	struct assessment *assessment = *state;
	assert_all(assessment, "ORG-1 missing, ORG-2 missing, ORG-3 missing, KF1-1 missing");
	answer_with(assessment, "ORG-1", "{'state':'not_sure'}");
	answer_with(assessment, "ORG-2", "{'value':100}");
	answer_with(assessment, "ORG-3", "{'value':['a']}");
	answer_with(assessment, "KF1-1", "{'value':'fully'}");
	assert_all(assessment, "KF1-1 form All of them?, - form Large.");
	answer_with(assessment, "ORG-2", "{'value':9}");
	/* An optional grade that is open: not everything is fully met yet. */
	assert_all(assessment, "");
	answer_with(assessment, "KF1-3", "{'value':'fully'}");
	assert_all(assessment, "KF1-3 no_document, - no_evidence");
	answer_with(assessment, "KF1-3", "{'value':'fully','evidence':[{'text':''}]}");
	assert_all(assessment, "KF1-3 no_document, - no_evidence");
	answer_with(assessment, "KF1-3", "{'value':'fully','evidence':[{'text':'Minutes'}]}");
	assert_all(assessment, "");
	assert_true(approval_give(assessment, "Margaret Ellis", "Chair", &ab, NULL));
	assert_all(assessment, "");
	answer_with(assessment, "KF1-2", "{'value':'x'}");
	assert_all(assessment, "- approval_broken");
	struct progress progress;
	progress_of_all(assessment, &progress);
	assert_int_equal(progress.problems, 1);
	assert_int_equal(progress.missing, 0);
}

static void test_none_for_hidden(void **state)
{
	struct assessment *assessment = *state;
	answer_with(assessment, "ORG-2", "{'value':50}");
	answer_with(assessment, "KF1-4", "{'value':'girl K'}");
	assert_found(assessment, "KF1-4", "");
	answer_with(assessment, "KF1-1", "{'value':'unmet'}");
	assert_found(assessment, "KF1-4", "identifies/w form:CHK-3/w");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(test_answers), TEST(test_review_due), TEST(test_same_person), TEST(test_whole), TEST(test_none_for_hidden),
	};
	return RUN(tests);
}
