/* SPDX-License-Identifier: MIT */
/*
 * Stories: the ways to every screen and its states, told once in stories.txt and played before different audiences: golden
 * pictures, a language that nobody speaks, looks without colour. A story goes by keys alone, on a real store.
 */
#pragma once

#include "driver.h"

struct audience {
	const char *stories;       /* the file in tests/screens; NULL: stories.txt */
	const char *prefix;
	const char *words, *prose; /* what "type $words" and "type $prose" type */
	struct driver_setting setting;
	/* At each "see NAME" of a story; `name` is what its file is called: prefix and NAME. */
	void (*see)(struct driver *driver, const char *name);
};

/*
 * Plays each story as a test of its own. For main: 0 if all is well. An audience with a prefix ("client_") owns the files in
 * tests/screens that begin with it: one that belongs to no "see" any more is a failure too.
 */
int stories_play(const struct audience *audience);
