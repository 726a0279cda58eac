/* SPDX-License-Identifier: MIT */
#include "client/screen.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/text.h"
#include "client/screens/answer.h"
#include "client/screens/asked.h"
#include "client/screens/at_field.h"
#include "client/screens/guidance.h"
#include "client/screens/question_slots.h"
#include "client/screens/row.h"
#include "client/words.h"
#include "entry/carry.h"
#include "entry/value.h"
#include "page/gettext.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define GIVEN_MOST_COLS 40 /* of an answer that is said in the status line */

/* What was said once is not asked twice: a part that is the same as another question's begins with what stands there. */
static struct json *with_what_is_known(const struct model *model, struct json *answer)
{
	const struct assessment *assessment = model_assessment(model);
	const struct form_question *question = place_of(model)->question;
	for (size_t i = 0; i < question->n_parts && !answer_state(answer); i++) {
		const struct form_field *part = &question->parts[i];
		const struct form_question *other = part->same_as ? form_question(assessment->form, part->same_as) : NULL;
		const struct json *known = other ? answer_part(assessment_answer(assessment, other), part->id) : NULL;
		char pointer[96];
		snprintf(pointer, sizeof pointer, "/parts/%s", part->id);
		if (known)
			pointer_set(answer, pointer, json_dup(known));
	}
	return answer;
}

static void enter(struct model *model)
{
	model->noticed_change = -1;
	question_fill(model, with_what_is_known(model, answer_for_record(model)));
}

/* The page shows what the rules took; what they refused stays on it, and the status line says why. */
static void refill(struct model *model)
{
	bool refused = model->record.refused;
	question_fill(model, refused ? json_dup(model->record.json) : answer_for_record(model));
	model->record.refused = refused;
}

static bool reshape(struct model *model)
{
	if (model->record.shape == question_fields(model))
		return false;
	refill(model);
	return true;
}

/* Tables */

static void show_table(struct model *model, struct page *page, const char *part, const struct form_field *field, const char *label)
{
	show_findings_at(model, page, page_printf(page, "add:%s", part ? part : ""));
	const struct json *table = part ? answer_part(model->record.json, part) : answer_value(model->record.json);
	const char **headings = arena_array(&page->arena, field->n_columns, sizeof *headings);
	for (size_t i = 0; i < field->n_columns; i++)
		headings[i] = field->columns[i].label;
	struct block *block = json_len(table) ? add_table(page, model->body, label, headings, field->n_columns) : NULL;
	size_t row = 0;
	for (const struct json *item = json_first(table); item; item = json_next(item), row++) {
		const char **cells = arena_array(&page->arena, field->n_columns, sizeof *cells);
		for (size_t i = 0; i < field->n_columns; i++) {
			const struct form_field column = { .kind = field->columns[i].kind, .options = field->columns[i].options,
				.n_options = field->columns[i].n_options };
			struct buf words = BUF(BUF_MIB);
			value_to_text(&column, json_get(item, field->columns[i].id), NULL, &words);
			cells[i] = arena_dup(&page->arena, buf_text(&words));
			buf_release(&words);
		}
		add_row(page, block, page_printf(page, "row:%s:%zu", part ? part : "", row), cells);
	}
	add_action(page, add_actions(page, model->body), page_printf(page, "add:%s", part ? part : ""),
		json_len(table) ? _("Add another row") : page_printf(page, _("Add a row: %s"), label), false);
}

/* The rows of "which help would you like", one for each question where help was asked for. */
static struct json *help_rows(const struct assessment *assessment, const struct form_field *table)
{
	struct json *rows = json_array();
	for (size_t i = 0; i < assessment->form->n_questions; i++) {
		const struct form_question *question = &assessment->form->questions[i];
		if (!json_get_true(assessment_answer(assessment, question), "help_wanted"))
			continue;
		char *about = xasprintf("%s  %s", question->id, question->short_text ? question->short_text : question->text);
		struct json *row = json_object();
		json_set_text(row, table->columns[0].id, about);
		json_append(rows, row);
		free(about);
	}
	return rows;
}

