/* SPDX-License-Identifier: MIT */
/*
 * Private to this room. A check walks into a value and says, where it fails, at which JSON
 * pointer and what was expected there. check_enter gives a mark for check_leave; a check that
 * fails does not leave, since nobody goes on after it.
 */
#pragma once

#include "base/err.h"
#include "form/form.h"

struct json;

struct check {
	char where[160]; /* JSON pointer */
	size_t len;
	struct err *err;
};

size_t check_enter(struct check *check, const char *step);
size_t check_enter_at(struct check *check, size_t i);
void check_leave(struct check *check, size_t mark);
/* ERR_INVALID; false, so that `return check_fail(…)` is one line. */
__attribute__((format(printf, 2, 3)))
bool check_fail(const struct check *check, const char *fmt, ...);

/* Of one JSON value each. */
bool check_text(struct check *check, const struct json *json);
bool check_day_or_month(struct check *check, const struct json *json);
bool check_bool(struct check *check, const struct json *json);
bool check_object(struct check *check, const struct json *json);
bool check_document_id(struct check *check, const struct json *json);

/* The members of an object, each by its rule. What is empty passes. `closed`: others are not allowed. */
struct check_rule {
	const char *key;
	bool (*check)(struct check *check, const struct json *json);
};
bool check_members(struct check *check, const struct json *object, const struct check_rule *rules, size_t n, bool closed);
/* The items of an array of at most `max`. */
bool check_items(struct check *check, const struct json *array, size_t max,
	bool (*item)(struct check *check, const struct json *json));

/* value_check within a larger check. */
bool check_value(struct check *check, const struct form_field *field, const struct json *value);

/* A field's choices; yes and no where the form has none of its own. */
const struct form_option *field_choices(const struct form_field *field, size_t *ret_n);
const struct form_option *field_choice(const struct form_field *field, const char *code);
/* One of the choices in the value asks for words ("which?"). */
bool field_asks_other(const struct form_field *field, const struct json *value);
/* "one of: a, b" for a message. */
void field_codes(const struct form_field *field, char *to, size_t size);
/* A column of a table as a field of its own. */
struct form_field column_field(const struct form_column *column);
