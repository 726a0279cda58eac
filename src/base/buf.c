/* SPDX-License-Identifier: MIT */
#include "base/buf.h"

#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void buf_init(struct buf *buf, size_t max_bytes)
{
	*buf = BUF(max_bytes);
}

/* How many of `len` more bytes may be added, after which there is room for them and a NUL. */
static size_t make_room(struct buf *buf, size_t len)
{
	if (buf->full)
		return 0;
	size_t left = buf->max_bytes > buf->len ? buf->max_bytes - buf->len : 0;
	if (len > left) {
		len = left;
		buf->full = true;
	}
	size_t need = buf->len + len + 1;
	if (need > buf->cap) {
		size_t cap = buf->cap ? buf->cap : 64;
		while (cap < need)
			cap *= 2;
		if (cap > buf->max_bytes)
			cap = buf->max_bytes + 1;
		buf->data = xrealloc(buf->data, cap);
		buf->cap = cap;
	}
	return len;
}

void buf_add(struct buf *buf, const void *bytes, size_t len)
{
	size_t n = make_room(buf, len);
	if (!buf->data)
		return;
	if (n)
		memcpy(buf->data + buf->len, bytes, n);
	buf->len += n;
	buf->data[buf->len] = '\0';
}

void buf_puts(struct buf *buf, const char *text)
{
	buf_add(buf, text, strlen(text));
}

void buf_putc(struct buf *buf, char c)
{
	buf_add(buf, &c, 1);
}

void buf_printf(struct buf *buf, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	buf_vprintf(buf, fmt, ap);
	va_end(ap);
}

void buf_vprintf(struct buf *buf, const char *fmt, va_list ap)
{
	char small[256];
	va_list again;
	va_copy(again, ap);
	int n = vsnprintf(small, sizeof small, fmt, ap);
	if (n >= 0 && (size_t)n < sizeof small) {
		buf_add(buf, small, (size_t)n);
	} else if (n >= 0) {
		char *large = xmalloc((size_t)n + 1);
		vsnprintf(large, (size_t)n + 1, fmt, again);
		buf_add(buf, large, (size_t)n);
		free(large);
	}
	va_end(again);
}

void buf_fill(struct buf *buf, char c, size_t n)
{
	size_t fits = make_room(buf, n);
	if (!buf->data)
		return;
	memset(buf->data + buf->len, c, fits);
	buf->len += fits;
	buf->data[buf->len] = '\0';
}

void buf_cut(struct buf *buf, size_t len)
{
	if (len > buf->len)
		return;
	buf->len = len;
	buf->full = false;
	if (buf->data)
		buf->data[len] = '\0';
}

void buf_clear(struct buf *buf)
{
	buf_cut(buf, 0);
}

void buf_release(struct buf *buf)
{
	free(buf->data);
	*buf = BUF(buf->max_bytes);
}

char *buf_take(struct buf *buf)
{
	char *data = buf->data ? buf->data : xstrdup("");
	*buf = BUF(buf->max_bytes);
	return data;
}

const char *buf_text(const struct buf *buf)
{
	return buf->data ? buf->data : "";
}
