/* SPDX-License-Identifier: MIT */
#include "face/painter.h"

#include "face/painter_inside.h"
#include "page/gettext.h"
#include "page/write_inside.h"

#include <assert.h>
#include <string.h>

#define WORDS_MAX_BYTES (BUF_MIB / 4)

static void (*const painters[])(struct pen *pen, const struct block *block) = {
	[BLOCK_HEADING] = paint_heading, [BLOCK_TEXT] = paint_text, [BLOCK_POINTS] = paint_points, [BLOCK_HINT] = paint_hint,
	[BLOCK_NOTICE] = paint_notice, [BLOCK_FACTS] = paint_facts, [BLOCK_TASKS] = paint_tasks, [BLOCK_CHOICE] = paint_choice,
	[BLOCK_LINE] = paint_line, [BLOCK_PROSE] = paint_prose, [BLOCK_TABLE] = paint_table, [BLOCK_BAR] = paint_bar,
	[BLOCK_ACTIONS] = paint_actions,
};
static_assert(sizeof painters / sizeof painters[0] == BLOCK_KIND_COUNT, "each kind of block has a painter");

/* A heading stands close to what it is the heading of, unless that has one of its own. */
static bool joins(const struct block *block, const struct block *next)
{
	bool plain = next->kind == BLOCK_TEXT || next->kind == BLOCK_POINTS || next->kind == BLOCK_HINT;
	return block->kind == BLOCK_HEADING && block->level > 1 && (plain || !next->label);
}

void paint_blocks(struct pen *pen, const struct blocks *blocks)
{
	const struct block *before = NULL;
	for (size_t i = 0; i < blocks->n; i++) {
		const struct block *block = &blocks->items[i];
		if (pen->cells && pen->row >= pen->top + pen->rows)
			return;
		if (is_page_name(pen->page, block))
			continue;
		int end = pen->row;
		pen->row += before && !joins(before, block) ? pen->gap : 0;
		int from = pen->row;
		pen->block = block;
		painters[block->kind](pen, block);
		if (pen->row > from)
			before = block;
		else
			pen->row = end; /* nothing to show: no gap either */
	}
}

struct pen body_pen(const struct page *page, const struct paint_options *options, const struct frame *frame)
{
	struct focusable focus;
	int room = frame->main_cols - MARGIN_COLS - frame->margin;
	struct pen pen = { .page = page, .options = options, .signs = signs_of(options), .left = MARGIN_COLS, .wide_cols = room,
		.rows = frame->body_rows, .first_row = frame->body_row, .gap = frame->low ? 0 : 1, .words = BUF(WORDS_MAX_BYTES) };
	pen.cols = room < TEXT_MAX_COLS ? room : TEXT_MAX_COLS;
	pen.focus = page_focused(page, &focus) ? focus.id : NULL;
	return pen;
}

static void paint_body(const struct page *page, const struct paint_options *options, const struct frame *frame,
	struct paint_state *state, struct cells *cells)
{
	struct pen pen = body_pen(page, options, frame);
	pen.cells = cells;
	pen.state = state;
	pen.top = state->top_row;
	paint_blocks(&pen, &page->body);
	buf_release(&pen.words);
}

static void paint_aside(const struct page *page, const struct paint_options *options, const struct frame *frame,
	struct paint_state *state, struct cells *cells)
{
	struct pen pen = { .page = page, .options = options, .signs = signs_of(options), .left = frame->aside_col,
		.cols = frame->aside_cols, .wide_cols = frame->aside_cols, .first_row = frame->body_row, .rows = frame->body_rows,
		.gap = frame->low ? 0 : 1, .words = BUF(WORDS_MAX_BYTES) };
	for (int pass = 0; pass < 2; pass++) {
		pen.row = 0;
		pen_wrap(&pen, 0, pen.cols, STYLE_HEADING, page->aside_title);
		pen.row += page->aside_title ? pen.gap : 0;
		paint_blocks(&pen, &page->aside);
		if (pass == 0) {
			state->aside_top = clamp(state->aside_top, 0, pen.row - frame->body_rows);
			pen.top = state->aside_top;
			if (pen.row > pen.top + pen.rows)
				pen.rows--; /* the last row says that there is more */
			pen.cells = cells;
		}
	}
	if (pen.rows < frame->body_rows) {
		const char *words = pen_printf(&pen, "%s %s", _("more below"), pen.signs->below);
		cells_put(cells, frame->body_row + pen.rows, pen.left, pen.cols, STYLE_QUIET, words, strlen(words));
	}
	buf_release(&pen.words);
}

/* In a low window the question of the focused option may be out of sight: its beginning stands in the top row then. */
static void paint_question(const struct frame *frame, const struct view *view, const struct paint_state *state,
	const struct signs *signs, struct cells *cells)
{
	const struct spot *spot = &view->focused;
	bool out_of_sight = state->focus_shown && spot->label && spot->label_row < state->top_row && spot->from > state->top_row;
	if (!out_of_sight || spot->label_row == spot->from)
		return;
	int cols = frame->main_cols - MARGIN_COLS - frame->margin;
	cells_fill(cells, frame->body_row, 0, frame->main_cols, STYLE_TEXT, " ");
	put_cut(cells, frame->body_row, MARGIN_COLS, cols, STYLE_STRONG, spot->label, signs);
}

static void place_cursor(const struct frame *frame, const struct view *view, const struct paint_state *state, struct cells *cells)
{
	cells->cursor_row = frame->body_row;
	cells->cursor_col = MARGIN_COLS;
	if (!state->focus_shown)
		return;
	cells->cursor_row = frame->body_row + view->focused.cursor_row - state->top_row;
	if (view->focused.from < state->top_row) /* its own mark is out of sight */
		cells_put(cells, cells->cursor_row, 0, 1, STYLE_FOCUS, FOCUS_SIGN, strlen(FOCUS_SIGN));
	cells->cursor_col = view->focused.cursor_col < frame->cols ? view->focused.cursor_col : frame->cols - 1;
}

static void paint_page(const struct page *page, const struct paint_options *options, struct paint_state *state,
	struct cells *cells)
{
	struct frame frame = frame_of(page, cells->rows, cells->cols);
	struct view view = view_measure(page, options, &frame, state);
	view_choose(page, options, &frame, &view, state, cells);
	view_remember(page, &frame, &view, state);
	paint_body(page, options, &frame, state, cells);
	paint_question(&frame, &view, state, signs_of(options), cells);
	bool below = state->top_row + frame.body_rows < view.total;
	if (frame.aside_cols)
		paint_aside(page, options, &frame, state, cells);
	frame_paint(&frame, page, signs_of(options), state->top_row > 0, below, cells);
	place_cursor(&frame, &view, state, cells);
}

void painter_paint(const struct page *page, const struct paint_options *options, struct paint_state *state, struct cells *cells)
{
	cells_blank(cells);
	if (cells->rows < PAINT_MIN_ROWS || cells->cols < PAINT_MIN_COLS)
		paint_message(cells, _("Please make the window larger (at least 20 columns by 8 rows)"));
	else if (options->quiet)
		paint_message(cells, _("This screen is hidden. Press any key and then Enter to see it again."));
	else
		paint_page(page, options, state, cells);
	if (options->signs == SIGNS_DRAWN) /* others do not order rows by themselves */
		cells_isolate(cells);
	cells_fold(cells, options->signs);
}
