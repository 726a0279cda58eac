/* SPDX-License-Identifier: MIT */
#include "client/record.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/text.h"
#include "entry/value.h"
#include "page/gettext.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void record_end(struct record *record)
{
	for (size_t i = 0; i < record->n_slots; i++)
		edit_free(record->slots[i].edit);
	json_free(record->json);
	arena_release(&record->arena);
	*record = (struct record){ 0 };
}

void record_begin(struct record *record, struct json *json)
{
	record_end(record);
	record->json = json ? json : json_object();
}

static struct slot *slot_new(struct record *record, const char *id, const char *pointer, const char *label, enum slot_kind kind)
{
	/* A form may not ask for more fields than a page has; form_check holds it far below. */
	if (record->n_slots == RECORD_SLOTS_MAX)
		record->n_slots--;
	struct slot *slot = &record->slots[record->n_slots++];
	edit_free(slot->edit);
	*slot = (struct slot){ .label = label, .kind = kind };
	text_copy(slot->id, sizeof slot->id, id);
	text_copy(slot->pointer, sizeof slot->pointer, pointer);
	return slot;
}

static const struct form_field typed_fields[] = {
	[SLOT_NUMBER] = { .kind = FIELD_NUMBER, .min = INT64_MIN, .max = INT64_MAX },
	[SLOT_DAY] = { .kind = FIELD_DATE },
	[SLOT_DATE] = { .kind = FIELD_DATE, .month_only = true },
};

static const char *wrong_words(struct record *record, enum slot_value value, const char *text)
{
	struct buf words = BUF(4096);
	typed_text_words(value, text, &words);
	const char *copy = arena_dup(&record->arena, buf_text(&words));
	buf_release(&words);
	return copy;
}

/* What was typed and could not be stored, else the stored value. */
static void slot_load(struct record *record, struct slot *slot)
{
	const char *typed = json_get_text(json_get(record->json, "typed"), slot->id);
	const struct json *value = pointer_get(record->json, slot->pointer);
	int64_t n;
	char number[24];
	if (typed && !value) {
		edit_set(slot->edit, typed);
		slot->error = wrong_words(record, slot->value, typed);
	} else if (json_int(value, &n)) {
		snprintf(number, sizeof number, "%lld", (long long)n);
		edit_set(slot->edit, number);
	} else if (json_text(value)) {
		edit_set(slot->edit, json_text(value));
	}
}

#define NUMBER_MOST 100000000

struct slot *record_line(struct record *record, const char *id, const char *pointer, const char *label, enum slot_value value,
	int width_cols)
{
	struct slot *slot = slot_new(record, id, pointer, label, SLOT_LINE);
	slot->value = value;
	slot->max = NUMBER_MOST;
	slot->width_cols = width_cols;
	slot->edit = edit_new(true, 4096);
	slot_load(record, slot);
	return slot;
}

struct slot *record_prose(struct record *record, const char *id, const char *pointer, const char *label, int limit_chars)
{
	struct slot *slot = slot_new(record, id, pointer, label, SLOT_PROSE);
	slot->limit_chars = limit_chars;
	slot->edit = edit_new(false, VALUE_TEXT_MAX_BYTES);
	slot_load(record, slot);
	return slot;
}

struct slot *record_choice(struct record *record, const char *id, const char *pointer, const char *label,
	const struct form_option *options, size_t n, bool many)
{
	struct slot *slot = slot_new(record, id, pointer, label, SLOT_CHOICE);
	slot->options = options;
	slot->n_options = n;
	slot->many = many;
	return slot;
}

/* Fields that consist of several lines, and what each is called. */
struct subfield {
	const char *member, *label;
	int width_cols;
};
static const struct subfield person_lines[] = {
	{ "role", N_("Role"), 40 },
	{ "name", N_("Name"), 40 },
	{ "phone", N_("Telephone (optional)"), 24 },
	{ "email", N_("E-mail (optional)"), 40 },
};

static void join(char *to, size_t size, const char *a, const char *sep, const char *b)
{
	snprintf(to, size, "%s%s%s", a, sep, b);
}

static void person_slots(struct record *record, const char *id, const char *pointer)
{
	for (size_t i = 0; i < sizeof person_lines / sizeof *person_lines; i++) {
		char sub_id[64], sub_pointer[96];
		join(sub_id, sizeof sub_id, id, ".", person_lines[i].member);
		join(sub_pointer, sizeof sub_pointer, pointer, "/", person_lines[i].member);
		record_line(record, sub_id, sub_pointer, _(person_lines[i].label), SLOT_TEXT, person_lines[i].width_cols);
	}
}

