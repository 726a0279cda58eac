/* SPDX-License-Identifier: MIT */
/*
 * Dates as people type them: 31/5/2026, 31.5.2026, 2026-05-31, 31 May 2026, May 31, 2026; a month: 5/2026, 2026-05, May 2026. Names
 * of months are English, from three letters on. What is no date says what it lacks.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum date_fault {
	DATE_NONE,          /* it is a date */
	DATE_NO_DAY,        /* "May 2024", "5/24" */
	DATE_NO_MONTH,      /* "2024" */
	DATE_NO_YEAR,       /* "14 May", "14/5" */
	DATE_SHORT_YEAR,    /* "14 May 24" */
	DATE_NO_SUCH_DAY,   /* "31 Feb 2024": days_in_month says how many there are */
	DATE_UNREADABLE,
	DATE_FAULT_COUNT
};

struct date_typed {
	enum date_fault fault;
	int year, month, day;     /* 0: not said. Two digits of a year are meant to be of this century */
	int days_in_month;        /* NO_SUCH_DAY */
	const char *name;         /* the month as it was typed, within the text; NULL: as a number */
	size_t name_len;
};

/* `month_will_do`: a month without a day is a date too. */
void date_read(const char *text, bool month_will_do, struct date_typed *ret);
