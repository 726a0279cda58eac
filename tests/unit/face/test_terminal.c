/* SPDX-License-Identifier: MIT */
/* The terminal itself, with a small program (demo.c) in a pty. */
#include "face/terminal.h"

#include "harness/pty_vterm.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct pty *start(const char *const words, const char *const env[])
{
	return pty_start(24, 80, (const char *const[]){ DEMO, words, NULL }, env);
}

static void leave(struct pty *pty)
{
	pty_press(pty, "q");
	pty_expect_exit(pty, 0);
	pty_stop(pty);
}

static bool wrote(struct pty *pty, const char *bytes)
{
	size_t len;
	const char *all = pty_bytes(pty, &len);
	return memmem(all, len, bytes, strlen(bytes)) != NULL;
}

static void test_shows_and_gives_back(void **state)
{
	struct pty *pty = start("still", NULL);
	pty_expect_text(pty, "> 1. Leadership and accountability                               Completed");
	pty_expect_cursor_on(pty, "> 1. Leadership");
	pty_expect_cursor(pty, 8, 2);
	assert_true(pty_is_alternate(pty));
	assert_true(wrote(pty, "\033[?2004h"));
	assert_false(wrote(pty, "\033[?1002h"));
	pty_forget_bytes(pty);
	pty_press(pty, "q");
	pty_expect_exit(pty, 0);
	pty_expect_text(pty, "bye");
	assert_false(pty_is_alternate(pty));
	assert_true(wrote(pty, "\033[?2004l"));
	int row, col;
	bool visible;
	pty_cursor(pty, &row, &col, &visible);
	assert_true(visible);
	assert_int_equal(pty_answers(pty), 0);
	pty_stop(pty);
}

static void test_moves_cost_few_bytes(void **state)
{
	struct pty *pty = start("still", NULL);
	size_t len;
	pty_expect_cursor_on(pty, "> 1. Leadership");
	assert_true(pty_bytes(pty, &len) && len < 3200);
	static const char *const rows[] = { "> 2. Recr", "> 3. Trai", "> 4. List", "> 5. Mana" };
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		pty_forget_bytes(pty);
		pty_press(pty, "Down");
		pty_expect_cursor_on(pty, rows[i]);
		pty_bytes(pty, &len);
		assert_in_range(len, 1, 20);
	}
	/* Never cleared after the first paint. */
	assert_false(wrote(pty, "\033[2J"));
	assert_false(wrote(pty, "\033[H\033[J"));
	leave(pty);
}

/* Each paint is one write, also the first; keys that come together are painted once. */
static void test_one_write_a_paint(void **state)
{
	struct pty *pty = start(NULL, NULL);
	pty_expect_text(pty, "Timeout, paints 1, writes 1,");
	pty_press(pty, "Down");
	pty_expect_text(pty, "Key Down, paints 2, writes 2,");
	pty_type(pty, "\033[B\033[B\033[B\033[B\033[B\033[B");
	pty_expect_text(pty, "Key Down, paints 3, writes 3,");
	pty_expect_cursor_on(pty, "> 8. Recr");
	leave(pty);
}

static void test_keys(void **state)
{
	static const struct {
		const char *press, *said;
	} cases[] = {
		{ "Up", "Key Up," }, { "F1", "Key F1," }, { "Ctrl-S", "Key Ctrl-S," }, { "Ctrl-C", "Key Ctrl-C," }, { "Ctrl-Z", "Key Ctrl-Z," },
		{ "Ctrl-Q", "Key Ctrl-Q," }, { "Esc", "Key Esc," }, { "Shift-Tab", "Key Shift-Tab," }, { "Alt-Left", "Key Alt-Left," },
		{ "PageDown", "Key PageDown," }, { "Enter", "Key Enter," }, { "Backspace", "Key Backspace," }, { "\xc3\xa9", "Key \xc3\xa9," },
	};
	struct pty *pty = start(NULL, NULL);
	pty_expect_text(pty, "Timeout");
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		pty_press(pty, cases[i].press);
		pty_expect_text(pty, cases[i].said);
	}
	pty_paste(pty, "one q two");
	pty_expect_text(pty, "Paste one q two,");
	leave(pty);
}

static void test_resize(void **state)
{
	static const struct {
		int rows, cols;
		const char *said;
	} cases[] = { { 12, 60, "60x12." }, { 40, 120, "120x40." }, { 24, 80, "80x24." } };
	struct pty *pty = start(NULL, NULL);
	pty_expect_text(pty, "80x24.");
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		pty_resize(pty, cases[i].rows, cases[i].cols);
		pty_expect_text(pty, cases[i].said);
		pty_expect_cursor_on(pty, "> 1. Leadership");
	}
	pty_resize(pty, 8, 19);
	pty_expect_text(pty, "Please make the");
	pty_resize(pty, 8, 20);
	pty_expect_cursor_on(pty, "> 1. Leadership");
	leave(pty);
}

