/* SPDX-License-Identifier: MIT */
/* However the program ends, what was typed is there; whatever the terminal is, it says a sentence and loses nothing. */
#include "e2e/board.h"
#include "harness/pty_vterm.h"

#include "base/file.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TYPED "Oak Street Youth Club, known as the Oaks"

struct home {
	char dir[64], client[96];
};

static const char *wanted(const char *name)
{
	const char *value = getenv(name);
	if (!value)
		fail_msg("%s is not set", name);
	return value;
}

/* A client that has joined; nothing listens at the other end, and nothing needs to. */
static void home_begin(struct home *home)
{
	struct board_under_test board;
	char form[256], board_dir[96], invitation[96];
	*home = (struct home){ .dir = "/tmp/section11-leaving-XXXXXX" };
	assert_non_null(mkdtemp(home->dir));
	snprintf(home->client, sizeof home->client, "%s/client", home->dir);
	snprintf(board_dir, sizeof board_dir, "%s/board", home->dir);
	snprintf(invitation, sizeof invitation, "%s/oak.s11invite", home->dir);
	snprintf(form, sizeof form, "%s/third-sector.json", wanted("SECTION11_FORMS"));
	board_begin(&board, wanted("SECTION11_BOARD"), board_dir, form, invitation);
	free(run_program(0, (const char *const[]){ wanted("SECTION11"), "--dir", home->client, "join", invitation, "--remember", NULL }));
}

static void home_end(struct home *home)
{
	free(run_program(0, (const char *const[]){ "/bin/rm", "-rf", home->dir, NULL }));
}

static struct pty *open_client(const struct home *home, int rows, int cols, const char *const env[])
{
	return pty_start(rows, cols, (const char *const[]){ wanted("SECTION11"), "--dir", home->client, NULL }, env);
}

/* To the first question, and types into it; the field is not left. */
static struct pty *type_first_answer(const struct home *home)
{
	struct pty *pty = open_client(home, 24, 80, NULL);
	pty_expect_text(pty, "Begin for ");
	pty_press(pty, "Enter");
	pty_expect_text(pty, "What this is");
	pty_press(pty, "End Enter");
	pty_expect_text(pty, "Your answers and your privacy");
	pty_press(pty, "End Enter");
	pty_expect_text(pty, "How much do you want to answer?");
	pty_press(pty, "End Enter");
	pty_expect_text(pty, "Start with the first question");
	pty_press(pty, "Enter");
	pty_expect_text(pty, "ORG-01: question 1");
	pty_type(pty, TYPED);
	pty_expect_text(pty, TYPED);
	return pty;
}

static void expect_typed(const struct home *home)
{
	char path[160];
	struct file_names names = { 0 };
	struct err err = { 0 };
	snprintf(path, sizeof path, "%s/assessments", home->client);
	assert_true(file_list(path, &names, &err));
	assert_int_equal(names.n, 1);
	char *shown = run_program(0, (const char *const[]){ wanted("SECTION11"), "--dir", home->client, "show", names.names[0], "--json", NULL });
	assert_non_null(strstr(shown, TYPED));
	free(shown);
	file_names_release(&names);
}

static void signals_lose_nothing(void **state)
{
	static const int numbers[] = { SIGTERM, SIGHUP, SIGINT };
	(void)state;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		struct home home;
		home_begin(&home);
		struct pty *pty = type_first_answer(&home);
		pty_signal(pty, numbers[i]);
		pty_expect_exit(pty, 0);
		assert_false(pty_is_alternate(pty));
		pty_stop(pty);
		expect_typed(&home);
		home_end(&home);
	}
}

static void closed_terminal_loses_nothing(void **state)
{
	struct home home;
	(void)state;
	home_begin(&home);
	struct pty *pty = type_first_answer(&home);
	pty_hang_up(pty);
	pty_expect_exit(pty, 0);
	pty_stop(pty);
	expect_typed(&home);
	home_end(&home);
}

/* Nothing but the passing of time: the field keeps the focus, and what was typed is saved all the same. */
static void typing_is_saved_by_itself(void **state)
{
	struct home home;
	(void)state;
	home_begin(&home);
	struct pty *pty = type_first_answer(&home);
	pty_expect_gone(pty, "Saving");
	pty_expect_text(pty, "Saved");
	pty_signal(pty, SIGKILL);
	pty_expect_exit(pty, -SIGKILL);
	pty_stop(pty);
	expect_typed(&home);
	home_end(&home);
}

static void small_window(void **state)
{
	struct home home;
	(void)state;
	home_begin(&home);
	struct pty *pty = open_client(&home, 5, 20, NULL);
	pty_expect_text(pty, "larger");
	pty_resize(pty, 24, 80);
	pty_expect_text(pty, "Your Section 11 self-assessments");
	pty_resize(pty, 8, 20);
	pty_expect_gone(pty, "self-assessments");
	pty_press(pty, "Ctrl-Q");
	pty_expect_exit(pty, 0);
	pty_stop(pty);
	home_end(&home);
}

static void expect_no_escapes(struct pty *pty)
{
	size_t len;
	const char *bytes = pty_bytes(pty, &len);
	assert_null(memchr(bytes, '\033', len));
}

