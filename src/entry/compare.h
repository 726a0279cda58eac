/* SPDX-License-Identifier: MIT */
/*
 * Grades of two years side by side. Questions are the same by their permanent ids, or because one replaces the other. Only two
 * grades on the same scale are better or worse; a question that is new or gone is no change for anybody.
 */
#pragma once

#include "entry/assessment.h"

enum grade_move {
	MOVE_BETTER, MOVE_WORSE, MOVE_SAME,
	MOVE_NEW,   /* it was not asked then */
	MOVE_GONE,  /* it is not asked now */
	MOVE_OPEN,  /* asked both times, and at least once without a grade */
	MOVE_COUNT
};
struct grade_change {
	enum grade_move move;
	const struct form_question *then, *now; /* NULL: not in that form, or not asked */
};
struct grade_changes { struct grade_change *items; size_t n; };

/*
 * Every graded question that is asked now or was graded then: those of now in their order, then those that are gone. Pointers
 * into both forms.
 */
void grades_compare(const struct assessment *then, const struct assessment *now, struct grade_changes *ret);
void grade_changes_release(struct grade_changes *changes);
