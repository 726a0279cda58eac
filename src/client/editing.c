/* SPDX-License-Identifier: MIT */
/* Long text in an editor of the person's own, as the model sees it: which field, and what came of it. */
#include "client/keys.h"

#include "base/text.h"
#include "client/key_words.h"
#include "page/gettext.h"

#include <string.h>

static struct slot *only_prose(struct record *record)
{
	struct slot *only = NULL;
	for (size_t i = 0; i < record->n_slots; i++) {
		if (record->slots[i].kind != SLOT_PROSE)
			continue;
		if (only)
			return NULL;
		only = &record->slots[i];
	}
	return only;
}

/* The field that the cursor is in; else the answer itself, else the only long text of the page. */
static struct slot *slot_for_editor(struct model *model)
{
	struct slot *slot = record_slot_of_focus(&model->record, model->page.focus);
	if (slot && slot->kind == SLOT_PROSE)
		return slot;
	slot = record_slot(&model->record, "value");
	return slot && slot->kind == SLOT_PROSE ? slot : only_prose(&model->record);
}

static bool has_prose(const struct record *record)
{
	for (size_t i = 0; i < record->n_slots; i++)
		if (record->slots[i].kind == SLOT_PROSE)
			return true;
	return false;
}

void model_open_editor(struct model *model, struct effects *effects)
{
	struct slot *slot = slot_for_editor(model);
	model->edited = false;
	if (!has_prose(&model->record) || (keys_only_read(model) && model_is_read_only(model)))
		return;
	if (!slot) {
		say(model, "%s", _("Go to one of the texts first. Then your editor opens it."));
		return;
	}
	model_focus(model, slot->id);
	say(model, "%s", _("Your editor is open. Save there and close it to come back here."));
	effect_add(effects, EFFECT_EDIT, 0, slot->id);
}

static void say_taken(struct model *model)
{
	const char *key = key_in_field(model, COMMAND_UNDO);
	if (!key)
		say(model, "%s", _("Your text came back from the editor."));
	else if (model->by_lines)
		say(model, "%s", _("Your text came back from the editor. Type undo to bring back what was here before."));
	else
		say(model, _("Your text came back from the editor. %s brings back what was here before."), key);
}

static void say_kept(struct model *model, const char *path)
{
	char said[sizeof model->status];
	text_copy(said, sizeof said, model->status);
	/* TRANSLATORS: what was said before, then where the text is. */
	say(model, _("%s What you wrote there is kept in %s."), said, path);
}

/* Each says what happened, that nothing is lost, and what to do. */
static void say_outcome(struct model *model, const struct edited *edited, const struct err *err)
{
	const char *name = edited->program;
	switch (edited->how) {
	case EDITED_NO_EDITOR:
		say(model, "%s", _("No editor is set. Add the line export EDITOR=nano to the file .profile in your home folder, then log in again."));
		break;
	case EDITED_NOT_STARTED:
		say(model, _("%s could not be started. Set VISUAL or EDITOR to an editor that this computer has. Your text is as it was."), name);
		break;
	case EDITED_FAILED: say(model, _("%s ended with fault %d. Your text is as it was."), name, edited->status); break;
	case EDITED_CUT_OFF: say(model, _("%s was cut off. Your text is as it was."), name); break;
	case EDITED_GONE: say(model, _("%s left no file behind. Your text is as it was."), name); break;
	case EDITED_NO_TEXT: say(model, _("What %s wrote is not text in UTF-8. Your text is as it was."), name); break;
	case EDITED_TOO_LONG: say(model, _("What %s wrote is too long for this field. Your text is as it was."), name); break;
	case EDITED_NO_FILE: say_trouble(model, err); break;
	case EDITED_TAKEN: case EDITED_LEFT: break;
	}
	if (edited->kept)
		say_kept(model, edited->kept);
}

void model_take_edited(struct model *model, const struct message *message, struct effects *effects)
{
	const struct edited *edited = message->edited;
	struct slot *slot = record_slot(&model->record, edited->id);
	model->status[0] = '\0';
	model->edited = false;
	if (edited->how != EDITED_TAKEN) {
		say_outcome(model, edited, &message->err);
		return;
	}
	if (!slot || !slot->edit || !edit_replace(slot->edit, edited->text, edited->len)) {
		say(model, "%s", _("Nothing was changed in the editor."));
		return;
	}
	model->edited = true;
	keys_commit(model, effects);
	say_taken(model);
}

void model_take_swept(struct model *model, const struct message *message)
{
	say(model, _("The program was cut off while your editor was open. What you wrote there is kept in %s."), message->text);
}
