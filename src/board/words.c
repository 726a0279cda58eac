/* SPDX-License-Identifier: MIT */
#include "board/words.h"

#include "base/buf.h"
#include "page/gettext.h"
#include "wire/receipt.h"

#include <assert.h>
#include <string.h>

static const char *const states[] = {
	[SUBMISSION_WAITING] = N_("Not opened yet"),
	[SUBMISSION_OPENED] = N_("Opened"),
	[SUBMISSION_QUARANTINED] = N_("Set aside: someone must look"),
};
static_assert(sizeof states / sizeof states[0] == SUBMISSION_STATE_COUNT, "words for every state");

static const struct {
	const char *note, *words;
} notes_table[] = {
	{ "late", N_("It came after the closing day.") },
	{ "quarantined", N_("It was set aside for someone to look at.") },
	{ "by_file", N_("It came on a stick or by another way than the network.") },
};

const char *submission_state_words(enum submission_state state)
{
	return _(states[state]);
}

/* Whether `word` is one of the blank-separated words. */
static bool has_word(const char *words, const char *word)
{
	size_t len = strlen(word);
	for (const char *at = words; *at; at += strcspn(at, " "), at += strspn(at, " "))
		if (strcspn(at, " ") == len && strncmp(at, word, len) == 0)
			return true;
	return false;
}

void notes_words(const char *notes, struct buf *out)
{
	size_t start = out->len;
	for (size_t i = 0; i < sizeof notes_table / sizeof notes_table[0]; i++)
		if (has_word(notes, notes_table[i].note))
			buf_printf(out, "%s%s", out->len > start ? " " : "", _(notes_table[i].words));
}
