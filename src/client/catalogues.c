/* SPDX-License-Identifier: MIT */
#include "client/catalogues.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define CATALOGUE_MAX_BYTES (4 * BUF_MIB)
#define MAGIC UINT32_C(0x950412de)

/* ---- a binary catalogue, as GNU gettext describes it: numbers of four bytes, the header is the translation of "" ---- */

struct bytes {
	const unsigned char *at;
	size_t len;
	bool swapped;
};

/* The number at that place; beyond the end 0. */
static uint32_t number_at(const struct bytes *bytes, size_t at)
{
	if (at > bytes->len || bytes->len - at < 4)
		return 0;
	const unsigned char *b = bytes->at + at;
	return bytes->swapped ? (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3]
		: (uint32_t)b[3] << 24 | (uint32_t)b[2] << 16 | (uint32_t)b[1] << 8 | b[0];
}

/* Texts are sorted, so "" is the first. */
static const char *header_of(struct bytes *bytes, size_t *ret_len)
{
	bytes->swapped = number_at(bytes, 0) != MAGIC;
	if (number_at(bytes, 0) != MAGIC || number_at(bytes, 8) == 0 || number_at(bytes, number_at(bytes, 12)) != 0)
		return NULL;
	size_t row = number_at(bytes, 16), len = number_at(bytes, row), start = number_at(bytes, row + 4);
	if (start > bytes->len || len > bytes->len - start)
		return NULL;
	*ret_len = len;
	return (const char *)bytes->at + start;
}

static bool take_line(const char *line, size_t len, const char *name, char *to, size_t size)
{
	size_t own = strlen(name);
	if (len <= own || memcmp(line, name, own) != 0 || line[own] != ':')
		return false;
	struct buf value = BUF(size - 1);
	size_t from = own + 1;
	while (from < len && line[from] == ' ')
		from++;
	text_safe(&value, line + from, len - from, false);
	text_copy(to, size, buf_text(&value));
	buf_release(&value);
	return true;
}

bool catalogue_header(const char *bytes, size_t len, const char *name, char *to, size_t size)
{
	struct bytes all = { (const unsigned char *)bytes, len, false };
	size_t left = 0;
	const char *line = header_of(&all, &left);
	while (line && left > 0) {
		const char *end = memchr(line, '\n', left);
		size_t n = end ? (size_t)(end - line) : left;
		if (take_line(line, n, name, to, size))
			return true;
		line += end ? n + 1 : n;
		left -= end ? n + 1 : n;
	}
	return false;
}

/* ---- those of this program ---- */

bool catalogue_language(const char *linguas, size_t i, char to[LANGUAGE_BYTES])
{
	const char *at = linguas;
	for (; i > 0 && *at; i--)
		at += strcspn(at, " ") + (at[strcspn(at, " ")] == ' ');
	size_t len = strcspn(at, " ");
	if (len == 0 || len >= LANGUAGE_BYTES)
		return false;
	memcpy(to, at, len);
	to[len] = '\0';
	return true;
}

static bool find(const char *code, struct catalogue *ret)
{
	struct buf bytes = BUF(CATALOGUE_MAX_BYTES);
	char reader[80] = "no";
	char *path = xasprintf("%s/%s/LC_MESSAGES/section11.mo", language_folder(), code);
	bool there = file_read(path, &bytes, NULL);
	*ret = (struct catalogue){ .is_read = there && catalogue_header(bytes.data, bytes.len, "X-Read-By-Native-Speaker", reader,
		sizeof reader) && *reader && strcmp(reader, "no") != 0 };
	text_copy(ret->code, sizeof ret->code, code);
	buf_release(&bytes);
	free(path);
	return there;
}

void catalogues_find(const char *linguas, struct catalogues *ret)
{
	char code[LANGUAGE_BYTES];
	ret->n = 0;
	for (size_t i = 0; ret->n < CATALOGUES_MAX && catalogue_language(linguas, i, code); i++)
		ret->n += find(code, &ret->items[ret->n]);
}
