/* SPDX-License-Identifier: MIT */
/* Whether the clock of this computer can be right: sign-offs are dated by it. */
#pragma once

struct model;
struct page;

/* The year in which this program was first given out: no right clock is before it. */
#define CLOCK_FIRST_YEAR 2026
/* Days: so far outside the dates of the forms it is worth a question. */
#define CLOCK_FAR_DAYS 366

/* Why it cannot be, or hardly: before this program, or more than a year before or after the forms of the home page; NULL if all is well. */
const char *clock_doubt(const struct model *model, struct page *page);
