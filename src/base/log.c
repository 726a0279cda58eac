/* SPDX-License-Identifier: MIT */
#include "base/log.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/file_private.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

#define EVENT_BYTES ((size_t)4096)

static const char *const level_names[] = { "", "error", "info", "debug" };

static struct {
	char program[32];
	enum log_level level;
	int fd;
} log_state = { .level = LOG_QUIET, .fd = STDERR_FILENO };

void log_start(const char *program, enum log_level level)
{
	text_copy(log_state.program, sizeof log_state.program, program);
	log_state.level = level;
}

bool log_to_file(const char *path, struct err *err)
{
	int fd;
	struct stat status;
	if (!file_open(path, O_WRONLY | O_APPEND | O_CREAT, &fd, &status, err))
		return false;
	log_stop();
	log_state.fd = fd;
	return true;
}

void log_stop(void)
{
	if (log_state.fd != STDERR_FILENO)
		close(log_state.fd);
	log_state.fd = STDERR_FILENO;
}

/* One write an event, so that lines of several threads and programs never mix. */
__attribute__((format(printf, 2, 0)))
static void event(enum log_level level, const char *fmt, va_list ap)
{
	if (level > log_state.level)
		return;
	int before = errno;
	char stamp[CLOCK_STAMP_BYTES];
	clock_stamp(clock_now(), stamp);
	struct buf raw = BUF(EVENT_BYTES), line = BUF(4 * EVENT_BYTES);
	buf_vprintf(&raw, fmt, ap);
	buf_printf(&line, "%s %s: %s: ", stamp, log_state.program, level_names[level]);
	text_safe(&line, buf_text(&raw), raw.len, false);
	buf_putc(&line, '\n');
	ssize_t written = write(log_state.fd, line.data, line.len);
	(void)written; /* there is nobody to tell */
	buf_release(&raw);
	buf_release(&line);
	errno = before;
}

void log_error(const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	event(LOG_ERROR, fmt, ap);
	va_end(ap);
}

void log_info(const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	event(LOG_INFO, fmt, ap);
	va_end(ap);
}

void log_debug(const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	event(LOG_DEBUG, fmt, ap);
	va_end(ap);
}

void log_err(const char *doing, const struct err *err)
{
	if (err->line > 0)
		log_error("%s: %s: %s:%ld: %s", doing, err_name(err->code), err->where, err->line, err->detail);
	else
		log_error("%s: %s: %s: %s", doing, err_name(err->code), err->where, err->detail);
}
