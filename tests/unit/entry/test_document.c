/* SPDX-License-Identifier: MIT */
/* The list of documents: ids, replacing, removing with its links, dates. */
#include "unit.h"

#include "base/clock.h"
#include "base/json.h"
#include "entry/document.h"

#include <string.h>

static const char sections[] =
	"[{'id': 'LIB', 'questions': ["
	"   {'id': 'LIB-1', 'kind': 'grade', 'scale': 'document', 'parts': [{'id': 'documents', 'text': 'Which?', 'kind': 'document'}]},"
	"   {'id': 'LIB-2', 'kind': 'document'},"
	"   {'id': 'LIB-3', 'kind': 'many', 'options': [{'code': 'd1', 'label': 'D1'}]}]}]";

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

static void add(struct assessment *assessment, const char *quoted, const char *expected_id)
{
	char id[16];
	struct err err = { 0 };
	if (!document_set(assessment, NULL, json_of(quoted), &ab, id, &err))
		fail_msg("%s: %s", err.where, err.detail);
	assert_string_equal(id, expected_id);
}

static void test_add_and_replace(void **state)
{
	struct assessment *assessment = *state;
	add(assessment, "{'title':'Policy','x':1}", "d1");
	add(assessment, "{'id':'d77','title':'Code'}", "d2");
	assert_int_equal(documents_count(assessment), 2);
	assert_json(document_at(assessment, 1), "{'id':'d2','title':'Code'}");
	assert_true(document_set(assessment, "d1", json_of("{'id':'d1','title':'Policy 2','x':1}"), &ab, NULL, NULL));
	assert_json(document_find(assessment, "d1"), "{'id':'d1','title':'Policy 2','x':1}");
	assert_null(document_find(assessment, "d3"));
	assert_int_equal(assessment->n_pending, 3);
	assert_string_equal(assessment->pending[2].subject, "documents");
	assert_json(assessment->pending[0].to, "[{'title':'Policy','x':1,'id':'d1'}]");
	assert_null(assessment->pending[0].from);
	/* The same again is no change. */
	assert_true(document_set(assessment, "d1", json_of("{'x':1,'title':'Policy 2'}"), &ab, NULL, NULL));
	assert_int_equal(assessment->n_pending, 3);
	assert_true(assessment_revert(assessment, &assessment->pending[2], &ab, NULL));
	assert_string_equal(json_get_text(document_find(assessment, "d1"), "title"), "Policy");
}

static void test_ids_are_not_given_twice(void **state)
{
	struct assessment *assessment = *state;
	struct assessment *again = NULL;
	add(assessment, "{'title':'A'}", "d1");
	add(assessment, "{'title':'B'}", "d2");
	assert_true(document_remove(assessment, "d2", &ab, NULL));
	add(assessment, "{'title':'C'}", "d3");
	assert_true(document_remove(assessment, json_get_text(document_at(assessment, 1), "id"), &ab, NULL));
	assert_true(assessment_from_json(form, json_dup(assessment->draft), &again, NULL));
	add(again, "{'title':'D'}", "d4");
	assessment_free(again);
	/* A list from elsewhere without the count. */
	json_remove(assessment->draft, "documents_given");
	json_set(assessment->draft, "documents", json_of("[{'id':'d9'},{'id':'odd'}]"));
	add(assessment, "{'title':'E'}", "d10");
}

static const struct {
	const char *document, *where;
} refused[] = {
	{ "[]", "" },
	{ "{'title':7}", "/title" },
	{ "{'title':'a\\u0007'}", "/title" },
	{ "{'kind':'letter'}", "/kind" },
	{ "{'approved':'2026-02-30'}", "/approved" },
	{ "{'review_due':'next year'}", "/review_due" },
	{ "{'sha256':'abc'}", "/sha256" },
	{ "{'serves':'LIB-1'}", "/serves" },
	{ "{'serves':['LIB-1',2]}", "/serves/1" },
};

