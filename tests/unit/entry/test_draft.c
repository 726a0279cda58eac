/* SPDX-License-Identifier: MIT */
/* Drafts as bytes: new ones, what is written and read back, what is refused. */
#include "unit.h"

#include "base/buf.h"
#include "base/json.h"
#include "entry/document.h"
#include "entry/signoff.h"

#include <stdlib.h>
#include <string.h>

static const char sections[] =
	"[{'id': 'KF1', 'questions': ["
	"   {'id': 'KF1-1', 'kind': 'grade', 'core': true},"
	"   {'id': 'KF1-2', 'kind': 'text', 'core': true},"
	"   {'id': 'KF1-3', 'kind': 'one', 'options_from': 'areas', 'when': {'question': 'KF1-1', 'is': 'fully'}}]}]";

/* Everything a draft may hold, and members that this program does not know at every level. */
static const char full_draft[] =
	"{'format':'section11-draft','zz':[1,{'a':null}],'format_version':1,'id':'" UUID "','generation':42,'revision':2,"
	"'begun':'2026-11-21T19:02:11Z','pack':{'form':'test-2026','version':3,'sha256':'','colour':'blue'},"
	"'agency':{'name':'Oak','id':'x','sector':'VCS','more':true},'route':'core','answers':{"
	"'KF1-2':{'value':'\u00e9 \\u2028 /','strange':{'b':1,'a':[]},'state':'answered','change':17,'by':'AB',"
	"'at':'2026-11-21T19:12:40Z'},"
	"'OLD-1':{'state':'answered','value':{'not':'ours'}},"
	"'KF1-1':{'state':'carried','value':'fully','from':{'assessment':'x','question':'KF1-9','why':2}}},"
	"'documents':[{'title':'Policy','id':'d4','shelf':7}],'completed_sections':['KF1','OLD'],'approval':null,"
	"'place':{'question':'KF1-2','row':3},'last_change':19,'tail':'x'";

static struct form *form;

static int begin(void **state)
{
	form = form_of(sections, NULL);
	return 0;
}

static int end(void **state)
{
	form_free(form);
	return 0;
}

static struct json *parsed(const char *bytes, size_t len)
{
	struct json *json = NULL;
	struct err err = { 0 };
	if (!json_parse(bytes, len, &json_default_limits, "draft", &json, &err))
		fail_msg("%s", err.detail);
	return json;
}

static void test_new(void **state)
{
	struct assessment *assessment = assessment_of(form, "full");
	assert_json(assessment->draft,
		"{'format':'section11-draft','format_version':1,'id':'" UUID "','generation':0,'revision':1,'begun':'2026-11-21T19:02:11Z',"
		"'pack':{'form':'test-2026','version':3,'sha256':''},"
		"'agency':{'id':'7c9e6679-7425-40de-944b-e07fc1f90ae7','name':'Oak Street Youth Club','sector':'VCS'},'route':'full',"
		"'answers':{},'documents':[],'completed_sections':[],'approval':null,'place':null,'last_change':0}");
	assert_string_equal(assessment_id(assessment), UUID);
	assert_string_equal(assessment_agency_name(assessment), "Oak Street Youth Club");
	assert_int_equal(assessment_generation(assessment), 0);
	assert_int_equal(assessment_revision(assessment), 1);
	assert_true(assessment->dirty);
	assert_int_equal(assessment->today, TODAY);
	assessment_set_revision(assessment, 2);
	assert_int_equal(assessment_revision(assessment), 2);
	assessment_free(assessment);
}

/* The bytes from one word to another are in both texts. */
static void assert_same_between(const char *a, const char *b, const char *from, const char *to)
{
	const char *begin = strstr(a, from), *end = begin ? strstr(begin, to) : NULL;
	assert_non_null(end);
	const char *other = strstr(b, from);
	assert_non_null(other);
	assert_memory_equal(begin, other, (size_t)(end - begin));
}

