/* SPDX-License-Identifier: MIT */
#include "form/shape.h"

#include "base/json.h"
#include "form/shape_values.h"

#include <string.h>

static const char *const kind_nouns[] = {
	[JSON_NONE] = "nothing", [JSON_NULL] = "null", [JSON_BOOL] = "true or false", [JSON_INT] = "a whole number",
	[JSON_TEXT] = "a text", [JSON_ARRAY] = "a list", [JSON_OBJECT] = "an object",
};

bool check_kind(struct reader *reader, const struct place *at, const struct json *json, int kind)
{
	int found = json_kind(json);
	if (found != kind)
		fault_at(reader, at, "must be %s, not %s", kind_nouns[kind], kind_nouns[found]);
	return found == kind;
}

static const struct member *find_member(const struct shape *shape, const char *name)
{
	for (size_t i = 0; i < shape->n_members; i++) {
		const struct member *member = &shape->members[i];
		if (member->kind == MEMBER_INCLUDE)
			member = find_member(member->shape, name);
		else if (strcmp(member->name, name) != 0)
			member = NULL;
		if (member != NULL)
			return member;
	}
	return NULL;
}

#define SHAPE_MAX_MEMBERS 64

static size_t collect_names(const struct shape *shape, const char **names, size_t n)
{
	for (size_t i = 0; i < shape->n_members && n < SHAPE_MAX_MEMBERS; i++) {
		if (shape->members[i].kind == MEMBER_INCLUDE)
			n = collect_names(shape->members[i].shape, names, n);
		else
			names[n++] = shape->members[i].name;
	}
	return n;
}

static void find_unknown(struct reader *reader, const struct place *at, const struct shape *shape, const struct json *json)
{
	for (const struct json *value = json_first(json); value != NULL; value = json_next(value)) {
		const char *name = json_key(value);
		if (find_member(shape, name) != NULL)
			continue;
		const char *names[SHAPE_MAX_MEMBERS];
		size_t n = collect_names(shape, names, 0);
		fault_at(reader, MEMBER_OF(at, name), "unknown member \"%s\" in %s%s", name, shape->noun,
			did_you_mean(reader, name, names, n));
	}
}

/* Whether the member goes with the kind of field that the record turned out to be. */
static bool member_fits(struct reader *reader, const struct place *at, const struct member *member, unsigned bit,
	const struct json *value)
{
	if (bit == 0)
		return true;
	if (value == NULL && (member->needs & bit) != 0)
		fault_at(reader, at, "missing member \"%s\", which this kind needs", member->name);
	if (value != NULL && member->fits != 0 && (member->fits & bit) == 0) {
		fault_at(reader, MEMBER_OF(at, member->name), "\"%s\" does not go with this kind", member->name);
		return false;
	}
	return true;
}

static void read_member(struct reader *reader, const struct place *at, const struct shape *shape, const struct member *member,
	const struct json *json, void *record)
{
	const struct json *value = json_get(json, member->name);
	if (value == NULL && (member->rules & NEEDED) != 0)
		fault_at(reader, at, "missing member \"%s\" in %s", member->name, shape->noun);
	if (!member_fits(reader, at, member, shape->kind_bit != NULL ? shape->kind_bit(record) : 0, value) || value == NULL)
		return;
	value_read(reader, MEMBER_OF(at, member->name), member, value, record);
}

static void read_members(struct reader *reader, const struct place *at, const struct shape *shape, const struct json *json,
	void *record)
{
	if (shape->begin != NULL)
		shape->begin(reader, record);
	for (size_t i = 0; i < shape->n_members; i++) {
		const struct member *member = &shape->members[i];
		if (member->kind == MEMBER_INCLUDE)
			read_members(reader, at, member->shape, json, (char *)record + member->at);
		else
			read_member(reader, at, shape, member, json, record);
	}
	if (shape->finish != NULL)
		shape->finish(reader, at, json, record);
}

void shape_read(struct reader *reader, const struct place *at, const struct shape *shape, const struct json *json, void *record)
{
	if (!check_kind(reader, at, json, JSON_OBJECT))
		return;
	find_unknown(reader, at, shape, json);
	read_members(reader, at, shape, json, record);
}

static const char *id_in(const void *records, size_t i, size_t size)
{
	return *(const char *const *)(const void *)((const char *)records + i * size);
}

void check_unique(struct reader *reader, const struct place *list, const char *member, const void *records, size_t n, size_t size)
{
	for (size_t i = 1; i < n; i++) {
		const char *id = id_in(records, i, size);
		for (size_t j = 0; id != NULL && j < i; j++) {
			const char *other = id_in(records, j, size);
			if (other == NULL || strcmp(id, other) != 0)
				continue;
			fault_at(reader, MEMBER_OF(ITEM_OF(list, i), member), "\"%s\" is there twice in this list", id);
			break;
		}
	}
}
