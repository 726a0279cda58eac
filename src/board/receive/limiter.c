/* SPDX-License-Identifier: MIT */
#include "board/receive/limiter.h"

#include "base/crypto.h"

#include <stddef.h>

void limiter_init(struct limiter *limiter)
{
	*limiter = (struct limiter){ 0 };
	crypto_random(&limiter->seed, sizeof limiter->seed);
}

/* FNV-1a with a seed nobody knows: never 0, which marks a free slot. */
static uint64_t key_of(const struct limiter *limiter, char kind, const char *what)
{
	uint64_t key = (1469598103934665603ULL ^ limiter->seed) * 1099511628211ULL ^ (unsigned char)kind;
	for (; *what; what++)
		key = (key ^ (unsigned char)*what) * 1099511628211ULL;
	key ^= key >> 29;
	return key ? key : 1;
}

static struct limiter_slot *slot_of(struct limiter *limiter, uint64_t key, int64_t now_ms)
{
	struct limiter_slot *set = limiter->slots[key % LIMITER_SETS], *oldest = set;
	for (size_t i = 0; i < LIMITER_WAYS; i++) {
		if (set[i].key == key && now_ms - set[i].since_ms < LIMITER_WINDOW_MS)
			return &set[i];
		if (set[i].key == 0 || (oldest->key != 0 && set[i].since_ms < oldest->since_ms))
			oldest = &set[i];
	}
	*oldest = (struct limiter_slot){ .key = key, .since_ms = now_ms };
	return oldest;
}

bool limiter_fail(struct limiter *limiter, char kind, const char *what, int64_t now_ms)
{
	struct limiter_slot *slot = slot_of(limiter, key_of(limiter, kind, what), now_ms);
	if (slot->count <= LIMITER_FAILURES_MAX)
		slot->count++;
	return slot->count > LIMITER_FAILURES_MAX;
}
