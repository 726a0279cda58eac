/* SPDX-License-Identifier: MIT */
/* The page of one question: what is filled in on it, and what is done there. */
#include "client/screens/question_inside.h"

#include "base/json.h"
#include "base/text.h"
#include "client/key_words.h"
#include "client/screens/answer.h"
#include "client/screens/question_slots.h"
#include "page/gettext.h"

#include <string.h>

static void enter(struct model *model)
{
	model->noticed_change = -1;
	place_now(model)->complete = answer_counts(model_assessment(model), place_of(model)->question);
	question_fill(model, answer_to_begin(model_assessment(model), place_of(model)->question));
}

void question_refill(struct model *model)
{
	bool refused = model->record.refused;
	question_fill(model, refused ? json_dup(model->record.json) : answer_for_record(model));
	model->record.refused = refused;
}

static bool reshape(struct model *model)
{
	if (model->record.shape == question_fields(model))
		return false;
	question_refill(model);
	return true;
}

/* What is switched on and off beside an answer, and what is said of it, by keys and by lines. */
static const struct mark {
	const char *member;
	const char *on, *on_by_lines, *off;
} help_mark = {
	"help_wanted", N_("You asked for help with this question. The same key takes it back."),
	N_("You asked for help with this question."), N_("You no longer ask for help with this question."),
}, flag_mark = {
	"flag", N_("Flagged to come back to. The same key takes it off."), N_("Flagged to come back to."), N_("The flag is off."),
};

static void switch_mark(struct model *model, const struct mark *mark, struct effects *effects)
{
	bool on = !json_get_true(model->record.json, mark->member);
	if (on)
		json_set_bool(model->record.json, mark->member, true);
	else
		json_remove(model->record.json, mark->member);
	bool stored = answer_from_record(model, effects);
	question_refill(model);
	if (!stored)
		return;
	if (on && model->by_lines)
		say_with_undo(model, "%s", _(mark->on_by_lines));
	else
		say(model, "%s", on ? _(mark->on) : _(mark->off));
}

static void open_details(struct model *model, const char *field, struct effects *effects)
{
	struct place *place = go(model, SCREEN_DETAILS, effects);
	text_copy(place->focus, sizeof place->focus, field ? field : "");
	if (field)
		text_copy(place->item, sizeof place->item, field);
}

static void want_help(struct model *model, struct effects *effects)
{
	switch_mark(model, &help_mark, effects);
}

static void flag(struct model *model, struct effects *effects)
{
	switch_mark(model, &flag_mark, effects);
}

static void add_document(struct model *model, const char *part, struct effects *effects)
{
	text_copy(place_now(model)->part, sizeof place_now(model)->part, part);
	place_now(model)->item[0] = '\0';
	go(model, SCREEN_DOCUMENT, effects);
}

static const struct {
	const char *id;
	void (*act)(struct model *model, struct effects *effects);
} things[] = {
	{ "next", question_go_next }, { "confirm", question_confirm }, { "help", want_help }, { "flag", flag },
	{ "help-rows", question_fill_help_rows },
};

static bool activate(struct model *model, const char *id, struct effects *effects)
{
	const char *document = after_prefix(id, "document"), *more = after_prefix(id, "more");
	for (size_t i = 0; i < sizeof things / sizeof *things; i++)
		if (!strcmp(id, things[i].id)) {
			things[i].act(model, effects);
			return true;
		}
	if (more)
		open_details(model, more, effects);
	else if (document)
		add_document(model, document, effects);
	else
		return question_open_row(model, id, effects) || question_choose(model, id, effects);
	return true;
}

static void all_details(struct model *model, struct effects *effects)
{
	open_details(model, NULL, effects);
}

static void guidance(struct model *model, struct effects *effects)
{
	go(model, SCREEN_GUIDANCE, effects);
}

/* Space takes back what is chosen, of whatever kind; Enter goes on from it. */
static void toggle(struct model *model, struct effects *effects)
{
	char id[sizeof place_of(model)->focus];
	text_copy(id, sizeof id, model->page.focus ? model->page.focus : "");
	if (!question_unchoose(model, id, effects))
		activate(model, id, effects);
}

static const struct screen_command own[] = {
	{ COMMAND_TOGGLE, toggle, N_("Choose what the cursor is on, or take it back.") },
	{ COMMAND_GUIDANCE, guidance }, { COMMAND_DETAILS, all_details }, { COMMAND_HELP_WANTED, want_help }, { COMMAND_FLAG, flag },
	{ COMMAND_DELETE, question_delete_row },
};

static const unsigned char footer[] = { COMMAND_ACTIVATE, COMMAND_HELP, COMMAND_DANGER, COMMAND_NEXT, COMMAND_GUIDANCE, COMMAND_BACK,
	COMMAND_DETAILS, COMMAND_NEXT_MISSING, COMMAND_TASKS, COMMAND_UNDO, COMMAND_QUIT, COMMAND_COUNT };

const struct screen screen_question = {
	.id = "question",
	.help = N_("Here you answer one question. Choose or type your answer, then choose Continue. Everything below "
		"Continue is optional, and all of it is saved as you go."),
	.enter = enter, .build = question_build, .activate = activate, .own = own, .n_own = sizeof own / sizeof *own,
	.go_on = question_go_on, .commit = answer_commit, .reshape = reshape, .footer = footer,
};
