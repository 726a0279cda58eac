/* SPDX-License-Identifier: MIT */
/*
 * The person's own editor, as a program: which one, and running it in the terminal. No shell is asked: VISUAL, or else EDITOR,
 * is split into words at blanks. Quotes of either kind keep blanks in a word, a backslash keeps the sign behind it as it is. The first
 * word is looked for along PATH, and the file is the last argument. In a terminal that is dumb VISUAL is passed over, as it
 * means an editor for a whole screen.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#define EDITOR_WORDS_MAX 16

struct editor {
	char *text;                             /* what the words point into; owned */
	char *words[EDITOR_WORDS_MAX];
	size_t n;
};

/* From the environment; false if neither says anything. Release it. */
bool editor_find(struct editor *ret);
/* The same from a text; false if there is no word in it, or too many. */
bool editor_split(const char *text, struct editor *ret);
void editor_release(struct editor *editor);

struct editor_end {
	bool started;
	bool told_to_leave; /* `leaving_fd` became readable: the editor was hung up, and perhaps not waited for */
	bool running;       /* so it may still be */
	int status;         /* exit status */
	int by_signal;      /* 0, or what ended it */
};
/*
 * Runs it with `path`, and waits. The terminal must have been given away. Ctrl-C is meant for the editor alone. When the editor stops
 * itself (Ctrl-Z), this program stops with it; both go on together.
 */
struct editor_end editor_run(const struct editor *editor, const char *path, int leaving_fd);
