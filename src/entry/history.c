/* SPDX-License-Identifier: MIT */
#include "entry/history.h"

#include "base/buf.h"
#include "base/crypto.h"
#include "base/json.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#define LINE_MAX_BYTES ((size_t)32 * 1024 * 1024)

void history_write(const struct change *change, char previous[65], struct buf *out)
{
	struct buf line = BUF(LINE_MAX_BYTES);
	struct json *json = json_object();
	char sum[CRYPTO_HEX_BYTES];
	json_set_int(json, "number", change->number);
	json_set_text(json, "at", change->at);
	json_set_text(json, "by", change->by);
	json_set_text(json, "subject", change->subject);
	if (change->reverts)
		json_set_int(json, "reverts", change->reverts);
	if (change->from)
		json_set(json, "from", json_dup(change->from));
	if (change->to)
		json_set(json, "to", json_dup(change->to));
	json_set_text(json, "previous", previous);
	json_write(json, false, &line);
	buf_cut(&line, line.len - 1);
	crypto_sha256_hex(line.data, line.len, sum);
	buf_printf(&line, ",\"sum\":\"%s\"}", sum);
	crypto_sha256_hex(line.data, line.len, previous);
	buf_add(out, line.data, line.len);
	buf_putc(out, '\n');
	json_free(json);
	buf_release(&line);
}

static bool change_from_json(const struct json *json, struct change *ret)
{
	const char *subject = json_get_text(json, "subject"), *by = json_get_text(json, "by"), *at = json_get_text(json, "at");
	struct change change = { 0 };
	if (!subject || !by || !at || !json_get_int(json, "number", &change.number) || change.number < 1)
		return false;
	const struct json *from = json_get(json, "from"), *to = json_get(json, "to");
	json_get_int(json, "reverts", &change.reverts);
	text_copy(change.by, sizeof change.by, by);
	text_copy(change.at, sizeof change.at, at);
	change.subject = xstrdup(subject);
	change.from = from ? json_dup(from) : NULL;
	change.to = to ? json_dup(to) : NULL;
	*ret = change;
	return true;
}

/* Takes the change. */
static void append(struct history *history, struct change change)
{
	/* Room doubles: full exactly when the count is a power of two (or 0). */
	size_t n = history->n;
	if ((n & (n - 1)) == 0)
		history->items = xreallocarray(history->items, n ? 2 * n : 1, sizeof *history->items);
	history->items[history->n++] = change;
}

/* What is remembered from line to line. */
struct reading {
	struct history *history;
	long line;
	long piece; /* first line that is no change and that nothing after it has explained; 0 if none */
};

static bool fits(const struct history *history, const struct json *json)
{
	const char *previous = json_get_text(json, "previous");
	return previous && strcmp(previous, history->last) == 0;
}

static void take_change(struct reading *reading, const struct json *json, struct change change, const char *line, size_t len)
{
	struct history *history = reading->history;
	if (!fits(history, json) && !history->first_bad_line)
		history->first_bad_line = reading->piece ? reading->piece : reading->line;
	reading->piece = 0;
	append(history, change);
	history->n_fit += !history->first_bad_line;
	crypto_sha256_hex(line, len, history->last);
}

/* Its own sum fits. The checksum's form has the newline that a line cut short lacks. */
static bool is_whole(const char *line, size_t len)
{
	struct buf ended = BUF(len + 1);
	buf_add(&ended, line, len);
	buf_putc(&ended, '\n');
	bool whole = json_check_seal(ended.data, ended.len, "history", NULL);
	buf_release(&ended);
	return whole;
}

/*
 * A piece is explained by a line that fits on the line before it: it was cut while being written. A last line that lacks
 * nothing but its newline is a change like any other.
 */
static void read_line(struct reading *reading, const char *line, size_t len, bool ended)
{
	struct json *json = NULL;
	struct change change;
	reading->line++;
	if (!len)
		return;
	bool good = is_whole(line, len) && json_parse(line, len, &json_default_limits, "history", &json, NULL) &&
		(ended || fits(reading->history, json)) && change_from_json(json, &change);
	if (good)
		take_change(reading, json, change, line, len);
	else if (ended && !reading->piece)
		reading->piece = reading->line;
	json_free(json);
}

bool history_read(const char *bytes, size_t len, struct history *ret, struct err *err)
{
	if (len > HISTORY_MAX_BYTES)
		return err_set(err, ERR_TOO_BIG, "history", "%zu bytes", len);
	struct history history = { 0 };
	struct reading reading = { .history = &history };
	const char *end = len ? bytes + len : bytes;
	for (const char *at = bytes; at < end;) {
		const char *newline = memchr(at, '\n', (size_t)(end - at));
		history.cut = !newline;
		read_line(&reading, at, (size_t)((newline ? newline : end) - at), newline != NULL);
		at = newline ? newline + 1 : end;
	}
	if (reading.piece && !history.first_bad_line)
		history.first_bad_line = reading.piece;
	*ret = history;
	return true;
}

void history_add(struct history *history, const struct change *change)
{
	struct change copy = *change;
	copy.subject = xstrdup(change->subject);
	copy.from = change->from ? json_dup(change->from) : NULL;
	copy.to = change->to ? json_dup(change->to) : NULL;
	append(history, copy);
	history->n_fit += !history->first_bad_line;
}

void history_release(struct history *history)
{
	for (size_t i = 0; i < history->n; i++)
		change_release(&history->items[i]);
	free(history->items);
	*history = (struct history){ 0 };
}

/* What can be undone and what can be redone, the next one last. */
struct stacks {
	const struct change **undo, **redo;
	size_t n_undo, n_redo;
};

static bool is_top(const struct change *const *stack, size_t n, int64_t number)
{
	return n && stack[n - 1]->number == number;
}

static void stacks_add(struct stacks *stacks, const struct change *change)
{
	if (change->reverts && is_top(stacks->undo, stacks->n_undo, change->reverts)) {
		stacks->n_undo--;
		stacks->redo[stacks->n_redo++] = change;
		return;
	}
	if (change->reverts && is_top(stacks->redo, stacks->n_redo, change->reverts))
		stacks->n_redo--;
	else
		stacks->n_redo = 0;
	stacks->undo[stacks->n_undo++] = change;
}

static const struct change *next_of(const struct history *history, bool redo)
{
	struct stacks stacks = {
		.undo = xcalloc(history->n + 1, sizeof *stacks.undo),
		.redo = xcalloc(history->n + 1, sizeof *stacks.redo),
	};
	for (size_t i = 0; i < history->n; i++) {
		if (strcmp(history->items[i].subject, "approval") != 0)
			stacks_add(&stacks, &history->items[i]);
	}
	const struct change **stack = redo ? stacks.redo : stacks.undo;
	size_t n = redo ? stacks.n_redo : stacks.n_undo;
	const struct change *next = n ? stack[n - 1] : NULL;
	free(stacks.undo);
	free(stacks.redo);
	return next;
}

const struct change *history_undoable(const struct history *history)
{
	return next_of(history, false);
}

const struct change *history_redoable(const struct history *history)
{
	return next_of(history, true);
}
