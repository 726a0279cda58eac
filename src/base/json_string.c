/* SPDX-License-Identifier: MIT */
#include "base/json_gate.h"

#include "base/buf.h"
#include "base/text_utf8.h"

#include <string.h>

bool json_is_plain(char c)
{
	unsigned char byte = (unsigned char)c;
	return byte >= ' ' && byte < 0x80 && byte != '"' && byte != '\\';
}

static bool refuse(struct json_string *string, const char *at, enum err_code code, const char *why)
{
	string->code = code;
	string->why = why;
	string->at = at;
	return false;
}

static void put(struct json_string *string, const char *bytes, size_t n)
{
	string->len += n;
	if (string->out)
		buf_add(string->out, bytes, n);
}

static int hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	char lower = (char)(c | 0x20);
	return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* The four digits at p as a number, or -1. */
static long hex_unit(const char *p, const char *end)
{
	long unit = 0;
	if (end - p < 4)
		return -1;
	for (int i = 0; i < 4; i++) {
		int digit = hex_value(p[i]);
		if (digit < 0)
			return -1;
		unit = unit * 16 + digit;
	}
	return unit;
}

/* The number of a \u escape at p, or -1. */
static long escaped_unit(const char *p, const char *end)
{
	return end - p >= 6 && p[0] == '\\' && p[1] == 'u' ? hex_unit(p + 2, end) : -1;
}

static bool read_unicode(struct json_string *string)
{
	const char *at = string->p;
	long unit = escaped_unit(at, string->end);
	if (unit < 0)
		return refuse(string, at, ERR_SYNTAX, "\\u without four hex digits");
	if (unit == 0)
		return refuse(string, at, ERR_ENCODING, "U+0000 in a text");
	string->p += 6;
	if (unit >= 0xd800 && unit <= 0xdfff) {
		long low = escaped_unit(string->p, string->end);
		if (unit >= 0xdc00 || low < 0xdc00 || low > 0xdfff)
			return refuse(string, at, ERR_ENCODING, "half of a surrogate pair");
		unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
		string->p += 6;
	}
	char bytes[4];
	put(string, bytes, utf8_encode((uint32_t)unit, bytes));
	return true;
}

static bool read_escape(struct json_string *string)
{
	static const char written[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
	const char *at = string->p;
	if (string->end - at < 2)
		return refuse(string, at, ERR_SYNTAX, "text without its closing quote");
	if (at[1] == 'u')
		return read_unicode(string);
	const char *which = memchr(written, at[1], sizeof written - 1);
	if (!which)
		return refuse(string, at, ERR_SYNTAX, "unknown escape");
	put(string, &meant[which - written], 1);
	string->p += 2;
	return true;
}

static bool read_special(struct json_string *string)
{
	uint32_t c;
	if (*string->p == '\\')
		return read_escape(string);
	if (*string->p == '\0')
		return refuse(string, string->p, ERR_ENCODING, "U+0000 in a text");
	if ((unsigned char)*string->p < ' ')
		return refuse(string, string->p, ERR_SYNTAX, "control character in a text");
	size_t n = utf8_decode(string->p, (size_t)(string->end - string->p), &c);
	if (n == 0)
		return refuse(string, string->p, ERR_ENCODING, "malformed UTF-8");
	put(string, string->p, n);
	string->p += n;
	return true;
}

bool json_read_string(struct json_string *string)
{
	const char *opening = string->p++;
	for (;;) {
		const char *plain = string->p;
		while (string->p < string->end && json_is_plain(*string->p))
			string->p++;
		put(string, plain, (size_t)(string->p - plain));
		if (string->p == string->end)
			return refuse(string, opening, ERR_SYNTAX, "text without its closing quote");
		if (*string->p == '"') {
			string->p++;
			return true;
		}
		if (!read_special(string))
			return false;
	}
}
