/* SPDX-License-Identifier: MIT */
/* Facts: names for what the first answers say about an organisation, for conditions to use. */
#include "form/shape.h"

#include "base/json.h"
#include "form/cond.h"

#include <string.h>

#define FACT(type, field) AT(type, struct form_fact, field)
static const char *const attribute_words[] = { "duty", "group", NULL };

static void finish_fact(struct reader *reader, const struct place *at, const struct json *json, void *record)
{
	bool cond = json_get(json, "when") != NULL, question = json_get(json, "question") != NULL;
	if (cond == question)
		fault_at(reader, at, "a fact has \"question\" or \"when\", one of the two");
	if (!question && (json_get(json, "part") != NULL || json_get(json, "sector") != NULL))
		fault_at(reader, at, "\"part\" and \"sector\" go with \"question\"");
}

static const struct member fact_members[] = {
	{ "question", MEMBER_ID, 0, FACT(const char *, question), .id = &id_question },
	{ "part", MEMBER_ID, 0, FACT(const char *, part), .id = &id_word },
	{ "sector", MEMBER_WORD, 0, FACT(const char *, sector_attribute), .words = attribute_words },
	{ "when", MEMBER_COND, 0, FACT(const struct cond *, when) },
};
static const struct shape fact_shape = { "a fact", MEMBERS(fact_members), sizeof(struct form_fact), .finish = finish_fact };

/* A fact that is a value: are question and part there, and is it a sector where it says so? */
static void run_fact(struct reader *reader, const struct job *job)
{
	struct form_fact *fact = job->target;
	const struct place at = { .pointer = job->pointer };
	const struct form_question *question = form_question(reader->form, fact->question);
	if (question == NULL) {
		fault_at(reader, MEMBER_OF(&at, "question"), "no question has the id \"%s\"", fact->question);
		return;
	}
	const struct form_field *part = fact->part != NULL ? form_part(question, fact->part) : NULL;
	if (fact->part != NULL && part == NULL) {
		fault_at(reader, MEMBER_OF(&at, "part"), "%s has no part \"%s\"", fact->question, fact->part);
		return;
	}
	const struct form_field *field = part != NULL ? part : &question->value;
	if (fact->sector_attribute != NULL && (field->kind != FIELD_ONE || field->options != reader->sector_options))
		fault_at(reader, MEMBER_OF(&at, "sector"), "%s does not ask for one of the sectors", fact->question);
	if (field_ordinal(reader, question, part) >= job->limit)
		fault_at(reader, MEMBER_OF(&at, "question"), "looks forward: %s comes later in the form", fact->question);
}

static void find_double(struct reader *reader, const struct place *at, const char *id)
{
	for (size_t i = 0; i < reader->n_facts; i++)
		if (reader->facts[i].id != NULL && strcmp(reader->facts[i].id, id) == 0)
			fault_at(reader, at, "another section has a fact \"%s\"", id);
}

static void read_fact(struct reader *reader, const struct place *at, const struct json *json)
{
	find_double(reader, at, json_key(json));
	struct form_fact *fact = &reader->facts[reader->n_facts];
	struct fact_info *info = &reader->fact_infos[reader->n_facts++];
	if (check_id(reader, at, &id_word, json_key(json)))
		fact->id = arena_dup(&reader->form->arena, json_key(json));
	*info = (struct fact_info){ .pointer = place_pointer(reader, at), .limit = reader->limit };
	shape_read(reader, at, &fact_shape, json, fact);
	if (fact->question != NULL)
		reader_put_off(reader, at, (struct job){ .run = run_fact, .of_fact = true, .target = fact, .limit = reader->limit });
}

void facts_read(struct reader *reader, const struct place *at, const struct json *json, void *section)
{
	if (!check_kind(reader, at, json, JSON_OBJECT))
		return;
	reader->limit = reader->next_ordinal; /* everything up to the end of this section */
	reader->in_facts = true;
	for (const struct json *fact = json_first(json); fact != NULL && reader->n_facts < reader->form->n_facts;
		fact = json_next(fact))
		read_fact(reader, MEMBER_OF(at, json_key(fact)), fact);
	reader->in_facts = false;
}

static void settle(struct reader *reader, size_t i);

static void settle_facts_in(struct reader *reader, const struct cond *cond)
{
	for (size_t i = 0; cond != NULL && i < cond->n_terms; i++)
		settle_facts_in(reader, cond->terms[i]);
	const struct cond_operand *operands[] = { cond != NULL ? &cond->left : NULL, cond != NULL ? &cond->right : NULL };
	for (size_t i = 0; cond != NULL && i < 2; i++) {
		const struct form_fact *fact = form_fact(reader->form, operands[i]->fact);
		if (fact != NULL)
			settle(reader, (size_t)(fact - reader->facts));
	}
}

static void weigh(struct reader *reader, const struct form_fact *fact, struct fact_info *info)
{
	const struct place at = { .pointer = info->pointer };
	const struct cond value = { .kind = COND_COMPARE, .left = { .question = fact->question, .part = fact->part } };
	struct weight weight = cond_weight(reader, fact->question != NULL ? &value : fact->when);
	info->reach = weight.reach;
	info->comparisons = weight.comparisons;
	info->depth = weight.depth + 1;
	if (fact->question == NULL && weight.reach > info->limit)
		fault_at(reader, &at, "looks forward: it rests on a fact of a later section");
	if (info->depth == READER_MAX_FACT_DEPTH)
		fault_at(reader, &at, "rests on too many facts in a row");
}

/* Depth first, so that every fact knows how far it reaches before another one that uses it is asked. */
static void settle(struct reader *reader, size_t i)
{
	const struct form_fact *fact = &reader->facts[i];
	struct fact_info *info = &reader->fact_infos[i];
	if (info->state == FACT_OPEN)
		fault_at(reader, &(const struct place){ .pointer = info->pointer }, "the fact \"%s\" rests on itself", fact->id);
	if (info->state != FACT_NEW || reader->fact_depth == READER_MAX_FACT_DEPTH)
		return;
	info->state = FACT_OPEN;
	reader->fact_depth++;
	settle_facts_in(reader, fact->when);
	reader->fact_depth--;
	weigh(reader, fact, info);
	info->state = FACT_SETTLED;
}

void facts_settle(struct reader *reader)
{
	for (size_t i = 0; i < reader->n_facts; i++)
		settle(reader, i);
	reader->facts_settled = true;
}
