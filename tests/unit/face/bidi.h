/* SPDX-License-Identifier: MIT */
/* A terminal that orders its rows by itself: UAX #9 without explicit controls, which no row has. */
#pragma once

#include <stdbool.h>

struct cell;

/* Which cell of the row stands at each place from the left. `guess`: a row's direction is that of its first letter, else left to right. */
void bidi_order(const struct cell *row, int cols, bool guess, int *ret_cells);
