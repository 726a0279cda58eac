/* SPDX-License-Identifier: MIT */
#include "page/edit_inside.h"

#include "base/text.h"

#include <string.h>

bool edit_holds(const struct edit *edit, const char *text, size_t len)
{
	struct buf clean = BUF(edit->max_bytes);
	if (!text_valid(text, len))
		return false;
	edit_filter(text, len, edit->single, &clean);
	bool holds = !clean.full;
	buf_release(&clean);
	return holds;
}

static bool is_inside_char(const char *text, size_t at)
{
	return ((unsigned char)text[at] & 0xc0) == 0x80;
}

/* Bytes at the front, or before the end, that are the same in both; never half a character. */
static size_t same_front(const char *a, size_t a_len, const char *b, size_t b_len)
{
	size_t n = 0;
	while (n < a_len && n < b_len && a[n] == b[n])
		n++;
	while (n > 0 && (is_inside_char(a, n) || is_inside_char(b, n)))
		n--;
	return n;
}

static size_t same_back(const char *a, size_t a_len, const char *b, size_t b_len)
{
	size_t n = 0;
	while (n < a_len && n < b_len && a[a_len - n - 1] == b[b_len - n - 1])
		n++;
	while (n > 0 && is_inside_char(a, a_len - n))
		n--;
	return n;
}

bool edit_replace(struct edit *edit, const char *text, size_t len)
{
	struct buf clean = BUF(edit->max_bytes);
	if (!edit_holds(edit, text, len))
		return false;
	edit_filter(text, len, edit->single, &clean);
	const char *now = buf_text(&clean);
	size_t front = same_front(edit->text, edit->len, now, clean.len);
	size_t back = same_back(edit->text + front, edit->len - front, now + front, clean.len - front);
	bool differs = front + back < edit->len || front + back < clean.len;
	if (differs)
		edit_change(edit, RUN_NONE, front, edit->len - front - back, now + front, clean.len - front - back);
	buf_release(&clean);
	return differs;
}
