/* SPDX-License-Identifier: MIT */
#include "page/write.h"

#include "base/text.h"
#include "page/write_html_inside.h"
#include "page/write_style.h"

#include <string.h>

static void write_escaped(struct buf *out, const char *text, size_t len)
{
	static const char special[] = "&<>\"'";
	static const char *const entities[] = { "&amp;", "&lt;", "&gt;", "&quot;", "&#39;" };
	for (size_t at = 0; at < len; at++) {
		const char *found = memchr(special, text[at], sizeof special - 1);
		if (found)
			buf_puts(out, entities[found - special]);
		else
			buf_putc(out, text[at]);
	}
}

static void write_text(struct buf *out, const char *text)
{
	if (!text)
		return;
	struct buf safe = BUF(out->max_bytes);
	text_safe(&safe, text, strlen(text), true);
	write_escaped(out, buf_text(&safe), safe.len);
	buf_release(&safe);
}

void html_text(struct html *html, const char *text)
{
	write_text(html->out, text);
}

void html_element(struct html *html, const char *element, const char *class, const char *text)
{
	if (!text || !*text)
		return;
	if (class)
		buf_printf(html->out, "<%s class=\"%s\">", element, class);
	else
		buf_printf(html->out, "<%s>", element);
	html_text(html, text);
	buf_printf(html->out, "</%s>\n", element);
}

void html_label(struct html *html, const char *text)
{
	char name[3] = { 'h', (char)('0' + (html->level < 6 ? html->level + 1 : 6)), '\0' };
	html_element(html, name, "label", text);
}

void html_question_id(struct html *html, const char *id, const char *label)
{
	struct buf words = BUF(64);
	write_question_id(id, label, &words);
	if (words.len) {
		words.data[words.len - 2] = '\0'; /* the two blanks */
		buf_puts(html->out, "<span class=\"id\">");
		html_text(html, words.data);
		buf_puts(html->out, "</span> ");
	}
	buf_release(&words);
}

/* Headings keep their order: none is more than one level below the one before. */
static void write_heading(struct html *html, const struct block *block)
{
	int wanted = html->base_level + (block->level > 2 ? block->level - 1 : 1);
	int deepest = html->level < 6 ? html->level + 1 : 6;
	html->level = wanted < deepest ? wanted : deepest;
	char name[3] = { 'h', (char)('0' + html->level), '\0' };
	html_element(html, name, NULL, block->label);
}

/* A heading with the few blocks below it stays on one sheet, if it can. */
#define KEPT_BLOCKS_MAX 6

static bool is_kept(const struct blocks *blocks, size_t heading)
{
	size_t n = 0;
	while (heading + 1 + n < blocks->n && blocks->items[heading + 1 + n].kind != BLOCK_HEADING)
		n++;
	return n > 0 && n <= KEPT_BLOCKS_MAX;
}

static void end_kept(struct html *html, bool kept)
{
	if (kept)
		buf_puts(html->out, "</div>\n");
}

static bool begin_kept(struct html *html, bool kept)
{
	if (kept)
		buf_puts(html->out, "<div class=\"kept\">\n");
	return kept;
}

static void write_blocks(struct html *html, const struct page *page, const struct blocks *blocks)
{
	struct bar_columns columns;
	bool kept = false;
	for (size_t i = 0; i < blocks->n; i++) {
		const struct block *block = &blocks->items[i];
		if (is_page_name(page, block))
			continue;
		size_t n_bars = bar_run(blocks, i, &columns);
		if (n_bars) {
			html_bars(html, block, n_bars, &columns);
			i += n_bars - 1;
		} else if (block->kind == BLOCK_HEADING) {
			end_kept(html, kept);
			kept = begin_kept(html, is_kept(blocks, i));
			write_heading(html, block);
		} else {
			html_block(html, block);
		}
	}
	end_kept(html, kept);
}

static void write_aside(struct html *html, const struct page *page)
{
	html->level = html->base_level;
	buf_puts(html->out, "<aside>\n");
	if (page->aside_title && *page->aside_title) {
		html_label(html, page->aside_title);
		html->level++;
	}
	write_blocks(html, page, &page->aside);
	buf_puts(html->out, "</aside>\n");
}

/* The style sheet knows some pages by their ids. */
static bool is_class(const char *id)
{
	size_t len = id ? strspn(id, "abcdefghijklmnopqrstuvwxyz_") : 0;
	return len && id[len] == '\0';
}

void page_write_html(const struct page *page, struct buf *out)
{
	bool has_title = page->title && *page->title;
	struct html html = { .out = out, .base_level = has_title ? 2 : 1, .level = has_title ? 2 : 1 };
	/* Where the document stands now is a name that no other section has. */
	size_t name = out->len;
	buf_puts(out, "<section");
	if (is_class(page->id))
		buf_printf(out, " class=\"%s\"", page->id);
	if (has_title) {
		buf_printf(out, " aria-labelledby=\"s%zu\">\n<h2 id=\"s%zu\">", name, name);
		html_text(&html, page->title);
		buf_puts(out, "</h2>\n");
	} else {
		buf_puts(out, ">\n");
	}
	html_element(&html, "p", "mark", page->mark);
	html_element(&html, "p", "where", page->where);
	write_blocks(&html, page, &page->body);
	if (page->aside.n)
		write_aside(&html, page);
	buf_puts(out, "</section>\n");
}

static bool is_language_tag(const char *lang)
{
	size_t len = lang ? strspn(lang, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-") : 0;
	return len && lang[len] == '\0';
}

void html_begin(const char *title, const char *lang, struct buf *out)
{
	buf_printf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n", is_language_tag(lang) ? lang : "en");
	buf_puts(out, "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
		"<title>");
	write_text(out, title);
	buf_puts(out, "</title>\n<style>\n" WRITE_STYLE);
	buf_puts(out, WRITE_STYLE_MEDIA "</style>\n</head>\n<body>\n<header>\n<h1>");
	write_text(out, title);
	buf_puts(out, "</h1>\n</header>\n<main>\n");
}

void html_end(struct buf *out)
{
	buf_puts(out, "</main>\n</body>\n</html>\n");
}
