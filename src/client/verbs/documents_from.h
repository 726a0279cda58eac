/* SPDX-License-Identifier: MIT */
/*
 * The organisation's documents from JSON. A document whose id is known here is replaced; any other is added and may
 * get another id, so the links of the answers that come with it are turned to the new one.
 */
#pragma once

#include "base/err.h"

#include <stddef.h>

struct assessment;
struct author;
struct form_question;
struct json;

struct renamed {
	struct json *ids; /* given id to the id here; NULL if none differs */
};
void renamed_release(struct renamed *renamed);

/* `documents` is an array. On failure *ret_at is the index of the one that is wrong, and the assessment is half changed. */
MUST_USE bool documents_from(struct assessment *assessment, const struct json *documents, const struct author *author,
	struct renamed *renamed, size_t *ret_at, struct err *err);
/* Turns the links of one answer. */
void renamed_apply(const struct renamed *renamed, const struct form_question *question, struct json *answer);
