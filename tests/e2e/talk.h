/* SPDX-License-Identifier: MIT */
/*
 * A talk with a program that tells line by line: its standard input and output are pipes. Nothing waits for time: a program
 * has said all once it prompts, which is a line without an end.
 */
#pragma once

#include <stdbool.h>
#include <sys/types.h>

#include "base/buf.h"

struct talk {
	pid_t pid;
	int to, from;
	struct buf said;    /* since the last line that was typed */
	struct buf page;    /* the last that was told whole */
};

/* Waits for the first prompt. Ends the test program on failure, as all of these. */
void talk_start(struct talk *talk, const char *const argv[]);
void talk_line(struct talk *talk, const char *line);     /* types it, and waits for the next prompt */
void talk_word(struct talk *talk, const char *word);     /* a word or number, with a slash where a field asks */
void talk_number(struct talk *talk, size_t number);
void talk_text(struct talk *talk, size_t number, const char *text); /* into the field with that number */
void talk_expect(struct talk *talk, const char *text);   /* in what was said last, or comes without asking */
/* The number of the thing of the page whose words begin like this; 0 if there is none. */
size_t talk_find(const struct talk *talk, const char *words);
void talk_choose(struct talk *talk, const char *words);
/* That number is this thing. */
void talk_is(const struct talk *talk, size_t number, const char *words);
/* Ends the input; the program must then end by itself, with that status. Releases the talk. */
void talk_end(struct talk *talk, int status);
/* It left by itself after the word that was typed last. */
void talk_leave(struct talk *talk, const char *word, int status);
/* Chooses that, and ends the input at once. The program must say `text` before it ends, with status 0. */
void talk_say_last(struct talk *talk, const char *words, const char *text);
