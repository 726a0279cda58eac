/* SPDX-License-Identifier: MIT */
#include "form/reader.h"

#include <stdlib.h>

/* Grows at powers of two; lives in plain memory because its size is not known before. */
void reader_put_off(struct reader *reader, const struct place *at, struct job job)
{
	if ((reader->n_jobs & (reader->n_jobs + 1)) == 0)
		reader->jobs = xreallocarray(reader->jobs, 2 * reader->n_jobs + 1, sizeof(reader->jobs[0]));
	job.pointer = place_pointer(reader, at);
	reader->jobs[reader->n_jobs++] = job;
}

static void run_where(struct reader *reader, bool of_fact)
{
	for (size_t i = 0; i < reader->n_jobs; i++)
		if (reader->jobs[i].of_fact == of_fact)
			reader->jobs[i].run(reader, &reader->jobs[i]);
}

/* Facts first: how far a condition looks depends on the facts in it. */
void reader_run_jobs(struct reader *reader)
{
	run_where(reader, true);
	facts_settle(reader);
	run_where(reader, false);
}

size_t question_ordinal(const struct reader *reader, const struct form_question *question)
{
	return reader->ordinals[question->index];
}

size_t field_ordinal(const struct reader *reader, const struct form_question *question, const struct form_field *part)
{
	size_t place = part != NULL ? (size_t)(part - question->parts) : question->n_parts;
	return question_ordinal(reader, question) + 1 + place;
}
