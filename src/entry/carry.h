/* SPDX-License-Identifier: MIT */
/*
 * An earlier year's answers brought over. A question gets what its ancestor was answered (form_ancestor: by id, or by
 * `replaces`): value, parts, words for "other", evidence, comment, private note and the reason why it does not apply. All of
 * it has the state "carried", and counts for nothing until somebody confirms it. Wishes for help and flags were
 * last year's. A next step beside a grade that was not fully met comes over as "last_step": it is nobody's plan for this year, and is not
 * sent, until somebody says that it is still to do (last_step_settle). What this year's form does not allow is left out and reported.
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
/* What was to do last time and nobody has looked at yet; NULL for nothing. `answer` may be NULL. */
const struct json *last_step(const struct json *answer);
/*
 * Still to do (`keep`): it becomes the next step, without a day that has passed; who and when that were written down for this year
 * already stay. Done, or not wanted any more: it goes. False, and nothing is changed: none is there, or it is to be kept and another
 * next step is written already. `answer` is one to be set.
 */
MUST_USE bool last_step_settle(struct json *answer, bool keep, int64_t today);
bool answer_is_carried(const struct json *answer); /* may be NULL */
