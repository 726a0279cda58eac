/* SPDX-License-Identifier: MIT */
#include "form/po_write.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#define PLACES_SHOWN 3  /* of a text that stands in many places */

/* "#, python-brace-format" lets msgfmt and editors check that {tokens} are kept. */
static const char header[] =
	"# Texts of the form %s, version %lld (not yet read by a native speaker).\n"
	"# Words in braces, such as {area}, are put in when the form is shown: keep them as they are.\n"
	"#\n"
	"#, fuzzy\n"
	"msgid \"\"\n"
	"msgstr \"\"\n"
	"\"Project-Id-Version: %s %lld\\n\"\n"
	"\"PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\\n\"\n"
	"\"Last-Translator: FULL NAME <EMAIL@ADDRESS>\\n\"\n"
	"\"Language-Team: LANGUAGE\\n\"\n"
	"\"Language: \\n\"\n"
	"\"MIME-Version: 1.0\\n\"\n"
	"\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
	"\"Content-Transfer-Encoding: 8bit\\n\"\n"
	"\"X-Read-By-Native-Speaker: no\\n\"\n";

struct entry {
	const struct form_text *text;
	size_t order;
};

/* The form's own words come first, then its sections, then the local files, which few translators need to begin with. */
static int rank(const char *pointer)
{
	static const char *const first[] = { "/form/", "/sections/" };
	for (int i = 0; i < 2; i++)
		if (strncmp(pointer, first[i], strlen(first[i])) == 0)
			return i;
	return 2;
}

static int compare_texts(const void *a, const void *b)
{
	const struct entry *left = a, *right = b;
	int order = strcmp(left->text->text, right->text->text);
	if (order == 0)
		order = rank(left->text->pointer) - rank(right->text->pointer);
	return order != 0 ? order : (left->order > right->order) - (left->order < right->order);
}

static int compare_places(const void *a, const void *b)
{
	const struct entry *left = *(const struct entry *const *)a, *right = *(const struct entry *const *)b;
	int order = rank(left->text->pointer) - rank(right->text->pointer);
	return order != 0 ? order : (left->order > right->order) - (left->order < right->order);
}

void po_write_string(struct buf *out, const char *text)
{
	buf_putc(out, '"');
	for (; *text != '\0'; text++) {
		const char *escape = *text == '\n' ? "\\n" : *text == '\t' ? "\\t" : *text == '"' ? "\\\"" : *text == '\\' ? "\\\\" : NULL;
		if (escape != NULL)
			buf_puts(out, escape);
		else
			buf_putc(out, *text);
	}
	buf_puts(out, "\"\n");
}

/* What stands in the glossary for a token that begins after a brace. */
static void add_token(const struct json *body, const char *token, struct buf *out)
{
	size_t len = strcspn(token, "}");
	const struct json *term = json_first(json_get(json_get(body, "glossary"), "terms"));
	for (; term != NULL; term = json_next(term)) {
		const char *id = json_get_text(term, "id");
		if (id == NULL || strlen(id) != len || strncmp(id, token, len) != 0)
			continue;
		const char *text = json_get_text(term, "text");
		buf_printf(out, "#. {%s} stands for: ", id);
		text_safe(out, text, strlen(text), false);
		buf_putc(out, '\n');
	}
}

static void add_comments(const struct entry *group, size_t n, const struct json *body, struct buf *out)
{
	const struct form_text *text = group[0].text;
	for (size_t i = 0; i < n && i < PLACES_SHOWN; i++) {
		buf_puts(out, "#. ");
		form_text_describe(body, group[i].text->pointer, out);
		buf_putc(out, '\n');
	}
	if (n > PLACES_SHOWN)
		buf_printf(out, "#. and %zu more\n", n - PLACES_SHOWN);
	int max_cols = 0;
	for (size_t i = 0; i < n; i++)
		if (group[i].text->max_cols > 0 && (max_cols == 0 || group[i].text->max_cols < max_cols))
			max_cols = group[i].text->max_cols;
	if (max_cols > 0)
		buf_printf(out, "#. At most %d columns.\n", max_cols);
	for (const char *brace = strchr(text->text, '{'); brace != NULL; brace = strchr(brace + 1, '{'))
		add_token(body, brace + 1, out);
}

/* Each reference once: the places of a text follow one another. */
static void add_references(const struct entry *group, size_t n, const struct json *body, const char *name, struct buf *out)
{
	char *last = xstrdup("");
	for (size_t i = 0; i < n; i++) {
		struct buf reference = BUF(1000);
		form_text_refer(body, name, group[i].text->pointer, &reference);
		if (strcmp(last, buf_text(&reference)) != 0)
			buf_printf(out, "#: %s\n", buf_text(&reference));
		free(last);
		last = buf_take(&reference);
	}
	free(last);
}

/* `old` NULL: nobody has translated it. */
static void add_entry(const struct entry *group, size_t n, const struct json *body, const char *name, const struct po_entry *old,
	struct buf *out)
{
	const char *text = group[0].text->text;
	bool fuzzy = old != NULL && old->fuzzy, braces = strchr(text, '{') != NULL;
	buf_printf(out, "\n%s", old != NULL ? old->notes : "");
	add_comments(group, n, body, out);
	add_references(group, n, body, name, out);
	if (fuzzy || braces)
		buf_printf(out, "#%s%s\n", fuzzy ? ", fuzzy" : "", braces ? ", python-brace-format" : "");
	buf_puts(out, "msgid ");
	po_write_string(out, text);
	buf_puts(out, "msgstr ");
	po_write_string(out, old != NULL ? old->text : "");
}

void po_write_header(const struct json *body, struct buf *out)
{
	const struct json *form = json_get(body, "form");
	const char *id = json_get_text(form, "id");
	int64_t version = 0;
	json_get_int(form, "version", &version);
	buf_printf(out, header, id, (long long)version, id, (long long)version);
}

/* How many entries from `entries` on have the same text. */
static size_t group_len(const struct entry *entries, size_t n)
{
	size_t len = 1;
	while (len < n && strcmp(entries[0].text->text, entries[len].text->text) == 0)
		len++;
	return len;
}

void po_write_texts(const struct form_texts *texts, const struct json *body, const char *name, po_finder *find, void *ctx,
	struct buf *out)
{
	struct entry *entries = xcalloc(texts->n + 1, sizeof(entries[0]));
	const struct entry **groups = xcalloc(texts->n + 1, sizeof(groups[0]));
	size_t n_groups = 0;
	for (size_t i = 0; i < texts->n; i++)
		entries[i] = (struct entry){ &texts->items[i], i };
	qsort(entries, texts->n, sizeof(entries[0]), compare_texts);
	for (size_t i = 0; i < texts->n; i += group_len(entries + i, texts->n - i))
		groups[n_groups++] = entries + i;
	qsort(groups, n_groups, sizeof(groups[0]), compare_places);
	for (size_t i = 0; i < n_groups; i++) {
		size_t n = group_len(groups[i], (size_t)(entries + texts->n - groups[i]));
		add_entry(groups[i], n, body, name, find != NULL ? find(ctx, groups[i]->text->text) : NULL, out);
	}
	free(groups);
	free(entries);
}

void form_texts_write_pot(const struct form_texts *texts, const struct json *body, const char *name, struct buf *out)
{
	po_write_header(body, out);
	po_write_texts(texts, body, name, NULL, NULL, out);
}
