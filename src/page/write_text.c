/* SPDX-License-Identifier: MIT */
#include "page/write.h"

#include "base/text.h"
#include "page/edit.h"
#include "page/gettext.h"
#include "page/write_text_inside.h"

#include <string.h>

#define LEAST_COLS 20
#define INDENT 2
#define MARK_COLS 4 /* "[x] " */
#define SPACE_COLS 20
#define PROSE_SPACE_ROWS 3

void paper_add(struct paper *paper, const char *text)
{
	size_t before = paper->line.len;
	if (!text)
		return;
	text_safe(&paper->line, text, strlen(text), true);
	/* Nobody knows how wide a tab is. */
	for (size_t i = before; i < paper->line.len; i++) {
		if (paper->line.data[i] == '\t')
			paper->line.data[i] = ' ';
	}
}

static void put_row(struct paper *paper, int indent, const char *text, size_t len)
{
	if (len) {
		buf_fill(paper->out, ' ', (size_t)indent);
		buf_add(paper->out, text, len);
	}
	buf_putc(paper->out, '\n');
}

void paper_put(struct paper *paper, int indent, int hang)
{
	struct buf *line = &paper->line;
	while (line->len && line->data[line->len - 1] == '\n')
		buf_cut(line, line->len - 1);
	int in = indent;
	for (struct text_line row = { 0 }; line->len && text_wrap_next(line->data, line->len, paper->cols - in, &row); in = hang)
		put_row(paper, in, line->data + row.start, row.len);
	buf_clear(line);
}

void paper_say(struct paper *paper, int indent, int hang, const char *text)
{
	paper_add(paper, text);
	paper_put(paper, indent, hang);
}

void paper_blank(struct paper *paper)
{
	buf_putc(paper->out, '\n');
}

static void say_underlined(struct paper *paper, const char *text, char with)
{
	int cols = text ? text_cols(text) : 0;
	paper_say(paper, 0, 0, text);
	if (!cols)
		return;
	buf_fill(paper->out, with, (size_t)(cols < paper->cols ? cols : paper->cols));
	buf_putc(paper->out, '\n');
}

static void write_heading(struct paper *paper, const struct block *block)
{
	if (block->level <= 2)
		say_underlined(paper, block->label, block->level <= 1 ? '=' : '-');
	else
		paper_say(paper, 0, 0, block->label);
}

static void write_plain(struct paper *paper, const struct block *block)
{
	paper_say(paper, 0, 0, block->label);
}

static void write_hint(struct paper *paper, const struct block *block)
{
	paper_say(paper, INDENT, INDENT, block->label);
}

static void write_points(struct paper *paper, const struct block *block)
{
	const char *const *points = block->items;
	int indent = block->label ? INDENT : 0;
	if (block->label) {
		paper_add(paper, block->label);
		buf_puts(&paper->line, strcmp(label_joint(block->label), ": ") == 0 ? ":" : "");
		paper_put(paper, 0, 0);
	}
	for (size_t i = 0; i < block->n_items; i++) {
		if (block->numbered)
			buf_printf(&paper->line, "%zu. ", i + 1);
		else
			buf_puts(&paper->line, "- ");
		int hang = (int)paper->line.len;
		paper_add(paper, points[i]);
		paper_put(paper, indent, indent + hang);
	}
}

static void write_notice(struct paper *paper, const struct block *block)
{
	buf_printf(&paper->line, "%s: ", notice_word(block->notice));
	paper_say(paper, 0, INDENT, block->label);
	paper_say(paper, INDENT, INDENT, block->text);
}

/* "label: value", the id of its question in front. */
static void add_pair(struct paper *paper, const char *id, const char *label, const char *value)
{
	write_question_id(id, label, &paper->line);
	paper_add(paper, label);
	if (!value || !*value)
		return;
	if (label && *label)
		buf_puts(&paper->line, label_joint(label));
	paper_add(paper, value);
}

static void add_bracketed(struct paper *paper, const char *text)
{
	if (!text || !*text)
		return;
	buf_puts(&paper->line, " (");
	paper_add(paper, text);
	buf_putc(&paper->line, ')');
}

static void write_facts(struct paper *paper, const struct block *block)
{
	const struct fact_row *rows = block->items;
	int indent = block->label ? INDENT : 0;
	paper_say(paper, 0, 0, block->label);
	for (size_t i = 0; i < block->n_items; i++) {
		add_pair(paper, rows[i].id, rows[i].label, rows[i].value);
		add_bracketed(paper, rows[i].note);
		paper_put(paper, indent, indent + INDENT);
	}
}

static void write_tasks(struct paper *paper, const struct block *block)
{
	const struct task_row *rows = block->items;
	int indent = block->label ? INDENT : 0;
	paper_say(paper, 0, 0, block->label);
	for (size_t i = 0; i < block->n_items; i++) {
		add_pair(paper, rows[i].id, rows[i].label, rows[i].status);
		add_bracketed(paper, rows[i].detail);
		paper_put(paper, indent, indent + INDENT);
	}
}

