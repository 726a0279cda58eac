/* SPDX-License-Identifier: MIT */
/* Who was asked and what came of it, counted: the rows of the ledger with a state each, by sector and in all. */
#pragma once

#include "board/ledger/returns.h"

enum return_state {
	RETURN_RECEIVED,       /* in time */
	RETURN_RECEIVED_LATE,  /* after the closing day */
	RETURN_ASKED,          /* nothing yet, and time is left */
	RETURN_OVERDUE,        /* nothing yet, and the day it was asked for by has passed */
	RETURN_STATE_COUNT
};
const char *return_state_name(enum return_state state);  /* "received_late" */
const char *return_state_words(enum return_state state); /* translated */
enum return_state return_state_of(const struct return_row *row, const char *today);

struct tally {
	char sector[LEDGER_SECTOR_BYTES];      /* "" in the total */
	int64_t n, by_state[RETURN_STATE_COUNT];
	int64_t quarantined, withdrawals;
};
struct tallies {
	struct tally total;
	struct tally *sectors;
	size_t n_sectors;
};
void tallies_count(const struct return_rows *rows, const char *today, struct tallies *ret);
void tallies_release(struct tallies *tallies);
