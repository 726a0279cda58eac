/* SPDX-License-Identifier: MIT */
#include "form/read.h"

#include "base/json.h"
#include "form/shape.h"

#include <stdlib.h>
#include <string.h>

static const struct place at_root = { .pointer = "" }, at_sections = { .pointer = "/sections" };
static const struct place at_local = { .pointer = "/form/local" };

/* The objects of a body, in the order in which they must be read: texts need the glossary, choices need the lists. */
static const struct body_member {
	const char *name;
	const struct shape *shape;
	const char *format;
} body_members[] = {
	{ "glossary", &glossary_shape, "section11-glossary" }, { "areas", &areas_shape, "section11-areas" },
	{ "sectors", &sectors_shape, "section11-sectors" }, { "contacts", &contacts_shape, "section11-contacts" },
	{ "form", &form_shape, "section11-form" },
};

static void read_object(struct reader *reader, const struct json *body, const struct body_member *member)
{
	const struct json *json = json_get(body, member->name);
	if (json != NULL)
		shape_read(reader, MEMBER_OF(&at_root, member->name), member->shape, json, reader->form);
	else if (!reader->incomplete)
		fault_at(reader, &at_local, "names no file of the format \"%s\"", member->format);
}

/* Every section's list of this name, and the form's own for checks, counted before there is room for them. */
static size_t count_items(const struct json *body, const char *name)
{
	size_t n = json_len(json_get(json_get(body, "form"), name));
	for (const struct json *section = json_first(json_get(body, "sections")); section != NULL; section = json_next(section))
		n += json_kind(section) == JSON_OBJECT ? json_len(json_get(section, name)) : 0;
	return n;
}

static bool few_enough(struct reader *reader, const struct place *at, const char *name, size_t n, size_t most)
{
	if (n > most)
		fault_at(reader, at, "has %zu %s in all; it may have %zu", n, name, most);
	return n <= most;
}

static bool make_room(struct reader *reader, const struct json *body)
{
	struct form *form = reader->form;
	size_t questions = count_items(body, "questions"), facts = count_items(body, "facts"), checks = count_items(body, "checks");
	size_t n = json_len(json_get(body, "sections"));
	if (!few_enough(reader, &at_sections, "questions", questions, READER_MAX_QUESTIONS)
		|| !few_enough(reader, &at_sections, "facts", facts, READER_MAX_ITEMS)
		|| !few_enough(reader, &at_sections, "checks", checks, READER_MAX_ITEMS)
		|| !few_enough(reader, &at_sections, "sections", n, READER_MAX_SECTIONS))
		return false;
	form->questions = reader->questions = arena_array(&form->arena, questions, sizeof(form->questions[0]));
	form->facts = reader->facts = arena_array(&form->arena, facts, sizeof(form->facts[0]));
	form->checks = reader->checks = arena_array(&form->arena, checks, sizeof(form->checks[0]));
	form->sections = reader->sections = arena_array(&form->arena, n, sizeof(form->sections[0]));
	form->n_questions = questions;
	form->n_facts = facts;
	form->n_checks = checks;
	form->n_sections = n;
	reader->ordinals = arena_array(&reader->scratch, questions, sizeof(reader->ordinals[0]));
	reader->fact_infos = arena_array(&reader->scratch, facts, sizeof(reader->fact_infos[0]));
	return true;
}

static void read_sections(struct reader *reader, const struct json *body)
{
	const struct json *sections = json_get(body, "sections");
	if (!check_kind(reader, &at_sections, sections, JSON_ARRAY))
		return;
	if (json_len(sections) != reader->n_entries)
		fault_at(reader, &at_sections, "there are %zu, but the form names %zu", json_len(sections), reader->n_entries);
	size_t i = 0;
	for (const struct json *json = json_first(sections); json != NULL; json = json_next(json), i++) {
		struct form_section *section = &reader->sections[i];
		section->index = i;
		if (i < reader->n_entries) {
			section->routes = reader->entries[i].routes;
			section->n_routes = reader->entries[i].n_routes;
			section->optional = reader->entries[i].optional;
		}
		if (!reader->incomplete || json_kind(json) != JSON_NULL)
			shape_read(reader, ITEM_OF(&at_sections, i), &section_shape, json, section);
	}
	check_unique(reader, &at_sections, "id", reader->sections, reader->form->n_sections, sizeof(reader->sections[0]));
}

