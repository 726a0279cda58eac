/* SPDX-License-Identifier: MIT */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/*
 * True if free text holds something by which a child may be known: a date of birth (a word such as "born" or "dob" before
 * a figure, or a day on which someone of 3 to 18 years was born), a ten-digit number whose check digit is that of an NHS
 * number, or initials after a word for a child ("Child A.B.", "girl K"). It errs on both sides: it only ever asks a
 * question. `today` in days; 0 leaves bare days alone.
 */
bool text_identifies(const char *text, int64_t today);
