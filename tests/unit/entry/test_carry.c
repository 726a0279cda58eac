/* SPDX-License-Identifier: MIT */
/* One answer of an earlier year in a row: what comes of it this year, and what is left out. */
#include "unit.h"

#include "base/buf.h"
#include "base/json.h"
#include "entry/carry.h"
#include "entry/document.h"
#include "entry/history.h"
#include "entry/progress.h"

#include <string.h>

#define SHARE "{'id': 'trained', 'text': 'Trained?', 'kind': 'share', 'optional': true, 'count_label': 'x', 'of_label': 'y'}"
#define DOCUMENTS "{'id': 'documents', 'text': 'Which?', 'kind': 'document', 'optional': true}"
#define ABC "'options': [{'code': 'a', 'label': 'A'}, {'code': 'b', 'label': 'B'}, {'code': 'other', 'label': 'Other', 'text': true}]"
static const char then_sections[] =
	"[{'id': 'KF1', 'questions': ["
	"   {'id': 'KF1-1', 'kind': 'grade', 'parts': [" SHARE ", " DOCUMENTS "]}, {'id': 'KF1-2', 'kind': 'grade'}, {'id': 'KF1-3', 'kind': 'text'},"
	"   {'id': 'KF1-4', 'kind': 'one', " ABC ", 'parts': [{'id': 'which', 'text': 'Which?', 'kind': 'one', " ABC ", 'optional': true}]},"
	"   {'id': 'KF1-5', 'kind': 'number'}, {'id': 'KF1-6', 'kind': 'text'}, {'id': 'KF1-7', 'kind': 'text'}]}]";
/* KF1-2 is KF1-12; KF1-4 has no "b" any more, nor its part; KF1-5 goes to 9; KF1-6 is a number; KF1-7 is gone. */
static const char now_sections[] =
	"[{'id': 'KF1', 'questions': ["
	"   {'id': 'KF1-1', 'kind': 'grade', 'parts': [" SHARE ", " DOCUMENTS "]}, {'id': 'KF1-12', 'kind': 'grade', 'replaces': ['KF1-2']},"
	"   {'id': 'KF1-3', 'kind': 'text'}, {'id': 'KF1-4', 'kind': 'one',"
	"    'options': [{'code': 'a', 'label': 'A'}, {'code': 'other', 'label': 'Other', 'text': true}]},"
	"   {'id': 'KF1-5', 'kind': 'number', 'max': 9}, {'id': 'KF1-6', 'kind': 'number'}]}]";

#define FROM(id) "'state':'carried','from':{'assessment':'" UUID "','question':'" id "'}"
static const struct {
	const char *then, *answer, *now, *carried, *lost; /* carried: NULL for nothing */
} cases[] = {
	{ "KF1-1", "{'value':'partly','parts':{'trained':{'count':1,'of':2}},'evidence':[{'text':'Rota'}],'comment':'Short','private_note':'Ask'}", "KF1-1",
		"{'value':'partly','parts':{'trained':{'count':1,'of':2}},'evidence':[{'text':'Rota'}],'comment':'Short','private_note':'Ask'," FROM("KF1-1") "}", "" },
	{ "KF1-1", "{'value':'partly','next_step':{'action':'Do','due':'2026-05'},'help_wanted':true,'flag':true}", "KF1-1",
		"{'value':'partly','last_step':{'action':'Do','due':'2026-05'}," FROM("KF1-1") "}", "" },
	{ "KF1-1", "{'value':'fully','next_step':{'action':'Do'}}", "KF1-1", "{'value':'fully'," FROM("KF1-1") "}", "" },
	{ "KF1-1", "{'value':'partly','next_step':{'owner':'Chair'}}", "KF1-1", "{'value':'partly'," FROM("KF1-1") "}", "" },
	{ "KF1-2", "{'value':'fully'}", "KF1-12", "{'value':'fully'," FROM("KF1-2") "}", "" },
	{ "KF1-1", "{'state':'not_applicable','reason':'None here'}", "KF1-1", "{'reason':'None here'," FROM("KF1-1") "}", "" },
	{ "KF1-1", "{'state':'not_sure','comment':'Hm'}", "KF1-1", NULL, "" },
	{ "KF1-1", "{'flag':true}", "KF1-1", NULL, "" },
	{ "KF1-1", "{'state':'carried','value':'fully'}", "KF1-1", NULL, "" },
	{ "KF1-4", "{'value':'other','other':'Boats'}", "KF1-4", "{'value':'other','other':'Boats'," FROM("KF1-4") "}", "" },
	{ "KF1-4", "{'value':'b','comment':'x'}", "KF1-4", NULL, "KF1-4" },
	{ "KF1-4", "{'value':'a','parts':{'which':'a'}}", "KF1-4", "{'value':'a'," FROM("KF1-4") "}", "KF1-4/which" },
	{ "KF1-5", "{'value':9}", "KF1-5", "{'value':9," FROM("KF1-5") "}", "" },
	{ "KF1-5", "{'value':10}", "KF1-5", NULL, "KF1-5" },
	{ "KF1-6", "{'value':'7'}", "KF1-6", NULL, "KF1-6" },
	{ "KF1-7", "{'value':'x'}", "KF1-6", NULL, "KF1-7 gone" },
};

