/* SPDX-License-Identifier: MIT */
#include "face/painter_inside.h"

#include "base/text.h"
#include "page/gettext.h"

#include <string.h>

#define LOW_ROWS 14
#define NO_WHERE_ROWS 11
#define NARROW_COLS 40
#define ASIDE_FROM_COLS 110
#define MAIN_COLS 78        /* beside guidance: text and its margins */
#define ASIDE_MOST_COLS 64
#define STATUS_MOST_ROWS 4
#define STATUS_SIGN_COLS 14 /* beside a status: "more below" */
#define BODY_LEAST_ROWS 3

static int status_cols(const struct frame *frame)
{
	int cols = frame->cols - 2 * frame->margin;
	return frame->cols < NARROW_COLS ? cols - 2 : cols - STATUS_SIGN_COLS;
}

/* A failure is never cut short: what is safe and what to do next stand at its end. */
static int status_rows(const struct frame *frame, const struct page *page, int rows_most)
{
	int rows = 0;
	const char *text = page->status ? page->status : "";
	for (struct text_line line = { 0 }; rows < rows_most && pen_next_line(text, strlen(text), status_cols(frame), &line);)
		rows++;
	return rows > 1 ? rows : 1;
}

static int lesser(int a, int b)
{
	return a < b ? a : b;
}

struct frame frame_of(const struct page *page, int rows, int cols)
{
	struct frame frame = { .rows = rows, .cols = cols, .where_row = -1, .rule_row = 1, .low = rows < LOW_ROWS, .main_cols = cols };
	frame.margin = cols < NARROW_COLS ? 0 : MARGIN_COLS;
	if (((page->where && *page->where) || page->mark) && rows >= NO_WHERE_ROWS)
		frame.where_row = frame.rule_row++;
	frame.body_row = frame.rule_row + 1;
	int left = rows - frame.body_row - 1;
	frame.status_rows = status_rows(&frame, page, lesser(STATUS_MOST_ROWS, left - BODY_LEAST_ROWS));
	frame.body_rows = left - frame.status_rows;
	if (page->aside.n > 0 && cols >= ASIDE_FROM_COLS) {
		frame.main_cols = MAIN_COLS;
		frame.aside_col = frame.main_cols + 2;
		int room = cols - frame.aside_col - MARGIN_COLS;
		frame.aside_cols = room < ASIDE_MOST_COLS ? room : ASIDE_MOST_COLS;
	}
	return frame;
}

int put_cut(struct cells *cells, int row, int col, int cols, enum style style, const char *text, const struct signs *signs)
{
	size_t len = strlen(text);
	int end = text_cols(signs->ellipsis), used;
	if (text_ncols(text, len) <= cols || cols <= end)
		return cells_put(cells, row, col, cols, style, text, len);
	size_t fits = text_fit(text, len, cols - end, NULL);
	while (fits > 0 && text[fits - 1] == ' ')
		fits--;
	used = cells_put(cells, row, col, cols, style, text, fits);
	return used + cells_put(cells, row, col + used, end, style, signs->ellipsis, strlen(signs->ellipsis));
}

/* A sign with its word where there is room, its last column at `right`. Returns where it begins. */
static int put_more(struct cells *cells, int row, int right, bool with_word, const char *word, const char *sign)
{
	int word_cols = with_word ? text_cols(word) + 1 : 0;
	int col = right - word_cols;
	cells_fill(cells, row, col - 1, word_cols + 3, STYLE_TEXT, " ");
	if (with_word)
		cells_put(cells, row, col, word_cols, STYLE_QUIET, word, strlen(word));
	cells_put(cells, row, right, 1, STYLE_QUIET, sign, strlen(sign));
	return col - 1;
}

static void paint_rule(const struct frame *frame, const struct signs *signs, bool above, struct cells *cells)
{
	cells_fill(cells, frame->rule_row, 0, frame->cols, STYLE_RULE, signs->rule);
	if (above)
		put_more(cells, frame->rule_row, frame->main_cols - 2, frame->cols >= NARROW_COLS, _("more above"), signs->above);
}

/* Beside the title; in the rule where that is too long for both. */
static void paint_title(const struct frame *frame, const struct page *page, const struct signs *signs, struct cells *cells)
{
	int room = frame->cols - 2 * frame->margin, row = 0;
	const char *title = page->title ? page->title : "", *state = page->state ? page->state : "";
	int state_cols = text_cols(state) + (page->state_alarm ? 2 : 0);
	int col = frame->margin + room - state_cols;
	bool beside = !*state || text_cols(title) + 3 + state_cols <= room;
	put_cut(cells, 0, frame->margin, beside ? room - (*state ? state_cols + 3 : 0) : room, STYLE_HEADING, title, signs);
	if (!*state)
		return;
	if (!beside) {
		row = frame->rule_row;
		col = 2;
		cells_fill(cells, row, 1, state_cols + 2, STYLE_TEXT, " ");
	}
	if (page->state_alarm)
		col += cells_put(cells, row, col, 2, STYLE_WARNING, "! ", 2);
	put_cut(cells, row, col, frame->cols - col, page->state_alarm ? STYLE_WARNING : STYLE_QUIET, state, signs);
}

