/* SPDX-License-Identifier: MIT */
/* How often the courier may knock. */
#pragma once

#include "store/outbox.h"

/* Full jitter: random(0, min(15 minutes, base_ms * 2^n)). */
int64_t backoff_wait_ms(int64_t base_ms, int n);
/*
 * Seconds until the attempts log allows another try: 12 within an hour at most, and what the board asked for. Stamps from a
 * future that a corrected clock has taken away count for the hour, but a request to wait from there is dropped.
 */
int64_t polite_wait_seconds(const struct outbox_attempts *attempts, int64_t now);
