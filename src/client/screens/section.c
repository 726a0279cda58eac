/* SPDX-License-Identifier: MIT */
#include "client/screen.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/text.h"
#include "client/key_words.h"
#include "client/reviews.h"
#include "client/screens/answer.h"
#include "client/words.h"
#include "entry/carry.h"
#include "entry/value.h"
#include "page/gettext.h"

#include <string.h>

/* The answer in a few words, for a row: the grade, else how far it is. */
static const char *row_status(const struct assessment *assessment, const struct form_question *question, struct page *page)
{
	const struct json *answer = assessment_answer(assessment, question);
	const char *state = answer_state(answer);
	if (!state)
		return question->optional ? _("Optional") : _("Not answered");
	if (!strcmp(state, "not_applicable"))
		return _("Does not apply");
	if (!strcmp(state, "not_sure"))
		return _("Not sure yet");
	if (!strcmp(state, "carried"))
		return _("To confirm");
	bool graded = question->value.kind == FIELD_GRADE && answer_value(answer);
	if (!graded)
		return answer_counts(assessment, question) ? _("Answered") : _("In progress");
	struct buf words = BUF(400);
	value_to_text(&question->value, answer_value(answer), NULL, &words);
	const char *text = page_printf(page, "%s", buf_text(&words));
	buf_release(&words);
	return text;
}

/* One mark, the one to act on first; a flag stands beside what was found. */
static const char *row_detail(const struct assessment *assessment, const struct form_question *question)
{
	const struct json *answer = assessment_answer(assessment, question);
	bool flagged = json_get_true(answer, "flag");
	struct progress progress;
	progress_of_question(assessment, question, &progress);
	if (progress.problems && progress.critical)
		return flagged ? _("put this right, flagged") : _("put this right");
	if (progress.problems)
		return flagged ? _("look at this, flagged") : _("look at this");
	if (flagged)
		return _("flagged");
	if (answer && answer_value(answer) && !answer_counts(assessment, question) && !answer_is_carried(answer))
		return _("more to fill in");
	if (json_get_true(answer, "help_wanted"))
		return _("you asked for help");
	enum document_review review = review_of_question(assessment, question);
	return review == REVIEW_PASSED ? _("review date passed") : review == REVIEW_SOON ? _("review due soon") : NULL;
}

static void add_done(struct model *model, struct page *page, const struct form_section *section)
{
	bool done = assessment_section_done(model_assessment(model), section->id);
	struct block *choice = add_choice(page, model->body, "done", _("Have you completed this section?"), NULL, false);
	add_option(page, choice, "done:yes", _("Yes, I have completed this section"), NULL, done);
	add_option(page, choice, "done:no", _("No, I will come back to it"), NULL, !done);
}

static bool has_grades(const struct form_section *section)
{
	for (size_t i = 0; i < section->n_questions; i++)
		if (section->questions[i]->value.kind == FIELD_GRADE)
			return true;
	return false;
}

/* The next section that is asked, or the one before; NULL at the ends. */
static const struct form_section *neighbour(const struct assessment *assessment, const struct form_section *section, int step)
{
	const struct form *form = assessment->form;
	for (size_t i = section->index + (size_t)step; i < form->n_sections; i += (size_t)step)
		if (section_is_asked(assessment, &form->sections[i]))
			return &form->sections[i];
	return NULL;
}

static void build(struct model *model, struct page *page)
{
	const struct assessment *assessment = model_assessment(model);
	const struct form_section *section = place_of(model)->section;
	page_title(page, "section", section->short_title);
	add_heading(page, model->body, 1, section->title);
	for (size_t i = 0; i < section->n_introduction; i++)
		add_text(page, model->body, section->introduction[i]);
	if (has_grades(section) && !model->by_lines)
		add_hint(page, model->body, _("Quick grades: on a row, press 1 for fully, 2 for partially, 3 for unmet."));
	struct block *tasks = add_tasks(page, model->body, _("Questions"));
	size_t hidden = 0;
	for (size_t i = 0; i < section->n_questions; i++) {
		const struct form_question *question = section->questions[i];
		if (question_is_asked(assessment, question))
			add_task(page, tasks, page_printf(page, "question:%s", question->id),
				page_printf(page, "%s  %s", question->id, question->short_text ? question->short_text : question_text(assessment, question)),
				row_status(assessment, question, page), row_detail(assessment, question), false);
		else
			hidden++;
	}
	add_done(model, page, section);
	if (hidden)
		add_hint(page, model->body, page_printf(page, P_("%zu question is not asked on your route, or does not concern you.",
			"%zu questions are not asked on your route, or do not concern you.", hidden), hidden));
	const struct form_section *next = neighbour(assessment, section, 1);
	struct block *actions = add_actions(page, model->body);
	if (next)
		/* TRANSLATORS: %s is a section's short name. */
		add_action(page, actions, "next", page_printf(page, _("Go on to: %s"), next->short_title), assessment_section_done(assessment, section->id));
	add_action(page, actions, "on", _("Back to the task list"), false);
}

