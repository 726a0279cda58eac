/* SPDX-License-Identifier: MIT */
/*
 * Every kind of terminal that people have: what is painted reads the same, moves and scrolls included, each key as its own description
 * says it is understood, and leaving gives it back. The program is demo.c; libvterm plays the terminal.
 */
#include "base/buf.h"
#include "base/text.h"
#include "face/cells.h"
#include "face/painter.h"
#include "harness/pty_vterm.h"
#include "harness/screen_test.h"
#include "harness/terminfo.h"
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TASKS 14

static const struct {
	const char *term;
	enum sign_set signs;
} terminals[] = {
	{ "xterm", SIGNS_DRAWN }, { "xterm-256color", SIGNS_DRAWN }, { "linux", SIGNS_CONSOLE }, { "vt100", SIGNS_ASCII },
	{ "vt220", SIGNS_ASCII }, { "screen", SIGNS_DRAWN }, { "screen-256color", SIGNS_DRAWN }, { "tmux-256color", SIGNS_DRAWN },
	{ "putty", SIGNS_DRAWN }, { "putty-256color", SIGNS_DRAWN }, { "rxvt", SIGNS_DRAWN }, { "rxvt-unicode-256color", SIGNS_DRAWN },
	{ "ansi", SIGNS_ASCII }, { "xterm-mono", SIGNS_DRAWN }, { "linux-16color", SIGNS_CONSOLE },
};
#define N_TERMINALS (sizeof terminals / sizeof terminals[0])

static struct pty *start(const char *term, const char *word)
{
	char env[64];
	snprintf(env, sizeof env, "TERM=%s", term);
	return pty_start(24, 80, (const char *const[]){ DEMO, word, NULL }, (const char *const[]){ env, NULL });
}

/* ---- what is painted ---- */

/* What demo.c paints in words "still", straight from the painter. */
struct picture {
	struct sample sample;
	struct cells cells;
	struct paint_state state;
	struct paint_options options;
	char focus[32];
};

static void picture_paint(struct picture *picture, size_t task)
{
	struct page *page = &picture->sample.page;
	snprintf(picture->focus, sizeof picture->focus, "task.%zu", task);
	sample_tasks(&picture->sample, TASKS);
	add_notice(page, &page->body, NOTICE_ERROR, "Red", NULL);
	page->focus = picture->focus;
	cells_blank(&picture->cells);
	painter_paint(page, &picture->options, &picture->state, &picture->cells);
}

static void picture_text(const struct picture *picture, struct buf *out)
{
	const struct cell *cell = picture->cells.cell;
	buf_clear(out);
	for (int row = 0; row < picture->cells.rows; row++) {
		for (int col = 0; col < picture->cells.cols; col++, cell++)
			buf_puts(out, cell->text);
		while (out->len && out->data[out->len - 1] == ' ')
			out->data[--out->len] = '\0';
		buf_putc(out, '\n');
	}
}

static void send_key(struct pty *pty, const char *term, const char *capability)
{
	char bytes[32];
	if (!terminfo_text(term, capability, bytes, sizeof bytes))
		fail_msg("%s has no %s", term, capability);
	pty_type(pty, bytes);
}

static void leave(struct pty *pty)
{
	int row, col;
	bool visible;
	pty_press(pty, "q");
	pty_expect_exit(pty, 0);
	pty_expect_text(pty, "bye");
	pty_cursor(pty, &row, &col, &visible);
	assert_true(visible);
	assert_false(pty_is_alternate(pty));
	assert_int_equal(pty_answers(pty), 0);
	pty_stop(pty);
}

/* To the last task and back: the list is longer than the window, so that it scrolls. */
static void walk(const char *term, enum sign_set signs)
{
	struct picture picture = { .options.signs = signs };
	struct buf rows = BUF(BUF_MIB);
	struct pty *pty = start(term, "still");
	sample_init(&picture.sample);
	cells_init(&picture.cells, 24, 80);
	for (size_t i = 0; i < 2 * TASKS - 1; i++) {
		if (i)
			send_key(pty, term, i < TASKS ? "kcud1" : "kcuu1");
		picture_paint(&picture, i < TASKS ? i : 2 * TASKS - 2 - i);
		picture_text(&picture, &rows);
		pty_expect_screen(pty, buf_text(&rows), picture.cells.cursor_row, picture.cells.cursor_col);
	}
	leave(pty);
	sample_release(&picture.sample);
	cells_release(&picture.cells);
	buf_release(&rows);
}

static void test_reads_the_same(void **state)
{
	size_t known = 0;
	screen_test_locale();
	for (size_t i = 0; i < N_TERMINALS; i++) {
		if (!terminfo_knows(terminals[i].term))
			continue;
		known++;
		print_message("%s\n", terminals[i].term);
		walk(terminals[i].term, terminals[i].signs);
	}
	assert_in_range(known, 8, N_TERMINALS);
}

