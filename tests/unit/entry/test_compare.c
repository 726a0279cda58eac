/* SPDX-License-Identifier: MIT */
/* Grades of two years, one row a question: what it was, what it is, and what is made of it. */
#include "unit.h"

#include "base/buf.h"
#include "base/json.h"
#include "entry/compare.h"

#include <string.h>

static const char then_sections[] =
	"[{'id': 'KF1', 'questions': ["
	"   {'id': 'KF1-1', 'kind': 'grade'}, {'id': 'KF1-2', 'kind': 'grade'}, {'id': 'KF1-3', 'kind': 'grade'},"
	"   {'id': 'KF1-4', 'kind': 'grade'}, {'id': 'KF1-5', 'kind': 'text'}, {'id': 'KF1-6', 'kind': 'grade'},"
	"   {'id': 'KF1-7', 'kind': 'grade', 'when': {'question': 'KF1-1', 'is': 'unmet'}}, {'id': 'KF1-8', 'kind': 'grade'}]}]";
/* KF1-2 is now KF1-12; KF1-3 says that it is new; KF1-4 grades a document; KF1-5 is graded; KF1-8 is gone; KF1-9 is new. */
static const char now_sections[] =
	"[{'id': 'KF1', 'questions': ["
	"   {'id': 'KF1-1', 'kind': 'grade'}, {'id': 'KF1-12', 'kind': 'grade', 'replaces': ['KF1-99', 'KF1-2']},"
	"   {'id': 'KF1-3', 'kind': 'grade', 'changed': 'new'}, {'id': 'KF1-4', 'kind': 'grade', 'scale': 'document'},"
	"   {'id': 'KF1-5', 'kind': 'grade'}, {'id': 'KF1-6', 'kind': 'grade', 'changed': 'reworded'}, {'id': 'KF1-7', 'kind': 'grade'},"
	"   {'id': 'KF1-9', 'kind': 'grade'}]}]";

#define F "{'value':'fully'}"
#define P "{'value':'partly'}"
#define U "{'value':'unmet'}"

static const struct {
	const char *then[4][2], *now[4][2];
	const char *found; /* "then>now move" of those that are neither new nor without an answer in both years */
} cases[] = {
	{ { { "KF1-1", P } }, { { "KF1-1", F } }, "KF1-1>KF1-1 better" },
	{ { { "KF1-1", F } }, { { "KF1-1", U } }, "KF1-1>KF1-1 worse" },
	{ { { "KF1-1", F } }, { { "KF1-1", F } }, "KF1-1>KF1-1 same" },
	{ { { "KF1-2", U } }, { { "KF1-12", P } }, "KF1-2>KF1-12 better" },
	{ { { "KF1-6", U } }, { { "KF1-6", P } }, "KF1-6>KF1-6 better" },
	{ { { "KF1-1", F } }, { { "KF1-1", "{'state':'not_sure'}" } }, "KF1-1>KF1-1 open" },
	{ { { "KF1-1", F } }, { { "KF1-1", "{'state':'carried','value':'fully'}" } }, "KF1-1>KF1-1 open" },
	{ { { "KF1-1", "{'state':'not_applicable','reason':'x'}" } }, { { "KF1-1", F } }, "KF1-1>KF1-1 open" },
	{ { { "KF1-3", F } }, { { "KF1-3", U } }, "KF1-3> gone" },
	{ { { "KF1-4", F } }, { { "KF1-4", U } }, "KF1-4> gone" },
	{ { { "KF1-5", "{'value':'x'}" } }, { { "KF1-5", U } }, "" },
	{ { { "KF1-8", F } }, { { "KF1-9", U } }, "KF1-8> gone" },
	{ { { "KF1-8", "{'state':'not_sure'}" } }, { { NULL } }, "" },
	{ { { "KF1-7", F } }, { { "KF1-7", U } }, "" }, /* it was hidden then */
	{ { { "KF1-1", U }, { "KF1-7", F } }, { { "KF1-7", U } }, "KF1-1>KF1-1 open KF1-7>KF1-7 worse" },
};

static const char *const moves[] = { "better", "worse", "same", "new", "gone", "open" };

static void fill(struct assessment *assessment, const char *const answers[4][2])
{
	for (size_t i = 0; i < 4 && answers[i][0]; i++)
		answer_with(assessment, answers[i][0], answers[i][1]);
}

static bool is_worth_telling(const struct assessment *then, const struct assessment *now, const struct grade_change *change)
{
	if (change->move != MOVE_OPEN)
		return change->move != MOVE_NEW;
	return assessment_answer(then, change->then) || assessment_answer(now, change->now);
}

static void test_cases(void **state)
{
	struct form *then_form = form_of(then_sections, NULL), *now_form = form_of(now_sections, NULL);
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct assessment *then = assessment_of(then_form, "full"), *now = assessment_of(now_form, "full");
		struct grade_changes changes;
		struct buf found = BUF(BUF_MIB);
		fill(then, cases[i].then);
		fill(now, cases[i].now);
		grades_compare(then, now, &changes);
		for (size_t k = 0; k < changes.n; k++) {
			const struct grade_change *change = &changes.items[k];
			if (is_worth_telling(then, now, change))
				buf_printf(&found, "%s%s>%s %s", found.len ? " " : "", change->then->id, change->now ? change->now->id : "", moves[change->move]);
		}
		assert_string_equal(buf_text(&found), cases[i].found);
		buf_release(&found);
		grade_changes_release(&changes);
		assessment_free(then);
		assessment_free(now);
	}
	form_free(then_form);
	form_free(now_form);
}

/* Everything that is asked now stands there once, new or not. */
static void test_all_of_now(void **state)
{
	struct form *then_form = form_of(then_sections, NULL), *now_form = form_of(now_sections, NULL);
	struct assessment *then = assessment_of(then_form, "full"), *now = assessment_of(now_form, "full");
	struct grade_changes changes;
	size_t n[MOVE_COUNT] = { 0 };
	(void)state;
	grades_compare(then, now, &changes);
	for (size_t i = 0; i < changes.n; i++)
		n[changes.items[i].move]++;
	assert_int_equal(changes.n, 8);
	assert_int_equal(n[MOVE_NEW], 5);
	assert_int_equal(n[MOVE_OPEN], 3);
	grade_changes_release(&changes);
	assessment_free(then);
	assessment_free(now);
	form_free(then_form);
	form_free(now_form);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_cases), cmocka_unit_test(test_all_of_now) };
	return RUN(tests);
}
