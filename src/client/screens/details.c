/* SPDX-License-Identifier: MIT */
/* What stands beside an answer: evidence, comment, next step, private note. */
#include "client/screen.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/text.h"
#include "page/dates.h"
#include "client/screens/answer.h"
#include "client/screens/at_field.h"
#include "entry/carry.h"
#include "entry/document.h"
#include "page/dates.h"
#include "page/gettext.h"

#include <stdlib.h>
#include <string.h>

/* Evidence is a list in the answer; here it is one text with a line each, and a choice of documents. */
static void spread_evidence(struct json *answer)
{
	struct buf lines = BUF(BUF_MIB);
	struct json *documents = json_array();
	const struct json *list = json_get(answer, "evidence");
	for (const struct json *item = json_first(list); item; item = json_next(item)) {
		if (json_get_text(item, "document"))
			json_append(documents, json_from_text(json_get_text(item, "document")));
		else if (json_get_text(item, "text"))
			buf_printf(&lines, "%s%s", lines.len ? "\n" : "", json_get_text(item, "text"));
	}
	json_set(answer, "evidence_lines", lines.len ? json_from_text(buf_text(&lines)) : NULL);
	json_set(answer, "evidence_documents", documents);
	buf_release(&lines);
}

/* As many as an answer may have (entry/answer_check); what comes after stands in the last one. */
#define EVIDENCE_MOST 100

static void append_line(struct json *list, const char *text, size_t len)
{
	bool last = json_len(list) + 1 == EVIDENCE_MOST;
	char *copy = last ? xstrdup(text) : xstrndup(text, len), *line = text_trim(copy);
	if (*line && json_len(list) < EVIDENCE_MOST) {
		struct json *item = json_object();
		json_set_text(item, "text", line);
		json_append(list, item);
	}
	free(line);
	free(copy);
}

static bool same(const struct json *a, const struct json *b)
{
	return a && b ? json_equal(a, b) : !a && !b;
}

/* `stored`: the answer as it is kept. Evidence that was not touched stays as it is, with whatever else it holds. */
static void gather_evidence(struct json *answer, const struct json *stored)
{
	struct json *before = stored ? json_dup(stored) : json_object();
	spread_evidence(before);
	bool touched = !same(json_get(before, "evidence_lines"), json_get(answer, "evidence_lines"))
		|| !same(json_get(before, "evidence_documents"), json_get(answer, "evidence_documents"));
	json_free(before);
	if (!touched) {
		const struct json *evidence = json_get(stored, "evidence");
		json_set(answer, "evidence", evidence ? json_dup(evidence) : NULL);
		json_remove(answer, "evidence_lines");
		json_remove(answer, "evidence_documents");
		return;
	}
	struct json *list = json_array();
	const char *lines = json_get_text(answer, "evidence_lines");
	for (const char *at = lines; at && *at;) {
		size_t len = strcspn(at, "\n");
		append_line(list, at, len);
		at += len + (at[len] == '\n');
	}
	const struct json *documents = json_get(answer, "evidence_documents");
	for (const struct json *id = json_first(documents); id; id = json_next(id)) {
		struct json *item = json_object();
		json_set_text(item, "document", json_text(id));
		json_append(list, item);
	}
	json_remove(answer, "evidence_lines");
	json_remove(answer, "evidence_documents");
	json_set(answer, "evidence", json_len(list) ? list : NULL);
	if (!json_get(answer, "evidence"))
		json_free(list);
}

static void document_choice(struct model *model)
{
	const struct assessment *assessment = model_assessment(model);
	size_t n = documents_count(assessment);
	struct form_option *options = arena_array(&model->record.arena, n + 1, sizeof *options);
	for (size_t i = 0; i < n; i++) {
		options[i].code = arena_dup(&model->record.arena, json_get_text(document_at(assessment, i), "id"));
		options[i].label = arena_dup(&model->record.arena, json_get_text(document_at(assessment, i), "title"));
	}
	if (n)
		record_choice(&model->record, "documents", "/evidence_documents", _("Which of your documents support it?"), options, n, true);
}

/* The note is for nobody but the writer, and others may be looking on: one that is written is shown to who asks for it. */
#define NOTE "note"
#define SHOW_NOTE "show-note"

static void unfold_note(struct model *model)
{
	text_copy(place_now(model)->item, sizeof place_now(model)->item, NOTE);
}

static bool note_is_folded(const struct model *model, const struct slot *slot)
{
	return !strcmp(slot->id, NOTE) && edit_len(slot->edit) && strcmp(place_of(model)->item, NOTE) != 0;
}

