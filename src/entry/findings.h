/* SPDX-License-Identifier: MIT */
/* Private to this room: findings counted without being listed. */
#pragma once

#include "entry/progress.h"

/* Adds to ret[STRENGTH_…] how many findings a question has, or the whole (question NULL). */
void findings_count(const struct assessment *assessment, const struct form_question *question, int ret[STRENGTH_CRITICAL + 1]);
