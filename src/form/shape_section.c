/* SPDX-License-Identifier: MIT */
#include "form/shape.h"

#include "base/json.h"

#include <string.h>

static const char *const format_words[] = { "section11-section", NULL };
static const char *const strength_words[] = { "warning", "critical", NULL };

static const struct member check_members[] = {
	{ "id", MEMBER_ID, NEEDED | KEY, AT(const char *, struct form_check, id), .id = &id_check },
	{ "strength", MEMBER_CHOICE, NEEDED, AT(enum check_strength, struct form_check, strength), .words = strength_words },
	{ "question", MEMBER_QUESTION, 0, AT(const char *, struct form_check, question) },
	{ "text", MEMBER_TEXT, NEEDED, AT(const char *, struct form_check, text) },
	{ "when", MEMBER_COND, NEEDED, AT(const struct cond *, struct form_check, when) },
};
const struct shape check_shape = { "a check", MEMBERS(check_members), sizeof(struct form_check) };

static void find_double(struct reader *reader, const struct place *at, const struct json *check)
{
	const char *id = json_get_text(check, "id");
	for (size_t i = 0; id != NULL && i < reader->n_checks; i++)
		if (reader->checks[i].id != NULL && strcmp(reader->checks[i].id, id) == 0)
			fault_at(reader, MEMBER_OF(at, "id"), "the form has another check \"%s\"", id);
}

/* The checks of the form and of every section go into one list, which reader->checks has room for. */
void checks_read(struct reader *reader, const struct place *at, const struct json *json, void *record)
{
	if (!check_kind(reader, at, json, JSON_ARRAY))
		return;
	reader->limit = SIZE_MAX; /* checks may look anywhere */
	size_t i = 0;
	const struct json *item = json_first(json);
	for (; item != NULL && reader->n_checks < reader->form->n_checks; item = json_next(item)) {
		find_double(reader, ITEM_OF(at, i), item);
		shape_read(reader, ITEM_OF(at, i++), &check_shape, item, &reader->checks[reader->n_checks++]);
	}
}

static void questions_read(struct reader *reader, const struct place *at, const struct json *json, void *record)
{
	struct form_section *section = record;
	if (!check_kind(reader, at, json, JSON_ARRAY))
		return;
	if (json_len(json) == 0)
		fault_at(reader, at, "is empty");
	const struct form_question **own = arena_array(&reader->form->arena, json_len(json), sizeof(own[0]));
	const struct json *item = json_first(json);
	for (; item != NULL && reader->n_questions < reader->form->n_questions; item = json_next(item)) {
		struct form_question *question = &reader->questions[reader->n_questions];
		question->index = reader->n_questions++;
		question->section = section;
		own[section->n_questions] = question;
		shape_read(reader, ITEM_OF(at, section->n_questions++), &question_shape, item, question);
	}
	section->questions = own;
}

#define SECTION(type, field) AT(type, struct form_section, field)
static const struct member section_members[] = {
	{ "format", MEMBER_FORMAT, NEEDED, .words = format_words },
	{ "format_version", MEMBER_VERSION, NEEDED },
	{ "id", MEMBER_ID, NEEDED | KEY, SECTION(const char *, id), .id = &id_section },
	{ "title", MEMBER_TEXT, NEEDED, SECTION(const char *, title) },
	{ "short", MEMBER_TEXT, NEEDED, SECTION(const char *, short_title), .max = 28 },
	{ "why", MEMBER_TEXT, 0, SECTION(const char *, why) },
	{ "introduction", MEMBER_TEXTS, 0, SECTION(const char *const *, introduction), SECTION(size_t, n_introduction) },
	{ "questions", MEMBER_CUSTOM, NEEDED, .custom = questions_read },
	{ "facts", MEMBER_CUSTOM, .custom = facts_read },
	{ "checks", MEMBER_CUSTOM, .custom = checks_read },
};
const struct shape section_shape = { "a section", MEMBERS(section_members), sizeof(struct form_section) };
