/* SPDX-License-Identifier: MIT */
/* The soft checks that the two forms promise, one row for each way to raise one and for each edge at which it is silent. */
#include "real.h"
#include "unit.h"

#include "base/json.h"
#include "base/crypto.h"
#include "entry/document.h"
#include "entry/progress.h"
#include "entry/signoff.h"

#include <string.h>

#define FULLY(part) "{'value':'fully','parts':{" part "}}"
#define BOTH "third-sector.json surrey-way.json"
#define POLICY "{'title':'Policy','review_due':'2026-11-20'}"

/* `found`: the built-in code or the id of the form's check; days after TODAY (2026-11-21, a Saturday). */
static const struct row {
	int number, days;
	const char *document;                                    /* d1, if there is one */
	struct { const char *question, *answer; } answers[3];
	const char *at;                                          /* the question that it is about; NULL: the whole */
	int code;
	const char *check, *part;
	bool found;
} rows[] = {
	/* 1: graded fully met, but the review date has passed, or it has no title. */
	{ 1, 0, POLICY, { { "LIB-10", FULLY("'documents':['d1']") } }, "LIB-10", FINDING_REVIEW_DUE, NULL, "documents", true },
	{ 1, -1, POLICY, { { "LIB-10", FULLY("'documents':['d1']") } }, "LIB-10", FINDING_REVIEW_DUE, NULL, NULL, false },
	{ 1, 9, "{'title':'P','review_due':'2026-11'}", { { "LIB-10", FULLY("'documents':['d1']") } }, "LIB-10", FINDING_REVIEW_DUE, NULL, NULL, false },
	{ 1, 10, "{'title':'P','review_due':'2026-11'}", { { "LIB-10", FULLY("'documents':['d1']") } }, "LIB-10", FINDING_REVIEW_DUE, NULL, "documents", true },
	{ 1, 0, POLICY, { { "LIB-10", "{'value':'partly','parts':{'documents':['d1']}}" } }, "LIB-10", FINDING_REVIEW_DUE, NULL, NULL, false },
	{ 1, 0, POLICY, { { "LIB-10", "{'state':'carried','value':'fully','parts':{'documents':['d1']}}" } }, "LIB-10", FINDING_REVIEW_DUE, NULL, NULL, false },
	{ 1, 0, POLICY, { { "LIB-10", "{'value':'fully','evidence':[{'document':'d1'}]}" } }, "LIB-10", FINDING_REVIEW_DUE, NULL, "documents", true },
	{ 1, 0, "{'title':'P'}", { { "LIB-10", FULLY("'documents':['d1']") } }, "LIB-10", FINDING_REVIEW_DUE, NULL, NULL, false },
	{ 1, 0, POLICY, { { "LIB-10", FULLY("'documents':['d1']") } }, "LIB-10", FINDING_NO_DOCUMENT, NULL, NULL, false },
	{ 1, 0, NULL, { { "LIB-10", "{'value':'fully'}" } }, "LIB-10", FINDING_NO_DOCUMENT, NULL, "documents", true },
	{ 1, 0, "{'kind':'policy'}", { { "LIB-10", FULLY("'documents':['d1']") } }, "LIB-10", FINDING_NO_DOCUMENT, NULL, "documents", true },
	{ 1, 0, NULL, { { "LIB-10", "{'value':'unmet'}" } }, "LIB-10", FINDING_NO_DOCUMENT, NULL, NULL, false },
	{ 1, 0, POLICY, { { "KF2-1", FULLY("'documents':['d1']") } }, "KF2-1", FINDING_FORM, "CHK-KF2-1-DATE", "documents", true },
	{ 1, -1, POLICY, { { "KF2-1", FULLY("'documents':['d1']") } }, "KF2-1", FINDING_FORM, "CHK-KF2-1-DATE", NULL, false },
	{ 1, 0, NULL, { { "KF2-1", "{'value':'fully'}" } }, "KF2-1", FINDING_FORM, "CHK-KF2-1-TITLE", "documents", true },
	{ 1, 0, POLICY, { { "KF2-1", FULLY("'documents':['d1']") } }, "KF2-1", FINDING_FORM, "CHK-KF2-1-TITLE", NULL, false },
	/* 2: two questions about the same thing differ. */
	{ 2, 0, NULL, { { "LIB-10", "{'value':'fully'}" }, { "KF2-1", "{'value':'partly'}" } }, "KF2-1", FINDING_FORM, "CHK-01", NULL, true },
	{ 2, 0, NULL, { { "LIB-10", "{'value':'unmet'}" }, { "KF2-1", "{'value':'fully'}" } }, "KF2-1", FINDING_FORM, "CHK-01", NULL, true },
	{ 2, 0, NULL, { { "LIB-10", "{'value':'partly'}" }, { "KF2-1", "{'value':'partly'}" } }, "KF2-1", FINDING_FORM, "CHK-01", NULL, false },
	{ 2, 0, NULL, { { "LIB-10", "{'value':'partly'}" }, { "KF2-1", "{'state':'not_sure'}" } }, "KF2-1", FINDING_FORM, "CHK-01", NULL, false },
	{ 2, 0, NULL, { { "LIB-10", "{'state':'carried','value':'fully'}" }, { "KF2-1", "{'value':'unmet'}" } }, "KF2-1", FINDING_FORM, "CHK-01", NULL, false },
	{ 2, 0, NULL, { { "LIB-05", "{'value':'fully'}" }, { "KF7-3", "{'value':'unmet'}" } }, "KF7-3", FINDING_FORM, "CHK-02", NULL, true },
	{ 2, 0, NULL, { { "LIB-05", "{'value':'unmet'}" }, { "KF7-3", "{'value':'unmet'}" } }, "KF7-3", FINDING_FORM, "CHK-02", NULL, false },
	{ 2, 0, NULL, { { "LIB-08", "{'value':'partly'}" }, { "KF6-1", "{'value':'fully'}" } }, "KF6-1", FINDING_FORM, "CHK-03", NULL, true },
	{ 2, 0, NULL, { { "LIB-08", "{'value':'fully'}" }, { "KF6-1", "{'value':'fully'}" } }, "KF6-1", FINDING_FORM, "CHK-03", NULL, false },
	{ 2, 0, NULL, { { "LIB-04", "{'value':'unmet'}" }, { "KF3-5", "{'value':'partly'}" } }, "KF3-5", FINDING_FORM, "CHK-04", NULL, true },
	{ 2, 0, NULL, { { "LIB-04", "{'value':'fully'}" }, { "KF3-5", "{'value':'fully'}" } }, "KF3-5", FINDING_FORM, "CHK-04", NULL, false },
	/* 3: the lead was trained more than two years ago, but KF3-1 is fully met. */
	{ 3, 0, NULL, { { "KF3-1", FULLY("'lead_trained':'2024-11-20'") } }, "KF3-1", FINDING_FORM, "CHK-KF3-1-TRAINED", "lead_trained", true },
	{ 3, 0, NULL, { { "KF3-1", FULLY("'lead_trained':'2024-11-21'") } }, "KF3-1", FINDING_FORM, "CHK-KF3-1-TRAINED", NULL, false },
	{ 3, 9, NULL, { { "KF3-1", FULLY("'lead_trained':'2024-11'") } }, "KF3-1", FINDING_FORM, "CHK-KF3-1-TRAINED", NULL, false },
	{ 3, 10, NULL, { { "KF3-1", FULLY("'lead_trained':'2024-11'") } }, "KF3-1", FINDING_FORM, "CHK-KF3-1-TRAINED", "lead_trained", true },
	{ 3, 0, NULL, { { "KF3-1", "{'value':'partly','parts':{'lead_trained':'2019-01'}}" } }, "KF3-1", FINDING_FORM, "CHK-KF3-1-TRAINED", NULL, false },
	/* 4: the first number of a share is larger than the second. */
	{ 4, 0, NULL, { { "KF2-6", "{'value':'partly','parts':{'agreed':{'count':9,'of':8}}}" } }, "KF2-6", FINDING_SHARE_ORDER, NULL, "agreed", true },
	{ 4, 0, NULL, { { "KF2-6", "{'value':'partly','parts':{'agreed':{'count':8,'of':8}}}" } }, "KF2-6", FINDING_SHARE_ORDER, NULL, NULL, false },
	{ 4, 0, NULL, { { "KF2-6", "{'value':'partly','parts':{'agreed':{'count':9}}}" } }, "KF2-6", FINDING_SHARE_ORDER, NULL, NULL, false },
	/* 5: more people work with children than there are. */
	{ 5, 0, NULL, { { "ORG-10", "{'parts':{'paid':3,'paid_children':4,'vols':0,'vols_children':0}}" } }, "ORG-10", FINDING_FORM, "CHK-ORG-01", "paid_children", true },
	{ 5, 0, NULL, { { "ORG-10", "{'parts':{'paid':4,'paid_children':4,'vols':1,'vols_children':2}}" } }, "ORG-10", FINDING_FORM, "CHK-ORG-01", NULL, false },
	{ 5, 0, NULL, { { "ORG-10", "{'parts':{'paid':4,'paid_children':4,'vols':1,'vols_children':2}}" } }, "ORG-10", FINDING_FORM, "CHK-ORG-02", "vols_children", true },
	/* 6: nobody made contact, and KF7-1 is fully met. */
	{ 6, 0, NULL, { { "KF7-1", "{'value':'fully'}" }, { "KF7-2", "{'parts':{'contacts':0}}" } }, "KF7-2", FINDING_FORM, "CHK-KF7-2-NONE", NULL, true },
	{ 6, 0, NULL, { { "KF7-1", "{'value':'fully'}" }, { "KF7-2", "{'parts':{'contacts':1}}" } }, "KF7-2", FINDING_FORM, "CHK-KF7-2-NONE", NULL, false },
	{ 6, 0, NULL, { { "KF7-1", "{'value':'partly'}" }, { "KF7-2", "{'parts':{'contacts':0}}" } }, "KF7-2", FINDING_FORM, "CHK-KF7-2-NONE", NULL, false },
	{ 6, 0, NULL, { { "KF7-1", "{'value':'fully'}" }, { "KF7-2", "{'parts':{'contacts':0,'nothing_missed':'The lead asks everyone.'}}" } }, "KF7-2",
		FINDING_FORM, "CHK-KF7-2-NONE", NULL, false },
	/* 8: not applicable without a reason. */
	{ 8, 0, NULL, { { "KF4-3", "{'state':'not_applicable'}" } }, "KF4-3", FINDING_NO_REASON, NULL, "reason", true },
	{ 8, 0, NULL, { { "KF4-3", "{'state':'not_applicable','reason':'We meet no children.'}" } }, "KF4-3", FINDING_NO_REASON, NULL, NULL, false },
	/* 9: carried over and not confirmed. */
	{ 9, 0, NULL, { { "KF4-3", "{'state':'carried','value':'fully'}" } }, "KF4-3", FINDING_CARRIED, NULL, NULL, true },
	{ 9, 0, NULL, { { "KF4-3", "{'state':'answered','value':'fully'}" } }, "KF4-3", FINDING_CARRIED, NULL, NULL, false },
	/* 10: words by which a child may be known. */
	{ 10, 0, NULL, { { "KF4-2", "{'value':'Girl K. asked for a door.'}" } }, "KF4-2", FINDING_IDENTIFIES, NULL, NULL, true },
	{ 10, 0, NULL, { { "KF4-2", "{'value':'Two girls asked for a door.'}" } }, "KF4-2", FINDING_IDENTIFIES, NULL, NULL, false },
	{ 10, 0, NULL, { { "KF4-3", "{'value':'partly','comment':'See 943 476 5919.'}" } }, "KF4-3", FINDING_IDENTIFIES, NULL, "comment", true },
	{ 10, 0, NULL, { { "KF4-3", "{'value':'partly','comment':'Ring 01483 517898.'}" } }, "KF4-3", FINDING_IDENTIFIES, NULL, NULL, false },
	/* 12: the numbers in the form were checked more than a year ago (on 2026-11-21). */
	{ 12, 365, NULL, { { NULL } }, NULL, FINDING_OLD_NUMBERS, NULL, NULL, false },
	{ 12, 366, NULL, { { NULL } }, NULL, FINDING_OLD_NUMBERS, NULL, NULL, true },
	{ 12, 4000, NULL, { { NULL } }, NULL, FINDING_OLD_NUMBERS, NULL, NULL, true },
};