static void test_round_trip(void **state)
{
	struct assessment *assessment = NULL;
	struct err err = { 0 };
	struct buf once = BUF(BUF_MIB), twice = BUF(BUF_MIB), sealed = BUF(BUF_MIB);
	/* The text is written as it would be: escapes as json_write makes them. */
	char *text = quoted_text(full_draft);
	struct buf closed = BUF(BUF_MIB);
	buf_printf(&closed, "%s}", text);
	struct json *draft = parsed(closed.data, closed.len);
	json_write_sealed(draft, &sealed);
	json_free(draft);
	assert_true(json_check_seal(sealed.data, sealed.len, "draft", &err));
	if (!assessment_from_json(form, parsed(sealed.data, sealed.len), &assessment, &err))
		fail_msg("%s: %s", err.where, err.detail);
	assert_int_equal(assessment->last_change, 19);
	assert_false(assessment->dirty);
	assert_string_equal(assessment_place(assessment), "KF1-2");
	assert_true(assessment_section_done(assessment, "KF1"));
	assert_asked(assessment, "KF1-1 KF1-2");
	assessment_write(assessment, 42, &once);
	assert_string_equal(buf_text(&once), buf_text(&sealed));
	assert_true(json_check_seal(once.data, once.len, "draft", &err));
	/* A change of one answer leaves every other byte alone. */
	answer_with(assessment, "KF1-1", "{'value':'partly'}");
	answer_with(assessment, "KF1-1", "{'state':'carried','value':'fully','from':{'assessment':'x','question':'KF1-9','why':2}}");
	assessment_write(assessment, 43, &twice);
	assert_non_null(strstr(buf_text(&twice), "\"generation\": 43"));
	assert_non_null(strstr(buf_text(&twice), "\"last_change\": 21"));
	assert_same_between(buf_text(&once), buf_text(&twice), "\"begun\"", "\"KF1-1\"");
	assert_same_between(buf_text(&once), buf_text(&twice), "\"documents\"", "\"last_change\"");
	assert_same_between(buf_text(&once), buf_text(&twice), "\"tail\"", "\"sum\"");
	assessment_free(assessment);
	free(text);
	buf_release(&closed);
	buf_release(&once);
	buf_release(&twice);
	buf_release(&sealed);
}

static void test_damage_is_refused(void **state)
{
	struct assessment *assessment = assessment_of(form, "full");
	struct buf bytes = BUF(BUF_MIB);
	answer_with(assessment, "KF1-2", "{'value':'Some words'}");
	assessment_write(assessment, 7, &bytes);
	assert_true(json_check_seal(bytes.data, bytes.len, "draft", NULL));
	for (size_t i = 0; i < bytes.len; i++) {
		struct err err = { 0 };
		bytes.data[i] ^= 1;
		assert_false(json_check_seal(bytes.data, bytes.len, "draft", &err));
		bytes.data[i] ^= 1;
	}
	for (size_t len = 0; len < bytes.len; len++)
		assert_false(json_check_seal(bytes.data, len, "draft", NULL));
	assessment_free(assessment);
	buf_release(&bytes);
}

/* One member of a good draft replaced (or removed with NULL). */
static const struct {
	const char *key, *value;
	enum err_code code;
} spoilt[] = {
	{ "format", "'section11-form'", ERR_FORMAT },
	{ "format", NULL, ERR_FORMAT },
	{ "format_version", "0", ERR_FORMAT },
	{ "format_version", "'1'", ERR_FORMAT },
	{ "format_version", "2", ERR_NEWER },
	{ "id", "'one'", ERR_FORMAT },
	{ "id", NULL, ERR_FORMAT },
	{ "generation", "'7'", ERR_FORMAT },
	{ "revision", NULL, ERR_FORMAT },
	{ "pack", "{'form':'test-2026','version':3,'sha256':'00'}", ERR_MISMATCH },
	{ "pack", "{'form':'other-2026','version':3,'sha256':''}", ERR_MISMATCH },
	{ "pack", "{}", ERR_MISMATCH },
	{ "pack", "[]", ERR_FORMAT },
	{ "agency", "null", ERR_FORMAT },
	{ "route", "'middle'", ERR_FORMAT },
	{ "route", "null", ERR_FORMAT },
	{ "answers", "[]", ERR_FORMAT },
	{ "answers", "{'KF1-1':'fully'}", ERR_FORMAT },
	{ "documents", "{}", ERR_FORMAT },
	{ "documents", "[{'title':'x'}]", ERR_FORMAT },
	{ "documents", "['d1']", ERR_FORMAT },
	{ "completed_sections", "'KF1'", ERR_FORMAT },
	{ "approval", "true", ERR_FORMAT },
	{ "place", "'KF1-1'", ERR_FORMAT },
	{ "last_change", "'x'", ERR_FORMAT },
	/* What is no fault. */
	{ "answers", NULL, ERR_NONE },
	{ "documents", "null", ERR_NONE },
	{ "completed_sections", NULL, ERR_NONE },
	{ "approval", NULL, ERR_NONE },
	{ "answers", "{'KF1-1':{'state':'answered','value':['odd']},'KF1-3':{'state':5,'value':{'a':1}}}", ERR_NONE },
};

