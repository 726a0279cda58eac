/* SPDX-License-Identifier: MIT */
/* Times of one thing measured many times, printed as a member of a JSON object: "name":[12.5,13.1] in microseconds. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct samples {
	const char *name;
	double *us;
	size_t n, room;
};
double samples_now_us(void);
void samples_add(struct samples *samples, double us);
/* The whole object, and frees them. */
void samples_print(struct samples *all, size_t n);