static void go_section(struct model *model, int step, struct effects *effects)
{
	const struct form_section *to = neighbour(model_assessment(model), place_of(model)->section, step);
	if (!to) {
		say(model, "%s", step > 0 ? _("This is the last section.") : _("This is the first section."));
		return;
	}
	place_now(model)->section = to;
	place_now(model)->question = NULL;
	go_instead(model, SCREEN_SECTION, effects);
}

static void next_section(struct model *model, struct effects *effects)
{
	go_section(model, 1, effects);
}

static void previous_section(struct model *model, struct effects *effects)
{
	go_section(model, -1, effects);
}

static const struct screen_command own[] = {
	{ COMMAND_NEXT, next_section, N_("Go to the next section.") }, { COMMAND_PREVIOUS, previous_section, N_("Go to the section before.") },
};

static bool activate(struct model *model, const char *id, struct effects *effects)
{
	const char *question = after_prefix(id, "question"), *done = after_prefix(id, "done");
	struct assessment *assessment = model_assessment(model);
	if (question) {
		go_question(model, form_question(assessment->form, question), false, effects);
	} else if (done && !model_is_read_only(model)) {
		bool yes = !strcmp(done, "yes");
		bool was = assessment_section_done(assessment, place_of(model)->section->id);
		assessment_set_section_done(assessment, place_of(model)->section->id, yes, &model->author);
		if (was != yes)
			model_changed(model, effects);
		if (yes && neighbour(assessment, place_of(model)->section, 1))
			text_copy(place_now(model)->focus, sizeof place_now(model)->focus, "next");
		else if (was == yes)
			go_back_to(model, SCREEN_TASKS, effects);
	} else if (!strcmp(id, "next")) {
		next_section(model, effects);
	} else if (!strcmp(id, "on")) {
		go_back_to(model, SCREEN_TASKS, effects);
	}
	return true;
}

static void say_no_grade(struct model *model)
{
	const char *key = key_for(model, COMMAND_ACTIVATE);
	if (key)
		say(model, _("This question has no grade. Press %s to open it."), key);
	else
		say(model, "%s", _("This question has no grade."));
}

/* The whole section on one page: a digit on a row gives its grade, and the cursor goes on to the next row. */
static bool grade_row(struct model *model, const char *id, int digit, struct effects *effects)
{
	const char *code = after_prefix(id, "question");
	struct assessment *assessment = model_assessment(model);
	const struct form_question *question = code ? form_question(assessment->form, code) : NULL;
	struct err err = { 0 };
	if (question && question->value.kind != FIELD_GRADE)
		say_no_grade(model);
	if (!question || question->value.kind != FIELD_GRADE || (size_t)digit > question->value.n_options)
		return question != NULL;
	if (model_is_read_only(model))
		return true;
	struct json *answer = answer_to_begin(assessment, question);
	json_remove(answer, "reason");
	json_set_text(answer, "state", "answered");
	json_set_text(answer, "value", question->value.options[digit - 1].code);
	if (!assessment_set_answer(assessment, question, answer, &model->author, &err)) {
		say_trouble(model, &err);
		return true;
	}
	model_changed(model, effects);
	/* TRANSLATORS: a question's number, and the answer that was just given. */
	say_with_undo(model, _("%s: “%s”."), question->id, question->value.options[digit - 1].label);
	const char *next = page_focus_step(&model->page, 1, false);
	if (next && after_prefix(next, "question"))
		text_copy(place_now(model)->focus, sizeof place_now(model)->focus, next);
	return true;
}

const struct screen screen_section = {
	.id = "section",
	.help = N_("Here are the questions of one section, each with your answer so far. Choose a question to answer it. "
		"When you are done with the section, say so below the list."),
	.build = build, .activate = activate, .own = own, .n_own = sizeof own / sizeof *own, .digit = grade_row,
};