static void enter(struct model *model)
{
	struct record *record = &model->record;
	struct json *answer = answer_for_record(model);
	spread_evidence(answer);
	record_begin(record, answer);
	record_prose(record, "evidence", "/evidence_lines", _("What supports your answer? One thing a line"), 0)->hint =
		_("Say where it is, such as: minutes of 4 June, item 3. You need not attach anything.");
	document_choice(model);
	record_prose(record, "comment", "/comment", _("Comment for the partnership (optional)"), 600)->hint =
		_("Do not name a child, or give details that show who a child is.");
	record_line(record, "next", "/next_step/action", _("Next step: what you will do (optional)"), SLOT_TEXT, 60);
	record_line(record, "owner", "/next_step/owner", _("Who will do it"), SLOT_TEXT, 40);
	record_line(record, "due", "/next_step/due", _("By when"), SLOT_DATE, 12)->hint = coming_date_hint(&record->arena, model->now);
	record_prose(record, NOTE, "/private_note", _("Private note, never sent"), 0);
	if (!edit_len(record_slot(record, NOTE)->edit))
		unfold_note(model);
}

/* It stands apart until somebody says what became of it. */
static void add_last_step(struct model *model, struct page *page)
{
	const struct json *step = last_step(model->record.json);
	if (!step)
		return;
	struct block *facts = add_facts(page, model->body, _("What you planned last time"));
	add_fact(page, facts, NULL, _("Next step"), json_get_text(step, "action"), NULL);
	if (json_get_text(step, "owner"))
		add_fact(page, facts, NULL, _("Who does it"), json_get_text(step, "owner"), NULL);
	if (json_get_text(step, "due"))
		add_fact(page, facts, NULL, _("By when"), date_words(page, json_get_text(step, "due")), NULL);
	struct block *actions = add_actions(page, model->body);
	add_action(page, actions, "step:keep", _("It is still to do"), false);
	add_action(page, actions, "step:drop", _("It is done, or no longer needed"), false);
}

static void build(struct model *model, struct page *page)
{
	const struct form_question *question = place_of(model)->question;
	page_title(page, "details", page_printf(page, _("%s: evidence and comment"), question->id));
	add_text(page, model->body, question_text(model_assessment(model), question));
	show_findings_above(model, page);
	add_last_step(model, page);
	for (size_t i = 0; i < model->record.n_slots; i++)
		if (note_is_folded(model, &model->record.slots[i]))
			add_action(page, add_actions(page, model->body), SHOW_NOTE, _("Show your private note (never sent)"), false);
		else
			show_slot(model, page, &model->record.slots[i]);
	add_action(page, add_actions(page, model->body), "on", place_of(model)->from_list ? _("Back to the list") : _("Back to the question"), true);
	if (question->n_evidence) {
		page->aside_title = _("What could support this");
		add_points(page, &page->aside, question->evidence, question->n_evidence);
	}
}

static bool store(struct model *model, struct effects *effects)
{
	struct json *whole = json_dup(model->record.json);
	gather_evidence(model->record.json, assessment_answer(model_assessment(model), place_of(model)->question));
	bool stored = answer_from_record(model, effects);
	json_free(model->record.json);
	model->record.json = whole;
	return stored;
}

static void commit(struct model *model, struct effects *effects)
{
	(void)store(model, effects);
}

/* What could not be stored is as it was, and the status line says why. */
static bool store_settled(struct model *model, bool keep, struct effects *effects)
{
	struct json *before = json_dup(model->record.json);
	bool settled = last_step_settle(model->record.json, keep, model_assessment(model)->today);
	if (settled && store(model, effects)) {
		json_free(before);
		return true;
	}
	if (!settled)
		say(model, "%s", _("Another next step is written already. Change that one, or take off what you planned last time."));
	json_free(model->record.json);
	model->record.json = before;
	return false;
}

static void settle(struct model *model, bool keep, struct effects *effects)
{
	struct place *place = place_now(model);
	if (model_is_read_only(model) || !store_settled(model, keep, effects))
		return;
	enter(model);
	text_copy(place->focus, sizeof place->focus, "next");
	say(model, "%s", keep ? _("It is this year's next step now. Look whether person and day still fit.") : _("It was taken off."));
}

static bool activate(struct model *model, const char *id, struct effects *effects)
{
	struct slot *slot = record_slot_of_focus(&model->record, id);
	const char *document = after_prefix(id, "documents");
	if (!strcmp(id, "on"))
		go_back(model, effects);
	else if (!strcmp(id, "step:keep") || !strcmp(id, "step:drop"))
		settle(model, !strcmp(id, "step:keep"), effects);
	else if (!strcmp(id, SHOW_NOTE)) {
		unfold_note(model);
		text_copy(place_now(model)->focus, sizeof place_now(model)->focus, NOTE);
	}
	else if (slot && document && record_choose(&model->record, slot, document))
		commit(model, effects);
	else
		return false;
	return true;
}

/* The key that brought you here brings you back. */
static const struct screen_command own[] = { { COMMAND_DETAILS, go_back, N_("Go back to where you came from.") } };

const struct screen screen_details = {
	.id = "details",
	.help = N_("Here you can add what supports your answer, a comment, a next step and a private note. All of it is "
		"optional. The private note is never sent."),
	.enter = enter, .build = build, .activate = activate, .own = own, .n_own = sizeof own / sizeof *own, .commit = commit,
};
