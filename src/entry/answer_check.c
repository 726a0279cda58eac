/* SPDX-License-Identifier: MIT */
#include "base/json.h"
#include "entry/check.h"
#include "entry/value.h"

#include <string.h>

#define EVIDENCE_MAX 100

static const char *const states[] = { "answered", "not_sure", "not_applicable", "carried" };

static bool check_one_evidence(struct check *check, const struct json *item)
{
	static const struct check_rule rules[] = { { "text", check_text }, { "document", check_document_id } };
	if (!check_members(check, item, rules, sizeof rules / sizeof rules[0], false))
		return false;
	return !json_get(item, "text") || !json_get(item, "document") || check_fail(check, "either text or document");
}

static bool check_evidence(struct check *check, const struct json *evidence)
{
	return check_items(check, evidence, EVIDENCE_MAX, check_one_evidence);
}

static bool check_next_step(struct check *check, const struct json *step)
{
	static const struct check_rule rules[] = { { "action", check_text }, { "owner", check_text }, { "due", check_day_or_month } };
	return check_members(check, step, rules, sizeof rules / sizeof rules[0], false);
}

static bool check_texts(struct check *check, const struct json *object)
{
	if (!check_object(check, object))
		return false;
	for (const struct json *member = json_first(object); member; member = json_next(member)) {
		size_t mark = check_enter(check, json_key(member));
		if (!check_text(check, member))
			return false;
		check_leave(check, mark);
	}
	return true;
}

static bool check_state(struct check *check, const struct form_question *question, const struct json *answer)
{
	const struct json *member = json_get(answer, "state");
	const char *state = json_text(member);
	size_t mark = check_enter(check, "state");
	bool known = !member;
	for (size_t i = 0; state && i < sizeof states / sizeof states[0]; i++)
		known = known || strcmp(state, states[i]) == 0;
	if (!known)
		return check_fail(check, "one of: answered, not_sure, not_applicable, carried");
	if (state && strcmp(state, "not_sure") == 0 && !question->allow_not_sure)
		return check_fail(check, "an answer: \"not sure\" is not offered here");
	if (state && strcmp(state, "not_applicable") == 0 && !question->allow_not_applicable)
		return check_fail(check, "an answer: \"not applicable\" is not offered here");
	check_leave(check, mark);
	return true;
}

/* A value beside "not sure" would say two things at once. */
static bool check_own_value(struct check *check, const struct form_question *question, const struct json *answer)
{
	const struct json *value = json_get(answer, "value");
	const char *state = json_get_text(answer, "state");
	if (value_is_empty(value))
		return true;
	size_t mark = check_enter(check, "value");
	if (!state || (strcmp(state, "answered") != 0 && strcmp(state, "carried") != 0))
		return check_fail(check, "no value unless the state is answered or carried");
	if (!check_value(check, &question->value, value))
		return false;
	check_leave(check, mark);
	return true;
}

static bool check_parts(struct check *check, const struct form_question *question, const struct json *answer)
{
	const struct json *parts = json_get(answer, "parts");
	size_t mark = check_enter(check, "parts");
	if (parts && !check_object(check, parts))
		return false;
	for (const struct json *member = json_first(parts); member; member = json_next(member)) {
		size_t inner = check_enter(check, json_key(member));
		const struct form_field *part = form_part(question, json_key(member));
		if (!part)
			return check_fail(check, "a part of this question");
		if (!value_is_empty(member) && !json_get_text(answer, "state"))
			return check_fail(check, "a state beside the parts");
		if (!check_value(check, part, member))
			return false;
		check_leave(check, inner);
	}
	check_leave(check, mark);
	return true;
}

bool answer_check(const struct form_question *question, const struct json *answer, struct err *err)
{
	static const struct check_rule rules[] = {
		{ "other", check_text }, { "other_parts", check_texts }, { "evidence", check_evidence }, { "comment", check_text },
		{ "next_step", check_next_step }, { "last_step", check_next_step }, { "help_wanted", check_bool }, { "differs_by_site", check_bool },
		{ "private_note", check_text }, { "flag", check_bool }, { "reason", check_text }, { "from", check_object },
		{ "aside", check_object },
	};
	struct check check = { .err = err };
	if (!answer)
		return true;
	return check_members(&check, answer, rules, sizeof rules / sizeof rules[0], false) && check_state(&check, question, answer) &&
		check_own_value(&check, question, answer) && check_parts(&check, question, answer);
}
