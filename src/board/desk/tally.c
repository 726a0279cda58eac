/* SPDX-License-Identifier: MIT */
#include "board/desk/tally.h"

#include "base/mem.h"
#include "base/text.h"
#include "page/gettext.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *name, *words;
} states[] = {
	[RETURN_RECEIVED] = { "received", N_("Received") },
	[RETURN_RECEIVED_LATE] = { "received_late", N_("Received late") },
	[RETURN_ASKED] = { "asked", N_("Not yet") },
	[RETURN_OVERDUE] = { "overdue", N_("Overdue") },
};
static_assert(sizeof states / sizeof states[0] == RETURN_STATE_COUNT, "a name for every state");

const char *return_state_name(enum return_state state)
{
	return states[state].name;
}

const char *return_state_words(enum return_state state)
{
	return _(states[state].words);
}

enum return_state return_state_of(const struct return_row *row, const char *today)
{
	if (row->newest.number)
		return strncmp(row->newest.notes, "late", 4) == 0 ? RETURN_RECEIVED_LATE : RETURN_RECEIVED;
	return *row->asked_for_by && strcmp(today, row->asked_for_by) > 0 ? RETURN_OVERDUE : RETURN_ASKED;
}

static bool any_quarantined(const struct return_row *row)
{
	for (size_t i = 0; i < row->submissions.n; i++)
		if (row->submissions.items[i].state == SUBMISSION_QUARANTINED)
			return true;
	return false;
}

static void count(struct tally *tally, const struct return_row *row, enum return_state state)
{
	tally->n++;
	tally->by_state[state]++;
	tally->quarantined += any_quarantined(row);
	tally->withdrawals += row->withdrawal;
}

void tallies_count(const struct return_rows *rows, const char *today, struct tallies *ret)
{
	struct tallies tallies = { 0 };
	for (size_t i = 0; i < rows->n; i++) {
		const struct return_row *row = &rows->items[i];
		enum return_state state = return_state_of(row, today);
		if (tallies.n_sectors == 0 || strcmp(tallies.sectors[tallies.n_sectors - 1].sector, row->agency.sector) != 0) {
			tallies.sectors = xreallocarray(tallies.sectors, tallies.n_sectors + 1, sizeof *tallies.sectors);
			tallies.sectors[tallies.n_sectors] = (struct tally){ 0 };
			text_copy(tallies.sectors[tallies.n_sectors++].sector, sizeof tallies.total.sector, row->agency.sector);
		}
		count(&tallies.sectors[tallies.n_sectors - 1], row, state);
		count(&tallies.total, row, state);
	}
	*ret = tallies;
}

void tallies_release(struct tallies *tallies)
{
	free(tallies->sectors);
	*tallies = (struct tallies){ 0 };
}
