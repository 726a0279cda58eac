/* SPDX-License-Identifier: MIT */
#include "entry/index.h"

#include <stdlib.h>
#include <string.h>

/* The place among the questions of what a check is about; n for the whole. */
static size_t place_of(const struct form *form, const struct form_check *check)
{
	const struct form_question *question = check->question ? form_question(form, check->question) : NULL;
	return question ? question->index : form->n_questions;
}

/* Counts how many checks each question has, sums that up, then puts each check in its place. */
static void sort_checks(struct entry_index *index, const struct form *form)
{
	size_t n = form->n_questions;
	for (size_t i = 0; i < form->n_checks; i++)
		index->first_check[place_of(form, &form->checks[i]) + 1]++;
	for (size_t i = 1; i < n + 2; i++)
		index->first_check[i] += index->first_check[i - 1];
	size_t *next = xcalloc(n + 1, sizeof *next);
	memcpy(next, index->first_check, (n + 1) * sizeof *next);
	for (size_t i = 0; i < form->n_checks; i++)
		index->checks[next[place_of(form, &form->checks[i])]++] = &form->checks[i];
	free(next);
}

struct entry_index *entry_index_new(const struct form *form)
{
	size_t n = form->n_questions;
	struct entry_index *index = xcalloc(1, sizeof *index);
	index->first_part = xcalloc(n + 1, sizeof *index->first_part);
	index->first_check = xcalloc(n + 2, sizeof *index->first_check);
	index->checks = xcalloc(form->n_checks + 1, sizeof *index->checks);
	index->left_out = xcalloc(form->n_sections + 1, sizeof *index->left_out);
	for (size_t i = 0; i < n; i++)
		index->first_part[i + 1] = index->first_part[i] + form->questions[i].n_parts;
	index->part_asked = xcalloc(index->first_part[n] + 1, sizeof *index->part_asked);
	index->counted = xcalloc(n + 1, sizeof *index->counted);
	sort_checks(index, form);
	return index;
}

void entry_index_free(struct entry_index *index)
{
	if (!index)
		return;
	free(index->first_part);
	free(index->first_check);
	free(index->checks);
	free(index->part_asked);
	free(index->left_out);
	free(index->counted);
	free(index);
}
