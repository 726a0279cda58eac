/* SPDX-License-Identifier: MIT */
/*
 * What the courier says while it works: sentences, or with --json one object a line on
 * standard output (docs/PROTOCOL.md part 8).
 */
#pragma once

#include "send/outcome.h"
#include "store/outbox.h"

#include <stdio.h>

struct report {
	FILE *out;
	bool json;
	int64_t last_progress_ms;
};

/* A try begins. */
void report_begin(struct report *report, const struct outbox_item *item, int64_t total);
/* At most once a second. */
void report_progress(struct report *report, const struct outbox_item *item, int64_t bytes, int64_t total);
/* A try has failed and another follows in so many seconds. */
void report_again(struct report *report, const struct outbox_item *item, enum outcome outcome, int64_t seconds);
/* The last word on one item in this run. `reference` and `detail` may be "". `seconds`: when to try again, 0 if not known. */
struct report_result {
	enum outcome outcome;
	const char *reference, *detail;
	int64_t bytes, seconds;
};
void report_result(struct report *report, const struct outbox_item *item, const struct report_result *result);
/* Which proxy, if the environment names one: people should know who sees the connection. */
void report_proxy(struct report *report, const char *proxy);
void report_nothing(struct report *report);
/* The last line of JSON: repeats the words of the weightiest outcome. */
void report_end(struct report *report, int received, int left, enum outcome weightiest, int status);
/* What went wrong before anything could be tried. */
void report_trouble(struct report *report, enum outcome outcome, const struct err *err);
