/* SPDX-License-Identifier: MIT */
#include "base/json.h"
#include "base/mem.h"
#include "base/text.h"
#include "entry/carry.h"
#include "entry/check.h"
#include "entry/document.h"
#include "entry/findings.h"
#include "entry/identifies.h"
#include "entry/signoff.h"
#include "entry/value.h"

#include <stdlib.h>
#include <string.h>

static void warn(struct collector *to, enum finding_code code, const char *part)
{
	collector_find(to, code, STRENGTH_WARNING, part);
}

/* Whether `key`, the place of something typed, lies in that field: "value", "part.paid", "part.paid.count". */
static bool is_typed_in(const char *key, const char *part)
{
	const char *name = part ? part : "value";
	size_t len = strlen(name);
	if (part && strncmp(key, "part.", 5) != 0)
		return false;
	key += part ? 5 : 0;
	return strncmp(key, name, len) == 0 && (key[len] == '\0' || key[len] == '.');
}

static bool is_typed(const struct collector *in, const char *part)
{
	const struct json *item = json_first(json_get(in->answer, "typed"));
	for (; item; item = json_next(item)) {
		if (is_typed_in(json_key(item), part))
			return true;
	}
	return false;
}

/* What an optional question lacks is no more than a warning. Where something was typed, find_typed says so. */
static void lack(struct collector *to, enum finding_code code, const char *part)
{
	enum finding_strength strength = question_is_optional(to->question) ? STRENGTH_WARNING : STRENGTH_MISSING;
	if (!is_typed(to, part))
		collector_find(to, code, strength, part);
}

static void lack_all(struct collector *to)
{
	if (!question_is_optional(to->question))
		lack(to, FINDING_MISSING, NULL);
}

/* The value, then the parts that are asked; NULL at the end. Begin with *at 0. */
static const struct form_field *next_field(const struct collector *in, size_t *at)
{
	const struct form_question *question = in->question;
	while (*at <= question->n_parts) {
		const struct form_field *field = *at == 0 ? &question->value : &question->parts[*at - 1];
		++*at;
		if (part_is_asked(in->assessment, question, field))
			return field;
	}
	return NULL;
}

static bool nothing_is_filled(const struct collector *in)
{
	size_t at = 0;
	for (const struct form_field *field = next_field(in, &at); field; field = next_field(in, &at)) {
		if (!value_is_empty(answer_field(in->answer, field)))
			return false;
	}
	return true;
}

static void find_in_required(struct collector *to)
{
	size_t at = 0;
	for (const struct form_field *field = next_field(to, &at); field; field = next_field(to, &at)) {
		if ((field->id && field->optional) || answer_field_counts(to->answer, field))
			continue;
		bool wrong = !value_check(field, answer_field(to->answer, field), NULL);
		lack(to, wrong ? FINDING_RANGE : FINDING_PART_MISSING, field->id);
	}
}

static void find_missing(struct collector *to)
{
	const char *state = answer_state(to->answer);
	if (answer_counts(to->assessment, to->question))
		return;
	if (state && strcmp(state, "carried") == 0)
		lack(to, FINDING_CARRIED, NULL);
	else if (state && strcmp(state, "not_applicable") == 0 && to->question->allow_not_applicable)
		lack(to, FINDING_NO_REASON, "reason");
	else if (state && strcmp(state, "answered") == 0 && !nothing_is_filled(to))
		find_in_required(to);
	else
		lack_all(to);
}

static bool is_over_limit(const struct form_field *field, const char *text)
{
	/* No text has more graphemes than bytes. */
	size_t limit = (size_t)field->limit_chars, len = strlen(text);
	return field->limit_chars > 0 && len > limit && text_graphemes(text, len) > limit;
}

static bool share_is_turned(const struct json *value)
{
	int64_t count, of;
	return json_get_int(value, "count", &count) && json_get_int(value, "of", &of) && count > of;
}

static bool email_is_odd(const struct json *person)
{
	const char *email = json_get_text(person, "email");
	return email && email[strspn(email, " \t")] && !strchr(email, '@');
}

static bool row_identifies(const struct form_field *field, const struct json *row, int64_t today)
{
	for (size_t i = 0; i < field->n_columns; i++) {
		const char *text = field->columns[i].kind == FIELD_TEXT ? json_get_text(row, field->columns[i].id) : NULL;
		if (text && text_identifies(text, today))
			return true;
	}
	return false;
}

static void find_in_rows(struct collector *to, const struct form_field *field, const struct json *table)
{
	int at = 0;
	for (const struct json *row = json_first(table); row; row = json_next(row), at++) {
		if (row_identifies(field, row, to->assessment->today))
			collector_add(to, (struct finding){ .code = FINDING_IDENTIFIES, .strength = STRENGTH_WARNING, .part = field->id, .row = at });
	}
}

