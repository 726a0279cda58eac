/* SPDX-License-Identifier: MIT */
#include "send/manners.h"

#include "base/crypto.h"

#define BACKOFF_MAX_MS ((int64_t)15 * 60 * 1000)
#define HOUR_SECONDS 3600
#define DOUBLINGS_MAX 20

int64_t backoff_wait_ms(int64_t base_ms, int n)
{
	uint64_t random;
	int64_t top = base_ms << (n < 0 ? 0 : n > DOUBLINGS_MAX ? DOUBLINGS_MAX : n);
	if (top > BACKOFF_MAX_MS)
		top = BACKOFF_MAX_MS;
	crypto_random(&random, sizeof random);
	return (int64_t)(random % (uint64_t)(top + 1));
}

static int64_t wait_of_hour(const struct outbox_attempts *attempts, int64_t now)
{
	if (attempts->n_begun_at < OUTBOX_RECENT)
		return 0;
	int64_t age = now - attempts->begun_at[0];
	if (age >= HOUR_SECONDS || age <= -HOUR_SECONDS)
		return 0;
	return age < 0 ? HOUR_SECONDS : HOUR_SECONDS - age;
}

static int64_t wait_asked_for(const struct outbox_attempts *attempts, int64_t now)
{
	int64_t age = now - attempts->wait_since;
	return age < 0 || age >= attempts->wait_seconds ? 0 : attempts->wait_seconds - age;
}

int64_t polite_wait_seconds(const struct outbox_attempts *attempts, int64_t now)
{
	int64_t hour = wait_of_hour(attempts, now), asked = wait_asked_for(attempts, now);
	return hour > asked ? hour : asked;
}
