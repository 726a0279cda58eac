/* SPDX-License-Identifier: MIT */
#include "form/shape_field.h"

#include "base/json.h"

#include <string.h>

#define QUESTION(type, field) AT(type, struct form_question, field)

static const char *const changed_words[] = { "same", "reworded", "new", NULL };

static const struct member legal_members[] = {
	{ "text", MEMBER_TEXT, NEEDED, AT(const char *, struct form_legal, text) },
	{ "source", MEMBER_TEXT, NEEDED, AT(const char *, struct form_legal, source) },
	{ "date", MEMBER_DAY, 0, AT(const char *, struct form_legal, date) },
	{ "checked", MEMBER_DAY, 0, AT(const char *, struct form_legal, checked) },
};
static const struct shape legal_shape = { "a legal requirement", MEMBERS(legal_members), sizeof(struct form_legal) };

static const struct member variant_members[] = {
	{ "when", MEMBER_COND, NEEDED, AT(const struct cond *, struct form_variant, when) },
	{ "text", MEMBER_TEXT, 0, AT(const char *, struct form_variant, text) },
	{ "hint", MEMBER_TEXT, 0, AT(const char *, struct form_variant, hint) },
	{ "guidance", MEMBER_TEXTS, 0, AT(const char *const *, struct form_variant, guidance),
		AT(size_t, struct form_variant, n_guidance) },
};
static const struct shape variant_shape = { "a variant", MEMBERS(variant_members), sizeof(struct form_variant) };

static void begin_question(struct reader *reader, void *record)
{
	struct form_question *question = record;
	reader->ordinals[question->index] = reader->next_ordinal;
	reader->limit = reader->next_ordinal++;
}

static void attach_scale(struct reader *reader, const struct place *at, struct form_question *question)
{
	if (question->scale == NULL)
		question->scale = "practice";
	const struct form_scale *scale = form_scale(reader->form, question->scale);
	if (scale == NULL) {
		fault_at(reader, MEMBER_OF(at, "scale"), "the form has no grades called \"%s\"", question->scale);
		return;
	}
	question->value.options = scale->grades;
	question->value.n_options = scale->n_grades;
}

static void finish_question(struct reader *reader, const struct place *at, const struct json *json, void *record)
{
	struct form_question *question = record;
	bool graded = question->value.kind == FIELD_GRADE;
	if (graded)
		attach_scale(reader, at, question);
	else if (question->scale != NULL)
		fault_at(reader, MEMBER_OF(at, "scale"), "\"scale\" is for the kind \"grade\"");
	if (question->value.kind == FIELD_GROUP && question->n_parts == 0)
		fault_at(reader, at, "a group needs \"parts\"");
	if (json_get(json, "allow_not_applicable") == NULL)
		question->allow_not_applicable = graded;
	if (json_get(json, "allow_not_sure") == NULL)
		question->allow_not_sure = true;
	question->value.core = question->core;
	question->value.optional = question->optional;
	if (question->same_as != NULL && question->id != NULL && strcmp(question->same_as, question->id) == 0)
		fault_at(reader, MEMBER_OF(at, "same_as"), "names the question itself");
}

/* The parts come before the value because they are asked before it. */
static const struct member question_members[] = {
	{ "id", MEMBER_ID, NEEDED | KEY, QUESTION(const char *, id), .id = &id_question },
	{ "text", MEMBER_TEXT, NEEDED, QUESTION(const char *, text) },
	{ "short", MEMBER_TEXT, NEEDED, QUESTION(const char *, short_text), .max = 40 },
	{ "hint", MEMBER_TEXT, 0, QUESTION(const char *, hint) },
	{ "guidance", MEMBER_TEXTS, 0, QUESTION(const char *const *, guidance), QUESTION(size_t, n_guidance) },
	{ "evidence", MEMBER_TEXTS, 0, QUESTION(const char *const *, evidence), QUESTION(size_t, n_evidence) },
	{ "legal", MEMBER_NEW, 0, QUESTION(const struct form_legal *, legal), .shape = &legal_shape },
	{ "scale", MEMBER_ID, 0, QUESTION(const char *, scale), .id = &id_word },
	{ "core", MEMBER_FLAG, 0, QUESTION(bool, core) },
	{ "optional", MEMBER_FLAG, 0, QUESTION(bool, optional) },
	{ "when", MEMBER_COND, 0, QUESTION(const struct cond *, when) },
	{ "not_asked", MEMBER_TEXT, 0, QUESTION(const char *, not_asked) },
	{ "allow_not_applicable", MEMBER_FLAG, 0, QUESTION(bool, allow_not_applicable) },
	{ "allow_not_sure", MEMBER_FLAG, 0, QUESTION(bool, allow_not_sure) },
	{ "variants", MEMBER_LIST, 0, QUESTION(const struct form_variant *, variants), QUESTION(size_t, n_variants),
		.shape = &variant_shape, .max = 20 },
	{ "tags", MEMBER_IDS, 0, QUESTION(const char *const *, tags), QUESTION(size_t, n_tags), .id = &id_word },
	{ "themes", MEMBER_IDS, 0, QUESTION(const char *const *, themes), QUESTION(size_t, n_themes), .id = &id_word },
	{ "same_as", MEMBER_QUESTION, 0, QUESTION(const char *, same_as) },
	{ "core_note", MEMBER_TEXT, 0, QUESTION(const char *, core_note) },
	{ "names_warning", MEMBER_FLAG, 0, QUESTION(bool, names_warning) },
	{ "replaces", MEMBER_IDS, 0, QUESTION(const char *const *, replaces), QUESTION(size_t, n_replaces), .id = &id_question },
	{ "changed", MEMBER_WORD, 0, QUESTION(const char *, changed), .words = changed_words },
	{ "parts", MEMBER_LIST, 0, QUESTION(const struct form_field *, parts), QUESTION(size_t, n_parts), .shape = &part_shape,
		.min = 1, .max = 60 },
	{ .kind = MEMBER_INCLUDE, .at = AT(struct form_field, struct form_question, value), .shape = &field_shape },
};
const struct shape question_shape = {
	"a question", MEMBERS(question_members), sizeof(struct form_question), begin_question, finish_question,
};
