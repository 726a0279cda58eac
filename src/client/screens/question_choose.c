/* SPDX-License-Identifier: MIT */
/* Choosing on the page of a question: an option, or "not sure" and "does not apply" in place of one. */
#include "client/screens/question_inside.h"

#include "base/json.h"
#include "base/text.h"
#include "client/key_words.h"
#include "client/screens/answer.h"
#include "entry/value.h"
#include "page/gettext.h"

#include <string.h>

static bool is_state(const char *code)
{
	return !strcmp(code, "not_sure") || !strcmp(code, "not_applicable");
}

/* In a list with the choices it takes the place of one; what was filled in otherwise is put aside, and stays on the page. */
static void put_aside(struct model *model, const struct slot *slot)
{
	struct json *answer = model->record.json;
	const struct json *value = answer_value(answer);
	if (slot->states)
		json_remove(answer, "value");
	else
		pointer_set(answer, "/aside/value", value ? json_dup(value) : NULL);
	if (!value_is_empty(answer_value(answer)) || !value_is_empty(json_get(answer, "parts")))
		say(model, "%s", _("What you filled in stays here, but it is not sent as your answer."));
}

static void set_state(struct model *model, const struct slot *slot, const char *state)
{
	json_set_text(model->record.json, "state", state);
	put_aside(model, slot);
	if (!strcmp(state, "not_applicable")) /* the reason is asked for next */
		text_copy(place_now(model)->focus, sizeof place_now(model)->focus, "reason");
}

/* Whoever chooses an answer is sure; a part of it alone does not say so (answer_from_record). */
static void forget_state(struct model *model, const struct slot *slot)
{
	if (!strcmp(slot->pointer, "/value"))
		json_remove(model->record.json, "state");
}

/* What is chosen stays: Enter on it goes on, and confirms what was brought over. */
static void stay(struct model *model, struct effects *effects)
{
	const char *state = answer_state(model->record.json);
	if (state && !strcmp(state, "carried"))
		question_confirm(model, effects);
	else
		question_go_next(model, effects);
}

bool question_choose(struct model *model, const char *id, struct effects *effects)
{
	struct slot *slot = record_slot_of_focus(&model->record, id);
	const char *code = slot && slot->kind == SLOT_CHOICE ? after_prefix(id, slot->id) : NULL;
	if (!code)
		return false;
	const char *state = answer_state(model->record.json);
	bool chosen = is_state(code) && state && !strcmp(state, code);
	if (chosen && !strcmp(slot->id, "state")) /* chosen again: taken back */
		return question_unchoose(model, id, effects);
	if (is_state(code) && !chosen)
		set_state(model, slot, code);
	else if (!is_state(code) && record_choose(&model->record, slot, code))
		forget_state(model, slot);
	else {
		stay(model, effects);
		return true;
	}
	answer_from_record(model, effects);
	question_refill(model);
	return true;
}

bool question_unchoose(struct model *model, const char *id, struct effects *effects)
{
	struct slot *slot = record_slot_of_focus(&model->record, id);
	const char *code = slot && slot->kind == SLOT_CHOICE && !slot->many ? after_prefix(id, slot->id) : NULL;
	const char *key = key_for(model, COMMAND_TOGGLE);
	if (!code || !slot_has(&model->record, slot, code))
		return false;
	if (is_state(code))
		json_remove(model->record.json, "state");
	else
		pointer_set(model->record.json, slot->pointer, NULL);
	bool stored = answer_from_record(model, effects);
	question_refill(model);
	if (stored && key && !model->by_lines)
		say(model, _("The choice is taken back. %s chooses it again."), key);
	else if (stored)
		say(model, "%s", _("The choice is taken back."));
	return true;
}
