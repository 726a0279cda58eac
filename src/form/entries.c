/* SPDX-License-Identifier: MIT */
/* The files that a form names: its sections, with the routes they are on, and its local files. */
#include "form/shape_values.h"

#include "base/json.h"

#define ENTRY(type, field) AT(type, struct section_entry, field)
static const struct member entry_members[] = {
	{ "file", MEMBER_ID, NEEDED, ENTRY(const char *, file), .id = &id_file },
	{ "routes", MEMBER_IDS, 0, ENTRY(const char *const *, routes), ENTRY(size_t, n_routes), .id = &id_word, .min = 1 },
	{ "optional", MEMBER_FLAG, 0, ENTRY(bool, optional) },
};

static void finish_entry(struct reader *reader, const struct place *at, const struct json *json, void *record)
{
	const struct section_entry *entry = record;
	for (size_t i = 0; i < entry->n_routes; i++)
		if (entry->routes[i] != NULL && !form_has_route(reader->form, entry->routes[i]))
			fault_at(reader, ITEM_OF(MEMBER_OF(at, "routes"), i), "the form has no route \"%s\"", entry->routes[i]);
}
static const struct shape entry_shape = {
	"a section of the form", MEMBERS(entry_members), sizeof(struct section_entry), .finish = finish_entry,
};

/* One of "kf1.json" and {"file": "kf1.json", …}. */
static void read_entry(struct reader *reader, const struct place *at, const struct json *json, struct section_entry *entry)
{
	if (json_kind(json) == JSON_TEXT)
		value_read(reader, at, &entry_members[0], json, entry);
	else
		shape_read(reader, at, &entry_shape, json, entry);
}

void entries_read(struct reader *reader, const struct place *at, const struct json *json, void *record)
{
	if (!check_kind(reader, at, json, JSON_ARRAY))
		return;
	size_t n = json_len(json), i = 0;
	if (n == 0 || n > READER_MAX_SECTIONS) {
		fault_at(reader, at, "has %zu sections; it may have 1 to %d", n, READER_MAX_SECTIONS);
		return;
	}
	reader->entries = arena_array(&reader->form->arena, n, sizeof(reader->entries[0]));
	reader->n_entries = n;
	for (const struct json *item = json_first(json); i < n; item = json_next(item), i++)
		read_entry(reader, ITEM_OF(at, i), item, &reader->entries[i]);
}

void local_names_read(struct reader *reader, const struct place *at, const struct json *json, void *record)
{
	if (!check_kind(reader, at, json, JSON_ARRAY))
		return;
	size_t i = 0;
	for (const struct json *item = json_first(json); item != NULL && i < READER_MAX_ITEMS; item = json_next(item), i++)
		if (check_kind(reader, ITEM_OF(at, i), item, JSON_TEXT))
			check_id(reader, ITEM_OF(at, i), &id_file, json_text(item));
}
