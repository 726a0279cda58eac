/* SPDX-License-Identifier: MIT */
/* The board's words for people, translated. Nothing returned is NULL. */
#pragma once

#include "board/ledger/ledger.h"

/* "29 January 2027"; the text itself if it is no day. `to` holds the words. */
const char *day_words(const char *day, char to[64]);
/* "29 January 2027, 14:05" of a stamp, here; the text itself if it is no stamp. */
const char *stamp_words(const char *stamp, char to[64]);
const char *submission_state_words(enum submission_state state);
/* The notes of a receipt as a sentence: "It came after the closing day." Appends nothing for none. */
void notes_words(const char *notes, struct buf *out);
