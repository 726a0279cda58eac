/* SPDX-License-Identifier: MIT */
#include "page/write_html_inside.h"

#include "page/edit.h"
#include "page/gettext.h"

#include <string.h>

#define LEAST_SHORT 5
#define FEW_ROWS 8 /* so few stay together on one sheet */

static void put(struct html *html, const char *markup)
{
	buf_puts(html->out, markup);
}

static void write_plain(struct html *html, const struct block *block)
{
	html_element(html, "p", NULL, block->label);
}

static void write_hint(struct html *html, const struct block *block)
{
	html_element(html, "p", "hint", block->label);
}

static void write_points(struct html *html, const struct block *block)
{
	const char *const *points = block->items;
	if (!block->n_items)
		return;
	size_t name = html->out->len;
	if (block->label) {
		buf_printf(html->out, "<div class=\"listed\">\n<p class=\"label\" id=\"l%zu\">", name);
		html_text(html, block->label);
		buf_printf(html->out, "</p>\n<%s aria-labelledby=\"l%zu\">\n", block->numbered ? "ol" : "ul", name);
	} else {
		put(html, block->numbered ? "<ol>\n" : "<ul>\n");
	}
	for (size_t i = 0; i < block->n_items; i++)
		html_element(html, "li", NULL, points[i]);
	put(html, block->numbered ? "</ol>\n" : "</ul>\n");
	if (block->label)
		put(html, "</div>\n");
}

static void write_notice(struct html *html, const struct block *block)
{
	put(html, "<div class=\"notice\" role=\"note\">\n<p><strong>");
	html_text(html, notice_word(block->notice));
	put(html, ": ");
	html_text(html, block->label);
	put(html, "</strong></p>\n");
	html_element(html, "p", NULL, block->text);
	put(html, "</div>\n");
}

static void write_note(struct html *html, const char *note)
{
	if (!note || !*note)
		return;
	put(html, " <span class=\"detail\">(");
	html_text(html, note);
	put(html, ")</span>");
}

static void write_facts(struct html *html, const struct block *block)
{
	const struct fact_row *rows = block->items;
	html_label(html, block->label);
	if (!block->n_items)
		return;
	put(html, "<dl>\n");
	for (size_t i = 0; i < block->n_items; i++) {
		put(html, "<div><dt>");
		html_question_id(html, rows[i].id, rows[i].label);
		html_text(html, rows[i].label);
		put(html, "</dt><dd>");
		html_text(html, rows[i].value);
		write_note(html, rows[i].note);
		put(html, "</dd></div>\n");
	}
	put(html, "</dl>\n");
}

static void write_tasks(struct html *html, const struct block *block)
{
	const struct task_row *rows = block->items;
	html_label(html, block->label);
	if (!block->n_items)
		return;
	put(html, "<ul class=\"tasks\">\n");
	for (size_t i = 0; i < block->n_items; i++) {
		put(html, "<li>");
		html_question_id(html, rows[i].id, rows[i].label);
		html_text(html, rows[i].label);
		if (*rows[i].status) {
			put(html, rows[i].label ? label_joint(rows[i].label) : "");
			put(html, "<strong>");
			html_text(html, rows[i].status);
			put(html, "</strong>");
		}
		write_note(html, rows[i].detail);
		put(html, "</li>\n");
	}
	put(html, "</ul>\n");
}

/* The words of a question: a group that its label names, as a fieldset is, but nothing here can be filled in. */
static void begin_asked(struct html *html, const struct block *block)
{
	size_t name = html->out->len;
	const char *class = block->kind == BLOCK_LINE ? "asked line" : "asked";
	if (block->label) {
		buf_printf(html->out, "<div class=\"%s\" role=\"group\" aria-labelledby=\"q%zu\">\n", class, name);
		buf_printf(html->out, "<p class=\"question\" id=\"q%zu\">", name);
		html_question_id(html, block->id, block->label);
		html_text(html, block->label);
		put(html, "</p>\n");
	} else {
		buf_printf(html->out, "<div class=\"%s\">\n", class);
	}
	html_element(html, "p", "hint", block->text);
	if (!block->error)
		return;
	put(html, "<p class=\"error\">");
	html_text(html, notice_word(NOTICE_ERROR));
	put(html, ": ");
	html_text(html, block->error);
	put(html, "</p>\n");
}

static void write_option(struct html *html, const struct choice_option *option, bool many)
{
	static const char *const marks[2][2] = { { "( )", "(x)" }, { "[ ]", "[x]" } };
	buf_printf(html->out, "<li%s><span class=\"mark\" aria-hidden=\"true\">%s</span> ",
		option->chosen ? " class=\"chosen\"" : "", marks[many][option->chosen]);
	html_text(html, option->label);
	if (option->chosen) {
		put(html, " <span class=\"unseen\">");
		html_text(html, _("(chosen)"));
		put(html, "</span>");
	}
	if (option->hint && *option->hint) {
		put(html, " <span class=\"hint\">");
		html_text(html, option->hint);
		put(html, "</span>");
	}
	put(html, "</li>\n");
}

