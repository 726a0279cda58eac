/* SPDX-License-Identifier: MIT */
/* The language of the program's own words: base/language.h says which, gettext has them. */
#pragma once

/* Once, first thing in main. Catalogues are looked for in $SECTION11_LOCALEDIR, else where they were installed. */
void messages_start(void);
/* From now on this language ("cy"). What was translated before stays as it is: pages are built anew. */
void messages_use(const char *language);
