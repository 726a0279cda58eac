/* SPDX-License-Identifier: MIT */
#include "entry/carry.h"

#include "base/clock.h"
#include "base/json.h"
#include "base/mem.h"
#include "entry/change.h"
#include "entry/document.h"
#include "entry/value.h"

#include <stdlib.h>
#include <string.h>

struct carrying {
	struct assessment *to;
	const struct assessment *from;
	const struct author *author;
	struct carry_report *report;
};

static void lose(struct carrying *at, enum carry_left why, const struct form_question *then, const char *part)
{
	struct carry_report *report = at->report;
	report->losses = xreallocarray(report->losses, report->n_losses + 1, sizeof *report->losses);
	report->losses[report->n_losses++] = (struct carry_loss){ why, then, part };
}

bool answer_is_carried(const struct json *answer)
{
	const char *state = answer_state(answer);
	return state && strcmp(state, "carried") == 0;
}

static bool is_state(const struct json *answer, const char *state)
{
	return answer_state(answer) && strcmp(answer_state(answer), state) == 0;
}

/* The value and the words asked with it, if this year's field takes them. */
static void carry_value(struct carrying *at, const struct form_question *then, const struct form_question *now, const struct json *old,
	struct json *to)
{
	const struct json *value = answer_value(old), *other = json_get(old, "other");
	if (value_is_empty(value))
		return;
	if (then->value.kind != now->value.kind || !value_check(&now->value, value, NULL)) {
		lose(at, CARRY_NOT_ALLOWED, then, NULL);
		return;
	}
	json_set(to, "value", json_dup(value));
	if (other)
		json_set(to, "other", json_dup(other));
}

static void set_in(struct json *to, const char *object, const char *key, struct json *value)
{
	if (json_kind(json_get(to, object)) != JSON_OBJECT)
		json_set(to, object, json_object());
	json_set(json_get_mut(to, object), key, value);
}

static void carry_parts(struct carrying *at, const struct form_question *then, const struct form_question *now, const struct json *old,
	struct json *to)
{
	for (const struct json *part = json_first(json_get(old, "parts")); part; part = json_next(part)) {
		const struct form_field *before = form_part(then, json_key(part)), *field = form_part(now, json_key(part));
		const char *other = before ? answer_other(old, before) : NULL;
		if (value_is_empty(part))
			continue;
		if (!before || !field || before->kind != field->kind || !value_check(field, part, NULL)) {
			lose(at, CARRY_NOT_ALLOWED, then, json_key(part));
			continue;
		}
		set_in(to, "parts", field->id, json_dup(part));
		if (other)
			set_in(to, "other_parts", field->id, json_from_text(other));
	}
}

static void carry_beside(const struct json *old, struct json *to)
{
	static const char *const members[] = { "evidence", "comment", "reason", "differs_by_site", "private_note" };
	for (size_t i = 0; i < sizeof members / sizeof members[0]; i++) {
		const struct json *member = json_get(old, members[i]);
		if (!value_is_empty(member))
			json_set(to, members[i], json_dup(member));
	}
}

/* What was planned beside a grade that was not fully met: whether it is still to do, somebody must say. */
static void carry_step(const struct json *old, struct json *to)
{
	const char *grade = json_text(answer_value(old));
	const struct json *step = json_get(old, "next_step");
	if (value_is_empty(json_get(step, "action")) || (grade && strcmp(grade, "fully") == 0))
		return;
	json_set(to, "last_step", json_dup(step));
}

/* What there is to carry; NULL if nothing is left that says anything. */
static struct json *carried_answer(struct carrying *at, const struct form_question *then, const struct form_question *now,
	const struct json *old)
{
	struct json *to = json_object(), *from = json_object();
	carry_value(at, then, now, old, to);
	carry_parts(at, then, now, old, to);
	bool says = json_get(to, "value") || json_get(to, "parts") || (is_state(old, "not_applicable") && now->allow_not_applicable);
	carry_beside(old, to);
	if (is_state(old, "answered"))
		carry_step(old, to);
	if (!is_state(old, "not_applicable"))
		json_remove(to, "reason");
	json_set_text(to, "state", "carried");
	json_set_text(from, "assessment", assessment_id(at->from));
	json_set_text(from, "question", then->id);
	json_set(to, "from", from);
	if (says && answer_check(now, to, NULL))
		return to;
	json_free(to);
	return NULL;
}

