/* SPDX-License-Identifier: MIT */
/* From a key to what it does: typed into the focused field, or a command, or a choice by its number. */
#include "client/keys.h"

#include "client/key_words.h"
#include "client/screen.h"
#include "client/tour.h"
#include "page/gettext.h"
#include "base/text.h"

#include <stdint.h>
#include <string.h>

static unsigned focus_context(const struct focusable *focus)
{
	if (focus->block && focus->block->kind == BLOCK_PROSE)
		return CTX_PROSE;
	if (focus->block && focus->block->kind == BLOCK_LINE)
		return CTX_LINE;
	return CTX_LIST;
}

static struct edit *focused_edit(struct model *model)
{
	struct slot *slot = record_slot_of_focus(&model->record, model->page.focus);
	return slot ? slot->edit : NULL;
}

void model_focus(struct model *model, const char *id)
{
	text_copy(place_now(model)->focus, sizeof place_now(model)->focus, id);
	model->page.focus = place_now(model)->focus;
}

/* What was cut goes too: it might be put in by whoever comes next. */
void model_hide(struct model *model)
{
	model->quiet = true;
	model->quiet_ready = false;
	edit_forget_cut();
}

static void set_focus(struct model *model, const char *id)
{
	if (id)
		text_copy(place_now(model)->focus, sizeof place_now(model)->focus, id);
}

static void step_by_block(struct model *model, int steps)
{
	set_focus(model, page_focus_step(&model->page, steps, true));
}

/* Through what is seen: a page longer than the window is read on before the focus leaves it. */
static void step(struct model *model, int steps, bool by_screen)
{
	if (model->viewer.step)
		set_focus(model, model->viewer.step(model->viewer.ctx, &model->page, steps, by_screen));
	else
		set_focus(model, page_focus_step(&model->page, by_screen ? steps * 10 : steps, false));
}

/* The ends of the page, also of one that is longer than what can have the focus. */
static void go_to_end(struct model *model, bool top)
{
	set_focus(model, page_focus_step(&model->page, top ? -100000 : 100000, false));
	if (model->viewer.show)
		model->viewer.show(model->viewer.ctx, top);
}

static bool focus_is_shown(const struct model *model)
{
	return !model->viewer.focus_is_shown || model->viewer.focus_is_shown(model->viewer.ctx);
}

static bool key_is(const struct key *key, enum key_code code, const char *letter, bool ctrl)
{
	return key->code == code && ctrl == !!(key->mods & KEYMOD_CTRL)
		&& (!letter || (key->len == 1 && key->text && !text_casecmp(key->text, letter)));
}

/* What was typed goes into the assessment whenever the focus leaves its field. */
void keys_commit(struct model *model, struct effects *effects)
{
	const struct screen *screen = screen_of(place_of(model)->screen);
	if (!record_commit(&model->record) || !screen->commit)
		return;
	screen->commit(model, effects);
	if (screen->reshape && screen->reshape(model))
		model_build(model); /* the focus moves on the page as it is now */
}

void keys_activate(struct model *model, const char *id, struct effects *effects)
{
	const struct screen *screen = screen_of(place_of(model)->screen);
	struct focusable focus;
	char kept[64] = ""; /* committing may build the page anew, and `id` with it */
	text_copy(kept, sizeof kept, id ? id : "");
	keys_commit(model, effects);
	if (kept[0] && screen->activate && screen->activate(model, kept, effects))
		return;
	if (!page_focused(&model->page, &focus) || focus.block->kind != BLOCK_LINE)
		return;
	if (!screen->go_on || !screen->go_on(model, kept, effects))
		step(model, 1, false);
}

void keys_go_on_after(struct model *model, const char *chosen, bool single, struct effects *effects)
{
	const struct screen *screen = screen_of(place_of(model)->screen);
	if (!single || !screen->go_on || strcmp(place_of(model)->focus, chosen) != 0)
		return;
	model_build(model); /* the choice may have brought a field */
	(void)screen->go_on(model, chosen, effects);
}

