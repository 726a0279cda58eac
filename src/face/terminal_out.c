/* SPDX-License-Identifier: MIT */
#include "face/terminal_inside.h"

#include "base/clock.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#define PATIENCE_MS 2000

/*
 * O_NONBLOCK belongs to an open file, and that of standard output is the shell's as well: so the terminal is opened once more. Where
 * that is not allowed (after su, say), writing may wait.
 */
void out_open(struct terminal *terminal)
{
	int fd = open("/proc/self/fd/1", O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (fd >= 0 && !isatty(fd)) {
		close(fd);
		fd = -1;
	}
	terminal->out = fd < 0 ? STDOUT_FILENO : fd;
}

void out_close(struct terminal *terminal)
{
	if (terminal->out != STDOUT_FILENO)
		close(terminal->out);
	terminal->out = STDOUT_FILENO;
}

bool out_is_full(const struct terminal *terminal)
{
	return terminal->sent < terminal->bytes.len;
}

static void forget(struct terminal *terminal)
{
	buf_clear(&terminal->bytes);
	terminal->sent = 0;
}

void out_write(struct terminal *terminal)
{
	while (out_is_full(terminal) && !terminal->gone) {
		ssize_t n = write(terminal->out, terminal->bytes.data + terminal->sent, terminal->bytes.len - terminal->sent);
		if (n >= 0)
			terminal->sent += (size_t)n;
		else if (errno == EAGAIN)
			return;
		else
			terminal->gone = errno != EINTR;
	}
	forget(terminal);
}

static void write_until(struct terminal *terminal, int64_t end_ms)
{
	struct pollfd fd = { .fd = terminal->out, .events = POLLOUT };
	out_write(terminal);
	for (int64_t left; out_is_full(terminal) && (left = end_ms - clock_monotonic_ms()) > 0;) {
		/* A signal, a new size say, is no reason to give up. */
		if (poll(&fd, 1, (int)left) < 0 && errno != EINTR)
			return;
		out_write(terminal);
	}
}

void out_finish(struct terminal *terminal)
{
	int64_t end_ms = clock_monotonic_ms() + PATIENCE_MS;
	write_until(terminal, end_ms);
	if (out_is_full(terminal)) {
		/* Nobody reads. What waits in the terminal's own queue would only stand before what gives it back. */
		tcflush(terminal->out, TCOFLUSH);
		forget(terminal);
	}
	/* Not copied: there may be no memory. */
	struct buf paint = terminal->bytes;
	terminal->bytes = terminal->last;
	write_until(terminal, end_ms);
	forget(terminal);
	terminal->last = terminal->bytes;
	terminal->bytes = paint;
}
