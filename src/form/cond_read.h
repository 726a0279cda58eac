/* SPDX-License-Identifier: MIT */
/*
 * Conditions as JSON (docs/FORMATS.md 1.5) into trees, private to this room. Every name in
 * them is checked against the form, so this runs when all questions have been read.
 */
#pragma once

#include "form/reader.h"

/* NULL with a fault. Fields from the ordinal `limit` on come later than the condition. */
const struct cond *cond_read(struct reader *reader, const struct place *at, const struct json *json, size_t limit);