static const struct form_question *heir_of(const struct form *form, const struct form *earlier, const struct form_question *then)
{
	for (size_t i = 0; i < form->n_questions; i++) {
		if (form_ancestor(earlier, &form->questions[i]) == then)
			return &form->questions[i];
	}
	return NULL;
}

static void carry_question(struct carrying *at, const struct form_question *then)
{
	const struct json *old = assessment_answer(at->from, then);
	const struct form_question *now = heir_of(at->to->form, at->from->form, then);
	if (!is_state(old, "answered") && !is_state(old, "not_applicable"))
		return;
	if (!now) {
		lose(at, CARRY_NO_QUESTION, then, NULL);
		return;
	}
	if (assessment_answer(at->to, now))
		return;
	struct json *answer = carried_answer(at, then, now, old);
	if (answer && assessment_set_answer(at->to, now, answer, at->author, NULL))
		at->report->carried++;
}

/* With their ids, since the answers point to them. */
static void carry_documents(struct carrying *at)
{
	const struct json *documents = json_get(at->from->draft, "documents");
	if (documents_count(at->to) || !json_first(documents) || at->to->newer)
		return;
	change_make(at->to, "documents", json_dup(documents), at->author, 0);
	const struct json *given = json_get(at->from->draft, "documents_given");
	if (given)
		json_set(at->to->draft, "documents_given", json_dup(given));
}

void carry_over(struct assessment *to, const struct assessment *from, const struct author *author, struct carry_report *ret)
{
	*ret = (struct carry_report){ 0 };
	struct carrying at = { to, from, author, ret };
	carry_documents(&at);
	for (size_t i = 0; i < from->form->n_questions; i++)
		carry_question(&at, &from->form->questions[i]);
}

void carry_report_release(struct carry_report *report)
{
	free(report->losses);
	*report = (struct carry_report){ 0 };
}

bool carried_confirm(struct assessment *assessment, const struct form_question *question, const struct author *author,
	struct err *err)
{
	const struct json *carried = assessment_answer(assessment, question);
	if (!answer_is_carried(carried))
		return err_set(err, ERR_STATE, question->id, "it was not brought over from an earlier year");
	struct json *answer = answer_content(carried);
	bool has_value = !value_is_empty(json_get(answer, "value")) || !value_is_empty(json_get(answer, "parts"));
	json_set_text(answer, "state", has_value ? "answered" : "not_applicable");
	return assessment_set_answer(assessment, question, answer, author, err);
}

const struct json *last_step(const struct json *answer)
{
	const struct json *step = json_get(answer, "last_step");
	return value_is_empty(json_get(step, "action")) ? NULL : step;
}

/* What was typed of this year's step already (who, by when) stays. */
static struct json *step_kept(const struct json *step, const struct json *begun, int64_t today)
{
	static const char *const members[] = { "action", "owner", "due" };
	struct json *next = json_kind(begun) == JSON_OBJECT ? json_dup(begun) : json_object();
	for (size_t i = 0; i < sizeof members / sizeof members[0]; i++) {
		const struct json *member = json_get(step, members[i]);
		int64_t day;
		/* A day that has passed is for nobody to keep. */
		bool passed = strcmp(members[i], "due") == 0 && (!clock_parse_last_day(json_text(member), &day) || day < today);
		if (!passed && !value_is_empty(member) && value_is_empty(json_get(next, members[i])))
			json_set(next, members[i], json_dup(member));
	}
	return next;
}

bool last_step_settle(struct json *answer, bool keep, int64_t today)
{
	const struct json *step = last_step(answer), *begun = json_get(answer, "next_step");
	if (!step || (keep && !value_is_empty(json_get(begun, "action"))))
		return false;
	if (keep)
		json_set(answer, "next_step", step_kept(step, begun, today));
	json_remove(answer, "last_step");
	return true;
}
