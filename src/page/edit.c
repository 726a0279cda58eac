/* SPDX-License-Identifier: MIT */
#include "page/edit.h"

#include "base/mem.h"
#include "page/edit_inside.h"

#include <stdlib.h>
#include <string.h>

/* What the terminal brings in one go without a newline is typing; longer, it was pasted and is a step of its own. */
#define TYPED_MAX_BYTES 32
#define LEAST_BYTES 64

struct edit *edit_new(bool single, size_t max_bytes)
{
	struct edit *edit = xmalloc(sizeof *edit);
	*edit = (struct edit){ .text = xcalloc(1, LEAST_BYTES), .cap = LEAST_BYTES, .max_bytes = max_bytes, .single = single,
		.goal_col = -1, .wrap = xcalloc(1, sizeof(struct wrap)) };
	return edit;
}

void edit_free(struct edit *edit)
{
	if (!edit)
		return;
	past_clear(&edit->past);
	wrap_free(edit->wrap);
	free(edit->text);
	free(edit);
}

static void make_room(struct edit *edit, size_t len)
{
	if (len < edit->cap)
		return;
	while (edit->cap <= len)
		edit->cap *= 2;
	edit->text = xrealloc(edit->text, edit->cap);
}

void edit_splice(struct edit *edit, size_t at, size_t removed, const char *text, size_t len)
{
	size_t behind = edit->len - at - removed;
	struct span touched = edit_count_span(edit, at, removed);
	edit->graphemes -= edit_count(edit, touched);
	make_room(edit, edit->len - removed + len);
	memmove(edit->text + at + len, edit->text + at + removed, behind);
	if (len)
		memcpy(edit->text + at, text, len);
	edit->len = at + len + behind;
	edit->text[edit->len] = '\0';
	edit->dirty = true;
	touched.to = touched.to - removed + len;
	edit->graphemes += edit_count(edit, touched);
	wrap_changed(edit, at, removed, len);
}

void edit_stand(struct edit *edit, size_t at)
{
	/* A mark typed behind a letter, or a flag's half taken away, moves the borders of graphemes. */
	size_t before = edit_grapheme_left(edit, at), after = before;
	while (after < at)
		after = edit_grapheme_right(edit, after);
	edit->caret = after;
	edit->selecting = edit->marking = false;
	edit->goal_col = -1;
}

void edit_change(struct edit *edit, enum run run, size_t at, size_t removed, const char *text, size_t len)
{
	past_record(edit, run, at, removed, text, len);
	edit_splice(edit, at, removed, text, len);
	edit_stand(edit, at + len);
	edit->gathering = false;
}

void edit_set(struct edit *edit, const char *text)
{
	struct buf clean = BUF(strlen(text));
	edit_filter(text, strlen(text), edit->single, &clean);
	edit_splice(edit, 0, edit->len, buf_text(&clean), clean.len);
	buf_release(&clean);
	past_clear(&edit->past);
	edit->caret = edit->len;
	edit->selecting = edit->marking = edit->gathering = edit->dirty = false;
	edit->goal_col = -1;
}

const char *edit_text(const struct edit *edit)
{
	return edit->text;
}

size_t edit_len(const struct edit *edit)
{
	return edit->len;
}

size_t edit_caret(const struct edit *edit)
{
	return edit->caret;
}

bool edit_selection(const struct edit *edit, size_t *ret_from, size_t *ret_to)
{
	if (!edit->selecting || edit->anchor == edit->caret)
		return false;
	bool forward = edit->anchor < edit->caret;
	*ret_from = forward ? edit->anchor : edit->caret;
	*ret_to = forward ? edit->caret : edit->anchor;
	return true;
}

bool edit_is_single(const struct edit *edit)
{
	return edit->single;
}

bool edit_is_dirty(const struct edit *edit)
{
	return edit->dirty;
}

void edit_clean(struct edit *edit)
{
	edit->dirty = false;
}

static size_t room_bytes(const struct edit *edit)
{
	size_t from = 0, to = 0;
	edit_selection(edit, &from, &to);
	size_t kept = edit->len - (to - from);
	return kept < edit->max_bytes ? edit->max_bytes - kept : 0;
}

static enum edit_refusal refusal_of(const struct edit *edit, const struct buf *clean)
{
	size_t room = room_bytes(edit);
	if (clean->len == 0)
		return EDIT_NOT_TEXT;
	if (clean->len <= room)
		return EDIT_TAKES;
	return room == 0 ? EDIT_FULL : EDIT_TOO_LONG;
}

/* What is left of a text in an editor; nothing if it is no UTF-8. The caller releases. */
static struct buf cleaned(const struct edit *edit, const char *text, size_t len)
{
	struct buf clean = BUF(len);
	if (text_valid(text, len))
		edit_filter(text, len, edit->single, &clean);
	return clean;
}

enum edit_refusal edit_refusal(const struct edit *edit, const char *text, size_t len)
{
	struct buf clean = cleaned(edit, text, len);
	enum edit_refusal refusal = refusal_of(edit, &clean);
	buf_release(&clean);
	return refusal;
}

bool edit_insert(struct edit *edit, const char *text, size_t len)
{
	struct buf clean = cleaned(edit, text, len);
	size_t from = edit->caret, to = edit->caret;
	edit_selection(edit, &from, &to);
	bool takes = refusal_of(edit, &clean) == EDIT_TAKES;
	if (takes) {
		bool typed = clean.len <= TYPED_MAX_BYTES && !memchr(clean.data, '\n', clean.len);
		edit_change(edit, typed ? RUN_TYPE : RUN_NONE, from, to - from, clean.data, clean.len);
	}
	buf_release(&clean);
	return takes;
}

void edit_select_all(struct edit *edit)
{
	past_close(&edit->past);
	edit->anchor = 0;
	edit->caret = edit->len;
	edit->selecting = true;
	edit->marking = edit->gathering = false;
	edit->goal_col = -1;
}
