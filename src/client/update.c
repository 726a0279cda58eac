/* SPDX-License-Identifier: MIT */
#include "client/keys.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "base/json.h"
#include "base/text.h"
#include "client/key_words.h"
#include "page/dates.h"
#include "client/screen.h"
#include "client/tour.h"
#include "client/words.h"
#include "entry/carry.h"
#include "page/gettext.h"
#include "page/trouble.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void take_home(struct model *model, const struct message *message)
{
	model->home_error = message->ok ? (struct err){ 0 } : message->err;
	if (!message->ok)
		return;
	store_entries_release(&model->home);
	memberships_release(&model->memberships);
	model->home = *message->home;
	model->memberships = *message->memberships;
	*message->home = (struct store_entries){ 0 };
	*message->memberships = (struct memberships){ 0 };
}

/* What a person must hear when an assessment is opened: damage, another writer, what was brought back. */
static void say_opened(struct model *model)
{
	const struct opened *opened = model->opened;
	if (opened->went_back_to)
		/* TRANSLATORS: a day and a time. */
		say(model, _("The newest saved file was damaged and is kept. You see your answers as of %s."),
			date_words(&model->page, opened->went_back_at));
	else if (opened->read_only)
		model_is_read_only(model);
	else if (opened->lost_typing)
		say(model, P_("The program was cut off last time. Your last change is here.",
			"The program was cut off last time. Your last %lld changes are here.", opened->lost_typing), (long long)opened->lost_typing);
}

static void take_receipt(struct model *model, const struct message *message)
{
	model->has_receipt = message->receipt;
	if (!message->receipt)
		return;
	model->receipt = *message->receipt;
	text_copy(model->reference, sizeof model->reference, message->reference ? message->reference : "");
}

static void forget_carried(struct model *model)
{
	model->carried = 0;
	free(model->left_out);
	model->left_out = NULL;
}

static void take_opened(struct model *model, const struct message *message, struct effects *effects)
{
	if (!message->ok) {
		say_trouble(model, &message->err);
		return;
	}
	store_close(model->opened);
	model->opened = message->opened;
	model->unsaved = (struct unsaved){ 0 };
	model->save = SAVE_NONE;
	model->sending = (struct sending){ 0 };
	take_receipt(model, message);
	text_copy(model->earlier, sizeof model->earlier, message->earlier ? message->earlier : "");
	forget_carried(model);
	const struct assessment *assessment = model->opened->assessment;
	/* Who comes back home finds the cursor on what was open. */
	snprintf(model->places[0].focus, sizeof model->places[0].focus, "open:%s", assessment_id(assessment));
	struct place *place = go(model, SCREEN_TASKS, effects);
	place->section = NULL;
	place->question = NULL;
	if (message->n) { /* just begun: what this is, who sees it and how long it is come before the first question */
		if (model->earlier[0])
			go(model, SCREEN_CARRY, effects);
		if (assessment->form->n_routes > 1)
			go(model, SCREEN_ROUTE, effects);
		go(model, SCREEN_PRIVACY, effects);
		go(model, SCREEN_OVERVIEW, effects);
	} else if (assessment_place(assessment) && form_question(assessment->form, assessment_place(assessment))) {
		text_copy(place->focus, sizeof place->focus, "go:on");
	}
	say_opened(model);
}

/* Nobody leaves by one key what is not saved. Where only the place differs, there is nothing to lose. */
static void stay_unsaved(struct model *model, struct effects *effects)
{
	bool again = place_of(model)->screen == SCREEN_UNSAVED;
	if (!model_has_unsaved(model))
		return;
	model->quitting = false;
	model->unsaved.asked = false;
	if (!again)
		go(model, SCREEN_UNSAVED, effects);
	else
		say(model, "%s", _("It could not be saved this time either. Nothing is lost as long as the program is open."));
}

