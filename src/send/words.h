/* SPDX-License-Identifier: MIT */
/* What a person is told: what happened, what is safe, what to do next. One row an outcome, translated. */
#pragma once

#include "send/outcome.h"

struct words {
	const char *what, *safe, *next;
};
/* Never NULL members. */
struct words words_of(enum outcome outcome);
/* When the outbox is empty. */
struct words words_of_nothing(void);
