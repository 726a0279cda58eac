/* SPDX-License-Identifier: MIT */
#include "client/model.h"

#include "base/buf.h"
#include "base/crypto.h"
#include "base/text.h"
#include "client/screen.h"
#include "page/trouble.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void model_init(struct model *model)
{
	*model = (struct model){ .depth = 1, .field_cols = 60, .field_rows = 15, .linguas = SECTION11_LINGUAS };
	model->places[0].screen = SCREEN_HOME;
	model->keymap = keymap_new(commands, COMMAND_COUNT);
	page_init(&model->page);
	model->body = &model->page.body;
}

void model_release(struct model *model)
{
	record_end(&model->record);
	findings_release(&model->noticed);
	store_close(model->opened);
	free(model->left_out);
	free(model->key_faults);
	store_entries_release(&model->home);
	memberships_release(&model->memberships);
	keymap_free(model->keymap);
	edit_forget_cut();
	page_release(&model->page);
	crypto_wipe(model->code, sizeof model->code);
}

void effect_add(struct effects *effects, enum effect_kind kind, int64_t n, const char *text)
{
	for (size_t i = 0; i < effects->n; i++)
		if (effects->items[i].kind == kind)
			return;
	if (effects->n == EFFECTS_MAX)
		return;
	struct effect *effect = &effects->items[effects->n++];
	*effect = (struct effect){ .kind = kind, .n = n };
	if (text)
		text_copy(effect->text, sizeof effect->text, text);
}

bool model_has_unsaved(const struct model *model)
{
	const struct assessment *assessment = model_assessment(model);
	return assessment && model->opened->store && !model->opened->read_only && (assessment->dirty || assessment->n_pending);
}

const char *model_copy_of_all(const struct model *model)
{
	const struct assessment *assessment = model_assessment(model);
	bool all = assessment && model->unsaved.copy[0] && model->unsaved.copy_change == assessment->last_change;
	return all ? model->unsaved.copy : NULL;
}

static int sooner(int64_t left_ms, int64_t than_ms)
{
	int64_t least = than_ms < 0 || left_ms < than_ms ? left_ms : than_ms;
	return least < 0 ? 0 : least > INT32_MAX ? INT32_MAX : (int)least;
}

int model_due_ms(const struct model *model, int64_t now_ms)
{
	int due = model->save_due_ms ? sooner(model->save_due_ms - now_ms, -1) : -1;
	if (model->idle_ms && !model->quiet)
		due = sooner(model->active_ms + model->idle_ms - now_ms, due);
	return due;
}

struct place *place_now(struct model *model)
{
	return &model->places[model->depth - 1];
}

const struct place *place_of(const struct model *model)
{
	return &model->places[model->depth - 1];
}

struct assessment *model_assessment(const struct model *model)
{
	return model->opened ? model->opened->assessment : NULL;
}

/* What was typed on the page in front goes into the assessment before the page changes. */
static void leave(struct model *model, struct effects *effects)
{
	const struct screen *screen = screen_of(place_of(model)->screen);
	if (!model->warned)
		model->status[0] = '\0';
	if (record_commit(&model->record) && screen->commit)
		screen->commit(model, effects);
	/* What could not be stored as an answer is said on the next page too. */
	record_end(&model->record);
}

static void enter(struct model *model)
{
	const struct screen *screen = screen_of(place_of(model)->screen);
	model->noticed_change = -1;
	if (screen->enter)
		screen->enter(model);
}

/* Leaves the page in front and arrives at `place`, on top of it or instead of it. */
static struct place *move_to(struct model *model, const struct place *place, bool instead, struct effects *effects)
{
	leave(model, effects);
	/* So deep only by going round in circles: the oldest place after home is forgotten. */
	if (!instead && model->depth == PLACES_MAX)
		memmove(&model->places[1], &model->places[2], sizeof *model->places * (size_t)(--model->depth - 1));
	if (!instead)
		model->depth++;
	*place_now(model) = *place;
	enter(model);
	return place_now(model);
}

static struct place place_like(const struct model *model, enum screen_id screen)
{
	struct place place = *place_of(model);
	place.screen = screen;
	place.focus[0] = '\0';
	place.from_list = false;
	return place;
}

struct place *go(struct model *model, enum screen_id screen, struct effects *effects)
{
	struct place place = place_like(model, screen);
	return move_to(model, &place, false, effects);
}

struct place *go_instead(struct model *model, enum screen_id screen, struct effects *effects)
{
	struct place place = place_like(model, screen);
	return move_to(model, &place, true, effects);
}

struct place *go_place(struct model *model, const struct place *place, struct effects *effects)
{
	return move_to(model, place, false, effects);
}

/* On the home screen no assessment is open: the one that was is saved first, then closed. */
static void close_at_home(struct model *model, struct effects *effects)
{
	if (place_of(model)->screen == SCREEN_HOME && model->opened)
		effect_add(effects, EFFECT_CLOSE, 0, NULL);
}

void go_back(struct model *model, struct effects *effects)
{
	leave(model, effects);
	if (model->depth > 1)
		model->depth--;
	enter(model);
	close_at_home(model, effects);
}

void go_back_to(struct model *model, enum screen_id screen, struct effects *effects)
{
	leave(model, effects);
	int at = model->depth;
	while (at > 0 && model->places[at - 1].screen != screen)
		at--;
	if (at == 0) {
		at = screen == SCREEN_HOME ? 1 : 2;
		model->places[0] = (struct place){ .screen = SCREEN_HOME };
		model->places[at - 1] = (struct place){ .screen = screen };
	}
	model->depth = at;
	enter(model);
	close_at_home(model, effects);
}

void go_question(struct model *model, const struct form_question *question, bool instead, struct effects *effects)
{
	struct place place = place_like(model, SCREEN_QUESTION);
	place.section = question->section;
	place.question = question;
	place.part[0] = '\0';
	place.from_list = instead && place_of(model)->from_list;
	if (!model->opened->read_only)
		assessment_set_place(model_assessment(model), question->id);
	move_to(model, &place, instead, effects);
}

void say(struct model *model, const char *fmt, ...)
{
	va_list ap;
	if (model->warned)
		return;
	va_start(ap, fmt);
	vsnprintf(model->status, sizeof model->status, fmt, ap);
	va_end(ap);
}

void say_warning(struct model *model, const char *text)
{
	text_copy(model->status, sizeof model->status, text);
	model->warned = true;
}

void say_trouble(struct model *model, const struct err *err)
{
	struct buf words = BUF(4096);
	trouble_write(err, &words);
	text_copy(model->status, sizeof model->status, buf_text(&words));
	buf_release(&words);
}

void say_wrong(struct model *model, struct slot *slot, const char *words)
{
	slot->error = words;
	say(model, "%s", words);
	text_copy(place_now(model)->focus, sizeof place_now(model)->focus, slot->id);
}
