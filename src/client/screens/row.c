/* SPDX-License-Identifier: MIT */
/* One row of a table, as a page of its own. */
#include "client/screens/row.h"

#include "client/screen.h"

#include "base/json.h"
#include "base/text.h"
#include "client/screens/answer.h"
#include "client/screens/at_field.h"
#include "entry/value.h"
#include "page/gettext.h"

#include <stdio.h>
#include <string.h>

/* Where the answer keeps what was typed into a row and could not be stored: "row.<part>.<row>.<slot>". */
static void typed_prefix(const struct place *place, int row, char *to, size_t size)
{
	snprintf(to, size, "row.%s.%d.", place->part, row);
}

/* From the answer's typed texts those of one row, by slot; NULL if there are none. */
static struct json *typed_of_row(const struct json *answer, const struct place *place, int row)
{
	char prefix[64];
	struct json *found = json_object();
	typed_prefix(place, row, prefix, sizeof prefix);
	const struct json *typed = json_get(answer, "typed");
	for (const struct json *item = json_first(typed); item; item = json_next(item))
		if (!strncmp(json_key(item), prefix, strlen(prefix)))
			json_set_text(found, json_key(item) + strlen(prefix), json_text(item));
	if (json_len(found))
		return found;
	json_free(found);
	return NULL;
}

/* Those of one row replaced; NULL: there are none any more. */
static void set_typed_of_row(struct json *answer, const struct place *place, int row, const struct json *typed)
{
	char prefix[64], pointer[192];
	struct json *old = typed_of_row(answer, place, row);
	typed_prefix(place, row, prefix, sizeof prefix);
	for (const struct json *item = json_first(old); item; item = json_next(item)) {
		snprintf(pointer, sizeof pointer, "/typed/%s%s", prefix, json_key(item));
		pointer_set(answer, pointer, NULL);
	}
	for (const struct json *item = json_first(typed); item; item = json_next(item)) {
		snprintf(pointer, sizeof pointer, "/typed/%s%s", prefix, json_key(item));
		pointer_set(answer, pointer, json_from_text(json_text(item)));
	}
	json_free(old);
}

static struct json *row_for_record(struct model *model)
{
	struct place *place = place_now(model);
	char pointer[64];
	struct json *answer = answer_for_record(model);
	answer_pointer(place, pointer, sizeof pointer);
	if (place->row >= (int)json_len(pointer_get(answer, pointer)))
		place->row = -1; /* undone since: what is typed now is a new row */
	struct json *row = place->row >= 0 ? json_dup(json_at(pointer_get(answer, pointer), (size_t)place->row)) : json_object();
	struct json *typed = place->row >= 0 ? typed_of_row(answer, place, place->row) : NULL;
	json_set(row, "typed", typed);
	json_free(answer);
	return row;
}

static void enter(struct model *model)
{
	const struct form_field *table = place_field(place_of(model));
	record_begin(&model->record, row_for_record(model));
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
	page_title(page, "row", page_printf(page, place->row < 0 ? _("%s: a new row") : _("%s: row %d"), place->question->id, place->row + 1));
	add_text(page, model->body, question_text(model_assessment(model), place->question));
	show_findings_above(model, page);
	for (size_t i = 0; i < model->record.n_slots; i++)
		show_slot(model, page, &model->record.slots[i]);
	struct block *actions = add_actions(page, model->body);
	add_action(page, actions, "on", _("Finish this row"), true);
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

/* Rows below a removed one move up, and what was typed into them with them. */
static void move_typed_up(struct json *answer, const struct place *place, int from, int rows)
{
	for (int row = from; row < rows; row++) {
		struct json *below = typed_of_row(answer, place, row + 1);
		set_typed_of_row(answer, place, row, below);
		json_free(below);
	}
}

static bool store_row(struct model *model, const struct json *row, struct effects *effects)
{
	struct place *place = place_now(model);
	char pointer[64];
	struct json *answer = answer_for_record(model), *kept = model->record.json, *cells = row ? json_dup(row) : NULL;
	answer_pointer(place, pointer, sizeof pointer);
	if (cells)
		json_remove(cells, "typed");
	struct json *table = table_with(pointer_get(answer, pointer), place->row, cells);
	int n = (int)json_len(table);
	pointer_set(answer, pointer, n ? table : NULL);
	if (!n)
		json_free(table);
	if (row)
		set_typed_of_row(answer, place, place->row < 0 ? n - 1 : place->row, json_get(row, "typed"));
	else
		move_typed_up(answer, place, place->row, n + 1);
	if (answer_state(answer) && strcmp(answer_state(answer), "answered"))
		json_remove(answer, "state");
	model->record.json = answer;
	bool stored = answer_from_record(model, effects);
	model->record.json = kept;
	json_free(answer);
	json_free(cells);
	if (stored && row && place->row < 0)
		place->row = n - 1;
	return stored;
}

static void say_removed(struct model *model)
{
	say(model, "%s", _("The row is removed. Undo brings it back."));
}

bool row_remove(struct model *model, struct effects *effects)
{
	if (!store_row(model, NULL, effects))
		return false;
	say_removed(model);
	return true;
}

static void commit(struct model *model, struct effects *effects)
{
	if (!value_is_empty(model->record.json) || place_of(model)->row >= 0)
		(void)store_row(model, model->record.json, effects);
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
		if (!store_row(model, NULL, effects))
			return true;
		record_end(&model->record);
		go_back(model, effects);
		say_removed(model);
	} else {
		return false;
	}
	return true;
}

static bool is_empty(const struct record *record, const struct slot *slot)
{
	return slot->edit ? edit_len(slot->edit) == 0 : value_is_empty(pointer_get(record->json, slot->pointer));
}

/* To the next column that is empty; behind the last, a line is Enter on Done. */
static bool go_on(struct model *model, const char *from, struct effects *effects)
{
	struct record *record = &model->record;
	struct slot *slot = record_slot_of_focus(record, from);
	if (!slot || slot->error)
		return slot;
	size_t at = (size_t)(slot - record->slots) + 1;
	while (at < record->n_slots && !is_empty(record, &record->slots[at]))
		at++;
	if (at == record->n_slots && slot->kind == SLOT_LINE)
		go_back(model, effects);
	else
		text_copy(place_now(model)->focus, sizeof place_now(model)->focus, at < record->n_slots ? record->slots[at].id : "on");
	return true;
}

const struct screen screen_row = {
	.id = "row",
	.help = N_("Here you fill in one row of a table. Write what you know, then choose Done. You can come back and "
		"change the row at any time."),
	.enter = enter, .build = build, .activate = activate, .go_on = go_on, .commit = commit,
};
