/* SPDX-License-Identifier: MIT */
/*
 * Marking of texts for translation. `_` translates now, `N_` only marks (for tables), `P_`
 * chooses by number. Whole sentences only; never glue pieces. TRANSLATORS: comments explain.
 */
#pragma once

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) (text)
#define P_(one, many, n) ngettext(one, many, (unsigned long)(n))
