/* SPDX-License-Identifier: MIT */
/* The last bytes to a terminal that takes none for a while: a full pipe, read by the handler of a timer, as signals come. */
#include "face/terminal_inside.h"

#include "base/clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#define LAST "\033[?1049l"
#define PATIENCE_MS 2000

static int ends[2];
static volatile sig_atomic_t ticks, deaf_ticks, bytes_a_tick;
static char seen[512 * 1024];
static size_t seen_bytes;

static void hear(size_t most)
{
	ssize_t n = 1;
	for (size_t left = most; left > 0 && n > 0 && seen_bytes < sizeof seen; left -= n > 0 ? (size_t)n : 0) {
		size_t room = sizeof seen - seen_bytes;
		n = read(ends[0], seen + seen_bytes, left < room ? left : room);
		seen_bytes += n > 0 ? (size_t)n : 0;
	}
}

static void tick(int number)
{
	(void)number;
	if (++ticks > deaf_ticks)
		hear((size_t)bytes_a_tick);
}

static void tick_every(int ms)
{
	const struct itimerval timer = { .it_interval.tv_usec = ms * 1000, .it_value.tv_usec = ms * 1000 };
	assert_int_equal(setitimer(ITIMER_REAL, &timer, NULL), 0);
}

/* A pipe that is full, and `waiting` more bytes that did not fit. */
static struct terminal clogged(size_t waiting)
{
	struct terminal terminal = { .bytes = BUF(BUF_MIB), .last = BUF(BUF_MIB) };
	const struct sigaction action = { .sa_handler = tick };
	assert_int_equal(pipe2(ends, O_NONBLOCK | O_CLOEXEC), 0);
	assert_int_equal(sigaction(SIGALRM, &action, NULL), 0);
	while (write(ends[1], "................................................................", 64) > 0)
		continue;
	terminal.out = ends[1];
	buf_fill(&terminal.bytes, 'x', waiting);
	buf_puts(&terminal.last, LAST);
	ticks = 0;
	seen_bytes = 0;
	return terminal;
}

static void release(struct terminal *terminal)
{
	tick_every(0);
	close(ends[0]);
	close(ends[1]);
	buf_release(&terminal->bytes);
	buf_release(&terminal->last);
}

/* Signals come while nobody reads; then somebody does, and gets all of it. */
static void test_signals_do_not_end_patience(void **state)
{
	struct terminal terminal = clogged(100000);
	deaf_ticks = 5;
	bytes_a_tick = sizeof seen;
	tick_every(20);
	out_finish(&terminal);
	tick_every(0);
	hear(sizeof seen);
	assert_true(ticks > 5);
	assert_true(seen_bytes > sizeof LAST - 1 + 100000);
	assert_memory_equal(seen + seen_bytes - (sizeof LAST - 1), LAST, sizeof LAST - 1);
	assert_int_equal(seen[seen_bytes - sizeof LAST], 'x');
	assert_int_equal(terminal.last.len, 0);
	release(&terminal);
}

/* Somebody takes a little now and then: that does not make it any longer. */
static void test_two_seconds_in_all(void **state)
{
	struct terminal terminal = clogged(400000);
	deaf_ticks = 0;
	bytes_a_tick = 4096;
	tick_every(100);
	int64_t begun_ms = clock_monotonic_ms();
	out_finish(&terminal);
	int64_t took_ms = clock_monotonic_ms() - begun_ms;
	assert_in_range(took_ms, PATIENCE_MS - 100, 2 * PATIENCE_MS);
	assert_true(seen_bytes > 4096);
	release(&terminal);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_signals_do_not_end_patience),
		cmocka_unit_test(test_two_seconds_in_all),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
