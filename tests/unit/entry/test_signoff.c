/* SPDX-License-Identifier: MIT */
/* What would be sent, its digest, and approvals that hold or not. */
#include "unit.h"

#include "base/buf.h"
#include "base/crypto.h"
#include "base/json.h"
#include "base/mem.h"
#include "entry/document.h"
#include "entry/signoff.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const char sections[] =
	"[{'id': 'ORG', 'questions': ["
	"   {'id': 'ORG-1', 'kind': 'one', 'core': true,"
	"    'options': [{'code': 'many', 'label': 'Many'}, {'code': 'one', 'label': 'One'}]},"
	"   {'id': 'ORG-2', 'kind': 'number', 'core': true, 'when': {'question': 'ORG-1', 'is': 'many'},"
	"    'not_asked': 'because you are one'},"
	"   {'id': 'ORG-3', 'kind': 'group', 'core': true, 'parts': ["
	"     {'id': 'who', 'text': 'Who?', 'kind': 'person', 'core': true},"
	"     {'id': 'rows', 'text': 'Rows?', 'kind': 'table', 'core': true, 'columns': [{'id': 'a', 'label': 'A', 'kind': 'text'},"
	"        {'id': 'b', 'label': 'B', 'kind': 'number'}]},"
	"     {'id': 'extra', 'text': 'Extra?', 'kind': 'many', 'options': [{'code': 'x', 'label': 'X', 'text': true}]}]},"
	"   {'id': 'ORG-4', 'kind': 'text'},"
	"   {'id': 'ORG-5', 'kind': 'share', 'core': true, 'count_label': 'x', 'of_label': 'y'},"
	"   {'id': 'ORG-6', 'kind': 'one', 'allow_not_applicable': true,"
	"    'options': [{'code': 'a', 'label': 'A', 'text': true}, {'code': 'b', 'label': 'B'}], 'parts': ["
	"     {'id': 'who', 'text': 'Who?', 'kind': 'person'}, {'id': 'extra', 'text': 'Extra?', 'kind': 'many',"
	"      'options': [{'code': 'x', 'label': 'X', 'text': true}, {'code': 'y', 'label': 'Y'}]}]}]}]";
static const char members[] =
	"'not_for': [{'when': {'question': 'ORG-5', 'member': 'of', 'at_most': -1}, 'sections': ['ORG'], 'text': 'Never.'}]";

static struct form *form;

static int begin(void **state)
{
	form = form_of(sections, members);
	*state = assessment_of(form, "core");
	return 0;
}

static int end(void **state)
{
	assessment_free(*state);
	form_free(form);
	return 0;
}

static void assert_content(const struct assessment *assessment, const char *quoted)
{
	struct buf content = BUF(BUF_MIB);
	char *expected = quoted_text(quoted);
	char digest[65], own[65];
	submission_content(assessment, &content);
	assert_string_equal(buf_text(&content), expected);
	assert_true(json_check(content.data, content.len, &json_default_limits, "content", NULL));
	submission_digest(assessment, digest);
	crypto_sha256_hex(expected, strlen(expected), own);
	assert_string_equal(digest, own);
	free(expected);
	buf_release(&content);
}

#define HEAD \
	"{'pack':{'form':'test-2026','version':3,'sha256':''},'agency':{'id':'7c9e6679-7425-40de-944b-e07fc1f90ae7'," \
	"'name':'Oak Street Youth Club','sector':'VCS'},"
#define BY "'by':'AB','at':'2026-11-21T19:02:11Z'}"

static void test_empty(void **state)
{
	assert_content(*state, HEAD "'route':'core','answers':{},'documents':[],"
		"'not_asked':[{'question':'ORG-2','because':'condition'}]}");
}

