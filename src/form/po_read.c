/* SPDX-License-Identifier: MIT */
#include "form/po.h"

#include "base/buf.h"
#include "base/text.h"
#include "form/reader.h"

#include <stdlib.h>
#include <string.h>

#define PO_MAX_ENTRIES 20000
#define PO_MAX_FAULTS 100

enum piece { PIECE_NONE, PIECE_ID, PIECE_TEXT };

struct po_reader {
	struct po *po;
	const char *file;
	struct form_faults *faults;
	long line;
	enum piece piece;     /* what a string on a line of its own goes on with */
	struct po_entry entry;
	bool fuzzy;           /* of the entry that comes */
	bool has_text;
	bool in_gone;         /* the line is behind "#~": what cannot be read there is left out */
	struct buf id, text, notes;
	size_t n_faults;
};

__attribute__((format(printf, 3, 4)))
static void fault(struct po_reader *reader, long line, const char *fmt, ...)
{
	struct buf what = BUF(1000);
	va_list ap;
	if (reader->in_gone || reader->entry.gone || reader->n_faults++ >= PO_MAX_FAULTS)
		return;
	va_start(ap, fmt);
	buf_vprintf(&what, fmt, ap);
	va_end(ap);
	faults_add(reader->faults, reader->file, "", line, buf_take(&what));
}

/* ---- one string ---- */

static char unescaped(char c)
{
	static const char from[] = "nt\"\\", to[] = "\n\t\"\\";
	const char *at = c != '\0' ? strchr(from, c) : NULL;
	return at != NULL ? to[at - from] : '\0';
}

/* "…" and nothing after it. */
static void add_string(struct po_reader *reader, const char *from, struct buf *to)
{
	const char *at = from + 1;
	for (; *at != '"' && *at != '\0'; at++) {
		char c = *at != '\\' ? *at : unescaped(*++at);
		if (c == '\0') {
			fault(reader, reader->line, "a backslash stands before n, t, \\ or \" only");
			return;
		}
		buf_putc(to, c);
	}
	if (*at != '"' || at[1 + strspn(at + 1, " \t")] != '\0')
		fault(reader, reader->line, "the text does not end with a \" at the end of its line");
}

/* ---- the header ---- */

/* The value of a line of the header, "" if it is not there. */
static const char *header_value(struct po_reader *reader, const char *name)
{
	size_t len = strlen(name);
	for (const char *line = buf_text(&reader->text); line != NULL; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL) {
		if (strncmp(line, name, len) != 0 || line[len] != ':')
			continue;
		const char *value = line + len + 1 + strspn(line + len + 1, " \t");
		return arena_ndup(&reader->po->arena, value, strcspn(value, "\n"));
	}
	return "";
}

static void take_header(struct po_reader *reader)
{
	const char *charset = header_value(reader, "Content-Type"), *reader_name = header_value(reader, "X-Read-By-Native-Speaker");
	if (*charset != '\0' && !strstr(charset, "charset=UTF-8") && !strstr(charset, "charset=utf-8"))
		fault(reader, reader->entry.line, "the header says \"%s\"; only UTF-8 is read", charset);
	reader->po->header = arena_dup(&reader->po->arena, buf_text(&reader->text));
	reader->po->header_notes = reader->entry.notes;
	reader->po->header_fuzzy = reader->entry.fuzzy;
	reader->po->language = header_value(reader, "Language");
	reader->po->read_by = strcmp(reader_name, "no") == 0 ? "" : reader_name;
}

/* ---- entries ---- */

static void add_entry(struct po_reader *reader)
{
	struct po *po = reader->po;
	struct po_entry **items = reader->entry.gone ? &po->gone : &po->items;
	size_t *n = reader->entry.gone ? &po->n_gone : &po->n;
	if (*n == PO_MAX_ENTRIES) {
		fault(reader, reader->entry.line, "there are more than %d texts", PO_MAX_ENTRIES);
		return;
	}
	if ((*n & (*n + 1)) == 0)
		*items = xreallocarray(*items, 2 * *n + 1, sizeof((*items)[0]));
	reader->entry.id = arena_dup(&po->arena, buf_text(&reader->id));
	reader->entry.text = arena_dup(&po->arena, buf_text(&reader->text));
	(*items)[(*n)++] = reader->entry;
}

static void end_entry(struct po_reader *reader)
{
	if (reader->piece == PIECE_NONE)
		return;
	if (!reader->has_text)
		fault(reader, reader->entry.line, "msgid without its msgstr");
	else if (reader->id.len > 0)
		add_entry(reader);
	else if (!reader->entry.gone)
		take_header(reader);
	reader->piece = PIECE_NONE;
	reader->has_text = false;
	reader->entry.gone = false;
	buf_clear(&reader->id);
	buf_clear(&reader->text);
}

static void begin_id(struct po_reader *reader, const char *string)
{
	end_entry(reader);
	reader->entry = (struct po_entry){ .line = reader->line, .fuzzy = reader->fuzzy, .gone = reader->in_gone,
		.notes = arena_dup(&reader->po->arena, buf_text(&reader->notes)) };
	buf_clear(&reader->notes);
	reader->fuzzy = false;
	reader->piece = PIECE_ID;
	add_string(reader, string, &reader->id);
}

