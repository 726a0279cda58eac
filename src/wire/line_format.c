/* SPDX-License-Identifier: MIT */
#include "wire/line_format.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "base/id.h"
#include "base/text.h"
#include "wire/receipt.h"

#include <assert.h>
#include <string.h>

#define NUMBER_MAX (((int64_t)1 << 53) - 1)
#define PART_MAX_BYTES 160
#define WRAPPED_TEXT_CHARS ((CRYPTO_WRAPPED_BYTES + 2) / 3 * 4)

static bool is_number(const char *text)
{
	int64_t n;
	return text[0] >= '1' && text[0] <= '9' && text_to_int(text, 1, NUMBER_MAX, &n);
}

static bool is_made_of(const char *text, const char *allowed)
{
	return *text && strspn(text, allowed) == strlen(text);
}

static bool is_slug(const char *text)
{
	return is_made_of(text, "abcdefghijklmnopqrstuvwxyz0123456789-");
}

static bool is_form(const char *text)
{
	const char *slash = strchr(text, '/');
	return slash && slash > text && is_number(slash + 1) &&
		strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-_.") == (size_t)(slash - text);
}

static bool is_hex64(const char *text)
{
	return crypto_is_hex(text, 64);
}

static bool is_key_id(const char *text)
{
	return crypto_is_hex(text, 16);
}

static bool is_stamp(const char *text)
{
	int64_t seconds;
	char again[CLOCK_STAMP_BYTES];
	if (!clock_parse_stamp(text, &seconds))
		return false;
	clock_stamp(seconds, again);
	return strcmp(text, again) == 0;
}

static bool is_wrapped(const char *text)
{
	struct buf raw = BUF(CRYPTO_WRAPPED_BYTES);
	bool ok = strlen(text) == WRAPPED_TEXT_CHARS && crypto_from_base64(text, &raw) && raw.len == CRYPTO_WRAPPED_BYTES;
	buf_release(&raw);
	return ok;
}

static bool are_notes(const char *text)
{
	size_t i = 0;
	for (;;) {
		size_t len = strcspn(text, " ");
		while (receipt_notes[i] && (strncmp(text, receipt_notes[i], len) != 0 || receipt_notes[i][len]))
			i++;
		if (len == 0 || !receipt_notes[i])
			return false;
		if (text[len] == '\0')
			return true;
		text += len + 1;
		i++;
	}
}

/* By kind: whether a text has its one spelling. */
static bool (*const spelled[])(const char *text) = {
	[LINE_NUMBER] = is_number,
	[LINE_UUID] = id_is_uuid,
	[LINE_SLUG] = is_slug,
	[LINE_FORM] = is_form,
	[LINE_HEX64] = is_hex64,
	[LINE_KEY_ID] = is_key_id,
	[LINE_STAMP] = is_stamp,
	[LINE_WRAPPED] = is_wrapped,
	[LINE_NOTES] = are_notes,
};
static_assert(sizeof spelled / sizeof spelled[0] == LINE_KIND_COUNT, "one rule a kind");

static bool take_part(const struct line_part *part, const char *text, size_t len, void *to)
{
	char copy[PART_MAX_BYTES], *member = (char *)to + part->offset;
	if (len >= sizeof copy || memchr(text, '\0', len))
		return false;
	memcpy(copy, text, len);
	copy[len] = '\0';
	if (!spelled[part->kind](copy))
		return false;
	if (part->kind == LINE_NUMBER)
		return text_to_int(copy, 1, NUMBER_MAX, (int64_t *)(void *)member);
	if (len >= part->size)
		return false;
	memcpy(member, copy, len + 1);
	return true;
}

static bool take_value(const struct line_field *field, const char *value, size_t len, void *to)
{
	const char *blank = field->parts[1].kind ? memchr(value, ' ', len) : NULL;
	if (!field->parts[1].kind)
		return take_part(&field->parts[0], value, len, to);
	if (!blank)
		return false;
	size_t first = (size_t)(blank - value);
	return take_part(&field->parts[0], value, first, to) && take_part(&field->parts[1], blank + 1, len - first - 1, to);
}

/* Length of the line at `at` without its newline; false if no newline comes. */
static bool line_len(const char *at, const char *end, size_t *ret_len)
{
	const char *newline = at < end ? memchr(at, '\n', (size_t)(end - at)) : NULL;
	if (newline)
		*ret_len = (size_t)(newline - at);
	return newline != NULL;
}