/* Many options and no hints: they can stand side by side. */
static bool is_short(const struct block *choice)
{
	const struct choice_option *options = choice->items;
	for (size_t i = 0; i < choice->n_items; i++) {
		if (options[i].hint && *options[i].hint)
			return false;
	}
	return choice->n_items >= LEAST_SHORT;
}

static void write_choice(struct html *html, const struct block *block)
{
	const struct choice_option *options = block->items;
	begin_asked(html, block);
	if (block->n_items) {
		buf_printf(html->out, "<ul class=\"marks%s%s\">\n", block->many ? " many" : "", is_short(block) ? " short" : "");
		for (size_t i = 0; i < block->n_items; i++)
			write_option(html, &options[i], block->many);
		put(html, "</ul>\n");
	}
	put(html, "</div>\n");
}

/* What was written, or space to write on. */
static void write_field(struct html *html, const struct block *block)
{
	const char *text = line_text(block);
	begin_asked(html, block);
	if (*text) {
		put(html, "<p class=\"answer\">");
		html_text(html, text);
	} else {
		put(html, block->kind == BLOCK_PROSE ? "<p class=\"answer space tall\">" : "<p class=\"answer space\">");
		put(html, "<span class=\"unseen\">");
		html_text(html, _("Not answered"));
		put(html, "</span>");
	}
	if (block->unit) {
		put(html, " ");
		html_text(html, block->unit);
	}
	put(html, "</p>\n</div>\n");
}

static void write_table_row(struct html *html, const struct block *block, const struct table_row *row)
{
	put(html, "<tr>");
	for (size_t c = 0; c < block->n_columns; c++) {
		put(html, c == 0 ? "<th scope=\"row\">" : "<td>");
		if (c == 0)
			html_question_id(html, row->id, row->cells[0]);
		html_text(html, row->cells[c]);
		put(html, c == 0 ? "</th>" : "</td>");
	}
	put(html, "</tr>\n");
}

static void begin_table(struct html *html, const char *label, const char *const *columns, size_t n, bool many_rows)
{
	put(html, many_rows ? "<table class=\"long\">\n" : "<table>\n");
	html_element(html, "caption", NULL, label);
	put(html, "<thead><tr>");
	for (size_t c = 0; c < n; c++) {
		put(html, "<th scope=\"col\">");
		html_text(html, columns[c]);
		put(html, "</th>");
	}
	put(html, "</tr></thead>\n<tbody>\n");
}

static void write_table(struct html *html, const struct block *block)
{
	const struct table_row *rows = block->items;
	if (!block->n_items || !block->n_columns) {
		html_label(html, block->label);
		html_element(html, "p", NULL, _("Nothing here yet."));
		return;
	}
	begin_table(html, block->label, block->columns, block->n_columns, block->n_items > FEW_ROWS);
	for (size_t i = 0; i < block->n_items; i++)
		write_table_row(html, block, &rows[i]);
	put(html, "</tbody>\n</table>\n");
}

/* A proportion is a table of numbers first; its picture repeats them. */
static void write_bar(struct html *html, const struct block *block)
{
	const struct bar_part *parts = block->items;
	const char *const columns[] = { _("Answer"), _("How many"), _("Picture") };
	int total = bar_total(block);
	begin_table(html, block->label, columns, sizeof columns / sizeof columns[0], block->n_items > FEW_ROWS);
	for (size_t i = 0; i < block->n_items; i++) {
		put(html, "<tr><th scope=\"row\">");
		html_text(html, parts[i].label);
		put(html, "</th><td>");
		struct buf share = BUF(256);
		write_share(parts[i].count, total, &share);
		html_text(html, buf_text(&share));
		buf_release(&share);
		put(html, "</td><td><span class=\"bar\" aria-hidden=\"true\">");
		buf_printf(html->out, "<span class=\"fill\" style=\"width:%d%%\"></span></span></td></tr>\n",
			bar_cells(parts[i].count, total, 100));
	}
	put(html, "</tbody>\n</table>\n");
}

static void (*const writers[BLOCK_KIND_COUNT])(struct html *html, const struct block *block) = {
	[BLOCK_TEXT] = write_plain,
	[BLOCK_POINTS] = write_points,
	[BLOCK_HINT] = write_hint,
	[BLOCK_NOTICE] = write_notice,
	[BLOCK_FACTS] = write_facts,
	[BLOCK_TASKS] = write_tasks,
	[BLOCK_CHOICE] = write_choice,
	[BLOCK_LINE] = write_field,
	[BLOCK_PROSE] = write_field,
	[BLOCK_TABLE] = write_table,
	[BLOCK_BAR] = write_bar,
};

void html_block(struct html *html, const struct block *block)
{
	if (writers[block->kind])
		writers[block->kind](html, block);
}
