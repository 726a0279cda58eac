/* SPDX-License-Identifier: MIT */
/* Setting, numbering, pending changes, undoing and replaying them. */
#include "unit.h"

#include "base/buf.h"
#include "base/json.h"
#include "entry/history.h"

#include <stdlib.h>
#include <string.h>

static const char sections[] =
	"[{'id': 'KF1', 'questions': ["
	"   {'id': 'KF1-1', 'kind': 'grade', 'core': true},"
	"   {'id': 'KF1-2', 'kind': 'text', 'core': true, 'allow_not_sure': false},"
	"   {'id': 'KF1-3', 'kind': 'group', 'core': true, 'parts': ["
	"     {'id': 'n', 'text': 'N?', 'kind': 'number', 'core': true, 'min': 0},"
	"     {'id': 'who', 'text': 'Who?', 'kind': 'person', 'core': true}]}]}]";

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

static const struct json *stored(const struct assessment *assessment, const char *id)
{
	return assessment_answer(assessment, question_of(assessment, id));
}

static void test_set_and_clear(void **state)
{
	struct assessment *assessment = *state;
	assessment->dirty = false;
	answer_with(assessment, "KF1-1", "{'state':'answered','value':'partly','change':99,'by':'ZZ','at':'never','x':{'y':1}}");
	assert_json(stored(assessment, "KF1-1"),
		"{'state':'answered','value':'partly','x':{'y':1},'change':1,'by':'AB','at':'2026-11-21T19:02:11Z'}");
	assert_true(assessment->dirty);
	answer_with(assessment, "KF1-1", "{'state':'answered','value':'fully'}");
	assert_json(stored(assessment, "KF1-1"),
		"{'state':'answered','value':'fully','change':2,'by':'AB','at':'2026-11-21T19:02:11Z'}");
	answer_with(assessment, "KF1-1", NULL);
	assert_null(stored(assessment, "KF1-1"));
	assert_json(json_get(assessment->draft, "answers"), "{}");
	assert_int_equal(assessment->last_change, 3);
	assert_int_equal(assessment->n_pending, 3);
	const struct change *changes = assessment->pending;
	assert_string_equal(changes[0].subject, "KF1-1");
	assert_null(changes[0].from);
	assert_json(changes[0].to, "{'state':'answered','value':'partly','x':{'y':1}}");
	assert_json(changes[1].from, "{'state':'answered','value':'partly','x':{'y':1}}");
	assert_json(changes[1].to, "{'state':'answered','value':'fully'}");
	assert_json(changes[2].from, "{'state':'answered','value':'fully'}");
	assert_null(changes[2].to);
	assert_int_equal(changes[2].number, 3);
	assert_string_equal(changes[2].by, "AB");
	assert_string_equal(changes[2].at, "2026-11-21T19:02:11Z");
	assessment_pending_clear(assessment);
	assert_int_equal(assessment->n_pending, 0);
	assert_int_equal(assessment->last_change, 3);
}

static void test_no_change(void **state)
{
	struct assessment *assessment = *state;
	assessment->dirty = false;
	answer_with(assessment, "KF1-1", NULL);
	answer_with(assessment, "KF1-1", "{}");
	assert_false(assessment->dirty);
	answer_with(assessment, "KF1-1", "{'value':'partly','comment':'x'}");
	answer_with(assessment, "KF1-1", "{'comment':'x','state':'answered','value':'partly','change':9}");
	/* What was read, set again. */
	struct err err = { 0 };
	struct json *same = json_dup(stored(assessment, "KF1-1"));
	assert_true(assessment_set_answer(assessment, question_of(assessment, "KF1-1"), same, &ab, &err));
	assert_int_equal(assessment->last_change, 1);
	assert_int_equal(assessment->n_pending, 1);
}

/* Another value takes its place: no later "not sure" brings it back. */
static void test_what_was_put_aside(void **state)
{
	static const struct { const char *answer, *stored; } cases[] = {
		{ "{'state':'not_sure','aside':{'value':'partly'}}", "{'state':'not_sure','aside':{'value':'partly'}}" },
		{ "{'value':'fully','aside':{'value':'partly'}}", "{'value':'fully','state':'answered'}" },
		{ "{'flag':true,'aside':{'value':'partly'}}", "{'flag':true}" },
		{ "{'aside':{'value':'partly'}}", NULL },
	};
	struct assessment *assessment = *state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		answer_with(assessment, "KF1-1", cases[i].answer);
		const struct change *last = &assessment->pending[assessment->n_pending - 1];
		if (cases[i].stored)
			assert_json(last->to, cases[i].stored);
		else
			assert_null(last->to);
	}
}

