/* SPDX-License-Identifier: MIT */
/* Leaving while saving fails: what is not saved, what is safe, and what can be done. */
#include "client/screen.h"

#include "base/json.h"
#include "client/change_told.h"
#include "client/rescue.h"
#include "page/dates.h"
#include "page/gettext.h"
#include "page/trouble.h"

#include <stdlib.h>
#include <string.h>

#define SUBJECTS_MAX 3

static void enter(struct model *model)
{
	record_begin(&model->record, NULL);
	record_line(&model->record, "folder", "/folder", _("In which folder?"), SLOT_TEXT, 60)->hint =
		_("Such as ~/Desktop, or where a stick shows up. Leave it empty for your own folder.");
}

static bool is_named(const struct assessment *assessment, size_t i)
{
	for (size_t later = i + 1; later < assessment->n_pending; later++)
		if (!strcmp(assessment->pending[later].subject, assessment->pending[i].subject))
			return true;
	return false;
}

/* The newest first, each thing once. */
static void add_lost(struct model *model, struct page *page, struct block *facts)
{
	const struct assessment *assessment = model_assessment(model);
	int named = 0, more = 0;
	for (size_t i = assessment->n_pending; i-- > 0;) {
		if (is_named(assessment, i))
			continue;
		if (named++ < SUBJECTS_MAX)
			add_fact(page, facts, NULL, _("Not saved"), change_subject(assessment, &assessment->pending[i], page), NULL);
		else
			more++;
	}
	if (more)
		add_fact(page, facts, NULL, _("Not saved"), page_printf(page, P_("%d more thing", "%d more things", more), more), NULL);
	if (!named)
		add_fact(page, facts, NULL, _("Not saved"), _("Your last change"), NULL);
}

static void add_safe(struct model *model, struct page *page, struct block *facts)
{
	const struct history *history = &model->opened->history;
	add_fact(page, facts, NULL, _("Safe"), history->n == 0 ? _("Nothing yet: this assessment is new.")
		/* TRANSLATORS: a day and a time. */
		: page_printf(page, _("Everything up to %s"), date_words(page, history->items[history->n - 1].at)), NULL);
}

static void build_saved(struct model *model, struct page *page)
{
	add_text(page, model->body, _("Saving worked again, and nothing is lost. You can leave, or go back and go on."));
	struct block *actions = add_actions(page, model->body);
	add_action(page, actions, "again", _("Leave"), true);
	add_action(page, actions, "back", _("Back to your answers"), false);
}

static void build_asked(struct model *model, struct page *page)
{
	add_notice(page, model->body, NOTICE_WARNING, _("Leave without saving?"), _("What is not saved is then gone. Nobody can bring it back."));
	struct block *actions = add_actions(page, model->body);
	add_action(page, actions, "stay", _("No, stay"), true);
	add_action(page, actions, "lose", _("Yes, leave without saving"), false);
}

/* With a copy of everything, leaving loses nothing. */
static void build_copied(struct model *model, struct page *page, const char *copy)
{
	add_notice(page, model->body, NOTICE_INFO, _("A copy is written"), page_printf(page, _("It has everything, your last changes too: %s"), copy));
	char *source = rescue_source(model->opened, copy);
	/* TRANSLATORS: what is typed stays as it is. */
	add_text(page, model->body, page_printf(page, _("To take it in once there is room, type: section11 answer %.8s --from %s"),
		model->opened->id, source));
	free(source);
	struct block *actions = add_actions(page, model->body);
	add_action(page, actions, "again", _("Try again, then leave"), true);
	add_action(page, actions, "back", _("Back to your answers"), false);
	add_action(page, actions, "lose", _("Leave with the copy"), false);
}

static void build_choices(struct model *model, struct page *page)
{
	struct block *actions = add_actions(page, model->body);
	add_action(page, actions, "again", _("Try again, then leave"), true);
	add_action(page, actions, "back", _("Back to your answers"), false);
	add_heading(page, model->body, 2, _("A copy in another place"));
	record_show(&model->record, record_slot(&model->record, "folder"), page);
	add_action(page, add_actions(page, model->body), "copy", _("Write a copy"), false);
	add_heading(page, model->body, 2, _("Or give it up"));
	add_action(page, add_actions(page, model->body), "give-up", _("Leave without saving"), false);
}

static void build_unsaved(struct model *model, struct page *page)
{
	struct trouble trouble = trouble_of(model->save_error.code);
	const char *copy = model_copy_of_all(model);
	if (model->by_lines) /* on the full screen every page has it */
		add_notice(page, model->body, NOTICE_ERROR, trouble.what, page_printf(page, "%s %s", trouble.safe, trouble.next));
	if (model->unsaved.asked) {
		build_asked(model, page);
		return;
	}
	add_text(page, model->body, _("You have not left. What you typed is still here, as long as the program is open."));
	struct block *facts = add_facts(page, model->body, NULL);
	add_lost(model, page, facts);
	add_safe(model, page, facts);
	if (copy)
		build_copied(model, page, copy);
	else
		build_choices(model, page);
}

static void build(struct model *model, struct page *page)
{
	bool unsaved = model_has_unsaved(model);
	page_title(page, "unsaved", unsaved ? _("Not saved yet") : _("Everything is saved now"));
	if (unsaved)
		build_unsaved(model, page);
	else
		build_saved(model, page);
}

static void try_again(struct model *model, struct effects *effects)
{
	model->quitting = true;
	effect_add(effects, EFFECT_SAVE, 0, NULL);
	effect_add(effects, EFFECT_QUIT, 0, NULL);
}

static void write_copy(struct model *model, struct effects *effects)
{
	const char *folder = json_get_text(model->record.json, "folder");
	effect_add(effects, EFFECT_RESCUE, 0, folder ? folder : "");
}

static void ask(struct model *model, struct effects *effects)
{
	(void)effects;
	model->unsaved.asked = true;
}

static void stay(struct model *model, struct effects *effects)
{
	(void)effects;
	model->unsaved.asked = false;
}

static void give_up(struct model *model, struct effects *effects)
{
	model->unsaved.given_up = model->quitting = true;
	effect_add(effects, EFFECT_QUIT, 0, NULL);
}

static const struct {
	const char *id;
	void (*act)(struct model *model, struct effects *effects);
} acts[] = { { "again", try_again }, { "back", go_back }, { "copy", write_copy }, { "give-up", ask }, { "stay", stay }, { "lose", give_up } };

static bool activate(struct model *model, const char *id, struct effects *effects)
{
	for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
		if (!strcmp(acts[i].id, id)) {
			acts[i].act(model, effects);
			return true;
		}
	return false;
}

const struct screen screen_unsaved = {
	.id = "unsaved", .over = true,
	.help = N_("You wanted to leave, and your last changes could not be saved. Make room and try again, or write a copy in another place."),
	.enter = enter, .build = build, .activate = activate,
};
