/* SPDX-License-Identifier: MIT */
/* One of the organisation's documents: what it is, when it was approved, when it is due for review, where it is kept. */
#include "client/screen.h"

#include "base/json.h"
#include "base/text.h"
#include "page/dates.h"
#include "client/screens/answer.h"
#include "client/screens/at_field.h"
#include "client/words.h"
#include "entry/document.h"
#include "entry/value.h"
#include "page/gettext.h"

#include <string.h>

static void kind_choice(struct record *record)
{
	size_t n = 0;
	while (document_kinds[n])
		n++;
	struct form_option *options = arena_array(&record->arena, n, sizeof *options);
	for (size_t i = 0; i < n; i++)
		options[i] = (struct form_option){ .code = document_kinds[i], .label = document_kind_words(document_kinds[i]) };
	record_choice(record, "kind", "/kind", _("What kind of document is it?"), options, n, false);
}

static void enter(struct model *model)
{
	struct record *record = &model->record;
	const struct json *document = document_find(model_assessment(model), place_of(model)->item);
	if (!document) /* undone since: what is typed now is a new one */
		place_now(model)->item[0] = '\0';
	record_begin(record, document ? json_dup(document) : NULL);
	record_line(record, "title", "/title", _("What is it called?"), SLOT_TEXT, 60);
	kind_choice(record);
	record_line(record, "version", "/version", _("Version (optional)"), SLOT_TEXT, 20);
	record_line(record, "approved", "/approved", _("When was it approved?"), SLOT_DATE, 12)->hint = _("A month or a day, such as 5/2026 or 31/5/2026.");
	record_line(record, "approved_by", "/approved_by", _("By whom? A role is enough"), SLOT_TEXT, 40);
	record_line(record, "review_due", "/review_due", _("When is its next review due?"), SLOT_DATE, 12)->hint = coming_date_hint(&record->arena, model->now);
	record_line(record, "kept_at", "/kept_at", _("Where is it kept?"), SLOT_TEXT, 60);
	record_line(record, "sites", "/sites", _("Which sites does it cover? (optional)"), SLOT_TEXT, 40);
}

/* Beside its date, while it is overdue or nearly so. */
static void show_review(struct model *model, struct page *page)
{
	const struct assessment *assessment = model_assessment(model);
	const struct json *document = document_find(assessment, place_of(model)->item);
	enum document_review review = document ? document_review(assessment, document) : REVIEW_NO_DATE;
	if (review == REVIEW_PASSED)
		add_notice(page, model->body, NOTICE_WARNING, _("Its review date has passed"), _("Review it, then write the next date here."));
	else if (review == REVIEW_SOON)
		add_notice(page, model->body, NOTICE_INFO, _("Its review is due soon"), NULL);
}

static void build(struct model *model, struct page *page)
{
	const struct place *place = place_of(model);
	page_title(page, "document", place->item[0] ? _("A document") : _("A new document"));
	add_text(page, model->body, _("List it once. It can then serve several questions."));
	show_findings_above(model, page);
	for (size_t i = 0; i < model->record.n_slots; i++) {
		if (!strcmp(model->record.slots[i].id, "review_due"))
			show_review(model, page);
		show_slot(model, page, &model->record.slots[i]);
	}
	struct block *actions = add_actions(page, model->body);
	add_action(page, actions, "on", _("Finish this document"), true);
	if (place->item[0])
		add_action(page, actions, "remove", _("Remove this document"), false);
}

/* A new document also serves the question that it was added from. */
static void link_new(struct model *model, const char *id, struct effects *effects)
{
	char pointer[64];
	const struct place *place = place_of(model);
	struct json *kept = model->record.json, *answer = answer_for_record(model);
	answer_pointer(place, pointer, sizeof pointer);
	const struct json *old = pointer_get(answer, pointer);
	struct json *list = old ? json_dup(old) : json_array();
	json_append(list, json_from_text(id));
	pointer_set(answer, pointer, list);
	model->record.json = answer;
	answer_commit(model, effects);
	model->record.json = kept;
	json_free(answer);
}

static void commit(struct model *model, struct effects *effects)
{
	struct place *place = place_now(model);
	struct err err = { 0 };
	char id[16];
	bool is_new = !place->item[0];
	if (value_is_empty(model->record.json) || model_is_read_only(model))
		return;
	if (!document_set(model_assessment(model), is_new ? NULL : place->item, json_dup(model->record.json), &model->author, id, &err)) {
		say(model, "%s", _("The document is not stored yet: one of its fields is not as it should be. What you typed is still on the page."));
		model->record.refused = true;
		return;
	}
	text_copy(place->item, sizeof place->item, id);
	if (is_new && place->question)
		link_new(model, id, effects);
	model_changed(model, effects);
}

static void remove_it(struct model *model, struct effects *effects)
{
	struct err err = { 0 };
	if (model_is_read_only(model))
		return;
	if (!document_remove(model_assessment(model), place_of(model)->item, &model->author, &err)) {
		say_trouble(model, &err);
		return;
	}
	model_changed(model, effects);
	record_end(&model->record);
	go_back(model, effects);
	say(model, "%s", _("The document is removed, and so are the links to it. Undo brings them back, one at a time."));
}

static bool activate(struct model *model, const char *id, struct effects *effects)
{
	const char *kind = after_prefix(id, "kind");
	if (!strcmp(id, "on"))
		go_back(model, effects);
	else if (!strcmp(id, "remove"))
		remove_it(model, effects);
	else if (kind && record_choose(&model->record, record_slot(&model->record, "kind"), kind))
		commit(model, effects);
	else
		return false;
	return true;
}

const struct screen screen_document = {
	.id = "document",
	.help = N_("Here you describe one of your documents, such as a policy. You list it once, and it can support several "
		"answers. The document itself stays with you."),
	.enter = enter, .build = build, .activate = activate, .commit = commit,
};