/* Smaller and back before the program looks: its size is the same, and what the terminal cut off is painted again. */
static void test_resize_unseen(void **state)
{
	struct pty *pty = start("still", NULL);
	pty_expect_cursor_on(pty, "> 1. Leadership");
	char *before = pty_dump(pty);
	pty_resize_to_and_fro(pty, 3, 10);
	pty_expect_screen(pty, before, 8, 2);
	free(before);
	leave(pty);
}

static void test_suspend(void **state)
{
	struct pty *pty = start(NULL, NULL);
	pty_expect_text(pty, "Timeout");
	pty_press(pty, "s");
	pty_expect_text(pty, "outside");
	assert_false(pty_is_alternate(pty));
	assert_true(wrote(pty, "\033[?2004l"));
	pty_forget_bytes(pty);
	/* Line by line again: nothing is read before Enter. */
	pty_type(pty, "xyz\n");
	pty_expect_text(pty, "Resized,");
	pty_expect_gone(pty, "outside");
	pty_expect_cursor_on(pty, "> 1. Leadership");
	assert_true(pty_is_alternate(pty));
	assert_true(wrote(pty, "\033[?2004h"));
	leave(pty);
}

/* Asked to stop: the shell has its terminal as it was, and gets it back to give once more. */
static void test_stop_below_a_shell(void **state)
{
	static const char script[] = "set -m; \"$1\" still; echo stopped $?; read line; fg >/dev/null; echo over $?";
	struct pty *pty = pty_start(24, 80, (const char *const[]){ "/bin/sh", "-c", script, "sh", DEMO, NULL }, NULL);
	for (int i = 0; i < 2; i++) {
		pty_expect_cursor_on(pty, "> 1. Leadership");
		assert_true(pty_is_alternate(pty));
		assert_false(pty_echoes(pty));
		if (i == 1)
			break;
		pty_signal_front(pty, SIGTSTP);
		pty_expect_text(pty, "stopped 148");
		assert_false(pty_is_alternate(pty));
		assert_true(pty_echoes(pty));
		assert_true(wrote(pty, "\033[?2004l"));
		pty_forget_bytes(pty);
		pty_type(pty, "\n");
	}
	assert_true(wrote(pty, "\033[?2004h"));
	pty_press(pty, "q");
	pty_expect_text(pty, "over 0");
	pty_expect_exit(pty, 0);
	pty_stop(pty);
}

/* Where no shell could continue it, it goes on; and one that was stopped and continued paints all again. */
static void test_stop_and_continue(void **state)
{
	struct pty *pty = start(NULL, NULL);
	pty_expect_text(pty, "Timeout");
	pty_signal(pty, SIGTSTP);
	pty_expect_text(pty, "Resized,");
	pty_press(pty, "Down");
	pty_expect_text(pty, "Key Down,");
	pty_signal(pty, SIGSTOP);
	pty_signal(pty, SIGCONT);
	pty_expect_text(pty, "Resized,");
	leave(pty);
}

/* A terminal that takes nothing: keys are taken all the same, and in the end it shows where they led, once. */
static void test_clogged(void **state)
{
	struct pty *pty = start(NULL, NULL);
	pty_expect_text(pty, "Timeout, paints 1, writes 1,");
	pty_clog(pty);
	pty_press(pty, "Down");
	pty_press(pty, "Down");
	pty_press(pty, "Down");
	pty_unclog(pty);
	pty_expect_cursor_on(pty, "> 4. Listening");
	pty_expect_text(pty, "Key Down,");
	leave(pty);
}

/* Nobody reads and it must end: it does, and gives back what it can. */
static void test_clogged_at_the_end(void **state)
{
	struct pty *pty = pty_start(24, 80, (const char *const[]){ DEMO, "still", "mute", NULL }, NULL);
	pty_expect_text(pty, "> 1. Leadership");
	pty_clog(pty);
	pty_press(pty, "Down");
	pty_press(pty, "q");
	pty_expect_exit(pty, 0);
	pty_stop(pty);
}

