/* SPDX-License-Identifier: MIT */
#include "base/json_gate.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/text_utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define KEY_MAX_BYTES 128
#define DEPTH_CEILING 1000 /* of our recursion and of cJSON's, whatever the limits say */
#define FEW_KEYS 8

const struct json_limits json_default_limits = {
	.max_bytes = 8 * BUF_MIB,
	.max_text = BUF_MIB,
	.max_nodes = 100000,
	.max_depth = 32,
};

/* A key of an object that is still open, unescaped; `at` is where it stands. */
struct key {
	const char *text, *at;
	size_t len;
};

struct gate {
	const char *bytes, *p, *end;
	const struct json_limits *limits;
	const char *where;
	struct err *err;
	size_t nodes;
	int depth;
	struct buf text;    /* the key being read */
	struct arena arena; /* texts of `keys` */
	struct key *keys;   /* of all open objects, innermost last */
	size_t n_keys, cap_keys;
};

static bool gate_value(struct gate *gate);

static bool refuse(struct gate *gate, const char *at, enum err_code code, const char *why)
{
	err_set(gate->err, code, gate->where, "%s", why);
	if (!gate->err)
		return false;
	gate->err->line = 1;
	for (const char *p = gate->bytes; p < at; p++)
		gate->err->line += *p == '\n';
	return false;
}

static bool unexpected(struct gate *gate, const char *why)
{
	uint32_t c;
	if (gate->p == gate->end)
		return refuse(gate, gate->p, ERR_SYNTAX, "it ends too early");
	if (utf8_decode(gate->p, (size_t)(gate->end - gate->p), &c) == 0)
		return refuse(gate, gate->p, ERR_ENCODING, "malformed UTF-8");
	if (c == 0)
		return refuse(gate, gate->p, ERR_ENCODING, "U+0000");
	return refuse(gate, gate->p, ERR_SYNTAX, why);
}

static void skip_blanks(struct gate *gate)
{
	while (gate->p < gate->end && (*gate->p == ' ' || *gate->p == '\n' || *gate->p == '\r' || *gate->p == '\t'))
		gate->p++;
}

static bool take(struct gate *gate, char c)
{
	skip_blanks(gate);
	if (gate->p == gate->end || *gate->p != c)
		return false;
	gate->p++;
	return true;
}

static bool gate_string(struct gate *gate, struct buf *out, size_t max_bytes, size_t *ret_len)
{
	const char *at = gate->p;
	struct json_string string = { .p = gate->p, .end = gate->end, .out = out };
	if (!json_read_string(&string))
		return refuse(gate, string.at, string.code, string.why);
	if (string.len > max_bytes)
		return refuse(gate, at, ERR_TOO_BIG, out ? "key is too long" : "text is too long");
	gate->p = string.p;
	*ret_len = string.len;
	return true;
}

static bool gate_key(struct gate *gate)
{
	size_t len;
	skip_blanks(gate);
	const char *at = gate->p;
	if (at == gate->end || *at != '"')
		return unexpected(gate, "a key in quotes is expected");
	buf_clear(&gate->text);
	if (!gate_string(gate, &gate->text, KEY_MAX_BYTES, &len))
		return false;
	if (gate->n_keys == gate->cap_keys) {
		gate->cap_keys = gate->cap_keys ? gate->cap_keys * 2 : 64;
		gate->keys = xreallocarray(gate->keys, gate->cap_keys, sizeof *gate->keys);
	}
	gate->keys[gate->n_keys++] = (struct key){ arena_ndup(&gate->arena, buf_text(&gate->text), len), at, len };
	return take(gate, ':') || unexpected(gate, "a colon is expected");
}

static int key_compare(const struct key *a, const struct key *b)
{
	if (a->len != b->len)
		return a->len < b->len ? -1 : 1;
	return memcmp(a->text, b->text, a->len);
}

/* Equal keys stay in the order in which they stand. */
static int key_order(const void *a, const void *b)
{
	const struct key *left = a, *right = b;
	int order = key_compare(left, right);
	return order ? order : (left->at > right->at) - (left->at < right->at);
}

/* The first key that stands a second time, or NULL. Sorts rather than hashes: no choice of keys makes it slow. */
static const struct key *duplicate(struct key *keys, size_t n)
{
	const struct key *found = NULL;
	if (n > FEW_KEYS) {
		qsort(keys, n, sizeof *keys, key_order);
		for (size_t i = 1; i < n; i++) {
			if (key_compare(&keys[i - 1], &keys[i]) == 0 && (!found || keys[i].at < found->at))
				found = &keys[i];
		}
		return found;
	}
	for (size_t i = 1; i < n && !found; i++) {
		for (size_t k = 0; k < i && !found; k++)
			found = key_compare(&keys[k], &keys[i]) == 0 ? &keys[i] : NULL;
	}
	return found;
}

