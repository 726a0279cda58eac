/* SPDX-License-Identifier: MIT */
/* Private to this room: how findings are gathered, listed or only counted. */
#pragma once

#include "entry/progress.h"

struct json;

/* Where findings go: to a list, to counters, or both. */
struct collector {
	const struct assessment *assessment;
	struct findings *list;
	int *counts;
	const struct form_question *question;
	const struct json *answer;
};

void collector_add(struct collector *to, struct finding finding);
/* A finding of this code and part, of no row. */
void collector_find(struct collector *to, enum finding_code code, enum finding_strength strength, const char *part);
/* Everything about the answer of to->question, which is asked, but the form's own checks. */
void find_in_answer(struct collector *to);

/* What is about no one question, but the form's own checks. */
void find_in_whole(struct collector *to);

/* Adds to ret[STRENGTH_…] how many findings a question has, or the whole (question NULL). */
void findings_count(const struct assessment *assessment, const struct form_question *question, int ret[STRENGTH_COUNT]);