static void find_in_field(struct collector *to, const struct form_field *field)
{
	const struct json *value = answer_field(to->answer, field);
	const char *text = field->kind == FIELD_TEXT ? json_text(value) : NULL;
	const char *other = answer_other(to->answer, field);
	int64_t today = to->assessment->today;
	if (field->id && field->optional && !value_check(field, value, NULL))
		warn(to, FINDING_RANGE, field->id);
	if (field_asks_other(field, value) && (!other || !*other))
		warn(to, FINDING_OTHER_MISSING, field->id);
	if (field->kind == FIELD_SHARE && share_is_turned(value))
		warn(to, FINDING_SHARE_ORDER, field->id);
	if (text && is_over_limit(field, text))
		warn(to, FINDING_OVER_LIMIT, field->id);
	if (text && text_identifies(text, today))
		warn(to, FINDING_IDENTIFIES, field->id);
	if (field->kind == FIELD_PERSON && email_is_odd(value))
		warn(to, FINDING_EMAIL, field->id);
	if (field->kind == FIELD_TABLE)
		find_in_rows(to, field, value);
}

static void find_in_fields(struct collector *to)
{
	size_t at = 0;
	for (const struct form_field *field = next_field(to, &at); field; field = next_field(to, &at))
		find_in_field(to, field);
}

/* Any text within the member. */
static bool member_identifies(const struct json *member, int64_t today)
{
	if (json_text(member))
		return text_identifies(json_text(member), today);
	for (const struct json *inner = json_first(member); inner; inner = json_next(inner)) {
		if (member_identifies(inner, today))
			return true;
	}
	return false;
}

static void find_in_notes(struct collector *to)
{
	static const char *const sent[] = { "other", "other_parts", "evidence", "comment", "next_step", "reason" };
	for (size_t i = 0; i < sizeof sent / sizeof sent[0]; i++) {
		if (member_identifies(json_get(to->answer, sent[i]), to->assessment->today))
			warn(to, FINDING_IDENTIFIES, sent[i]);
	}
}

/* An answer that waits itself is looked at first. */
static void find_last_step(struct collector *to)
{
	if (last_step(to->answer) && !answer_is_carried(to->answer))
		warn(to, FINDING_LAST_STEP, "next_step");
}

/* The part that a place such as "part.trained.of" or "row.people.2.column.from" lies in, and the row; NULL and -1: none. */
static const struct form_field *part_typed_in(const struct form_question *question, const char *key, int *ret_row)
{
	bool row = strncmp(key, "row.", 4) == 0;
	int64_t number = -1;
	*ret_row = -1;
	if (!row && strncmp(key, "part.", 5) != 0)
		return NULL;
	key += row ? 4 : 5;
	char *id = xstrndup(key, strcspn(key, ".")), *rest = xstrdup(key + strlen(id) + (key[strlen(id)] == '.'));
	const struct form_field *part = form_part(question, id);
	rest[strcspn(rest, ".")] = '\0';
	if (row && text_to_int(rest, 0, INT16_MAX, &number))
		*ret_row = (int)number;
	free(id);
	free(rest);
	return part;
}

/* What was typed and could not be stored, by its place on the page: "value", "part.trained.of", "due". */
static void find_typed(struct collector *to)
{
	const struct json *typed = json_get(to->answer, "typed");
	for (const struct json *item = json_first(typed); item; item = json_next(item)) {
		struct finding finding = { .code = FINDING_FORMAT, .strength = STRENGTH_FORMAT, .typed = json_key(item),
			.typed_text = json_text(item) };
		const struct form_field *part = part_typed_in(to->question, finding.typed, &finding.row);
		if (part && !part_is_asked(to->assessment, to->question, part))
			continue;
		bool due = strcmp(finding.typed, "due") == 0 || strncmp(finding.typed, "next_step", 9) == 0;
		finding.part = part ? part->id : due ? "next_step" : NULL;
		collector_add(to, finding);
	}
}

/* Where a person would say which document it is. */
static const char *document_part(const struct form_question *question)
{
	for (size_t i = 0; i < question->n_parts; i++) {
		if (question->parts[i].kind == FIELD_DOCUMENT)
			return question->parts[i].id;
	}
	return NULL;
}

/* Of a document that is graded as such, not of what is done. */
static void find_in_library(struct collector *to)
{
	const struct assessment *assessment = to->assessment;
	const char *scale = to->question->scale, *grade = json_text(answer_value(to->answer)), *state = answer_state(to->answer);
	bool titled = !value_is_empty(json_get(to->answer, "evidence")), passed = false;
	if (!scale || strcmp(scale, "document") != 0 || !state || strcmp(state, "answered") != 0 || !grade || strcmp(grade, "fully") != 0)
		return;
	const struct json *document = json_first(json_get(assessment->draft, "documents"));
	for (; document; document = json_next(document)) {
		if (!document_supports(document, to->question, to->answer))
			continue;
		titled |= !value_is_empty(json_get(document, "title"));
		passed |= document_review_passed(document, assessment->today);
	}
	if (!titled)
		warn(to, FINDING_NO_DOCUMENT, document_part(to->question));
	if (passed)
		warn(to, FINDING_REVIEW_DUE, document_part(to->question));
}

static void find_same_person(struct collector *to)
{
	struct approval approval;
	const struct form_field *part = form_part(to->question, FILLED_BY);
	if (part && approval_get(to->assessment, &approval) && approval_is_by_filler(to->assessment, approval.name) == to->question)
		warn(to, FINDING_SAME_PERSON, part->id);
}

void find_in_answer(struct collector *to)
{
	static void (*const finders[])(struct collector *to) = {
		find_in_fields, find_in_notes, find_last_step, find_typed, find_in_library, find_same_person,
	};
	find_missing(to);
	for (size_t i = 0; to->answer && i < sizeof finders / sizeof finders[0]; i++)
		finders[i](to);
}
