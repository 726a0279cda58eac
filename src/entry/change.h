/* SPDX-License-Identifier: MIT */
/*
 * Private to this room: the one way in which an assessment changes. A subject is what the
 * history calls it; its value is JSON, NULL where it is not there.
 */
#pragma once

#include "entry/assessment.h"

/* Takes `to`. False if that is how things are already; then nothing happened. The value must be right: see the setters. */
bool change_make(struct assessment *assessment, const char *subject, struct json *to, const struct author *author,
	int64_t reverts);
/* A copy of what the history would keep of an answer: without change, by and at. NULL for NULL and for an empty one. */
struct json *answer_content(const struct json *answer);
/* What the board is told of an answer, without by and at; NULL if that is nothing (only a flag, a private note). The caller frees. */
struct json *answer_told(const struct assessment *assessment, const struct form_question *question, const struct json *answer);
