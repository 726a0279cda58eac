/* SPDX-License-Identifier: MIT */
/* What an organisation's row may hold, wherever it comes from. */
#pragma once

#include "board/ledger/ledger.h"

/* The texts of one row, as typed or as in a file; NULL or "" where nothing is given. */
struct agency_words {
	const char *name, *sector, *area, *contact;
};
/* The column it is about, by its name in a file, and what is wrong in words for people. */
struct agency_fault {
	const char *column, *words;
};
/* A new id, and the words checked and trimmed. Else *ret_fault says what is wrong. */
bool agency_from_words(const struct agency_words *words, int64_t now, struct agency *ret, struct agency_fault *ret_fault);
