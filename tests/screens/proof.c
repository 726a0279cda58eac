/* SPDX-License-Identifier: MIT */
#include "proof.h"

#include "base/buf.h"
#include "base/text.h"
#include "client/lines/words.h"
#include "page/edit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#define OPENS "⟦"
#define CLOSES "⟧"
#define ELLIPSIS "…"

/* Words that are no words of ours: data of every story, what line mode calls its commands, and languages by their own names. */
static const char data[] = " Oak Street Youth Club Practice Partnership SU oak again where screen question options read change OLD to NEW English Cymraeg cy ";

static bool is_word_of(const char *text, const char *word, size_t len)
{
	for (const char *at = text; *at; at++)
		if (!strncmp(at, word, len) && !isalnum((unsigned char)at[len]) && (at == text || !isalnum((unsigned char)at[-1])))
			return true;
	return false;
}

static bool is_key_or_command(const char *word, size_t len)
{
	for (int i = 0; i < COMMAND_COUNT; i++) {
		char keys[64];
		const char *line = line_word(i);
		snprintf(keys, sizeof keys, " %s Esc Ctrl Alt", commands[i].keys);
		if (is_word_of(keys, word, len) || (line && strlen(line) == len && !strncmp(line, word, len)))
			return true;
	}
	return false;
}

/* Ids have digits: KF1-4. */
static bool is_data(const struct driver *driver, const char *word, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (isdigit((unsigned char)word[i]))
			return true;
	return is_word_of(data, word, len) || is_word_of(buf_text(&driver->typed), word, len) || is_key_or_command(word, len);
}

static bool begins(const char *text, const char *what)
{
	return !strncmp(text, what, strlen(what));
}

static void expect_translated(struct driver *driver, const char *text)
{
	int depth = 0;
	for (const char *at = text; at && *at;) {
		size_t len = 0;
		depth += begins(at, OPENS) - begins(at, CLOSES);
		while (isalnum((unsigned char)at[len]) || (len && at[len] == '-'))
			len++;
		if (!depth && len && isalpha((unsigned char)*at) && !is_data(driver, at, len))
			fail_msg("on %s \"%.*s\" is not translated: %s", driver->model.page.id, (int)len, at, text);
		at += len ? len : 1;
	}
}

void proof_translated(struct driver *driver)
{
	struct buf told = BUF(BUF_MIB);
	const struct page *page = &driver->model.page;
	look_tell(driver, &told);
	for (char *at, *line = strtok_r(told.data, "\n", &at); line; line = strtok_r(NULL, "\n", &at))
		expect_translated(driver, line);
	buf_release(&told);
	for (size_t i = 0; i < page->n_keys; i++)
		expect_translated(driver, page->keys[i].does);
}

/*
 * How many more brackets open than close. A text that was cut to a few words on purpose ends with an ellipsis, which then
 * may stand for a bracket.
 */
static int open_brackets(const char *text)
{
	int n = 0, shortened = 0;
	for (; *text; text++) {
		n += begins(text, OPENS) - begins(text, CLOSES);
		shortened += begins(text, ELLIPSIS) && !begins(text + strlen(ELLIPSIS), CLOSES);
	}
	return n > shortened ? n - shortened : n < 0 ? n : 0;
}

static const struct cell *row_of(const struct cells *cells, int row)
{
	return &cells->cell[row * cells->cols];
}

/* Without what stands in a line field: that scrolls, and shows so by its brackets. */
static void write_row(const struct cells *cells, int row, int from, int to, struct buf *out)
{
	for (int col = from; col < to; col++)
		buf_puts(out, row_of(cells, row)[col].style == STYLE_FIELD ? " " : row_of(cells, row)[col].text);
	buf_putc(out, '\n');
}

/* Beside guidance the body ends where the line between them stands. */
static int body_cols(const struct cells *cells, int row)
{
	for (int col = cells->cols - 1; col > 0; col--)
		if (row_of(cells, row)[col].style == STYLE_RULE && !strcmp(row_of(cells, row)[col].text, "│") && col > 76)
			return col;
	return cells->cols;
}

/*
 * Every row of the body, read from the top by scrolling; the first row of a view may repeat a question. The page is laid the
 * same in all low windows, and in all others: so a higher one of the same kind is read, with less scrolling.
 */
static void read_body(struct driver *driver, struct size size, struct buf *out)
{
	struct paint_state *state = &driver->view.state;
	struct cells all, *cells = &all;
	driver->model.page.status = NULL; /* a long one would leave no room */
	look_paint(driver, (struct size){ size.rows < 14 ? 13 : 200, size.cols }, &all);
	for (int next = 0, from = -1; next > from;) {
		from = next;
		state->top_row = next ? next - 1 : 0;
		driver_paint(driver, cells, false);
		for (; next < state->top_row + state->body_rows; next++)
			write_row(cells, state->body_row + next - state->top_row, 0, body_cols(cells, state->body_row), out);
	}
	cells_release(&all);
	model_build(&driver->model);
}

static void fail_with(const struct driver *driver, struct size size, const char *what, struct buf *text)
{
	fprintf(stderr, "%s", buf_text(text));
	buf_release(text);
	fail_msg("%s at %dx%d: %s", driver->model.page.id, size.cols, size.rows, what);
}

