/* SPDX-License-Identifier: MIT */
/* One change, whole: who made it, when, and what stood there before and after. */
#include "client/screen.h"

#include "client/change_told.h"
#include "page/dates.h"
#include "page/gettext.h"

#include <string.h>

static const struct change *change_in_front(const struct model *model)
{
	const struct history *history = &model->opened->history;
	size_t row = (size_t)place_of(model)->row;
	return place_of(model)->row >= 0 && row < history->n ? &history->items[row] : NULL;
}

static void add_difference(struct model *model, struct page *page, const struct difference *difference)
{
	if (difference->what)
		add_heading(page, model->body, 2, difference->what);
	struct block *facts = add_facts(page, model->body, NULL);
	add_fact(page, facts, NULL, _("Before"), difference->from, NULL);
	add_fact(page, facts, NULL, _("After"), difference->to, NULL);
}

static void build(struct model *model, struct page *page)
{
	const struct assessment *assessment = model_assessment(model);
	const struct change *change = change_in_front(model);
	const struct form_question *question = change ? form_question(assessment->form, change->subject) : NULL;
	struct difference all[DIFFERENCES_MAX];
	page_title(page, "change", _("One change"));
	if (change) {
		add_heading(page, model->body, 1, change_subject(assessment, change, page));
		struct block *facts = add_facts(page, model->body, NULL);
		add_fact(page, facts, NULL, _("When"), date_words(page, change->at), change->reverts ? _("undone or brought back") : NULL);
		add_fact(page, facts, NULL, _("Who"), change->by[0] ? change->by : _("Nobody had given initials"), NULL);
		size_t n = change_differences(assessment, change, page, all);
		for (size_t i = 0; i < n; i++)
			add_difference(model, page, &all[i]);
	}
	struct block *actions = add_actions(page, model->body);
	add_action(page, actions, "on", _("Back to the changes"), true);
	if (question)
		/* TRANSLATORS: %s is the number of a question, such as KF2-3. */
		add_action(page, actions, "question", page_printf(page, _("Go to %s"), question->id), false);
}

static bool activate(struct model *model, const char *id, struct effects *effects)
{
	const struct change *change = change_in_front(model);
	const struct form_question *question = change ? form_question(model_assessment(model)->form, change->subject) : NULL;
	if (!strcmp(id, "question") && question)
		go_question(model, question, false, effects);
	else if (!strcmp(id, "on"))
		go_back(model, effects);
	else
		return false;
	return true;
}

const struct screen screen_change = {
	.id = "change", .over = true,
	.help = N_("Here is one change, whole: who made it, when, and what stood there before and after. You can go to its "
		"question from here."),
	.build = build, .activate = activate,
};
