/* SPDX-License-Identifier: MIT */
#include "face/painter_inside.h"

#include "base/text.h"
#include "page/gettext.h"

#include <string.h>

#define HANG_COLS 2

bool pen_shows(const struct pen *pen)
{
	return pen->cells && pen->row >= pen->top && pen->row < pen->top + pen->rows;
}

static int picture_row(const struct pen *pen)
{
	return pen->first_row + pen->row - pen->top;
}

int pen_put_n(struct pen *pen, int col, int cols, enum style style, const char *text, size_t len)
{
	if (!pen_shows(pen))
		return 0;
	return cells_put(pen->cells, picture_row(pen), pen->left + col, cols, style, text, len);
}

void pen_join(struct pen *pen, int col, int cols)
{
	if (pen_shows(pen))
		cells_join(pen->cells, picture_row(pen), pen->left + col, cols);
}

int pen_put(struct pen *pen, int col, int cols, enum style style, const char *text)
{
	return pen_put_n(pen, col, cols, style, text, strlen(text));
}

void pen_fill(struct pen *pen, int col, int cols, enum style style, const char *sign)
{
	if (pen_shows(pen))
		cells_fill(pen->cells, picture_row(pen), pen->left + col, cols, style, sign);
}

/* Bytes at the beginning that are one column each. */
static size_t plain_bytes(const char *text, size_t len)
{
	size_t n = 0;
	while (n < len && text[n] >= ' ' && text[n] <= '~')
		n++;
	return n;
}

int pen_cols(const char *text)
{
	size_t len = text ? strlen(text) : 0;
	return plain_bytes(text, len) == len ? (int)len : text_ncols(text, len);
}

static bool fits_plainly(const char *text, size_t len, int cols)
{
	return cols >= 0 && len <= (size_t)cols && plain_bytes(text, len) == len;
}

bool pen_next_line(const char *text, size_t len, int cols, struct text_line *line)
{
	if (line->next == 0 && len && fits_plainly(text, len, cols)) {
		*line = (struct text_line){ .len = len, .next = len + 1 };
		return true;
	}
	return text_wrap_next(text, len, cols > 1 ? cols : 1, line);
}

static void wrap(struct pen *pen, int indent, int hang, int cols, enum style style, const char *text)
{
	if (!text || !*text)
		return;
	size_t len = strlen(text);
	int in = 0;
	for (struct text_line line = { 0 }; pen_next_line(text, len, cols - in, &line); pen->row++, in = hang)
		pen_put_n(pen, indent + in, cols - in, style, text + line.start, line.len);
}

void pen_wrap(struct pen *pen, int indent, int cols, enum style style, const char *text)
{
	wrap(pen, indent, 0, cols, style, text);
}

void pen_wrap_hanging(struct pen *pen, int indent, int cols, enum style style, const char *text)
{
	wrap(pen, indent, HANG_COLS, cols, style, text);
}

const char *pen_printf(struct pen *pen, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	buf_clear(&pen->words);
	buf_vprintf(&pen->words, fmt, ap);
	va_end(ap);
	return buf_text(&pen->words);
}

static bool has_focus(const struct pen *pen, const char *id)
{
	return pen->focus && id && strcmp(pen->focus, id) == 0;
}

void pen_spot(struct pen *pen, const char *id, int label_row, int col)
{
	pen->spot = (struct spot){ .id = id, .label = pen->block->label, .label_row = label_row, .from = pen->row,
		.cursor_row = pen->row, .cursor_col = pen->left + col };
	if (has_focus(pen, id))
		pen_put(pen, -MARGIN_COLS, 1, STYLE_FOCUS, FOCUS_SIGN);
}

void pen_spot_end(struct pen *pen)
{
	pen->spot.to = pen->row;
	if (!pen->spot.id)
		return;
	if (has_focus(pen, pen->spot.id))
		pen->focused = pen->spot;
	if (pen->found)
		pen->found(&pen->spot, pen->context);
}

void pen_label(struct pen *pen, const struct block *block)
{
	pen_wrap(pen, 0, pen->cols, STYLE_STRONG, block->label);
	pen_wrap(pen, 0, pen->cols, STYLE_QUIET, block->text);
	if (block->error)
		pen_wrap(pen, 0, pen->cols, STYLE_ERROR, pen_printf(pen, _("Error: %s"), block->error));
}