static bool starts_with(const char *line, size_t len, const char *key)
{
	size_t n = strlen(key);
	return len >= n + 2 && memcmp(line, key, n) == 0 && line[n] == ':' && line[n + 1] == ' ';
}

static bool at_line(struct err *err, long line)
{
	if (err)
		err->line = line;
	return false;
}

static bool refuse_title(const char *title, const char *line, size_t len, struct err *err)
{
	const char *number = strrchr(title, '-') + 1;
	size_t stem = (size_t)(number - title);
	bool newer = len > stem && len < stem + 4 && memcmp(line, title, stem) == 0;
	for (size_t i = stem; newer && i < len; i++)
		newer = line[i] >= '0' && line[i] <= '9';
	if (newer)
		return err_set(err, ERR_NEWER, title, "version %.*s", (int)(len - stem), line + stem);
	return err_set(err, ERR_FORMAT, title, "it does not begin with this line");
}

static bool read_title(const char *title, const char **at, const char *end, struct err *err)
{
	size_t len;
	if (!line_len(*at, end, &len))
		return err_set(err, ERR_FORMAT, title, "it has no whole line");
	if (len != strlen(title) || memcmp(*at, title, len) != 0)
		return refuse_title(title, *at, len, err);
	*at += len + 1;
	return true;
}

static bool read_field(const struct line_field *field, const char **at, const char *end, void *to, struct err *err)
{
	size_t len = 0, key = strlen(field->key) + 2;
	bool whole = line_len(*at, end, &len);
	bool there = whole && starts_with(*at, len, field->key);
	if (!there && field->parts[0].kind == LINE_NOTES) {
		memset((char *)to + field->parts[0].offset, 0, field->parts[0].size);
		return true;
	}
	if (!there)
		return err_set(err, ERR_FORMAT, field->key, "this line does not stand in its place");
	if (!take_value(field, *at + key, len - key, to))
		return err_set(err, ERR_FORMAT, field->key, "its value is not spelled as it must be");
	*at += len + 1;
	return true;
}

bool lines_read(const struct line_table *table, const char *bytes, size_t len, void *to, size_t *ret_used, struct err *err)
{
	const char *at = bytes, *end = bytes + len;
	if (!read_title(table->title, &at, end, err))
		return at_line(err, 1);
	for (size_t i = 0; i < table->n; i++) {
		if (!read_field(&table->fields[i], &at, end, to, err))
			return at_line(err, (long)i + 2);
	}
	*ret_used = (size_t)(at - bytes);
	return true;
}

static bool write_part(const struct line_part *part, const void *from, struct buf *out)
{
	const char *member = (const char *)from + part->offset;
	struct buf text = BUF(PART_MAX_BYTES);
	if (part->kind == LINE_NUMBER)
		buf_printf(&text, "%lld", (long long)*(const int64_t *)(const void *)member);
	else
		buf_add(&text, member, strnlen(member, part->size));
	bool ok = text.len < part->size + (part->kind == LINE_NUMBER ? 16 : 0) && spelled[part->kind](buf_text(&text));
	if (ok)
		buf_puts(out, buf_text(&text));
	buf_release(&text);
	return ok;
}

static bool write_field(const struct line_field *field, const void *from, struct buf *out)
{
	const char *member = (const char *)from + field->parts[0].offset;
	if (field->parts[0].kind == LINE_NOTES && !*member)
		return true;
	buf_printf(out, "%s: ", field->key);
	bool ok = write_part(&field->parts[0], from, out);
	if (ok && field->parts[1].kind) {
		buf_putc(out, ' ');
		ok = write_part(&field->parts[1], from, out);
	}
	buf_putc(out, '\n');
	return ok;
}

bool lines_write(const struct line_table *table, const void *from, struct buf *out, struct err *err)
{
	struct buf text = BUF(out->max_bytes);
	bool ok = true;
	buf_printf(&text, "%s\n", table->title);
	for (size_t i = 0; ok && i < table->n; i++) {
		ok = write_field(&table->fields[i], from, &text);
		if (!ok)
			err_set(err, ERR_INVALID, table->fields[i].key, "%s cannot hold this value", table->title);
	}
	if (ok)
		buf_add(out, buf_text(&text), text.len);
	buf_release(&text);
	return ok;
}
