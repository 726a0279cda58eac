/* SPDX-License-Identifier: MIT */
/* Blocks of rows that can have the focus: choices, tasks, facts, actions. */
#include "face/painter_inside.h"

#include "page/gettext.h"

#define MARK_COLS 4      /* "(•) " */
#define DIGIT_COLS 2     /* "1 " */
#define DIGITS_MOST 9
#define BETWEEN_COLS 2
#define LABEL_LEAST_COLS 24

void paint_choice(struct pen *pen, const struct block *block)
{
	const struct choice_option *options = block->items;
	int label_row = pen->row, from = MARK_COLS + (block->numbered ? DIGIT_COLS : 0);
	pen_label(pen, block);
	for (size_t i = 0; i < block->n_items; i++) {
		const char *yes = block->many ? pen->signs->ticked : pen->signs->chosen;
		const char *no = block->many ? pen->signs->not_ticked : pen->signs->not_chosen;
		pen_spot(pen, options[i].id, label_row, 1);
		pen_put(pen, 0, MARK_COLS, STYLE_TEXT, options[i].chosen ? yes : no);
		if (block->numbered && i < DIGITS_MOST)
			pen_put(pen, MARK_COLS, 1, STYLE_QUIET, pen_printf(pen, "%zu", i + 1));
		pen_wrap(pen, from, pen->cols - from, STYLE_TEXT, options[i].label);
		pen_wrap(pen, from, pen->cols - from, STYLE_QUIET, options[i].hint);
		pen_spot_end(pen);
	}
	if (pen->focused.id && pen->focused.from >= label_row)
		pen->focused.group_to = pen->row;
}

/* Columns of a list of tasks: the widest of each, so that words stand under words. */
struct task_cols {
	int label, detail, status;
};

static int wider(int cols, const char *text)
{
	int other = pen_cols(text);
	return other > cols ? other : cols;
}

static struct task_cols measure_tasks(const struct block *block)
{
	const struct task_row *rows = block->items;
	struct task_cols cols = { 0 };
	for (size_t i = 0; i < block->n_items; i++) {
		cols.label = wider(cols.label, rows[i].label);
		cols.detail = wider(cols.detail, rows[i].detail);
		cols.status = wider(cols.status, rows[i].status);
	}
	return cols;
}

/* How a list of tasks is laid, by the room there is. */
enum task_layout {
	TASKS_IN_ROWS,    /* label, detail and status beside each other; a long label wraps */
	TASKS_IN_PAIRS,   /* label and status beside each other, the detail below */
	TASKS_STACKED
};

static enum task_layout task_layout(const struct task_cols *cols, int width)
{
	int beside_status = width - cols->status - BETWEEN_COLS, beside_both = beside_status - cols->detail - BETWEEN_COLS;
	if (!cols->detail)
		beside_both = beside_status;
	if (beside_both >= cols->label || (beside_both >= width / 2 && beside_both >= LABEL_LEAST_COLS))
		return TASKS_IN_ROWS;
	return beside_status >= cols->label || beside_status >= LABEL_LEAST_COLS ? TASKS_IN_PAIRS : TASKS_STACKED;
}

static void paint_task_beside(struct pen *pen, const struct task_row *task, const struct task_cols *cols, bool detail_beside)
{
	int right = pen->cols - cols->status - BETWEEN_COLS, room = right, detail_col = right - cols->detail;
	int status_cols = pen_cols(task->status), detail_cols = pen_cols(task->detail);
	if (status_cols)
		pen_put(pen, pen->cols - status_cols, status_cols, STYLE_TEXT, task->status);
	/* Details begin in one column behind the labels: neither a status nor another detail moves them, while the labels fit. */
	if (cols->label + BETWEEN_COLS < detail_col)
		detail_col = cols->label + BETWEEN_COLS;
	if (detail_beside && cols->detail)
		room = detail_col - BETWEEN_COLS;
	if (detail_beside && detail_cols)
		pen_put(pen, detail_col, detail_cols, STYLE_QUIET, task->detail);
	pen_wrap_hanging(pen, 0, room, task->quiet ? STYLE_QUIET : STYLE_TEXT, task->label);
	if (!detail_beside)
		pen_wrap(pen, BETWEEN_COLS, pen->cols - BETWEEN_COLS, STYLE_QUIET, task->detail);
}

