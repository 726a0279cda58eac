/* SPDX-License-Identifier: MIT */
/* Every screen of the client as a picture at four sizes, and as line mode tells it; the ways there are in stories.txt. */
#include "harness/screen_test.h"
#include "look.h"
#include "story.h"

static void see(struct driver *driver, const char *name)
{
	static const struct size sizes[] = { { 24, 80 }, { 12, 40 }, { 8, 20 }, { 60, 200 } };
	look_all(driver, name, sizes, sizeof sizes / sizeof *sizes);
}

int main(void)
{
	screen_test_locale();
	return stories_play(&(struct audience){ .prefix = "client_", .see = see });
}
