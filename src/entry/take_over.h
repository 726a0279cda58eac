/* SPDX-License-Identifier: MIT */
/*
 * A copy of a whole draft, written elsewhere because it could not be saved, taken in where it belongs: afterwards everything is as
 * in the copy, what was taken out of it too. Each thing that differs is a change of the history, so it can be undone.
 */
#pragma once

#include "entry/assessment.h"

/* True if the JSON says that it is a draft, and of which assessment. */
bool is_whole_draft(const struct json *json);

struct taken_over {
	int n_answers;      /* how many are not as they were */
	bool approval_left; /* the copy has an approval that is not here; it has to be given here */
};

/*
 * `draft` is_whole_draft. Answers, documents, route and sections become those of the copy; an approval that it does not have is
 * withdrawn. Nothing is changed on failure: ERR_MISMATCH (of another assessment, or another form), ERR_FORMAT, ERR_NEWER,
 * or ERR_INVALID where an answer that differs is none, with a pointer such as "/answers/KF1-1/value".
 */
MUST_USE bool assessment_take_over(struct assessment *assessment, const struct json *draft, const struct author *author,
	struct taken_over *ret, struct err *err);
