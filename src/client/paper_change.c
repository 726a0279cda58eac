/* SPDX-License-Identifier: MIT */
/* Change since an earlier year, feature by feature, in words. */
#include "client/paper_inside.h"

#include "base/json.h"
#include "client/words.h"
#include "entry/compare.h"
#include "page/gettext.h"

#include <assert.h>
#include <string.h>

static const char *const moves[] = {
	[MOVE_BETTER] = N_("Better"), [MOVE_WORSE] = N_("Worse"), [MOVE_SAME] = N_("The same"), [MOVE_NEW] = N_("New this year"),
	[MOVE_GONE] = N_("No longer asked"), [MOVE_OPEN] = N_("Not comparable"),
};
static_assert(sizeof moves / sizeof *moves == MOVE_COUNT, "every move has words");

/* The grade in words, else what was said instead of one. */
static const char *grade_words(const struct assessment *assessment, const struct form_question *question)
{
	const struct json *answer = question ? assessment_answer(assessment, question) : NULL;
	const char *state = answer_state(answer), *grade = json_text(answer_value(answer));
	const struct form_option *option = grade && question ? field_option(&question->value, grade) : NULL;
	if (!question)
		return _("Not asked");
	return option && state && !strcmp(state, "answered") ? option->label : answer_state_words(state);
}

static const struct form_question *question_of(const struct grade_change *change)
{
	return change->now ? change->now : change->then;
}

/* Nothing to tell yet where this year's answer is still to come. */
static bool is_to_come(const struct assessment *now, const struct grade_change *change)
{
	const char *state = change->now ? answer_state(assessment_answer(now, change->now)) : "";
	return !state || !strcmp(state, "carried");
}

/* Nor where it does not apply, as it did not then. */
static bool is_told(const struct assessment *then, const struct assessment *now, const struct grade_change *change)
{
	if (change->move == MOVE_SAME || is_to_come(now, change))
		return false;
	return change->move != MOVE_OPEN || strcmp(grade_words(then, change->then), grade_words(now, change->now));
}

static void add_counts(const struct assessment *then, const struct assessment *now, const struct grade_changes *changes,
	struct page *page)
{
	int n[MOVE_COUNT] = { 0 }, to_come = 0;
	for (size_t i = 0; i < changes->n; i++) {
		const struct grade_change *change = &changes->items[i];
		to_come += is_to_come(now, change);
		n[change->move] += is_told(then, now, change) || (change->move == MOVE_SAME);
	}
	struct block *facts = add_facts(page, &page->body, NULL);
	for (int move = 0; move < MOVE_COUNT; move++)
		if (n[move])
			add_fact(page, facts, NULL, _(moves[move]), page_printf(page, P_("%d grade", "%d grades", n[move]), n[move]), NULL);
	if (to_come)
		add_fact(page, facts, NULL, _("Not graded yet"), page_printf(page, P_("%d question", "%d questions", to_come), to_come), NULL);
}

static void add_change(const struct assessment *then, const struct assessment *now, const struct grade_change *change, struct page *page,
	struct block *table)
{
	const struct form_question *question = question_of(change);
	const char *name = question->short_text ? question->short_text : question->text;
	/* A question that was renamed says what it was called. */
	if (change->then && change->now && strcmp(change->then->id, change->now->id))
		name = page_printf(page, _("%s (%s last time)"), name, change->then->id);
	const char *const cells[] = { name, grade_words(then, change->then), grade_words(now, change->now), _(moves[change->move]) };
	add_row(page, table, question->id, cells);
}

static const char *year_or(const struct form *form, const char *words)
{
	return form->year && *form->year ? form->year : words;
}

static void add_section(const struct assessment *then, const struct assessment *now, const struct grade_changes *changes,
	const char *id, const char *title, struct page *page)
{
	const char *const columns[] = { _("Question"), year_or(then->form, _("Last time")), year_or(now->form, _("Now")), _("Change") };
	struct block *table = NULL;
	for (size_t i = 0; i < changes->n; i++) {
		const struct grade_change *change = &changes->items[i];
		if (strcmp(question_of(change)->section->id, id) || !is_told(then, now, change))
			continue;
		if (!table) {
			add_heading(page, &page->body, 2, title);
			table = add_table(page, &page->body, NULL, columns, 4);
		}
		add_change(then, now, change, page, table);
	}
}

void paper_change(const struct assessment *then, const struct assessment *now, struct page *page)
{
	struct grade_changes changes;
	grades_compare(then, now, &changes);
	page_title(page, "change", _("Change since last year"));
	add_text(page, &page->body, page_printf(page, _("Compared with: %s. Only grades on the same question are compared."), then->form->title));
	add_counts(then, now, &changes, page);
	for (size_t i = 0; i < now->form->n_sections; i++)
		add_section(then, now, &changes, now->form->sections[i].id, now->form->sections[i].short_title, page);
	/* What stood in a section that is gone with all its questions. */
	for (size_t i = 0; i < then->form->n_sections; i++)
		if (!form_section(now->form, then->form->sections[i].id))
			add_section(then, now, &changes, then->form->sections[i].id, then->form->sections[i].short_title, page);
	grade_changes_release(&changes);
}
