/* SPDX-License-Identifier: MIT */
/* What is odd about an assessment as a whole: no evidence anywhere, a broken approval, old telephone numbers. */
#include "base/clock.h"
#include "base/json.h"
#include "entry/document.h"
#include "entry/findings.h"
#include "entry/signoff.h"
#include "entry/value.h"

#include <string.h>

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

/* Where to begin: the first grade of each of the first sections that have one. */
static void suggest(const struct assessment *assessment, struct finding *to)
{
	const struct form *form = assessment->form;
	size_t n = 0;
	for (size_t i = 0; i < form->n_questions && n < FINDING_SUGGESTED; i++) {
		const struct form_question *question = &form->questions[i];
		const char *state = answer_state(assessment_answer(assessment, question));
		if (question->value.kind != FIELD_GRADE || !question_is_asked(assessment, question) || !state || strcmp(state, "answered") != 0)
			continue;
		if (n == 0 || to->suggested[n - 1]->section != question->section)
			to->suggested[n++] = question;
	}
}

static void find_no_evidence(struct collector *to)
{
	struct finding finding = { .code = FINDING_NO_EVIDENCE, .strength = STRENGTH_WARNING, .part = "evidence", .row = -1 };
	if (!all_fully_unsupported(to->assessment))
		return;
	suggest(to->assessment, &finding);
	collector_add(to, finding);
}

static void find_approval_broken(struct collector *to)
{
	struct approval approval;
	if (approval_get(to->assessment, &approval) && !approval_holds(to->assessment))
		collector_find(to, FINDING_APPROVAL_BROKEN, STRENGTH_CRITICAL, NULL);
}

static void find_old_numbers(struct collector *to)
{
	const struct form *form = to->assessment->form;
	const char *checked = form_numbers_checked(form);
	int year, month, day;
	int64_t when;
	if (!checked || !form->thresholds.contact_months || !clock_parse_day(checked, &when))
		return;
	clock_civil(when, &year, &month, &day);
	if (to->assessment->today > clock_days(year, month + form->thresholds.contact_months, day))
		collector_add(to, (struct finding){ .code = FINDING_OLD_NUMBERS, .strength = STRENGTH_WARNING, .row = -1, .text = checked });
}

/* What was typed for a date of a document and is none, and an approval that is still to come. */
static void find_in_documents(struct collector *to)
{
	const struct json *document = json_first(json_get(to->assessment->draft, "documents"));
	for (; document; document = json_next(document)) {
		const struct json *typed = json_first(json_get(document, "typed"));
		for (; typed; typed = json_next(typed))
			collector_add(to, (struct finding){ .code = FINDING_FORMAT, .strength = STRENGTH_FORMAT, .row = -1,
				.typed = json_key(typed), .typed_text = json_text(typed), .document = json_get_text(document, "id"),
				.document_title = json_get_text(document, "title") });
		if (document_approved_later(document, to->assessment->today))
			collector_add(to, (struct finding){ .code = FINDING_APPROVED_LATER, .strength = STRENGTH_WARNING, .row = -1,
				.typed = "approved", .document = json_get_text(document, "id"),
				.document_title = json_get_text(document, "title") });
	}
}

void find_in_whole(struct collector *to)
{
	find_in_documents(to);
	find_no_evidence(to);
	find_approval_broken(to);
	find_old_numbers(to);
}
