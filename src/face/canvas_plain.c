/* SPDX-License-Identifier: MIT */
#include "face/canvas.h"

#include <string.h>

#define SHIFT_IN '\017'
#define REPEATED_MAX 1000

/* "ESC [ 78 b": how often once more; 0 if it is something else. */
static size_t repeats(const char *bytes, size_t len, size_t *ret_bytes)
{
	size_t n = 0, at = 2;
	if (len < 4 || memcmp(bytes, "\033[", 2) != 0)
		return 0;
	for (; at < len && bytes[at] >= '0' && bytes[at] <= '9' && n < REPEATED_MAX; at++)
		n = 10 * n + (size_t)(bytes[at] - '0');
	if (at >= len || bytes[at] != 'b')
		return 0;
	*ret_bytes = at + 1;
	return n;
}

/* Bytes at the beginning that are left out. */
static size_t needless(const char *bytes, size_t len)
{
	if (*bytes == SHIFT_IN)
		return 1;
	return len >= 3 && memcmp(bytes, "\033(B", 3) == 0 ? 3 : 0;
}

void canvas_plain(const char *bytes, size_t len, struct buf *out)
{
	for (size_t at = 0, n; at < len;) {
		/* All that is neither goes as it is. */
		size_t plain = at;
		while (plain < len && bytes[plain] != '\033' && bytes[plain] != SHIFT_IN)
			plain++;
		buf_add(out, bytes + at, plain - at);
		at = plain;
		if (at == len)
			return;
		size_t left = len - at, skip = needless(bytes + at, left), sequence = 0;
		if (skip == 0 && at > 0 && (n = repeats(bytes + at, left, &sequence)) > 0)
			buf_fill(out, bytes[at - 1], n);
		else if (skip == 0)
			buf_putc(out, bytes[at]);
		at += skip ? skip : sequence ? sequence : 1;
	}
}