struct years {
	struct form *then_form, *now_form;
	struct assessment *then, *now;
};

static void begin(struct years *years)
{
	years->then_form = form_of(then_sections, NULL);
	years->now_form = form_of(now_sections, NULL);
	years->then = assessment_of(years->then_form, "full");
	years->now = assessment_of(years->now_form, "full");
}

static void end(struct years *years)
{
	assessment_free(years->then);
	assessment_free(years->now);
	form_free(years->then_form);
	form_free(years->now_form);
}

static void describe(const struct carry_report *report, struct buf *out)
{
	for (size_t i = 0; i < report->n_losses; i++) {
		const struct carry_loss *loss = &report->losses[i];
		buf_printf(out, "%s%s%s%s%s", i ? " " : "", loss->then->id, loss->part ? "/" : "", loss->part ? loss->part : "",
			loss->why == CARRY_NO_QUESTION ? " gone" : "");
	}
}

static void assert_carried(const struct json *answer, const char *expected)
{
	struct json *copy = answer ? json_dup(answer) : NULL, *wanted = expected ? json_of(expected) : NULL;
	static const char *const stamps[] = { "change", "by", "at" };
	for (size_t i = 0; copy && i < LENGTH(stamps); i++)
		json_remove(copy, stamps[i]);
	assert_true(copy && wanted ? json_equal(copy, wanted) : !copy && !wanted);
	json_free(copy);
	json_free(wanted);
}

static void test_cases(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct years years;
		struct carry_report report;
		struct progress progress;
		struct buf lost = BUF(1000);
		begin(&years);
		answer_with(years.then, cases[i].then, cases[i].answer);
		carry_over(years.now, years.then, &ab, &report);
		assert_carried(assessment_answer(years.now, question_of(years.now, cases[i].now)), cases[i].carried);
		assert_int_equal(report.carried, cases[i].carried != NULL);
		describe(&report, &lost);
		assert_string_equal(buf_text(&lost), cases[i].lost);
		/* Nothing of it counts. */
		progress_of_all(years.now, &progress);
		assert_int_equal(progress.missing, 6);
		assert_int_equal(progress.answered + progress.not_applicable, 0);
		buf_release(&lost);
		carry_report_release(&report);
		end(&years);
	}
}

static void test_confirm(void **state)
{
	struct years years;
	struct carry_report report;
	struct err err = { 0 };
	(void)state;
	begin(&years);
	answer_with(years.then, "KF1-1", "{'value':'partly','comment':'Short'}");
	answer_with(years.then, "KF1-2", "{'state':'not_applicable','reason':'None here'}");
	carry_over(years.now, years.then, &ab, &report);
	const struct form_question *value = question_of(years.now, "KF1-1"), *reason = question_of(years.now, "KF1-12");
	assert_true(carried_confirm(years.now, value, &ab, NULL));
	assert_true(carried_confirm(years.now, reason, &ab, NULL));
	assert_true(answer_counts(years.now, value));
	assert_true(answer_counts(years.now, reason));
	assert_string_equal(answer_state(assessment_answer(years.now, reason)), "not_applicable");
	assert_string_equal(json_get_text(assessment_answer(years.now, value), "comment"), "Short");
	assert_non_null(json_get(assessment_answer(years.now, value), "from"));
	assert_false(carried_confirm(years.now, value, &ab, &err));
	assert_int_equal(err.code, ERR_STATE);
	carry_report_release(&report);
	end(&years);
}

