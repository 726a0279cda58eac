/* SPDX-License-Identifier: MIT */
/* The particulars that the value of a question, a part and a table's column share; private to this room. */
#pragma once

#include "form/shape.h"

#define BIT(kind) (1u << (kind))
#define HAS_FIXED_OPTIONS (BIT(FIELD_YES_NO) | BIT(FIELD_YES_NO_UNKNOWN))

/* Ends in NULL, in the order of enum field_kind. */
extern const char *const field_kind_words[];
/* Record: struct form_field. An include: gives the field its ordinal. */
extern const struct shape field_shape;
/* Record: struct form_field. */
extern const struct shape part_shape;

/* The options of yes and no questions, in the form's words; NULL for other kinds. */
const struct form_option *fixed_options(struct reader *reader, const struct place *at, enum field_kind kind, size_t *ret_n);
