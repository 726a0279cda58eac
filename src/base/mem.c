/* SPDX-License-Identifier: MIT */
#include "base/mem.h"

#include <stdint.h>
#include <stdio.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void (*exhaustion_hook)(void);

void mem_tidy(void)
{
	malloc_trim(0);
}

void mem_on_exhaustion(void (*hook)(void))
{
	exhaustion_hook = hook;
}

void mem_exhausted(void)
{
	static const char words[] = "out of memory\n";
	void (*hook)(void) = exhaustion_hook;
	exhaustion_hook = NULL; /* a hook that runs out of memory itself must not come back here */
	if (hook)
		hook();
	if (write(STDERR_FILENO, words, sizeof words - 1) < 0)
		_exit(MEM_EXIT_STATUS);
	_exit(MEM_EXIT_STATUS);
}

static void *sure(void *memory)
{
	if (!memory)
		mem_exhausted();
	return memory;
}

static size_t product(size_t n, size_t size)
{
	size_t bytes;
	if (__builtin_mul_overflow(n, size, &bytes))
		mem_exhausted();
	return bytes;
}

void *xmalloc(size_t size)
{
	return sure(malloc(size ? size : 1));
}

void *xcalloc(size_t n, size_t size)
{
	return n && size ? sure(calloc(n, size)) : sure(calloc(1, 1));
}

void *xrealloc(void *old, size_t size)
{
	return sure(realloc(old, size ? size : 1));
}

void *xreallocarray(void *old, size_t n, size_t size)
{
	return xrealloc(old, product(n, size));
}

char *xstrdup(const char *text)
{
	return xstrndup(text, strlen(text));
}

char *xstrndup(const char *text, size_t len)
{
	size_t n = strnlen(text, len);
	char *copy = xmalloc(n + 1);
	memcpy(copy, text, n);
	copy[n] = '\0';
	return copy;
}

/* Prints into memory of the wanted kind: an arena's, or malloc's where `arena` is NULL. */
__attribute__((format(printf, 2, 0)))
static char *print(struct arena *arena, const char *fmt, va_list ap)
{
	va_list again;
	va_copy(again, ap);
	int n = vsnprintf(NULL, 0, fmt, ap);
	size_t size = n < 0 ? 1 : (size_t)n + 1;
	char *text = arena ? arena_alloc(arena, size) : xmalloc(size);
	if (n < 0 || vsnprintf(text, size, fmt, again) < 0)
		text[0] = '\0';
	va_end(again);
	return text;
}

char *xasprintf(const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	char *text = print(NULL, fmt, ap);
	va_end(ap);
	return text;
}

#define CHUNK_MIN_BYTES ((size_t)4096)
#define CHUNK_MAX_BYTES ((size_t)1024 * 1024)

struct arena_chunk {
	struct arena_chunk *older;
	size_t size, used;
	max_align_t bytes[];
};

static struct arena_chunk *chunk_new(struct arena *arena, size_t size)
{
	/* Each chunk is twice the last, so that a big form is few chunks and a small page is one. */
	size_t want = arena->chunk ? arena->chunk->size * 2 : CHUNK_MIN_BYTES;
	if (want > CHUNK_MAX_BYTES)
		want = CHUNK_MAX_BYTES;
	if (want < size)
		want = size;
	if (want > SIZE_MAX - sizeof(struct arena_chunk))
		mem_exhausted();
	struct arena_chunk *chunk = xmalloc(sizeof *chunk + want);
	*chunk = (struct arena_chunk){ .older = arena->chunk, .size = want };
	arena->chunk = chunk;
	return chunk;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	const size_t unit = _Alignof(max_align_t);
	if (size > SIZE_MAX - unit)
		mem_exhausted();
	size_t need = (size + unit - 1) / unit * unit;
	if (need == 0)
		need = unit;
	struct arena_chunk *chunk = arena->chunk;
	if (!chunk || chunk->size - chunk->used < need)
		chunk = chunk_new(arena, need);
	void *memory = (char *)chunk->bytes + chunk->used;
	chunk->used += need;
	arena->used_bytes += need;
	return memset(memory, 0, need);
}

void *arena_array(struct arena *arena, size_t n, size_t size)
{
	return arena_alloc(arena, product(n, size));
}

char *arena_dup(struct arena *arena, const char *text)
{
	return text ? arena_ndup(arena, text, strlen(text)) : NULL;
}

char *arena_ndup(struct arena *arena, const char *text, size_t len)
{
	if (!text)
		return NULL;
	if (len == SIZE_MAX)
		mem_exhausted();
	char *copy = arena_alloc(arena, len + 1);
	if (len)
		memcpy(copy, text, len);
	return copy;
}

char *arena_printf(struct arena *arena, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	char *text = arena_vprintf(arena, fmt, ap);
	va_end(ap);
	return text;
}

char *arena_vprintf(struct arena *arena, const char *fmt, va_list ap)
{
	return print(arena, fmt, ap);
}

/* Takes the largest chunk out of the list: the one that spares most allocations next time. */
static struct arena_chunk *take_largest(struct arena *arena)
{
	struct arena_chunk **best = &arena->chunk;
	for (struct arena_chunk **at = &arena->chunk; *at; at = &(*at)->older) {
		if ((*at)->size > (*best)->size)
			best = at;
	}
	struct arena_chunk *chunk = *best;
	if (chunk)
		*best = chunk->older;
	return chunk;
}

void arena_clear(struct arena *arena)
{
	struct arena_chunk *kept = take_largest(arena);
	arena_release(arena);
	if (!kept)
		return;
	kept->older = NULL;
	kept->used = 0;
	arena->chunk = kept;
}

void arena_release(struct arena *arena)
{
	while (arena->chunk) {
		struct arena_chunk *older = arena->chunk->older;
		free(arena->chunk);
		arena->chunk = older;
	}
	arena->used_bytes = 0;
}