static void test_spoilt(void **state)
{
	struct assessment *good = assessment_of(form, "full");
	for (size_t i = 0; i < LENGTH(spoilt); i++) {
		struct err err = { 0 };
		struct assessment *read = NULL;
		struct json *draft = json_dup(good->draft);
		json_set(draft, spoilt[i].key, spoilt[i].value ? json_of(spoilt[i].value) : NULL);
		if (assessment_from_json(form, draft, &read, &err) != (spoilt[i].code == ERR_NONE) || err.code != spoilt[i].code)
			fail_msg("%s %s: %s %s", spoilt[i].key, spoilt[i].value, err_name(err.code), err.detail);
		if (read) {
			answer_with(read, "KF1-2", "{'value':'x'}");
			assessment_set_section_done(read, "KF1", true, &ab);
			assert_true(assessment_section_done(read, "KF1"));
			assessment_set_section_done(read, "KF1", false, &ab);
			assert_false(assessment_section_done(read, "KF1"));
		}
		assessment_free(read);
	}
	struct err err = { 0 };
	struct assessment *read = NULL;
	assert_false(assessment_from_json(form, json_of("[]"), &read, &err));
	assert_int_equal(err.code, ERR_FORMAT);
	assessment_free(good);
}

/* An older program shows a newer draft and changes nothing in it. */
static void test_newer(void **state)
{
	struct err err = { 0 };
	struct assessment *good = assessment_of(form, "full"), *newer = NULL;
	struct json *draft = json_dup(good->draft);
	json_set_int(draft, "format_version", 2);
	struct json *before = json_dup(draft);
	assert_true(assessment_from_newer_json(form, draft, &newer, &err));
	assert_true(newer->newer);
	assert_false(assessment_set_answer(newer, &form->questions[0], json_of("{'value':'fully'}"), &ab, &err));
	assert_int_equal(err.code, ERR_NEWER);
	assessment_set_route(newer, "core", &ab);
	assessment_set_section_done(newer, "KF1", true, &ab);
	assessment_set_place(newer, "KF1-1");
	assessment_set_revision(newer, 9);
	struct change change = { .number = 9, .subject = strdup("KF1-1"), .from = json_of("{'value':'fully','state':'answered'}") };
	assert_false(assessment_revert(newer, &change, &ab, &err));
	assert_false(assessment_replay(newer, &change, &err));
	change_release(&change);
	assert_false(document_set(newer, NULL, json_of("{'title':'x'}"), &ab, NULL, &err));
	assert_int_equal(err.code, ERR_NEWER);
	assert_false(document_remove(newer, "d1", &ab, &err));
	assert_int_equal(err.code, ERR_NEWER);
	assert_false(approval_give(newer, "Margaret", "Chair", &ab, &err));
	assert_int_equal(err.code, ERR_NEWER);
	approval_withdraw(newer, &ab);
	assert_true(json_equal(before, newer->draft));
	assert_false(newer->dirty);
	json_free(before);
	assessment_free(newer);
	assessment_free(good);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(test_new), TEST(test_round_trip), TEST(test_damage_is_refused), TEST(test_spoilt), TEST(test_newer),
	};
	return RUN(tests);
}
