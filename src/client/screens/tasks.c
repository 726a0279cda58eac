/* SPDX-License-Identifier: MIT */
#include "client/screen.h"

#include "base/clock.h"
#include "base/text.h"
#include "page/dates.h"
#include "client/reviews.h"
#include "client/sent.h"
#include "client/words.h"
#include "entry/signoff.h"
#include "form/cond.h"
#include "page/gettext.h"

#include <string.h>

static void add_section(struct model *model, struct page *page, struct block *tasks, const struct form_section *section)
{
	struct progress progress;
	const struct assessment *assessment = model_assessment(model);
	enum section_status status = section_status(assessment, section);
	progress_of_section(assessment, section, &progress);
	int done = progress.answered + progress.not_applicable + progress.not_sure;
	const char *detail = page_printf(page, _("%d of %d answered"), done, progress.asked);
	if (progress.problems)
		/* TRANSLATORS: "3 of 7, 2 to look at": answered, asked, and how many checks found something. */
		detail = page_printf(page, P_("%d of %d, %d to look at", "%d of %d, %d to look at", progress.problems), done, progress.asked, progress.problems);
	else if (progress.flagged)
		detail = page_printf(page, P_("%s, %d flag", "%s, %d flags", progress.flagged), detail, progress.flagged);
	add_task(page, tasks, page_printf(page, "section:%s", section->id), section->short_title, section_status_words(status), detail,
		status == SECTION_COMPLETED);
}

static void add_not_for(struct model *model, struct page *page)
{
	const struct assessment *assessment = model_assessment(model);
	struct cond_view view = assessment_view(assessment);
	for (size_t i = 0; i < assessment->form->n_not_for; i++)
		if (cond_holds(assessment->form->not_for[i].when, assessment->form, &view))
			add_notice(page, model->body, NOTICE_INFO, _("You need not answer everything"), assessment->form->not_for[i].text);
}

static const char *sent_status(const struct model *model)
{
	if (model->state >= STATE_SEALED)
		return state_words(model->state);
	return model->has_receipt ? _("Changed since, not sent again") : _("Not yet");
}

/* The sign-off and what follows are steps of the same list: a person sees the whole way to the receipt. */
static void add_steps(struct model *model, struct page *page, const struct progress *all)
{
	const struct assessment *assessment = model_assessment(model);
	struct block *tasks = add_tasks(page, model->body, _("Then"));
	add_task(page, tasks, "go:answers", _("Check your answers"), "", NULL, false);
	add_task(page, tasks, "go:missing", _("What is still missing"),
		all->missing ? page_printf(page, P_("%d answer", "%d answers", all->missing), all->missing) : _("Nothing"),
		all->problems ? page_printf(page, P_("%d to look at", "%d to look at", all->problems), all->problems) : NULL,
		!all->missing && !all->problems);
	struct approval approval;
	bool given = approval_get(assessment, &approval);
	add_task(page, tasks, "go:signoff", _("Sign-off by your most senior person"),
		!given ? _("Not yet") : approval_holds(assessment) ? _("Signed off") : _("Broken by a change"), NULL, false);
	add_task(page, tasks, "go:send", _("Send it to the partnership"), sent_status(model), NULL, false);
	if (model->has_receipt)
		add_task(page, tasks, "go:receipt", _("Your receipt"), model->reference,
			model->receipt.revision < assessment_revision(assessment) ? _("of what you sent before") : NULL, false);
}

/* Where the person was, answered or not; NULL if nowhere yet, or if that is not asked any more. */
static const struct form_question *left_at(const struct assessment *assessment)
{
	const char *place = assessment_place(assessment);
	const struct form_question *at = place ? form_question(assessment->form, place) : NULL;
	return at && question_is_asked(assessment, at) ? at : NULL;
}

/* Back to where one was; and, where that is answered, to what is not, as its own step. */
static void add_ways_on(struct model *model, struct page *page, bool begun)
{
	const struct assessment *assessment = model_assessment(model);
	const struct form_question *at = left_at(assessment), *next = progress_next_missing(assessment, at);
	struct block *actions = add_actions(page, model->body);
	if (at)
		/* TRANSLATORS: %s is the number of a question, such as KF2-3. */
		add_action(page, actions, "go:on", page_printf(page, _("Go on at %s"), at->id), true);
	if (!begun && !at)
		add_action(page, actions, "go:next", _("Start with the first question"), true);
	else if (next && next != at && (!at || answer_counts(assessment, at)))
		/* TRANSLATORS: %s is the number of a question, such as KF2-3. */
		add_action(page, actions, "go:next", page_printf(page, _("Next without an answer: %s"), next->id), !at);
}

