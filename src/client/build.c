/* SPDX-License-Identifier: MIT */
/* The page in front, with what every page has: where you are, whether it is saved, the keys that work. */
#include "client/model.h"

#include "client/key_words.h"
#include "client/screen.h"
#include "client/tour.h"
#include "page/gettext.h"
#include "page/trouble.h"

#include <string.h>

static const struct screen *const screens[SCREEN_COUNT] = {
	[SCREEN_HOME] = &screen_home, [SCREEN_JOIN] = &screen_join, [SCREEN_OVERVIEW] = &screen_overview,
	[SCREEN_PRIVACY] = &screen_privacy, [SCREEN_ROUTE] = &screen_route, [SCREEN_CARRY] = &screen_carry, [SCREEN_TASKS] = &screen_tasks,
	[SCREEN_SECTION] = &screen_section, [SCREEN_QUESTION] = &screen_question, [SCREEN_DETAILS] = &screen_details,
	[SCREEN_ROW] = &screen_row, [SCREEN_DOCUMENT] = &screen_document, [SCREEN_DOCUMENTS] = &screen_documents, [SCREEN_ANSWERS] = &screen_answers,
	[SCREEN_MISSING] = &screen_missing, [SCREEN_SIGNOFF] = &screen_signoff, [SCREEN_SEND] = &screen_send,
	[SCREEN_RECEIPT] = &screen_receipt, [SCREEN_GUIDANCE] = &screen_guidance, [SCREEN_SEARCH] = &screen_search, [SCREEN_TO_DO] = &screen_to_do,
	[SCREEN_HISTORY] = &screen_history, [SCREEN_CHANGE] = &screen_change, [SCREEN_DANGER] = &screen_danger, [SCREEN_LANGUAGE] = &screen_language,
	[SCREEN_UNSAVED] = &screen_unsaved, [SCREEN_HELP] = &screen_help,
};

const struct screen *screen_of(enum screen_id id)
{
	return screens[id];
}

const char *after_prefix(const char *id, const char *prefix)
{
	size_t len = strlen(prefix);
	return id && !strncmp(id, prefix, len) && id[len] == ':' ? id + len + 1 : NULL;
}

static const char *save_words(const struct model *model, struct page *page)
{
	switch (model->save) {
	case SAVE_SAVED: return page_printf(page, _("Saved %s"), model->saved_at);
	case SAVE_DUE: return _("Saving…");
	case SAVE_FAILED: return _("NOT SAVED");
	case SAVE_NONE: break;
	}
	return model->opened && model->opened->read_only ? _("Read only") : NULL;
}

/* "1 Leadership commitment": beside "section 2 of 14" a number of its own would only be in the way of the ear. */
static const char *without_number(const char *title)
{
	size_t digits = strspn(title, "0123456789");
	return digits && title[digits] == ' ' ? title + digits + 1 : title;
}

/* "Section 2 of 14 · KF1 Leadership commitment"; told without signs between. */
static const char *section_words(const struct model *model, struct page *page, const struct form_section *section)
{
	const struct assessment *assessment = model_assessment(model);
	int at = 0, of = 0;
	for (size_t i = 0; i < assessment->form->n_sections; i++) {
		of += section_is_asked(assessment, &assessment->form->sections[i]);
		if (&assessment->form->sections[i] == section)
			at = of;
	}
	/* The section's own page has its name as title. */
	if (place_of(model)->screen == SCREEN_SECTION)
		/* TRANSLATORS: number of the section, how many there are. */
		return page_printf(page, _("Section %d of %d"), at, of);
	if (model->by_lines)
		/* TRANSLATORS: told aloud: number of the section, how many there are, the section's short name. */
		return page_printf(page, _("section %d of %d, %s"), at, of, without_number(section->short_title));
	/* TRANSLATORS: number of the section, how many there are, the section's short name. */
	return page_printf(page, _("Section %d of %d · %s"), at, of, section->short_title);
}

static bool is_within_section(const struct place *place)
{
	static const bool within[SCREEN_COUNT] = { [SCREEN_SECTION] = true, [SCREEN_QUESTION] = true, [SCREEN_DETAILS] = true,
		[SCREEN_ROW] = true, [SCREEN_GUIDANCE] = true };
	return place->section && within[place->screen];
}

