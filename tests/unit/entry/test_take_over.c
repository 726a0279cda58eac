/* SPDX-License-Identifier: MIT */
/* A copy of a whole draft, taken in: afterwards all is as in the copy, what was taken out of it too. */
#include "unit.h"

#include "base/json.h"
#include "entry/document.h"
#include "entry/signoff.h"
#include "entry/take_over.h"

#include <stdio.h>

static const char sections[] =
	"[{'id': 'KF1', 'questions': ["
	"   {'id': 'KF1-1', 'kind': 'grade', 'core': true},"
	"   {'id': 'KF1-2', 'kind': 'text', 'core': true},"
	"   {'id': 'KF1-3', 'kind': 'grade', 'core': true, 'allow_not_applicable': true}]},"
	" {'id': 'KF2', 'questions': [{'id': 'KF2-1', 'kind': 'text', 'core': true}]}]";

static struct form *form;

static void add_document(struct assessment *assessment, const char *title)
{
	struct json *document = json_object();
	json_set_text(document, "title", title);
	assert_true(document_set(assessment, NULL, document, &ab, NULL, NULL));
}

static int begin(void **state)
{
	form = form_of(sections, NULL);
	struct assessment *assessment = assessment_of(form, "full");
	answer_with(assessment, "KF1-1", "{'value':'partly','comment':'Not written down.'}");
	answer_with(assessment, "KF1-2", "{'value':'Words'}");
	answer_with(assessment, "KF1-3", "{'state':'not_applicable','reason':'No committee.'}");
	add_document(assessment, "Policy");
	add_document(assessment, "Old policy");
	assessment_set_section_done(assessment, "KF2", true, &ab);
	assessment_pending_clear(assessment);
	*state = assessment;
	return 0;
}

static int end(void **state)
{
	assessment_free(*state);
	form_free(form);
	return 0;
}

static struct assessment *copy_of(const struct assessment *assessment)
{
	struct assessment *copy = NULL;
	assert_true(assessment_from_json(form, json_dup(assessment->draft), &copy, NULL));
	assessment_set_today(copy, TODAY);
	return copy;
}

static const struct json *stored(const struct assessment *assessment, const char *id)
{
	return assessment_answer(assessment, question_of(assessment, id));
}

/* What a person did, in the copy alone. */
static void go_on(struct assessment *copy)
{
	answer_with(copy, "KF1-1", "{'value':'partly'}");
	answer_with(copy, "KF1-2", NULL);
	answer_with(copy, "KF1-3", "{'value':'fully'}");
	assert_true(document_remove(copy, "d2", &ab, NULL));
	assessment_set_route(copy, "core", &ab);
	assessment_set_section_done(copy, "KF1", true, &ab);
	assessment_set_section_done(copy, "KF2", false, &ab);
}

static void all_is_as_in_the_copy(void **state)
{
	struct assessment *assessment = *state, *copy = copy_of(assessment);
	struct taken_over taken;
	go_on(copy);
	assert_true(is_whole_draft(copy->draft));
	assert_true(assessment_take_over(assessment, copy->draft, &ab, &taken, NULL));
	assert_int_equal(taken.n_answers, 3);
	assert_false(taken.approval_left);
	assert_null(json_get(stored(assessment, "KF1-1"), "comment"));
	assert_null(stored(assessment, "KF1-2"));
	assert_null(json_get(stored(assessment, "KF1-3"), "reason"));
	assert_string_equal(json_text(answer_value(stored(assessment, "KF1-3"))), "fully");
	assert_int_equal(documents_count(assessment), 1);
	assert_string_equal(assessment_route(assessment), "core");
	assert_true(assessment_section_done(assessment, "KF1"));
	assert_false(assessment_section_done(assessment, "KF2"));
	/* The history has each of them: three answers, documents, route and two sections. A second time nothing is left to do. */
	assert_int_equal(assessment->n_pending, 7);
	assert_true(assessment_take_over(assessment, copy->draft, &ab, &taken, NULL));
	assert_int_equal(taken.n_answers, 0);
	assert_int_equal(assessment->n_pending, 7);
	assessment_free(copy);
}

