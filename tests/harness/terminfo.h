/* SPDX-License-Identifier: MIT */
/* What the descriptions of terminals say, for tests; curses keeps its names to itself. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* Whether this computer has a description of it. */
bool terminfo_knows(const char *term);
/* A capability as text, such as "kcuu1" or "smcup". False if the terminal has none, or it does not fit. */
bool terminfo_text(const char *term, const char *capability, char *to, size_t size);
int terminfo_colours(const char *term);