static void test_state_left_out(void **state)
{
	struct assessment *assessment = *state;
	answer_with(assessment, "KF1-3", "{'parts':{'n':0}}");
	assert_string_equal(answer_state(stored(assessment, "KF1-3")), "answered");
	answer_with(assessment, "KF1-1", "{'flag':true,'value':''}");
	assert_null(answer_state(stored(assessment, "KF1-1")));
}

static const struct {
	const char *question, *answer, *where;
} refused[] = {
	{ "KF1-1", "[]", "KF1-1" },
	{ "KF1-1", "{'state':'maybe'}", "/state" },
	{ "KF1-1", "{'state':7}", "/state" },
	{ "KF1-1", "{'value':'good'}", "/value" },
	{ "KF1-1", "{'state':'not_sure','value':'fully'}", "/value" },
	{ "KF1-1", "{'state':'not_applicable','value':'fully'}", "/value" },
	{ "KF1-2", "{'state':'not_sure'}", "/state" },
	{ "KF1-2", "{'state':'not_applicable','reason':'x'}", "/state" },
	{ "KF1-2", "{'value':'a\\u0001b'}", "/value" },
	{ "KF1-3", "{'value':'x'}", "/value" },
	{ "KF1-3", "{'parts':{'n':-1}}", "/parts/n" },
	{ "KF1-3", "{'parts':{'m':1}}", "/parts/m" },
	{ "KF1-3", "{'parts':{'who':{'role':['x']}}}", "/parts/who/role" },
	{ "KF1-3", "{'parts':[1]}", "/parts" },
	{ "KF1-1", "{'evidence':'x'}", "/evidence" },
	{ "KF1-1", "{'evidence':[{'text':'x'},{'text':7}]}", "/evidence/1/text" },
	{ "KF1-1", "{'evidence':[{'text':'x','document':'d1'}]}", "/evidence/0" },
	{ "KF1-1", "{'evidence':[{'document':'policy'}]}", "/evidence/0/document" },
	{ "KF1-1", "{'next_step':{'due':'soon'}}", "/next_step/due" },
	{ "KF1-1", "{'next_step':'x'}", "/next_step" },
	{ "KF1-1", "{'help_wanted':'yes'}", "/help_wanted" },
	{ "KF1-1", "{'other_parts':{'n':7}}", "/other_parts/n" },
	{ "KF1-1", "{'comment':['x']}", "/comment" },
	{ "KF1-1", "{'private_note':1}", "/private_note" },
	{ "KF1-1", "{'aside':'x'}", "/aside" },
	{ "KF1-1", "{'state':'not_sure','aside':[1]}", "/aside" },
};

static void test_refused(void **state)
{
	struct assessment *assessment = *state;
	for (size_t i = 0; i < LENGTH(refused); i++)
		answer_refused(assessment, refused[i].question, refused[i].answer, refused[i].where);
	assert_int_equal(assessment->last_change, 0);
	assert_int_equal(assessment->n_pending, 0);
	assert_json(json_get(assessment->draft, "answers"), "{}");
}

static void test_allowed_beside(void **state)
{
	answer_with(*state, "KF1-1",
		"{'state':'not_sure','parts':{},'evidence':[{'text':'x','x':1},{}],'next_step':{'due':'2027-01','owner':'Chair','x':2},"
		"'typed':{'value':'abc'},'differs_by_site':false,'from':{'question':'KF1-2'},'comment':null}");
	answer_with(*state, "KF1-1", "{'state':'not_applicable'}");
}

static void test_sections_done(void **state)
{
	struct assessment *assessment = *state;
	assessment_set_section_done(assessment, "KF9", true, &ab);
	assessment_set_section_done(assessment, "KF1", false, &ab);
	assert_int_equal(assessment->n_pending, 0);
	assessment_set_section_done(assessment, "KF1", true, &ab);
	assessment_set_section_done(assessment, "KF1", true, &ab);
	assert_true(assessment_section_done(assessment, "KF1"));
	assert_json(json_get(assessment->draft, "completed_sections"), "['KF1']");
	assert_int_equal(assessment->n_pending, 1);
	assert_string_equal(assessment->pending[0].subject, "section:KF1");
	assert_null(assessment->pending[0].from);
	assert_json(assessment->pending[0].to, "true");
	assert_true(assessment_revert(assessment, &assessment->pending[0], &ab, NULL));
	assert_false(assessment_section_done(assessment, "KF1"));
	assert_int_equal(assessment->pending[1].reverts, 1);
}

