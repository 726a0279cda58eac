/* SPDX-License-Identifier: MIT */
#include "base/json.h"

#include "base/mem.h"

#include <cJSON.h>

#include <pthread.h>

/* cJSON notes where it stopped in a global variable. */
static pthread_mutex_t parsing = PTHREAD_MUTEX_INITIALIZER;

/* A struct json is a cJSON under a name of ours: no other file knows what is in it. */

static const cJSON *node(const struct json *json)
{
	return (const cJSON *)json;
}

static cJSON *node_mut(struct json *json)
{
	return (cJSON *)json;
}

static struct json *made(cJSON *item)
{
	if (!item)
		mem_exhausted();
	return (struct json *)item;
}

bool json_parse(const char *bytes, size_t len, const struct json_limits *limits, const char *where,
	struct json **ret_json, struct err *err)
{
	if (!json_check(bytes, len, limits, where, err))
		return false;
	pthread_mutex_lock(&parsing);
	cJSON *root = cJSON_ParseWithLength(bytes, len);
	pthread_mutex_unlock(&parsing);
	if (!root)
		return err_set(err, ERR_MEMORY, where, "no memory for its values");
	*ret_json = (struct json *)root;
	return true;
}

void json_free(struct json *json)
{
	cJSON_Delete(node_mut(json));
}

enum json_kind json_kind(const struct json *json)
{
	static const struct {
		int type;
		enum json_kind kind;
	} kinds[] = {
		{ cJSON_String, JSON_TEXT },
		{ cJSON_Object, JSON_OBJECT },
		{ cJSON_Number, JSON_INT },
		{ cJSON_Array, JSON_ARRAY },
		{ cJSON_True, JSON_BOOL },
		{ cJSON_False, JSON_BOOL },
		{ cJSON_NULL, JSON_NULL },
	};
	for (size_t i = 0; json && i < sizeof kinds / sizeof kinds[0]; i++) {
		if ((node(json)->type & 0xff) == kinds[i].type)
			return kinds[i].kind;
	}
	return JSON_NONE;
}

const struct json *json_get(const struct json *object, const char *key)
{
	if (json_kind(object) != JSON_OBJECT)
		return NULL;
	return (const struct json *)cJSON_GetObjectItemCaseSensitive(node(object), key);
}

struct json *json_get_mut(struct json *object, const char *key)
{
	if (json_kind(object) != JSON_OBJECT)
		return NULL;
	return (struct json *)cJSON_GetObjectItemCaseSensitive(node_mut(object), key);
}

const struct json *json_first(const struct json *container)
{
	return container ? (const struct json *)node(container)->child : NULL;
}

const struct json *json_next(const struct json *member)
{
	return member ? (const struct json *)node(member)->next : NULL;
}

const char *json_key(const struct json *member)
{
	return member ? node(member)->string : NULL;
}

size_t json_len(const struct json *container)
{
	size_t n = 0;
	for (const struct json *member = json_first(container); member; member = json_next(member))
		n++;
	return n;
}

const struct json *json_at(const struct json *array, size_t i)
{
	const struct json *item = json_first(array);
	while (item && i-- > 0)
		item = json_next(item);
	return item;
}

const char *json_text(const struct json *json)
{
	return json_kind(json) == JSON_TEXT ? node(json)->valuestring : NULL;
}

const char *json_get_text(const struct json *object, const char *key)
{
	return json_text(json_get(object, key));
}

bool json_int(const struct json *json, int64_t *ret)
{
	if (json_kind(json) != JSON_INT)
		return false;
	*ret = (int64_t)node(json)->valuedouble; /* exact: the gate and json_from_int keep within 2^53 */
	return true;
}

bool json_get_int(const struct json *object, const char *key, int64_t *ret)
{
	return json_int(json_get(object, key), ret);
}

bool json_is_true(const struct json *json)
{
	return json && cJSON_IsTrue(node(json));
}

bool json_get_true(const struct json *object, const char *key)
{
	return json_is_true(json_get(object, key));
}

struct json *json_object(void)
{
	return made(cJSON_CreateObject());
}

struct json *json_array(void)
{
	return made(cJSON_CreateArray());
}

struct json *json_from_text(const char *text)
{
	return made(text ? cJSON_CreateString(text) : cJSON_CreateNull());
}

struct json *json_from_int(int64_t n)
{
	int64_t kept = n > JSON_INT_MAX ? JSON_INT_MAX : n < -JSON_INT_MAX ? -JSON_INT_MAX : n;
	return made(cJSON_CreateNumber((double)kept));
}

struct json *json_from_bool(bool b)
{
	return made(cJSON_CreateBool(b));
}

struct json *json_null(void)
{
	return made(cJSON_CreateNull());
}

/* An item outside an object has no key: json_key is then NULL also after a detour through an array. */
static struct json *without_key(struct json *json)
{
	cJSON *item = node_mut(json);
	if (item->string) {
		cJSON_free(item->string);
		item->string = NULL;
	}
	return json;
}

struct json *json_dup(const struct json *json)
{
	return json ? without_key(made(cJSON_Duplicate(node(json), 1))) : NULL;
}

void json_set(struct json *object, const char *key, struct json *value)
{
	if (!value) {
		json_remove(object, key);
		return;
	}
	if (json_kind(object) != JSON_OBJECT) {
		json_free(value);
		return;
	}
	cJSON *container = node_mut(object);
	bool there = cJSON_GetObjectItemCaseSensitive(container, key) != NULL;
	if (!(there ? cJSON_ReplaceItemInObjectCaseSensitive(container, key, node_mut(value)) :
		cJSON_AddItemToObject(container, key, node_mut(value))))
		mem_exhausted();
}

void json_set_text(struct json *object, const char *key, const char *text)
{
	json_set(object, key, text ? json_from_text(text) : NULL);
}

void json_set_int(struct json *object, const char *key, int64_t n)
{
	json_set(object, key, json_from_int(n));
}

void json_set_bool(struct json *object, const char *key, bool b)
{
	json_set(object, key, json_from_bool(b));
}

void json_append(struct json *array, struct json *value)
{
	if (value && (json_kind(array) != JSON_ARRAY || !cJSON_AddItemToArray(node_mut(array), node_mut(value))))
		json_free(value);
}

void json_remove(struct json *object, const char *key)
{
	if (json_kind(object) == JSON_OBJECT)
		cJSON_DeleteItemFromObjectCaseSensitive(node_mut(object), key);
}

struct json *json_detach(struct json *container, struct json *member)
{
	if (!container || !member)
		return NULL;
	return without_key((struct json *)cJSON_DetachItemViaPointer(node_mut(container), node_mut(member)));
}
