/* SPDX-License-Identifier: MIT */
/*
 * An editor's text, caret, selection and undo, without a terminal: the model behind a line
 * or a prose block. UTF-8; the caret stands between graphemes. Movement by line needs the
 * width it is shown at, which the painter's wrap and this file share (text_wrap_next).
 * A ceiling in bytes; what would cross it is refused whole. Never holds control characters
 * but newline (and no newline in a single line).
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct edit;

/* `single`: one line. The caller frees with edit_free. */
struct edit *edit_new(bool single, size_t max_bytes);
void edit_free(struct edit *edit);
/* Replaces everything, caret at the end, undo forgotten, not dirty. Harmful characters are dropped. */
void edit_set(struct edit *edit, const char *text);
const char *edit_text(const struct edit *edit); /* NUL-terminated; valid until the next change */
size_t edit_len(const struct edit *edit);
size_t edit_caret(const struct edit *edit);     /* byte offset */
bool edit_selection(const struct edit *edit, size_t *ret_from, size_t *ret_to);
bool edit_is_single(const struct edit *edit);
bool edit_is_dirty(const struct edit *edit);    /* changed since edit_set or edit_clean */
void edit_clean(struct edit *edit);

/* Typing and pasting. False if refused (ceiling, not UTF-8): nothing changed. */
bool edit_insert(struct edit *edit, const char *text, size_t len);

enum edit_move {
	MOVE_LEFT, MOVE_RIGHT, MOVE_WORD_LEFT, MOVE_WORD_RIGHT, MOVE_LINE_START, MOVE_LINE_END, MOVE_UP, MOVE_DOWN,
	MOVE_PAGE_UP, MOVE_PAGE_DOWN, MOVE_START, MOVE_END
};
/* `cols`: width the text is wrapped at. False if the caret could not move (so that the focus may leave the field). */
bool edit_move(struct edit *edit, enum edit_move move, bool select, int cols, int page_rows);
enum edit_cut { CUT_BACK, CUT_FORWARD, CUT_WORD_BACK, CUT_WORD_FORWARD, CUT_TO_LINE_END, CUT_LINE, CUT_SELECTION };
bool edit_cut(struct edit *edit, enum edit_cut what); /* words, lines and selections go to the kill buffer */
bool edit_copy(struct edit *edit);
bool edit_paste(struct edit *edit);
void edit_select_all(struct edit *edit);
bool edit_undo(struct edit *edit);
bool edit_redo(struct edit *edit);

/* Row and column of the caret when wrapped at `cols`, and the number of rows. */
void edit_place(const struct edit *edit, int cols, int *ret_row, int *ret_col, int *ret_rows);
