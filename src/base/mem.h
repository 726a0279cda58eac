/* SPDX-License-Identifier: MIT */
/*
 * Memory. xmalloc and friends never return NULL: on exhaustion they call the hook
 * (which gives the terminal back) and end the program; what was acknowledged is on
 * disk by then. An arena owns many small things that die together (a form, a page).
 */
#pragma once

#include <stdarg.h>
#include <stddef.h>

void *xmalloc(size_t size) __attribute__((malloc, returns_nonnull, warn_unused_result));
void *xcalloc(size_t n, size_t size) __attribute__((malloc, returns_nonnull, warn_unused_result));
void *xrealloc(void *old, size_t size) __attribute__((returns_nonnull, warn_unused_result));
/* n * size with the multiplication checked. */
void *xreallocarray(void *old, size_t n, size_t size) __attribute__((returns_nonnull, warn_unused_result));
char *xstrdup(const char *text) __attribute__((malloc, returns_nonnull, warn_unused_result));
char *xstrndup(const char *text, size_t len) __attribute__((malloc, returns_nonnull, warn_unused_result));
char *xasprintf(const char *fmt, ...) __attribute__((format(printf, 1, 2), malloc, returns_nonnull, warn_unused_result));

/*
 * Called once, with no arguments, before the program ends with MEM_EXIT_STATUS for lack of memory. The hook may only do
 * what a signal handler may: nothing is flushed after it, no exit handler runs.
 */
void mem_on_exhaustion(void (*hook)(void));
#define MEM_EXIT_STATUS 71
/* What xmalloc calls; for those who get NULL from a library. */
void mem_exhausted(void) __attribute__((noreturn));

/* Gives memory that was freed back to the system. After much was read and let go again, not at each key. */
void mem_tidy(void);

struct arena_chunk;
struct arena {
	struct arena_chunk *chunk; /* newest first; {0} is an empty arena */
	size_t used_bytes;
};

/* Zeroed memory, aligned for anything, living until arena_release or arena_clear. */
void *arena_alloc(struct arena *arena, size_t size) __attribute__((returns_nonnull));
void *arena_array(struct arena *arena, size_t n, size_t size) __attribute__((returns_nonnull));
char *arena_dup(struct arena *arena, const char *text); /* NULL gives NULL */
char *arena_ndup(struct arena *arena, const char *text, size_t len); /* exactly len bytes and a NUL */
char *arena_printf(struct arena *arena, const char *fmt, ...) __attribute__((format(printf, 2, 3), returns_nonnull));
char *arena_vprintf(struct arena *arena, const char *fmt, va_list ap) __attribute__((format(printf, 2, 0), returns_nonnull));
/* Forgets the contents but keeps the largest chunk, so that a page built at each key allocates nothing. */
void arena_clear(struct arena *arena);
void arena_release(struct arena *arena);
