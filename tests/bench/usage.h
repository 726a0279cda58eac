/* SPDX-License-Identifier: MIT */
/* What the kernel says of a process: memory and wake-ups. */
#pragma once

#include <stdbool.h>
#include <sys/types.h>

struct usage {
	bool has_maps;               /* pss_kb and uss_kb are known: smaps_rollup may be closed to us */
	long rss_kb, pss_kb, uss_kb; /* resident; shared pages shared out; private pages alone */
	long voluntary;              /* context switches that it asked for, by every thread: how often it woke up */
	long threads;
};
struct usage usage_of(pid_t pid);
