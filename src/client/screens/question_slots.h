/* SPDX-License-Identifier: MIT */
/* What can be filled in on the page of a question: a slot each for its parts, its value, and what goes with them. */
#pragma once

struct json;
struct model;

/* Begins the record with that answer, which is taken. */
void question_fill(struct model *model, struct json *answer);
/* One bit for each part that is asked. */
unsigned long question_fields(const struct model *model);