static void test_route_is_a_change(void **state)
{
	struct assessment *assessment = *state;
	assessment_set_route(assessment, "core", &ab);
	assert_json(assessment->pending[0].from, "'full'");
	assert_json(assessment->pending[0].to, "'core'");
	assert_true(assessment_revert(assessment, &assessment->pending[0], &ab, NULL));
	assert_string_equal(assessment_route(assessment), "full");
}

static void test_place(void **state)
{
	struct assessment *assessment = *state;
	assessment->dirty = false;
	assert_null(assessment_place(assessment));
	assessment_set_place(assessment, "KF1-2");
	assert_string_equal(assessment_place(assessment), "KF1-2");
	assert_true(assessment->place_moved);
	assert_false(assessment->dirty);
	assessment->place_moved = false;
	assessment_set_place(assessment, "KF1-2");
	assert_false(assessment->place_moved);
	assessment_set_place(assessment, NULL);
	assert_null(assessment_place(assessment));
	assert_int_equal(assessment->n_pending, 0);
}

/* The history as the store would keep it: what is pending goes there. */
static void note(struct assessment *assessment, struct history *history)
{
	for (size_t i = 0; i < assessment->n_pending; i++)
		history_add(history, &assessment->pending[i]);
	assessment_pending_clear(assessment);
}

static void undo(struct assessment *assessment, struct history *history)
{
	const struct change *change = history_undoable(history);
	assert_non_null(change);
	assert_true(assessment_revert(assessment, change, &ab, NULL));
	note(assessment, history);
}

static void redo(struct assessment *assessment, struct history *history)
{
	const struct change *change = history_redoable(history);
	assert_non_null(change);
	assert_true(assessment_revert(assessment, change, &ab, NULL));
	note(assessment, history);
}

static const char *grade(const struct assessment *assessment)
{
	const char *text = json_text(answer_value(stored(assessment, "KF1-1")));
	return text ? text : "";
}

static void test_undo_and_redo(void **state)
{
	struct assessment *assessment = *state;
	struct history history = { 0 };
	assert_null(history_undoable(&history));
	answer_with(assessment, "KF1-1", "{'value':'unmet'}");
	answer_with(assessment, "KF1-1", "{'value':'partly'}");
	answer_with(assessment, "KF1-1", "{'value':'fully'}");
	note(assessment, &history);
	assert_null(history_redoable(&history));
	undo(assessment, &history);
	assert_string_equal(grade(assessment), "partly");
	undo(assessment, &history);
	assert_string_equal(grade(assessment), "unmet");
	redo(assessment, &history);
	assert_string_equal(grade(assessment), "partly");
	undo(assessment, &history);
	assert_string_equal(grade(assessment), "unmet");
	undo(assessment, &history);
	assert_string_equal(grade(assessment), "");
	assert_null(history_undoable(&history));
	redo(assessment, &history);
	redo(assessment, &history);
	redo(assessment, &history);
	assert_string_equal(grade(assessment), "fully");
	assert_null(history_redoable(&history));
	undo(assessment, &history);
	/* Something new ends what can be redone. */
	answer_with(assessment, "KF1-2", "{'value':'x'}");
	note(assessment, &history);
	assert_null(history_redoable(&history));
	undo(assessment, &history);
	assert_null(stored(assessment, "KF1-2"));
	assert_string_equal(grade(assessment), "partly");
	history_release(&history);
}

