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
#define BODY_LEAST_ROWS 3  /* beside a status of several rows… */
#define BODY_ROOMY_ROWS 6 /* …and where a row can be spared */
#define BODY_FOCUS_ROWS 1  /* …and beside one that is longer still */

/* Columns of "more below ↓" with a blank before it; only the sign where the words would take too much of the row. */
static int more_cols(const struct frame *frame, const char *words)
{
	int cols = text_cols(words) + 4;
	return frame->cols < NARROW_COLS || cols > frame->cols / 2 ? 2 : cols;
}

/* Beside a status of several rows only the sign has room. */
static bool status_is_short(const struct frame *frame, const struct page *page)
{
	return !page->status || text_cols(page->status) <= frame->cols - 2 * frame->margin - more_cols(frame, _("more below"));
}

static int status_cols(const struct frame *frame)
{
	return frame->cols - 2 * frame->margin - (frame->margin ? 2 : 3);
}

static int lesser(int a, int b)
{
	return a < b ? a : b;
}

static int rows_of(const char *text, int cols)
{
	int rows = 0;
	for (struct text_line line = { 0 }; pen_next_line(text, strlen(text), cols, &line);)
		rows++;
	return rows;
}

/* A failure is not cut short while there is a row left for what has the focus: what is safe and what to do next stand at its end. */
static int status_rows(const struct frame *frame, const struct page *page, int left)
{
	int rows = status_is_short(frame, page) ? 1 : rows_of(page->status, status_cols(frame));
	int most = left - (rows > left - BODY_LEAST_ROWS ? BODY_FOCUS_ROWS : BODY_LEAST_ROWS);
	rows = lesser(rows, most);
	return rows > 1 ? rows : 1;
}

