/* SPDX-License-Identifier: MIT */
#include "client/screen.h"

#include "base/json.h"
#include "base/text.h"
#include "client/sent.h"
#include "page/dates.h"
#include "client/words.h"
#include "entry/signoff.h"
#include "page/gettext.h"

#include <stdlib.h>
#include <string.h>

/* The code is remembered only if the person chose so when joining; else it is asked for here, for this session. */
static bool needs_code(const struct model *model)
{
	const struct pack *pack = &model->opened->pack;
	const char *agency = json_get_text(json_get(model_assessment(model)->draft, "agency"), "id");
	for (size_t i = 0; i < model->memberships.n; i++) {
		const struct membership *membership = &model->memberships.items[i];
		if (!strcmp(membership->pack_sha256, pack->sha256) && agency && !strcmp(membership->agency_id, agency) && membership->code[0])
			return false;
	}
	return !model->code[0];
}

static void enter(struct model *model)
{
	record_begin(&model->record, NULL);
	if (!needs_code(model))
		return;
	struct slot *slot = record_line(&model->record, "code", "/code", _("Your invitation code"), SLOT_TEXT, 44);
	slot->hint = _("It is in the letter that came with the invitation. Spaces and hyphens do not matter. It is not shown.");
	slot->masked = true;
}

static void build_progress(struct model *model, struct page *page)
{
	const struct sending *sending = &model->sending;
	if (sending->what[0])
		add_notice(page, model->body, sending->active ? NOTICE_INFO : NOTICE_WARNING, sending->what,
			page_printf(page, "%s %s", sending->safe, sending->next));
	else if (sending->active)
		add_notice(page, model->body, NOTICE_INFO, _("Connecting"), _("This can take a minute on a slow line."));
	if (sending->active && sending->total > 0 && !strcmp(sending->event, "progress")) {
		struct block *bar = add_bar(page, model->body, _("Sent"));
		add_part(page, bar, _("sent"), (int)sending->bytes);
		add_part(page, bar, _("to go"), (int)(sending->total - sending->bytes));
	}
}

static void build_ready(struct model *model, struct page *page)
{
	const struct assessment *assessment = model_assessment(model);
	const struct form *form = assessment->form;
	add_text(page, model->body, page_printf(page, _("It goes to %s, and to nobody else. It is sealed: only they can open it."), model->opened->pack.board.name));
	/* Read once before sending; after a failed try the buttons must be near. */
	for (size_t i = 0; !model->sending.what[0] && i < form->privacy.n_text; i++)
		add_text(page, model->body, form->privacy.text[i]);
	add_hint(page, model->body, _("Private notes and flags are not sent. Your own copy stays on this computer."));
	if (form->closes && model->now)
		add_hint(page, model->body, page_printf(page, _("Asked for by %s. Late returns are still taken."), date_words(page, form->asked_for_by)));
	for (size_t i = 0; i < model->record.n_slots; i++)
		record_show(&model->record, &model->record.slots[i], page);
}

static const char *send_words(const struct model *model)
{
	return model->sending.what[0] ? _("Try again") : model->has_receipt ? _("Send it again") : _("Send it now");
}

static void add_ways(struct model *model, struct page *page, bool approved)
{
	struct block *actions = add_actions(page, model->body);
	if (model->sending.active)
		add_action(page, actions, "cancel", _("Stop sending"), false);
	else if (model->state >= STATE_RECEIVED)
		add_action(page, actions, "receipt", _("Your receipt"), true);
	else if (!approved && model->state < STATE_SEALED)
		add_action(page, actions, "signoff", _("Go to the sign-off"), true);
	else
		add_action(page, actions, "send", send_words(model), true);
	add_action(page, actions, "back", _("Back to the task list"), false);
}

static void build(struct model *model, struct page *page)
{
	enum assessment_state state = model->state;
	bool approved = approval_holds(model_assessment(model));
	page_title(page, "send", _("Send it to the partnership"));
	build_progress(model, page);
	if (model->has_receipt && !model->sending.active)
		add_text(page, model->body, sent_words(page, model->receipt.received, model->reference, state < STATE_RECEIVED));
	if (state >= STATE_RECEIVED && !model->sending.active)
		add_text(page, model->body, _("Nothing has changed since, so there is nothing to send."));
	else if (!approved && state < STATE_SEALED)
		add_text(page, model->body, model->has_receipt ? _("Before you can send it again, your most senior person signs it off again.")
			: _("Before you can send it, your most senior person signs it off."));
	else if (!model->sending.active)
		build_ready(model, page);
	add_ways(model, page, approved);
}

