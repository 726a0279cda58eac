/* SPDX-License-Identifier: MIT */
#include "entry/findings.h"

#include "base/mem.h"
#include "entry/index.h"
#include "form/cond.h"

#include <stdlib.h>
#include <string.h>

void collector_add(struct collector *to, struct finding finding)
{
	finding.question = to->question;
	if (to->counts)
		to->counts[finding.strength]++;
	if (!to->list)
		return;
	/* Room doubles: full exactly when the count is a power of two (or 0). */
	size_t n = to->list->n;
	if ((n & (n - 1)) == 0)
		to->list->items = xreallocarray(to->list->items, n ? 2 * n : 1, sizeof *to->list->items);
	to->list->items[to->list->n++] = finding;
}

void collector_find(struct collector *to, enum finding_code code, enum finding_strength strength, const char *part)
{
	collector_add(to, (struct finding){ .code = code, .strength = strength, .part = part, .row = -1 });
}

/* The part of the question that a check asks about last: where a person would put it right. NULL: the value. */
static const char *part_in(const struct cond *cond, const char *question)
{
	const char *part = NULL;
	for (size_t i = 0; i < cond->n_terms; i++) {
		const char *inner = part_in(cond->terms[i], question);
		part = inner ? inner : part;
	}
	const struct cond_operand *left = &cond->left;
	return cond->kind == COND_COMPARE && left->question && strcmp(left->question, question) == 0 ? left->part : part;
}

static void find_by_form(struct collector *to, size_t place)
{
	const struct assessment *assessment = to->assessment;
	const size_t *first = assessment->index->first_check;
	struct cond_view view = assessment_view(assessment);
	for (size_t i = first[place]; i < first[place + 1]; i++) {
		const struct form_check *check = assessment->index->checks[i];
		struct finding finding = { .code = FINDING_FORM, .strength = check->strength == CHECK_CRITICAL ? STRENGTH_CRITICAL : STRENGTH_WARNING,
			.row = -1, .text = check->text, .check_id = check->id };
		if (!cond_holds(check->when, assessment->form, &view))
			continue;
		if (check->question && check->when)
			finding.part = part_in(check->when, check->question);
		collector_add(to, finding);
	}
}

static void find_in_question(struct collector *to, const struct form_question *question)
{
	if (!question_is_asked(to->assessment, question))
		return;
	to->question = question;
	to->answer = assessment_answer(to->assessment, question);
	find_in_answer(to);
	find_by_form(to, question->index);
	to->question = NULL;
}

static void find_about_whole(struct collector *to)
{
	find_by_form(to, to->assessment->form->n_questions);
	find_in_whole(to);
}

void findings_collect(const struct assessment *assessment, struct findings *ret)
{
	struct findings list = { 0 };
	struct collector to = { .assessment = assessment, .list = &list };
	for (size_t i = 0; i < assessment->form->n_questions; i++)
		find_in_question(&to, &assessment->form->questions[i]);
	find_about_whole(&to);
	*ret = list;
}

void findings_of_question(const struct assessment *assessment, const struct form_question *question, struct findings *ret)
{
	struct findings list = { 0 };
	struct collector to = { .assessment = assessment, .list = &list };
	find_in_question(&to, question);
	*ret = list;
}

void findings_of_whole(const struct assessment *assessment, struct findings *ret)
{
	struct findings list = { 0 };
	struct collector to = { .assessment = assessment, .list = &list };
	find_about_whole(&to);
	*ret = list;
}

void findings_count(const struct assessment *assessment, const struct form_question *question, int ret[STRENGTH_COUNT])
{
	struct collector to = { .assessment = assessment, .counts = ret };
	if (question)
		find_in_question(&to, question);
	else
		find_about_whole(&to);
}

void findings_release(struct findings *findings)
{
	free(findings->items);
	*findings = (struct findings){ 0 };
}
