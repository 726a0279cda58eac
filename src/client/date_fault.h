/* SPDX-License-Identifier: MIT */
/* What is said where something else than a date was typed: "Add the day, for example 14 May 2024." */
#pragma once

#include <stdbool.h>

struct buf;

/* Appends what precisely is missing. False, and nothing appended, if that cannot be told. */
bool date_fault_words(const char *text, bool month_will_do, struct buf *out);