static void test_everything_that_is_told(void **state)
{
	struct assessment *assessment = *state;
	answer_with(assessment, "ORG-5", "{'comment':'c','value':{'of':4,'count':1},'state':'answered','flag':true,'private_note':'p',"
		"'typed':{'/x':'y'},'z':1,'next_step':{'due':'2027-01','z':1,'action':'Act'},'help_wanted':true,'differs_by_site':false,"
		"'evidence':[{'z':1,'text':'Minutes'},{'text':''},{'document':'d1'}],'reason':''}");
	answer_with(assessment, "ORG-1", "{'value':'one'}");
	answer_with(assessment, "ORG-2", "{'value':7}");
	answer_with(assessment, "ORG-3", "{'parts':{'extra':['x'],'rows':[{'b':1,'a':'r'},{'a':''}],"
		"'who':{'name':'N','role':'R','phone':''}},"
		"'other_parts':{'extra':'secret'}}");
	answer_with(assessment, "ORG-4", "{'value':'not on this route'}");
	struct json *policy = json_of("{'title':'Policy','z':1,'kept_at':'Office','kind':'policy'}");
	assert_true(document_set(assessment, NULL, policy, &ab, NULL, NULL));
	assert_content(assessment, HEAD "'route':'core','answers':{"
		"'ORG-1':{'state':'answered','value':'one'," BY ","
		"'ORG-3':{'state':'answered','parts':{'who':{'role':'R','name':'N'},'rows':[{'a':'r','b':1}]}," BY ","
		"'ORG-5':{'state':'answered','value':{'count':1,'of':4},'evidence':[{'text':'Minutes'},{'document':'d1'}],'comment':'c',"
		"'next_step':{'action':'Act','due':'2027-01'},'help_wanted':true,'differs_by_site':false," BY "},"
		"'documents':[{'id':'d1','title':'Policy','kind':'policy','kept_at':'Office'}],"
		"'not_asked':[{'question':'ORG-2','because':'condition'}]}");
	assessment_set_route(assessment, "full", &ab);
	struct buf content = BUF(BUF_MIB);
	submission_content(assessment, &content);
	assert_non_null(strstr(buf_text(&content), "\"other_parts\":{\"extra\":\"secret\"}"));
	assert_non_null(strstr(buf_text(&content), "not on this route"));
	assert_null(strstr(buf_text(&content), "private"));
	assert_null(strstr(buf_text(&content), "flag"));
	buf_release(&content);
}

/* "What you filled in stays here, but it is not sent": neither the value nor its parts nor the words that say which. */
static void test_not_sure_sends_no_value(void **state)
{
	static const char secrets[] = "'other':'secret','parts':{'extra':['x'],'who':{'name':'secret'}},'other_parts':{'extra':'secret'}";
	struct assessment *assessment = *state;
	char *beside = xasprintf("{'state':'not_sure',%s,'comment':'c'}", secrets);
	char *reasoned = xasprintf("{'state':'not_applicable','reason':'None',%s}", secrets);
	assessment_set_route(assessment, "full", &ab);
	answer_with(assessment, "ORG-1", "{'state':'not_sure','other':'secret','aside':{'value':'many'}}");
	answer_with(assessment, "ORG-3", beside);
	answer_with(assessment, "ORG-6", reasoned);
	assert_content(assessment, HEAD "'route':'full','answers':{"
		"'ORG-1':{'state':'not_sure'," BY ",'ORG-3':{'state':'not_sure','comment':'c'," BY ","
		"'ORG-6':{'state':'not_applicable','reason':'None'," BY "},'documents':[],"
		"'not_asked':[{'question':'ORG-2','because':'condition'}]}");
	/* Nor what says which, once another choice stands there. */
	answer_with(assessment, "ORG-3", NULL);
	answer_with(assessment, "ORG-6", "{'value':'b','other':'secret','parts':{'extra':['y']},'other_parts':{'extra':'secret'}}");
	answer_with(assessment, "ORG-1", NULL);
	assert_content(assessment, HEAD "'route':'full','answers':{"
		"'ORG-6':{'state':'answered','value':'b','parts':{'extra':['y']}," BY "},'documents':[],"
		"'not_asked':[{'question':'ORG-2','because':'condition'}]}");
	answer_with(assessment, "ORG-6", "{'value':'a','other':'which'}");
	assert_content(assessment, HEAD "'route':'full','answers':{"
		"'ORG-6':{'state':'answered','value':'a','other':'which'," BY "},'documents':[],"
		"'not_asked':[{'question':'ORG-2','because':'condition'}]}");
	free(beside);
	free(reasoned);
}