static void take_saved(struct model *model, const struct message *message, struct effects *effects)
{
	if (message->ok) {
		model->save = SAVE_SAVED;
		clock_local_time(message->now, model->saved_at);
		return;
	}
	model->save = SAVE_FAILED;
	model->save_error = message->err;
	model->save_due_ms = message->now_ms + 2000; /* it is tried again by itself */
	if (model->quitting)
		stay_unsaved(model, effects);
	else if (place_of(model)->screen != SCREEN_UNSAVED)
		say_trouble(model, &message->err);
}

static void take_rescued(struct model *model, const struct message *message)
{
	struct slot *slot = record_slot(&model->record, "folder");
	if (message->ok) {
		text_copy(model->unsaved.copy, sizeof model->unsaved.copy, message->text);
		model->unsaved.copy_change = model->opened ? model_assessment(model)->last_change : 0;
		return;
	}
	say_trouble(model, &message->err);
	if (slot && place_of(model)->screen == SCREEN_UNSAVED)
		say_wrong(model, slot, _("No copy could be written there. Name another folder."));
}

static void take_tour(struct model *model, const struct message *message, struct effects *effects)
{
	if (!message->ok) {
		say(model, "%s", _("The form to practise on is not here. Take in an invitation first, or install the program whole."));
		return;
	}
	take_opened(model, message, effects);
	tour_begin(model, effects);
}

static void take_closed(struct model *model, const struct message *message, struct effects *effects)
{
	if (message->ok) {
		if (model->tour.on)
			tour_end(model);
		store_close(model->opened);
		model->opened = NULL;
		model->save = SAVE_NONE;
		model->save_due_ms = 0;
		crypto_wipe(model->code, sizeof model->code);
		effect_add(effects, EFFECT_LOAD_HOME, 0, NULL);
		return;
	}
	go_back_to(model, SCREEN_TASKS, effects);
	take_saved(model, message, effects);
	stay_unsaved(model, effects);
}

/* The courier may still be busy with an assessment that was closed since: its words are not about this one. */
static bool is_open(const struct model *model, const char *id)
{
	return model->opened && (!id || !strcmp(model->opened->id, id));
}

static void take_courier(struct model *model, const struct message *message)
{
	struct sending *sending = &model->sending;
	const char *event = json_get_text(message->json, "event");
	if (!event || !is_open(model, json_get_text(message->json, "id")))
		return;
	text_copy(sending->event, sizeof sending->event, event);
	const char *texts[] = { "what", "safe", "next" };
	char *to[] = { sending->what, sending->safe, sending->next };
	for (size_t i = 0; i < 3; i++) {
		const char *text = json_get_text(message->json, texts[i]);
		text_copy(to[i], sizeof sending->what, text ? text : "");
	}
	json_get_int(message->json, "bytes", &sending->bytes);
	json_get_int(message->json, "total", &sending->total);
}

static void take_courier_end(struct model *model, const struct message *message, struct effects *effects)
{
	if (!is_open(model, message->text)) {
		effect_add(effects, EFFECT_LOAD_HOME, 0, NULL);
		return;
	}
	model->sending.active = false;
	take_receipt(model, message);
	if (!message->ok && !model->sending.what[0])
		text_copy(model->sending.what, sizeof model->sending.what, _("Sending stopped before it was done."));
	effect_add(effects, EFFECT_LOAD_HOME, 0, NULL);
	/* Only the receipt of what was just sent says "received"; an earlier revision's is no news. */
	bool received = model->has_receipt && model->receipt.revision == model->sending.revision;
	if (received && place_of(model)->screen == SCREEN_SEND)
		go_instead(model, SCREEN_RECEIPT, effects);
}

/* As by its key, once nobody has pressed one for so long as was set. What was typed is saved first. */
static void hide_if_idle(struct model *model, struct effects *effects)
{
	if (!model->idle_ms || model->quiet || model->now_ms - model->active_ms < model->idle_ms)
		return;
	keys_commit(model, effects);
	if (model->opened && !model->opened->read_only && model_assessment(model)->dirty)
		effect_add(effects, EFFECT_SAVE, 0, NULL);
	model_hide(model);
}