static void write_error(struct paper *paper, const struct block *block)
{
	if (!block->error)
		return;
	buf_printf(&paper->line, "%s: ", notice_word(NOTICE_ERROR));
	paper_say(paper, INDENT, INDENT, block->error);
}

static void write_choice(struct paper *paper, const struct block *block)
{
	static const char *const marks[2][2] = { { "( ) ", "(x) " }, { "[ ] ", "[x] " } };
	const struct choice_option *options = block->items;
	add_pair(paper, block->id, block->label, NULL);
	paper_put(paper, 0, 0);
	paper_say(paper, INDENT, INDENT, block->text);
	write_error(paper, block);
	for (size_t i = 0; i < block->n_items; i++) {
		buf_puts(&paper->line, marks[block->many][options[i].chosen]);
		paper_say(paper, INDENT, INDENT + MARK_COLS, options[i].label);
		paper_say(paper, INDENT + MARK_COLS, INDENT + MARK_COLS, options[i].hint);
	}
}

static void write_line(struct paper *paper, const struct block *block)
{
	const char *text = line_text(block);
	int space = block->width_cols > 0 ? block->width_cols : SPACE_COLS, most = paper->cols - INDENT;
	add_pair(paper, block->id, block->label, NULL);
	if (paper->line.len)
		buf_puts(&paper->line, label_joint(block->label ? block->label : ""));
	if (*text)
		paper_add(paper, text);
	else
		buf_fill(&paper->line, '_', (size_t)(space < most ? space : most));
	if (block->unit) {
		buf_putc(&paper->line, ' ');
		paper_add(paper, block->unit);
	}
	paper_put(paper, 0, INDENT);
	paper_say(paper, INDENT, INDENT, block->text);
	write_error(paper, block);
}

static void write_prose(struct paper *paper, const struct block *block)
{
	const char *text = line_text(block);
	add_pair(paper, block->id, block->label, NULL);
	paper_put(paper, 0, 0);
	paper_say(paper, INDENT, INDENT, block->text);
	write_error(paper, block);
	if (block->text || block->error)
		paper_blank(paper);
	paper_say(paper, INDENT, INDENT, text);
	for (int i = 0; !*text && i < PROSE_SPACE_ROWS; i++) {
		buf_fill(&paper->line, '_', (size_t)(paper->cols - INDENT));
		paper_put(paper, INDENT, INDENT);
	}
}

static void (*const writers[BLOCK_KIND_COUNT])(struct paper *paper, const struct block *block) = {
	[BLOCK_HEADING] = write_heading,
	[BLOCK_TEXT] = write_plain,
	[BLOCK_POINTS] = write_points,
	[BLOCK_HINT] = write_hint,
	[BLOCK_NOTICE] = write_notice,
	[BLOCK_FACTS] = write_facts,
	[BLOCK_TASKS] = write_tasks,
	[BLOCK_CHOICE] = write_choice,
	[BLOCK_LINE] = write_line,
	[BLOCK_PROSE] = write_prose,
	[BLOCK_TABLE] = paper_table,
	[BLOCK_BAR] = paper_bar,
};

/* All of a run look alike: as one table, or each by itself. */
static size_t write_bars(struct paper *paper, const struct block *bars, size_t n, const struct bar_columns *columns)
{
	if (paper_bars(paper, bars, n, columns))
		return n;
	for (size_t i = 0; i < n; i++) {
		if (i)
			paper_blank(paper);
		paper_bar(paper, &bars[i]);
	}
	return n;
}

static void write_blocks(struct paper *paper, const struct page *page, const struct blocks *blocks)
{
	struct bar_columns columns;
	for (size_t i = 0; i < blocks->n; i++) {
		const struct block *block = &blocks->items[i];
		if (!writers[block->kind] || is_page_name(page, block))
			continue;
		paper_blank(paper);
		size_t n_bars = bar_run(blocks, i, &columns);
		if (n_bars)
			i += write_bars(paper, block, n_bars, &columns) - 1;
		else
			writers[block->kind](paper, block);
	}
}

void page_write_text(const struct page *page, int cols, struct buf *out)
{
	struct paper paper = { .out = out, .line = BUF(out->max_bytes), .cols = cols > LEAST_COLS ? cols : LEAST_COLS };
	if (page->title && *page->title)
		say_underlined(&paper, page->title, '=');
	paper_say(&paper, 0, 0, page->mark);
	paper_say(&paper, 0, 0, page->where);
	write_blocks(&paper, page, &page->body);
	if (page->aside.n && page->aside_title) {
		paper_blank(&paper);
		say_underlined(&paper, page->aside_title, '-');
	}
	write_blocks(&paper, page, &page->aside);
	buf_release(&paper.line);
}
