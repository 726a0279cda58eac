/* SPDX-License-Identifier: MIT */
/*
 * Every screen in the language that nobody speaks (pseudo.py): longer words, accents of several bytes, brackets around every
 * text. Pictures to look at, and what can be told without eyes: nothing is untranslated, nothing is cut that cannot be
 * scrolled to, and the cursor is on what has the focus.
 */
#include "harness/screen_test.h"
#include "look.h"
#include "proof.h"
#include "story.h"

static void see(struct driver *driver, const char *name)
{
	static const struct size pictures[] = { { 24, 80 }, { 12, 40 } }, proofs[] = { { 24, 80 }, { 12, 40 }, { 8, 20 }, { 60, 200 } };
	proof_translated(driver);
	for (size_t i = 0; i < sizeof proofs / sizeof *proofs; i++)
		proof_whole(driver, proofs[i]);
	look_all(driver, name, pictures, sizeof pictures / sizeof *pictures);
}

int main(void)
{
	screen_test_locale();
	return stories_play(&(struct audience){ .prefix = "pseudo_", .setting = { .pseudo = true }, .see = see });
}