static void tick(struct model *model, struct effects *effects)
{
	const struct screen *screen = screen_of(place_of(model)->screen);
	if (!model->save_due_ms || model->now_ms < model->save_due_ms)
		return;
	model->save_due_ms = 0;
	if (record_commit(&model->record) && screen->commit)
		screen->commit(model, effects);
	if (model->opened && !model->opened->read_only && (model_assessment(model)->dirty || model->save == SAVE_FAILED))
		effect_add(effects, EFFECT_SAVE, 0, NULL);
	else if (model->save == SAVE_DUE)
		model->save = SAVE_SAVED;
}

static void leave_at_once(struct model *model, struct effects *effects)
{
	const struct screen *screen = screen_of(place_of(model)->screen);
	if (record_commit(&model->record) && screen->commit)
		screen->commit(model, effects);
	model->quitting = true;
	effect_add(effects, EFFECT_SAVE, 0, NULL);
	effect_add(effects, EFFECT_QUIT, 0, NULL);
}

static void take_joined(struct model *model, const struct message *message, struct effects *effects)
{
	if (!message->ok) {
		say_trouble(model, &message->err);
		return;
	}
	effect_add(effects, EFFECT_LOAD_HOME, 0, NULL);
	if (place_of(model)->screen == SCREEN_JOIN)
		go_back(model, effects);
	say(model, "%s", _("You have joined. You can begin your assessment now."));
}

static void take_sealed(struct model *model, const struct message *message, struct effects *effects)
{
	if (message->ok) {
		model->sending.revision = message->n;
		effect_add(effects, EFFECT_SEND, 0, NULL);
		return;
	}
	model->sending.active = false;
	say_trouble(model, &message->err);
}

static void take_earlier(struct model *model, const struct message *message, struct effects *effects)
{
	struct carry_report report;
	struct buf lines = BUF(BUF_MIB);
	if (!message->ok || !model->opened || model_is_read_only(model)) {
		say(model, "%s", _("What you answered last time could not be opened. You can go on without it."));
		return;
	}
	carry_over(model_assessment(model), message->opened->assessment, &model->author, &report);
	for (size_t i = 0; i < report.n_losses; i++) {
		carry_loss_text(&report.losses[i], &lines);
		buf_putc(&lines, '\n');
	}
	forget_carried(model);
	model->carried = report.carried;
	model->left_out = buf_take(&lines);
	carry_report_release(&report);
	if (model_assessment(model)->n_pending)
		model_changed(model, effects);
	go_instead(model, SCREEN_CARRY, effects); /* the same page, as it is now */
}

static void take_printed(struct model *model, const struct message *message)
{
	if (message->ok)
		say(model, _("Written to %s."), message->text);
	else
		say_trouble(model, &message->err);
}

/* Places name sections and questions of the form that was; the new one has the same, in the same order. */
static void take_form(struct model *model, struct pack *pack)
{
	const struct form *form = pack->form;
	findings_release(&model->noticed);
	model->noticed_change = -1;
	for (int i = 0; i < model->depth; i++) {
		struct place *place = &model->places[i];
		place->section = place->section ? &form->sections[place->section->index] : NULL;
		place->question = place->question ? &form->questions[place->question->index] : NULL;
	}
	if (model->tour.question)
		model->tour.question = &form->questions[model->tour.question->index];
	store_take_form(model->opened, pack);
}

/* The page of languages says what was found; it is in front, since it asked. The form now knows all of its translations. */
static void take_languages(struct model *model, const struct message *message)
{
	const struct screen *screen = screen_of(place_of(model)->screen);
	model->catalogues = *message->catalogues;
	if (message->pack)
		take_form(model, message->pack);
	if (place_of(model)->screen != SCREEN_LANGUAGE)
		return;
	record_end(&model->record);
	screen->enter(model);
}