/* The shell gets its terminal as it was, also when there is no memory to say so with. */
static void test_no_memory(void **state)
{
	static const char *const words[] = { "still", "mouse" };
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		struct pty *pty = pty_start(24, 80, (const char *const[]){ DEMO, words[i], NULL }, NULL);
		pty_expect_cursor_on(pty, "> 1. Leadership");
		/* Given away once before: that must not have used up what is kept for this. */
		if (i == 0) {
			pty_press(pty, "s");
			pty_expect_text(pty, "outside");
			pty_type(pty, "\n");
			pty_expect_gone(pty, "outside");
			pty_expect_cursor_on(pty, "> 1. Leadership");
		}
		assert_false(pty_echoes(pty));
		pty_forget_bytes(pty);
		pty_press(pty, "m");
		pty_expect_exit(pty, 71);
		pty_expect_text(pty, "out of memory");
		assert_true(pty_echoes(pty));
		assert_false(pty_is_alternate(pty));
		assert_true(wrote(pty, "\033[?2004l"));
		assert_int_equal(wrote(pty, "\033[?1006l"), i == 1);
		pty_stop(pty);
	}
}

static void test_wake(void **state)
{
	struct pty *pty = start("wake", NULL);
	pty_expect_text(pty, "Wake 0,");
	leave(pty);
}

static void test_terminal_goes_away(void **state)
{
	struct pty *pty = start("still", NULL);
	pty_expect_text(pty, "Your assessment");
	pty_hang_up(pty);
	pty_expect_exit(pty, 5);
	pty_stop(pty);
}

static void test_terminals_that_cannot(void **state)
{
	static const char *const terms[] = { "TERM=dumb", "TERM=no-such-terminal", "TERM=", "TERM" };
	for (size_t i = 0; i < sizeof terms / sizeof terms[0]; i++) {
		struct pty *pty = start(NULL, (const char *const[]){ terms[i], NULL });
		pty_expect_exit(pty, 3);
		pty_expect_text(pty, "terminal: ");
		pty_stop(pty);
	}
}

/* Other kinds of terminal: pictures the same, nothing sent that they may not understand. */
static void test_other_terminals(void **state)
{
	static const struct {
		const char *term;
		bool paste, alternate;
	} cases[] = {
		{ "TERM=vt100", false, false }, { "TERM=vt220", false, false }, { "TERM=linux", false, false }, { "TERM=ansi", false, false },
		{ "TERM=screen-256color", true, true }, { "TERM=tmux-256color", true, true }, { "TERM=xterm", true, true }, 
		{ "TERM=xterm-mono", true, false }, /* the old switch, which libvterm does not know */
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct pty *pty = start(NULL, (const char *const[]){ cases[i].term, NULL });
		pty_expect_text(pty, "Timeout");
		pty_expect_cursor_on(pty, "> 1. Leadership");
		pty_press(pty, "Down");
		pty_expect_cursor_on(pty, "> 2. Recruitment");
		assert_false(wrote(pty, "\033[31m") || wrote(pty, "\033[91m"));
		assert_int_equal(wrote(pty, "\033[?2004h"), cases[i].paste);
		assert_int_equal(pty_is_alternate(pty), cases[i].alternate);
		pty_press(pty, "q");
		pty_expect_exit(pty, 0);
		/* The prompt that comes next has a row of its own. */
		pty_expect_text(pty, "bye");
		assert_int_equal(pty_answers(pty), 0);
		pty_stop(pty);
	}
}

static void test_colour(void **state)
{
	static const struct {
		const char *word, *env;
		bool colour;
	} cases[] = { { NULL, "X=", true }, { NULL, "NO_COLOR=", true }, { NULL, "NO_COLOR=1", false }, { "mono", "X=", false },
		/* Eight colours, or sixteen: none of them is read on black and on white. */
		{ NULL, "TERM=xterm", false }, { NULL, "TERM=xterm-16color", false }, { NULL, "TERM=vt100", false } };
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct pty *pty = start(cases[i].word, (const char *const[]){ cases[i].env, NULL });
		pty_expect_text(pty, "Timeout");
		pty_type(pty, "\033[B\033[B\033[B\033[B\033[B\033[B\033[B\033[B\033[B\033[B\033[B\033[B\033[B\033[B\033[B");
		pty_expect_text(pty, "Problem: Red");
		assert_false(wrote(pty, "\033[31m") || wrote(pty, "\033[91m"));
		assert_int_equal(wrote(pty, "\033[38;5;131m"), cases[i].colour);
		pty_press(pty, "t");
		pty_expect_text(pty, "Key t,");
		leave(pty);
	}
}