/* What says least stands first: it is the first to go where there is no room. */
static const char *where_words(const struct model *model, struct page *page)
{
	const struct place *place = place_of(model);
	const struct assessment *assessment = model_assessment(model);
	if (!assessment)
		return model->practice ? _("Nothing leaves this computer") : NULL;
	const char *words = assessment_agency_name(assessment), *form = assessment->form->short_title;
	if (is_within_section(place)) {
		const char *section = section_words(model, page, place->section);
		words = page_printf(page, model->by_lines ? "%s, %s" : "%s · %s", words, section);
	}
	return model->by_lines || !form ? words : page_printf(page, "%s · %s", form, words);
}

/* Enter on a button goes on; before a button is seen, it reads on. */
static bool is_on_button(const struct page *page)
{
	struct focusable focus;
	return page_focused(page, &focus) && focus.block->kind == BLOCK_ACTIONS;
}

static const char *label_here(const struct page *page, int command, unsigned context)
{
	if (command == COMMAND_ACTIVATE && context == CTX_PROSE)
		return _("leave the text");
	if (command == COMMAND_ACTIVATE && context == CTX_LINE)
		return _("go on");
	if (command == COMMAND_ACTIVATE && is_on_button(page))
		return _("go on");
	return _(commands[command].label);
}

static unsigned context_of(const struct page *page)
{
	struct focusable focus;
	if (!page_focused(page, &focus))
		return CTX_LIST;
	return focus.block->kind == BLOCK_PROSE ? CTX_PROSE : focus.block->kind == BLOCK_LINE ? CTX_LINE : CTX_LIST;
}

/* The first key that works where the focus is: a letter on a list, a control key in a field. */
static const char *key_here(const struct model *model, int command, unsigned context)
{
	bool leaves = context == CTX_PROSE && command == COMMAND_ACTIVATE;
	return commands_key(model->keymap, leaves ? COMMAND_NEXT_PART : command, key_context(model, command, context));
}

static void add_keys(struct model *model, struct page *page, const struct screen *screen)
{
	static const unsigned char usual[] = { COMMAND_ACTIVATE, COMMAND_HELP, COMMAND_DANGER, COMMAND_BACK, COMMAND_QUIT, COMMAND_COUNT };
	unsigned context = context_of(page);
	for (const unsigned char *at = screen->footer ? screen->footer : usual; *at != COMMAND_COUNT; at++) {
		const char *key = key_here(model, *at, context);
		if (!key || !*key)
			continue;
		struct key_hint *hint = page_key(page, page_printf(page, "%s", key), label_here(page, *at, context));
		/* TRANSLATORS: "child in danger" on a narrow screen. */
		hint->brief = *at == COMMAND_DANGER ? _("danger") : NULL;
		hint->rank = *at == COMMAND_DANGER ? 2 : *at == COMMAND_HELP;
	}
}

/* The status line goes with the next key; this stays until it is saved. */
static void show_not_saved(struct model *model, struct page *page)
{
	struct trouble trouble = trouble_of(model->save_error.code);
	if (model->save == SAVE_FAILED && !model->by_lines)
		add_notice(page, model->body, NOTICE_ERROR, trouble.what, page_printf(page, "%s %s", trouble.safe, trouble.next));
}

/* A digit chooses (keys.c). One thing alone needs none, and by lines everything has a number of its own. */
static void number_choices(const struct model *model, struct page *page)
{
	for (size_t i = 0; i < page->body.n; i++) {
		struct block *block = &page->body.items[i];
		if (block->kind == BLOCK_CHOICE)
			block->numbered = !model->by_lines && block->n_items > 1;
	}
}

void model_build(struct model *model)
{
	struct page *page = &model->page;
	const struct screen *screen = screen_of(place_of(model)->screen);
	page_clear(page);
	model->built++;
	show_not_saved(model, page);
	screen->build(model, page);
	page->id = screen->id;
	page->mark = model->practice || model->tour.on ? _("Practice") : NULL;
	page->where = where_words(model, page);
	page->state = model->tour.on ? NULL : save_words(model, page); /* nothing of a tour is kept */
	page->mode = model->hurry && model->opened ? _("In a hurry") : NULL;
	page->state_alarm = model->save == SAVE_FAILED;
	page->status = model->status[0] ? page_printf(page, "%s", model->status) : NULL;
	page->focus = place_of(model)->focus[0] ? place_of(model)->focus : NULL;
	struct focusable focus;
	page->focus = page_focused(page, &focus) ? focus.id : NULL;
	if (model->tour.on)
		tour_show(model, page);
	number_choices(model, page);
	if (!model->by_lines)
		add_keys(model, page, screen);
}