static void build(struct model *model, struct page *page)
{
	struct assessment *assessment = model_assessment(model);
	const struct form *form = assessment->form;
	struct progress all;
	progress_of_all(assessment, &all);
	page_title(page, "task_list", _("Task list"));
	add_not_for(model, page);
	add_text(page, model->body, page_printf(page, _("%d of %d questions answered. Take the sections in any order. The partnership asks for it by %s."),
		all.answered + all.not_applicable + all.not_sure, all.asked, date_words(page, form->asked_for_by)));
	if (model->has_receipt)
		add_text(page, model->body, sent_words(page, model->receipt.received, model->reference, model->state < STATE_RECEIVED));
	if (all.missing)
		add_ways_on(model, page, all.answered);
	struct block *tasks = add_tasks(page, model->body, _("Sections"));
	for (size_t i = 0; i < form->n_sections; i++)
		if (section_is_asked(assessment, &form->sections[i]))
			add_section(model, page, tasks, &form->sections[i]);
	add_steps(model, page, &all);
	tasks = add_tasks(page, model->body, _("Also here"));
	add_task(page, tasks, "go:route", _("Change the route"), assessment_on_core(assessment) ? _("Core") : _("Full"), NULL, false);
	add_task(page, tasks, "go:overview", _("What this is for, and dates"), "", NULL, false);
	add_task(page, tasks, "go:privacy", _("Who sees your answers"), "", NULL, false);
	const char *reviews = reviews_words(page, assessment);
	add_task(page, tasks, "go:documents", _("Your documents"), reviews ? reviews : "", NULL, false);
	add_task(page, tasks, "go:to_do", _("What to do next"), "", NULL, false);
	if (model->earlier[0])
		add_task(page, tasks, "go:carry", _("Bring over answers from last time"), "", NULL, false);
	add_task(page, tasks, "go:search", _("Find a question"), "", NULL, false);
	add_task(page, tasks, "go:history", _("Changes, and who made them"),
		/* TRANSLATORS: %s are somebody's initials. */
		model->author.initials[0] ? page_printf(page, _("%s is writing"), model->author.initials) : "", NULL, false);
	add_task(page, tasks, "print", _("Write a copy to print"), "", NULL, false);
	add_task(page, tasks, "home", _("Close this assessment"), "", NULL, false);
}

static const struct {
	const char *id;
	enum screen_id screen;
} ways[] = {
	{ "go:answers", SCREEN_ANSWERS }, { "go:missing", SCREEN_MISSING }, { "go:signoff", SCREEN_SIGNOFF }, { "go:send", SCREEN_SEND },
	{ "go:receipt", SCREEN_RECEIPT }, { "go:search", SCREEN_SEARCH }, { "go:documents", SCREEN_DOCUMENTS }, { "go:to_do", SCREEN_TO_DO }, { "go:history", SCREEN_HISTORY }, { "go:route", SCREEN_ROUTE }, { "go:carry", SCREEN_CARRY }, { "go:overview", SCREEN_OVERVIEW }, { "go:privacy", SCREEN_PRIVACY },
};

static void go_on(struct model *model, const char *id, struct effects *effects)
{
	const struct assessment *assessment = model_assessment(model);
	const struct form_question *at = left_at(assessment);
	if (!at || !strcmp(id, "go:next"))
		at = progress_next_missing(assessment, at);
	if (at)
		go_question(model, at, false, effects);
}

static bool activate(struct model *model, const char *id, struct effects *effects)
{
	const char *section = after_prefix(id, "section");
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		if (!strcmp(ways[i].id, id)) {
			go(model, ways[i].screen, effects);
			return true;
		}
	if (section) {
		place_now(model)->section = form_section(model_assessment(model)->form, section);
		go(model, SCREEN_SECTION, effects);
	} else if (!strcmp(id, "go:on") || !strcmp(id, "go:next")) {
		go_on(model, id, effects);
	} else if (!strcmp(id, "print")) {
		effect_add(effects, EFFECT_PRINT, PRINT_PAPER, NULL);
	} else if (!strcmp(id, "home")) {
		go_back_to(model, SCREEN_HOME, effects);
	}
	return true;
}

/* The list is the middle of the house: it belongs to no section. */
static void enter(struct model *model)
{
	place_now(model)->section = NULL;
	place_now(model)->question = NULL;
}

static bool command(struct model *model, int command_id, struct effects *effects)
{
	if (command_id != COMMAND_BACK && command_id != COMMAND_TASKS)
		return false;
	if (command_id == COMMAND_BACK)
		go_back_to(model, SCREEN_HOME, effects);
	return true;
}

static const unsigned char footer[] = { COMMAND_ACTIVATE, COMMAND_HELP, COMMAND_DANGER, COMMAND_NEXT_MISSING, COMMAND_SEARCH, COMMAND_BACK, COMMAND_QUIT, COMMAND_COUNT };
const struct screen screen_tasks = {
	.id = "task_list",
	.help = N_("From here you reach every section and the steps after them, and you see how far you are. "
		"Choose a section to open it. You can take the sections in any order."),
	.enter = enter, .build = build, .activate = activate, .command = command, .footer = footer,
};