struct frame frame_of(const struct page *page, int rows, int cols)
{
	struct frame frame = { .rows = rows, .cols = cols, .where_row = -1, .rule_row = 1, .low = rows < LOW_ROWS, .main_cols = cols };
	frame.margin = cols < NARROW_COLS ? 0 : MARGIN_COLS;
	if (((page->where && *page->where) || page->mark) && rows >= NO_WHERE_ROWS)
		frame.where_row = frame.rule_row++;
	frame.body_row = frame.rule_row + 1;
	int left = rows - frame.body_row - 1;
	frame.status_rows = status_rows(&frame, page, left);
	/* "more below" keeps its own row where a long status would take its place. */
	frame.more_rows = !frame.low && !status_is_short(&frame, page) && left - frame.status_rows > BODY_ROOMY_ROWS;
	frame.body_rows = left - frame.status_rows - frame.more_rows;
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

/* A sign with its word where there is room, its last column at `right`. */
static void put_more(struct cells *cells, int row, int right, bool with_word, const char *word, const char *sign)
{
	int word_cols = with_word ? text_cols(word) + 1 : 0;
	int col = right - word_cols;
	cells_fill(cells, row, col - 1, word_cols + 3, STYLE_TEXT, " ");
	if (with_word)
		cells_put(cells, row, col, word_cols, STYLE_QUIET, word, strlen(word));
	cells_put(cells, row, right, 1, STYLE_QUIET, sign, strlen(sign));
}

static int state_cols(const struct page *page)
{
	return page->state && *page->state ? text_cols(page->state) + (page->state_alarm ? 2 : 0) : 0;
}

/* The state of saving stands beside the title, in the rule below where that is too long for both. */
static bool state_is_beside(const struct frame *frame, const struct page *page)
{
	int room = frame->cols - 2 * frame->margin;
	return !state_cols(page) || text_cols(page->title ? page->title : "") + 3 + state_cols(page) <= room;
}

static void put_state(const struct page *page, const struct signs *signs, int row, int col, int cols, struct cells *cells)
{
	enum style style = page->state_alarm ? STYLE_WARNING : STYLE_QUIET;
	int used = page->state_alarm ? cells_put(cells, row, col, 2, style, "! ", 2) : 0;
	put_cut(cells, row, col + used, cols - used, style, page->state, signs);
}

/* A piece in the rule, a blank at each end; `to` is the column behind what it may take. Gives how many the piece took. */
static int put_in_rule(const struct frame *frame, int col, int to, int cols, struct cells *cells)
{
	int taken = lesser(cols, to - col - 2);
	cells_fill(cells, frame->rule_row, col, taken + 2, STYLE_TEXT, " ");
	return taken;
}

/*
 * What holds until it is turned off stands in the rule, at every size. The state of saving gives way to it where there is no room
 * for both, but a failure does not.
 */
static int paint_mode(const struct frame *frame, const struct page *page, const struct signs *signs, int to, struct cells *cells)
{
	int cols = page->mode ? text_cols(page->mode) : 0;
	bool failure = page->state_alarm && !state_is_beside(frame, page) && 1 + cols + 2 + state_cols(page) + 2 > to;
	if (!cols || failure)
		return 1;
	int taken = put_in_rule(frame, 1, to, cols, cells);
	put_cut(cells, frame->rule_row, 2, taken, STYLE_STRONG, page->mode, signs);
	return 1 + taken + 2;
}

/*
 * The line below the top. It says that there is more above, what holds until it is turned off, and the state of saving where that has
 * no other place.
 */
static void paint_rule(const struct frame *frame, const struct page *page, const struct signs *signs, bool above, struct cells *cells)
{
	int row = frame->rule_row, right = frame->main_cols - 2, to = above ? right - 1 : frame->cols;
	cells_fill(cells, row, 0, frame->cols, STYLE_RULE, signs->rule);
	int col = paint_mode(frame, page, signs, to, cells);
	bool alone = col == 1;
	if (!state_is_beside(frame, page) && (alone || col + state_cols(page) + 3 <= to)) {
		col += !alone;
		int taken = put_in_rule(frame, col, to, state_cols(page), cells);
		put_state(page, signs, row, col + 1, taken, cells);
		col += taken + 2;
	}
	int cols = more_cols(frame, _("more above")), room = right - col - 1;
	if (above)
		put_more(cells, row, right, cols > 2 && cols <= room, _("more above"), signs->above);
}

static void paint_title(const struct frame *frame, const struct page *page, const struct signs *signs, struct cells *cells)
{
	int room = frame->cols - 2 * frame->margin, cols = state_cols(page);
	bool beside = cols && state_is_beside(frame, page);
	put_cut(cells, 0, frame->margin, beside ? room - cols - 3 : room, STYLE_HEADING, page->title ? page->title : "", signs);
	if (beside)
		put_state(page, signs, 0, frame->margin + room - cols, cols, cells);
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

/* What has no room even so ends with an ellipsis. */
static void paint_lines(const struct frame *frame, const char *text, int row, int cols, const struct signs *signs, struct cells *cells)
{
	struct text_line line = { 0 };
	size_t len = strlen(text);
	for (int i = 0; i < frame->status_rows && pen_next_line(text, len, cols, &line); i++) {
		bool last = i == frame->status_rows - 1;
		if (last)
			put_cut(cells, row + i, frame->margin, cols, STYLE_STRONG, text + line.start, signs);
		else
			cells_put(cells, row + i, frame->margin, cols, STYLE_STRONG, text + line.start, line.len);
	}
}

static void paint_status(const struct frame *frame, const struct page *page, const struct signs *signs, bool below,
	struct cells *cells)
{
	int row = frame->rows - 1 - frame->status_rows, cols = status_cols(frame);
	bool with_word = (frame->more_rows || status_is_short(frame, page)) && more_cols(frame, _("more below")) > 2;
	if (below)
		put_more(cells, row - frame->more_rows, frame->main_cols - 2, with_word, _("more below"), signs->below);
	if (page->status && frame->status_rows == 1)
		put_cut(cells, row, frame->margin, cols, STYLE_STRONG, page->status, signs);
	else if (page->status)
		paint_lines(frame, page->status, row, cols, signs, cells);
}

static const char *words_of(const struct key_hint *hint, bool briefly)
{
	return briefly && hint->brief ? hint->brief : hint->does;
}

#define KEYS_MOST 64

/* Columns of a hint with those between it and the next. */
static int hint_cols(const struct frame *frame, const struct key_hint *hint, bool briefly)
{
	return text_cols(hint->key) + 1 + text_cols(words_of(hint, briefly)) + (frame->cols < NARROW_COLS ? 2 : 3);
}

/* As many as fit, never a half one: those of the highest rank first. */
static void choose_keys(const struct frame *frame, const struct page *page, bool briefly, bool chosen[KEYS_MOST])
{
	int between = frame->cols < NARROW_COLS ? 2 : 3, left = frame->cols - 2 * frame->margin + between, rank = 0;
	size_t n = page->n_keys < KEYS_MOST ? page->n_keys : KEYS_MOST;
	for (size_t i = 0; i < n; i++)
		rank = page->keys[i].rank > rank ? page->keys[i].rank : rank;
	for (; rank >= 0; rank--)
		for (size_t i = 0; i < n; i++) {
			const struct key_hint *hint = &page->keys[i];
			if (hint->rank != rank)
				continue;
			int cols = hint_cols(frame, hint, briefly);
			chosen[i] = cols <= left;
			left -= chosen[i] ? cols : 0;
		}
}

/* Where one that can be said briefly has no room in its place beside those before it. */
static bool must_be_brief(const struct frame *frame, const struct page *page)
{
	int between = frame->cols < NARROW_COLS ? 2 : 3, left = frame->cols - 2 * frame->margin + between;
	for (size_t i = 0; i < page->n_keys; i++) {
		left -= hint_cols(frame, &page->keys[i], false);
		if (left < 0 && page->keys[i].brief)
			return true;
	}
	return false;
}

static void paint_keys(const struct frame *frame, const struct page *page, struct cells *cells)
{
	bool chosen[KEYS_MOST] = { false }, briefly = must_be_brief(frame, page);
	int col = frame->margin, row = frame->rows - 1;
	choose_keys(frame, page, briefly, chosen);
	for (size_t i = 0; i < page->n_keys && i < KEYS_MOST; i++) {
		const struct key_hint *hint = &page->keys[i];
		const char *words = words_of(hint, briefly);
		int key_cols = text_cols(hint->key);
		if (!chosen[i])
			continue;
		cells_put(cells, row, col, key_cols, STYLE_STRONG, hint->key, strlen(hint->key));
		cells_put(cells, row, col + key_cols + 1, text_cols(words), STYLE_QUIET, words, strlen(words));
		col += hint_cols(frame, hint, briefly);
	}
}

void frame_paint(const struct frame *frame, const struct page *page, const struct signs *signs, bool above, bool below,
	struct cells *cells)
{
	paint_rule(frame, page, signs, above, cells);
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
