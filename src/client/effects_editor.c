/* SPDX-License-Identifier: MIT */
/* A text goes to the person's own editor and comes back; what a crash left of one is looked for at the start. */
#include "client/effects.h"

#include "base/buf.h"
#include "base/text.h"
#include "client/editor.h"
#include "client/leaving.h"
#include "entry/value.h"
#include "page/edit.h"
#include "store/editing.h"

#include <stdio.h>
#include <stdlib.h>

/* Lines may end in two bytes there, and a byte more or less decides nothing before the field itself has looked. */
#define TAKEN_MAX_BYTES (4 * VALUE_TEXT_MAX_BYTES)

/* "KF1-3-value.txt": editors show it, and by its end they know that it is plain text. */
static void name_for(const struct worker *worker, const char *id, char *to, size_t size)
{
	const struct form_question *question = place_of(worker->model)->question;
	snprintf(to, size, "%s%s%s.txt", question ? question->id : "", question ? "-" : "", id);
}

static struct editor_end run(struct worker *worker, const struct editor *editor, const char *path)
{
	if (worker->give_terminal)
		worker->give_terminal(worker->terminal);
	struct editor_end end = editor_run(editor, path, leaving_fd());
	if (worker->give_terminal)
		worker->take_terminal(worker->terminal);
	return end;
}

static enum edited_how how_it_ended(const struct editor_end *end)
{
	if (!end->started)
		return EDITED_NOT_STARTED;
	if (end->running || (end->told_to_leave && (end->status || end->by_signal)))
		return EDITED_LEFT;
	return end->by_signal ? EDITED_CUT_OFF : end->status ? EDITED_FAILED : EDITED_TAKEN;
}

static enum edited_how how_it_reads(const struct err *err)
{
	switch (err->code) {
	case ERR_NOT_FOUND: return EDITED_GONE;
	case ERR_ENCODING: return EDITED_NO_TEXT;
	case ERR_TOO_BIG: return EDITED_TOO_LONG;
	default: return EDITED_NO_FILE;
	}
}

static enum edited_how read_back(const struct editing *editing, const struct edit *edit, struct buf *text, struct err *err)
{
	if (!editing_take(editing, text, err))
		return how_it_reads(err);
	return edit_holds(edit, buf_text(text), text->len) ? EDITED_TAKEN : EDITED_TOO_LONG;
}

/* The text is in the draft, on disk, before its file goes. What was not taken is kept, and then it is said where. */
static void send_and_end(struct worker *worker, struct message *message, struct edited *edited, struct editing *editing)
{
	char *kept = NULL;
	if (edited->how == EDITED_TAKEN) {
		worker_send(worker, message);
		kept = editing_end(editing, worker->model->save != SAVE_FAILED);
	} else {
		if (edited->how == EDITED_LEFT)
			editing_leave(editing);
		else
			edited->kept = kept = editing_end(editing, false);
		worker_send(worker, message);
	}
	free(kept);
}

static void edit_with(struct worker *worker, const struct editor *editor, const struct edit *edit, struct message *message,
	struct edited *edited)
{
	char name[80];
	struct editing editing;
	struct buf text = BUF(TAKEN_MAX_BYTES);
	name_for(worker, edited->id, name, sizeof name);
	if (!editing_give(worker->model->opened, name, edit_text(edit), edit_len(edit), &editing, &message->err)) {
		edited->how = EDITED_NO_FILE;
		worker_send(worker, message);
		return;
	}
	struct editor_end end = run(worker, editor, editing.path);
	edited->status = end.status;
	edited->how = how_it_ended(&end);
	if (edited->how == EDITED_TAKEN)
		edited->how = read_back(&editing, edit, &text, &message->err);
	edited->text = buf_text(&text);
	edited->len = text.len;
	send_and_end(worker, message, edited, &editing);
	buf_release(&text);
}

void worker_edit(struct worker *worker, const struct effect *effect)
{
	struct editor editor;
	const struct slot *slot = record_slot(&worker->model->record, effect->text);
	struct edited edited = { .how = EDITED_NO_EDITOR, .id = effect->text };
	struct message message = message_now(MESSAGE_EDITED);
	message.edited = &edited;
	if (!slot || !slot->edit || !worker->model->opened)
		return;
	if (!editor_find(&editor)) {
		worker_send(worker, &message);
		return;
	}
	edited.program = editor.words[0];
	edit_with(worker, &editor, slot->edit, &message, &edited);
	editor_release(&editor);
}

void worker_sweep(struct worker *worker, const struct effect *effect)
{
	(void)effect;
	char *kept;
	struct message message = message_now(MESSAGE_SWEPT);
	message.n = (int64_t)editing_sweep(worker->store, &kept);
	message.text = kept;
	if (message.n)
		worker_send(worker, &message);
	free(kept);
}
