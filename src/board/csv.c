/* SPDX-License-Identifier: MIT */
#include "board/csv.h"

#include "page/gettext.h"

#include <string.h>

#define ROW_MAX_BYTES ((size_t)64 * 1024)

static char separator_of(const char *bytes, size_t len)
{
	const char *end = memchr(bytes, '\n', len);
	size_t first = end ? (size_t)(end - bytes) : len;
	return memchr(bytes, ';', first) && !memchr(bytes, ',', first) ? ';' : ',';
}

void csv_init(struct csv *csv, const char *bytes, size_t len)
{
	bool marked = len >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0;
	*csv = (struct csv){ .bytes = bytes, .len = len, .at = marked ? 3 : 0, .next_line = 1, .text = BUF(ROW_MAX_BYTES),
		.separator = separator_of(bytes, len) };
}

void csv_release(struct csv *csv)
{
	buf_release(&csv->text);
}

void csv_resume(struct csv *csv)
{
	const char *from = csv->bytes + csv->row_at, *end = memchr(from, '\n', csv->len - csv->row_at);
	csv->at = end ? (size_t)(end - csv->bytes) + 1 : csv->len;
	csv->next_line = csv->line + 1;
}

static int peek(const struct csv *csv)
{
	return csv->at < csv->len ? (unsigned char)csv->bytes[csv->at] : -1;
}

static bool fault(struct csv *csv, struct err *err, const char *what)
{
	err_set(err, ERR_SYNTAX, "", "%s", what);
	if (err)
		err->line = csv->line;
	return false;
}

/* At a line's end: takes it. A carriage return alone is none. */
static bool take_end(struct csv *csv)
{
	bool crlf = peek(csv) == '\r' && csv->at + 1 < csv->len && csv->bytes[csv->at + 1] == '\n';
	if (!crlf && peek(csv) != '\n')
		return peek(csv) < 0;
	csv->at += crlf ? 2 : 1;
	csv->next_line++;
	return true;
}

static bool take_quoted(struct csv *csv, struct err *err)
{
	for (csv->at++; peek(csv) >= 0; csv->at++) {
		int c = peek(csv);
		bool doubled = c == '"' && csv->at + 1 < csv->len && csv->bytes[csv->at + 1] == '"';
		if (c == '"' && !doubled) {
			csv->at++;
			return true;
		}
		csv->at += doubled;
		csv->next_line += c == '\n';
		buf_putc(&csv->text, (char)c);
	}
	return fault(csv, err, N_("a quotation mark is not closed"));
}

static bool take_field(struct csv *csv, struct err *err)
{
	if (peek(csv) == '"')
		return take_quoted(csv, err);
	for (int c; (c = peek(csv)) >= 0 && c != csv->separator && c != '\n' && c != '\r'; csv->at++) {
		if (c == '"')
			return fault(csv, err, N_("a quotation mark inside a field that is not quoted"));
		buf_putc(&csv->text, (char)c);
	}
	return true;
}

static bool take_row(struct csv *csv, size_t starts[CSV_FIELDS_MAX], struct err *err)
{
	bool more = true;
	while (more) {
		if (csv->n_fields == CSV_FIELDS_MAX)
			return fault(csv, err, N_("too many fields"));
		starts[csv->n_fields++] = csv->text.len;
		if (!take_field(csv, err))
			return false;
		buf_putc(&csv->text, '\0');
		more = peek(csv) == csv->separator;
		csv->at += more;
	}
	if (!take_end(csv))
		return fault(csv, err, N_("something follows a closing quotation mark, or a line ends in a carriage return alone"));
	return !csv->text.full || fault(csv, err, N_("the row is too long"));
}

bool csv_next(struct csv *csv, struct err *err)
{
	size_t starts[CSV_FIELDS_MAX];
	while (peek(csv) >= 0 && take_end(csv))
		continue;
	if (peek(csv) < 0)
		return false;
	csv->line = csv->next_line;
	csv->row_at = csv->at;
	csv->n_fields = 0;
	buf_clear(&csv->text);
	if (!take_row(csv, starts, err))
		return false;
	for (size_t i = 0; i < csv->n_fields; i++)
		csv->fields[i] = csv->text.data + starts[i];
	return true;
}
