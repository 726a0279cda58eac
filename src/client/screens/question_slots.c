/* SPDX-License-Identifier: MIT */
#include "client/screens/question_slots.h"

#include "base/json.h"
#include "base/text.h"
#include "client/model.h"
#include "entry/document.h"
#include "form/cond.h"
#include "page/gettext.h"

#include <stdio.h>
#include <string.h>

static bool field_is_choice(enum field_kind kind)
{
	return kind == FIELD_GRADE || kind == FIELD_ONE || kind == FIELD_MANY || kind == FIELD_YES_NO || kind == FIELD_YES_NO_UNKNOWN;
}

/* Options that do not concern this organisation are listed last. */
static size_t add_options(const struct model *model, const struct form_field *field, bool fitting, struct form_option *to)
{
	const struct assessment *assessment = model_assessment(model);
	struct cond_view view = assessment_view(assessment);
	size_t n = 0;
	for (size_t i = 0; i < field->n_options; i++)
		if (cond_holds(field->options[i].when, assessment->form, &view) == fitting)
			to[n++] = field->options[i];
	return n;
}

/*
 * "Not sure yet" and "does not apply" are answers. They stand in the same list as the choices, so that one key gives any
 * of them; choosing one sets the answer's state.
 */
static size_t add_states(const struct form_question *question, struct form_option *to)
{
	size_t n = 0;
	if (question->allow_not_sure)
		to[n++] = (struct form_option){ .code = "not_sure", .label = _("We are not sure yet") };
	if (question->allow_not_applicable)
		to[n++] = (struct form_option){ .code = "not_applicable", .label = _("This does not apply to us, because…") };
	return n;
}

static void value_choice(struct model *model, const struct form_question *question)
{
	const struct form_field *field = &question->value;
	struct record *record = &model->record;
	bool many = field->kind == FIELD_MANY;
	struct form_option *options = arena_array(&record->arena, field->n_options + 2, sizeof *options);
	size_t n = add_options(model, field, true, options);
	n += add_options(model, field, false, options + n);
	if (!many)
		n += add_states(question, options + n);
	const char *label = field->kind == FIELD_GRADE ? _("Your grade") : many ? _("Choose all that apply") : _("Choose one");
	record_choice(record, "value", "/value", label, options, n, many)->states = !many;
}

static void state_choice(struct model *model, const struct form_question *question)
{
	struct form_option *options = arena_array(&model->record.arena, 2, sizeof *options);
	size_t n = add_states(question, options);
	if (n)
		record_choice(&model->record, "state", "/state", _("Or"), options, n, false);
}

static bool chosen_option_asks(const struct record *record, const char *pointer, const struct form_field *field)
{
	struct slot probe = { .many = field->kind == FIELD_MANY };
	text_copy(probe.pointer, sizeof probe.pointer, pointer);
	for (size_t i = 0; i < field->n_options; i++)
		if (field->options[i].asks_text && slot_has(record, &probe, field->options[i].code))
			return true;
	return false;
}

static void document_slot(struct model *model, const char *id, const char *pointer)
{
	const struct assessment *assessment = model_assessment(model);
	size_t n = documents_count(assessment);
	struct form_option *options = arena_array(&model->record.arena, n + 1, sizeof *options);
	for (size_t i = 0; i < n; i++) {
		const struct json *document = document_at(assessment, i);
		options[i].code = arena_dup(&model->record.arena, json_get_text(document, "id"));
		options[i].label = arena_dup(&model->record.arena, json_get_text(document, "title"));
	}
	if (n)
		record_choice(&model->record, id, pointer, _("Which of your documents?"), options, n, true);
}

static void part_slots(struct model *model, const struct form_question *question, const struct form_field *part)
{
	char id[64], pointer[96], other_id[80], other_pointer[112];
	snprintf(id, sizeof id, "part.%s", part->id);
	snprintf(pointer, sizeof pointer, "/parts/%s", part->id);
	(void)question;
	if (part->kind == FIELD_DOCUMENT)
		document_slot(model, id, pointer);
	else
		record_field(&model->record, id, pointer, part->text, part);
	if (field_is_choice(part->kind) && chosen_option_asks(&model->record, pointer, part)) {
		snprintf(other_id, sizeof other_id, "%s.other", id);
		snprintf(other_pointer, sizeof other_pointer, "/other_parts/%s", part->id);
		record_line(&model->record, other_id, other_pointer, _("Which?"), SLOT_TEXT, 50);
	}
}

/* Also what was brought over without a value: it was not applicable then. */
static bool says_not_applicable(const struct json *answer)
{
	const char *state = answer_state(answer);
	return state && (!strcmp(state, "not_applicable") || (!strcmp(state, "carried") && json_get_text(answer, "reason")));
}

static void value_slots(struct model *model, const struct form_question *question)
{
	const struct form_field *field = &question->value;
	if (field_is_choice(field->kind))
		value_choice(model, question);
	else if (field->kind == FIELD_DOCUMENT)
		document_slot(model, "value", "/value");
	else if (field->kind != FIELD_GROUP && field->kind != FIELD_TABLE)
		record_field(&model->record, "value", "/value", _("Your answer"), field);
	if (field_is_choice(field->kind) && chosen_option_asks(&model->record, "/value", field))
		record_line(&model->record, "other", "/other", _("Which?"), SLOT_TEXT, 50);
	if (!field_is_choice(field->kind) || field->kind == FIELD_MANY)
		state_choice(model, question);
	if (says_not_applicable(model->record.json))
		record_line(&model->record, "reason", "/reason", _("Why does it not apply to you?"), SLOT_TEXT, 60);
}

unsigned long question_fields(const struct model *model)
{
	const struct form_question *question = place_of(model)->question;
	unsigned long shape = 0;
	for (size_t i = 0; i < question->n_parts && i < 8 * sizeof shape; i++)
		shape |= (unsigned long)part_is_asked(model_assessment(model), question, &question->parts[i]) << i;
	return shape;
}

void question_fill(struct model *model, struct json *answer)
{
	const struct form_question *question = place_of(model)->question;
	record_begin(&model->record, answer);
	model->record.shape = question_fields(model);
	for (size_t i = 0; i < question->n_parts; i++)
		if (part_is_asked(model_assessment(model), question, &question->parts[i]))
			part_slots(model, question, &question->parts[i]);
	value_slots(model, question);
}
