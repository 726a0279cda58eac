/* SPDX-License-Identifier: MIT */
#include "page/write_html_inside.h"

#include "page/gettext.h"

/* Six patterns are told apart; what comes after shares the last. */
#define PATTERNS 6

static size_t pattern(size_t column)
{
	return column < PATTERNS ? column : PATTERNS - 1;
}

static void put_heads(struct html *html, const struct bar_columns *columns)
{
	buf_puts(html->out, "<table class=\"bars\">\n<thead><tr><th scope=\"col\">");
	html_text(html, _("Section"));
	buf_puts(html->out, "</th>");
	for (size_t c = 0; c < columns->n; c++) {
		buf_printf(html->out, "<th scope=\"col\"><span class=\"key\" aria-hidden=\"true\"><span class=\"p%zu\"></span></span> ",
			pattern(c));
		html_text(html, columns->labels[c]);
		buf_puts(html->out, "</th>");
	}
	buf_puts(html->out, "<th scope=\"col\" class=\"picture\">");
	html_text(html, _("Picture"));
	buf_puts(html->out, "</th></tr></thead>\n<tbody>\n");
}

static void put_row(struct html *html, const struct block *bar, const struct bar_columns *columns)
{
	buf_puts(html->out, "<tr><th scope=\"row\">");
	html_text(html, bar->label);
	buf_puts(html->out, "</th>");
	for (size_t c = 0; c < columns->n; c++)
		buf_printf(html->out, "<td class=\"number\">%d</td>", bar_count(bar, columns->labels[c]));
	buf_puts(html->out, "<td class=\"picture\"><span class=\"stack\" aria-hidden=\"true\">");
	for (size_t c = 0; c < columns->n; c++) {
		int count = bar_count(bar, columns->labels[c]);
		if (count)
			buf_printf(html->out, "<span class=\"p%zu\" style=\"flex:%d\"></span>", pattern(c), count);
	}
	buf_puts(html->out, "</span></td></tr>\n");
}

void html_bars(struct html *html, const struct block *bars, size_t n, const struct bar_columns *columns)
{
	put_heads(html, columns);
	for (size_t i = 0; i < n; i++)
		put_row(html, &bars[i], columns);
	buf_puts(html->out, "</tbody>\n</table>\n");
}
