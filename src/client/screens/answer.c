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

/* The value that was there when "not sure" or "does not apply" was chosen; NULL if there was none. */
static const struct json *put_aside(const struct json *answer)
{
	return json_get(json_get(answer, "aside"), "value");
}

static struct json *copy_of(const struct json *answer)
{
	if (!answer)
		return json_object();
	struct json *copy = json_dup(answer);
	json_remove(copy, "change");
	json_remove(copy, "by");
	json_remove(copy, "at");
	if (answer_is_alone(copy) && put_aside(copy))
		json_set(copy, "value", json_dup(put_aside(copy)));
	return copy;
}

struct json *answer_for_record(const struct model *model)
{
	return copy_of(assessment_answer(model_assessment(model), place_of(model)->question));
}

struct json *answer_to_begin(const struct assessment *assessment, const struct form_question *question)
{
	struct json *answer = copy_of(assessment_answer(assessment, question));
	for (size_t i = 0; i < question->n_parts && !answer_state(answer); i++) {
		const struct form_field *part = &question->parts[i];
		const struct form_question *other = part->same_as ? form_question(assessment->form, part->same_as) : NULL;
		const struct json *known = other ? answer_part(assessment_answer(assessment, other), part->id) : NULL;
		char pointer[96];
		snprintf(pointer, sizeof pointer, "/parts/%s", part->id);
		if (known)
			pointer_set(answer, pointer, json_dup(known));
	}
	return answer;
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
	return !answer_is_alone(answer);
}

static bool same_member(const struct json *a, const struct json *b, const char *member)
{
	const struct json *left = json_get(a, member), *right = json_get(b, member);
	return left && right ? json_equal(left, right) : !left && !right;
}

/* A note or a flag beside it does not confirm what was brought over; another value does. */
static bool stays_carried(const struct json *stored, const struct json *record)
{
	static const char *const members[] = { "state", "value", "parts", "other", "other_parts", "reason" };
	bool same = answer_is_carried(stored);
	for (size_t i = 0; same && i < sizeof members / sizeof *members; i++)
		same = same_member(stored, record, members[i]);
	return same;
}

/* Whoever gives an answer after all is sure: another value, or what was missing of an answer in parts. */
static bool is_given_after_all(const struct model *model, const struct json *stored, const struct json *answer)
{
	const struct form_question *question = place_of(model)->question;
	const struct json *value = answer_value(answer), *aside = put_aside(answer);
	bool was_alone = answer_is_alone(stored) && same_member(stored, answer, "state");
	if (!value_is_empty(value))
		return !aside || !json_equal(value, aside);
	return question->value.kind == FIELD_GROUP && was_alone && !same_member(stored, answer, "parts")
		&& answer_is_whole(model_assessment(model), question, answer);
}

/* A value stands beside no such state (answer_check): what is still on the page is kept aside. */
static void keep_aside(struct json *answer)
{
	if (value_is_empty(answer_value(answer)))
		json_remove(answer, "aside");
	json_remove(answer, "value");
}

static struct json *tidy_answer(const struct model *model, const struct json *record)
{
	const struct json *stored = assessment_answer(model_assessment(model), place_of(model)->question);
	struct json *answer = json_dup(record);
	if (stays_carried(stored, record))
		return answer;
	if (answer_is_alone(answer) && !is_given_after_all(model, stored, answer)) {
		keep_aside(answer);
	} else {
		json_set_text(answer, "state", "answered");
		json_remove(answer, "aside");
	}
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
	struct json *answer = tidy_answer(model, model->record.json);
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
