/* SPDX-License-Identifier: MIT */
#include "client/screens/answer.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/mem.h"
#include "entry/carry.h"
#include "entry/signoff.h"
#include "entry/value.h"
#include "page/gettext.h"

#include <stdio.h>
#include <stdlib.h>
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

/* The rule that was broken, as a sentence. */
static const char *rule_words(const struct err *err)
{
	return strstr(err->where, "count") || strstr(err->where, "/of") || strstr(err->where, "years")
		? _("A number is not one that the form allows.") : _("The form does not allow this.");
}

/* Nothing but a state "answered" is no answer at all. */
static bool says_nothing(const struct json *answer)
{
	for (const struct json *member = json_first(answer); member; member = json_next(member))
		if (strcmp(json_key(member), "state") && !value_is_empty(member))
			return false;
	return !is_alone(answer_state(answer));
}

/* A note or a flag beside it does not confirm what was brought over; another value does. */
static bool stays_carried(const struct json *stored, const struct json *record)
{
	static const char *const members[] = { "state", "value", "parts", "other", "other_parts", "reason" };
	bool same = answer_is_carried(stored);
	for (size_t i = 0; same && i < sizeof members / sizeof *members; i++) {
		const struct json *was = json_get(stored, members[i]), *is = json_get(record, members[i]);
		same = was && is ? json_equal(was, is) : !was && !is;
	}
	return same;
}

static struct json *tidy_answer(const struct json *stored, const struct json *record)
{
	struct json *answer = json_dup(record);
	if (stays_carried(stored, record))
		return answer;
	/* Whoever gives an answer after all is sure. */
	if (!is_alone(answer_state(answer)) || !value_is_empty(answer_value(answer)))
		json_set_text(answer, "state", "answered");
	if (strcmp(answer_state(answer), "not_applicable"))
		json_remove(answer, "reason");
	if (!says_nothing(answer))
		return answer;
	json_free(answer);
	return NULL;
}

static char *words_of(const struct json *value)
{
	struct buf text = BUF(BUF_MIB);
	if (json_text(value))
		return xstrdup(json_text(value));
	json_write(value, false, &text);
	return buf_take(&text);
}

/*
 * What the form's rules refuse is kept as typed text beside the answer, so that the rest is stored and nothing is lost. False
 * if there is nothing at that place to move.
 */
static bool set_aside(struct json *answer, const char *where)
{
	char pointer[256], key[192];
	const struct json *value = where[0] == '/' && where[1] ? pointer_get(answer, where) : NULL;
	if (!value || !strcmp(where, "/state") || !strncmp(where, "/typed", 6))
		return false;
	/* Named like the field on the page, so that it comes back there: "part.paid.count". */
	bool part = !strncmp(where, "/parts/", 7);
	snprintf(key, sizeof key, "%s%.180s", part ? "part/" : "", where + (part ? 7 : 1));
	for (char *at = key; *at; at++)
		if (*at == '/')
			*at = '.';
	char *words = words_of(value);
	snprintf(pointer, sizeof pointer, "/typed/%s", key);
	pointer_set(answer, where, NULL);
	bool moved = !pointer_get(answer, where);
	if (moved)
		pointer_set(answer, pointer, json_from_text(words));
	free(words);
	return moved;
}

#define SET_ASIDE_MOST 16

static bool store(struct model *model, const struct form_question *question, struct err *err)
{
	struct json *answer = tidy_answer(assessment_answer(model_assessment(model), question), model->record.json);
	for (int i = 0; i < SET_ASIDE_MOST; i++) {
		struct json *copy = answer ? json_dup(answer) : NULL;
		*err = (struct err){ 0 };
		if (assessment_set_answer(model_assessment(model), question, copy, &model->author, err)) {
			json_free(answer);
			return true;
		}
		say(model, _("%s: %s What you typed is kept, but it is not an answer yet."), question->id, rule_words(err));
		if (!answer || !set_aside(answer, err->where))
			break;
	}
	json_free(answer);
	return false;
}

bool answer_from_record(struct model *model, struct effects *effects)
{
	struct err err = { 0 };
	const struct form_question *question = place_of(model)->question;
	if (model_is_read_only(model))
		return false;
	bool stored = store(model, question, &err);
	if (!stored)
		model->record.refused = true;
	if (model_assessment(model)->n_pending)
		model_changed(model, effects);
	return stored;
}

void answer_commit(struct model *model, struct effects *effects)
{
	(void)answer_from_record(model, effects);
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