static void go_neighbour(struct model *model, bool forward, struct effects *effects)
{
	const struct place *place = place_of(model);
	if (!model->opened || !place->question)
		return;
	const struct form_question *to = forward ? question_after(model_assessment(model), place->question)
						 : question_before(model_assessment(model), place->question);
	if (to)
		go_question(model, to, place->screen == SCREEN_QUESTION, effects);
	else
		say(model, "%s", forward ? _("This is the last question.") : _("This is the first question."));
}

/* What is looked for, question by question, and what is said where there is none. */
static const struct {
	int command;
	const struct form_question *(*next)(const struct assessment *assessment, const struct form_question *from);
	void (*go)(struct model *model, const struct form_question *question, bool instead, struct effects *effects);
	const char *none;
} searches[] = {
	{ COMMAND_NEXT_MISSING, progress_next_missing, go_open, N_("Every question has an answer.") },
	{ COMMAND_NEXT_FLAGGED, progress_next_flagged, go_question, N_("No question is flagged.") },
	{ COMMAND_NEXT_PROBLEM, progress_next_problem, go_question, N_("No answer needs another look.") },
};

static bool go_next_that(struct model *model, int command, struct effects *effects)
{
	for (size_t i = 0; i < sizeof searches / sizeof *searches; i++) {
		if (searches[i].command != command)
			continue;
		const struct form_question *to = model->opened ? searches[i].next(model_assessment(model), place_of(model)->question) : NULL;
		if (to)
			searches[i].go(model, to, place_of(model)->screen == SCREEN_QUESTION, effects);
		else if (model->opened)
			say(model, "%s", _(searches[i].none));
		return true;
	}
	return false;
}

static void quit(struct model *model, struct effects *effects)
{
	keys_commit(model, effects);
	if (model->tour.on) {
		tour_leave(model, effects);
		return;
	}
	model->quitting = true;
	effect_add(effects, EFFECT_SAVE, 0, NULL);
	effect_add(effects, EFFECT_QUIT, 0, NULL);
}

static void save_now(struct model *model, struct effects *effects)
{
	keys_commit(model, effects);
	if (model->opened && !model->opened->read_only)
		model_changed(model, effects);
}

/* What was typed is on the disk before the shell has the terminal: it may never come back. */
static void put_aside(struct model *model, struct effects *effects)
{
	if (model->opened && !model->opened->read_only && model_has_unsaved(model))
		effect_add(effects, EFFECT_SAVE, 0, NULL);
	effect_add(effects, EFFECT_SUSPEND, 0, NULL);
}

static bool common_move(struct model *model, int command)
{
	switch (command) {
	case COMMAND_DOWN: step(model, 1, false); return true;
	case COMMAND_UP: step(model, -1, false); return true;
	case COMMAND_NEXT_PART: step_by_block(model, 1); return true;
	case COMMAND_PREVIOUS_PART: step_by_block(model, -1); return true;
	case COMMAND_PAGE_DOWN: step(model, 1, true); return true;
	case COMMAND_PAGE_UP: step(model, -1, true); return true;
	case COMMAND_FIRST: go_to_end(model, true); return true;
	case COMMAND_LAST: go_to_end(model, false); return true;
	default: return false;
	}
}

static void open_info(struct model *model, enum screen_id screen, struct effects *effects)
{
	if (place_of(model)->screen != screen)
		go(model, screen, effects);
	else
		go_back(model, effects);
}

/* What the page in front has is known as long as it is in front. */
static void open_help(struct model *model, struct effects *effects)
{
	unsigned held = page_held(&model->page);
	open_info(model, SCREEN_HELP, effects);
	place_now(model)->held = held;
}

/* Which languages there are, the files must say. */
static void open_language(struct model *model, struct effects *effects)
{
	effect_add(effects, EFFECT_LANGUAGES, 0, NULL);
	open_info(model, SCREEN_LANGUAGE, effects);
}

static void open_search(struct model *model, struct effects *effects)
{
	if (model->opened)
		open_info(model, SCREEN_SEARCH, effects);
}