static void test_ascii(void **state)
{
	static const struct {
		const char *word, *env;
	} cases[] = { { "ascii", "X=" }, { NULL, "LC_ALL=C" } };
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct pty *pty = start(cases[i].word, (const char *const[]){ cases[i].env, NULL });
		pty_expect_text(pty, "Timeout");
		pty_expect_text(pty, "Youth Club - Third");
		pty_expect_text(pty, "################====");
		size_t len;
		const char *bytes = pty_bytes(pty, &len);
		for (size_t k = 0; k < len; k++)
			assert_false((unsigned char)bytes[k] & 0x80);
		leave(pty);
	}
}

/* Wide and combining text stands where the picture says, and what could harm a terminal does not reach it. */
static void test_scripts(void **state)
{
	struct pty *pty = pty_start(32, 70, (const char *const[]){ DEMO, "scripts", NULL }, NULL);
	pty_expect_text(pty, "Timeout");
	pty_expect_text(pty, "  Wide 漢字かな交じり文, combining e\xcc\x81 a\xcc\x8a o\xcc\x88, emoji 👍 and");
	pty_expect_text(pty, "> [x] はい、全部そろっています");
	pty_expect_text(pty, "  Escape \xef\xbf\xbd[31m, bell \xef\xbf\xbd, override \xef\xbf\xbd" "abc");
	assert_false(wrote(pty, "\a"));
	assert_false(wrote(pty, "\xe2\x80\xae"));
	pty_press(pty, "Down Down Down");
	pty_expect_text(pty, "> │ 今日は子どもの安全について");
	pty_expect_cursor_on(pty, "  │ Done.");
	leave(pty);
}

/* In a locale that cannot say a letter, a question mark stands for it and the columns stay. */
static void test_scripts_in_ascii(void **state)
{
	struct pty *pty = pty_start(32, 70, (const char *const[]){ DEMO, "scripts", NULL }, (const char *const[]){ "LC_ALL=C", NULL });
	pty_expect_text(pty, "Timeout");
	pty_expect_text(pty, "> [x] ? ? ? ? ? ?");
	pty_expect_text(pty, "combining e a o, emoji");
	size_t len;
	const char *bytes = pty_bytes(pty, &len);
	for (size_t k = 0; k < len; k++)
		assert_false((unsigned char)bytes[k] & 0x80);
	leave(pty);
}

static void test_mouse(void **state)
{
	struct pty *pty = start("mouse", NULL);
	pty_expect_text(pty, "Timeout");
	assert_true(wrote(pty, "\033[?1002h\033[?1006h"));
	pty_click(pty, 9, 12);
	pty_expect_text(pty, "Click 9:12");
	pty_press(pty, "q");
	pty_expect_exit(pty, 0);
	assert_true(wrote(pty, "\033[?1006l\033[?1002l"));
	pty_stop(pty);
}

/* All painted anew on request, with a clear, in one write. */
static void test_forget(void **state)
{
	struct pty *pty = start(NULL, NULL);
	pty_expect_text(pty, "paints 1, writes 1,");
	pty_forget_bytes(pty);
	pty_press(pty, "l");
	pty_expect_text(pty, "Key l, paints 2, writes 2,");
	assert_true(wrote(pty, "Leadership and accountability"));
	leave(pty);
}

static void test_no_terminal(void **state)
{
	struct err err;
	struct terminal *terminal = NULL;
	struct terminal_options options = { .theme = THEME_DEFAULT };
	assert_non_null(freopen("/dev/null", "r", stdin));
	assert_false(terminal_open(&options, &terminal, &err));
	assert_int_equal(err.code, ERR_TERMINAL);
	assert_null(terminal);
	terminal_close(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shows_and_gives_back),
		cmocka_unit_test(test_moves_cost_few_bytes),
		cmocka_unit_test(test_one_write_a_paint),
		cmocka_unit_test(test_keys),
		cmocka_unit_test(test_resize),
		cmocka_unit_test(test_resize_unseen),
		cmocka_unit_test(test_suspend),
		cmocka_unit_test(test_stop_below_a_shell),
		cmocka_unit_test(test_stop_and_continue),
		cmocka_unit_test(test_clogged),
		cmocka_unit_test(test_clogged_at_the_end),
		cmocka_unit_test(test_no_memory),
		cmocka_unit_test(test_wake),
		cmocka_unit_test(test_terminal_goes_away),
		cmocka_unit_test(test_terminals_that_cannot),
		cmocka_unit_test(test_other_terminals),
		cmocka_unit_test(test_colour),
		cmocka_unit_test(test_ascii),
		cmocka_unit_test(test_scripts),
		cmocka_unit_test(test_scripts_in_ascii),
		cmocka_unit_test(test_mouse),
		cmocka_unit_test(test_forget),
		cmocka_unit_test(test_no_terminal),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
