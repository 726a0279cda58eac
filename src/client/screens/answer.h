/* SPDX-License-Identifier: MIT */
/* From an assessment's answer to the record of a fill-in page, and back. */
#pragma once

#include "client/model.h"

struct json;

/* A copy of the answer to the question in front without change, by and at; an empty object if there is none. */
struct json *answer_for_record(const struct model *model);
/*
 * The same of any question, as filling it in begins. What was said once is not asked twice: a part that is the same as another
 * question's begins with what stands there.
 */
struct json *answer_to_begin(const struct assessment *assessment, const struct form_question *question);
/*
 * Makes the record the answer: state "answered" as soon as anything is filled in, nothing at all clears it. "Not sure" and "does
 * not apply" stay until another value is given, or an answer in parts is whole; a value beside them is kept aside. What the rules
 * of the form refuse is kept as typed text beside it, and the status line says so. False if nothing could be stored (read
 * only, or a rule that is about no one place): the page is then not left without asking.
 */
bool answer_from_record(struct model *model, struct effects *effects);
/* The same as a screen's commit hook. */
void answer_commit(struct model *model, struct effects *effects);
/* The field of a table or document on this place: a part, or the question's value. */
const struct form_field *place_field(const struct place *place);
/* Where its value stands in the answer: "/value" or "/parts/x". */
void answer_pointer(const struct place *place, char *to, size_t size);
