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
struct text_line;

/* `single`: one line. The caller frees with edit_free. */
struct edit *edit_new(bool single, size_t max_bytes);
void edit_free(struct edit *edit);
/*
 * Replaces everything, caret at the end, undo forgotten, not dirty. Harmful characters are dropped. A text that was kept
 * before the ceiling was lowered is taken whole: nothing that someone wrote is cut off; it can only not grow.
 */
void edit_set(struct edit *edit, const char *text);
const char *edit_text(const struct edit *edit); /* NUL-terminated; valid until the next change */
size_t edit_len(const struct edit *edit);
size_t edit_graphemes(const struct edit *edit); /* what a person calls characters; costs nothing */
size_t edit_caret(const struct edit *edit);     /* byte offset */
bool edit_selection(const struct edit *edit, size_t *ret_from, size_t *ret_to);
bool edit_is_single(const struct edit *edit);
bool edit_is_dirty(const struct edit *edit);    /* changed since edit_set or edit_clean */
void edit_clean(struct edit *edit);

/*
 * Typing and pasting; takes the place of what is selected. False if refused (ceiling, not UTF-8, nothing left once
 * harmful characters are dropped): nothing changed. Line ends of any kind become newlines; tabs, and newlines in a
 * single line, become blanks.
 */
bool edit_insert(struct edit *edit, const char *text, size_t len);
/*
 * Another text in place of all of it, as one step of undo; only what differs is touched, and the caret stands behind that. False if it
 * is the same already, or refused as by edit_insert; edit_holds says which.
 */
bool edit_replace(struct edit *edit, const char *text, size_t len);
bool edit_holds(const struct edit *edit, const char *text, size_t len); /* UTF-8, and within the ceiling */
/* Whether edit_insert takes this now, and why not. What a person may count, it does not say: the ceiling is one in bytes. */
enum edit_refusal {
	EDIT_TAKES,
	EDIT_NOT_TEXT, /* not UTF-8, or nothing left of it */
	EDIT_FULL,     /* not one byte more */
	EDIT_TOO_LONG
};
enum edit_refusal edit_refusal(const struct edit *edit, const char *text, size_t len);

enum edit_move {
	MOVE_LEFT, MOVE_RIGHT, MOVE_WORD_LEFT, MOVE_WORD_RIGHT, MOVE_LINE_START, MOVE_LINE_END, MOVE_UP, MOVE_DOWN,
	MOVE_PAGE_UP, MOVE_PAGE_DOWN, MOVE_START, MOVE_END
};
/* `cols`: width the text is wrapped at. False if the caret could not move (so that the focus may leave the field). */
bool edit_move(struct edit *edit, enum edit_move move, bool select, int cols, int page_rows);
/* From here on every movement selects, until something is changed or copied. For terminals that do not tell Shift. */
void edit_mark(struct edit *edit);
bool edit_is_marking(const struct edit *edit);
bool edit_unmark(struct edit *edit); /* ends that, with nothing selected; false if it was not so */
enum edit_cut { CUT_BACK, CUT_FORWARD, CUT_WORD_BACK, CUT_WORD_FORWARD, CUT_TO_LINE_END, CUT_LINE, CUT_SELECTION };
/*
 * Words, lines and selections go to the kill buffer, which all editors of the program share; cuts made one after the other
 * gather there. What is selected is cut, whatever `what` says. False if there was nothing to cut.
 */
bool edit_cut(struct edit *edit, enum edit_cut what);
bool edit_copy(struct edit *edit);  /* the selection; false if there is none */
bool edit_paste(struct edit *edit); /* false if there is nothing, or it is refused */
const char *edit_cut_text(size_t *ret_len); /* what edit_paste would put in; valid until the next cut or copy */
void edit_forget_cut(void);         /* empties the kill buffer: at the end, and for a quiet screen */
void edit_select_all(struct edit *edit);
/* Some words of typing, or of deleting, are one step; a paste, a new line, a replacement are one each. */
/* Nothing was changed in it since edit_set: there is nothing to undo or to bring back, and there was nothing. */
bool edit_is_untouched(const struct edit *edit);
bool edit_undo(struct edit *edit);
bool edit_redo(struct edit *edit);
/* What is typed from here on is a new step: after a pause, say. */
void edit_break(struct edit *edit);

/*
 * Row and column of the caret when wrapped at `cols`, and the number of rows (at least 1). The column is below `cols`, so
 * that the cursor stays in the field; a single line is one row of any width.
 */
void edit_place(const struct edit *edit, int cols, int *ret_row, int *ret_col, int *ret_rows);
/*
 * One wrapped row, from 0: what text_wrap_next would say, but kept from key to key, so that showing some rows of a long text
 * costs only those rows. False if there is no such row.
 */
bool edit_row(const struct edit *edit, int cols, int row, struct text_line *ret_line);
/* The caret to the grapheme nearest to a place (mouse). False if it was there already. */
bool edit_point(struct edit *edit, bool select, int cols, int row, int col);