static void test_revert_refused(void **state)
{
	struct assessment *assessment = *state;
	struct err err = { 0 };
	struct change change = { .number = 1, .subject = strdup("KF9-9") };
	assert_false(assessment_revert(assessment, &change, &ab, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	change_release(&change);
	change = (struct change){ .number = 1, .subject = strdup("KF1-1"), .to = json_of("{'value':'fully'}") };
	assert_false(assessment_revert(assessment, &change, &ab, &err));
	assert_int_equal(err.code, ERR_STATE);
	change_release(&change);
	change = (struct change){ .number = 1, .subject = strdup("KF1-1"), .from = json_of("{'value':'good','state':'answered'}") };
	assert_false(assessment_revert(assessment, &change, &ab, &err));
	assert_int_equal(err.code, ERR_INVALID);
	change_release(&change);
	change = (struct change){ .number = 1, .subject = strdup("approval") };
	assert_false(assessment_revert(assessment, &change, &ab, &err));
	assert_int_equal(err.code, ERR_STATE);
	change_release(&change);
	change = (struct change){ .number = 1, .subject = strdup("route"), .from = json_of("'middle'") };
	assert_false(assessment_revert(assessment, &change, &ab, &err));
	assert_int_equal(err.code, ERR_INVALID);
	change_release(&change);
	change = (struct change){ .number = 1, .subject = strdup("section:XX"), .from = json_of("true") };
	assert_false(assessment_revert(assessment, &change, &ab, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	change_release(&change);
	assert_int_equal(assessment->n_pending, 0);
}

/* The history is ahead of the draft: the program ended after noting changes and before writing a generation. */
static void test_replay(void **state)
{
	struct assessment *assessment = *state;
	struct err err = { 0 };
	answer_with(assessment, "KF1-1", "{'value':'unmet'}");
	struct assessment *behind = NULL;
	assert_true(assessment_from_json(form, json_dup(assessment->draft), &behind, &err));
	answer_with(assessment, "KF1-1", "{'value':'fully'}");
	assessment_set_section_done(assessment, "KF1", true, &ab);
	assessment_set_route(assessment, "core", &ab);
	for (size_t i = 0; i < assessment->n_pending; i++)
		assert_true(assessment_replay(behind, &assessment->pending[i], &err));
	assert_true(json_equal(json_get(assessment->draft, "answers"), json_get(behind->draft, "answers")));
	assert_true(assessment_section_done(behind, "KF1"));
	assert_true(assessment_on_core(behind));
	assert_int_equal(behind->last_change, assessment->last_change);
	assert_int_equal(behind->n_pending, 0);
	assert_true(behind->dirty);
	struct change strange = { .number = 99, .subject = strdup("KF9-9"), .to = json_of("{}") };
	assert_false(assessment_replay(behind, &strange, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	change_release(&strange);
	assessment_free(behind);
}

/* Every subject there is, as values that fit and as values that do not. */
static void test_replay_of_each_subject(void **state)
{
	static const struct {
		const char *subject, *to;
		enum err_code code;
	} cases[] = {
		{ "documents", "[{'id':'d1','title':'x'}]", ERR_NONE }, { "documents", "[{'title':'x'}]", ERR_INVALID },
		{ "documents", "{'id':'d1'}", ERR_INVALID }, { "documents", NULL, ERR_NONE },
		{ "approval", "{'name':'Margaret','role':'Chair'}", ERR_NONE }, { "approval", "true", ERR_INVALID },
		{ "approval", NULL, ERR_NONE }, { "route", NULL, ERR_INVALID }, { "section:KF1", "true", ERR_NONE },
		{ "section:KF1", NULL, ERR_NONE }, { "KF1-1", "{'state':'answered','value':'fully'}", ERR_NONE },
		{ "KF1-1", "7", ERR_INVALID }, { "KF1-3", "{'parts':{'n':1}}", ERR_INVALID }, { "KF1-1", NULL, ERR_NONE },
	};
	struct assessment *assessment = *state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct err err = { 0 };
		struct change change = { .number = assessment->last_change + 1, .subject = strdup(cases[i].subject) };
		change.to = cases[i].to ? json_of(cases[i].to) : NULL;
		assert_int_equal(assessment_replay(assessment, &change, &err), cases[i].code == ERR_NONE);
		assert_int_equal(err.code, cases[i].code);
		change_release(&change);
	}
	assert_int_equal(assessment->last_change, 8);
	assert_int_equal(assessment->n_pending, 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(test_set_and_clear), TEST(test_no_change), TEST(test_what_was_put_aside), TEST(test_state_left_out), TEST(test_refused), TEST(test_allowed_beside),
		TEST(test_sections_done), TEST(test_route_is_a_change), TEST(test_place), TEST(test_undo_and_redo),
		TEST(test_revert_refused), TEST(test_replay), TEST(test_replay_of_each_subject),
	};
	return RUN(tests);
}
