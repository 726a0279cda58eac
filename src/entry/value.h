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

/*
 * ERR_INVALID with err->where the place within the value (a JSON pointer, "/2/kind") and err->detail what was expected. What is
 * empty is allowed everywhere, and what is only begun (a person without a role, one number of a share) too.
 */
MUST_USE bool value_check(const struct form_field *field, const struct json *value, struct err *err);
/*
 * A whole answer: state, value, parts, evidence, next_step … NULL is allowed (clears). A value stands only with the states
 * answered and carried. Members that this program does not know are allowed beside the known ones, not within a value.
 */
MUST_USE bool answer_check(const struct form_question *question, const struct json *answer, struct err *err);
/* True if nothing has been filled in: NULL, "", {}, [] . */
bool value_is_empty(const struct json *value);
/* True if it is not empty and nothing that is needed is missing: a person has a role, a share both numbers. */
bool value_is_complete(const struct form_field *field, const struct json *value);
/*
 * What one line of text means for a field: "partly", "Partially met", "yes", "9/12", "9 of 12", "2026-05", "31/5/2026",
 * "kit,trips", "Role; Name; phone; email", "d1,d2"; JSON text where that does not do (tables). Case does not matter in
 * codes and labels. What comes out has passed value_check. ERR_INVALID with what was expected. The caller frees.
 */
MUST_USE bool value_from_text(const struct form_field *field, const char *text, struct json **ret_value, struct err *err);
/*
 * Whole percent of a share, to the nearest, but 100 only for all and 0 only for none. False if `of` is 0, a number is missing or
 * the first is larger.
 */
bool share_percent(const struct json *value, int *ret_percent);
/* One value in words for reading: labels of codes, "9 of 12 (75%)". No locale; the form's words. `other` may be NULL. */
void value_to_text(const struct form_field *field, const struct json *value, const char *other, struct buf *out);