static void an_id_is_not_given_again(void **state)
{
	struct assessment *assessment = *state, *copy = copy_of(assessment);
	struct taken_over taken;
	add_document(copy, "Newer policy");
	assert_true(document_remove(copy, "d3", &ab, NULL));
	assert_true(assessment_take_over(assessment, copy->draft, &ab, &taken, NULL));
	add_document(assessment, "Newest policy");
	assert_non_null(document_find(assessment, "d4"));
	assessment_free(copy);
}

static void an_approval_is_given_where_it_holds(void **state)
{
	struct assessment *assessment = *state, *copy = copy_of(assessment);
	struct taken_over taken;
	struct approval approval;
	answer_with(copy, "KF1-2", NULL);
	assert_true(approval_give(copy, "Ada Chair", "Chair", &ab, NULL));
	assert_true(assessment_take_over(assessment, copy->draft, &ab, &taken, NULL));
	assert_true(taken.approval_left);
	assert_false(approval_get(assessment, &approval));
	/* The same one is here already; and then it is withdrawn there. */
	assert_true(approval_give(assessment, "Ada Chair", "Chair", &ab, NULL));
	assert_true(assessment_take_over(assessment, copy->draft, &ab, &taken, NULL));
	assert_false(taken.approval_left);
	assert_true(approval_holds(assessment));
	approval_withdraw(copy, &ab);
	assert_true(assessment_take_over(assessment, copy->draft, &ab, &taken, NULL));
	assert_false(approval_get(assessment, &approval));
	assessment_free(copy);
}

static void what_does_not_fit_changes_nothing(void **state)
{
	static const struct { const char *member, *value; enum err_code code; const char *where; } cases[] = {
		{ "id", "'6f1c2f9e-0d6b-4f0a-9c1d-2b7e5a3c4d5f'", ERR_MISMATCH, "/id" },
		{ "format_version", "99", ERR_NEWER, "format_version" },
		{ "route", "'scenic'", ERR_FORMAT, "route" },
		{ "pack", "{'form':'other','sha256':''}", ERR_MISMATCH, "pack" },
		{ "answers", "{'KF1-2':{'state':'answered','value':'New'},'KF1-1':{'state':'answered','value':'splendid'}}", ERR_INVALID, "/answers/KF1-1/value" },
	};
	struct assessment *assessment = *state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct taken_over taken;
		struct err err = { 0 };
		char quoted[256];
		snprintf(quoted, sizeof quoted, "{'v':%s}", cases[i].value);
		struct json *draft = json_dup(assessment->draft), *value = json_of(quoted);
		json_set(draft, cases[i].member, json_dup(json_get(value, "v")));
		assert_false(assessment_take_over(assessment, draft, &ab, &taken, &err));
		assert_int_equal(err.code, cases[i].code);
		assert_string_equal(err.where, cases[i].where);
		assert_int_equal(assessment->n_pending, 0);
		json_free(value);
		json_free(draft);
	}
}

static void answers_alone_are_no_draft(void **state)
{
	static const char *const others[] = { "{}", "{'id':'x','answers':{}}", "{'format':'section11-draft'}", "{'format':'section11-form','id':'x'}" };
	(void)state;
	for (size_t i = 0; i < LENGTH(others); i++) {
		struct json *json = json_of(others[i]);
		assert_false(is_whole_draft(json));
		json_free(json);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(all_is_as_in_the_copy, begin, end),
		cmocka_unit_test_setup_teardown(an_id_is_not_given_again, begin, end),
		cmocka_unit_test_setup_teardown(an_approval_is_given_where_it_holds, begin, end),
		cmocka_unit_test_setup_teardown(what_does_not_fit_changes_nothing, begin, end),
		cmocka_unit_test(answers_alone_are_no_draft),
	};
	return RUN(tests);
}