static bool take_code(struct model *model)
{
	struct slot *slot = record_slot(&model->record, "code");
	const char *typed = json_get_text(model->record.json, "code");
	if (!slot)
		return true;
	if (typed && id_code_tidy(typed, model->code)) {
		/* Known for as long as this assessment is open: it need not stand on the page as well. */
		record_begin(&model->record, NULL);
		return true;
	}
	say_wrong(model, slot, _("This code is not complete, or a letter is wrong. Look at the letter again. Nothing was sent."));
	return false;
}

static void send_it(struct model *model, struct effects *effects)
{
	if (!take_code(model))
		return;
	model->sending = (struct sending){ .active = true, .revision = assessment_revision(model_assessment(model)) };
	/* What is sealed and not yet received is sent as it is; else it is sealed first. */
	effect_add(effects, model->state >= STATE_SEALED ? EFFECT_SEND : EFFECT_SEAL, 0, NULL);
}

static bool activate(struct model *model, const char *id, struct effects *effects)
{
	if (!strcmp(id, "send") && !model->sending.active)
		send_it(model, effects);
	else if (!strcmp(id, "cancel"))
		effect_add(effects, EFFECT_CANCEL_SEND, 0, NULL);
	else if (!strcmp(id, "receipt"))
		go_instead(model, SCREEN_RECEIPT, effects);
	else if (!strcmp(id, "signoff"))
		go_instead(model, SCREEN_SIGNOFF, effects);
	else if (!strcmp(id, "back"))
		go_back_to(model, SCREEN_TASKS, effects);
	else
		return false;
	return true;
}

const struct screen screen_send = {
	.id = "send",
	.help = N_("Here you send your answers to the partnership. Only they can open what is sent. You have their receipt "
		"when it has arrived."),
	.enter = enter, .build = build, .activate = activate,
};

/* The receipt */

static void build_receipt(struct model *model, struct page *page)
{
	const struct form *form = model_assessment(model)->form;
	const struct receipt *receipt = &model->receipt;
	page_title(page, "receipt", _("Received"));
	add_notice(page, model->body, NOTICE_SUCCESS, page_printf(page, _("Your reference: %s"), model->reference),
		page_printf(page, _("%s has your self-assessment. This computer has checked the signature."), model->opened->pack.board.name));
	struct block *facts = add_facts(page, model->body, NULL);
	add_fact(page, facts, NULL, _("Received"), date_words(page, receipt->received), NULL);
	if (receipt->revision > 1)
		add_fact(page, facts, NULL, _("Which time you sent it"), page_printf(page, "%lld", (long long)receipt->revision), NULL);
	add_fact(page, facts, NULL, _("Check code of what you sent"), page_printf(page, "%.16s", receipt->sha256), NULL);
	if (receipt->notes[0])
		add_fact(page, facts, NULL, _("Notes"), receipt_note_words(receipt->notes), NULL);
	for (size_t i = 0; i < form->n_overview; i++)
		if (!strcmp(form->overview[i].id, "next") || !strcmp(form->overview[i].id, "ask")) {
			add_heading(page, model->body, 2, form->overview[i].title);
			for (size_t k = 0; k < form->overview[i].n_text; k++)
				add_text(page, model->body, form->overview[i].text[k]);
		}
	struct block *actions = add_actions(page, model->body);
	add_action(page, actions, "back", _("Back to the task list"), true);
	add_action(page, actions, "print", _("Write a copy to print"), false);
}

static bool activate_receipt(struct model *model, const char *id, struct effects *effects)
{
	if (!strcmp(id, "print"))
		effect_add(effects, EFFECT_PRINT, 0, NULL);
	else
		go_back_to(model, SCREEN_TASKS, effects);
	return true;
}

const struct screen screen_receipt = {
	.id = "receipt",
	.help = N_("This is the partnership's receipt for what you sent. Note the reference, or write a copy to print."),
	.build = build_receipt, .activate = activate_receipt,
};
