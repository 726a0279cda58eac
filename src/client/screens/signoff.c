/* SPDX-License-Identifier: MIT */
#include "client/screen.h"

#include "base/json.h"
#include "page/dates.h"
#include "client/screens/at_field.h"
#include "entry/signoff.h"
#include "page/gettext.h"

#include <string.h>

static void offer(struct json *json, const char *name, const char *role)
{
	if (name)
		json_set_text(json, "name", name);
	if (role)
		json_set_text(json, "role", role);
}

/* Who signed off last time most likely does it again; before that, who the answers say will. It stands there to be confirmed. */
static struct json *who_signs(const struct assessment *assessment)
{
	const struct form *form = assessment->form;
	const struct form_question *said = form->approval.same_as ? form_question(form, form->approval.same_as) : NULL;
	const struct json *person = said ? answer_value(assessment_answer(assessment, said)) : NULL;
	struct json *json = json_object();
	struct approval approval;
	if (approval_get(assessment, &approval))
		offer(json, approval.name, approval.role);
	else
		offer(json, json_get_text(person, "name"), json_get_text(person, "role"));
	return json;
}

static void enter(struct model *model)
{
	record_begin(&model->record, who_signs(model_assessment(model)));
	record_line(&model->record, "name", "/name", _("Name of the most senior person"), SLOT_TEXT, 40);
	record_line(&model->record, "role", "/role", _("Their role, such as chair of trustees"), SLOT_TEXT, 40);
}

/* Also while the name is being given: whoever filled the form in should not be the one who checks it. */
static void show_same_person(struct model *model, struct page *page, const char *name)
{
	const struct form_question *question = approval_is_by_filler(model_assessment(model), name);
	if (question)
		show_finding(model, page, &(struct finding){ .code = FINDING_SAME_PERSON, .strength = STRENGTH_WARNING, .question = question, .row = -1 });
}

static void build_holding(struct model *model, struct page *page, const struct approval *approval)
{
	add_notice(page, model->body, NOTICE_SUCCESS, _("Signed off"), _("Any change of an answer breaks the sign-off. You would then sign off again."));
	struct block *facts = add_facts(page, model->body, NULL);
	add_fact(page, facts, NULL, _("Signed off by"), page_printf(page, "%s, %s", approval->name, approval->role), NULL);
	add_fact(page, facts, NULL, _("Date"), date_words(page, approval->day), NULL);
	show_same_person(model, page, approval->name);
}

/* A broken sign-off is a finding too; here it stands above already, and is no answer. */
static void show_open_ends(struct model *model, struct page *page, bool broken)
{
	struct progress all;
	progress_of_all(model_assessment(model), &all);
	int problems = all.problems - broken;
	if (all.missing)
		add_notice(page, model->body, NOTICE_WARNING, page_printf(page, P_("%d question has no answer", "%d questions have no answer", all.missing), all.missing),
			_("You can sign off all the same. The partnership sees what has no answer."));
	if (problems > 0)
		add_notice(page, model->body, NOTICE_WARNING, page_printf(page, P_("%d answer is worth another look", "%d answers are worth another look", problems), problems),
			_("See What is still missing on the task list. You can sign off all the same."));
}

/* What there is to fill in comes first, so that the cursor is seen; what to weigh stands between it and the signature. */
static void build_asking(struct model *model, struct page *page, const struct approval *before)
{
	const struct form *form = model_assessment(model)->form;
	if (before)
		show_findings_above(model, page);
	else if (form->approval.text)
		add_heading(page, model->body, 1, form->approval.text);
	for (size_t i = 0; i < model->record.n_slots; i++)
		record_show(&model->record, &model->record.slots[i], page);
	if (form->approval.hint)
		add_hint(page, model->body, form->approval.hint);
	if (before)
		add_hint(page, model->body, page_printf(page, _("Signed off before on %s, by %s."), date_words(page, before->day), before->name));
	show_same_person(model, page, json_get_text(model->record.json, "name"));
	show_open_ends(model, page, before);
	if (form->approval.statement)
		add_text(page, model->body, form->approval.statement);
}

static void build(struct model *model, struct page *page)
{
	struct approval approval;
	bool given = approval_get(model_assessment(model), &approval), holds = given && approval_holds(model_assessment(model));
	page_title(page, "signoff", _("Sign-off"));
	if (holds)
		build_holding(model, page, &approval);
	else
		build_asking(model, page, given ? &approval : NULL);
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
		say_wrong(model, record_slot(&model->record, "role"), _("Enter their role to sign off."));
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
	.help = N_("Here your most senior person signs off the answers. Enter their name and role, then choose the "
		"sign-off. A later change of an answer breaks it."),
	.enter = enter, .build = build, .activate = activate,
};
