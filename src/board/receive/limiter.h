/* SPDX-License-Identifier: MIT */
/*
 * Counts failed codes by address and by the beginning of the code, in windows of a minute.
 * A fixed table: whoever sends many addresses pushes out the oldest, never fills memory. A code
 * that is valid is never held up (a code has 130 random bits: guessing is not what this
 * stops), so that one troublemaker behind a shared address cannot keep the others out.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#define LIMITER_SETS 256
#define LIMITER_WAYS 4
#define LIMITER_WINDOW_MS 60000
#define LIMITER_FAILURES_MAX 10

struct limiter {
	struct limiter_slot { uint64_t key; int64_t since_ms; int count; } slots[LIMITER_SETS][LIMITER_WAYS];
	uint64_t seed;
};
void limiter_init(struct limiter *limiter);
/* Counts one failure of `what` ("address" or "code", kept apart by `kind`); true if that is one too many. */
bool limiter_fail(struct limiter *limiter, char kind, const char *what, int64_t now_ms);
