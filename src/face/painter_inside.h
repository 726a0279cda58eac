/* SPDX-License-Identifier: MIT */
/*
 * What the files of the painter share; nobody else includes this.
 *
 * The body of a page is a sheet of any length. A pen lays blocks on it from top to bottom, and only what falls into the
 * window reaches the picture. The same walk without a picture measures: how long the sheet is, where the focus is, what
 * lies under the mouse. So there is one layout, whoever asks.
 */
#pragma once

#include "base/buf.h"
#include "face/cells.h"
#include "face/painter.h"
#include "page/page.h"

#define FOCUS_SIGN ">"
#define MARGIN_COLS 2      /* the focus marker and a blank */
#define TEXT_MAX_COLS 72   /* longer lines are hard to follow */
#define TWO_COLUMN_COLS 56 /* from here on label and value stand beside each other */

/* painter_signs.c: what is drawn that is not text. */
struct signs {
	const char *chosen, *not_chosen, *ticked, *not_ticked, *point, *secret, *ellipsis;
	const char *rule, *bar, *notice, *above, *below;
	const char *corner[4], *side; /* top left, top right, bottom left, bottom right */
	const char *fill[4];          /* parts of a proportion */
	const char *pad;              /* the empty rest of a field */
};
const struct signs *signs_of(const struct paint_options *options);
/* The typographic signs of texts, where the terminal does not have them. */
void cells_fold(struct cells *cells, enum sign_set signs);

/* Something that can have the focus, where it lies on the sheet. */
struct spot {
	const char *id;
	const char *label;         /* of its block: the question */
	int label_row;             /* where that begins */
	int from, to;              /* its own rows, `to` is the first behind */
	int group_to;              /* the first row behind the options that it is weighed against; 0: it stands alone */
	int cursor_row, cursor_col; /* the column is one of the picture */
	/* A field: where its text begins in what is shown, and what is hidden before that. text_cols 0: it is none. */
	int text_row, text_col, text_rows, text_cols, hidden_rows, hidden_cols;
	bool overflows;            /* not all of its rows are shown */
};

struct pen {
	const struct page *page;
	const struct paint_options *options;
	const struct signs *signs;
	struct paint_state *state;  /* NULL: nothing to remember */
	struct cells *cells;        /* NULL: only measures */
	int left, cols, wide_cols;  /* where text begins in the picture; its width; that of tables */
	int row;                    /* of the sheet, laid next */
	int top, rows, first_row;   /* sheet rows top … top + rows - 1 are picture rows from first_row on */
	int gap;                    /* blank rows between blocks */
	const char *focus;          /* id, NULL where nothing can have the focus */
	const struct block *block;  /* being laid */
	struct spot spot;           /* the one being laid */
	struct spot focused;        /* id NULL until it was laid */
	void (*found)(const struct spot *spot, void *context);
	void *context;
	struct buf words;
};

/* painter_pen.c */
bool pen_shows(const struct pen *pen);
/* Puts into the current row, `col` from the left edge of the text, at most `cols` wide. Returns the columns used. */
int pen_put(struct pen *pen, int col, int cols, enum style style, const char *text);
int pen_put_n(struct pen *pen, int col, int cols, enum style style, const char *text, size_t len);
/* A sign of our own, of one column, in each of `cols`. */
void pen_fill(struct pen *pen, int col, int cols, enum style style, const char *sign);
/* Pieces that were put beside each other are one text. */
void pen_join(struct pen *pen, int col, int cols);
/* A whole paragraph from column `indent` on, `cols` wide, each line a row. NULL and "" take no row. */
void pen_wrap(struct pen *pen, int indent, int cols, enum style style, const char *text);
/* The same, rows but the first one further in, so that each paragraph of a list is seen to be one. */
void pen_wrap_hanging(struct pen *pen, int indent, int cols, enum style style, const char *text);
/* The next line of a wrapped text, as text_wrap_next, quick for what fits. */
struct text_line;
bool pen_next_line(const char *text, size_t len, int cols, struct text_line *line);
/* text_cols, quick for what is ASCII: lists ask for all their rows at every key. NULL is 0. */
int pen_cols(const char *text);
/* Formats into the pen's own buffer; valid until the next. */
const char *pen_printf(struct pen *pen, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* A thing that can have the focus begins at this row; it draws the marker. The cursor will stand at `col`. */
void pen_spot(struct pen *pen, const char *id, int label_row, int col);
void pen_spot_end(struct pen *pen);
/* Label, hint and error of a choice or a field. */
void pen_label(struct pen *pen, const struct block *block);

/* One function a kind of block. */
void paint_heading(struct pen *pen, const struct block *block);
void paint_text(struct pen *pen, const struct block *block);
void paint_points(struct pen *pen, const struct block *block);
void paint_hint(struct pen *pen, const struct block *block);
void paint_notice(struct pen *pen, const struct block *block);
void paint_facts(struct pen *pen, const struct block *block);
void paint_tasks(struct pen *pen, const struct block *block);
void paint_choice(struct pen *pen, const struct block *block);
void paint_line(struct pen *pen, const struct block *block);
void paint_prose(struct pen *pen, const struct block *block);
void paint_table(struct pen *pen, const struct block *block);
void paint_bar(struct pen *pen, const struct block *block);
void paint_actions(struct pen *pen, const struct block *block);
/* All blocks of a list. */
void paint_blocks(struct pen *pen, const struct blocks *blocks);

/* painter_frame.c: what stands around the body, and where the body is. */
struct frame {
	int rows, cols, margin;
	bool low;                   /* few rows: nothing is spent on air */
	int where_row, rule_row;    /* where_row -1: none */
	int body_row, body_rows, status_rows, main_cols;
	int more_rows;     /* 1: "more below" has a row of its own above the status */
	int aside_col, aside_cols;  /* aside_cols 0: none */
};
struct frame frame_of(const struct page *page, int rows, int cols);
void frame_paint(const struct frame *frame, const struct page *page, const struct signs *signs, bool above, bool below,
	struct cells *cells);
/* Puts text, with an ellipsis if it has to be cut. Returns the columns used. */
int put_cut(struct cells *cells, int row, int col, int cols, enum style style, const char *text, const struct signs *signs);
/* Instead of a page: wrapped lines from the top left. */
void paint_message(struct cells *cells, const char *text);

/* painter.c: the pen that lays the body of a page. */
struct pen body_pen(const struct page *page, const struct paint_options *options, const struct frame *frame);

/* painter_find.c: tells of each thing that can have the focus, in order. */
void find_spots(const struct page *page, const struct paint_options *options, const struct frame *frame, const struct paint_state *state,
	void (*found)(const struct spot *spot, void *context), void *context);

/* painter_view.c */
struct view {
	int total;                 /* rows of the sheet */
	struct spot focused;       /* id NULL: nothing can have the focus */
};
struct view view_measure(const struct page *page, const struct paint_options *options, const struct frame *frame,
	struct paint_state *state);
/* Rows that must be seen: with the label if all of it fits, else the thing itself, else as much of it as can be. */
void view_wanted(const struct spot *spot, int rows, int *ret_from, int *ret_to);
/* Sets state->top_row. */
void view_choose(const struct page *page, const struct paint_options *options, const struct frame *frame, const struct view *view,
	struct paint_state *state, const struct cells *cells);
void view_remember(const struct page *page, const struct frame *frame, const struct view *view, struct paint_state *state);

/* `least` wins over `most`. */
static inline int clamp(int n, int least, int most)
{
	return n < least || most < least ? least : n > most ? most : n;
}
