/* SPDX-License-Identifier: MIT */
/* What lies where on the page: under the mouse, or a screen further on. */
#include "face/painter_inside.h"

#include <limits.h>
#include <string.h>

/* Things that can have the focus in some rows of the sheet. */
struct search {
	int from, to;
	bool by_cursor;            /* their cursor is in those rows; else any of their rows is */
	const char *first, *last;
};

static void look(const struct spot *spot, void *context)
{
	struct search *search = context;
	int from = search->by_cursor ? spot->cursor_row : spot->from, to = search->by_cursor ? spot->cursor_row + 1 : spot->to;
	if (from >= search->to || to <= search->from)
		return;
	if (!search->first)
		search->first = spot->id;
	search->last = spot->id;
}

void find_spots(const struct page *page, const struct paint_options *options, const struct frame *frame, const struct paint_state *state,
	void (*found)(const struct spot *spot, void *context), void *context)
{
	struct paint_state copy = *state;
	struct pen pen = body_pen(page, options, frame);
	pen.state = &copy;
	pen.found = found;
	pen.context = context;
	paint_blocks(&pen, &page->body);
	buf_release(&pen.words);
}

static void search_page(const struct page *page, const struct paint_options *options, const struct frame *frame,
	const struct paint_state *state, struct search *search)
{
	find_spots(page, options, frame, state, look, search);
}

const char *painter_hit(const struct page *page, const struct paint_options *options, const struct paint_state *state,
	int rows, int cols, int row, int col)
{
	if (rows < PAINT_MIN_ROWS || cols < PAINT_MIN_COLS || options->quiet)
		return NULL;
	struct frame frame = frame_of(page, rows, cols);
	if (row < frame.body_row || row >= frame.body_row + frame.body_rows || col >= frame.main_cols)
		return NULL;
	int at = state->top_row + row - frame.body_row;
	struct search search = { .from = at, .to = at + 1 };
	search_page(page, options, &frame, state, &search);
	return search.first;
}

/* A step that is being thought about. */
struct step {
	const struct page *page;
	const struct paint_options *options;
	struct paint_state *state;
	struct frame frame;
	struct view view;          /* with the focus as it is */
	int direction;
};

/* Among what has its cursor in those rows: what comes first on the way, or last. NULL if there is nothing. */
static const char *find_on_way(const struct step *step, int from, int to, bool last)
{
	struct search search = { .from = from, .to = to, .by_cursor = true };
	search_page(step->page, step->options, &step->frame, step->state, &search);
	return (step->direction > 0) == last ? search.last : search.first;
}

/* False at the end of the sheet. One row of what was read stays, to find the place again. */
static bool scroll(struct step *step)
{
	int rows = step->frame.body_rows, top = step->state->top_row;
	step->state->top_row = clamp(top + step->direction * (rows - 1), 0, step->view.total - rows);
	return step->state->top_row != top;
}

static const char *step_by_screen(struct step *step)
{
	if (!scroll(step))
		return find_on_way(step, 0, INT_MAX, true);
	int top = step->state->top_row, to = top + step->frame.body_rows;
	if (step->view.focused.cursor_row >= top && step->view.focused.cursor_row < to)
		return step->view.focused.id;
	const char *id = find_on_way(step, top, to, false);
	return id ? id : step->view.focused.id;
}

/* How far the view would have to go for `id` to be seen. */
static int distance(const struct step *step, const char *id)
{
	struct page page = *step->page;
	struct paint_state copy = *step->state;
	page.focus = id;
	struct view view = view_measure(&page, step->options, &step->frame, &copy);
	int from, to, top = step->state->top_row, rows = step->frame.body_rows;
	view_wanted(&view.focused, rows, &from, &to);
	return step->direction > 0 ? to - top - rows : top - from;
}

static const char *step_by_one(struct step *step, int steps)
{
	const char *now = step->view.focused.id, *next;
	int top = step->state->top_row;
	if (step->state->focus_shown)
		next = page_focus_step(step->page, steps, false);
	else
		next = find_on_way(step, step->direction > 0 ? top : 0, step->direction > 0 ? INT_MAX : top + step->frame.body_rows, false);
	bool stays = !next || (step->state->focus_shown && strcmp(next, now) == 0);
	if (!stays && distance(step, next) < step->frame.body_rows) {
		step->state->focus_id[0] = '\0'; /* follow it, even if it had the focus unseen */
		return next;
	}
	scroll(step);
	return now;
}

const char *painter_step(const struct page *page, const struct paint_options *options, struct paint_state *state,
	int rows, int cols, int steps, bool by_screen)
{
	if (rows < PAINT_MIN_ROWS || cols < PAINT_MIN_COLS || steps == 0)
		return page->focus;
	struct step step = { .page = page, .options = options, .state = state, .frame = frame_of(page, rows, cols) };
	struct paint_state copy = *state;
	step.direction = steps > 0 ? 1 : -1;
	step.view = view_measure(page, options, &step.frame, &copy);
	if (!step.view.focused.id) {
		scroll(&step);
		return NULL;
	}
	return by_screen ? step_by_screen(&step) : step_by_one(&step, steps);
}
