/* SPDX-License-Identifier: MIT */
#include "face/terminal.h"

#include "base/clock.h"
#include "face/canvas.h"
#include "face/key_reader.h"
#include "face/terminal_inside.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

/* A paste that stops coming is over, or no key would ever work again. */
#define PASTE_WAIT_MS 2000
#define FIXED_FDS 3 /* keys, signals, the way out */

/*
 * Asked to stop, by `kill -TSTP` or a shell: the terminal is given back first, as it was. Where no shell could ever continue us the
 * system ignores the signal, and we go on at once.
 */
static void stop(struct terminal *terminal)
{
	terminal_suspend(terminal);
	raise(SIGTSTP);
	terminal_resume(terminal);
}

static void read_signals(struct terminal *terminal)
{
	struct signals seen = signals_read();
	terminal->resized |= seen.resized;
	if (terminal->given_away)
		return;
	if (seen.stop)
		stop(terminal);
	if (!seen.continued)
		return;
	/* Stopped and continued: the shell had the terminal meanwhile. */
	terminal_set_raw(terminal);
	terminal_forget(terminal);
	terminal->resized = true;
}

static void read_keys(struct terminal *terminal)
{
	char bytes[KEY_READ_BYTES];
	ssize_t n = read(STDIN_FILENO, bytes, sizeof bytes);
	if (n > 0)
		key_reader_feed(&terminal->reader, bytes, (size_t)n);
	else if (n == 0 || (errno != EINTR && errno != EAGAIN))
		terminal->gone = true;
}

/* True if there is something to tell without waiting. */
static bool ready(struct terminal *terminal, bool waited, enum key_step *step, struct event *event)
{
	*step = KEYS_NONE;
	if (terminal->resized) {
		terminal->resized = false;
		terminal_measure(terminal);
		/* Sizes that went by too fast to be seen may have cut the screen, also when the last is as the first. */
		terminal_forget(terminal);
		*event = (struct event){ .kind = EVENT_KEY, .key.code = KEY_RESIZED };
		return true;
	}
	*event = (struct event){ .kind = EVENT_KEY, .key = terminal->next };
	terminal->next.code = KEY_NONE;
	if (event->key.code != KEY_NONE)
		return true;
	*step = key_reader_next(&terminal->reader, waited, &event->key);
	if (*step == KEYS_KEY)
		return true;
	event->kind = terminal->gone ? EVENT_GONE : EVENT_PAINT;
	return terminal->gone || (terminal->stale && !out_is_full(terminal));
}

/* What came while waiting goes where it belongs. True if a wake fd did; it goes first, since it may say "end". */
static bool take_in(struct terminal *terminal, const struct pollfd *fds, size_t n_wake, struct event *event)
{
	if (fds[1].revents)
		read_signals(terminal);
	if (fds[0].revents & POLLIN)
		read_keys(terminal);
	else if (fds[0].revents)
		terminal->gone = true;
	if (fds[2].revents)
		out_write(terminal);
	for (size_t i = 0; i < n_wake; i++) {
		if (fds[FIXED_FDS + i].revents) {
			*event = (struct event){ .kind = EVENT_WAKE, .wake = i };
			return true;
		}
	}
	return false;
}

static int shorter(int a, int b)
{
	return a < 0 ? b : b < 0 ? a : a < b ? a : b;
}

struct event terminal_wait(struct terminal *terminal, const int *wake_fds, size_t n_wake_fds, int timeout_ms)
{
	struct pollfd fds[FIXED_FDS + TERMINAL_WAKE_MAX] = {
		{ .fd = STDIN_FILENO, .events = POLLIN }, { .fd = signals_fd(), .events = POLLIN }, { .events = POLLOUT },
	};
	size_t n_wake = n_wake_fds < TERMINAL_WAKE_MAX ? n_wake_fds : TERMINAL_WAKE_MAX;
	for (size_t i = 0; i < n_wake; i++)
		fds[FIXED_FDS + i] = (struct pollfd){ .fd = wake_fds[i], .events = POLLIN };
	int64_t end = timeout_ms > 0 ? clock_monotonic_ms() + timeout_ms : 0;
	struct event event;
	enum key_step step;
	for (bool waited = false; !ready(terminal, waited, &step, &event);) {
		int64_t left = timeout_ms > 0 ? end - clock_monotonic_ms() : timeout_ms;
		if (timeout_ms >= 0 && left < 0)
			left = 0;
		int partial_ms = step != KEYS_PARTIAL ? -1 : terminal->reader.pasting ? PASTE_WAIT_MS : terminal->escape_wait_ms;
		fds[2].fd = out_is_full(terminal) ? terminal->out : -1;
		int n = poll(fds, FIXED_FDS + n_wake, shorter((int)left, partial_ms));
		if (n > 0 && take_in(terminal, fds, n_wake, &event))
			return event;
		waited = n == 0 && step == KEYS_PARTIAL;
		if (n == 0 && step != KEYS_PARTIAL)
			return (struct event){ .kind = EVENT_TIMEOUT };
	}
	return event;
}

bool terminal_more(struct terminal *terminal)
{
	if (terminal->next.code != KEY_NONE || terminal->resized || terminal->gone)
		return true;
	struct pollfd fd = { .fd = STDIN_FILENO, .events = POLLIN };
	enum key_step step = key_reader_next(&terminal->reader, false, &terminal->next);
	while (step != KEYS_KEY && !terminal->gone && poll(&fd, 1, 0) > 0) {
		read_keys(terminal);
		step = key_reader_next(&terminal->reader, false, &terminal->next);
	}
	return step == KEYS_KEY || terminal->gone;
}
