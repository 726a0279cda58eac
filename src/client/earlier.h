/* SPDX-License-Identifier: MIT */
/* The assessment of an earlier year, to look at beside this one. */
#pragma once

#include "client/model.h"

/* The one before this assessment, opened to be read; NULL if there is none that can be. The caller closes it. */
struct opened *earlier_open(struct store *store, const struct assessment *assessment);
/* What its form is called; false if there is none. */
bool earlier_title(struct store *store, const struct assessment *assessment, char ret[EARLIER_TITLE_BYTES]);
