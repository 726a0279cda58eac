/* SPDX-License-Identifier: MIT */
/*
 * A small program for test_terminal.c: shows a list, moves in it, and says in its status line what came. Keys: q leaves,
 * s gives the terminal away and takes it back, t changes the theme, l paints all anew, m has no memory left.
 * Words: "still" says nothing, "scripts" shows text of all kinds, "mouse", "ascii", "mono", "wake" (a byte waits in a pipe),
 * "mute" (no last word).
 * Ends with 0, with 3 if the terminal cannot be opened, with 5 if it went away.
 */
#include "base/mem.h"
#include "base/text.h"
#include "face/cells.h"
#include "face/painter.h"
#include "face/terminal.h"
#include "sample.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

struct demo {
	struct sample sample;
	struct terminal *terminal;
	struct cells cells;
	struct paint_state state;
	bool still, scripts, leaving;
	int wake[2];
	char said[200];
	char focus[32];
	int paints, status;
};

/* Counted, since a paint must be one. The program's name for it goes before libc's, also for curses. */
static int writes;

ssize_t write(int fd, const void *bytes, size_t len)
{
	writes += isatty(fd);
	return syscall(SYS_write, fd, bytes, len);
}

/* The linker puts these before malloc and its like in all that is ours; curses keeps its own. */
static bool memory_is_gone;

void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *old, size_t size);
void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *old, size_t size);

void *__wrap_malloc(size_t size)
{
	return memory_is_gone ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t n, size_t size)
{
	return memory_is_gone ? NULL : __real_calloc(n, size);
}

void *__wrap_realloc(void *old, size_t size)
{
	return memory_is_gone ? NULL : __real_realloc(old, size);
}

static void give_terminal_back(void)
{
	terminal_close(NULL);
}

static bool has_word(char **words, const char *word)
{
	for (; *words; words++) {
		if (strcmp(*words, word) == 0)
			return true;
	}
	return false;
}

static void build(struct demo *demo)
{
	struct page *page = &demo->sample.page;
	if (demo->scripts)
		sample_scripts(&demo->sample);
	else
		sample_tasks(&demo->sample, 14);
	add_notice(page, &page->body, NOTICE_ERROR, "Red", NULL);
	page->focus = demo->focus;
	if (!demo->still)
		page->status = page_printf(page, "%s, paints %d, writes %d, %dx%d.", demo->said, demo->paints, writes, demo->cells.cols,
			demo->cells.rows);
}

static void paint(struct demo *demo)
{
	int rows, cols;
	struct paint_options options = { .signs = terminal_signs(demo->terminal) };
	terminal_size(demo->terminal, &rows, &cols);
	cells_resize(&demo->cells, rows, cols);
	build(demo);
	painter_paint(&demo->sample.page, &options, &demo->state, &demo->cells);
	terminal_show(demo->terminal, &demo->cells);
	demo->paints++;
}

static void give_away(struct demo *demo)
{
	terminal_suspend(demo->terminal);
	printf("outside\n");
	fflush(stdout);
	getchar();
	terminal_resume(demo->terminal);
}

static void step(struct demo *demo, int steps)
{
	const char *id = page_focus_step(&demo->sample.page, steps, false);
	if (id)
		text_copy(demo->focus, sizeof demo->focus, id);
}

static void take_letter(struct demo *demo, char letter)
{
	if (letter == 'q')
		demo->leaving = true;
	if (letter == 's')
		give_away(demo);
	if (letter == 'm') {
		memory_is_gone = true;
		free(xmalloc(1));
	}
	if (letter == 't')
		terminal_set_theme(demo->terminal, THEME_HIGH_CONTRAST);
	if (letter == 'l')
		terminal_forget(demo->terminal);
}

static void take_key(struct demo *demo, const struct key *key)
{
	char name[64];
	key_to_name(key, name, sizeof name);
	if (key->code == KEY_PASTE)
		snprintf(demo->said, sizeof demo->said, "Paste %.40s", key->text);
	else if (key->code == KEY_MOUSE_CLICK)
		snprintf(demo->said, sizeof demo->said, "Click %d:%d", key->row, key->col);
	else if (key->code == KEY_RESIZED)
		snprintf(demo->said, sizeof demo->said, "Resized");
	else
		snprintf(demo->said, sizeof demo->said, "Key %s", name);
	if (key->code == KEY_DOWN_ARROW || key->code == KEY_UP_ARROW)
		step(demo, key->code == KEY_DOWN_ARROW ? 1 : -1);
	if (key->code == KEY_TEXT && !key->mods)
		take_letter(demo, *key->text);
}

static void take_event(struct demo *demo, const struct event *event)
{
	char byte;
	if (event->kind == EVENT_KEY)
		take_key(demo, &event->key);
	if (event->kind == EVENT_WAKE && read(demo->wake[0], &byte, 1) == 1)
		snprintf(demo->said, sizeof demo->said, "Wake %zu", event->wake);
	if (event->kind == EVENT_TIMEOUT)
		snprintf(demo->said, sizeof demo->said, "Timeout");
	if (event->kind == EVENT_GONE) {
		demo->leaving = true;
		demo->status = 5;
	}
}

static void run(struct demo *demo)
{
	int timeout_ms = demo->still ? -1 : 20;
	while (!demo->leaving) {
		if (!terminal_more(demo->terminal))
			paint(demo);
		struct event event = terminal_wait(demo->terminal, &demo->wake[0], 1, timeout_ms);
		timeout_ms = -1;
		take_event(demo, &event);
	}
}

int main(int argc, char **argv)
{
	struct err err;
	struct demo demo = { .focus = "task.0" };
	struct terminal_options options = { .mouse = has_word(argv, "mouse"), .ascii = has_word(argv, "ascii"),
		.theme = has_word(argv, "mono") ? THEME_MONO : THEME_DEFAULT };
	setlocale(LC_CTYPE, "");
	signal(SIGHUP, SIG_IGN);
	if (!terminal_open(&options, &demo.terminal, &err)) {
		printf("%s: %s: %s\n", err_name(err.code), err.where, err.detail);
		return err.code == ERR_TERMINAL ? 3 : 4;
	}
	mem_on_exhaustion(give_terminal_back);
	demo.still = has_word(argv, "still");
	demo.scripts = has_word(argv, "scripts");
	if (pipe(demo.wake) != 0 || (has_word(argv, "wake") && write(demo.wake[1], "x", 1) != 1))
		return 4;
	sample_init(&demo.sample);
	cells_init(&demo.cells, 1, 1);
	run(&demo);
	terminal_close(demo.terminal);
	terminal_close(demo.terminal);
	terminal_close(NULL);
	if (demo.status == 0 && !has_word(argv, "mute"))
		printf("bye\n");
	sample_release(&demo.sample);
	cells_release(&demo.cells);
	return demo.status;
}
