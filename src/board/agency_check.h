/* SPDX-License-Identifier: MIT */
/* What an organisation's row may hold, wherever it comes from. */
#pragma once

#include "board/ledger/ledger.h"

/* The texts of one row, as typed or as in a file; NULL or "" where nothing is given. */
struct agency_words {
	const char *name, *sector, *area, *contact;
};
/* A new id, and the words checked and trimmed. Else *ret_fault is what is wrong, in words for people. */
bool agency_from_words(const struct agency_words *words, int64_t now, struct agency *ret, const char **ret_fault);