/* The form's bounds where it has some. Less than none of something is never meant. */
static void bound(struct slot *slot, const struct form_field *field)
{
	slot->min = field->min > 0 ? field->min : 0;
	slot->max = field->max > 0 && field->max < NUMBER_MOST ? field->max : NUMBER_MOST;
}

static void share_slots(struct record *record, const char *id, const char *pointer, const struct form_field *field)
{
	char sub_id[64], sub_pointer[96];
	join(sub_id, sizeof sub_id, id, ".", "count");
	join(sub_pointer, sizeof sub_pointer, pointer, "/", "count");
	bound(record_line(record, sub_id, sub_pointer, field->count_label ? field->count_label : _("How many"), SLOT_NUMBER, 8), field);
	join(sub_id, sizeof sub_id, id, ".", "of");
	join(sub_pointer, sizeof sub_pointer, pointer, "/", "of");
	bound(record_line(record, sub_id, sub_pointer, field->of_label ? field->of_label : _("Of how many"), SLOT_NUMBER, 8), field);
}

static bool field_is_choice(enum field_kind kind)
{
	return kind == FIELD_GRADE || kind == FIELD_YES_NO || kind == FIELD_YES_NO_UNKNOWN || kind == FIELD_ONE || kind == FIELD_MANY;
}

static void choice_slots(struct record *record, const char *id, const char *pointer, const char *label, const struct form_field *field)
{
	record_choice(record, id, pointer, label, field->options, field->n_options, field->kind == FIELD_MANY)->hint = field->hint;
}

static void date_slot(struct record *record, const char *id, const char *pointer, const char *label, const struct form_field *field)
{
	struct slot *slot = record_line(record, id, pointer, label, field->month_only ? SLOT_DATE : SLOT_DAY, 12);
	slot->hint = field->hint ? field->hint : field->month_only ? _("A month or a day, such as 5/2026 or 31/5/2026.")
								    : _("A day, such as 31/5/2026.");
}

/* A text that is meant to be so short is one line: Enter goes on instead of beginning a second one. */
#define SHORT_TEXT_CHARS 200

void record_field(struct record *record, const char *id, const char *pointer, const char *label, const struct form_field *field)
{
	if (field_is_choice(field->kind)) {
		choice_slots(record, id, pointer, label, field);
	} else if (field->kind == FIELD_PERSON) {
		person_slots(record, id, pointer);
	} else if (field->kind == FIELD_SHARE) {
		share_slots(record, id, pointer, field);
	} else if (field->kind == FIELD_DATE) {
		date_slot(record, id, pointer, label, field);
	} else if (field->kind == FIELD_NUMBER) {
		struct slot *slot = record_line(record, id, pointer, label, SLOT_NUMBER, 8);
		slot->unit = field->unit;
		bound(slot, field);
		slot->hint = field->hint;
	} else if (field->kind == FIELD_TEXT && field->limit_chars && field->limit_chars <= SHORT_TEXT_CHARS) {
		record_line(record, id, pointer, label, SLOT_TEXT, 60)->hint = field->hint;
	} else if (field->kind == FIELD_TEXT) {
		record_prose(record, id, pointer, label, field->limit_chars)->hint = field->hint;
	}
}

struct slot *record_slot(struct record *record, const char *id)
{
	for (size_t i = 0; i < record->n_slots; i++)
		if (!strcmp(record->slots[i].id, id))
			return &record->slots[i];
	return NULL;
}

/* Ids of options are "<slot>:<code>". */
struct slot *record_slot_of_focus(struct record *record, const char *focus)
{
	for (size_t i = 0; focus && i < record->n_slots; i++) {
		size_t len = strlen(record->slots[i].id);
		if (!strncmp(focus, record->slots[i].id, len) && (focus[len] == '\0' || focus[len] == ':'))
			return &record->slots[i];
	}
	return NULL;
}

bool slot_has(const struct record *record, const struct slot *slot, const char *code)
{
	const struct json *value = pointer_get(record->json, slot->pointer);
	const char *state = slot->states ? json_get_text(record->json, "state") : NULL;
	if (state && !strcmp(state, code))
		return true;
	if (!slot->many)
		return json_text(value) && !strcmp(json_text(value), code);
	for (const struct json *item = json_first(value); item; item = json_next(item))
		if (json_text(item) && !strcmp(json_text(item), code))
			return true;
	return false;
}

