/* SPDX-License-Identifier: MIT */
/* From a key in a text field to what it does there. */
#include "client/keys.h"

#include "base/text.h"
#include "client/key_words.h"
#include "client/screen.h"
#include "page/gettext.h"

#include <string.h>

/* Typing is safe within two seconds: it is due to be kept after one. */
#define TYPING_DUE_MS 1000
/* Who stopped so long begins something new: undo goes back to there. */
#define PAUSE_MS 1500

static bool move(struct model *model, struct edit *edit, int what, bool select)
{
	return edit_move(edit, (enum edit_move)what, select, model->field_cols, model->field_rows > 2 ? model->field_rows - 1 : 1);
}

static bool erase(struct model *model, struct edit *edit, int what, bool select)
{
	(void)model, (void)select;
	edit_cut(edit, (enum edit_cut)what);
	return true;
}

static void say_nothing_selected(struct model *model)
{
	const char *key = key_in_field(model, COMMAND_MARK);
	if (key)
		say(model, _("Nothing is selected. Hold Shift with the arrow keys, or press %s and move."), key);
	else
		say(model, "%s", _("Nothing is selected. Hold Shift with the arrow keys."));
}

static void say_copied(struct model *model)
{
	const char *key = key_in_field(model, COMMAND_PASTE);
	if (key)
		say(model, _("Copied. %s puts it where the cursor is."), key);
	else
		say(model, "%s", _("Copied."));
}

static void say_nothing_to_copy(struct model *model)
{
	const char *key = key_in_field(model, COMMAND_QUIT);
	if (key)
		say(model, _("Nothing is selected to copy. To leave, press %s. Everything is saved."), key);
	else
		say(model, "%s", _("Nothing is selected to copy. Everything is saved."));
}

static void say_marking(struct model *model)
{
	const char *copies = key_in_field(model, COMMAND_COPY), *cuts = key_in_field(model, COMMAND_CUT);
	if (copies && cuts)
		say(model, _("Move to select. %s copies, %s cuts, Esc ends."), copies, cuts);
	else
		say(model, "%s", _("Move to select. Esc ends."));
}

static bool cut(struct model *model, struct edit *edit, int what, bool select)
{
	(void)what, (void)select;
	if (!edit_cut(edit, CUT_SELECTION))
		say_nothing_selected(model);
	return true;
}

/* What people press who want to get out, too. */
static bool copy(struct model *model, struct edit *edit, int what, bool select)
{
	(void)what, (void)select;
	if (edit_copy(edit))
		say_copied(model);
	else
		say_nothing_to_copy(model);
	return true;
}

static bool paste(struct model *model, struct edit *edit, int what, bool select)
{
	(void)what, (void)select;
	size_t len;
	const char *text = edit_cut_text(&len);
	if (len == 0)
		say(model, "%s", _("Nothing was cut or copied yet."));
	else if (!edit_paste(edit))
		keys_say_refused(model, edit_refusal(edit, text, len));
	return true;
}

static bool mark(struct model *model, struct edit *edit, int what, bool select)
{
	(void)what, (void)select;
	if (edit_unmark(edit))
		return true;
	edit_mark(edit);
	say_marking(model);
	return true;
}

static bool select_all(struct model *model, struct edit *edit, int what, bool select)
{
	(void)model, (void)what, (void)select;
	edit_select_all(edit);
	return true;
}

static const struct {
	bool (*act)(struct model *model, struct edit *edit, int what, bool select); /* false: there was nothing to do */
	int what;
	bool changes;
	int otherwise;            /* the command that is meant then, unless it was to select; 0: none */
} acts[COMMAND_COUNT] = {
	[COMMAND_CURSOR_LEFT] = { move, MOVE_LEFT }, [COMMAND_CURSOR_RIGHT] = { move, MOVE_RIGHT },
	[COMMAND_CURSOR_UP] = { move, MOVE_UP, false, COMMAND_UP }, [COMMAND_CURSOR_DOWN] = { move, MOVE_DOWN, false, COMMAND_DOWN },
	[COMMAND_WORD_LEFT] = { move, MOVE_WORD_LEFT }, [COMMAND_WORD_RIGHT] = { move, MOVE_WORD_RIGHT },
	[COMMAND_ROW_START] = { move, MOVE_LINE_START }, [COMMAND_ROW_END] = { move, MOVE_LINE_END },
	[COMMAND_TEXT_PAGE_UP] = { move, MOVE_PAGE_UP }, [COMMAND_TEXT_PAGE_DOWN] = { move, MOVE_PAGE_DOWN },
	[COMMAND_TEXT_START] = { move, MOVE_START }, [COMMAND_TEXT_END] = { move, MOVE_END },
	[COMMAND_MARK] = { mark }, [COMMAND_SELECT_ALL] = { select_all }, [COMMAND_COPY] = { copy },
	[COMMAND_CUT] = { cut, 0, true }, [COMMAND_PASTE] = { paste, 0, true },
	[COMMAND_ERASE] = { erase, CUT_BACK, true }, [COMMAND_ERASE_NEXT] = { erase, CUT_FORWARD, true },
	[COMMAND_ERASE_WORD] = { erase, CUT_WORD_BACK, true }, [COMMAND_ERASE_NEXT_WORD] = { erase, CUT_WORD_FORWARD, true },
	[COMMAND_ERASE_TO_END] = { erase, CUT_TO_LINE_END, true }, [COMMAND_ERASE_LINE] = { erase, CUT_LINE, true },
};

