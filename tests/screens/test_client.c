/* SPDX-License-Identifier: MIT */
/*
 * Every screen of the client as a picture at four sizes, and as line mode tells it; the ways there are in stories.txt. A
 * screen that no story sees is a failure.
 */
#include "client/screen.h"
#include "harness/screen_test.h"
#include "look.h"
#include "story.h"

#include <stdio.h>

static bool seen[SCREEN_COUNT];

static void see(struct driver *driver, const char *name)
{
	static const struct size sizes[] = { { 24, 80 }, { 12, 40 }, { 8, 20 }, { 60, 200 } };
	seen[place_of(&driver->model)->screen] = true;
	look_all(driver, name, sizes, sizeof sizes / sizeof *sizes);
}

int main(void)
{
	screen_test_locale();
	int failed = stories_play(&(struct audience){ .prefix = "client_", .see = see });
	for (int i = 0; i < SCREEN_COUNT; i++) {
		if (!seen[i])
			fprintf(stderr, "no story sees the screen %s\n", screen_of((enum screen_id)i)->id);
		failed += !seen[i];
	}
	return failed;
}
