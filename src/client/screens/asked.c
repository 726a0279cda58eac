/* SPDX-License-Identifier: MIT */
#include "client/screens/asked.h"

#include "base/json.h"
#include "base/mem.h"
#include "base/text.h"
#include "client/screen.h"
#include "entry/value.h"

#include <stdlib.h>
#include <string.h>

/* "part.lead.role" is of the part "lead"; whatever is no part's is the value's. */
static const struct form_field *field_of(const struct form_question *question, const char *id)
{
	char part[32];
	const char *rest = strncmp(id, "part.", 5) ? NULL : id + 5;
	size_t len = rest ? strcspn(rest, ".:") : 0;
	if (!rest || len >= sizeof part)
		return &question->value;
	memcpy(part, rest, len);
	part[len] = '\0';
	return form_part(question, part);
}

/* A telephone or an e-mail address of a person. */
static bool is_contact(const struct form_field *field, const char *id)
{
	const char *dot = strrchr(id, '.');
	return field && field->kind == FIELD_PERSON && dot && (!strcmp(dot, ".phone") || !strcmp(dot, ".email"));
}

static bool is_wanted(const struct form_question *question, const struct form_field *field)
{
	return field && (!field->optional || question_is_optional(question));
}

static bool slot_is_empty(const struct record *record, const struct slot *slot)
{
	if (slot->edit)
		return edit_len(slot->edit) == 0;
	const char *state = slot->states ? json_get_text(record->json, "state") : NULL;
	bool by_state = state && strcmp(state, "answered") != 0;
	return !by_state && value_is_empty(pointer_get(record->json, slot->pointer));
}

/* Whoever says "not sure" or "does not apply" has said all but why. */
static bool says_none(const struct record *record)
{
	const char *state = json_get_text(record->json, "state");
	return state && (!strcmp(state, "not_sure") || !strcmp(state, "not_applicable"));
}

static bool slot_is_open(const struct model *model, const struct slot *slot)
{
	const struct form_question *question = place_of(model)->question;
	const struct form_field *field = field_of(question, slot->id);
	if (!strcmp(slot->id, "state") || is_contact(field, slot->id))
		return false;
	if (strcmp(slot->id, "reason") && (says_none(&model->record) || !is_wanted(question, field)))
		return false;
	return slot_is_empty(&model->record, slot);
}

static bool table_is_open(const struct model *model, const char *part)
{
	const struct form_question *question = place_of(model)->question;
	const struct form_field *table = *part ? form_part(question, part) : &question->value;
	if (says_none(&model->record) || !is_wanted(question, table) || table->kind != FIELD_TABLE)
		return false;
	const struct json *parts = json_get(model->record.json, "parts");
	return value_is_empty(*part ? json_get(parts, part) : json_get(model->record.json, "value"));
}

static const struct slot *slot_of(const struct model *model, const char *id)
{
	for (size_t i = 0; i < model->record.n_slots; i++)
		if (!strcmp(model->record.slots[i].id, id))
			return &model->record.slots[i];
	return NULL;
}

/* A block's own id, which of an option is that of its choice. */
static bool is_open(const struct model *model, const struct focusable *thing)
{
	const char *part = after_prefix(thing->id, "add");
	const struct slot *slot = thing->block->id ? slot_of(model, thing->block->id) : NULL;
	return part ? table_is_open(model, part) : slot && slot_is_open(model, slot);
}

static struct focusable *things_of(const struct page *page, size_t *ret_n)
{
	size_t n = page_focusables(page, NULL, 0);
	struct focusable *things = xcalloc(n + 1, sizeof *things);
	*ret_n = page_focusables(page, things, n);
	return things;
}

/* The first thing of the first block behind that of `from`. */
static size_t behind(const struct focusable *things, size_t n, const char *from)
{
	size_t at = 0;
	while (from && at < n && strcmp(things[at].id, from))
		at++;
	const struct block *block = from && at < n ? things[at].block : NULL;
	while (block && at < n && things[at].block == block)
		at++;
	return at;
}

bool asked_next(const struct model *model, const char *from, char ret_id[64])
{
	size_t n;
	struct focusable *things = things_of(&model->page, &n);
	size_t at = behind(things, n, from);
	while (at < n && strcmp(things[at].id, "next") && !is_open(model, &things[at]))
		at++;
	bool found = at < n && strcmp(things[at].id, "next") != 0;
	if (found)
		text_copy(ret_id, 64, things[at].id);
	free(things);
	return found;
}

bool asked_field_behind(const struct model *model, const char *from, char ret_id[64])
{
	size_t n;
	struct focusable *things = things_of(&model->page, &n);
	size_t at = behind(things, n, from);
	while (at < n && things[at].block->id && !strcmp(things[at].block->id, "state")) /* "not sure" instead of an answer */
		at++;
	bool more = at < n && strcmp(things[at].id, "next") != 0;
	if (more) /* of a choice what is chosen, which its own id stands for */
		text_copy(ret_id, 64, things[at].block->kind == BLOCK_CHOICE ? things[at].block->id : things[at].id);
	free(things);
	return more;
}