static int compare_questions(const void *a, const void *b)
{
	const struct form_question *const *left = a, *const *right = b;
	int order = strcmp((*left)->id, (*right)->id);
	return order != 0 ? order : ((*left)->index > (*right)->index) - ((*left)->index < (*right)->index);
}

static void find_double_question(struct reader *reader, const struct form_question *question)
{
	const struct form_section *section = question->section;
	size_t i = question->index - section->questions[0]->index;
	fault_at(reader, MEMBER_OF(ITEM_OF(MEMBER_OF(ITEM_OF(&at_sections, section->index), "questions"), i), "id"),
		"the form has another question \"%s\"", question->id);
}

/* Questions by id, for every look-up from here on. An id that was at fault becomes "". */
static void index_questions(struct reader *reader)
{
	struct form *form = reader->form;
	const struct form_question **by_id = arena_array(&form->arena, form->n_questions, sizeof(by_id[0]));
	for (size_t i = 0; i < form->n_questions; i++) {
		if (reader->questions[i].id == NULL)
			reader->questions[i].id = "";
		by_id[i] = &reader->questions[i];
	}
	qsort(by_id, form->n_questions, sizeof(by_id[0]), compare_questions);
	form->by_id = by_id;
	for (size_t i = 1; i < form->n_questions; i++)
		if (*by_id[i]->id != '\0' && strcmp(by_id[i - 1]->id, by_id[i]->id) == 0)
			find_double_question(reader, by_id[i]);
}

static void read_body(struct reader *reader, const struct json *body)
{
	if (!make_room(reader, body))
		return;
	const struct place *at = MEMBER_OF(&at_root, "translations");
	translations_read(reader, at, json_get(body, "translations"));
	for (size_t i = 0; i < sizeof(body_members) / sizeof(body_members[0]); i++)
		read_object(reader, body, &body_members[i]);
	read_sections(reader, body);
	index_questions(reader);
	if (reader->incomplete)
		return;
	reader_run_jobs(reader);
	noted_hand_over(reader);
	translations_check(reader, at);
}

static void hand_over(struct form_faults *from, struct form_faults *to)
{
	for (size_t i = 0; i < from->n; i++) {
		struct form_fault *fault = &from->items[i];
		faults_add(to, fault->file, fault->pointer, fault->line, fault->what);
		fault->what = NULL;
	}
}

bool form_read_with(const struct json *body, const struct read_options *options, struct form **ret_form,
	struct form_faults *ret_faults, struct err *err)
{
	struct form_faults faults = { 0 };
	struct reader reader = {
		.form = xcalloc(1, sizeof(struct form)), .faults = &faults, .language = options->language,
		.incomplete = options->incomplete, .texts = options->texts, .body = body,
	};
	read_body(&reader, body);
	reader.form->own_language = reader.form->language;
	if (reader.spoken != NULL)
		reader.form->language = reader.spoken->code;
	bool good = faults.n == 0;
	if (good) {
		*ret_form = reader.form;
	} else {
		err_set(err, reader.newer ? ERR_NEWER : ERR_INVALID, faults.items[0].pointer, "%s", faults.items[0].what);
		form_free(reader.form);
	}
	if (ret_faults != NULL)
		hand_over(&faults, ret_faults);
	arena_release(&reader.scratch);
	free(reader.jobs);
	free(reader.noted);
	form_faults_release(&faults);
	return good;
}

bool form_read(const struct json *body, struct form **ret_form, struct form_faults *faults, struct err *err)
{
	return form_read_with(body, &(struct read_options){ 0 }, ret_form, faults, err);
}

bool form_read_in(const struct json *body, const char *language, struct form **ret_form, struct form_faults *faults,
	struct err *err)
{
	return form_read_with(body, &(struct read_options){ .language = language }, ret_form, faults, err);
}