static void take_language(struct model *model, const struct message *message, struct effects *effects)
{
	if (!message->ok) {
		say_trouble(model, &message->err);
		return;
	}
	if (message->pack)
		take_form(model, message->pack);
	text_copy(model->language, sizeof model->language, message->text);
	if (place_of(model)->screen == SCREEN_LANGUAGE)
		go_back(model, effects);
	if (!message->n)
		say(model, "%s", _("The language is changed until you leave. Your choice could not be written down."));
	effect_add(effects, EFFECT_LOAD_HOME, 0, NULL);
}

/* Somebody is there. */
static bool is_hand(enum message_kind kind)
{
	return kind == MESSAGE_START || kind == MESSAGE_KEY || kind == MESSAGE_CHOOSE || kind == MESSAGE_POINT || kind == MESSAGE_WHEEL
		|| kind == MESSAGE_WRITE || kind == MESSAGE_COMMAND || kind == MESSAGE_EDITED || kind == MESSAGE_RESIZED;
}

static void start(struct effects *effects)
{
	effect_add(effects, EFFECT_LOAD_HOME, 0, NULL);
	effect_add(effects, EFFECT_SWEEP, 0, NULL);
}

/* After these the files may say something new of the open assessment. */
static bool tells_state(enum message_kind kind)
{
	return kind == MESSAGE_OPENED || kind == MESSAGE_TOUR || kind == MESSAGE_SAVED || kind == MESSAGE_SEALED || kind == MESSAGE_COURIER
		|| kind == MESSAGE_COURIER_ENDED;
}

void update(struct model *model, const struct message *message, struct effects *effects)
{
	if (tells_state(message->kind))
		model->state = message->state;
	model->warned = false;
	model->now = message->now;
	model->now_ms = message->now_ms;
	model->author.now = message->now;
	if (is_hand(message->kind))
		model->active_ms = message->now_ms;
	switch (message->kind) {
	case MESSAGE_START: start(effects); break;
	case MESSAGE_KEY: model_key(model, &message->key, effects); break;
	case MESSAGE_CHOOSE: model_choose(model, message->id, effects); break;
	case MESSAGE_POINT: model_point(model, message->id, &message->point, effects); break;
	case MESSAGE_WHEEL: model_wheel(model, (int)message->n); break;
	case MESSAGE_WRITE: model_write(model, message->id, message->text, message->n, effects); break;
	case MESSAGE_COMMAND:
		if (message->id)
			model_focus(model, message->id);
		model_command(model, (int)message->n, effects);
		break;
	case MESSAGE_TICK:
		tick(model, effects);
		hide_if_idle(model, effects);
		break;
	case MESSAGE_RESIZED: break;
	case MESSAGE_HOME: take_home(model, message); break;
	case MESSAGE_JOINED: take_joined(model, message, effects); break;
	case MESSAGE_OPENED: take_opened(model, message, effects); break;
	case MESSAGE_TOUR: take_tour(model, message, effects); break;
	case MESSAGE_CLOSED: take_closed(model, message, effects); break;
	case MESSAGE_SAVED: take_saved(model, message, effects); break;
	case MESSAGE_RESCUED: take_rescued(model, message); break;
	case MESSAGE_SEALED: take_sealed(model, message, effects); break;
	case MESSAGE_COURIER: take_courier(model, message); break;
	case MESSAGE_COURIER_ENDED: take_courier_end(model, message, effects); break;
	case MESSAGE_PRINTED: take_printed(model, message); break;
	case MESSAGE_EDITED: model_take_edited(model, message, effects); break;
	case MESSAGE_SWEPT: model_take_swept(model, message); break;
	case MESSAGE_LANGUAGES: take_languages(model, message); break;
	case MESSAGE_LANGUAGE: take_language(model, message, effects); break;
	case MESSAGE_EARLIER: take_earlier(model, message, effects); break;
	case MESSAGE_LEAVE: leave_at_once(model, effects); break;
	}
	if (model->tour.on)
		tour_hold_back(model, effects);
	model_build(model);
	if (model->tour.on && tour_watch(model))
		model_build(model);
}
