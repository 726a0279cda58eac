/* SPDX-License-Identifier: MIT */
#include "form/texts.h"

#include "form/reader.h"

#include <stdlib.h>
#include <string.h>

/* The list grows at powers of two. The texts themselves belong to the body, and so outlive the reader. */
void noted_add(struct reader *reader, const struct place *at, const struct form_text *text)
{
	if (reader->texts == NULL && reader->n_speeches == 0)
		return;
	if ((reader->n_noted & (reader->n_noted + 1)) == 0)
		reader->noted = xreallocarray(reader->noted, 2 * reader->n_noted + 1, sizeof(reader->noted[0]));
	struct form_text *noted = &reader->noted[reader->n_noted++];
	*noted = *text;
	if (reader->texts != NULL)
		noted->pointer = place_pointer(reader, at);
}

static int compare_text(const void *a, const void *b)
{
	const struct form_text *left = a, *right = b;
	return strcmp(left->text, right->text);
}

/* Of two places the narrower decides. */
static void narrow(struct form_text *text, const struct form_text *other)
{
	if (other->max_cols > 0 && (text->max_cols == 0 || other->max_cols < text->max_cols))
		text->max_cols = other->max_cols;
	if (other->max_bytes < text->max_bytes)
		text->max_bytes = other->max_bytes;
}

static size_t sort_once(struct form_text *texts, size_t n)
{
	size_t kept = 0;
	if (n > 0)
		qsort(texts, n, sizeof(texts[0]), compare_text);
	for (size_t i = 0; i < n; i++) {
		if (kept > 0 && compare_text(&texts[kept - 1], &texts[i]) == 0)
			narrow(&texts[kept - 1], &texts[i]);
		else
			texts[kept++] = texts[i];
	}
	return kept;
}

void noted_sort(struct reader *reader)
{
	reader->n_noted = sort_once(reader->noted, reader->n_noted);
}

void noted_hand_over(struct reader *reader)
{
	struct form_texts *texts = reader->texts;
	if (texts == NULL)
		return;
	texts->items = arena_array(&texts->arena, reader->n_noted, sizeof(texts->items[0]));
	texts->n = reader->n_noted;
	for (size_t i = 0; i < texts->n; i++) {
		const struct form_text *noted = &reader->noted[i];
		texts->items[i] = *noted;
		texts->items[i].text = arena_dup(&texts->arena, noted->text);
		texts->items[i].pointer = arena_dup(&texts->arena, noted->pointer);
	}
}

bool form_texts_read(const struct json *body, struct form_texts *ret_texts, struct err *err)
{
	struct form_texts texts = { 0 };
	struct form *form = NULL;
	const struct read_options options = { .texts = &texts };
	if (!form_read_with(body, &options, &form, NULL, err)) {
		form_texts_release(&texts);
		return false;
	}
	form_free(form);
	*ret_texts = texts;
	return true;
}

void form_texts_once(struct form_texts *texts)
{
	texts->n = sort_once(texts->items, texts->n);
}

bool form_texts_have(const struct form_texts *texts, const char *text)
{
	const struct form_text key = { .text = text };
	return texts->n > 0 && bsearch(&key, texts->items, texts->n, sizeof(key), compare_text) != NULL;
}

void form_texts_release(struct form_texts *texts)
{
	arena_release(&texts->arena);
	*texts = (struct form_texts){ 0 };
}
