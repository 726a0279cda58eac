/* SPDX-License-Identifier: MIT */
/* A translation brought up to the form as it is now. */
#include "form/po_write.h"

#include <stdlib.h>
#include <string.h>

/* Entries sorted by text, and which of them the form still has. */
struct known {
	const struct po_entry **entries;
	size_t n;
};

struct merging {
	struct known items, gone;
	struct po_merged counts;
};

static int compare_ids(const void *a, const void *b)
{
	const struct po_entry *left = *(const struct po_entry *const *)a, *right = *(const struct po_entry *const *)b;
	return strcmp(left->id, right->id);
}

static struct known known_of(const struct po_entry *entries, size_t n)
{
	struct known known = { xcalloc(n + 1, sizeof(known.entries[0])), n };
	for (size_t i = 0; i < n; i++)
		known.entries[i] = &entries[i];
	qsort(known.entries, n, sizeof(known.entries[0]), compare_ids);
	return known;
}

static const struct po_entry *find(const struct known *known, const char *text)
{
	const struct po_entry key = { .id = text }, *wanted = &key;
	const struct po_entry **found = bsearch(&wanted, known->entries, known->n, sizeof(known->entries[0]), compare_ids);
	return found != NULL ? *found : NULL;
}

static const struct po_entry *find_old(void *ctx, const char *text)
{
	struct merging *merging = ctx;
	const struct po_entry *entry = find(&merging->items, text);
	merging->counts.n++;
	if (entry == NULL) {
		entry = find(&merging->gone, text);
		merging->counts.n_back += entry != NULL;
		merging->counts.n_new += entry == NULL;
	}
	merging->counts.n_fuzzy += entry != NULL && entry->fuzzy;
	return entry;
}

/* The header as it was, a line each. */
static void write_header(const struct po *old, const struct json *body, struct buf *out)
{
	if (*old->header == '\0') {
		po_write_header(body, out);
		return;
	}
	buf_printf(out, "%s%smsgid \"\"\nmsgstr \"\"\n", old->header_notes, old->header_fuzzy ? "#, fuzzy\n" : "");
	for (const char *line = old->header; *line != '\0';) {
		size_t len = strcspn(line, "\n");
		char *one = xasprintf("%.*s", (int)(len + (line[len] == '\n')), line);
		po_write_string(out, one);
		line += strlen(one);
		free(one);
	}
}

static void write_gone(const struct po_entry *entry, struct buf *out)
{
	buf_printf(out, "\n%s%s#~ msgid ", entry->notes, entry->fuzzy ? "#, fuzzy\n" : "");
	po_write_string(out, entry->id);
	buf_puts(out, "#~ msgstr ");
	po_write_string(out, entry->text);
}

/* What nobody had translated is no loss. Of two that are gone with the same text the later one counts. */
static void write_all_gone(const struct form_texts *once, const struct po *old, struct merging *merging, struct buf *out)
{
	for (size_t i = 0; i < old->n; i++) {
		if (*old->items[i].text == '\0' || form_texts_have(once, old->items[i].id))
			continue;
		write_gone(&old->items[i], out);
		merging->counts.n_gone++;
	}
	for (size_t i = 0; i < merging->gone.n; i++) {
		const struct po_entry *entry = merging->gone.entries[i];
		bool last = i + 1 == merging->gone.n || strcmp(entry->id, merging->gone.entries[i + 1]->id) != 0;
		if (last && !form_texts_have(once, entry->id) && find(&merging->items, entry->id) == NULL)
			write_gone(entry, out);
	}
}

void form_texts_write_po(const struct form_texts *texts, const struct json *body, const char *name, const struct po *old,
	struct po_merged *ret, struct buf *out)
{
	struct merging merging = { .items = known_of(old->items, old->n), .gone = known_of(old->gone, old->n_gone) };
	struct form_texts once = { .items = xcalloc(texts->n + 1, sizeof(once.items[0])), .n = texts->n };
	if (texts->n > 0)
		memcpy(once.items, texts->items, texts->n * sizeof(once.items[0]));
	form_texts_once(&once);
	write_header(old, body, out);
	po_write_texts(texts, body, name, find_old, &merging, out);
	write_all_gone(&once, old, &merging, out);
	if (*old->end_notes != '\0')
		buf_printf(out, "\n%s", old->end_notes);
	*ret = merging.counts;
	free(once.items);
	free(merging.gone.entries);
	free(merging.items.entries);
}
