/* SPDX-License-Identifier: MIT */
/*
 * PO files into the body of a pack. The body is then read as any other; a fault's pointer
 * "/translations/cy/17/to" leads back to the line of the file that the pair came from.
 */
#include "form/po.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/language.h"
#include "form/reader.h"

#include <stdlib.h>
#include <string.h>

/* A file as it was read, and the lines that its pairs came from. */
struct taken {
	struct form_po *file;
	struct po po;
	const struct po_entry **pairs;
	size_t n;
};

static int compare_ids(const void *a, const void *b)
{
	const struct po_entry *left = *(const struct po_entry *const *)a, *right = *(const struct po_entry *const *)b;
	return strcmp(left->id, right->id);
}

/* What is translated, and still in the form, sorted as packs have it. */
static void pick(struct taken *taken, const struct form_texts *texts)
{
	taken->pairs = xcalloc(taken->po.n + 1, sizeof(taken->pairs[0]));
	for (size_t i = 0; i < taken->po.n; i++) {
		const struct po_entry *entry = &taken->po.items[i];
		if (!form_texts_have(texts, entry->id))
			taken->file->n_stale++;
		else if (entry->fuzzy && *entry->text != '\0')
			taken->file->n_fuzzy++;
		else if (*entry->text != '\0')
			taken->pairs[taken->n++] = entry;
	}
	qsort(taken->pairs, taken->n, sizeof(taken->pairs[0]), compare_ids);
}

static struct json *pairs_json(const struct taken *taken)
{
	struct json *list = json_array();
	for (size_t i = 0; i < taken->n; i++) {
		struct json *pair = json_object();
		json_set_text(pair, "from", taken->pairs[i]->id);
		json_set_text(pair, "to", taken->pairs[i]->text);
		json_append(list, pair);
	}
	return list;
}

static struct json *member(struct json *body, const char *name)
{
	if (json_get(body, name) == NULL)
		json_set(body, name, json_object());
	return json_get_mut(body, name);
}

/* A language of which nothing is translated yet is none. */
static void put(struct json *body, const struct taken *taken)
{
	const char *language = taken->file->language;
	if (taken->n == 0)
		return;
	json_set(member(body, "translations"), language, pairs_json(taken));
	if (*taken->po.read_by != '\0')
		json_set_text(member(body, "translations_read_by"), language, taken->po.read_by);
}

static bool take(struct taken *taken, struct form_po *file, const struct form_texts *texts, struct form_faults *faults)
{
	taken->file = file;
	if (!po_read(buf_text(&file->bytes), file->bytes.len, file->file, &taken->po, faults))
		return false;
	if (*taken->po.language != '\0' && strcmp(taken->po.language, file->language) != 0) {
		faults_add(faults, file->file, "", 1, xasprintf("its name says \"%s\", its header \"Language: %s\"", file->language,
			taken->po.language));
		return false;
	}
	pick(taken, texts);
	return true;
}

/* The entry that a fault in the body came from; NULL if it came from elsewhere. */
static const struct po_entry *blamed(const struct taken *taken, const char *pointer)
{
	size_t len = strlen("/translations/"), code = strlen(taken->file->language);
	if (strncmp(pointer, "/translations/", len) != 0 || strncmp(pointer + len, taken->file->language, code) != 0
		|| pointer[len + code] != '/')
		return NULL;
	size_t i = strtoul(pointer + len + code + 1, NULL, 10);
	return i < taken->n ? taken->pairs[i] : NULL;
}

/* Whose file it stands in is not known any more, but its place can be told in words. */
static void describe(const struct json *body, const struct form_fault *fault, struct form_faults *faults)
{
	struct buf what = BUF(2000);
	form_text_describe(body, fault->pointer, &what);
	buf_printf(&what, "%s%s", what.len > 0 ? ": " : "", fault->what);
	faults_add(faults, fault->file, fault->pointer, fault->line, buf_take(&what));
}

static void trace(const struct json *body, const struct taken *taken, size_t n, struct form_fault *fault, struct form_faults *faults)
{
	const struct po_entry *entry = NULL;
	for (size_t i = 0; i < n && entry == NULL; i++) {
		entry = blamed(&taken[i], fault->pointer);
		if (entry != NULL)
			faults_add(faults, taken[i].file->file, "", entry->line, xstrdup(fault->what));
	}
	if (entry == NULL)
		describe(body, fault, faults);
}

static void check(const struct json *body, const struct taken *taken, size_t n, struct form_faults *faults)
{
	struct form *form = NULL;
	struct form_faults found = { 0 };
	if (form_read(body, &form, &found, NULL))
		form_free(form);
	for (size_t i = 0; i < found.n; i++)
		trace(body, taken, n, &found.items[i], faults);
	form_faults_release(&found);
}

bool form_translate(struct json *body, struct form_po *files, size_t n, struct form_faults *faults)
{
	struct form_texts texts = { 0 };
	struct taken *taken = xcalloc(n + 1, sizeof(taken[0]));
	size_t before = faults->n;
	if (!form_texts_read(body, &texts, NULL))
		check(body, taken, 0, faults);
	form_texts_once(&texts);
	for (size_t i = 0; i < n; i++)
		if (take(&taken[i], &files[i], &texts, faults))
			put(body, &taken[i]);
	if (faults->n == before && n > 0)
		check(body, taken, n, faults);
	for (size_t i = 0; i < n; i++) {
		free(taken[i].pairs);
		po_release(&taken[i].po);
	}
	free(taken);
	form_texts_release(&texts);
	return faults->n == before;
}
