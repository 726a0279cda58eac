/* SPDX-License-Identifier: MIT */
#include "client/screens/answer.h"

#include "base/json.h"
#include "entry/value.h"
#include "page/gettext.h"

#include <stdio.h>
#include <string.h>

struct json *answer_for_record(const struct model *model)
{
	const struct json *answer = assessment_answer(model_assessment(model), place_of(model)->question);
	if (!answer)
		return json_object();
	struct json *copy = json_dup(answer);
	json_remove(copy, "change");
	json_remove(copy, "by");
	json_remove(copy, "at");
	return copy;
}

static bool is_alone(const char *state)
{
	return state && (!strcmp(state, "not_applicable") || !strcmp(state, "not_sure"));
}

/* Nothing but a state "answered" is no answer at all. */
static bool says_nothing(const struct json *answer)
{
	for (const struct json *member = json_first(answer); member; member = json_next(member))
		if (strcmp(json_key(member), "state") && !value_is_empty(member))
			return false;
	return !is_alone(answer_state(answer));
}

static struct json *tidy_answer(const struct json *record)
{
	struct json *answer = json_dup(record);
	if (!is_alone(answer_state(answer)))
		json_set_text(answer, "state", "answered");
	if (!answer_state(answer) || strcmp(answer_state(answer), "not_applicable"))
		json_remove(answer, "reason");
	if (!says_nothing(answer))
		return answer;
	json_free(answer);
	return NULL;
}

void answer_from_record(struct model *model, struct effects *effects)
{
	struct err err = { 0 };
	const struct form_question *question = place_of(model)->question;
	if (model_is_read_only(model))
		return;
	if (!assessment_set_answer(model_assessment(model), question, tidy_answer(model->record.json), &model->author, &err)) {
		say(model, _("%s is not stored: %s. What you typed is still on the page."), question->id, err.detail);
		return;
	}
	if (model_assessment(model)->n_pending)
		model_changed(model, effects);
}

const struct form_field *place_field(const struct place *place)
{
	return place->part[0] ? form_part(place->question, place->part) : &place->question->value;
}

void answer_pointer(const struct place *place, char *to, size_t size)
{
	if (place->part[0])
		snprintf(to, size, "/parts/%s", place->part);
	else
		snprintf(to, size, "/value");
}
