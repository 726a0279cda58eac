/* SPDX-License-Identifier: MIT */
/* Texts as they are shown: translated, and with the words that change from place to place put in. */
#include "form/shape_values.h"

#include "base/buf.h"
#include "base/json.h"

#include <stdlib.h>
#include <string.h>

#define TOKEN_LETTERS "abcdefghijklmnopqrstuvwxyz0123456789_"

static int compare_from(const void *a, const void *b)
{
	const struct translated *left = a, *right = b;
	return strcmp(left->from, right->from);
}

/* A telephone number needs no translation. */
static bool has_words(const char *text)
{
	for (; *text != '\0'; text++)
		if ((unsigned char)*text >= 0x80 || (*text >= 'A' && *text <= 'Z') || (*text >= 'a' && *text <= 'z'))
			return true;
	return false;
}

/* The list grows at powers of two, as long as someone wants it. */
static void note_text(struct reader *reader, const struct place *at, const char *text, int max_cols, size_t max_bytes)
{
	struct form_texts *texts = reader->texts;
	if (texts == NULL || !has_words(text))
		return;
	if ((texts->n & (texts->n + 1)) == 0) {
		struct form_text *grown = arena_array(&texts->arena, 2 * texts->n + 1, sizeof(grown[0]));
		if (texts->n > 0)
			memcpy(grown, texts->items, texts->n * sizeof(grown[0]));
		texts->items = grown;
	}
	texts->items[texts->n++] = (struct form_text){
		arena_dup(&texts->arena, text), arena_dup(&texts->arena, place_pointer(reader, at)), max_cols, max_bytes,
	};
}

static const char *translation_of(struct reader *reader, const char *text)
{
	const struct translated key = { text, NULL }, *found = NULL;
	if (reader->n_translations > 0)
		found = bsearch(&key, reader->translations, reader->n_translations, sizeof(key), compare_from);
	return arena_dup(&reader->form->arena, found != NULL ? found->to : text);
}

const char *text_translated(struct reader *reader, const struct place *at, const char *text, size_t max_bytes)
{
	note_text(reader, at, text, 0, max_bytes);
	return translation_of(reader, text);
}

static void find_unknown_token(struct reader *reader, const struct place *at, const char *token)
{
	const struct form *form = reader->form;
	const char *const *names = names_of(reader, form->terms, form->n_terms, sizeof(form->terms[0]));
	fault_at(reader, at, "the glossary has no token {%s}%s", token, did_you_mean(reader, token, names, form->n_terms));
}

/* Replaces the token that begins after a brace; gives the text after it. */
static const char *add_token(struct reader *reader, const struct place *at, const char *text, struct buf *out)
{
	size_t len = strspn(text, TOKEN_LETTERS);
	if (len == 0 || text[len] != '}') {
		fault_at(reader, at, "a { begins a token such as {area}; this one does not end");
		return text;
	}
	const char *token = arena_ndup(&reader->scratch, text, len);
	const struct form_term *term = form_term(reader->form, token);
	if (term == NULL && !reader->incomplete && reader->faults->n < READER_MAX_FAULTS)
		find_unknown_token(reader, at, token);
	if (term != NULL && term->text != NULL)
		buf_puts(out, term->text);
	return text + len + 1;
}

static void say_too_much(struct reader *reader, const struct place *at)
{
	if (!reader->too_much)
		fault_at(reader, at, "the texts of the form are too long together");
	reader->too_much = true;
}

static void replace_tokens(struct reader *reader, const struct place *at, const char *text, struct buf *out)
{
	for (const char *brace; (brace = strchr(text, '{')) != NULL;) {
		if (++reader->n_tokens > READER_MAX_TOKENS) {
			say_too_much(reader, at);
			break;
		}
		buf_add(out, text, (size_t)(brace - text));
		text = add_token(reader, at, brace + 1, out);
	}
	buf_puts(out, text);
	if (out->full)
		fault_at(reader, at, "is longer than %zu bytes with its tokens replaced", READER_MAX_TEXT_BYTES);
}

static const char *tokens_replaced(struct reader *reader, const struct place *at, const char *text)
{
	struct buf out = BUF(READER_MAX_TEXT_BYTES + 1);
	replace_tokens(reader, at, text, &out);
	const char *replaced = arena_dup(&reader->form->arena, buf_text(&out));
	buf_release(&out);
	return replaced;
}

const char *text_shown(struct reader *reader, const struct place *at, const char *text, int max_cols)
{
	if (reader->text_bytes > READER_MAX_ALL_TEXT_BYTES) {
		say_too_much(reader, at);
		return "";
	}
	note_text(reader, at, text, max_cols, READER_MAX_TEXT_BYTES);
	const char *shown = translation_of(reader, text);
	if (strchr(shown, '{') != NULL)
		shown = tokens_replaced(reader, at, shown);
	reader->text_bytes += strlen(shown) + 1;
	return shown;
}

#define PAIR(field) AT(const char *, struct translated, field)
static const struct member pair_members[] = {
	{ "from", MEMBER_RAW, NEEDED, PAIR(from) },
	{ "to", MEMBER_RAW, NEEDED, PAIR(to) },
};
static const struct shape pair_shape = { "a translation", MEMBERS(pair_members), sizeof(struct translated) };

#define READER_MAX_PAIRS 20000
struct pairs {
	const struct translated *items;
	size_t n;
};
static const struct member language_members[] = {
	{ "", MEMBER_LIST, 0, AT(const struct translated *, struct pairs, items), AT(size_t, struct pairs, n), .shape = &pair_shape,
		.max = READER_MAX_PAIRS },
};

/* Every language is checked; the one wanted is kept, sorted. */
void translations_read(struct reader *reader, const struct place *at, const struct json *json)
{
	if (json == NULL || !check_kind(reader, at, json, JSON_OBJECT))
		return;
	for (const struct json *language = json_first(json); language != NULL; language = json_next(language)) {
		const struct place *here = MEMBER_OF(at, json_key(language));
		struct pairs pairs = { 0 };
		check_id(reader, here, &id_language, json_key(language));
		value_read(reader, here, &language_members[0], language, &pairs);
		if (reader->language == NULL || strcmp(reader->language, json_key(language)) != 0 || reader->faults->n > 0)
			continue;
		reader->translations = arena_array(&reader->scratch, pairs.n, sizeof(pairs.items[0]));
		if (pairs.n > 0)
			memcpy(reader->translations, pairs.items, pairs.n * sizeof(pairs.items[0]));
		reader->n_translations = pairs.n;
		qsort(reader->translations, pairs.n, sizeof(pairs.items[0]), compare_from);
	}
}

/* A form that is read in one language must not turn out to be faulty in another. */
void translations_check(struct reader *reader, const struct place *at, const struct json *json)
{
	struct buf out = BUF(READER_MAX_TEXT_BYTES + 1);
	for (const struct json *language = json_first(json); language != NULL; language = json_next(language)) {
		const struct place *list = MEMBER_OF(at, json_key(language));
		size_t i = 0;
		for (const struct json *pair = json_first(language); pair != NULL; pair = json_next(pair), i++) {
			const char *to = json_get_text(pair, "to");
			if (to == NULL || strchr(to, '{') == NULL)
				continue;
			buf_clear(&out);
			replace_tokens(reader, MEMBER_OF(ITEM_OF(list, i), "to"), to, &out);
		}
	}
	buf_release(&out);
}
