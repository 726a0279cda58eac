/* SPDX-License-Identifier: MIT */
/* What to do next: a line leads to where it can be changed, and the list can be taken along as a file. */
#include "client/screen.h"

#include "base/text.h"
#include "page/dates.h"
#include "client/to_do.h"
#include "page/gettext.h"

#include <string.h>

static const char *when_words(const struct model *model, struct page *page, const struct to_do *action)
{
	if (!*action->due)
		return action->kind == TO_DO_NO_NEXT_STEP ? _("No next step yet") : _("No day");
	const char *day = date_words(page, action->due);
	/* TRANSLATORS: %s is a day or a month. */
	return page_printf(page, action->due_day < model_assessment(model)->today ? _("was due %s") : _("by %s"), day);
}

static void add_step(struct model *model, struct page *page, struct block *tasks, const struct to_do *action)
{
	const struct form_question *question = form_question(model_assessment(model)->form, action->subject);
	const char *name = question && question->short_text ? question->short_text : action->about;
	const char *detail = action->kind == TO_DO_NO_NEXT_STEP ? NULL : action->text;
	if (detail && *action->owner)
		detail = page_printf(page, "%s (%s)", detail, action->owner);
	add_task(page, tasks, page_printf(page, "step:%s", action->subject), page_printf(page, "%s  %s", action->subject, name),
		when_words(model, page, action), detail, false);
}

static void add_review(struct model *model, struct page *page, struct block *tasks, const struct to_do *action)
{
	add_task(page, tasks, page_printf(page, "review:%s", action->subject), action->text, when_words(model, page, action), NULL, false);
}

static void add_list(struct model *model, struct page *page, const struct to_dos *list)
{
	struct block *tasks = add_tasks(page, model->body, _("Choose a line to change it"));
	for (size_t i = 0; i < list->n; i++) {
		if (list->items[i].kind == TO_DO_REVIEW)
			add_review(model, page, tasks, &list->items[i]);
		else
			add_step(model, page, tasks, &list->items[i]);
	}
}

static void build(struct model *model, struct page *page)
{
	struct to_dos list;
	to_do_collect(model_assessment(model), false, &list);
	page_title(page, "to_do", _("What to do next"));
	if (list.n)
		add_text(page, model->body, _("These are your next steps, and each grade below fully met that has none. Documents to review are here too."));
	else
		add_text(page, model->body, _("Nothing yet. A grade below fully met comes here, and so does a document with a review date."));
	if (list.n)
		add_list(model, page, &list);
	struct block *actions = add_actions(page, model->body);
	if (list.n) {
		add_action(page, actions, "table", _("Write the list for a spreadsheet"), false);
		add_action(page, actions, "calendar", _("Write the list for a calendar"), false);
	}
	add_action(page, actions, "on", _("Back to the task list"), !list.n);
	to_do_release(&list);
}

static void to_step(struct model *model, const char *id, struct effects *effects)
{
	const struct form_question *question = form_question(model_assessment(model)->form, id);
	struct place *place = place_now(model);
	place->section = question->section;
	place->question = question;
	text_copy(go(model, SCREEN_DETAILS, effects)->focus, sizeof place->focus, "next");
}

static void to_review(struct model *model, const char *id, struct effects *effects)
{
	struct place *place = place_now(model);
	place->question = NULL;
	text_copy(place->item, sizeof place->item, id);
	text_copy(go(model, SCREEN_DOCUMENT, effects)->focus, sizeof place->focus, "review_due");
}

static bool activate(struct model *model, const char *id, struct effects *effects)
{
	const char *rest;
	if ((rest = after_prefix(id, "step")))
		to_step(model, rest, effects);
	else if ((rest = after_prefix(id, "review")))
		to_review(model, rest, effects);
	else if (!strcmp(id, "table"))
		effect_add(effects, EFFECT_PRINT, PRINT_TABLE, NULL);
	else if (!strcmp(id, "calendar"))
		effect_add(effects, EFFECT_PRINT, PRINT_CALENDAR, NULL);
	else
		go_back_to(model, SCREEN_TASKS, effects);
	return true;
}

const struct screen screen_to_do = {
	.id = "to_do",
	.help = N_("Here are your next steps, and the grades below fully met that have none. Choose a line to change it. You can also "
		"write the list as a file to take along."),
	.build = build, .activate = activate,
};
