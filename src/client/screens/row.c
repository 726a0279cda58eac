/* SPDX-License-Identifier: MIT */
/* One row of a table, as a page of its own. */
#include "client/screen.h"

#include "base/json.h"
#include "client/screens/answer.h"
#include "entry/value.h"
#include "page/gettext.h"

#include <stdio.h>
#include <string.h>

static void enter(struct model *model)
{
	const struct place *place = place_of(model);
	const struct form_field *table = place_field(place);
	char pointer[64];
	struct json *answer = answer_for_record(model);
	answer_pointer(place, pointer, sizeof pointer);
	const struct json *row = place->row >= 0 ? json_at(pointer_get(answer, pointer), (size_t)place->row) : NULL;
	record_begin(&model->record, row ? json_dup(row) : NULL);
	json_free(answer);
	for (size_t i = 0; i < table->n_columns; i++) {
		const struct form_column *column = &table->columns[i];
		struct form_field *field = arena_alloc(&model->record.arena, sizeof *field);
		*field = (struct form_field){ .kind = column->kind, .options = column->options, .n_options = column->n_options };
		char id[48], at[48];
		snprintf(id, sizeof id, "column.%s", column->id);
		snprintf(at, sizeof at, "/%s", column->id);
		if (column->kind == FIELD_TEXT)
			record_line(&model->record, id, at, column->label, SLOT_TEXT, 60);
		else
			record_field(&model->record, id, at, column->label, field);
	}
}

static void build(struct model *model, struct page *page)
{
	const struct place *place = place_of(model);
	page_title(page, "row", page_printf(page, place->row < 0 ? _("%s: a new row") : _("%s: a row"), place->question->id));
	add_text(page, model->body, question_text(model_assessment(model), place->question));
	for (size_t i = 0; i < model->record.n_slots; i++)
		record_show(&model->record, &model->record.slots[i], page);
	struct block *actions = add_actions(page, model->body);
	add_action(page, actions, "on", _("Done"), true);
	add_action(page, actions, "another", _("Add another row"), false);
	if (place->row >= 0)
		add_action(page, actions, "remove", _("Remove this row"), false);
}

/* The table with this row put in, replaced or (NULL) left out. */
static struct json *table_with(const struct json *table, int at, const struct json *row)
{
	struct json *copy = json_array();
	int i = 0;
	for (const struct json *item = json_first(table); item; item = json_next(item), i++)
		if (i != at)
			json_append(copy, json_dup(item));
		else if (row)
			json_append(copy, json_dup(row));
	if (at < 0 && row)
		json_append(copy, json_dup(row));
	return copy;
}

static void store_row(struct model *model, const struct json *row, struct effects *effects)
{
	struct place *place = place_now(model);
	char pointer[64];
	struct json *answer = answer_for_record(model), *kept = model->record.json;
	answer_pointer(place, pointer, sizeof pointer);
	struct json *table = table_with(pointer_get(answer, pointer), place->row, row);
	int n = (int)json_len(table);
	pointer_set(answer, pointer, n ? table : NULL);
	if (!n)
		json_free(table);
	if (answer_state(answer) && strcmp(answer_state(answer), "answered"))
		json_remove(answer, "state");
	model->record.json = answer;
	answer_from_record(model, effects);
	model->record.json = kept;
	json_free(answer);
	if (row && place->row < 0 && !model->status[0])
		place->row = n - 1;
}

static void commit(struct model *model, struct effects *effects)
{
	if (!value_is_empty(model->record.json) || place_of(model)->row >= 0)
		store_row(model, model->record.json, effects);
}

static bool activate(struct model *model, const char *id, struct effects *effects)
{
	struct slot *slot = record_slot_of_focus(&model->record, id);
	const char *code = slot && slot->kind == SLOT_CHOICE ? after_prefix(id, slot->id) : NULL;
	if (code) {
		if (record_choose(&model->record, slot, code))
			commit(model, effects);
	} else if (!strcmp(id, "on")) {
		go_back(model, effects);
	} else if (!strcmp(id, "another")) {
		place_now(model)->row = -1;
		go_instead(model, SCREEN_ROW, effects);
	} else if (!strcmp(id, "remove")) {
		store_row(model, NULL, effects);
		record_end(&model->record);
		go_back(model, effects);
		say(model, "%s", _("The row is removed. Undo brings it back."));
	} else {
		return false;
	}
	return true;
}

const struct screen screen_row = { .id = "row", .enter = enter, .build = build, .activate = activate, .commit = commit };
