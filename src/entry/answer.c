/* SPDX-License-Identifier: MIT */
#include "base/json.h"
#include "entry/assessment.h"
#include "entry/value.h"

#include <string.h>

const struct json *assessment_answer(const struct assessment *assessment, const struct form_question *question)
{
	return assessment->answers[question->index];
}

const char *answer_state(const struct json *answer)
{
	return json_get_text(answer, "state");
}

bool answer_is_alone(const struct json *answer)
{
	const char *state = answer_state(answer);
	return state && (strcmp(state, "not_sure") == 0 || strcmp(state, "not_applicable") == 0);
}

const struct json *answer_value(const struct json *answer)
{
	return json_get(answer, "value");
}

const struct json *answer_part(const struct json *answer, const char *part)
{
	return json_get(json_get(answer, "parts"), part);
}

const struct json *answer_field(const struct json *answer, const struct form_field *field)
{
	return field->id ? answer_part(answer, field->id) : answer_value(answer);
}

const char *answer_other(const struct json *answer, const struct form_field *field)
{
	return field->id ? json_get_text(json_get(answer, "other_parts"), field->id) : json_get_text(answer, "other");
}

bool answer_field_counts(const struct json *answer, const struct form_field *field)
{
	const struct json *value = answer_field(answer, field);
	return value_is_complete(field, value) && value_check(field, value, NULL);
}

bool answer_is_whole(const struct assessment *assessment, const struct form_question *question, const struct json *answer)
{
	if (question->value.kind != FIELD_GROUP && !answer_field_counts(answer, &question->value))
		return false;
	for (size_t i = 0; i < question->n_parts; i++) {
		const struct form_field *part = &question->parts[i];
		if (!part->optional && part_is_asked(assessment, question, part) && !answer_field_counts(answer, part))
			return false;
	}
	return true;
}

bool answer_counts(const struct assessment *assessment, const struct form_question *question)
{
	const struct json *answer = assessment_answer(assessment, question);
	const char *state = answer_state(answer);
	if (!state)
		return false;
	if (strcmp(state, "not_sure") == 0)
		return question->allow_not_sure;
	if (strcmp(state, "not_applicable") == 0)
		return question->allow_not_applicable && !value_is_empty(json_get(answer, "reason"));
	return strcmp(state, "answered") == 0 && answer_is_whole(assessment, question, answer);
}