static void begin_text(struct po_reader *reader, const char *string)
{
	if (reader->piece != PIECE_ID) {
		fault(reader, reader->line, "msgstr without its msgid");
		return;
	}
	reader->piece = PIECE_TEXT;
	reader->has_text = true;
	add_string(reader, string, &reader->text);
}

static const struct {
	const char *word;
	void (*take)(struct po_reader *reader, const char *string);
} words[] = { { "msgid", begin_id }, { "msgstr", begin_text } };

static void take_word(struct po_reader *reader, const char *line)
{
	size_t len = strcspn(line, " \t\"");
	const char *string = line + len + strspn(line + len, " \t");
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strlen(words[i].word) != len || strncmp(words[i].word, line, len) != 0 || *string != '"')
			continue;
		words[i].take(reader, string);
		return;
	}
	fault(reader, reader->line, "\"%.*s\" is not read here: a form has no plurals and no contexts", len < 40 ? (int)len : 40, line);
}

static void take_words(struct po_reader *reader, const char *line)
{
	if (*line == '"' && reader->piece != PIECE_NONE)
		add_string(reader, line, reader->piece == PIECE_ID ? &reader->id : &reader->text);
	else if (*line != '\0')
		take_word(reader, line);
}

/* "#~ msgid …": an entry as any other, kept apart. */
static void take_gone(struct po_reader *reader, const char *line)
{
	if (reader->piece == PIECE_ID && !reader->entry.gone)
		return;
	if (!reader->entry.gone)
		end_entry(reader);
	reader->in_gone = true;
	take_words(reader, line + strspn(line, " \t"));
	reader->in_gone = false;
}

static void take_comment(struct po_reader *reader, const char *line)
{
	if (line[1] == '~') {
		take_gone(reader, line + 2);
		return;
	}
	if (reader->piece == PIECE_TEXT)
		end_entry(reader);
	if (line[1] == ',' && strstr(line, "fuzzy"))
		reader->fuzzy = true;
	else if (line[1] == '\0' || strchr(".:,|", line[1]) == NULL)
		buf_printf(&reader->notes, "%s\n", line);
}

static void take_line(struct po_reader *reader, const char *line)
{
	if (*line == '#') {
		take_comment(reader, line);
		return;
	}
	if (*line != '\0' && reader->entry.gone)
		end_entry(reader);
	take_words(reader, line);
}

static int compare_ids(const void *a, const void *b)
{
	const struct po_entry *left = *(const struct po_entry *const *)a, *right = *(const struct po_entry *const *)b;
	int order = strcmp(left->id, right->id);
	return order != 0 ? order : (left->line > right->line) - (left->line < right->line);
}

static void find_twice(struct po_reader *reader)
{
	const struct po *po = reader->po;
	const struct po_entry **sorted = xcalloc(po->n + 1, sizeof(sorted[0]));
	for (size_t i = 0; i < po->n; i++)
		sorted[i] = &po->items[i];
	qsort(sorted, po->n, sizeof(sorted[0]), compare_ids);
	for (size_t i = 1; i < po->n; i++)
		if (strcmp(sorted[i - 1]->id, sorted[i]->id) == 0)
			fault(reader, sorted[i]->line, "the same text stands at line %ld already", sorted[i - 1]->line);
	free(sorted);
}

static void read_lines(struct po_reader *reader, const char *bytes, size_t len)
{
	static const char mark[] = "\xef\xbb\xbf";
	size_t at = len >= 3 && memcmp(bytes, mark, 3) == 0 ? 3 : 0;
	struct buf line = BUF(PO_MAX_BYTES + 1);
	while (at < len) {
		const char *end = memchr(bytes + at, '\n', len - at);
		size_t n = end != NULL ? (size_t)(end - bytes) - at : len - at;
		size_t kept = n > 0 && bytes[at + n - 1] == '\r' ? n - 1 : n;
		reader->line++;
		buf_clear(&line);
		buf_add(&line, bytes + at, kept);
		take_line(reader, buf_text(&line) + strspn(buf_text(&line), " \t"));
		at += n + 1;
	}
	end_entry(reader);
	reader->po->end_notes = arena_dup(&reader->po->arena, buf_text(&reader->notes));
	buf_release(&line);
}

bool po_read(const char *bytes, size_t len, const char *file, struct po *ret_po, struct form_faults *faults)
{
	struct po po = { .header = "", .header_notes = "", .end_notes = "", .language = "", .read_by = "" };
	struct po_reader reader = { .po = &po, .file = file, .faults = faults, .id = BUF(PO_MAX_BYTES), .text = BUF(PO_MAX_BYTES),
		.notes = BUF(PO_MAX_BYTES) };
	if (len > PO_MAX_BYTES)
		fault(&reader, 0, "is larger than %zu bytes", PO_MAX_BYTES);
	else if (!text_valid(bytes, len))
		fault(&reader, 0, "is not UTF-8");
	else
		read_lines(&reader, bytes, len);
	find_twice(&reader);
	buf_release(&reader.id);
	buf_release(&reader.text);
	buf_release(&reader.notes);
	if (reader.n_faults == 0)
		*ret_po = po;
	else
		po_release(&po);
	return reader.n_faults == 0;
}

void po_release(struct po *po)
{
	free(po->items);
	free(po->gone);
	arena_release(&po->arena);
	*po = (struct po){ 0 };
}
