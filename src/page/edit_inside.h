/* SPDX-License-Identifier: MIT */
/*
 * What the files of the editor share; nobody else includes this. The text is one array with a NUL, so that edit_text
 * costs nothing; moving the bytes behind the caret is cheap, and at the end of the text there are none. What
 * would be dear, wrapping, is kept from key to key (edit_wrap.c).
 */
#pragma once

#include "base/buf.h"
#include "base/text.h"
#include "page/edit.h"

/* Changes of one kind that follow each other are one step of undo. */
enum run { RUN_NONE, RUN_TYPE, RUN_BACK, RUN_FORWARD };

/* At `at`, `removed` stood and `inserted` took its place; the caret was at `caret` before. */
struct change {
	enum run run;
	size_t at, caret;
	struct buf removed, inserted;
};

/* items[0 … done) can be undone, items[done … n) done again. */
struct past {
	struct change *items;
	size_t n, cap, done;
	size_t bytes;
};

/* The rows at one width; cols 0: not known. Rows are as text_wrap_next gives them. */
struct wrap {
	int cols;
	struct text_line *rows, *fresh;
	size_t n, cap, fresh_cap;
};

/* Bytes from … to. */
struct span {
	size_t from, to;
};

struct edit {
	char *text;
	size_t len, cap, max_bytes;
	size_t graphemes;
	size_t caret, anchor; /* selected: from one to the other, if `selecting` */
	bool selecting, single, dirty;
	bool marking;         /* movements select */
	bool gathering;       /* the last thing done was a cut */
	int goal_col;         /* where up and down would like to be; -1: where the caret is */
	struct past past;
	struct wrap *wrap;    /* apart, because asking for a place fills it */
};

/* edit.c: replaces bytes, remembers that for undo, puts the caret behind what is new. */
void edit_change(struct edit *edit, enum run run, size_t at, size_t removed, const char *text, size_t len);
/* The same without remembering, caret untouched. */
void edit_splice(struct edit *edit, size_t at, size_t removed, const char *text, size_t len);
/* The caret to `at`, or to the end of the grapheme that `at` is in; selection and goal forgotten. */
void edit_stand(struct edit *edit, size_t at);

/* edit_count.c: what a change of these bytes can touch, between borders that stay; and how many graphemes that is. */
struct span edit_count_span(const struct edit *edit, size_t at, size_t removed);
size_t edit_count(const struct edit *edit, struct span span);

/* edit_filter.c: appends what may stand in an editor. */
void edit_filter(const char *text, size_t len, bool single, struct buf *out);

/* edit_step.c: one grapheme or word on; the ends stay. */
size_t edit_grapheme_left(const struct edit *edit, size_t at);
size_t edit_grapheme_right(const struct edit *edit, size_t at);
size_t edit_word_left(const struct edit *edit, size_t at);
size_t edit_word_right(const struct edit *edit, size_t at);
/* Begin and end (before the newline) of the line that holds `at`, whatever the width. */
size_t edit_line_start(const struct edit *edit, size_t at);
size_t edit_line_end(const struct edit *edit, size_t at);

/* edit_undo.c */
void past_record(struct edit *edit, enum run run, size_t at, size_t removed, const char *text, size_t len);
void past_close(struct past *past); /* what comes is a new step */
void past_clear(struct past *past);

/* edit_wrap.c: rows at a width, kept; the row that holds a place; what a change of the text does to the rows. */
const struct wrap *wrap_at(const struct edit *edit, int cols);
size_t wrap_row_of(const struct wrap *wrap, size_t at);
void wrap_changed(struct edit *edit, size_t at, size_t removed, size_t added);
void wrap_free(struct wrap *wrap);
