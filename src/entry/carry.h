/* SPDX-License-Identifier: MIT */
/*
 * An earlier year's answers brought over. A question gets what its ancestor was answered (form_ancestor: by id, or by
 * `replaces`): value, parts, words for "other", evidence, comment, private note and the reason why it does not apply. All of
 * it has the state "carried", and counts for nothing until somebody confirms it. Next steps, wishes for help and flags were
 * last year's. What this year's form does not allow is left out and reported.
 */
#pragma once

#include "entry/assessment.h"

enum carry_left {
	CARRY_NO_QUESTION,  /* this year's form has no such question */
	CARRY_NOT_ALLOWED,  /* a value or part that the form does not know or allow any more */
	CARRY_LEFT_COUNT
};
struct carry_loss {
	enum carry_left why;
	const struct form_question *then; /* in the earlier form */
	const char *part;                 /* NULL: the value, or all of it */
};
struct carry_report {
	size_t carried;                   /* questions */
	struct carry_loss *losses;
	size_t n_losses;
};

/* Only into questions that have no answer yet, and documents only where none are listed. Each is a change of its own. */
void carry_over(struct assessment *to, const struct assessment *from, const struct author *author, struct carry_report *ret);
void carry_report_release(struct carry_report *report);

/*
 * Says that a carried answer is still true: it becomes an answer, or "not applicable" if nothing but a reason stands there.
 * ERR_STATE if it was not carried.
 */
MUST_USE bool carried_confirm(struct assessment *assessment, const struct form_question *question, const struct author *author,
	struct err *err);
bool answer_is_carried(const struct json *answer); /* may be NULL */
