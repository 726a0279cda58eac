/* SPDX-License-Identifier: MIT */
#include "client/verbs/blank.h"

#include "base/buf.h"
#include "base/json.h"
#include "client/verbs/out.h"
#include "entry/assessment.h"

#include <stdint.h>

static void set_true(struct json *json, const char *name, bool is)
{
	if (is)
		json_set_bool(json, name, true);
}

static struct json *texts_json(const char *const *texts, size_t n)
{
	struct json *list = json_array();
	for (size_t i = 0; i < n; i++)
		json_append(list, json_from_text(texts[i]));
	return list;
}

static void set_options(struct json *json, const struct form_option *options, size_t n)
{
	if (!n)
		return;
	struct json *list = json_array();
	for (size_t i = 0; i < n; i++) {
		struct json *option = json_object();
		json_set_text(option, "code", options[i].code);
		json_set_text(option, "label", options[i].label);
		json_set_text(option, "hint", options[i].hint);
		set_true(option, "asks_text", options[i].asks_text);
		set_true(option, "alone", options[i].alone);
		json_append(list, option);
	}
	json_set(json, "options", list);
}

static void set_columns(struct json *json, const struct form_field *field)
{
	struct json *list = json_array();
	for (size_t i = 0; i < field->n_columns; i++) {
		const struct form_column *from = &field->columns[i];
		struct json *column = json_object();
		json_set_text(column, "id", from->id);
		json_set_text(column, "label", from->label);
		json_set_text(column, "kind", field_kind_name(from->kind));
		set_options(column, from->options, from->n_options);
		json_append(list, column);
	}
	json_set(json, "columns", list);
	json_set_int(json, "rows_max", field->rows_max);
}

static void set_bounds(struct json *json, const struct form_field *field)
{
	bool counted = field->kind == FIELD_NUMBER || field->kind == FIELD_SHARE;
	if (counted && field->min != INT64_MIN)
		json_set_int(json, "min", field->min);
	if (counted && field->max != INT64_MAX)
		json_set_int(json, "max", field->max);
	if (field->limit_chars)
		json_set_int(json, "limit", field->limit_chars);
}

/* What a value and a part have in common. */
static void set_field(struct json *json, const struct form_field *field)
{
	json_set_text(json, "kind", field_kind_name(field->kind));
	set_true(json, "core", field->core);
	set_true(json, "optional", field->optional);
	set_options(json, field->options, field->n_options);
	if (field->kind == FIELD_TABLE)
		set_columns(json, field);
	set_bounds(json, field);
	set_true(json, "month_only", field->month_only);
	json_set_text(json, "unit", field->unit);
	json_set_text(json, "count_label", field->count_label);
	json_set_text(json, "of_label", field->of_label);
}

static struct json *part_json(const struct assessment *assessment, const struct form_question *question,
	const struct form_field *part)
{
	struct json *json = json_object();
	json_set_text(json, "id", part->id);
	json_set_text(json, "text", part->text);
	json_set_text(json, "hint", part->hint);
	set_field(json, part);
	json_set_bool(json, "asked", part_is_asked(assessment, question, part));
	return json;
}

static struct json *question_json(const struct assessment *assessment, const struct form_question *question)
{
	struct json *json = json_object();
	json_set_text(json, "id", question->id);
	json_set_text(json, "section", question->section->id);
	json_set_text(json, "text", question_text(assessment, question));
	json_set_text(json, "hint", question_hint(assessment, question));
	set_field(json, &question->value);
	json_set_bool(json, "core", question->core);
	json_set_bool(json, "optional", question_is_optional(question));
	json_set_bool(json, "asked", question_is_asked(assessment, question));
	json_set_text(json, "not_asked", question_not_asked(assessment, question));
	json_set_text(json, "scale", question->scale);
	json_set_bool(json, "allow_not_applicable", question->allow_not_applicable);
	json_set_bool(json, "allow_not_sure", question->allow_not_sure);
	if (question->n_tags)
		json_set(json, "tags", texts_json(question->tags, question->n_tags));
	if (!question->n_parts)
		return json;
	struct json *parts = json_array();
	for (size_t i = 0; i < question->n_parts; i++)
		json_append(parts, part_json(assessment, question, &question->parts[i]));
	json_set(json, "parts", parts);
	return json;
}