/* The last part of "Form · Club · Section 3 of 14" says most: where there is no room, the first ones go. */
static void paint_where(const struct frame *frame, const struct page *page, const struct signs *signs, struct cells *cells)
{
	static const char between[] = " · ";
	int col = frame->margin, end = frame->cols - frame->margin;
	const char *where = page->where ? page->where : "";
	if (frame->where_row < 0)
		return;
	if (page->mark) {
		col += put_cut(cells, frame->where_row, col, end - col, STYLE_STRONG, page->mark, signs);
		if (*where)
			col += cells_put(cells, frame->where_row, col, end - col, STYLE_QUIET, between, strlen(between));
	}
	int room = end - col;
	for (const char *next; text_cols(where) > room && (next = strstr(where, between));)
		where = next + sizeof between - 1;
	put_cut(cells, frame->where_row, col, room, STYLE_QUIET, where, signs);
}

static void paint_lines(const struct frame *frame, const char *text, int row, int cols, struct cells *cells)
{
	struct text_line line = { 0 };
	for (int i = 0; i < frame->status_rows && pen_next_line(text, strlen(text), cols, &line); i++)
		cells_put(cells, row + i, frame->margin, cols, STYLE_STRONG, text + line.start, line.len);
}

static void paint_status(const struct frame *frame, const struct page *page, const struct signs *signs, bool below,
	struct cells *cells)
{
	int row = frame->rows - 1 - frame->status_rows, cols = status_cols(frame);
	if (below)
		put_more(cells, row, frame->main_cols - 2, frame->cols >= NARROW_COLS, _("more below"), signs->below);
	if (page->status && frame->status_rows == 1)
		put_cut(cells, row, frame->margin, cols, STYLE_STRONG, page->status, signs);
	else if (page->status)
		paint_lines(frame, page->status, row, cols, cells);
}

static const char *words_of(const struct key_hint *hint, bool briefly)
{
	return briefly && hint->brief ? hint->brief : hint->does;
}

/* As many as fit, the first ones first; never a half one. Returns how many; cells NULL only counts. */
static size_t put_keys(const struct frame *frame, const struct page *page, bool briefly, struct cells *cells)
{
	int col = frame->margin, end = frame->cols - frame->margin, between = frame->cols < NARROW_COLS ? 2 : 3;
	for (size_t i = 0; i < page->n_keys; i++) {
		const char *key = page->keys[i].key, *words = words_of(&page->keys[i], briefly);
		int key_cols = text_cols(key), words_cols = text_cols(words);
		if (col + key_cols + 1 + words_cols > end)
			return i;
		if (cells) {
			cells_put(cells, frame->rows - 1, col, key_cols, STYLE_STRONG, key, strlen(key));
			cells_put(cells, frame->rows - 1, col + key_cols + 1, words_cols, STYLE_QUIET, words, strlen(words));
		}
		col += key_cols + 1 + words_cols + between;
	}
	return page->n_keys;
}

static void paint_keys(const struct frame *frame, const struct page *page, struct cells *cells)
{
	bool briefly = false;
	for (size_t i = put_keys(frame, page, false, NULL); i < page->n_keys; i++)
		briefly |= page->keys[i].brief != NULL;
	put_keys(frame, page, briefly, cells);
}

void frame_paint(const struct frame *frame, const struct page *page, const struct signs *signs, bool above, bool below,
	struct cells *cells)
{
	paint_rule(frame, signs, above, cells);
	paint_title(frame, page, signs, cells);
	paint_where(frame, page, signs, cells);
	for (int row = 0; frame->aside_cols && row < frame->body_rows; row++)
		cells_put(cells, frame->body_row + row, frame->main_cols, 1, STYLE_RULE, signs->bar, strlen(signs->bar));
	paint_status(frame, page, signs, below, cells);
	paint_keys(frame, page, cells);
}

void paint_message(struct cells *cells, const char *text)
{
	int row = 0;
	for (struct text_line line = { 0 }; row < cells->rows && pen_next_line(text, strlen(text), cells->cols, &line); row++)
		cells_put(cells, row, 0, cells->cols, STYLE_TEXT, text + line.start, line.len);
}