/* It stays apart when the answer is confirmed, and is asked about; then it is this year's, or gone. */
static void test_a_step_waits_for_a_word(void **state)
{
	/* Day 20000 is 2024-10-04. */
	static const struct { const char *answer; bool keep, settled; const char *next; } steps[] = {
		{ "{'last_step':{'action':'Do','owner':'Chair','due':'2030-05'}}", true, true, "{'action':'Do','owner':'Chair','due':'2030-05'}" },
		{ "{'last_step':{'action':'Do','owner':'Chair','due':'2020-05-31'}}", true, true, "{'action':'Do','owner':'Chair'}" },
		{ "{'last_step':{'action':'Do','due':'2024-10'}}", true, true, "{'action':'Do','due':'2024-10'}" },
		{ "{'last_step':{'action':'Do','due':'2024-09'}}", true, true, "{'action':'Do'}" },
		{ "{'last_step':{'action':'Do','due':'2024-10-03'}}", true, true, "{'action':'Do'}" },
		{ "{'last_step':{'action':'Do','owner':'Chair','due':'2030-05'},'next_step':{'owner':'Ann','due':'2025-01-31'}}", true, true,
			"{'action':'Do','owner':'Ann','due':'2025-01-31'}" },
		{ "{'last_step':{'action':'Do'}}", false, true, NULL },
		{ "{'last_step':{'action':'Do'},'next_step':{'action':'Other'}}", true, false, "{'action':'Other'}" },
		{ "{'last_step':{'action':'Do'},'next_step':{'action':'Other'}}", false, true, "{'action':'Other'}" },
		{ "{'next_step':{'action':'Other'}}", true, false, "{'action':'Other'}" },
	};
	struct years years;
	struct carry_report report;
	struct findings found;
	(void)state;
	for (size_t i = 0; i < LENGTH(steps); i++) {
		struct json *answer = json_of(steps[i].answer), *next = steps[i].next ? json_of(steps[i].next) : NULL;
		bool waited = last_step(answer);
		assert_int_equal(last_step_settle(answer, steps[i].keep, 20000), steps[i].settled);
		assert_int_equal(last_step(answer) != NULL, waited && !steps[i].settled);
		assert_true(next ? json_equal(json_get(answer, "next_step"), next) : !json_get(answer, "next_step"));
		json_free(next);
		json_free(answer);
	}
	begin(&years);
	answer_with(years.then, "KF1-1", "{'value':'partly','next_step':{'action':'Do'}}");
	carry_over(years.now, years.then, &ab, &report);
	const struct form_question *question = question_of(years.now, "KF1-1");
	for (int confirmed = 0; confirmed < 2; confirmed++) {
		size_t waiting = 0;
		findings_of_question(years.now, question, &found);
		for (size_t i = 0; i < found.n; i++)
			waiting += found.items[i].code == FINDING_LAST_STEP;
		assert_int_equal(waiting, confirmed);
		findings_release(&found);
		assert_non_null(last_step(assessment_answer(years.now, question)));
		assert_null(json_get(assessment_answer(years.now, question), "next_step"));
		if (!confirmed)
			assert_true(carried_confirm(years.now, question, &ab, NULL));
	}
	carry_report_release(&report);
	end(&years);
}

/* Documents come with their ids, so that links hold; what is there already is not touched. */
static void test_documents_and_what_is_there(void **state)
{
	struct years years;
	struct carry_report report;
	char id[16];
	(void)state;
	begin(&years);
	assert_true(document_set(years.then, NULL, json_of("{'title':'Gone'}"), &ab, id, NULL));
	assert_true(document_set(years.then, NULL, json_of("{'title':'Policy'}"), &ab, id, NULL));
	assert_true(document_remove(years.then, "d1", &ab, NULL));
	answer_with(years.then, "KF1-1", "{'value':'fully','parts':{'documents':['d2']}}");
	answer_with(years.then, "KF1-3", "{'value':'Last year'}");
	answer_with(years.now, "KF1-3", "{'value':'This year'}");
	carry_over(years.now, years.then, &ab, &report);
	assert_int_equal(report.carried, 1);
	assert_non_null(document_find(years.now, "d2"));
	assert_string_equal(json_text(answer_value(assessment_answer(years.now, question_of(years.now, "KF1-3")))), "This year");
	assert_true(document_set(years.now, NULL, json_of("{'title':'New'}"), &ab, id, NULL));
	assert_string_equal(id, "d3");
	carry_report_release(&report);
	/* A second time there is nothing left to do. */
	int64_t last = years.now->last_change;
	carry_over(years.now, years.then, &ab, &report);
	assert_int_equal(report.carried, 0);
	assert_int_equal(years.now->last_change, last);
	carry_report_release(&report);
	end(&years);
}

/* What was carried can be undone, change by change. */
static void test_undo(void **state)
{
	struct years years;
	struct carry_report report;
	struct err err = { 0 };
	(void)state;
	begin(&years);
	answer_with(years.then, "KF1-1", "{'value':'fully'}");
	assert_true(document_set(years.then, NULL, json_of("{'title':'Policy'}"), &ab, NULL, NULL));
	carry_over(years.now, years.then, &ab, &report);
	for (size_t i = years.now->n_pending; i-- > 0;)
		if (!assessment_revert(years.now, &years.now->pending[i], &ab, &err))
			fail_msg("%s", err.detail);
	assert_null(assessment_answer(years.now, question_of(years.now, "KF1-1")));
	assert_int_equal(documents_count(years.now), 0);
	carry_report_release(&report);
	end(&years);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases), cmocka_unit_test(test_confirm), cmocka_unit_test(test_a_step_waits_for_a_word), cmocka_unit_test(test_documents_and_what_is_there),
		cmocka_unit_test(test_undo),
	};
	return RUN(tests);
}
