/* SPDX-License-Identifier: MIT */
#include "store/attempts.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/text.h"
#include "store/paths.h"

#include <stdlib.h>
#include <string.h>

#define LOG_MAX_BYTES ((size_t)4 * 1024 * 1024)
#define DETAIL_MAX_BYTES 400
#define STAMP_LEN (CLOCK_STAMP_BYTES - 1)
#define WAIT_MAX_SECONDS ((int64_t)24 * 60 * 60)

/* One line, taken apart in place. */
struct line {
	int64_t at;
	char *event, *detail;
};

static bool split(char *text, struct line *ret)
{
	struct line line = { 0 };
	if (strlen(text) < STAMP_LEN + 2 || text[STAMP_LEN] != ' ')
		return false;
	text[STAMP_LEN] = '\0';
	if (!clock_parse_stamp(text, &line.at))
		return false;
	line.event = text + STAMP_LEN + 1;
	size_t len = strcspn(line.event, " ");
	line.detail = line.event[len] ? line.event + len + 1 : line.event + len;
	line.event[len] = '\0';
	*ret = line;
	return true;
}

static void take_begin(struct attempts *to, const struct line *line)
{
	struct outbox_attempts *events = &to->events;
	if (events->n_begun_at == OUTBOX_RECENT) {
		memmove(events->begun_at, events->begun_at + 1, (OUTBOX_RECENT - 1) * sizeof *events->begun_at);
		events->n_begun_at--;
	}
	events->begun_at[events->n_begun_at++] = line->at;
	events->begun++;
	events->unclear = true;
	events->wait_seconds = 0;
}

static void take_outcome(struct attempts *to, const struct line *line)
{
	to->events.unclear = strcmp(line->event, "unclear") == 0;
}

static void take_wait(struct attempts *to, const struct line *line)
{
	int64_t seconds;
	if (text_to_int(line->detail, 0, WAIT_MAX_SECONDS, &seconds)) {
		to->events.wait_seconds = seconds;
		to->events.wait_since = line->at;
	}
}

static void take_sealed(struct attempts *to, const struct line *line)
{
	line->detail[strcspn(line->detail, " ")] = '\0';
	if (crypto_is_hex(line->detail, 64))
		memcpy(to->sealed_sha256, line->detail, CRYPTO_HEX_BYTES);
}

static const struct {
	const char *name;
	void (*take)(struct attempts *to, const struct line *line);
} events[] = {
	{ "begin", take_begin },
	{ "received", take_outcome },
	{ "unclear", take_outcome },
	{ "refused", take_outcome },
	{ "unreached", take_outcome },
	{ "stopped", take_outcome },
	{ "wait", take_wait },
	{ ATTEMPT_SEALED, take_sealed },
};
#define N_EVENTS (sizeof events / sizeof events[0])

static size_t event_index(const char *name)
{
	size_t i = 0;
	while (i < N_EVENTS && strcmp(events[i].name, name) != 0)
		i++;
	return i;
}

static void take_lines(char *text, size_t len, struct attempts *to)
{
	/* A power cut may leave zeros where a line was to stand; what comes after them counts. */
	for (size_t i = 0; i < len; i++)
		text[i] = text[i] ? text[i] : '\n';
	for (char *newline; (newline = strchr(text, '\n')); text = newline + 1) {
		struct line line;
		*newline = '\0';
		if (!split(text, &line))
			continue;
		size_t i = event_index(line.event);
		if (i == N_EVENTS)
			continue;
		events[i].take(to, &line);
		text_copy(to->events.last_event, sizeof to->events.last_event, line.event);
	}
}

/* Reads the whole log; *ret_cut is whether its last line lacks its end. */
static bool read_log(const char *path, struct buf *out, bool *ret_cut, struct err *err)
{
	if (file_exists(path) && !file_read(path, out, err))
		return false;
	*ret_cut = out->len > 0 && out->data[out->len - 1] != '\n';
	return true;
}

bool attempts_read(const struct store *store, const char *id, int64_t revision, struct attempts *ret, struct err *err)
{
	struct buf text = BUF(LOG_MAX_BYTES);
	char *path = revision_file(store, id, "attempts", revision, ".log");
	bool cut, ok = read_log(path, &text, &cut, err);
	if (ok) {
		*ret = (struct attempts){ 0 };
		if (text.data)
			take_lines(text.data, text.len, ret);
	}
	buf_release(&text);
	free(path);
	return ok;
}

bool attempts_add(const struct store *store, const char *id, int64_t revision, int64_t now, const char *event,
	const char *detail, struct err *err)
{
	char stamp[CLOCK_STAMP_BYTES];
	struct buf text = BUF(LOG_MAX_BYTES), line = BUF(DETAIL_MAX_BYTES + 64), safe = BUF(4 * DETAIL_MAX_BYTES);
	bool cut;
	if (event_index(event) == N_EVENTS)
		return err_set(err, ERR_USAGE, event, "no such event of an attempt");
	char *path = revision_file(store, id, "attempts", revision, ".log");
	bool ok = read_log(path, &text, &cut, err);
	if (ok) {
		clock_stamp(now, stamp);
		text_safe(&safe, detail ? detail : "", detail ? strnlen(detail, DETAIL_MAX_BYTES) : 0, false);
		buf_printf(&line, "%s%s %s", cut ? "\n" : "", stamp, event);
		if (safe.len)
			buf_printf(&line, " %.*s", DETAIL_MAX_BYTES / 2, buf_text(&safe));
		buf_putc(&line, '\n');
		ok = file_append(path, buf_text(&line), line.len, err);
	}
	buf_release(&text);
	buf_release(&line);
	buf_release(&safe);
	free(path);
	return ok;
}
