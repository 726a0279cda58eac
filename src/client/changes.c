/* SPDX-License-Identifier: MIT */
/* What happens to the open assessment: changes are saved at once, undone and brought back. */
#include "client/model.h"

#include "base/buf.h"
#include "client/change_told.h"
#include "client/key_words.h"
#include "client/screen.h"
#include "client/sent.h"
#include "entry/signoff.h"
#include "page/gettext.h"

#include <stdio.h>

/* What undo did in a field is saved as soon as what is typed would be. */
#define UNDONE_DUE_MS 1000

bool model_is_read_only(struct model *model)
{
	if (!model->opened->read_only)
		return false;
	if (model->opened->holder[0])
		say(model, _("You can only read this now: it is open in another window (%s). Nothing was changed."), model->opened->holder);
	else if (model_assessment(model)->newer)
		say(model, "%s", _("You can only read this: a newer version of the program wrote it. Nothing was changed."));
	else
		say(model, "%s", _("You can only read this: its folder cannot be written to. Ask whoever looks after this computer. Nothing was changed."));
	return true;
}

/* As the files said before this change, it was approved. */
static bool breaks_signoff(const struct model *model)
{
	struct approval approval;
	const struct assessment *assessment = model_assessment(model);
	return model->state >= STATE_APPROVED && approval_get(assessment, &approval) && !approval_holds(assessment);
}

void model_changed(struct model *model, struct effects *effects)
{
	if (breaks_signoff(model))
		say_broken(model);
	model->save = SAVE_DUE;
	model->save_due_ms = 0;
	effect_add(effects, EFFECT_SAVE, 0, NULL);
}

/* Shows what changed: an undo that cannot be seen would frighten. */
static void show_subject(struct model *model, const char *subject, struct effects *effects)
{
	const struct form_question *question = form_question(model_assessment(model)->form, subject);
	if (question && place_of(model)->question != question)
		go_question(model, question, place_of(model)->screen == SCREEN_QUESTION, effects);
}

/* The record shows the answer before the change: begin it again from the assessment. */
static void refill(struct model *model)
{
	const struct screen *screen = screen_of(place_of(model)->screen);
	record_end(&model->record);
	if (screen->enter)
		screen->enter(model);
}

static bool revert(struct model *model, const struct change *change, struct effects *effects)
{
	struct err err = { 0 };
	char subject[64];
	snprintf(subject, sizeof subject, "%s", change->subject); /* the history moves on below */
	if (!assessment_revert(model_assessment(model), change, &model->author, &err)) {
		say_trouble(model, &err);
		return false;
	}
	refill(model);
	show_subject(model, subject, effects);
	model_changed(model, effects);
	return true;
}

static void say_no_more_here(struct model *model, bool redo)
{
	const char *key = key_for(model, COMMAND_NEXT_PART);
	if (redo)
		say(model, "%s", _("There is nothing to bring back in this field."));
	else if (key)
		say(model, _("There is no more to undo in this field. To undo earlier changes, leave it with %s first."), key);
	else
		say(model, "%s", _("There is no more to undo in this field. To undo earlier changes, leave it first."));
}

/*
 * In a field, undo is about what was typed there, and nothing else: what the history holds of a field being typed in is
 * what was saved on the way. A field in which nothing was typed has no undo of its own; leaving one brings the history's undo
 * back. True if the key meant the field.
 */
static bool undo_typing(struct model *model, bool redo)
{
	struct slot *slot = record_slot_of_focus(&model->record, model->page.focus);
	if (model->by_lines || !slot || !slot->edit || !screen_of(place_of(model)->screen)->commit || edit_is_untouched(slot->edit))
		return false;
	if (!(redo ? edit_redo(slot->edit) : edit_undo(slot->edit)))
		say_no_more_here(model, redo);
	else if (!model->save_due_ms)
		model->save_due_ms = model->now_ms + UNDONE_DUE_MS;
	return true;
}

static void say_undone(struct model *model, const char *what)
{
	const char *key = key_for(model, COMMAND_REDO);
	if (!key)
		/* TRANSLATORS: what was undone: "KF1-2, answer". */
		say(model, _("Undone: %s."), what);
	else if (model->by_lines)
		/* TRANSLATORS: what was undone, and the word that is typed. */
		say(model, _("Undone: %s. Type %s to bring it back."), what, key);
	else
		/* TRANSLATORS: what was undone, and the key that is pressed. */
		say(model, _("Undone: %s. %s brings it back."), what, key);
}

void model_undo(struct model *model, struct effects *effects)
{
	if (undo_typing(model, false) || !model->opened || model_is_read_only(model))
		return;
	const struct change *change = history_undoable(&model->opened->history);
	if (!change) {
		say(model, "%s", _("There is nothing to undo."));
		return;
	}
	struct buf what = BUF(4096);
	change_words(model_assessment(model)->form, change, &what); /* the history moves on with the undoing */
	if (revert(model, change, effects))
		say_undone(model, buf_text(&what));
	buf_release(&what);
}

void model_redo(struct model *model, struct effects *effects)
{
	if (undo_typing(model, true) || !model->opened || model_is_read_only(model))
		return;
	const struct change *change = history_redoable(&model->opened->history);
	if (!change) {
		say(model, "%s", _("There is nothing to bring back."));
		return;
	}
	struct buf what = BUF(4096);
	change_words(model_assessment(model)->form, change, &what);
	if (revert(model, change, effects))
		/* TRANSLATORS: what was brought back: "KF1-2, answer". */
		say(model, _("Brought back: %s."), buf_text(&what));
	buf_release(&what);
}
