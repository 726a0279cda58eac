/* SPDX-License-Identifier: MIT */
/*
 * JSON, strictly. json_parse first runs a gate of our own (UTF-8, RFC 8259 grammar, no
 * duplicate keys, no U+0000, no lone surrogates, numbers only integers within 2^53,
 * depth, size), then builds a tree with cJSON. Keys are compared with case. Members keep
 * their order. json_write never goes through cJSON's printing, which changes numbers.
 */
#pragma once

#include "base/err.h"

#include <stdint.h>

/* The greatest integer, and negated the least: I-JSON's (RFC 7493), which every reader of JSON keeps exactly. */
#define JSON_INT_MAX INT64_C(9007199254740991)

struct buf;
struct json; /* a node; NULL stands for "not there" in every getter */

enum json_kind { JSON_NONE, JSON_NULL, JSON_BOOL, JSON_INT, JSON_TEXT, JSON_ARRAY, JSON_OBJECT };

struct json_limits {
	size_t max_bytes;  /* of the whole text */
	size_t max_text;   /* of one string */
	size_t max_nodes;
	int max_depth;
};
/* Used where `limits` is NULL: 8 MiB, 1 MiB a string, 100,000 nodes, depth 32, keys of 128 bytes. */
extern const struct json_limits json_default_limits;

/*
 * `where` names the source in errors (ERR_SYNTAX, ERR_ENCODING, ERR_DUPLICATE_KEY, ERR_TOO_BIG,
 * with err->line). Of two keys alike the second is named, escapes being read first. NULL bytes are an empty text.
 * The caller frees with json_free.
 */
MUST_USE bool json_parse(const char *bytes, size_t len, const struct json_limits *limits, const char *where,
	struct json **ret_json, struct err *err);
/* The gate alone: nothing is built. */
MUST_USE bool json_check(const char *bytes, size_t len, const struct json_limits *limits, const char *where, struct err *err);
/* Line (from 1) at which the value at a JSON pointer (RFC 6901) begins; the deepest part that exists is used. */
long json_line(const char *bytes, size_t len, const char *pointer);
/*
 * Where the value at a JSON pointer stands, in text that json_check has passed (of any other it finds what it can, within
 * the bytes). False if there is none.
 */
bool json_find(const char *bytes, size_t len, const char *pointer, size_t *ret_start, size_t *ret_len);
void json_free(struct json *json);

enum json_kind json_kind(const struct json *json);
const struct json *json_get(const struct json *object, const char *key);
struct json *json_get_mut(struct json *object, const char *key);
const struct json *json_first(const struct json *container); /* members of an object or items of an array */
const struct json *json_next(const struct json *member);
const char *json_key(const struct json *member);             /* NULL for an item of an array */
size_t json_len(const struct json *container);
const struct json *json_at(const struct json *array, size_t i); /* walks: use json_first and json_next in a loop */
/* The text, or NULL if it is none. */
const char *json_text(const struct json *json);
const char *json_get_text(const struct json *object, const char *key);
bool json_int(const struct json *json, int64_t *ret);
bool json_get_int(const struct json *object, const char *key, int64_t *ret);
bool json_is_true(const struct json *json);
bool json_get_true(const struct json *object, const char *key);
bool json_equal(const struct json *a, const struct json *b); /* members in any order */

/*
 * Building. Setting a key that exists replaces it in its place; `value` passes to the object, also where nothing can be
 * set (the container is NULL or of another kind: `value` is freed). Texts are copied; json_from_text(NULL) is null; integers
 * are kept within JSON_INT_MAX. json_set looks for the key first: for thousands of members use one array.
 */
struct json *json_object(void);
struct json *json_array(void);
struct json *json_from_text(const char *text);
struct json *json_from_int(int64_t n);
struct json *json_from_bool(bool b);
struct json *json_null(void);
struct json *json_dup(const struct json *json); /* a copy without its key; NULL gives NULL */
void json_set(struct json *object, const char *key, struct json *value); /* NULL value removes */
void json_set_text(struct json *object, const char *key, const char *text); /* NULL text removes */
void json_set_int(struct json *object, const char *key, int64_t n);
void json_set_bool(struct json *object, const char *key, bool b);
void json_append(struct json *array, struct json *value);
void json_remove(struct json *object, const char *key);
/* Removes from the container and hands it, without its key, to the caller, who frees it or sets it elsewhere. */
struct json *json_detach(struct json *container, struct json *member);

/* Compact, or with two blanks of indentation a level. No newline at the end. Malformed UTF-8 is written as U+FFFD. */
void json_write(const struct json *json, bool pretty, struct buf *out);
/* One JSON string with its quotes. */
void json_write_text(const char *text, struct buf *out);

/*
 * The checksum member that ends every JSON file we write: json_write_sealed writes the object indented, without its own
 * "sum" if it has one, and ends it with `,"sum":"<64 hex>"}` and a newline, where the sum is the SHA-256 of every byte of it
 * before that comma. The object needs at least one other member. json_check_seal refuses anything else (ERR_DAMAGED); it
 * looks at bytes only, so json_parse follows it.
 */
void json_write_sealed(const struct json *object, struct buf *out);
MUST_USE bool json_check_seal(const char *bytes, size_t len, const char *where, struct err *err);
