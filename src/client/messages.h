/* SPDX-License-Identifier: MIT */
/*
 * The language of the program's own words. Letters follow LC_CTYPE, messages the person's language. An English locale opens no
 * catalogue at all (it would cost files at each start and change nothing); a locale that this machine does not have
 * still gets letters in UTF-8 and, if there is a catalogue, its language.
 */
#pragma once

/* Once, first thing in main. Catalogues are looked for in $SECTION11_LOCALEDIR, else where they were installed. */
void messages_start(void);
