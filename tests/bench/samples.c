/* SPDX-License-Identifier: MIT */
#include "bench/samples.h"

#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

double samples_now_us(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

void samples_add(struct samples *samples, double us)
{
	if (samples->n == samples->room) {
		samples->room = samples->room ? samples->room * 2 : 256;
		samples->us = xreallocarray(samples->us, samples->room, sizeof *samples->us);
	}
	samples->us[samples->n++] = us;
}

void samples_print(struct samples *all, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		printf("%s\"%s\":[", i ? "," : "{", all[i].name);
		for (size_t j = 0; j < all[i].n; j++)
			printf("%s%.1f", j ? "," : "", all[i].us[j]);
		printf("]");
		free(all[i].us);
	}
	printf("}\n");
}