static void test_refused(void **state)
{
	for (size_t i = 0; i < LENGTH(refused); i++) {
		struct err err = { 0 };
		char id[16] = "kept";
		assert_false(document_set(*state, NULL, json_of(refused[i].document), &ab, id, &err));
		assert_int_equal(err.code, ERR_INVALID);
		assert_string_equal(err.where, refused[i].where);
		assert_string_equal(id, "kept");
	}
	struct err err = { 0 };
	assert_false(document_set(*state, "d1", json_of("{}"), &ab, NULL, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	assert_false(document_remove(*state, "d1", &ab, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	assert_int_equal(((struct assessment *)*state)->n_pending, 0);
	add(*state, "{'title':'A','kind':'role_description','approved':'2026-02','review_due':'2027-02-28','approved_by':'',"
		"'serves':['LIB-1'],'sha256':'0123456789012345678901234567890123456789012345678901234567890123'}", "d1");
}

static void test_remove_drops_links(void **state)
{
	struct assessment *assessment = *state;
	add(assessment, "{'title':'A'}", "d1");
	add(assessment, "{'title':'B'}", "d2");
	answer_with(assessment, "LIB-1", "{'value':'fully','parts':{'documents':['d1','d2']},"
		"'evidence':[{'text':'d1'},{'document':'d1'},{'document':'d2'}],'x':1}");
	answer_with(assessment, "LIB-2", "{'value':['d1']}");
	answer_with(assessment, "LIB-3", "{'value':['d1']}");
	size_t before = assessment->n_pending;
	assert_true(document_remove(assessment, "d1", &ab, NULL));
	assert_int_equal(assessment->n_pending, before + 3);
	const struct json *answer = assessment_answer(assessment, question_of(assessment, "LIB-1"));
	assert_json(json_get(answer, "parts"), "{'documents':['d2']}");
	assert_json(json_get(answer, "evidence"), "[{'text':'d1'},{'document':'d2'}]");
	assert_json(json_get(answer, "x"), "1");
	assert_json(answer_value(assessment_answer(assessment, question_of(assessment, "LIB-2"))), "[]");
	assert_json(answer_value(assessment_answer(assessment, question_of(assessment, "LIB-3"))), "['d1']");
	assert_int_equal(documents_count(assessment), 1);
	/* Undone one by one, the document first. */
	for (size_t i = before + 3; i-- > before;) {
		struct err err = { 0 };
		if (!assessment_revert(assessment, &assessment->pending[i], &ab, &err))
			fail_msg("%s: %s", err.where, err.detail);
	}
	assert_json(answer_value(assessment_answer(assessment, question_of(assessment, "LIB-2"))), "['d1']");
	assert_int_equal(documents_count(assessment), 2);
}

static void test_remove_the_only_one(void **state)
{
	struct assessment *assessment = *state;
	add(assessment, "{'title':'A'}", "d1");
	assert_true(document_remove(assessment, "d1", &ab, NULL));
	assert_json(json_get(assessment->draft, "documents"), "[]");
	assert_null(assessment->pending[1].to);
}

static void test_review(void **state)
{
	static const struct {
		const char *document, *passed_on; /* the first day on which it has passed; NULL: never */
	} cases[] = {
		{ "{'review_due':'2026-06-01'}", "2026-06-02" }, { "{'review_due':'2026-06'}", "2026-07-01" },
		{ "{'review_due':'2026-12'}", "2027-01-01" },    { "{'review_due':'2024-02'}", "2024-03-01" },
		{ "{'review_due':''}", NULL },                   { "{'review_due':7}", NULL },
		{ "{}", NULL },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct json *document = json_of(cases[i].document);
		int64_t day = TODAY;
		if (cases[i].passed_on) {
			assert_true(clock_parse_day(cases[i].passed_on, &day));
			assert_false(document_review_passed(document, day - 1));
		}
		assert_int_equal(document_review_passed(document, day), cases[i].passed_on != NULL);
		json_free(document);
	}
}

/* Edges of "soon": the form's 60 days, counted to the last day of a month. */
static void test_when_due(void **state)
{
	struct assessment *assessment = *state;
	static const struct {
		const char *due;
		enum document_review review;
	} cases[] = { /* the day is 21 November 2026 */
		{ "2026-11-20", REVIEW_PASSED }, { "2026-11-21", REVIEW_SOON }, { "2026-10", REVIEW_PASSED }, { "2026-11", REVIEW_SOON },
		{ "2027-01-20", REVIEW_SOON }, { "2027-01-21", REVIEW_LATER }, { "2027-01", REVIEW_LATER }, { "2026-12", REVIEW_SOON },
		{ "", REVIEW_NO_DATE }, { "soon", REVIEW_NO_DATE },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct json *document = json_object();
		json_set_text(document, "review_due", cases[i].due);
		assert_int_equal(document_review(assessment, document), cases[i].review);
		json_free(document);
	}
}

static void test_in_order(void **state)
{
	static const char *const documents[] = { "{'title':'D'}", "{'title':'B','review_due':'2027-02-28'}", "{'title':'C','review_due':'2027-02'}",
		"{'title':'A','review_due':'2020-01'}", "{'title':'E'}" };
	struct assessment *assessment = *state;
	const struct json *sorted[LENGTH(documents)];
	char titles[LENGTH(documents) + 1] = "";
	for (size_t i = 0; i < LENGTH(documents); i++)
		assert_true(document_set(assessment, NULL, json_of(documents[i]), &ab, NULL, NULL));
	documents_by_review(assessment, sorted);
	for (size_t i = 0; i < LENGTH(documents); i++)
		titles[i] = *json_get_text(sorted[i], "title");
	assert_string_equal(titles, "ABCDE");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(test_add_and_replace), TEST(test_ids_are_not_given_twice), TEST(test_refused), TEST(test_remove_drops_links),
		TEST(test_remove_the_only_one), TEST(test_review), TEST(test_when_due), TEST(test_in_order),
	};
	return RUN(tests);
}
