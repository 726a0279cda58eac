/* SPDX-License-Identifier: MIT */
#include "client/screen.h"

#include "base/json.h"
#include "client/dates.h"
#include "client/screens/at_field.h"
#include "entry/signoff.h"
#include "page/gettext.h"

#include <string.h>

static void enter(struct model *model)
{
	record_begin(&model->record, NULL);
	record_line(&model->record, "name", "/name", _("Name of the most senior manager"), SLOT_TEXT, 40);
	record_line(&model->record, "role", "/role", _("Their role, such as chair of trustees"), SLOT_TEXT, 40);
}

static void build_given(struct model *model, struct page *page, const struct approval *approval)
{
	bool holds = approval_holds(model_assessment(model));
	if (holds)
		add_notice(page, model->body, NOTICE_SUCCESS, _("Signed off"), _("Any change of an answer breaks the sign-off. You would then sign off again."));
	else
		show_findings_above(model, page);
	struct block *facts = add_facts(page, model->body, NULL);
	add_fact(page, facts, NULL, _("Signed off by"), page_printf(page, "%s, %s", approval->name, approval->role), NULL);
	add_fact(page, facts, NULL, _("Date"), date_words(page, approval->day), NULL);
}

/* Also while the name is being given: whoever filled the form in should not be the one who checks it. */
static void show_same_person(struct model *model, struct page *page, const char *name)
{
	const struct form_question *question = approval_is_by_filler(model_assessment(model), name);
	if (question)
		show_finding(model, page, &(struct finding){ .code = FINDING_SAME_PERSON, .strength = STRENGTH_WARNING, .question = question, .row = -1 });
}

static void build(struct model *model, struct page *page)
{
	struct assessment *assessment = model_assessment(model);
	const struct form *form = assessment->form;
	struct approval approval;
	struct progress all;
	bool given = approval_get(assessment, &approval), holds = given && approval_holds(assessment);
	page_title(page, "signoff", _("Sign-off"));
	if (form->approval.text)
		add_heading(page, model->body, 1, form->approval.text);
	if (given)
		build_given(model, page, &approval);
	show_same_person(model, page, holds ? approval.name : json_get_text(model->record.json, "name"));
	progress_of_all(assessment, &all);
	if (all.missing && !holds)
		add_notice(page, model->body, NOTICE_WARNING, page_printf(page, P_("%d question has no answer", "%d questions have no answer", all.missing), all.missing),
			_("You can sign off all the same. The partnership will see them as not answered."));
	if (all.problems && !holds)
		add_notice(page, model->body, NOTICE_WARNING, page_printf(page, P_("%d answer is worth another look", "%d answers are worth another look", all.problems), all.problems),
			_("The task list shows them under what is still missing. You can sign off all the same."));
	if (!holds) {
		if (form->approval.hint)
			add_hint(page, model->body, form->approval.hint);
		for (size_t i = 0; i < model->record.n_slots; i++)
			record_show(&model->record, &model->record.slots[i], page);
		if (form->approval.statement)
			add_text(page, model->body, form->approval.statement);
	}
	struct block *actions = add_actions(page, model->body);
	if (holds)
		add_action(page, actions, "send", _("Go on to sending"), true);
	else
		add_action(page, actions, "sign", _("I have read it and I sign it off"), true);
	add_action(page, actions, "back", _("Back to the task list"), false);
}

static void sign(struct model *model, struct effects *effects)
{
	struct err err = { 0 };
	const char *name = json_get_text(model->record.json, "name"), *role = json_get_text(model->record.json, "role");
	if (model_is_read_only(model))
		return;
	record_slot(&model->record, "name")->error = record_slot(&model->record, "role")->error = NULL;
	if (!role)
		say_wrong(model, record_slot(&model->record, "role"), _("Enter their role."));
	if (!name) /* said last: it comes first on the page */
		say_wrong(model, record_slot(&model->record, "name"), _("Enter the name of the person who signs off."));
	if (!name || !role)
		return;
	if (!approval_give(model_assessment(model), name, role, &model->author, &err))
		say_trouble(model, &err);
	else
		model_changed(model, effects);
}

static bool activate(struct model *model, const char *id, struct effects *effects)
{
	if (!strcmp(id, "sign"))
		sign(model, effects);
	else if (!strcmp(id, "send"))
		go_instead(model, SCREEN_SEND, effects);
	else if (!strcmp(id, "back"))
		go_back_to(model, SCREEN_TASKS, effects);
	else
		return false;
	return true;
}

const struct screen screen_signoff = {
	.id = "signoff",
	.help = N_("Here your most senior manager signs off the answers. Enter their name and role, then choose the "
		"sign-off. A later change of an answer breaks it."),
	.enter = enter, .build = build, .activate = activate,
};