/* An answer that is nothing but a flag is not told. */
static void test_only_private(void **state)
{
	answer_with(*state, "ORG-5", "{'flag':true,'private_note':'p'}");
	answer_with(*state, "ORG-3", "{'state':'not_sure'}");
	assert_content(*state, HEAD "'route':'core','answers':{'ORG-3':{'state':'not_sure'," BY "},'documents':[],"
		"'not_asked':[{'question':'ORG-2','because':'condition'}]}");
}

/* The order in which members were written makes no difference. */
static void test_order_makes_no_difference(void **state)
{
	struct assessment *other = assessment_of(form, "core");
	char a[65], b[65];
	answer_with(*state, "ORG-5", "{'state':'answered','value':{'count':1,'of':4},'comment':'c'}");
	answer_with(*state, "ORG-1", "{'value':'one'}");
	answer_with(other, "ORG-1", "{'value':'one'}");
	answer_with(other, "ORG-5", "{'comment':'c','value':{'of':4,'count':1},'state':'answered'}");
	submission_digest(*state, a);
	submission_digest(other, b);
	assert_string_equal(a, b);
	assessment_free(other);
}

static void test_approval(void **state)
{
	struct assessment *assessment = *state;
	struct approval approval;
	char digest[65];
	assert_false(approval_get(assessment, &approval));
	assert_false(approval_holds(assessment));
	answer_with(assessment, "ORG-1", "{'value':'many'}");
	submission_digest(assessment, digest);
	assert_true(approval_give(assessment, "Margaret Ellis", "Chair", &ab, NULL));
	assert_true(approval_get(assessment, &approval));
	assert_string_equal(approval.name, "Margaret Ellis");
	assert_string_equal(approval.role, "Chair");
	assert_string_equal(approval.day, "2026-11-21");
	assert_string_equal(approval.at, "2026-11-21T19:02:11Z");
	assert_string_equal(approval.digest, digest);
	assert_true(approval_holds(assessment));
	assert_string_equal(assessment->pending[1].subject, "approval");
	approval_withdraw(assessment, &ab);
	assert_false(approval_get(assessment, &approval));
	assert_json(json_get(assessment->draft, "approval"), "null");
	assert_int_equal(assessment->n_pending, 3);
}

static void test_what_breaks_it(void **state)
{
	struct assessment *assessment = *state;
	struct assessment *again = NULL;
	answer_with(assessment, "ORG-1", "{'value':'many'}");
	assert_true(approval_give(assessment, "Margaret Ellis", "Chair", &ab, NULL));
	/* What is not sent breaks nothing. */
	assessment_set_place(assessment, "ORG-2");
	assessment_set_section_done(assessment, "ORG", true, &ab);
	answer_with(assessment, "ORG-4", "{'value':'not on this route'}");
	answer_with(assessment, "ORG-5", "{'flag':true}");
	assert_true(approval_holds(assessment));
	assert_true(assessment_from_json(form, json_dup(assessment->draft), &again, NULL));
	assert_true(approval_holds(again));
	assessment_set_route(again, "full", &ab);
	assert_false(approval_holds(again));
	assessment_set_route(again, "core", &ab);
	assert_true(approval_holds(again));
	assert_true(document_set(again, NULL, json_of("{'title':'x'}"), &ab, NULL, NULL));
	assert_false(approval_holds(again));
	answer_with(assessment, "ORG-2", "{'value':1}");
	assert_false(approval_holds(assessment));
	struct approval approval;
	assert_true(approval_get(assessment, &approval));
	assessment_free(again);
}

