/* SPDX-License-Identifier: MIT */
/* What a comparison compares: which question, part or fact, and what can be said of it. Private to this room. */
#pragma once

#include "form/shape.h"

struct cond_operand;

enum subject_kind { SUBJECT_CODES, SUBJECT_NUMBER, SUBJECT_DATE, SUBJECT_OTHER, SUBJECT_TRUTH };
struct subject {
	enum subject_kind kind;
	const char *name;                  /* of the question or fact, for faults */
	const struct form_field *field;    /* NULL for a sector's attribute and a condition */
	const char *attribute;             /* "duty", "group" */
};

/* Reads "question", "part", "member" and "fact" of a comparison. False with a fault. */
bool subject_read(struct reader *reader, const struct place *at, const struct json *json, size_t limit,
	struct cond_operand *ret_operand, struct subject *ret_subject);
bool subject_has_code(struct reader *reader, const struct place *at, const struct subject *subject, const char *code);
