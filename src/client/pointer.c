/* SPDX-License-Identifier: MIT */
#include "client/record.h"

#include "base/json.h"
#include "base/text.h"

#include <stdint.h>
#include <string.h>

/* Copies the next name of a pointer and steps past it. False at the end. */
static bool pointer_next(const char **at, char *name, size_t size)
{
	if (**at != '/')
		return false;
	size_t len = strcspn(*at + 1, "/");
	if (len >= size)
		return false;
	memcpy(name, *at + 1, len);
	name[len] = '\0';
	*at += 1 + len;
	return true;
}

static const struct json *child_of(const struct json *json, const char *name)
{
	if (json_kind(json) != JSON_ARRAY)
		return json_get(json, name);
	int64_t i;
	return text_to_int(name, 0, INT32_MAX, &i) ? json_at(json, (size_t)i) : NULL;
}

const struct json *pointer_get(const struct json *json, const char *pointer)
{
	char name[64];
	while (json && pointer_next(&pointer, name, sizeof name))
		json = child_of(json, name);
	return json;
}

/* Empty objects go with what they held, so that "nothing filled in" has one spelling. */
static void prune_empty(struct json *parent, const char *name)
{
	const struct json *child = json_get(parent, name);
	if (json_kind(child) == JSON_OBJECT && json_len(child) == 0)
		json_remove(parent, name);
}

void pointer_set(struct json *json, const char *pointer, struct json *value)
{
	char name[64];
	if (!pointer_next(&pointer, name, sizeof name)) {
		json_free(value);
		return;
	}
	if (!*pointer) {
		json_set(json, name, value);
		return;
	}
	struct json *child = json_get_mut(json, name);
	if (json_kind(child) != JSON_OBJECT) {
		if (!value)
			return;
		json_set(json, name, json_object());
		child = json_get_mut(json, name);
	}
	pointer_set(child, pointer, value);
	prune_empty(json, name);
}