/* An answer with a flag, a private note or unfinished typing is the same answer, whoever puts them there, and whenever. */
static void test_what_is_never_sent(void **state)
{
	static const struct { const char *question, *before, *after; bool holds; } cases[] = {
		{ "ORG-1", "{'value':'many'}", "{'value':'many','flag':true}", true },
		{ "ORG-1", "{'value':'many'}", "{'value':'many','private_note':'Ask Ann.'}", true },
		{ "ORG-1", "{'value':'many'}", "{'value':'many','typed':{'value':'some'}}", true },
		{ "ORG-1", "{'value':'many'}", "{'value':'many','another_program':1}", true },
		{ "ORG-1", "{'value':'many','flag':true,'private_note':'p'}", "{'value':'many'}", true },
		{ "ORG-1", "{'state':'not_sure'}", "{'state':'not_sure','aside':{'value':'many'}}", true },
		{ "ORG-3", "{'parts':{'who':{'role':'Chair'}}}", "{'parts':{'who':{'role':'Chair'},'rows':[{'a':''}]},'flag':true}", true },
		{ "ORG-5", NULL, "{'flag':true,'private_note':'p'}", true },
		{ "ORG-5", NULL, "{'state':'answered','flag':true}", true }, { "ORG-5", "{'flag':true}", NULL, true },
		{ "ORG-5", NULL, "{'comment':'c'}", false },
		{ "ORG-1", "{'value':'many'}", "{'value':'many','comment':'c'}", false },
		{ "ORG-1", "{'value':'many'}", "{'value':'many','help_wanted':true}", false },
		{ "ORG-1", "{'value':'many'}", "{'value':'one'}", false },
		{ "ORG-1", "{'value':'many'}", "{'flag':true}", false },
	};
	const struct author later = { .initials = "CD", .now = NOW + 60 };
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct assessment *assessment = assessment_of(form, "core");
		const struct form_question *question = question_of(assessment, cases[i].question);
		if (cases[i].before)
			answer_with(assessment, cases[i].question, cases[i].before);
		assert_true(approval_give(assessment, "Margaret Ellis", "Chair", &ab, NULL));
		assert_true(assessment_set_answer(assessment, question, cases[i].after ? json_of(cases[i].after) : NULL, &later, NULL));
		if (approval_holds(assessment) != cases[i].holds)
			fail_msg("case %zu: %s", i, cases[i].after ? cases[i].after : "nothing");
		assert_int_equal(assessment->n_pending, cases[i].before ? 3 : 2); /* the history has it all the same */
		assessment_free(assessment);
	}
}

/* The same form with other words, as a pack's translation gives it. */
static struct form *form_in_welsh(void)
{
	static const char reason[] = "because you are one", welsh[] = "am mai un ydych chi";
	static_assert(sizeof reason == sizeof welsh, "put in its place");
	char *text = xstrdup(sections);
	memcpy(strstr(text, reason), welsh, sizeof welsh - 1);
	struct form *other = form_of(text, members);
	free(text);
	return other;
}

/* An approval given in one language holds in another: nothing that is approved is in the form's words. */
static void test_another_language(void **state)
{
	struct assessment *assessment = *state;
	struct form *welsh = form_in_welsh();
	char before[65], after[65];
	answer_with(assessment, "ORG-1", "{'value':'one'}");
	assert_true(approval_give(assessment, "Margaret Ellis", "Chair", &ab, NULL));
	submission_digest(assessment, before);
	assessment_set_form(assessment, welsh);
	assert_string_equal(question_not_asked(assessment, question_of(assessment, "ORG-2")), "am mai un ydych chi");
	submission_digest(assessment, after);
	assert_string_equal(before, after);
	assert_true(approval_holds(assessment));
	answer_with(assessment, "ORG-1", "{'value':'many'}");
	assert_asked(assessment, "ORG-1 ORG-2 ORG-3 ORG-5");
	assert_false(approval_holds(assessment));
	assessment_set_form(assessment, form);
	assert_asked(assessment, "ORG-1 ORG-2 ORG-3 ORG-5");
	form_free(welsh);
}

static void test_approval_refused(void **state)
{
	static const struct {
		const char *name, *role, *where;
	} cases[] = {
		{ "", "Chair", "/name" }, { "Margaret", " ", "/role" }, { NULL, "Chair", "/name" }, { "Margaret", NULL, "/role" },
		{ "Marg\x1b[1maret", "Chair", "/name" },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct err err = { 0 };
		assert_false(approval_give(*state, cases[i].name, cases[i].role, &ab, &err));
		assert_int_equal(err.code, ERR_INVALID);
		assert_string_equal(err.where, cases[i].where);
	}
	assert_int_equal(((struct assessment *)*state)->n_pending, 0);
}

int main(void)
{
	crypto_start();
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(test_empty), TEST(test_everything_that_is_told), TEST(test_not_sure_sends_no_value), TEST(test_only_private), TEST(test_order_makes_no_difference),
		TEST(test_approval), TEST(test_what_breaks_it), TEST(test_what_is_never_sent), TEST(test_another_language),
		TEST(test_approval_refused),
	};
	return RUN(tests);
}
