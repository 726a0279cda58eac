/* SPDX-License-Identifier: MIT */
/*
 * What each action sends over the line, beside what it shows: a ceiling for each, so that nothing is painted that stands there
 * already. At 9600 baud a thousand bytes are a second.
 */
#include "e2e/board.h"
#include "e2e/hands.h"
#include "e2e/home.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WAY_BYTES 150          /* of the cursor and attributes, in a paint of a whole page */

struct line {
	struct home home;
	struct pty *pty;
	struct hands hands;
};

static void open_line(struct line *line, const char *term)
{
	char id[HOME_ID_BYTES], env[64];
	home_begin(&line->home);
	home_new(&line->home, id);
	home_fill_in(&line->home, id);
	snprintf(env, sizeof env, "TERM=%s", term);
	line->pty = pty_start(24, 80, (const char *const[]){ wanted("SECTION11"), "--dir", line->home.client, "--open", id, NULL },
		(const char *const[]){ env, NULL });
	line->hands = (struct hands){ .pty = line->pty };
	pty_expect_text(line->pty, "Task list");
}

static void close_line(struct line *line)
{
	pty_press(line->pty, "Ctrl-Q");
	pty_expect_exit(line->pty, 0);
	pty_stop(line->pty);
	home_end(&line->home);
}

static size_t bytes_on_screen(struct pty *pty)
{
	char *dump = pty_dump(pty);
	size_t len = strlen(dump);
	free(dump);
	return len;
}

static void check(struct line *line, const char *what, size_t most)
{
	size_t len;
	pty_bytes(line->pty, &len);
	print_message("  %-34s %5zu bytes, at most %zu\n", what, len, most);
	if (len > most)
		fail_msg("%s: %zu bytes, more than %zu", what, len, most);
	pty_forget_bytes(line->pty);
}

/* A page that is new: what stands on it, a fifth more, and the way there. */
static void check_page(struct line *line, const char *what)
{
	check(line, what, bytes_on_screen(line->pty) * 6 / 5 + WAY_BYTES);
}

static void press(struct line *line, const char *key, const char *cursor_on)
{
	pty_press(line->pty, key);
	pty_expect_cursor_on(line->pty, cursor_on);
}

static void walk(struct line *line)
{
	pty_expect_cursor_on(line->pty, "> About your organisation");
	check_page(line, "first paint");
	press(line, "Down", "> KF1 Leadership");
	check(line, "a move", 20);
	press(line, "Down", "> KF2 Clear");
	check(line, "a move", 20);
	press(line, "Up", "> KF1 Leadership");
	press(line, "Up", "> About your organisation");
	check(line, "two moves", 40);
	press(line, "Enter", "> ORG-01");
	check_page(line, "a page");
	pty_press(line->pty, "Enter");
	pty_expect_cursor_on(line->pty, "Oak Street");
	check_page(line, "a page");
	pty_type(line->pty, "x");
	pty_expect_text(line->pty, ")x");
	check(line, "the first letter, and \"Saving\"", 50);
	pty_type(line->pty, "y");
	pty_expect_text(line->pty, ")xy");
	check(line, "a letter in a line", 40); /* it may be saved in between */
	press(line, "Tab", "> [ Continue ]");
	check(line, "the next part, other keys below", 320);
	pty_press(line->pty, "Ctrl-N");
	pty_expect_text(line->pty, "ORG-02");
	check_page(line, "the next question");
}

/* Down to the end of the task list: each step that scrolls costs the new row, not the page. */
static void scroll(struct line *line)
{
	pty_press(line->pty, "Ctrl-T");
	pty_expect_text(line->pty, "Task list");
	pty_press(line->pty, "Home");
	pty_expect_cursor_on(line->pty, "> About your organisation");
	pty_forget_bytes(line->pty);
	for (int i = 0; i < 15; i++) {
		int row, col;
		bool visible;
		pty_cursor(line->pty, &row, &col, &visible);
		char *now = pty_row(line->pty, row);
		pty_press(line->pty, "Down");
		pty_expect_cursor_left(line->pty, now);
		free(now);
		check(line, "a step down the list", 200);
	}
}

static void test_bytes(void **state)
{
	static const char *const terms[] = { "xterm-256color", "linux", "vt220" };
	for (size_t i = 0; i < sizeof terms / sizeof terms[0]; i++) {
		struct line line;
		print_message("%s\n", terms[i]);
		open_line(&line, terms[i]);
		walk(&line);
		scroll(&line);
		close_line(&line);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_bytes) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
