/* SPDX-License-Identifier: MIT */
#include "client/screen.h"

#include "base/json.h"
#include "form/cond.h"
#include "page/gettext.h"

#include <string.h>

static void enter(struct model *model)
{
	const struct assessment *assessment = model_assessment(model);
	const struct form *form = assessment->form;
	struct json *json = json_object();
	json_set_text(json, "route", assessment_route(assessment));
	record_begin(&model->record, json);
	struct form_option *options = arena_array(&model->record.arena, form->n_routes, sizeof *options);
	for (size_t i = 0; i < form->n_routes; i++)
		options[i] = (struct form_option){ .code = form->routes[i].id, .label = form->routes[i].title, .hint = form->routes[i].hint };
	record_choice(&model->record, "route", "/route", _("Which route?"), options, form->n_routes, false);
}

static void build(struct model *model, struct page *page)
{
	page_title(page, "route", _("How much do you want to answer?"));
	add_text(page, model->body, _("You can change this at any time. Nothing that you have answered is lost."));
	record_show(&model->record, &model->record.slots[0], page);
	add_action(page, add_actions(page, model->body), "on", _("Continue"), true);
}

static bool activate(struct model *model, const char *id, struct effects *effects)
{
	const char *code = after_prefix(id, "route");
	if (!strcmp(id, "on")) {
		go_back(model, effects);
		return true;
	}
	if (!code || model_is_read_only(model))
		return true;
	if (!record_choose(&model->record, &model->record.slots[0], code)) {
		go_back(model, effects);
		return true;
	}
	assessment_set_route(model_assessment(model), code, &model->author);
	model_changed(model, effects);
	return true;
}

const struct screen screen_route = {
	.id = "route",
	.help = N_("Here you choose how many questions you are asked. You can change this at any time, and nothing that you "
		"answered is lost."),
	.enter = enter, .build = build, .activate = activate,
};
