/* SPDX-License-Identifier: MIT */
/* The board's words for people, translated. Nothing returned is NULL. */
#pragma once

#include "board/ledger/ledger.h"

const char *submission_state_words(enum submission_state state);
/* The notes of a receipt as a sentence: "It came after the closing day." Appends nothing for none. */
void notes_words(const char *notes, struct buf *out);
