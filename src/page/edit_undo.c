/* SPDX-License-Identifier: MIT */
#include "page/edit_inside.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

/* What is kept to be undone; the oldest is forgotten first. */
#define PAST_MAX_CHANGES 1000
#define PAST_MAX_BYTES BUF_MIB
/* A run ends at the next word once it is this long, and anywhere once it is that long: undo takes back some words, not a page. */
#define RUN_LONG_BYTES 24
#define RUN_MAX_BYTES 240

static void change_release(struct change *change)
{
	buf_release(&change->removed);
	buf_release(&change->inserted);
}

static size_t change_bytes(const struct change *change)
{
	return change->removed.len + change->inserted.len;
}

/* Forgets items[from … to). */
static void forget(struct past *past, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		past->bytes -= change_bytes(&past->items[i]);
		change_release(&past->items[i]);
	}
	if (to > from && past->n > to)
		memmove(past->items + from, past->items + to, (past->n - to) * sizeof *past->items);
	past->n -= to - from;
	if (past->done > past->n)
		past->done = past->n;
}

void past_clear(struct past *past)
{
	forget(past, 0, past->n);
	free(past->items);
	*past = (struct past){ 0 };
}

void past_close(struct past *past)
{
	if (past->done)
		past->items[past->done - 1].run = RUN_NONE;
}

static void forget_oldest(struct past *past)
{
	size_t first = 0, bytes = past->bytes;
	while (past->n - first > 1 && (bytes > PAST_MAX_BYTES || past->n - first > PAST_MAX_CHANGES))
		bytes -= change_bytes(&past->items[first++]);
	if (first) {
		forget(past, 0, first);
		past->done = past->n;
	}
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\n';
}

static bool join_typed(struct change *last, size_t at, const char *text, size_t len)
{
	size_t so_far = last->inserted.len;
	bool word_begins = so_far && is_blank(last->inserted.data[so_far - 1]) && !is_blank(*text);
	if (at != last->at + so_far || (so_far >= RUN_LONG_BYTES && word_begins) || so_far + len > RUN_MAX_BYTES)
		return false;
	buf_add(&last->inserted, text, len);
	return true;
}

static bool join_deleted(struct change *last, size_t at, const char *text, size_t len)
{
	bool back = last->run == RUN_BACK;
	if ((back ? at + len : at) != last->at || last->removed.len + len > RUN_LONG_BYTES)
		return false;
	buf_add(&last->removed, text, len);
	if (back) {
		memmove(last->removed.data + len, last->removed.data, last->removed.len - len);
		memcpy(last->removed.data, text, len);
		last->at = at;
	}
	return true;
}

/* True if the change became part of the last one. */
static bool join(struct edit *edit, enum run run, size_t at, size_t removed, const char *text, size_t len)
{
	struct change *last = edit->past.done ? &edit->past.items[edit->past.done - 1] : NULL;
	if (!last || run == RUN_NONE || last->run != run)
		return false;
	if (run == RUN_TYPE)
		return removed == 0 && join_typed(last, at, text, len);
	return len == 0 && join_deleted(last, at, edit->text + at, removed);
}

static struct change *push(struct past *past)
{
	if (past->n == past->cap) {
		past->cap = past->cap ? past->cap * 2 : 8;
		past->items = xreallocarray(past->items, past->cap, sizeof *past->items);
	}
	past->done = past->n + 1;
	return &past->items[past->n++];
}

void past_record(struct edit *edit, enum run run, size_t at, size_t removed, const char *text, size_t len)
{
	struct past *past = &edit->past;
	forget(past, past->done, past->n);
	past->bytes += removed + len;
	if (!join(edit, run, at, removed, text, len)) {
		struct change *change = push(past);
		*change = (struct change){ .run = run, .at = at, .caret = edit->caret,
			.removed = BUF(removed + RUN_MAX_BYTES), .inserted = BUF(len + RUN_MAX_BYTES) };
		buf_add(&change->removed, edit->text + at, removed);
		buf_add(&change->inserted, text, len);
	}
	forget_oldest(past);
}

void edit_break(struct edit *edit)
{
	past_close(&edit->past);
}

bool edit_undo(struct edit *edit)
{
	if (!edit->past.done)
		return false;
	past_close(&edit->past);
	const struct change *change = &edit->past.items[--edit->past.done];
	edit_splice(edit, change->at, change->inserted.len, buf_text(&change->removed), change->removed.len);
	edit_stand(edit, change->caret);
	edit->gathering = false;
	return true;
}

bool edit_redo(struct edit *edit)
{
	if (edit->past.done == edit->past.n)
		return false;
	const struct change *change = &edit->past.items[edit->past.done++];
	edit_splice(edit, change->at, change->removed.len, buf_text(&change->inserted), change->inserted.len);
	edit_stand(edit, change->at + change->inserted.len);
	edit->gathering = false;
	return true;
}

bool edit_is_untouched(const struct edit *edit)
{
	return edit->past.n == 0;
}
