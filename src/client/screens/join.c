/* SPDX-License-Identifier: MIT */
#include "client/screen.h"

#include "base/json.h"
#include "page/gettext.h"

#include <string.h>

static const struct form_option remember_options[] = {
	{ .code = "no", .label = N_("Ask me for the code each time I send"), .hint = N_("Best where others use this computer.") },
	{ .code = "yes", .label = N_("Remember the code on this computer"), .hint = N_("Anyone who uses your account here could then send for you.") },
};

static void enter(struct model *model)
{
	struct json *json = json_object();
	json_set_text(json, "remember", "no");
	record_begin(&model->record, json);
	record_line(&model->record, "path", "/path", _("Where is the invitation file?"), SLOT_TEXT, 60)->hint =
		_("Type or paste its path, such as Downloads/oak-street.s11invite");
	struct form_option *options = arena_array(&model->record.arena, 2, sizeof *options);
	for (size_t i = 0; i < 2; i++) {
		options[i] = remember_options[i];
		options[i].label = _(options[i].label);
		options[i].hint = _(options[i].hint);
	}
	record_choice(&model->record, "remember", "/remember", _("Remember the invitation code?"), options, 2, false);
}

static void build(struct model *model, struct page *page)
{
	page_title(page, "join", _("Take in an invitation"));
	add_text(page, model->body, _("The file holds the questions, your organisation's name and where to send the answers. It stays on this computer."));
	for (size_t i = 0; i < model->record.n_slots; i++)
		record_show(&model->record, &model->record.slots[i], page);
	struct block *actions = add_actions(page, model->body);
	add_action(page, actions, "take", _("Take it in"), true);
	add_action(page, actions, "back", _("Back"), false);
}

static bool activate(struct model *model, const char *id, struct effects *effects)
{
	struct slot *slot = record_slot_of_focus(&model->record, id);
	const char *option = after_prefix(id, "remember");
	const char *path = json_get_text(model->record.json, "path");
	if (slot && option)
		return record_choose(&model->record, slot, option) || true;
	if (!strcmp(id, "back")) {
		go_back(model, effects);
		return true;
	}
	if (strcmp(id, "take"))
		return false;
	if (!path || !*path) {
		say_wrong(model, record_slot(&model->record, "path"), _("Say where the invitation file is."));
		return true;
	}
	effect_add(effects, EFFECT_JOIN, !strcmp(json_get_text(model->record.json, "remember"), "yes"), path);
	return true;
}

const struct screen screen_join = {
	.id = "join",
	.help = N_("Here you take in the invitation file that your safeguarding partnership sent you. Say where the file "
		"is, then choose Take it in. Nothing is sent."),
	.enter = enter, .build = build, .activate = activate,
};
