/* SPDX-License-Identifier: MIT */
/*
 * A growing buffer of bytes with a ceiling. `data` is NUL-terminated whenever it is
 * not NULL. Crossing the ceiling sets `full` and drops what did not fit; from then on
 * nothing is added until buf_cut or buf_clear, so that there are never gaps. The caller
 * asks once, at the end. Start with BUF(ceiling) or buf_init; a ceiling of 0 takes nothing.
 */
#pragma once

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct buf {
	char *data;
	size_t len;
	size_t cap;
	size_t max_bytes;
	bool full;
};

#define BUF(max) ((struct buf){ .max_bytes = (max) })
#define BUF_MIB ((size_t)1024 * 1024)

void buf_init(struct buf *buf, size_t max_bytes);
void buf_add(struct buf *buf, const void *bytes, size_t len);
void buf_puts(struct buf *buf, const char *text);
void buf_putc(struct buf *buf, char c);
void buf_printf(struct buf *buf, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *buf, const char *fmt, va_list ap) __attribute__((format(printf, 2, 0)));
/* n copies of c. */
void buf_fill(struct buf *buf, char c, size_t n);
/* Cuts back to the first `len` bytes and forgets `full`: to undo what a failed reader has added. No effect beyond the end. */
void buf_cut(struct buf *buf, size_t len);
/* Empties it; memory stays. */
void buf_clear(struct buf *buf);
void buf_release(struct buf *buf);
/* Hands the bytes (never NULL, NUL-terminated) to the caller, who frees them; the buffer is empty after. */
char *buf_take(struct buf *buf);
/* The text so far; "" for an empty buffer. Belongs to the buffer. */
const char *buf_text(const struct buf *buf);
