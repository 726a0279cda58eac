/* SPDX-License-Identifier: MIT */
/*
 * Line mode: the same model and the same pages, told line by line, for screen readers, braille lines and dumb terminals, and
 * for scripts. What is typed is a number of the page, a word of a command (line_words.h), or the text of the field that the
 * prompt names. Nothing is written but lines: no escape sequences, no redraw, nothing by a timer but to hide where that was set. Every prompt ends without a
 * newline, every answer to it begins on a line of its own.
 *
 * A page is told whole when it comes in front; after a choice only what came of it. "again" tells it whole once more, "where"
 * tells the place and how far everything is. An empty line keeps a field as it is, "-" clears it; long text ends with a
 * line that is a single full stop. The end of input, and a signal that ends the program, save and leave; a sending
 * that goes on is waited for at the end of input.
 */
#pragma once

#include "client/effects.h"

struct buf;

/*
 * Until the person leaves (worker->quit) or wants the full screen (worker->model->by_lines is false then). Reads `in`, writes
 * `out`. Returns the program's exit status: 74 if leaving could not save, else 0. The worker must have begun.
 */
int lines_run(struct worker *worker, int in, int out);

/* The page in front as it is told: whole, and the words that can be typed. Lines of at most `cols` (0: not wrapped). */
void lines_page(const struct model *model, int cols, struct buf *out);
