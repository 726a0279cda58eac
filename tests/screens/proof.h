/* SPDX-License-Identifier: MIT */
/* What can be told of a page in front without eyes. Each ends the test with words if it does not hold. */
#pragma once

#include "look.h"

/* In the language that nobody speaks: every letter of the page and of what line mode tells is translated, or is data. */
void proof_translated(struct driver *driver);
/* The same language: of what stands between brackets nothing is lost, whichever way one has to scroll for it. */
void proof_whole(struct driver *driver, struct size size);
/* The cursor is on what has the focus, and inside the picture. */
void proof_cursor(struct driver *driver, const struct cells *cells);
/* Every row is as wide as the picture: no wide character is cut in half, nothing stands over its edge, all of it is harmless. */
void proof_cells(struct driver *driver, const struct cells *cells);
/* In a field the cursor stands on the letter that comes after the caret, or behind the last one. */
void proof_caret(struct driver *driver, const struct cells *cells);