static void go_tasks(struct model *model, struct effects *effects)
{
	if (model->opened)
		go_back_to(model, SCREEN_TASKS, effects);
}

/* The key on a list is a character; in a text field it is typed. */
static void say_hurry(struct model *model)
{
	const char *key = keymap_key_of(model->keymap, COMMAND_HURRY, CTX_LIST), *field = key_in_field(model, COMMAND_HURRY);
	if (model->by_lines)
		say(model, "%s", _("In a hurry: a page that has all it asks for goes on by itself. Type hurry to stop that."));
	else if (*key && field && strcmp(key, field) != 0)
		say(model, _("In a hurry: complete pages go on by themselves. %s stops that, in a text field %s."), key, field);
	else if (*key || field)
		say(model, _("In a hurry: complete pages go on by themselves. %s stops that."), *key ? key : field);
	else
		say(model, "%s", _("In a hurry: complete pages go on by themselves."));
}

static void hurry(struct model *model)
{
	if (!model->opened)
		return;
	model->hurry = !model->hurry;
	if (!model->hurry)
		say(model, "%s", _("Pages wait for you again."));
	else
		say_hurry(model);
}

static void to_lines(struct model *model)
{
	model->by_lines = model->from_screen = true;
	/* TRANSLATORS: "screen" is typed as it stands. */
	say(model, "%s", _("The pages are told line by line now. Type screen to come back to the full screen."));
}

static void common_command(struct model *model, int command, struct effects *effects)
{
	switch (command) {
	case COMMAND_ACTIVATE:
	case COMMAND_TOGGLE: keys_activate(model, model->page.focus, effects); break;
	case COMMAND_BACK: go_back(model, effects); break;
	case COMMAND_NEXT: go_neighbour(model, true, effects); break;
	case COMMAND_PREVIOUS: go_neighbour(model, false, effects); break;
	case COMMAND_HURRY: hurry(model); break;
	case COMMAND_SEARCH: open_search(model, effects); break;
	case COMMAND_TASKS: go_tasks(model, effects); break;
	case COMMAND_UNDO: model_undo(model, effects); break;
	case COMMAND_REDO: model_redo(model, effects); break;
	case COMMAND_SAVE: save_now(model, effects); break;
	case COMMAND_EDITOR: model_open_editor(model, effects); break;
	case COMMAND_DANGER: open_info(model, SCREEN_DANGER, effects); break;
	case COMMAND_HELP: open_help(model, effects); break;
	case COMMAND_LANGUAGE: open_language(model, effects); break;
	case COMMAND_QUIET: model_hide(model); break;
	case COMMAND_LINES: to_lines(model); break;
	case COMMAND_REDRAW: effect_add(effects, EFFECT_REDRAW, 0, NULL); break;
	case COMMAND_QUIT: quit(model, effects); break;
	case COMMAND_SUSPEND: put_aside(model, effects); break;
	default: break;
	}
}

static bool own_command(struct model *model, const struct screen *screen, int command, struct effects *effects)
{
	for (size_t i = 0; i < screen->n_own; i++)
		if ((int)screen->own[i].command == command) {
			screen->own[i].act(model, effects);
			return true;
		}
	return false;
}

static void run_command(struct model *model, int command, struct effects *effects)
{
	const struct screen *screen = screen_of(place_of(model)->screen);
	/* Undo looks at what is being typed first, as it stands in its field. */
	if (command != COMMAND_ACTIVATE && command != COMMAND_UNDO && command != COMMAND_REDO)
		keys_commit(model, effects);
	/* What cannot be seen cannot be meant: Enter then reads on. */
	if ((command == COMMAND_ACTIVATE || command == COMMAND_TOGGLE) && !focus_is_shown(model))
		command = COMMAND_PAGE_DOWN;
	if (own_command(model, screen, command, effects) || (screen->command && screen->command(model, command, effects)))
		return;
	if (!common_move(model, command) && !go_next_that(model, command, effects))
		common_command(model, command, effects);
}