static bool same(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static const struct finding *find(const struct findings *findings, const struct row *row)
{
	for (size_t i = 0; i < findings->n; i++) {
		const struct finding *finding = &findings->items[i];
		if ((int)finding->code == row->code && same(finding->check_id, row->check) && same(finding->question ? finding->question->id : NULL, row->at))
			return finding;
	}
	return NULL;
}

static void assert_row(const struct form *form, const struct row *row, size_t line)
{
	struct assessment *assessment = assessment_of(form, "full");
	struct findings findings;
	if (row->document)
		assert_true(document_set(assessment, NULL, json_of(row->document), &ab, NULL, NULL));
	for (size_t i = 0; i < LENGTH(row->answers) && row->answers[i].question; i++)
		answer_with(assessment, row->answers[i].question, row->answers[i].answer);
	assessment_set_today(assessment, TODAY + row->days);
	findings_collect(assessment, &findings);
	const struct finding *finding = find(&findings, row);
	if (!finding != !row->found)
		fail_msg("%s, row %zu of check %d: %s", form->id, line, row->number, row->found ? "it does not fire" : "it fires");
	/* Where a person is led: to the very part. */
	if (finding && row->part)
		assert_true(same(finding->part, row->part));
	findings_release(&findings);
	assessment_free(assessment);
}

static void test_rows(void **state)
{
	static const char *const names[] = { "third-sector.json", "surrey-way.json" };
	(void)state;
	for (size_t f = 0; f < LENGTH(names); f++) {
		struct form *form = read_form(names[f]);
		for (size_t i = 0; i < LENGTH(rows); i++)
			assert_row(form, &rows[i], i);
		form_free(form);
	}
}

/* One thing is said once: the forms do not repeat what the program finds by itself. */
static void test_nothing_twice(void **state)
{
	struct form *form = read_form("surrey-way.json");
	struct assessment *assessment = assessment_of(form, "full");
	struct findings findings;
	(void)state;
	assert_true(document_set(assessment, NULL, json_of(POLICY), &ab, NULL, NULL));
	answer_with(assessment, "LIB-10", FULLY("'documents':['d1']"));
	answer_with(assessment, "KF2-6", "{'value':'partly','parts':{'agreed':{'count':9,'of':8}}}");
	findings_of_question(assessment, question_of(assessment, "LIB-10"), &findings);
	assert_int_equal(findings.n, 1);
	findings_release(&findings);
	findings_of_question(assessment, question_of(assessment, "KF2-6"), &findings);
	assert_int_equal(findings.n, 1);
	findings_release(&findings);
	assessment_free(assessment);
	form_free(form);
}

/* 7: everything fully met and nothing supports it: three are named to begin with. 11: who approves filled it in. */
static void test_practice(void **state)
{
	struct form *form = read_form("third-sector.json");
	struct assessment *assessment = assessment_of(form, "core");
	struct json *answers = read_json("practice/answers-core.json");
	struct findings findings;
	(void)state;
	for (size_t i = 0; i < form->n_questions; i++) {
		const struct form_question *question = &form->questions[i];
		const struct json *given = json_get(answers, question->id);
		struct json *answer = given ? json_dup(given) : NULL;
		if (answer && question->value.kind == FIELD_GRADE) {
			json_remove(answer, "evidence");
			json_set_text(answer, "state", "answered");
			json_set_text(answer, "value", "fully");
			if (json_get(answer, "parts"))
				json_remove(json_get_mut(answer, "parts"), "documents");
		}
		if (answer)
			assert_true(assessment_set_answer(assessment, question, answer, &ab, NULL));
	}
	const struct row everything = { .code = FINDING_NO_EVIDENCE };
	findings_of_whole(assessment, &findings);
	const struct finding *finding = find(&findings, &everything);
	assert_non_null(finding);
	for (size_t i = 0; i < FINDING_SUGGESTED; i++)
		assert_int_equal(finding->suggested[i]->value.kind, FIELD_GRADE);
	assert_ptr_not_equal(finding->suggested[0]->section, finding->suggested[1]->section);
	findings_release(&findings);
	const char *filler = json_get_text(answer_part(assessment_answer(assessment, question_of(assessment, "ORG-05")), FILLED_BY), "name");
	assert_non_null(filler);
	const struct row same_person = { .code = FINDING_SAME_PERSON, .at = "ORG-05" };
	assert_true(approval_give(assessment, filler, "Chair", &ab, NULL));
	findings_collect(assessment, &findings);
	assert_non_null(find(&findings, &same_person));
	findings_release(&findings);
	/* Somebody who works alone has nobody else. */
	answer_with(assessment, "ORG-10", "{'parts':{'paid':1,'paid_children':1,'vols':0,'vols_children':0}}");
	findings_collect(assessment, &findings);
	assert_null(find(&findings, &same_person));
	findings_release(&findings);
	json_free(answers);
	assessment_free(assessment);
	form_free(form);
}

int main(void)
{
	crypto_start();
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows), cmocka_unit_test(test_nothing_twice), cmocka_unit_test(test_practice),
	};
	return RUN(tests);
}
