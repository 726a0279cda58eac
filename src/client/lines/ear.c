/* SPDX-License-Identifier: MIT */
#include "client/lines/inside.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* What was taken goes; what is left moves to the front. */
static void drop_taken(struct ear *ear)
{
	size_t left = ear->bytes.len - ear->taken;
	if (!ear->taken)
		return;
	memmove(ear->bytes.data, ear->bytes.data + ear->taken, left);
	buf_cut(&ear->bytes, left);
	ear->taken = 0;
}

void ear_read(struct ear *ear)
{
	char bytes[4096];
	drop_taken(ear);
	ssize_t n = read(ear->fd, bytes, sizeof bytes);
	if (n > 0)
		buf_add(&ear->bytes, bytes, (size_t)n);
	else if (n == 0 || (errno != EINTR && errno != EAGAIN))
		ear->ended = true;
}

static enum ear_state take(struct ear *ear, size_t len, size_t with_end, char **ret_line)
{
	bool skipped = ear->skipping;
	char *line = ear->bytes.data;
	ear->taken = with_end;
	ear->skipping = false;
	line[len] = '\0';
	if (len && line[len - 1] == '\r')
		line[--len] = '\0';
	ear->cut = len >= EAR_TERMINAL_LINE_BYTES && isatty(ear->fd);
	if (skipped || memchr(line, '\0', len))
		return EAR_TOO_LONG;
	*ret_line = line;
	return EAR_LINE;
}

enum ear_state ear_line(struct ear *ear, char **ret_line)
{
	drop_taken(ear);
	size_t len = ear->bytes.len;
	char *newline = len ? memchr(ear->bytes.data, '\n', len) : NULL;
	if (newline)
		return take(ear, (size_t)(newline - ear->bytes.data), (size_t)(newline - ear->bytes.data) + 1, ret_line);
	if (len >= EAR_LINE_MAX_BYTES) {
		ear->skipping = true;
		buf_clear(&ear->bytes);
	}
	if (!ear->ended)
		return EAR_NOTHING;
	return ear->bytes.len ? take(ear, len, len, ret_line) : EAR_ENDED;
}
