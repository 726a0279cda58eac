/* SPDX-License-Identifier: MIT */
/* The tables on the page of a question: shown, and their rows opened and taken out. */
#include "client/screens/question_inside.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/text.h"
#include "client/screens/answer.h"
#include "client/screens/at_field.h"
#include "client/screens/row.h"
#include "entry/value.h"
#include "page/gettext.h"

#include <stdlib.h>
#include <string.h>

static const char *cell_words(struct page *page, const struct form_column *column, const struct json *value)
{
	const struct form_field field = { .kind = column->kind, .options = column->options, .n_options = column->n_options };
	struct buf words = BUF(BUF_MIB);
	value_to_text(&field, value, NULL, &words);
	const char *text = arena_dup(&page->arena, buf_text(&words));
	buf_release(&words);
	return text;
}

static void add_rows(struct page *page, struct block *block, const char *part, const struct form_field *field, const struct json *table)
{
	size_t at = 0;
	for (const struct json *row = json_first(table); row; row = json_next(row), at++) {
		const char **cells = arena_array(&page->arena, field->n_columns, sizeof *cells);
		for (size_t i = 0; i < field->n_columns; i++)
			cells[i] = cell_words(page, &field->columns[i], json_get(row, field->columns[i].id));
		add_row(page, block, page_printf(page, "row:%s:%zu", part, at), cells);
	}
}

void question_show_table(struct model *model, struct page *page, const char *part, const struct form_field *field, const char *label)
{
	const struct json *table = part ? answer_part(model->record.json, part) : answer_value(model->record.json);
	const char *add = page_printf(page, "add:%s", part ? part : "");
	const char **headings = arena_array(&page->arena, field->n_columns, sizeof *headings);
	for (size_t i = 0; i < field->n_columns; i++)
		headings[i] = field->columns[i].label;
	show_findings_at(model, page, add);
	if (json_len(table))
		add_rows(page, add_table(page, model->body, label, headings, field->n_columns), part ? part : "", field, table);
	add_action(page, add_actions(page, model->body), add,
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

bool question_offers_help_rows(const struct model *model)
{
	const struct form_field *table = &place_of(model)->question->value;
	if (table->kind != FIELD_TABLE || !table->prefill || strcmp(table->prefill, "help_wanted") || answer_value(model->record.json))
		return false;
	struct json *rows = help_rows(model_assessment(model), table);
	bool any = json_len(rows) > 0;
	json_free(rows);
	return any;
}

void question_fill_help_rows(struct model *model, struct effects *effects)
{
	json_set(model->record.json, "value", help_rows(model_assessment(model), &place_of(model)->question->value));
	answer_from_record(model, effects);
	question_refill(model);
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

bool question_open_row(struct model *model, const char *id, struct effects *effects)
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

void question_delete_row(struct model *model, struct effects *effects)
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
		question_refill(model);
}
