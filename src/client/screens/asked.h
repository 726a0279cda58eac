/* SPDX-License-Identifier: MIT */
/*
 * What the page of a question asks for, in the page's order, and whether it is filled in. Optional fields are not asked for, but
 * where the whole question is optional; the telephone and e-mail of a person never are.
 */
#pragma once

#include <stdbool.h>

struct model;

/* The next open thing behind the one with the id `from` (NULL: the first on the page). False if there is none. */
bool asked_next(const struct model *model, const char *from, char ret_id[64]);
/* The next field, choice or button behind it, asked for or not. False if Continue comes first. */
bool asked_field_behind(const struct model *model, const char *from, char ret_id[64]);
