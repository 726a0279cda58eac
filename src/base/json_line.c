/* SPDX-License-Identifier: MIT */
/* Walks text that the gate has passed; on any other text it stays within the bytes and finds what it can. */
#include "base/json_gate.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/text.h"

#include <string.h>

#define TOKEN_BYTES ((size_t)1024)

struct walk {
	const char *p, *end;
};

static void skip_blanks(struct walk *walk)
{
	while (walk->p < walk->end && strchr(" \t\r\n", *walk->p) && *walk->p)
		walk->p++;
}

static bool take(struct walk *walk, char c)
{
	skip_blanks(walk);
	if (walk->p == walk->end || *walk->p != c)
		return false;
	walk->p++;
	return true;
}

static bool read_string(struct walk *walk, struct buf *out)
{
	struct json_string string = { .p = walk->p, .end = walk->end, .out = out };
	if (!json_read_string(&string)) {
		walk->p = walk->end;
		return false;
	}
	walk->p = string.p;
	return true;
}

/* A quote ends a string unless an odd number of backslashes stands before it. */
static void skip_string(struct walk *walk)
{
	const char *begin = ++walk->p;
	while (walk->p < walk->end) {
		const char *quote = memchr(walk->p, '"', (size_t)(walk->end - walk->p)), *slash = quote;
		if (!quote)
			break;
		while (slash > begin && slash[-1] == '\\')
			slash--;
		walk->p = quote + 1;
		if ((quote - slash) % 2 == 0)
			return;
	}
	walk->p = walk->end;
}

static void skip_value(struct walk *walk)
{
	size_t depth = 0;
	skip_blanks(walk);
	while (walk->p < walk->end) {
		char c = *walk->p;
		bool closes = c == '}' || c == ']';
		if (depth == 0 && (closes || c == ','))
			return;
		if (c == '"') {
			skip_string(walk);
			continue;
		}
		walk->p++;
		depth += c == '{' || c == '[';
		depth -= closes;
	}
}

/* Takes the next part of a pointer, with ~1 and ~0 read; false at its end. */
static bool next_token(const char **pointer, struct buf *token)
{
	if (**pointer != '/')
		return false;
	const char *p = *pointer + 1;
	buf_clear(token);
	for (; *p && *p != '/'; p++) {
		bool escape = p[0] == '~' && (p[1] == '0' || p[1] == '1');
		p += escape;
		buf_putc(token, !escape ? *p : *p == '0' ? '~' : '/');
	}
	*pointer = p;
	return true;
}

/* Moves to the value of a member; false if there is none of that key. */
static bool enter_object(struct walk *walk, const char *token)
{
	struct buf key = BUF(TOKEN_BYTES);
	bool found = false, more = true;
	while (more && !found) {
		buf_clear(&key);
		skip_blanks(walk);
		if (walk->p == walk->end || *walk->p != '"' || !read_string(walk, &key) || !take(walk, ':'))
			break;
		found = strcmp(buf_text(&key), token) == 0;
		if (!found) {
			skip_value(walk);
			more = take(walk, ',');
		}
	}
	buf_release(&key);
	return found;
}

static bool enter_array(struct walk *walk, const char *token)
{
	int64_t index;
	if (!text_to_int(token, 0, INT64_MAX, &index))
		return false;
	for (; index > 0; index--) {
		skip_value(walk);
		if (!take(walk, ','))
			return false;
	}
	skip_blanks(walk);
	return walk->p < walk->end && *walk->p != ']';
}

static bool enter(struct walk *walk, const char *token)
{
	if (take(walk, '{'))
		return enter_object(walk, token);
	return take(walk, '[') && enter_array(walk, token);
}

bool json_find(const char *bytes, size_t len, const char *pointer, size_t *ret_start, size_t *ret_len)
{
	struct buf token = BUF(TOKEN_BYTES);
	struct walk walk = { bytes, bytes + len };
	bool found = true;
	while (found && next_token(&pointer, &token))
		found = enter(&walk, buf_text(&token));
	buf_release(&token);
	if (!found)
		return false;
	skip_blanks(&walk);
	const char *start = walk.p;
	skip_value(&walk);
	*ret_start = (size_t)(start - bytes);
	*ret_len = (size_t)(walk.p - start);
	return true;
}

long json_line(const char *bytes, size_t len, const char *pointer)
{
	if (!bytes)
		return 1;
	struct buf token = BUF(TOKEN_BYTES);
	struct walk walk = { bytes, bytes + len };
	skip_blanks(&walk);
	const char *found = walk.p;
	while (next_token(&pointer, &token) && enter(&walk, buf_text(&token))) {
		skip_blanks(&walk);
		found = walk.p;
	}
	buf_release(&token);
	long line = 1;
	for (const char *p = bytes; p < found; p++)
		line += *p == '\n';
	return line;
}
