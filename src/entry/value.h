/* SPDX-License-Identifier: MIT */
/*
 * Whether a JSON value is one that a field allows, and values to and from what a person types or a script gives.
 *
 * Shapes: grade, yes_no, yes_no_unknown, one: "code"; many: ["code"]; number: 12; share: {"count":9,"of":12}; date:
 * "2026-05-31" or "2026-05"; text: "…"; person: {"role","name","phone","email"}; table: [{column: value}]; document: ["d1"].
 */
#pragma once

#include "base/err.h"
#include "form/form.h"

struct json;
struct buf;

#define VALUE_TEXT_MAX_BYTES ((size_t)64 * 1024)

/* ERR_INVALID with err->where the place within the answer and err->detail what was expected. */
MUST_USE bool value_check(const struct form_field *field, const struct json *value, struct err *err);
/* A whole answer: state, value, parts, evidence, next_step … NULL is allowed (clears). */
MUST_USE bool answer_check(const struct form_question *question, const struct json *answer, struct err *err);
/* True if nothing has been filled in: NULL, "", {}, [] . */
bool value_is_empty(const struct json *value);
/* What one line of text means for a field ("partly", "yes", "9/12", "2026-05", "kit,trips"); JSON text for kinds that need more. The caller frees. */
MUST_USE bool value_from_text(const struct form_field *field, const char *text, struct json **ret_value, struct err *err);
/* One value in words for reading: labels of codes, "9 of 12 (75%)". Belongs to no locale; uses the form's words. */
void value_to_text(const struct form_field *field, const struct json *value, const char *other, struct buf *out);
