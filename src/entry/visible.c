/* SPDX-License-Identifier: MIT */
#include "base/json.h"
#include "entry/document.h"
#include "entry/index.h"
#include "entry/value.h"
#include "form/cond.h"

#include <string.h>

/* A value that was not given for certain decides nothing: "not sure" keeps its parts, "not applicable" and "carried" nothing. */
static bool state_gives(const struct json *answer, const char *part)
{
	const char *state = answer_state(answer);
	return state && (strcmp(state, "answered") == 0 || (part && strcmp(state, "not_sure") == 0));
}

static const struct json *view_value(const void *ctx, const char *id, const char *part)
{
	const struct assessment *assessment = ctx;
	const struct form_question *question = form_question(assessment->form, id);
	if (!question || !assessment->visible[question->index])
		return NULL;
	const struct json *answer = assessment->answers[question->index];
	if (!state_gives(answer, part))
		return NULL;
	const struct form_field *field = part ? form_part(question, part) : NULL;
	if (part && (!field || !part_is_asked(assessment, question, field)))
		return NULL;
	const struct json *value = part ? answer_part(answer, part) : answer_value(answer);
	return value_is_empty(value) ? NULL : value;
}

static const char *view_state(const void *ctx, const char *id)
{
	const struct assessment *assessment = ctx;
	const struct form_question *question = form_question(assessment->form, id);
	return question && assessment->visible[question->index] ? answer_state(assessment->answers[question->index]) : NULL;
}

static const struct json *view_document(const void *ctx, const char *id)
{
	return document_find(ctx, id);
}

struct cond_view assessment_view(const struct assessment *assessment)
{
	return (struct cond_view){
		.ctx = assessment, .value = view_value, .state = view_state, .document = view_document, .today = assessment->today,
	};
}

static bool holds(const struct assessment *assessment, const struct cond *cond)
{
	struct cond_view view = assessment_view(assessment);
	return !cond || cond_holds(cond, assessment->form, &view);
}

static bool keeps_section(const struct form_not_for *not_for, const struct form_section *section)
{
	for (size_t i = 0; i < not_for->n_sections; i++) {
		if (strcmp(not_for->sections[i], section->id) == 0)
			return true;
	}
	return false;
}

static const struct form_not_for *what_leaves_out(const struct assessment *assessment, const struct form_section *section)
{
	const struct form *form = assessment->form;
	for (size_t i = 0; i < form->n_not_for; i++) {
		if (!keeps_section(&form->not_for[i], section) && holds(assessment, form->not_for[i].when))
			return &form->not_for[i];
	}
	return NULL;
}

/* The parts in order, so that a part may depend on those before it. True if one is asked. */
static bool recompute_parts(struct assessment *assessment, const struct form_question *question, bool core)
{
	bool *asked = assessment->index->part_asked + assessment->index->first_part[question->index];
	bool any = false;
	for (size_t i = 0; i < question->n_parts; i++) {
		const struct form_field *part = &question->parts[i];
		asked[i] = (part->core || !core) && holds(assessment, part->when);
		any = any || asked[i];
	}
	return any;
}

static void recompute_question(struct assessment *assessment, const struct form_question *question, bool core)
{
	bool *visible = &assessment->visible[question->index];
	*visible = (question->core || !core) && holds(assessment, question->when);
	if (*visible && !recompute_parts(assessment, question, core) && question->value.kind == FIELD_GROUP)
		*visible = false;
}

void entry_recompute(struct assessment *assessment)
{
	const struct form *form = assessment->form;
	struct entry_index *index = assessment->index;
	index->counts_known = index->digest_known = false;
	bool core = assessment_on_core(assessment);
	memset(assessment->visible, 0, form->n_questions * sizeof *assessment->visible);
	memset(index->part_asked, 0, index->first_part[form->n_questions] * sizeof *index->part_asked);
	memset(index->left_out, 0, form->n_sections * sizeof *index->left_out);
	for (size_t i = 0; i < form->n_sections; i++) {
		const struct form_section *section = &form->sections[i];
		if (!section_on_route(section, assessment_route(assessment)))
			continue;
		index->left_out[i] = what_leaves_out(assessment, section);
		for (size_t j = 0; !index->left_out[i] && j < section->n_questions; j++)
			recompute_question(assessment, section->questions[j], core);
	}
}

bool question_is_asked(const struct assessment *assessment, const struct form_question *question)
{
	return assessment->visible[question->index];
}

bool part_is_asked(const struct assessment *assessment, const struct form_question *question, const struct form_field *part)
{
	if (!question_is_asked(assessment, question))
		return false;
	if (part == &question->value)
		return part->kind != FIELD_GROUP;
	size_t i = (size_t)(part - question->parts);
	return assessment->index->part_asked[assessment->index->first_part[question->index] + i];
}

bool section_is_asked(const struct assessment *assessment, const struct form_section *section)
{
	for (size_t i = 0; i < section->n_questions; i++) {
		if (question_is_asked(assessment, section->questions[i]))
			return true;
	}
	return section->n_questions == 0 && section_on_route(section, assessment_route(assessment)) &&
		!assessment->index->left_out[section->index];
}

/* On the route, whatever the conditions say. */
static bool is_on_route(const struct assessment *assessment, const struct form_question *question)
{
	return section_on_route(question->section, assessment_route(assessment)) &&
		(question->core || !assessment_on_core(assessment));
}

const char *question_not_asked(const struct assessment *assessment, const struct form_question *question)
{
	if (question_is_asked(assessment, question) || !is_on_route(assessment, question))
		return NULL;
	const struct form_not_for *not_for = assessment->index->left_out[question->section->index];
	return not_for ? not_for->text : question->not_asked;
}

bool question_is_left_out(const struct assessment *assessment, const struct form_question *question)
{
	return is_on_route(assessment, question) && !question_is_asked(assessment, question);
}

const char *question_left_out_by(const struct assessment *assessment, const struct form_question *question)
{
	if (!question_is_left_out(assessment, question))
		return NULL;
	return assessment->index->left_out[question->section->index] ? "not_for" : "condition";
}

bool question_is_optional(const struct form_question *question)
{
	return question->optional || question->section->optional;
}

static const struct form_variant *variant_of(const struct assessment *assessment, const struct form_question *question)
{
	for (size_t i = 0; i < question->n_variants; i++) {
		if (holds(assessment, question->variants[i].when))
			return &question->variants[i];
	}
	return NULL;
}

const char *question_text(const struct assessment *assessment, const struct form_question *question)
{
	const struct form_variant *variant = variant_of(assessment, question);
	return variant && variant->text ? variant->text : question->text;
}

const char *question_hint(const struct assessment *assessment, const struct form_question *question)
{
	const struct form_variant *variant = variant_of(assessment, question);
	return variant && variant->hint ? variant->hint : question->hint;
}

const char *const *question_guidance(const struct assessment *assessment, const struct form_question *question, size_t *ret_n)
{
	const struct form_variant *variant = variant_of(assessment, question);
	bool varies = variant && variant->n_guidance;
	*ret_n = varies ? variant->n_guidance : question->n_guidance;
	return varies ? variant->guidance : question->guidance;
}
