/* SPDX-License-Identifier: MIT */
/* What stands on the page of a question, from its words down to what is optional beside the answer. */
#include "client/screens/question_inside.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/text.h"
#include "client/lines/words.h"
#include "client/screens/at_field.h"
#include "client/screens/guidance.h"
#include "entry/carry.h"
#include "entry/value.h"
#include "page/gettext.h"

#include <string.h>

static void show_slots_of(struct model *model, struct page *page, const char *id)
{
	size_t len = strlen(id);
	for (size_t i = 0; i < model->record.n_slots; i++) {
		const struct slot *slot = &model->record.slots[i];
		if (!strncmp(slot->id, id, len) && (slot->id[len] == '\0' || slot->id[len] == '.'))
			show_slot(model, page, slot);
	}
}

static void show_add_document(struct model *model, struct page *page, const char *id)
{
	show_findings_at(model, page, id);
	add_action(page, add_actions(page, model->body), id, _("Add a document"), false);
}

static void show_part(struct model *model, struct page *page, const struct form_field *part)
{
	if (part->kind == FIELD_TABLE) {
		question_show_table(model, page, part->id, part, part->text);
		return;
	}
	if (part->kind == FIELD_PERSON || part->kind == FIELD_SHARE)
		add_heading(page, model->body, 2, part->text);
	if (part->kind == FIELD_PERSON && part->hint)
		add_hint(page, model->body, part->hint);
	show_slots_of(model, page, page_printf(page, "part.%s", part->id));
	if (part->kind == FIELD_DOCUMENT)
		show_add_document(model, page, page_printf(page, "document:%s", part->id));
}

static void show_same(struct model *model, struct page *page, const struct form_question *question)
{
	const struct assessment *assessment = model_assessment(model);
	const struct form_question *other = question->same_as ? form_question(assessment->form, question->same_as) : NULL;
	if (!other || other->value.kind != question->value.kind || !answer_value(assessment_answer(assessment, other)))
		return;
	struct buf words = BUF(400);
	value_to_text(&other->value, answer_value(assessment_answer(assessment, other)), NULL, &words);
	add_hint(page, model->body, page_printf(page, _("You answered “%s” to %s, which asks much the same."), buf_text(&words), other->id));
	buf_release(&words);
}

static size_t count_lines_of_evidence(const struct json *answer)
{
	return json_len(json_get(answer, "evidence"));
}

static const char *first_words(struct page *page, const char *text)
{
	if (!text)
		return _("None");
	int cols;
	size_t fits = text_fit(text, strcspn(text, "\n"), 40, &cols);
	return page_printf(page, text[fits] ? "%.*s…" : "%.*s", (int)fits, text);
}

/* Heard one after the other, six rows of "none" are long: what there is, and the word that leads to it. */
static void show_more_in_a_line(struct model *model, struct page *page)
{
	const struct json *answer = model->record.json;
	const struct { bool is; const char *words; } there[] = {
		{ count_lines_of_evidence(answer) > 0, _("evidence") }, { json_get_text(answer, "comment"), _("comment") },
		{ json_get(answer, "next_step"), _("next step") }, { json_get_text(answer, "private_note"), _("private note") },
		{ json_get_true(answer, "help_wanted"), _("help wanted") }, { json_get_true(answer, "flag"), _("flag") },
	};
	const char *words = NULL;
	for (size_t i = 0; i < sizeof there / sizeof *there; i++)
		if (there[i].is)
			words = words ? page_printf(page, "%s, %s", words, there[i].words) : there[i].words;
	/* TRANSLATORS: told aloud: evidence, comment and the like; %s is the word that is typed to come to them. */
	add_fact(page, add_facts(page, model->body, NULL), "more:evidence", page_printf(page, _("Beside your answer (%s)"), line_word(COMMAND_DETAILS)),
		words ? words : _("none"), NULL);
}

static void show_more(struct model *model, struct page *page)
{
	const struct json *answer = model->record.json;
	if (model->by_lines) {
		show_more_in_a_line(model, page);
		return;
	}
	size_t n = count_lines_of_evidence(answer);
	struct block *facts = add_facts(page, model->body, _("Beside your answer (all optional)"));
	add_fact(page, facts, "more:evidence", _("What supports this"), n ? page_printf(page, P_("%zu item", "%zu items", n), n) : _("None"), NULL);
	add_fact(page, facts, "more:comment", _("Comment"), first_words(page, json_get_text(answer, "comment")), NULL);
	add_fact(page, facts, "more:next", _("Next step"), first_words(page, json_get_text(json_get(answer, "next_step"), "action")), NULL);
	add_fact(page, facts, "more:note", _("Private note, never sent"), json_get_text(answer, "private_note") ? _("Written") : _("None"), NULL);
	add_fact(page, facts, "help", _("We would like help with this"), json_get_true(answer, "help_wanted") ? _("Yes") : _("No"), NULL);
	add_fact(page, facts, "flag", _("Flag to come back to"), json_get_true(answer, "flag") ? _("Yes") : _("No"), NULL);
}

static bool has_prose(const struct record *record)
{
	for (size_t i = 0; i < record->n_slots; i++)
		if (record->slots[i].kind == SLOT_PROSE)
			return true;
	return false;
}

static void show_label(struct model *model, struct page *page, const struct form_question *question)
{
	add_heading(page, model->body, 1, question_text(model_assessment(model), question));
	const char *hint = question_hint(model_assessment(model), question);
	if (hint)
		add_hint(page, model->body, hint);
	if (question->core_note && assessment_on_core(model_assessment(model)))
		add_hint(page, model->body, question->core_note);
	if (question->names_warning || has_prose(&model->record))
		add_hint(page, model->body, _("Do not name a child, or give details that show who a child is."));
	show_same(model, page, question);
}

static void show_carried(struct model *model, struct page *page, const struct json *answer)
{
	if (!answer_is_carried(answer))
		return;
	if (json_get_text(answer, "reason"))
		add_hint(page, model->body, page_printf(page, _("Last time you said that it does not apply: %s"), json_get_text(answer, "reason")));
	add_action(page, add_actions(page, model->body), "confirm", _("Yes, this is still true"), true);
}

void question_build(struct model *model, struct page *page)
{
	const struct assessment *assessment = model_assessment(model);
	const struct form_question *question = place_of(model)->question;
	int of, place = question_place(assessment, question, &of);
	page_title(page, "question", page_printf(page, _("%s: question %d of %d"), question->id, place, of));
	show_label(model, page, question);
	show_findings_above(model, page);
	show_carried(model, page, assessment_answer(assessment, question));
	for (size_t i = 0; i < question->n_parts; i++)
		if (part_is_asked(assessment, question, &question->parts[i]))
			show_part(model, page, &question->parts[i]);
	if (question_offers_help_rows(model))
		add_action(page, add_actions(page, model->body), "help-rows", _("Fill in from where you asked for help"), false);
	if (question->value.kind == FIELD_TABLE)
		question_show_table(model, page, NULL, &question->value, question->short_text ? question->short_text : _("Rows"));
	show_slots_of(model, page, "value");
	show_slots_of(model, page, "other");
	if (question->value.kind == FIELD_DOCUMENT)
		show_add_document(model, page, "document:");
	show_slots_of(model, page, "state");
	show_slots_of(model, page, "reason");
	add_action(page, add_actions(page, model->body), "next", place_of(model)->from_list ? _("Back to the list") : _("Continue"), true);
	show_more(model, page);
	page->aside_title = _("Guidance");
	guidance_add(assessment, question, true, page, &page->aside);
}