/* Nothing but ASCII reaches a terminal that came before UTF-8. */
static void test_only_ascii_for_old_ones(void **state)
{
	for (size_t i = 0; i < N_TERMINALS; i++) {
		if (terminals[i].signs != SIGNS_ASCII)
			continue;
		struct pty *pty = start(terminals[i].term, "still");
		size_t len;
		pty_expect_text(pty, "> 1. Leadership");
		const char *bytes = pty_bytes(pty, &len);
		for (size_t k = 0; k < len; k++)
			assert_false((unsigned char)bytes[k] & 0x80);
		leave(pty);
	}
}

/* ---- keys ---- */

static void expect_key(struct pty *pty, const char *bytes, const char *name)
{
	char said[48];
	pty_type(pty, "z"); /* so that two of one name are seen to be two */
	pty_expect_text(pty, "Key z,");
	pty_type(pty, bytes);
	snprintf(said, sizeof said, "Key %s,", name);
	pty_expect_text(pty, said);
}

/* As the description says. */
static void described_keys(struct pty *pty, const char *term)
{
	static const struct {
		const char *capability, *name;
	} keys[] = {
		{ "kcuu1", "Up" }, { "kcud1", "Down" }, { "kcub1", "Left" }, { "kcuf1", "Right" }, { "khome", "Home" }, { "kend", "End" },
		{ "kpp", "PageUp" }, { "knp", "PageDown" }, { "kich1", "Insert" }, { "kdch1", "Delete" }, { "kcbt", "Shift-Tab" },
		{ "kent", "Enter" }, { "kbs", "Backspace" }, { "kf1", "F1" }, { "kf2", "F2" }, { "kf3", "F3" }, { "kf4", "F4" }, { "kf5", "F5" },
		{ "kf6", "F6" }, { "kf7", "F7" }, { "kf8", "F8" }, { "kf9", "F9" }, { "kf10", "F10" }, { "kf11", "F11" }, { "kf12", "F12" },
		{ "kDC", "Shift-Delete" }, { "kLFT", "Shift-Left" }, { "kRIT", "Shift-Right" }, { "kLFT3", "Alt-Left" }, { "kRIT3", "Alt-Right" },
		{ "kUP3", "Alt-Up" }, { "kDN3", "Alt-Down" }, { "kLFT5", "Ctrl-Left" }, { "kRIT5", "Ctrl-Right" }, { "kHOM5", "Ctrl-Home" },
		{ "kEND5", "Ctrl-End" }, { "kDC5", "Ctrl-Delete" },
	};
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		char bytes[32];
		if (terminfo_text(term, keys[i].capability, bytes, sizeof bytes))
			expect_key(pty, bytes, keys[i].name);
	}
}

/* What emulators send whatever TERM says: in both modes of the arrow keys, of the keypad, and as Alt. */
static void usual_keys(struct pty *pty)
{
	static const struct {
		const char *bytes, *name;
	} keys[] = {
		{ "\033[A", "Up" }, { "\033OB", "Down" }, { "\033[H", "Home" }, { "\033[1~", "Home" }, { "\033OH", "Home" },
		{ "\033[F", "End" }, { "\033[4~", "End" }, { "\033OF", "End" }, { "\033[5~", "PageUp" }, { "\033[6~", "PageDown" },
		{ "\033[3~", "Delete" }, { "\033[Z", "Shift-Tab" }, { "\033OP", "F1" }, { "\033[1;3D", "Alt-Left" },
		{ "\033\033[D", "Alt-Left" }, { "\033\033OD", "Alt-Left" }, { "\033[1;5C", "Ctrl-Right" }, { "\t", "Tab" }, { "\r", "Enter" },
		{ "\177", "Backspace" }, { "\b", "Backspace" }, { "\033", "Esc" }, { "\032", "Ctrl-Z" },
	};
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
		expect_key(pty, keys[i].bytes, keys[i].name);
}

static void test_keys(void **state)
{
	for (size_t i = 0; i < N_TERMINALS; i++) {
		if (!terminfo_knows(terminals[i].term))
			continue;
		struct pty *pty = start(terminals[i].term, NULL);
		print_message("%s\n", terminals[i].term);
		pty_expect_text(pty, "Timeout,");
		described_keys(pty, terminals[i].term);
		usual_keys(pty);
		leave(pty);
	}
}

/* A new terminal, whose description is not here: by the first part of its name. */
static void test_new_terminals(void **state)
{
	static const char *const terms[] = { "xterm-no-such-one", "screen-no-such", "linux-no-such-one" };
	for (size_t i = 0; i < sizeof terms / sizeof terms[0]; i++) {
		struct pty *pty = start(terms[i], "still");
		pty_expect_text(pty, "> 1. Leadership");
		pty_press(pty, "Down");
		pty_expect_cursor_on(pty, "> 2. Recruitment");
		leave(pty);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reads_the_same),
		cmocka_unit_test(test_only_ascii_for_old_ones),
		cmocka_unit_test(test_keys),
		cmocka_unit_test(test_new_terminals),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