/*
 * What stands around the body is one line each, but for the status: it ends where its bracket closes, or says that there was
 * more. Where there is no room, the line of the place begins later.
 */
static void expect_frame_whole(struct driver *driver, struct size size, const struct cells *cells)
{
	const struct paint_state *state = &driver->view.state;
	struct buf text = BUF(BUF_MIB);
	for (int row = 0; row < size.rows; row++) {
		bool in_body = row >= state->body_row && row < state->body_row + state->body_rows;
		bool in_status = row > state->body_row && row < size.rows - 2, is_place = row == 1 && state->body_row == 3;
		if (!in_body)
			write_row(cells, row, 0, cells->cols, &text);
		if (in_body || in_status)
			continue;
		int open = open_brackets(buf_text(&text));
		if (open > 0 ? !strstr(buf_text(&text), ELLIPSIS) : open < 0 && !is_place)
			fail_with(driver, size, "something around the page is cut", &text);
		buf_clear(&text);
	}
	buf_release(&text);
}

/* A field that is too narrow for its text says so with its brackets; nothing else may touch the edge. */
static void expect_margin(struct driver *driver, struct size size, const struct cells *cells)
{
	const struct paint_state *state = &driver->view.state;
	struct buf text = BUF(BUF_MIB);
	for (int row = state->body_row; size.cols >= 40 && row < state->body_row + state->body_rows; row++) {
		int cols = body_cols(cells, state->body_row);
		write_row(cells, row, cols - 2, cols, &text);
		if (strcmp(buf_text(&text), "  \n"))
			fail_with(driver, size, "something stands in the margin", &text);
		buf_clear(&text);
	}
	buf_release(&text);
}

void proof_whole(struct driver *driver, struct size size)
{
	struct cells cells;
	struct buf body = BUF(BUF_MIB);
	look_paint(driver, size, &cells);
	if (driver->model.quiet) {
		for (int row = 0; row < size.rows; row++)
			write_row(&cells, row, 0, size.cols, &body);
	} else {
		proof_cursor(driver, &cells);
		expect_frame_whole(driver, size, &cells);
		expect_margin(driver, size, &cells);
		read_body(driver, size, &body);
	}
	if (open_brackets(buf_text(&body)))
		fail_with(driver, size, "something is cut", &body);
	buf_release(&body);
	cells_release(&cells);
}

/*
 * The cursor stands in the rows of what has the focus, and its mark in that row or above; where the focus was scrolled away, at
 * the top of the page.
 */
void proof_cursor(struct driver *driver, const struct cells *cells)
{
	const struct paint_state *state = &driver->view.state;
	const char *focus = driver->model.page.focus;
	assert_in_range(cells->cursor_row, state->body_row, state->body_row + state->body_rows - 1);
	assert_in_range(cells->cursor_col, 0, cells->cols - 1);
	if (!focus || !state->focus_shown)
		return;
	bool marked = false;
	for (int row = cells->cursor_row; row >= state->body_row && !marked; row--)
		marked = !strcmp(row_of(cells, row)->text, ">");
	const char *there = painter_hit(&driver->model.page, &driver->view.options, state, cells->rows, cells->cols, cells->cursor_row, cells->cursor_col);
	if (!marked || !there || strcmp(there, focus))
		fail_msg("on %s at %dx%d the cursor is at %d,%d, on %s, and the focus is %s", driver->model.page.id, cells->cols, cells->rows,
			cells->cursor_row, cells->cursor_col, there ? there : "nothing", focus);
}

void proof_cells(struct driver *driver, const struct cells *cells)
{
	for (int row = 0; row < cells->rows; row++)
		for (int col = 0; col < cells->cols; col++) {
			const struct cell *cell = &row_of(cells, row)[col];
			struct buf safe = BUF(200);
			text_safe(&safe, cell->text, strlen(cell->text), false);
			bool harmless = !strcmp(buf_text(&safe), cell->text);
			bool half = cell->cols == 2 ? col + 1 == cells->cols || cell[1].cols != 0 : cell->cols == 0 && (col == 0 || cell[-1].cols != 2);
			buf_release(&safe);
			if (!harmless || half)
				fail_msg("on %s at %dx%d, cell %d:%d \"%s\" is %s", driver->model.page.id, cells->cols, cells->rows, row, col, cell->text,
					half ? "half of something" : "harmful");
		}
}

void proof_caret(struct driver *driver, const struct cells *cells)
{
	struct focusable focus;
	if (!driver->view.state.focus_shown || !page_focused(&driver->model.page, &focus) || !focus.block->edit || focus.block->masked)
		return;
	const struct cell *cell = &row_of(cells, cells->cursor_row)[cells->cursor_col];
	const char *after = edit_text(focus.block->edit) + edit_caret(focus.block->edit);
	size_t len = strcspn(cell->text, " ");
	/* A blank at the end of a wrapped row is not painted; a joiner that is left out stands behind its letter. */
	if (len ? strncmp(after, cell->text, 1) && !(*after == '\0' || *after == ' ' || *after == '\n') : *after && *after != ' ' && *after != '\n')
		fail_msg("on %s at %dx%d the cursor is at %d:%d on \"%s\", and the caret before \"%.12s\"", driver->model.page.id, cells->cols, cells->rows,
			cells->cursor_row, cells->cursor_col, cell->text, after);
}
