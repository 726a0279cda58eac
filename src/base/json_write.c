/* SPDX-License-Identifier: MIT */
#include "base/json.h"

#include "base/buf.h"
#include "base/crypto.h"
#include "base/json_gate.h"
#include "base/text_utf8.h"

#include <inttypes.h>
#include <string.h>

/* The short escape of a control character, or 0. */
static char short_escape(char c)
{
	static const char meant[] = "\"\\\b\f\n\r\t", written[] = "\"\\bfnrt";
	const char *at = memchr(meant, c, sizeof meant - 1);
	return at ? written[at - meant] : '\0';
}

/* One character that is not plain; returns its bytes. */
static size_t write_special(const char *text, size_t len, struct buf *out)
{
	uint32_t c;
	char escape = short_escape(*text);
	size_t n = utf8_decode(text, len, &c);
	if (escape)
		buf_printf(out, "\\%c", escape);
	else if (n == 0)
		buf_puts(out, UTF8_REPLACEMENT_BYTES);
	else if (c < ' ')
		buf_printf(out, "\\u%04x", (unsigned)c);
	else
		buf_add(out, text, n);
	return n ? n : 1;
}

void json_write_text(const char *text, struct buf *out)
{
	size_t len = strlen(text);
	buf_putc(out, '"');
	for (size_t at = 0; at < len;) {
		size_t plain = at;
		while (plain < len && json_is_plain(text[plain]))
			plain++;
		buf_add(out, text + at, plain - at);
		at = plain;
		if (at < len)
			at += write_special(text + at, len - at, out);
	}
	buf_putc(out, '"');
}

struct writer {
	struct buf *out;
	bool pretty;
	int depth;
	const char *left_out; /* key that the outermost object does not write, or NULL */
};

static void write_value(struct writer *writer, const struct json *json);

static void new_line(struct writer *writer)
{
	if (!writer->pretty)
		return;
	buf_putc(writer->out, '\n');
	buf_fill(writer->out, ' ', 2 * (size_t)writer->depth);
}

/* The members or items between the brackets; false if there are none. */
static bool write_members(struct writer *writer, const struct json *container, bool object)
{
	bool any = false;
	writer->depth++;
	for (const struct json *member = json_first(container); member; member = json_next(member)) {
		if (object && writer->depth == 1 && writer->left_out && strcmp(json_key(member), writer->left_out) == 0)
			continue;
		if (any)
			buf_putc(writer->out, ',');
		new_line(writer);
		if (object) {
			json_write_text(json_key(member), writer->out);
			buf_puts(writer->out, writer->pretty ? ": " : ":");
		}
		write_value(writer, member);
		any = true;
	}
	writer->depth--;
	return any;
}

static void write_container(struct writer *writer, const struct json *container, bool object)
{
	buf_putc(writer->out, object ? '{' : '[');
	if (write_members(writer, container, object))
		new_line(writer);
	buf_putc(writer->out, object ? '}' : ']');
}

static void write_value(struct writer *writer, const struct json *json)
{
	int64_t n = 0;
	switch (json_kind(json)) {
	case JSON_TEXT:
		json_write_text(json_text(json), writer->out);
		break;
	case JSON_INT:
		json_int(json, &n);
		buf_printf(writer->out, "%" PRId64, n);
		break;
	case JSON_BOOL:
		buf_puts(writer->out, json_is_true(json) ? "true" : "false");
		break;
	case JSON_ARRAY:
	case JSON_OBJECT:
		write_container(writer, json, json_kind(json) == JSON_OBJECT);
		break;
	case JSON_NONE:
	case JSON_NULL:
		buf_puts(writer->out, "null");
		break;
	}
}

void json_write(const struct json *json, bool pretty, struct buf *out)
{
	struct writer writer = { .out = out, .pretty = pretty };
	write_value(&writer, json);
}

#define SUM_FRONT ",\"sum\":\""
#define SUM_BACK "\"}\n"
#define SUM_BYTES (sizeof SUM_FRONT - 1 + CRYPTO_HEX_BYTES - 1 + sizeof SUM_BACK - 1)

void json_write_sealed(const struct json *object, struct buf *out)
{
	char sum[CRYPTO_HEX_BYTES];
	size_t start = out->len;
	struct writer writer = { .out = out, .pretty = true, .left_out = "sum" };
	buf_putc(out, '{');
	write_members(&writer, object, true);
	if (out->full)
		return;
	crypto_sha256_hex(out->data + start, out->len - start, sum);
	buf_printf(out, SUM_FRONT "%s" SUM_BACK, sum);
}

bool json_check_seal(const char *bytes, size_t len, const char *where, struct err *err)
{
	char sum[CRYPTO_HEX_BYTES], tail[SUM_BYTES + 1];
	if (len < SUM_BYTES)
		return err_set(err, ERR_DAMAGED, where, "%zu bytes are too few to hold a checksum", len);
	const char *end = bytes + len - SUM_BYTES;
	if (memcmp(end, SUM_FRONT, sizeof SUM_FRONT - 1) != 0 ||
		memcmp(bytes + len - (sizeof SUM_BACK - 1), SUM_BACK, sizeof SUM_BACK - 1) != 0)
		return err_set(err, ERR_DAMAGED, where, "the checksum at the end is missing");
	crypto_sha256_hex(bytes, (size_t)(end - bytes), sum);
	size_t n = sizeof SUM_FRONT - 1;
	memcpy(tail, end + n, sizeof sum - 1);
	if (memcmp(tail, sum, sizeof sum - 1) != 0)
		return err_set(err, ERR_DAMAGED, where, "the checksum does not fit");
	return true;
}
