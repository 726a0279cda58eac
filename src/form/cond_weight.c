/* SPDX-License-Identifier: MIT */
/* Conditions put off, and what they cost: a small file must not make a screen slow. */
#include "form/cond_read.h"

#include "form/cond.h"

static void heavier(struct weight *weight, struct weight other)
{
	if (other.reach > weight->reach)
		weight->reach = other.reach;
	if (other.depth > weight->depth)
		weight->depth = other.depth;
	weight->comparisons += other.comparisons;
	if (weight->comparisons > READER_MAX_COMPARISONS)
		weight->comparisons = READER_MAX_COMPARISONS + 1;
}

static struct weight operand_weight(const struct reader *reader, const struct cond_operand *operand)
{
	const struct form_fact *fact = form_fact(reader->form, operand->fact);
	if (fact != NULL) {
		const struct fact_info *info = &reader->fact_infos[fact - reader->facts];
		return (struct weight){ info->reach, info->comparisons, info->depth };
	}
	const struct form_question *question = form_question(reader->form, operand->question);
	if (question == NULL)
		return (struct weight){ 0 };
	const struct form_field *part = operand->part != NULL ? form_part(question, operand->part) : NULL;
	return (struct weight){ field_ordinal(reader, question, part) + 1, 1, 0 };
}

struct weight cond_weight(const struct reader *reader, const struct cond *cond)
{
	struct weight weight = { 0, 1, 0 };
	if (cond == NULL)
		return weight;
	if (cond->kind == COND_COMPARE) {
		heavier(&weight, operand_weight(reader, &cond->left));
		heavier(&weight, operand_weight(reader, &cond->right));
		weight.comparisons += cond->n_codes;
	}
	for (size_t i = 0; i < cond->n_terms; i++)
		heavier(&weight, cond_weight(reader, cond->terms[i]));
	return weight;
}

static void run_cond(struct reader *reader, const struct job *job)
{
	const struct place at = { .pointer = job->pointer };
	const struct cond *cond = cond_read(reader, &at, job->json, job->limit);
	*(const struct cond **)job->target = cond;
	if (job->of_fact || reader->comparisons > READER_MAX_COMPARISONS)
		return;
	reader->comparisons += cond_weight(reader, cond).comparisons;
	if (reader->comparisons > READER_MAX_COMPARISONS)
		fault_at(reader, &at, "the conditions of the form take more than %d comparisons together", READER_MAX_COMPARISONS);
}

void cond_put_off(struct reader *reader, const struct place *at, const struct json *json, const struct cond **target)
{
	reader_put_off(reader, at, (struct job){
		.run = run_cond, .of_fact = reader->in_facts, .json = json, .target = target, .limit = reader->limit });
}
