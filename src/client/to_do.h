/* SPDX-License-Identifier: MIT */
/*
 * What there is to do, gathered from an assessment: the next step of every answer that is asked, "no next step yet" for each
 * grade below fully met that has none, documents to review, and on request the dates of the form. Those with a day come
 * first, the earliest at the top; the others follow in the order of the form. Private notes are left out.
 */
#pragma once

#include "base/mem.h"

#include <stdbool.h>
#include <stdint.h>

struct assessment;

enum to_do_kind { TO_DO_NEXT_STEP, TO_DO_NO_NEXT_STEP, TO_DO_REVIEW, TO_DO_DATE, TO_DO_STAGE, TO_DO_KIND_COUNT };
struct to_do {
	enum to_do_kind kind;
	const char *subject;   /* question id, document id, "asked_for_by", "closes" or the stage's id */
	const char *about;     /* the question, or what comes out of a stage; "" if nothing */
	const char *text;      /* what to do */
	const char *owner;     /* "" if nobody is named */
	const char *from;      /* the day on which a stage begins; else "" */
	const char *due;       /* a day or a month as it was written; "" if none */
	int64_t due_day;       /* of a month its last day; TO_DO_NO_DAY */
	size_t place;          /* in the order of the form */
};
#define TO_DO_NO_DAY INT64_MAX

struct to_dos {
	struct arena arena;    /* holds what was put together; the rest belongs to the assessment */
	struct to_do *items;
	size_t n, cap;
};
/* Valid until the assessment changes. */
void to_do_collect(const struct assessment *assessment, bool with_dates, struct to_dos *ret);
void to_do_release(struct to_dos *list);
/* Permanent: "next_step", "no_next_step", "review", "date", "stage". */
const char *to_do_kind_name(enum to_do_kind kind);