static struct json *sections_json(const struct assessment *assessment)
{
	struct json *list = json_array();
	for (size_t i = 0; i < assessment->form->n_sections; i++) {
		const struct form_section *section = &assessment->form->sections[i];
		struct json *json = json_object();
		json_set_text(json, "id", section->id);
		json_set_text(json, "title", section->title);
		json_set_bool(json, "asked", section_is_asked(assessment, section));
		json_append(list, json);
	}
	return list;
}

/* What a value looks like, by the kind of the question or part: documentation that a program can read. */
static struct json *values_shape(void)
{
	static const char *const shapes[FIELD_KIND_COUNT] = {
		[FIELD_GRADE] = "\"partly\": the code of one option",
		[FIELD_YES_NO] = "\"yes\" or \"no\"",
		[FIELD_YES_NO_UNKNOWN] = "\"yes\", \"no\" or \"dont_know\"",
		[FIELD_ONE] = "\"code\": the code of one option; with asks_text, the words go to \"other\"",
		[FIELD_MANY] = "[\"code\", \"code\"]: codes of options; one that is alone stands alone",
		[FIELD_NUMBER] = "12: a whole number",
		[FIELD_SHARE] = "{\"count\": 9, \"of\": 12}",
		[FIELD_DATE] = "\"2026-05-31\", or \"2026-05\" where month_only is true",
		[FIELD_TEXT] = "\"text\"",
		[FIELD_PERSON] = "{\"role\": \"text\", \"name\": \"text\", \"phone\": \"text\", \"email\": \"text\"}: role is needed",
		[FIELD_TABLE] = "[{\"column\": value}]: one object a row",
		[FIELD_DOCUMENT] = "[\"d1\"]: ids of documents",
		[FIELD_GROUP] = "no value: answer its parts",
	};
	struct json *json = json_object();
	for (int kind = 0; kind < FIELD_KIND_COUNT; kind++)
		json_set_text(json, field_kind_name((enum field_kind)kind), shapes[kind]);
	return json;
}

static struct json *answer_shape(void)
{
	static const char *const members[][2] = {
		{ "state", "\"answered\" (if not given), \"not_sure\" or \"not_applicable\"" },
		{ "value", "see values, by the question's kind" },
		{ "parts", "{\"part\": value}, by each part's kind" },
		{ "other", "words for a choice that asks for them" },
		{ "other_parts", "{\"part\": words}" },
		{ "reason", "needed with not_applicable" },
		{ "evidence", "[{\"text\": \"...\"}, {\"document\": \"d1\"}]" },
		{ "comment", "text" },
		{ "next_step", "{\"action\": \"text\", \"owner\": \"text\", \"due\": \"2027-01-31\"}" },
		{ "help_wanted", "true" },
		{ "private_note", "text that is never sent" },
	};
	struct json *json = json_object();
	for (size_t i = 0; i < sizeof members / sizeof members[0]; i++)
		json_set_text(json, members[i][0], members[i][1]);
	return json;
}

struct json *blank_form_json(const struct form *form)
{
	struct json *json = json_object();
	json_set_text(json, "id", form->id);
	json_set_int(json, "version", form->version);
	json_set_text(json, "title", form->title);
	json_set_text(json, "year", form->year);
	json_set_text(json, "language", form->language);
	json_set_text(json, "sha256", form->sha256);
	return json;
}

struct json *blank_json(const struct assessment *assessment)
{
	struct json *json = json_object(), *questions = json_array(), *shape = json_object();
	for (size_t i = 0; i < assessment->form->n_questions; i++)
		json_append(questions, question_json(assessment, &assessment->form->questions[i]));
	json_set(shape, "answer", answer_shape());
	json_set(shape, "values", values_shape());
	json_set(json, "form", blank_form_json(assessment->form));
	json_set_text(json, "route", assessment_route(assessment));
	json_set(json, "sections", sections_json(assessment));
	json_set(json, "questions", questions);
	json_set(json, "answers_shape", shape);
	return json;
}

int blank_text(const struct assessment *assessment)
{
	struct buf out = BUF(OUT_MAX_BYTES);
	for (size_t i = 0; i < assessment->form->n_questions; i++) {
		const struct form_question *question = &assessment->form->questions[i];
		if (question_is_asked(assessment, question))
			buf_printf(&out, "%-8s %-15s %s\n", question->id, field_kind_name(question->value.kind), question_text(assessment, question));
	}
	int status = out_text(&out);
	buf_release(&out);
	return status;
}