static void show_choice(const struct record *record, const struct slot *slot, struct page *page)
{
	struct block *block = add_choice(page, &page->body, slot->id, slot->label, slot->hint, slot->many);
	block->error = slot->error;
	for (size_t i = 0; i < slot->n_options; i++) {
		const struct form_option *option = &slot->options[i];
		add_option(page, block, page_printf(page, "%s:%s", slot->id, option->code), option->label, option->hint,
			slot_has(record, slot, option->code));
	}
}

void record_show(const struct record *record, const struct slot *slot, struct page *page)
{
	struct block *block;
	if (slot->kind == SLOT_CHOICE) {
		show_choice(record, slot, page);
		return;
	}
	if (slot->kind == SLOT_LINE) {
		block = add_line(page, &page->body, slot->id, slot->label, slot->hint, slot->edit);
		block->width_cols = slot->width_cols;
		block->unit = slot->unit;
		block->masked = slot->masked;
	} else {
		block = add_prose(page, &page->body, slot->id, slot->label, slot->hint, slot->edit);
		block->limit_chars = slot->limit_chars;
	}
	block->error = slot->error;
}

static const struct form_option *slot_option(const struct slot *slot, const char *code)
{
	for (size_t i = 0; i < slot->n_options; i++)
		if (!strcmp(slot->options[i].code, code))
			return &slot->options[i];
	return NULL;
}

/* Whether an option may stay chosen beside another: "none of these" stands alone. */
static bool may_stand_beside(const struct slot *slot, const char *code, const struct form_option *chosen)
{
	const struct form_option *other = slot_option(slot, code);
	return !chosen->alone && !(other && other->alone);
}

static struct json *many_toggled(const struct record *record, const struct slot *slot, const struct form_option *chosen)
{
	struct json *list = json_array();
	const struct json *old = pointer_get(record->json, slot->pointer);
	bool was = slot_has(record, slot, chosen->code);
	for (const struct json *item = json_first(old); item; item = json_next(item)) {
		const char *code = json_text(item);
		if (code && strcmp(code, chosen->code) && (was || may_stand_beside(slot, code, chosen)))
			json_append(list, json_from_text(code));
	}
	if (!was)
		json_append(list, json_from_text(chosen->code));
	if (json_len(list))
		return list;
	json_free(list);
	return NULL;
}

bool record_choose(struct record *record, struct slot *slot, const char *code)
{
	const struct form_option *option = slot_option(slot, code);
	if (!option)
		return false;
	if (slot->many)
		pointer_set(record->json, slot->pointer, many_toggled(record, slot, option));
	else if (slot_has(record, slot, code))
		return false;
	else
		pointer_set(record->json, slot->pointer, json_from_text(code));
	return true;
}

/* NULL if it cannot be stored as such. */
static struct json *slot_parse(const struct slot *slot, const char *text)
{
	struct json *value = NULL;
	if (slot->value == SLOT_TEXT)
		return json_from_text(text);
	if (!value_from_text(&typed_fields[slot->value], text, &value, NULL))
		return NULL;
	int64_t n;
	if (!json_int(value, &n) || (n >= slot->min && n <= slot->max))
		return value;
	json_free(value);
	return NULL;
}

static void slot_commit(struct record *record, struct slot *slot)
{
	char *text = text_trim(edit_text(slot->edit));
	struct json *value = *text ? slot_parse(slot, slot->kind == SLOT_PROSE ? edit_text(slot->edit) : text) : NULL;
	char typed[96];
	bool bad = *text && !value;
	snprintf(typed, sizeof typed, "/typed/%s", slot->id);
	pointer_set(record->json, typed, bad ? json_from_text(text) : NULL);
	pointer_set(record->json, slot->pointer, value);
	slot->error = bad ? wrong_words(record, slot->value, text) : NULL;
	edit_clean(slot->edit);
	free(text);
}

bool record_commit(struct record *record)
{
	if (!record_is_dirty(record))
		return false;
	struct json *before = json_dup(record->json);
	for (size_t i = 0; i < record->n_slots; i++)
		if (record->slots[i].edit && edit_is_dirty(record->slots[i].edit))
			slot_commit(record, &record->slots[i]);
	bool changed = !json_equal(before, record->json);
	json_free(before);
	return changed;
}

bool record_is_dirty(const struct record *record)
{
	for (size_t i = 0; i < record->n_slots; i++)
		if (record->slots[i].edit && edit_is_dirty(record->slots[i].edit))
			return true;
	return false;
}
