/* SPDX-License-Identifier: MIT */
#include "entry/findings.h"

#include "base/json.h"
#include "base/mem.h"
#include "entry/document.h"
#include "entry/index.h"
#include "entry/signoff.h"
#include "entry/value.h"
#include "form/cond.h"

#include <stdlib.h>

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

static void find_by_form(struct collector *to, size_t place)
{
	const struct assessment *assessment = to->assessment;
	const size_t *first = assessment->index->first_check;
	struct cond_view view = assessment_view(assessment);
	for (size_t i = first[place]; i < first[place + 1]; i++) {
		const struct form_check *check = assessment->index->checks[i];
		enum finding_strength strength = check->strength == CHECK_CRITICAL ? STRENGTH_CRITICAL : STRENGTH_WARNING;
		if (cond_holds(check->when, assessment->form, &view))
			collector_add(to, (struct finding){ .code = FINDING_FORM, .strength = strength, .text = check->text, .check_id = check->id });
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

static bool has_support(const struct assessment *assessment, const struct form_question *question)
{
	const struct json *answer = assessment_answer(assessment, question);
	if (!value_is_empty(json_get(answer, "evidence")))
		return true;
	const struct json *document = json_first(json_get(assessment->draft, "documents"));
	for (; document; document = json_next(document)) {
		if (document_supports(document, question, answer))
			return true;
	}
	return false;
}

static bool all_fully_unsupported(const struct assessment *assessment)
{
	struct grade_counts counts;
	const struct form *form = assessment->form;
	grades_count(assessment, NULL, &counts);
	if (!counts.fully || counts.partly || counts.unmet || counts.not_sure || counts.unanswered)
		return false;
	for (size_t i = 0; i < form->n_questions; i++) {
		if (question_is_asked(assessment, &form->questions[i]) && has_support(assessment, &form->questions[i]))
			return false;
	}
	return true;
}

static void find_in_whole(struct collector *to)
{
	struct approval approval;
	find_by_form(to, to->assessment->form->n_questions);
	if (all_fully_unsupported(to->assessment))
		collector_add(to, (struct finding){ .code = FINDING_NO_EVIDENCE, .strength = STRENGTH_WARNING });
	if (approval_get(to->assessment, &approval) && !approval_holds(to->assessment))
		collector_add(to, (struct finding){ .code = FINDING_APPROVAL_BROKEN, .strength = STRENGTH_CRITICAL });
}

void findings_collect(const struct assessment *assessment, struct findings *ret)
{
	struct findings list = { 0 };
	struct collector to = { .assessment = assessment, .list = &list };
	for (size_t i = 0; i < assessment->form->n_questions; i++)
		find_in_question(&to, &assessment->form->questions[i]);
	find_in_whole(&to);
	*ret = list;
}

void findings_of_question(const struct assessment *assessment, const struct form_question *question, struct findings *ret)
{
	struct findings list = { 0 };
	struct collector to = { .assessment = assessment, .list = &list };
	find_in_question(&to, question);
	*ret = list;
}

void findings_count(const struct assessment *assessment, const struct form_question *question, int ret[STRENGTH_CRITICAL + 1])
{
	struct collector to = { .assessment = assessment, .counts = ret };
	if (question)
		find_in_question(&to, question);
	else
		find_in_whole(&to);
}

void findings_release(struct findings *findings)
{
	free(findings->items);
	*findings = (struct findings){ 0 };
}
