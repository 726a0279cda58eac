/* SPDX-License-Identifier: MIT */
#include "entry/progress.h"

#include "base/json.h"
#include "entry/findings.h"
#include "entry/index.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

/* Which counter a state belongs to; NULL for none. */
static int *counter_of(struct progress *progress, const char *state)
{
	const struct {
		const char *state;
		int *counter;
	} counters[] = {
		{ "answered", &progress->answered }, { "not_sure", &progress->not_sure },
		{ "not_applicable", &progress->not_applicable }, { "carried", &progress->carried },
	};
	for (size_t i = 0; state && i < sizeof counters / sizeof counters[0]; i++) {
		if (strcmp(state, counters[i].state) == 0)
			return counters[i].counter;
	}
	return NULL;
}

static void count_problems(const int found[STRENGTH_COUNT], struct progress *to)
{
	to->problems += found[STRENGTH_FORMAT] + found[STRENGTH_WARNING] + found[STRENGTH_CRITICAL];
	to->critical += found[STRENGTH_CRITICAL];
}

static void progress_add(const struct assessment *assessment, const struct form_question *question, struct progress *to)
{
	const struct json *answer = assessment_answer(assessment, question);
	int *counter = counter_of(to, answer_state(answer));
	bool counts = answer_counts(assessment, question);
	int found[STRENGTH_COUNT] = { 0 };
	to->asked++;
	if (counter && (counts || counter == &to->carried))
		++*counter;
	to->missing += !counts && !question_is_optional(question);
	to->flagged += json_get_true(answer, "flag");
	to->help_wanted += json_get_true(answer, "help_wanted");
	findings_count(assessment, question, found);
	count_problems(found, to);
}

static void add(const struct progress *one, struct progress *to)
{
	static_assert(sizeof *one == 10 * sizeof(int), "nothing but counters");
	int *sum = (int *)to;
	const int *more = (const int *)one;
	for (size_t i = 0; i < sizeof *one / sizeof *sum; i++)
		sum[i] += more[i];
}

/* Counted once after each change: every key on a list asks again. */
static const struct progress *counted(const struct assessment *assessment)
{
	struct entry_index *index = assessment->index;
	const struct form *form = assessment->form;
	int found[STRENGTH_COUNT] = { 0 };
	if (index->counts_known)
		return index->counted;
	memset(index->counted, 0, (form->n_questions + 1) * sizeof *index->counted);
	for (size_t i = 0; i < form->n_questions; i++)
		if (question_is_asked(assessment, &form->questions[i]))
			progress_add(assessment, &form->questions[i], &index->counted[i]);
	findings_count(assessment, NULL, found);
	count_problems(found, &index->counted[form->n_questions]);
	index->counts_known = true;
	return index->counted;
}

void progress_of_question(const struct assessment *assessment, const struct form_question *question, struct progress *ret)
{
	*ret = counted(assessment)[question->index];
}

void progress_of_section(const struct assessment *assessment, const struct form_section *section, struct progress *ret)
{
	struct progress progress = { 0 };
	const struct progress *all = counted(assessment);
	for (size_t i = 0; i < section->n_questions; i++)
		add(&all[section->questions[i]->index], &progress);
	*ret = progress;
}

void progress_of_all(const struct assessment *assessment, struct progress *ret)
{
	struct progress progress = { 0 };
	const struct progress *all = counted(assessment);
	for (size_t i = 0; i <= assessment->form->n_questions; i++)
		add(&all[i], &progress);
	*ret = progress;
}

static bool is_missing(const struct assessment *assessment, const struct form_question *question)
{
	return counted(assessment)[question->index].missing > 0;
}

enum section_status section_status(const struct assessment *assessment, const struct form_section *section)
{
	bool begun = false, missing = false;
	for (size_t i = 0; i < section->n_questions; i++) {
		const struct form_question *question = section->questions[i];
		begun = begun || (question_is_asked(assessment, question) && assessment_answer(assessment, question));
		missing = missing || is_missing(assessment, question);
	}
	if (assessment_section_done(assessment, section->id))
		return missing ? SECTION_NEEDS_LOOK : SECTION_COMPLETED;
	if (!begun)
		return SECTION_NOT_STARTED;
	return missing ? SECTION_IN_PROGRESS : SECTION_READY;
}

static bool is_flagged(const struct assessment *assessment, const struct form_question *question)
{
	return question_is_asked(assessment, question) && json_get_true(assessment_answer(assessment, question), "flag");
}

static bool is_problem(const struct assessment *assessment, const struct form_question *question)
{
	return counted(assessment)[question->index].problems > 0;
}

/* The next after `from`, round the end, of which something holds; `from` itself comes last. */
static const struct form_question *next_that(const struct assessment *assessment, const struct form_question *from,
	bool (*holds)(const struct assessment *assessment, const struct form_question *question))
{
	const struct form *form = assessment->form;
	size_t start = from ? from->index + 1 : 0;
	for (size_t i = 0; i < form->n_questions; i++) {
		const struct form_question *question = &form->questions[(start + i) % form->n_questions];
		if (holds(assessment, question))
			return question;
	}
	return NULL;
}

const struct form_question *progress_next_missing(const struct assessment *assessment, const struct form_question *from)
{
	return next_that(assessment, from, is_missing);
}

const struct form_question *progress_next_flagged(const struct assessment *assessment, const struct form_question *from)
{
	return next_that(assessment, from, is_flagged);
}

const struct form_question *progress_next_problem(const struct assessment *assessment, const struct form_question *from)
{
	return next_that(assessment, from, is_problem);
}

const struct form_question *question_after(const struct assessment *assessment, const struct form_question *from)
{
	const struct form *form = assessment->form;
	for (size_t i = from->index + 1; i < form->n_questions; i++) {
		if (question_is_asked(assessment, &form->questions[i]))
			return &form->questions[i];
	}
	return NULL;
}

const struct form_question *question_before(const struct assessment *assessment, const struct form_question *from)
{
	for (size_t i = from->index; i-- > 0;) {
		if (question_is_asked(assessment, &assessment->form->questions[i]))
			return &assessment->form->questions[i];
	}
	return NULL;
}

int question_place(const struct assessment *assessment, const struct form_question *question, int *ret_of)
{
	const struct form_section *section = question->section;
	int place = 0, of = 0;
	for (size_t i = 0; i < section->n_questions; i++) {
		if (!question_is_asked(assessment, section->questions[i]))
			continue;
		of++;
		if (section->questions[i] == question)
			place = of;
	}
	*ret_of = of;
	return place;
}