/* Closes an object whose keys begin at `first`. */
static bool gate_keys(struct gate *gate, size_t first)
{
	const struct key *twice = gate->n_keys > first ? duplicate(gate->keys + first, gate->n_keys - first) : NULL;
	gate->n_keys = first;
	if (!twice)
		return true;
	char why[KEY_MAX_BYTES + 16];
	snprintf(why, sizeof why, "%s (twice)", twice->text);
	return refuse(gate, twice->at, ERR_DUPLICATE_KEY, why);
}

static bool gate_container(struct gate *gate, bool object)
{
	size_t first = gate->n_keys;
	char close = object ? '}' : ']';
	if (++gate->depth > gate->limits->max_depth || gate->depth > DEPTH_CEILING)
		return refuse(gate, gate->p, ERR_TOO_BIG, "nested too deeply");
	gate->p++;
	if (!take(gate, close)) {
		do {
			if ((object && !gate_key(gate)) || !gate_value(gate))
				return false;
		} while (take(gate, ','));
		if (!take(gate, close))
			return unexpected(gate, object ? "a comma or } is expected" : "a comma or ] is expected");
	}
	gate->depth--;
	return gate_keys(gate, first);
}

static bool gate_word(struct gate *gate)
{
	static const char *const words[] = { "true", "false", "null" };
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		size_t len = strlen(words[i]);
		if ((size_t)(gate->end - gate->p) >= len && memcmp(gate->p, words[i], len) == 0) {
			gate->p += len;
			return true;
		}
	}
	return unexpected(gate, "a value is expected");
}

static bool is_digit(const struct gate *gate)
{
	return gate->p < gate->end && *gate->p >= '0' && *gate->p <= '9';
}

static bool gate_number(struct gate *gate)
{
	const char *at = gate->p;
	int64_t value = 0;
	gate->p += *at == '-';
	if (!is_digit(gate))
		return unexpected(gate, "a digit is expected");
	bool zero = *gate->p == '0';
	for (; is_digit(gate); gate->p++) {
		if (value <= JSON_INT_MAX)
			value = value * 10 + (*gate->p - '0');
	}
	if (zero && gate->p - at > 1 + (*at == '-'))
		return refuse(gate, at, ERR_SYNTAX, "number with a leading zero");
	if (gate->p < gate->end && memchr(".eE", *gate->p, 3))
		return refuse(gate, at, ERR_SYNTAX, "number that is not written as a whole one");
	if (value > JSON_INT_MAX)
		return refuse(gate, at, ERR_SYNTAX, "number beyond 9007199254740991");
	return true;
}

static bool gate_value(struct gate *gate)
{
	size_t len;
	skip_blanks(gate);
	if (gate->p == gate->end)
		return unexpected(gate, "");
	if (++gate->nodes > gate->limits->max_nodes)
		return refuse(gate, gate->p, ERR_TOO_BIG, "too many values");
	char c = *gate->p;
	if (c == '"')
		return gate_string(gate, NULL, gate->limits->max_text, &len);
	if (c == '{' || c == '[')
		return gate_container(gate, c == '{');
	return c == '-' || is_digit(gate) ? gate_number(gate) : gate_word(gate);
}

static bool gate_all(struct gate *gate)
{
	size_t len = (size_t)(gate->end - gate->bytes);
	if (len > gate->limits->max_bytes)
		return refuse(gate, gate->bytes, ERR_TOO_BIG, "more bytes than are allowed");
	if (len >= 3 && memcmp(gate->bytes, "\xef\xbb\xbf", 3) == 0)
		return refuse(gate, gate->bytes, ERR_ENCODING, "byte order mark");
	if (!gate_value(gate))
		return false;
	skip_blanks(gate);
	return gate->p == gate->end || unexpected(gate, "something behind the end");
}

bool json_check(const char *bytes, size_t len, const struct json_limits *limits, const char *where, struct err *err)
{
	if (!bytes)
		bytes = ""; /* an empty buffer */
	struct gate gate = {
		.bytes = bytes, .p = bytes, .end = bytes + len,
		.limits = limits ? limits : &json_default_limits,
		.where = where, .err = err, .text = BUF(KEY_MAX_BYTES),
	};
	bool ok = gate_all(&gate);
	buf_release(&gate.text);
	arena_release(&gate.arena);
	free(gate.keys);
	return ok;
}
