/* SPDX-License-Identifier: MIT */
/* In the real tmux: windows of every size in the middle of typing. Place, text and cursor are kept, and nothing is left over. */
#include "e2e/home.h"
#include "e2e/tmux.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#define MESON_SKIP 77

static struct tmux *open_first_question(const struct home *home)
{
	char id[HOME_ID_BYTES];
	home_new(home, id);
	struct tmux *tmux = tmux_start(24, 80, (const char *const[]){ wanted("SECTION11"), "--dir", home->client, "--open", id, NULL });
	tmux_expect_text(tmux, "> [ Start with the first question ]");
	tmux_keys(tmux, "Enter");
	tmux_expect_text(tmux, "ORG-01: question 1");
	return tmux;
}

static void leave(struct tmux *tmux)
{
	tmux_keys(tmux, "C-q");
	tmux_expect_end(tmux, 0);
	tmux_stop(tmux);
}

static void sizes_while_typing(void **state)
{
	static const struct {
		int rows, cols;
		const char *typed, *seen;     /* typed there; what then stands before the cursor */
	} steps[] = {
		{ 24, 80, "Oak Street", "Oak Street" }, { 40, 120, " Youth", "Oak Street Youth" }, { 12, 40, " Club", "Oak Street Youth Club" },
		{ 8, 20, ", known", "Club, known" }, { 100, 300, " as", "Oak Street Youth Club, known as" }, { 5, 15, " the", NULL },
		{ 24, 80, " Oaks", "Oak Street Youth Club, known as the Oaks" },
	};
	struct home home;
	home_begin(&home);
	struct tmux *tmux = open_first_question(&home);
	for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
		tmux_resize(tmux, steps[i].rows, steps[i].cols);
		tmux_type(tmux, steps[i].typed);
		if (steps[i].seen)
			tmux_expect_cursor_after(tmux, steps[i].seen);
		else
			tmux_expect_text(tmux, "larger");
	}
	tmux_expect_text(tmux, "ORG-01: question 1");
	leave(tmux);
	home_expect_kept(&home, HOME_TYPED);
	home_end(&home);
}

/* Sizes that follow each other faster than anybody can paint: in the end all is as it was. */
static void storm(void **state)
{
	struct home home;
	home_begin(&home);
	struct tmux *tmux = open_first_question(&home);
	tmux_type(tmux, HOME_TYPED);
	tmux_expect_cursor_after(tmux, HOME_TYPED);
	tmux_expect_text(tmux, "Saved");
	char *before = tmux_window(tmux);
	for (int i = 0; i < 60; i++)
		tmux_resize(tmux, 3 + i * 7 % 50, 10 + i * 31 % 200);
	tmux_resize(tmux, 24, 80);
	tmux_expect_window(tmux, before);
	tmux_expect_cursor_after(tmux, HOME_TYPED);
	free(before);
	leave(tmux);
	home_expect_kept(&home, HOME_TYPED);
	home_end(&home);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(sizes_while_typing), cmocka_unit_test(storm) };
	if (!tmux_is_here()) {
		printf("SKIP: tmux is not installed\n");
		return MESON_SKIP;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
