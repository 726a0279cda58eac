/* SPDX-License-Identifier: MIT */
#include "base/json.h"
#include "entry/progress.h"

#include <stddef.h>
#include <string.h>

static int *grade_counter(struct grade_counts *counts, const struct json *answer)
{
	const char *state = answer_state(answer), *grade = json_text(answer_value(answer));
	const struct {
		const char *state, *grade;
		int *counter;
	} counters[] = {
		{ "answered", "fully", &counts->fully }, { "answered", "partly", &counts->partly },
		{ "answered", "unmet", &counts->unmet }, { "not_applicable", NULL, &counts->not_applicable },
		{ "not_sure", NULL, &counts->not_sure },
	};
	for (size_t i = 0; state && i < sizeof counters / sizeof counters[0]; i++) {
		bool fits = !counters[i].grade || (grade && strcmp(grade, counters[i].grade) == 0);
		if (fits && strcmp(state, counters[i].state) == 0)
			return counters[i].counter;
	}
	return &counts->unanswered;
}

void grades_count(const struct assessment *assessment, const struct form_section *section, struct grade_counts *ret)
{
	struct grade_counts counts = { 0 };
	const struct form *form = assessment->form;
	for (size_t i = 0; i < form->n_questions; i++) {
		const struct form_question *question = &form->questions[i];
		if (question->value.kind != FIELD_GRADE || (section && question->section != section) ||
			!question_is_asked(assessment, question))
			continue;
		++*grade_counter(&counts, assessment_answer(assessment, question));
	}
	*ret = counts;
}
