/* SPDX-License-Identifier: MIT */
/* Choosing on the page of a question: an option, or "not sure" and "does not apply" in place of one. */
#include "client/screens/question_inside.h"

#include "base/json.h"
#include "base/text.h"
#include "client/screens/answer.h"

#include <string.h>

static void set_state(struct model *model, const char *state)
{
	json_set_text(model->record.json, "state", state);
	json_remove(model->record.json, "value");
}

bool question_choose(struct model *model, const char *id, struct effects *effects)
{
	struct slot *slot = record_slot_of_focus(&model->record, id);
	const char *code = slot && slot->kind == SLOT_CHOICE ? after_prefix(id, slot->id) : NULL;
	if (!code)
		return false;
	bool is_state = !strcmp(code, "not_sure") || !strcmp(code, "not_applicable");
	const char *state = answer_state(model->record.json);
	if (is_state && state && !strcmp(state, code)) {
		if (!strcmp(slot->id, "state")) /* chosen again: taken back */
			json_remove(model->record.json, "state");
		else {
			question_go_next(model, effects);
			return true;
		}
	} else if (is_state) {
		set_state(model, code);
		if (!strcmp(code, "not_applicable")) /* the reason is asked for next */
			text_copy(place_now(model)->focus, sizeof place_now(model)->focus, "reason");
	} else if (record_choose(&model->record, slot, code)) {
		json_remove(model->record.json, "state");
	} else if (state && !strcmp(state, "carried")) {
		question_confirm(model, effects);
		return true;
	} else {
		question_go_next(model, effects); /* chosen already: Enter goes on */
		return true;
	}
	answer_from_record(model, effects);
	question_refill(model);
	return true;
}
