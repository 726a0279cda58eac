/* SPDX-License-Identifier: MIT */
#include "page/write_inside.h"

#include "base/buf.h"
#include "page/gettext.h"

#include <assert.h>
#include <string.h>

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Length of a question's id at `text`: [A-Z0-9]+-[0-9]+ with a letter in front; 0 if there is none. */
static size_t question_id_bytes(const char *text)
{
	size_t n = 0;
	if (*text < 'A' || *text > 'Z')
		return 0;
	while ((text[n] >= 'A' && text[n] <= 'Z') || is_digit(text[n]))
		n++;
	if (text[n] != '-' || !is_digit(text[n + 1]))
		return 0;
	for (n++; is_digit(text[n]);)
		n++;
	return text[n] == '\0' || text[n] == ':' || text[n] == '.' ? n : 0;
}

void write_question_id(const char *id, const char *label, struct buf *out)
{
	for (const char *part = id; part; part = strpbrk(part, ":.")) {
		part += part != id;
		size_t n = question_id_bytes(part);
		if (n == 0)
			continue;
		if (!label || strncmp(label, part, n) != 0) {
			buf_add(out, part, n);
			buf_puts(out, "  ");
		}
		return;
	}
}

const char *notice_word(enum notice_kind kind)
{
	static const char *const words[] = {
		[NOTICE_INFO] = N_("Note"),
		[NOTICE_SUCCESS] = N_("Done"),
		[NOTICE_WARNING] = N_("Warning"),
		[NOTICE_ERROR] = N_("Problem"),
		[NOTICE_DANGER] = N_("Danger"),
	};
	return _(words[kind]);
}

int bar_total(const struct block *bar)
{
	const struct bar_part *parts = bar->items;
	int total = 0;
	for (size_t i = 0; i < bar->n_items; i++)
		total += parts[i].count;
	return total;
}

void write_share(int count, int total, struct buf *out)
{
	int percent = total ? (int)(((long)count * 200 + total) / (2 * (long)total)) : 0;
	if (count && percent == 0)
		buf_printf(out, _("%d of %d (less than 1 per cent)"), count, total);
	else if (count < total && percent == 100)
		buf_printf(out, _("%d of %d (more than 99 per cent)"), count, total);
	else
		buf_printf(out, _("%d of %d (%d per cent)"), count, total, percent);
}

int bar_cells(int count, int total, int cells)
{
	if (count == 0 || count == total)
		return count ? cells : 0;
	int filled = (int)(((long)count * 2 * cells + total) / (2 * (long)total));
	if (filled < 1)
		return 1;
	return filled < cells ? filled : cells - 1;
}

bool is_page_name(const struct page *page, const struct block *block)
{
	bool names = block->kind == BLOCK_HEADING && block->level <= 1 && block->label && page->title;
	return names && strcmp(block->label, page->title) == 0;
}
