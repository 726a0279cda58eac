/* SPDX-License-Identifier: MIT */
/* Marking of texts for translation; the same marks as in page/gettext.h, which this room may not include. */
#pragma once

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) (text)
#define P_(one, many, n) ngettext(one, many, (unsigned long)(n))
