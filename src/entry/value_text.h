/* SPDX-License-Identifier: MIT */
/* Private to this room: what typed figures mean. Each gives a new value, or NULL after check_fail. */
#pragma once

#include "entry/check.h"

struct json *value_from_number(const struct check *check, const struct form_field *field, const char *text);
struct json *value_from_share(const struct check *check, const struct form_field *field, const char *text);
struct json *value_from_date(const struct check *check, const struct form_field *field, const char *text);

/* True if the letters and digits are the same, without regard to case, blanks and signs. */
bool same_words(const char *a, const char *b);
