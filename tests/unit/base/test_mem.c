/* SPDX-License-Identifier: MIT */
#include "base/mem.h"

#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void test_copies(void **state)
{
	char *text = xstrdup("tea"), *part = xstrndup("tea and cake", 3), *all = xstrndup("tea", 50);
	char *made = xasprintf("%d %s", 7, "cups");
	assert_string_equal(text, "tea");
	assert_string_equal(part, "tea");
	assert_string_equal(all, "tea");
	assert_string_equal(made, "7 cups");
	free(text);
	free(part);
	free(all);
	free(made);
}

static void test_nothing_is_something(void **state)
{
	void *a = xmalloc(0), *b = xcalloc(0, 8), *c = xrealloc(NULL, 0), *d = xreallocarray(NULL, 0, 3);
	assert_true(a && b && c && d);
	free(a);
	free(b);
	free(c);
	free(d);
}

static int hook_pipe;

static void hook(void)
{
	if (write(hook_pipe, "h", 1) != 1)
		_exit(1);
}

static void greedy_hook(void)
{
	hook();
	mem_exhausted();
}

static void exhaust_product(void)
{
	free(xreallocarray(NULL, SIZE_MAX / 2, 3));
}

static void exhaust_arena(void)
{
	struct arena arena = { 0 };
	arena_array(&arena, SIZE_MAX / 4, 5);
}

static void exhaust_round_up(void)
{
	struct arena arena = { 0 };
	arena_alloc(&arena, SIZE_MAX - 2);
}

/* In a child: the hook is called, exactly once, and the program ends with its status. */
static void test_exhaustion(void **state)
{
	static void (*const ways[])(void) = { exhaust_product, exhaust_arena, exhaust_round_up };
	for (size_t i = 0; i < LENGTH(ways); i++) {
		int ends[2], status;
		char seen[8];
		assert_int_equal(pipe(ends), 0);
		pid_t child = fork();
		assert_true(child >= 0);
		if (child == 0) {
			hook_pipe = ends[1];
			close(STDERR_FILENO);
			mem_on_exhaustion(i == 0 ? greedy_hook : hook);
			ways[i]();
			_exit(0);
		}
		close(ends[1]);
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), MEM_EXIT_STATUS);
		assert_int_equal(read(ends[0], seen, sizeof seen), 1);
		close(ends[0]);
	}
}

static void test_arena_zeroed_and_aligned(void **state)
{
	struct arena arena = { 0 };
	for (int round = 0; round < 3; round++) {
		for (size_t size = 0; size < 300; size++) {
			unsigned char *memory = arena_alloc(&arena, size);
			assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
			for (size_t i = 0; i < size; i++)
				assert_int_equal(memory[i], 0);
			memset(memory, 0xa5, size);
		}
		arena_clear(&arena);
		assert_int_equal(arena.used_bytes, 0);
	}
	arena_release(&arena);
	assert_null(arena.chunk);
}

static void test_arena_texts(void **state)
{
	struct arena arena = { 0 };
	char *a = arena_dup(&arena, "one"), *b = arena_ndup(&arena, "two and more", 3),
	*c = arena_printf(&arena, "%s-%05d", "n", 42);
	char *big = arena_printf(&arena, "%*s", 100000, "x");
	assert_string_equal(a, "one");
	assert_string_equal(b, "two");
	assert_string_equal(c, "n-00042");
	assert_int_equal(strlen(big), 100000);
	assert_null(arena_dup(&arena, NULL));
	assert_string_equal(arena_ndup(&arena, "", 0), "");
	arena_release(&arena);
}

/* A page built again and again settles in one chunk: the same addresses come back. */
static void test_arena_clear_keeps_the_largest(void **state)
{
	struct arena arena = { 0 };
	for (int i = 0; i < 100; i++)
		arena_alloc(&arena, 1000);
	arena_clear(&arena);
	void *first = arena_alloc(&arena, 1000);
	arena_clear(&arena);
	assert_ptr_equal(arena_alloc(&arena, 1000), first);
	for (int i = 0; i < 40; i++)
		arena_alloc(&arena, 1000);
	arena_clear(&arena);
	assert_ptr_equal(arena_alloc(&arena, 1000), first);
	arena_clear(&arena);
	/* The largest is not always the newest. */
	void *large = arena_alloc(&arena, 3000000);
	arena_alloc(&arena, 1000000);
	arena_clear(&arena);
	assert_ptr_equal(arena_alloc(&arena, 3000000), large);
	arena_release(&arena);
	arena_clear(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_copies),
		cmocka_unit_test(test_nothing_is_something),
		cmocka_unit_test(test_exhaustion),
		cmocka_unit_test(test_arena_zeroed_and_aligned),
		cmocka_unit_test(test_arena_texts),
		cmocka_unit_test(test_arena_clear_keeps_the_largest),
	};
	return RUN(tests);
}