void keys_say_refused(struct model *model, enum edit_refusal why)
{
	static const char *const words[] = {
		[EDIT_NOT_TEXT] = N_("This is not text. Nothing was changed."),
		[EDIT_FULL] = N_("This field is full. Nothing was changed."),
		[EDIT_TOO_LONG] = N_("This is too long for this field. Nothing was changed."),
	};
	if (words[why])
		say(model, "%s", _(words[why]));
}

static bool is_typing(const struct key *key, const struct edit *edit)
{
	if (key->code == KEY_ENTER)
		return !edit_is_single(edit);
	return key->code == KEY_PASTE || (key->code == KEY_TEXT && !(key->mods & (KEYMOD_CTRL | KEYMOD_ALT)));
}

/* A paste that was cut is not put in by half. */
static void type(struct model *model, struct edit *edit, const struct key *key)
{
	bool enter = key->code == KEY_ENTER;
	const char *text = enter ? "\n" : key->text;
	size_t len = enter ? 1 : key->len;
	if (model->now_ms - model->typed_ms > PAUSE_MS)
		edit_break(edit);
	model->typed_ms = model->now_ms;
	if (key->cut)
		keys_say_refused(model, EDIT_TOO_LONG);
	else if (!edit_insert(edit, text, len))
		keys_say_refused(model, edit_refusal(edit, text, len));
}

/* Whether what is typed goes into the assessment; in a search, or for the code, it does not. */
static bool is_kept(const struct model *model)
{
	const struct screen *screen = screen_of(place_of(model)->screen);
	return screen->commit && !screen->for_this_run;
}

bool keys_only_read(const struct model *model)
{
	return model->opened && model->opened->read_only && is_kept(model);
}

/* A movement's key with Shift selects on the way. */
static bool find_selecting(const struct model *model, const struct key *key, unsigned context, int *command)
{
	struct key plain = *key;
	plain.mods &= (uint8_t)~KEYMOD_SHIFT;
	int found = plain.mods != key->mods ? commands_find(model->keymap, &plain, context) : -1;
	if (found < 0 || acts[found].act != move)
		return false;
	*command = found;
	return true;
}

static void note_typing(struct model *model, const struct edit *edit)
{
	if (!edit_is_dirty(edit) || model->save_due_ms || !is_kept(model))
		return;
	model->save = SAVE_DUE;
	model->save_due_ms = model->now_ms + TYPING_DUE_MS;
}

bool keys_type(struct model *model, struct edit *edit, const struct key *key, unsigned context, int *command)
{
	bool typing = is_typing(key, edit), select = !typing && *command < 0 && find_selecting(model, key, context, command);
	if (key->code == KEY_ESCAPE && edit_unmark(edit))
		return true;
	if (!typing && (*command < 0 || !acts[*command].act))
		return false;
	if ((typing || acts[*command].changes) && keys_only_read(model))
		return model_is_read_only(model);
	bool selecting = select || edit_is_marking(edit);
	if (typing) {
		type(model, edit, key);
	} else if (!acts[*command].act(model, edit, acts[*command].what, select) && acts[*command].otherwise && !selecting) {
		*command = acts[*command].otherwise;
		return false;
	}
	note_typing(model, edit);
	return true;
}

void model_point(struct model *model, const char *id, const struct field_point *point, struct effects *effects)
{
	if (!model->page.focus || strcmp(id, model->page.focus) != 0)
		keys_commit(model, effects); /* as when a key leaves the field */
	struct slot *slot = record_slot(&model->record, id);
	if (!slot || !slot->edit)
		return;
	model->status[0] = '\0';
	model_focus(model, id);
	edit_point(slot->edit, point->select, point->cols, point->row, point->col);
}

void model_wheel(struct model *model, int rows)
{
	struct slot *slot = model->page.focus ? record_slot(&model->record, model->page.focus) : NULL;
	for (int i = 0; slot && slot->edit && i < (rows < 0 ? -rows : rows); i++)
		edit_move(slot->edit, rows < 0 ? MOVE_UP : MOVE_DOWN, false, model->field_cols, 1);
}