static bool offers_help_rows(const struct model *model)
{
	const struct form_field *table = &place_of(model)->question->value;
	if (table->kind != FIELD_TABLE || !table->prefill || strcmp(table->prefill, "help_wanted") || answer_value(model->record.json))
		return false;
	struct json *rows = help_rows(model_assessment(model), table);
	bool any = json_len(rows) > 0;
	json_free(rows);
	return any;
}

/* The page */

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
		show_table(model, page, part->id, part, part->text);
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

static void show_more(struct model *model, struct page *page)
{
	const struct json *answer = model->record.json;
	size_t n = count_lines_of_evidence(answer);
	struct block *facts = add_facts(page, model->body, _("Beside your answer (all optional)"));
	add_fact(page, facts, "more:evidence", _("What supports this"), n ? page_printf(page, P_("%zu item", "%zu items", n), n) : _("None"), NULL);
	add_fact(page, facts, "more:comment", _("Comment"), first_words(page, json_get_text(answer, "comment")), NULL);
	add_fact(page, facts, "more:next", _("Next step"), first_words(page, json_get_text(json_get(answer, "next_step"), "action")), NULL);
	add_fact(page, facts, "more:note", _("Private note, never sent"), first_words(page, json_get_text(answer, "private_note")), NULL);
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

static void build(struct model *model, struct page *page)
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
	if (offers_help_rows(model))
		add_action(page, add_actions(page, model->body), "help-rows", _("Fill in from where you asked for help"), false);
	if (question->value.kind == FIELD_TABLE)
		show_table(model, page, NULL, &question->value, question->short_text ? question->short_text : _("Rows"));
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

static void go_next(struct model *model, struct effects *effects)
{
	const struct form_question *from = place_of(model)->question;
	const struct form_question *to = question_after(model_assessment(model), from);
	if (place_of(model)->from_list)
		go_back(model, effects);
	else if (to && to->section == from->section)
		go_question(model, to, true, effects);
	else /* the section's last: what comes to mind then is whether it is done */
		text_copy(go_instead(model, SCREEN_SECTION, effects)->focus, sizeof place_now(model)->focus, "done:yes");
}

static bool undo_is_of(const struct model *model, const struct form_question *question)
{
	const struct assessment *assessment = model_assessment(model);
	const struct change *change = assessment->n_pending ? &assessment->pending[assessment->n_pending - 1]
		: history_undoable(&model->opened->history);
	return change && !strcmp(change->subject, question->id);
}

static void given_words(const struct form_question *question, const struct json *answer, struct buf *words)
{
	struct buf whole = BUF(BUF_MIB);
	int cols;
	if (answer_value(answer))
		value_to_text(&question->value, answer_value(answer), answer_other(answer, &question->value), &whole);
	else
		buf_puts(&whole, answer_state_words(answer_state(answer)));
	size_t len = strcspn(buf_text(&whole), "\n"), fits = text_fit(buf_text(&whole), len, GIVEN_MOST_COLS, &cols);
	buf_add(words, buf_text(&whole), fits);
	buf_puts(words, fits < whole.len ? "…" : "");
	buf_release(&whole);
}

/* In a hurry, what was given is said on the page that comes: nothing goes by unseen. What was there before is not said again. */
static void say_given(struct model *model, const struct form_question *question)
{
	struct buf words = BUF(BUF_MIB);
	if (!undo_is_of(model, question))
		return;
	given_words(question, assessment_answer(model_assessment(model), question), &words);
	/* TRANSLATORS: a question's number, and the answer that was just given. */
	say(model, _("%s: “%s”. Undo takes it back."), question->id, buf_text(&words));
	buf_release(&words);
}

static void hurry_on(struct model *model, struct effects *effects)
{
	const struct form_question *from = place_of(model)->question;
	const struct form_question *to = progress_next_missing(model_assessment(model), from);
	if (to)
		go_question(model, to, true, effects);
	else if (place_of(model)->from_list)
		go_back(model, effects);
	else
		go_back_to(model, SCREEN_TASKS, effects);
	say_given(model, from);
}

static void set_focus(struct model *model, const char *id)
{
	text_copy(place_now(model)->focus, sizeof place_now(model)->focus, id);
}

/* What is worth another look is looked at before the page goes. */
static bool is_done(struct model *model)
{
	char open[64];
	struct findings findings;
	bool worth_a_look = false;
	findings_of_question(model_assessment(model), place_of(model)->question, &findings);
	for (size_t i = 0; i < findings.n; i++)
		worth_a_look |= findings.items[i].strength != STRENGTH_MISSING;
	findings_release(&findings);
	return !worth_a_look && !asked_next(model, NULL, open);
}

/* What is asked next has the focus then; where nothing is, Continue, or the next question if nothing more is seen on the page. */
static bool go_on(struct model *model, const char *from, struct effects *effects)
{
	char next[64];
	struct slot *slot = record_slot_of_focus(&model->record, from);
	bool is_line = slot && slot->kind == SLOT_LINE;
	if (slot && slot->error)
		say(model, "%s", slot->error);
	else if (asked_next(model, from, next))
		set_focus(model, next);
	else if (model->hurry && is_done(model))
		hurry_on(model, effects);
	else if (is_line && !asked_has_more(model, from) && is_done(model))
		go_next(model, effects);
	else
		set_focus(model, "next");
	return true;
}

/* One choice a question: what was brought over is still true, and on to the next. */
static void confirm(struct model *model, struct effects *effects)
{
	struct err err = { 0 };
	if (model_is_read_only(model))
		return;
	if (!carried_confirm(model_assessment(model), place_of(model)->question, &model->author, &err)) {
		say_trouble(model, &err);
		return;
	}
	model_changed(model, effects);
	record_end(&model->record);
	go_next(model, effects);
}

static void set_state(struct model *model, const char *state)
{
	json_set_text(model->record.json, "state", state);
	json_remove(model->record.json, "value");
}

static bool choose(struct model *model, const char *id, struct effects *effects)
{
	struct slot *slot = record_slot_of_focus(&model->record, id);
	const char *code = slot && slot->kind == SLOT_CHOICE ? after_prefix(id, slot->id) : NULL;
	if (!code)
		return false;
	bool is_state = !strcmp(code, "not_sure") || !strcmp(code, "not_applicable");
	const char *state = answer_state(model->record.json);
	if (is_state && state && !strcmp(state, code)) {
		if (!strcmp(slot->id, "state")) /* chosen again: taken back */
			json_remove(model->record.json, "state");
		else {
			go_next(model, effects);
			return true;
		}
	} else if (is_state) {
		set_state(model, code);
		if (!strcmp(code, "not_applicable")) /* the reason is asked for next */
			text_copy(place_now(model)->focus, sizeof place_now(model)->focus, "reason");
	} else if (record_choose(&model->record, slot, code)) {
		json_remove(model->record.json, "state");
	} else if (state && !strcmp(state, "carried")) {
		confirm(model, effects);
		return true;
	} else {
		go_next(model, effects); /* chosen already: Enter goes on */
		return true;
	}
	answer_from_record(model, effects);
	refill(model);
	return true;
}

static void toggle(struct model *model, const char *member, struct effects *effects)
{
	if (json_get_true(model->record.json, member))
		json_remove(model->record.json, member);
	else
		json_set_bool(model->record.json, member, true);
	answer_from_record(model, effects);
	refill(model);
}

static void go_row(struct model *model, const char *part, int row, struct effects *effects)
{
	struct place *place = place_now(model);
	text_copy(place->part, sizeof place->part, part);
	place->row = row;
	go(model, SCREEN_ROW, effects);
}

/* The table's part and the row that an id such as "row:numbers:2" stands for. */
static bool row_of(const char *id, char part[32], int *ret_row)
{
	const char *rest = after_prefix(id, "row"), *colon = rest ? strchr(rest, ':') : NULL;
	int64_t row;
	if (!colon || colon - rest >= 32 || !text_to_int(colon + 1, 0, 1000, &row))
		return false;
	memcpy(part, rest, (size_t)(colon - rest));
	part[colon - rest] = '\0';
	*ret_row = (int)row;
	return true;
}

static bool open_row(struct model *model, const char *id, struct effects *effects)
{
	const char *part = after_prefix(id, "add");
	char name[32];
	int row;
	if (part)
		go_row(model, part, -1, effects);
	else if (row_of(id, name, &row))
		go_row(model, name, row, effects);
	else
		return false;
	return true;
}

static void open_details(struct model *model, const char *field, struct effects *effects)
{
	struct place *place = go(model, SCREEN_DETAILS, effects);
	text_copy(place->focus, sizeof place->focus, field ? field : "");
}

static bool activate(struct model *model, const char *id, struct effects *effects)
{
	const char *document = after_prefix(id, "document"), *more = after_prefix(id, "more");
	if (!strcmp(id, "next"))
		go_next(model, effects);
	else if (!strcmp(id, "confirm"))
		confirm(model, effects);
	else if (more)
		open_details(model, more, effects);
	else if (document) {
		text_copy(place_now(model)->part, sizeof place_now(model)->part, document);
		place_now(model)->item[0] = '\0';
		go(model, SCREEN_DOCUMENT, effects);
	} else if (!strcmp(id, "help"))
		toggle(model, "help_wanted", effects);
	else if (!strcmp(id, "flag"))
		toggle(model, "flag", effects);
	else if (!strcmp(id, "help-rows")) {
		json_set(model->record.json, "value", help_rows(model_assessment(model), &place_of(model)->question->value));
		answer_from_record(model, effects);
		refill(model);
	}
	else
		return open_row(model, id, effects) || choose(model, id, effects);
	return true;
}

static void want_help(struct model *model, struct effects *effects)
{
	toggle(model, "help_wanted", effects);
}

static void flag(struct model *model, struct effects *effects)
{
	toggle(model, "flag", effects);
}

static void all_details(struct model *model, struct effects *effects)
{
	open_details(model, NULL, effects);
}

static void guidance(struct model *model, struct effects *effects)
{
	go(model, SCREEN_GUIDANCE, effects);
}

static void delete_row(struct model *model, struct effects *effects)
{
	struct place *place = place_now(model);
	char part[sizeof place->part];
	int row;
	if (!(page_held(&model->page) & HOLDS_ROW))
		return;
	if (!row_of(model->page.focus, part, &row)) {
		say(model, "%s", _("Move to a row first. Then this key removes it."));
		return;
	}
	text_copy(place->part, sizeof place->part, part);
	place->row = row;
	if (row_remove(model, effects))
		refill(model);
}

static const struct screen_command own[] = {
	{ COMMAND_GUIDANCE, guidance }, { COMMAND_DETAILS, all_details }, { COMMAND_HELP_WANTED, want_help }, { COMMAND_FLAG, flag },
	{ COMMAND_DELETE, delete_row },
};

static const unsigned char footer[] = { COMMAND_ACTIVATE, COMMAND_HELP, COMMAND_DANGER, COMMAND_NEXT, COMMAND_GUIDANCE, COMMAND_BACK,
	COMMAND_DETAILS, COMMAND_NEXT_MISSING, COMMAND_TASKS, COMMAND_UNDO, COMMAND_QUIT, COMMAND_COUNT };
const struct screen screen_question = {
	.id = "question",
	.help = N_("Here you answer one question. Choose or type your answer, then choose Continue. Everything below "
		"Continue is optional, and all of it is saved as you go."),
	.enter = enter, .build = build, .activate = activate, .own = own, .n_own = sizeof own / sizeof *own, .go_on = go_on, .commit = answer_commit, .reshape = reshape, .footer = footer,
};