/* The quiet screen goes by any key and then Enter, so that a cat or a sleeve does not show it. */
static void quiet_key(struct model *model, const struct key *key)
{
	if (key->code == KEY_ENTER && model->quiet_ready)
		model->quiet = false;
	model->quiet_ready = key->code != KEY_ENTER;
}

static void say_leave(struct model *model)
{
	const char *key = key_for(model, COMMAND_QUIT);
	if (key)
		say(model, _("To leave, press %s. Everything is saved."), key);
	else
		say(model, "%s", _("Everything is saved."));
}

static void on_list(struct model *model, const struct focusable *focus, const struct key *key, int command, struct effects *effects)
{
	bool chosen = keys_digit(model, focus, key, effects);
	if (!chosen && command >= 0)
		run_command(model, command, effects);
	else if (!chosen && key->code == KEY_PASTE)
		say(model, "%s", _("Go to a text field to paste. Nothing was changed."));
	keys_note_letter(model, key, chosen || command >= 0);
}

/* What the key means there. A letter that leaves goes back from a page that lies over another. */
static int command_of(const struct model *model, const struct key *key, unsigned context)
{
	int command = commands_find(model->keymap, key, context);
	bool leaves = command == COMMAND_QUIT && commands_find(model->keymap, key, key_context(model, COMMAND_QUIT, context)) != COMMAND_QUIT;
	return leaves ? COMMAND_BACK : command;
}

void model_key(struct model *model, const struct key *key, struct effects *effects)
{
	struct focusable focus = { 0 };
	if (model->quiet) {
		quiet_key(model, key);
		return;
	}
	if (!page_focused(&model->page, &focus))
		focus = (struct focusable){ 0 };
	unsigned context = focus_context(&focus);
	struct edit *edit = context == CTX_LIST ? NULL : focused_edit(model);
	int command = command_of(model, key, context);
	if (context == CTX_LIST && keys_letter_held(model, key, command))
		return;
	model->status[0] = '\0';
	model->letters = (struct letters){ 0 };
	if (command < 0 && !edit && key_is(key, KEY_TEXT, "c", true)) /* what people press who want to get out */
		say_leave(model);
	else if (context == CTX_LIST)
		on_list(model, &focus, key, command, effects);
	else if (!(edit && keys_type(model, edit, key, context, &command)) && command >= 0)
		run_command(model, command, effects);
}

void model_command(struct model *model, int command, struct effects *effects)
{
	model->status[0] = '\0';
	run_command(model, command, effects);
}

static bool is_single(const struct focusable *focus)
{
	return focus->block->kind == BLOCK_CHOICE && !focus->block->many;
}

static bool is_chosen(const struct focusable *focus)
{
	return is_single(focus) && ((const struct choice_option *)focus->block->items)[focus->item].chosen;
}

void model_choose(struct model *model, const char *id, struct effects *effects)
{
	struct focusable focus;
	model->status[0] = '\0';
	set_focus(model, id);
	model->page.focus = place_of(model)->focus;
	/* As with a digit: what is chosen already does not go on, but a state of its own can be taken back. */
	if (!page_focused(&model->page, &focus) || (is_chosen(&focus) && !after_prefix(id, "state")))
		return;
	char chosen[64];
	bool single = is_single(&focus);
	text_copy(chosen, sizeof chosen, focus.id);
	keys_activate(model, focus.id, effects);
	keys_go_on_after(model, chosen, single && model->hurry, effects);
}

void model_write(struct model *model, const char *id, const char *text, bool so_far, struct effects *effects)
{
	struct slot *slot = record_slot_of_focus(&model->record, id);
	model->status[0] = '\0';
	if (!slot || !slot->edit || (keys_only_read(model) && model_is_read_only(model)))
		return;
	set_focus(model, id);
	edit_select_all(slot->edit);
	if (!*text)
		edit_cut(slot->edit, CUT_BACK);
	else if (!edit_insert(slot->edit, text, strlen(text)))
		keys_say_refused(model, edit_refusal(slot->edit, text, strlen(text)));
	keys_commit(model, effects);
	keys_go_on_after(model, id, model->hurry && *text && !so_far, effects);
}
