/* SPDX-License-Identifier: MIT */
#include "entry/compare.h"

#include "base/json.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

static void add(struct grade_changes *to, enum grade_move move, const struct form_question *then, const struct form_question *now)
{
	if ((to->n & (to->n - 1)) == 0)
		to->items = xreallocarray(to->items, to->n ? 2 * to->n : 1, sizeof *to->items);
	to->items[to->n++] = (struct grade_change){ move, then, now };
}

/* The grade that was given, as its place in its scale, best first; -1: none. */
static int grade_of(const struct assessment *assessment, const struct form_question *question)
{
	const struct json *answer = assessment_answer(assessment, question);
	const char *state = answer_state(answer), *grade = json_text(answer_value(answer));
	if (!state || strcmp(state, "answered") != 0 || !grade)
		return -1;
	for (size_t i = 0; i < question->value.n_options; i++) {
		if (strcmp(question->value.options[i].code, grade) == 0)
			return (int)i;
	}
	return -1;
}

/* Fully met of a document and of what is done are different things. */
static bool same_scale(const struct form_question *a, const struct form_question *b)
{
	if (!a->scale || !b->scale || strcmp(a->scale, b->scale) != 0 || a->value.n_options != b->value.n_options)
		return false;
	for (size_t i = 0; i < a->value.n_options; i++) {
		if (strcmp(a->value.options[i].code, b->value.options[i].code) != 0)
			return false;
	}
	return true;
}

static bool is_graded(const struct assessment *assessment, const struct form_question *question)
{
	return question->value.kind == FIELD_GRADE && question_is_asked(assessment, question);
}

static void compare(const struct assessment *then, const struct assessment *now, const struct form_question *question,
	struct grade_changes *to)
{
	const struct form_question *before = form_ancestor(then->form, question);
	if (!before || !is_graded(then, before) || !same_scale(before, question)) {
		add(to, MOVE_NEW, NULL, question);
		return;
	}
	int was = grade_of(then, before), is = grade_of(now, question);
	enum grade_move move = was < 0 || is < 0 ? MOVE_OPEN : is < was ? MOVE_BETTER : is > was ? MOVE_WORSE : MOVE_SAME;
	add(to, move, before, question);
}

static bool is_continued(const struct grade_changes *changes, const struct form_question *then)
{
	for (size_t i = 0; i < changes->n; i++) {
		if (changes->items[i].then == then)
			return true;
	}
	return false;
}

void grades_compare(const struct assessment *then, const struct assessment *now, struct grade_changes *ret)
{
	struct grade_changes changes = { 0 };
	for (size_t i = 0; i < now->form->n_questions; i++) {
		if (is_graded(now, &now->form->questions[i]))
			compare(then, now, &now->form->questions[i], &changes);
	}
	for (size_t i = 0; i < then->form->n_questions; i++) {
		const struct form_question *question = &then->form->questions[i];
		if (is_graded(then, question) && grade_of(then, question) >= 0 && !is_continued(&changes, question))
			add(&changes, MOVE_GONE, question, NULL);
	}
	*ret = changes;
}

void grade_changes_release(struct grade_changes *changes)
{
	free(changes->items);
	*changes = (struct grade_changes){ 0 };
}