/* Where there is no room: the label, and under it what there is to say of it. */
static void paint_task_stacked(struct pen *pen, const struct task_row *task)
{
	pen_wrap_hanging(pen, 0, pen->cols, task->quiet ? STYLE_QUIET : STYLE_TEXT, task->label);
	int status = pen_cols(task->status), detail = pen_cols(task->detail);
	if (status && detail && BETWEEN_COLS + status + BETWEEN_COLS + detail <= pen->cols) {
		pen_put(pen, pen->cols - detail, detail, STYLE_QUIET, task->detail);
		pen_wrap(pen, BETWEEN_COLS, status, STYLE_TEXT, task->status);
		return;
	}
	pen_wrap(pen, BETWEEN_COLS, pen->cols - BETWEEN_COLS, STYLE_TEXT, task->status);
	pen_wrap(pen, BETWEEN_COLS, pen->cols - BETWEEN_COLS, STYLE_QUIET, task->detail);
}

void paint_tasks(struct pen *pen, const struct block *block)
{
	const struct task_row *rows = block->items;
	struct task_cols cols = measure_tasks(block);
	enum task_layout layout = task_layout(&cols, pen->cols);
	int label_row = pen->row;
	pen_wrap(pen, 0, pen->cols, STYLE_STRONG, block->label);
	for (size_t i = 0; i < block->n_items; i++) {
		pen_spot(pen, rows[i].id, i == 0 ? label_row : pen->row, 0);
		if (layout == TASKS_STACKED)
			paint_task_stacked(pen, &rows[i]);
		else
			paint_task_beside(pen, &rows[i], &cols, layout == TASKS_IN_ROWS);
		pen_spot_end(pen);
	}
}

static void paint_fact(struct pen *pen, const struct fact_row *fact, int label_cols, int value_col)
{
	int from = pen->row, value_cols = pen->cols - value_col;
	pen_wrap_hanging(pen, 0, label_cols, STYLE_QUIET, fact->label);
	int label_to = pen->row;
	if (value_col > BETWEEN_COLS)
		pen->row = from;
	pen_wrap(pen, value_col, value_cols, STYLE_TEXT, fact->value);
	pen_wrap(pen, value_col, value_cols, STYLE_WARNING, fact->note);
	if (pen->row < label_to)
		pen->row = label_to;
}

void paint_facts(struct pen *pen, const struct block *block)
{
	const struct fact_row *facts = block->items;
	int label_row = pen->row, label_cols = 0, value_col = BETWEEN_COLS;
	for (size_t i = 0; i < block->n_items; i++)
		label_cols = wider(label_cols, facts[i].label);
	if (pen->cols >= TWO_COLUMN_COLS) {
		int most = pen->cols / 2;
		label_cols = label_cols < most ? label_cols : most;
		value_col = label_cols + BETWEEN_COLS;
	} else {
		label_cols = pen->cols;
	}
	pen_wrap(pen, 0, pen->cols, STYLE_STRONG, block->label);
	for (size_t i = 0; i < block->n_items; i++) {
		pen_spot(pen, facts[i].id, i == 0 ? label_row : pen->row, 0);
		paint_fact(pen, &facts[i], label_cols, value_col);
		pen_spot_end(pen);
	}
}

void paint_actions(struct pen *pen, const struct block *block)
{
	const struct action *actions = block->items;
	for (size_t i = 0; i < block->n_items; i++) {
		pen_spot(pen, actions[i].id, pen->row, BETWEEN_COLS);
		const char *button = pen_printf(pen, "[ %s ]", actions[i].label);
		pen_wrap_hanging(pen, 0, pen->cols, actions[i].primary ? STYLE_STRONG : STYLE_TEXT, button);
		pen_spot_end(pen);
	}
}