/* EX_UNAVAILABLE, a sentence, and no escape sequence. */
static void no_usable_terminal(void **state)
{
	(void)state;
	struct home home;
	home_begin(&home);
	struct pty *pty = open_client(&home, 24, 80, (const char *const[]){ "TERM=no-such-terminal", NULL });
	pty_expect_text(pty, "terminal");
	pty_expect_exit(pty, 69);
	expect_no_escapes(pty);
	pty_stop(pty);
	home_end(&home);
}

/* What cannot show a screen is told line by line; the end of input (Ctrl-D) leaves. */
static void plain_terminals_are_told(void **state)
{
	static const char *const envs[] = { "TERM=dumb", "TERM", "ACCESSIBLE=1" };
	(void)state;
	struct home home;
	home_begin(&home);
	for (size_t i = 0; i < sizeof envs / sizeof *envs; i++) {
		struct pty *pty = open_client(&home, 24, 80, (const char *const[]){ envs[i], NULL });
		pty_expect_cursor_on(pty, "Number or word:");
		pty_type(pty, "nonsense\n");
		pty_expect_text(pty, "there is no such word");
		pty_type(pty, "\004");
		pty_expect_exit(pty, 0);
		expect_no_escapes(pty);
		pty_stop(pty);
	}
	home_end(&home);
}

/* A signal while long text is being typed, line by line: the lines so far are kept. */
static void signal_in_line_mode(void **state)
{
	struct home home;
	(void)state;
	home_begin(&home);
	struct pty *pty = type_first_answer(&home);
	pty_press(pty, "Ctrl-L");
	pty_expect_cursor_on(pty, "Number or word:");
	pty_type(pty, "1\n");
	pty_expect_text(pty, "What you type takes its place.");
	pty_type(pty, "Another name\n");
	pty_expect_text(pty, ": Another name. Saved");
	pty_type(pty, "evidence\n");
	pty_expect_text(pty, "You can type several lines.");
	pty_type(pty, "First minutes\n" TYPED "\n");
	pty_expect_text(pty, TYPED);
	pty_signal(pty, SIGTERM);
	pty_expect_text(pty, "Your answers are saved.");
	pty_expect_exit(pty, 0);
	pty_stop(pty);
	expect_typed(&home);
	home_end(&home);
}

/* In the middle of an answer to line mode and back: what was typed goes along. */
static void to_line_mode_and_back(void **state)
{
	struct home home;
	(void)state;
	home_begin(&home);
	struct pty *pty = type_first_answer(&home);
	pty_press(pty, "Ctrl-L");
	pty_expect_cursor_on(pty, "Number or word:");
	assert_false(pty_is_alternate(pty));
	pty_type(pty, "1\n");
	pty_expect_text(pty, "Now it reads: " TYPED);
	pty_type(pty, "/screen\n");
	pty_expect_gone(pty, "Now it reads");
	pty_expect_text(pty, TYPED);
	assert_true(pty_is_alternate(pty));
	pty_press(pty, "Ctrl-Q");
	pty_expect_exit(pty, 0);
	pty_stop(pty);
	expect_typed(&home);
	home_end(&home);
}

/* The word `screen` where there is none: line mode goes on, and says why. */
static void no_screen_to_go_to(void **state)
{
	struct home home;
	(void)state;
	home_begin(&home);
	struct pty *pty = open_client(&home, 50, 80, (const char *const[]){ "TERM=dumb", NULL });
	pty_expect_cursor_on(pty, "Number or word:");
	pty_type(pty, "screen\n");
	pty_expect_text(pty, "cannot show");
	pty_expect_cursor_on(pty, "Number or word:");
	pty_type(pty, "quit\n");
	pty_expect_exit(pty, 0);
	expect_no_escapes(pty);
	pty_stop(pty);
	home_end(&home);
}

static void unknown_locale(void **state)
{
	struct home home;
	(void)state;
	home_begin(&home);
	struct pty *pty = open_client(&home, 24, 80, (const char *const[]){ "LC_ALL=xx_YY.UTF-8", "LANGUAGE=xx", NULL });
	pty_expect_text(pty, "Your Section 11 self-assessments");
	pty_press(pty, "q");
	pty_expect_exit(pty, 0);
	pty_stop(pty);
	home_end(&home);
}

/* A catalogue is enough: the locale itself need not be on this computer. */
static void welsh(void **state)
{
	struct home home;
	(void)state;
	home_begin(&home);
	struct pty *pty = open_client(&home, 24, 80, (const char *const[]){ "LC_ALL=cy_GB.UTF-8", "LANGUAGE=cy", NULL });
	pty_expect_text(pty, "Eich hunanasesiadau");
	pty_press(pty, "q");
	pty_expect_exit(pty, 0);
	pty_stop(pty);
	home_end(&home);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(signals_lose_nothing), cmocka_unit_test(closed_terminal_loses_nothing),
		cmocka_unit_test(typing_is_saved_by_itself), cmocka_unit_test(small_window), cmocka_unit_test(no_usable_terminal),
		cmocka_unit_test(plain_terminals_are_told), cmocka_unit_test(signal_in_line_mode),
		cmocka_unit_test(to_line_mode_and_back), cmocka_unit_test(no_screen_to_go_to),
		cmocka_unit_test(unknown_locale), cmocka_unit_test(welsh),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
