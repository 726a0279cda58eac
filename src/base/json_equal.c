/* SPDX-License-Identifier: MIT */
#include "base/json.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

static int key_order(const void *a, const void *b)
{
	const struct json *const *left = a, *const *right = b;
	return strcmp(json_key(*left), json_key(*right));
}

/* The members by key; the caller frees. */
static const struct json **sorted(const struct json *object, size_t n)
{
	const struct json **members = xcalloc(n, sizeof(struct json *));
	size_t i = 0;
	for (const struct json *member = json_first(object); member && i < n; member = json_next(member))
		members[i++] = member;
	qsort(members, i, sizeof(struct json *), key_order);
	return members;
}

static bool same_members(const struct json *a, const struct json *b)
{
	size_t n = json_len(a);
	if (n != json_len(b))
		return false;
	const struct json **left = sorted(a, n), **right = sorted(b, n);
	bool same = true;
	for (size_t i = 0; i < n && same; i++)
		same = strcmp(json_key(left[i]), json_key(right[i])) == 0 && json_equal(left[i], right[i]);
	free(left);
	free(right);
	return same;
}

static bool same_items(const struct json *a, const struct json *b)
{
	const struct json *left = json_first(a), *right = json_first(b);
	while (left && right && json_equal(left, right)) {
		left = json_next(left);
		right = json_next(right);
	}
	return !left && !right;
}

bool json_equal(const struct json *a, const struct json *b)
{
	int64_t left, right;
	enum json_kind kind = json_kind(a);
	if (kind != json_kind(b))
		return false;
	switch (kind) {
	case JSON_TEXT:
		return strcmp(json_text(a), json_text(b)) == 0;
	case JSON_INT:
		return json_int(a, &left) && json_int(b, &right) && left == right;
	case JSON_BOOL:
		return json_is_true(a) == json_is_true(b);
	case JSON_ARRAY:
		return same_items(a, b);
	case JSON_OBJECT:
		return same_members(a, b);
	case JSON_NONE:
	case JSON_NULL:
		break;
	}
	return true;
}
