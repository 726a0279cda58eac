/* SPDX-License-Identifier: MIT */
#include "form/reader.h"

#include "base/buf.h"

#include <stdlib.h>
#include <string.h>

#define POINTER_MAX_BYTES 4096

void form_faults_release(struct form_faults *faults)
{
	for (size_t i = 0; i < faults->n; i++) {
		free(faults->items[i].file);
		free(faults->items[i].pointer);
		free(faults->items[i].what);
	}
	free(faults->items);
	*faults = (struct form_faults){ 0 };
}

void faults_add(struct form_faults *faults, const char *file, const char *pointer, long line, char *what)
{
	/* Grows at powers of two, so that the struct needs no capacity of its own. */
	if ((faults->n & (faults->n + 1)) == 0)
		faults->items = xreallocarray(faults->items, 2 * faults->n + 1, sizeof(faults->items[0]));
	faults->items[faults->n++] = (struct form_fault){ xstrdup(file), xstrdup(pointer), line, what };
}

void form_fault_write(const struct form_fault *fault, const char *path, struct buf *out)
{
	const char *slash = strrchr(path, '/');
	if (*fault->file != '\0')
		buf_printf(out, "%.*s%s:%ld: ", slash != NULL ? (int)(slash + 1 - path) : 0, path, fault->file, fault->line);
	else
		buf_printf(out, "%s: ", path);
	buf_printf(out, "%s%s%s", fault->pointer, *fault->pointer != '\0' ? ": " : "", fault->what);
}

/* RFC 6901: "~" is written ~0 and "/" ~1. */
static void add_key(struct buf *out, const char *key)
{
	for (; *key != '\0'; key++) {
		if (*key == '~')
			buf_puts(out, "~0");
		else if (*key == '/')
			buf_puts(out, "~1");
		else
			buf_putc(out, *key);
	}
}

static void add_place(struct buf *out, const struct place *at)
{
	if (at == NULL)
		return;
	if (at->pointer != NULL) {
		buf_puts(out, at->pointer);
		return;
	}
	add_place(out, at->up);
	buf_putc(out, '/');
	if (at->key != NULL)
		add_key(out, at->key);
	else
		buf_printf(out, "%zu", at->index);
}

const char *place_pointer(struct reader *reader, const struct place *at)
{
	struct buf out = BUF(POINTER_MAX_BYTES);
	add_place(&out, at);
	const char *pointer = arena_dup(&reader->scratch, buf_text(&out));
	buf_release(&out);
	return pointer;
}

void fault_at(struct reader *reader, const struct place *at, const char *fmt, ...)
{
	if (reader->faults->n >= READER_MAX_FAULTS)
		return;
	va_list ap;
	va_start(ap, fmt);
	struct buf what = BUF(1000);
	buf_vprintf(&what, fmt, ap);
	va_end(ap);
	faults_add(reader->faults, "", place_pointer(reader, at), 0, buf_take(&what));
}
