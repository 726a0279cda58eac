/* SPDX-License-Identifier: MIT */
/* The translations of a body: which is wanted, and whether each may stand for the text it translates. */
#include "form/shape_values.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/language.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#define READER_MAX_PAIRS 20000

static int compare_from(const void *a, const void *b)
{
	const struct translated *left = a, *right = b;
	return strcmp(left->from, right->from);
}

#define PAIR(field) AT(const char *, struct translated, field)
static const struct member pair_members[] = {
	{ "from", MEMBER_RAW, NEEDED, PAIR(from) },
	{ "to", MEMBER_RAW, NEEDED, PAIR(to) },
};
static const struct shape pair_shape = { "a translation", MEMBERS(pair_members), sizeof(struct translated) };

static bool fits(const char *text)
{
	return text != NULL && *text != '\0' && strlen(text) <= READER_MAX_TEXT_BYTES;
}

/* Many thousands are read at each start: what is right is borrowed from the body, and only the rest goes through the table. */
static void read_pair(struct reader *reader, const struct place *at, const struct json *json, struct translated *pair)
{
	pair->from = json_get_text(json, "from");
	pair->to = json_get_text(json, "to");
	if (json_len(json) != 2 || !fits(pair->from) || !fits(pair->to))
		shape_read(reader, at, &pair_shape, json, pair);
}

static bool is_sorted(const struct translated *pairs, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (compare_from(&pairs[i - 1], &pairs[i]) > 0)
			return false;
	return true;
}

/* Packs are written in order, so that nothing needs sorting at each start. */
static void sort_pairs(struct reader *reader, const struct place *at, struct speech *speech)
{
	if (!is_sorted(speech->pairs, speech->n))
		qsort(speech->pairs, speech->n, sizeof(speech->pairs[0]), compare_from);
	for (size_t i = 1; i < speech->n; i++)
		if (compare_from(&speech->pairs[i - 1], &speech->pairs[i]) == 0)
			fault_at(reader, ITEM_OF(at, speech->pairs[i].index), "the same text is translated twice");
}

static void read_language(struct reader *reader, const struct place *at, const struct json *json, struct speech *speech)
{
	size_t faults = reader->faults->n, n = json_len(json), i = 0;
	speech->code = arena_dup(&reader->form->arena, json_key(json));
	if (!check_id(reader, at, &id_language, json_key(json)) || !check_kind(reader, at, json, JSON_ARRAY))
		return;
	if (n > READER_MAX_PAIRS) {
		fault_at(reader, at, "has %zu items; it may have %d", n, READER_MAX_PAIRS);
		return;
	}
	speech->pairs = arena_array(&reader->scratch, n, sizeof(speech->pairs[0]));
	for (const struct json *item = json_first(json); item != NULL; item = json_next(item), i++) {
		speech->pairs[i].index = i;
		read_pair(reader, ITEM_OF(at, i), item, &speech->pairs[i]);
	}
	if (reader->faults->n > faults)
		return;
	speech->n = n;
	sort_pairs(reader, at, speech);
}

static const struct speech *find_speech(const struct reader *reader, const char *wanted, size_t len)
{
	for (size_t i = 0; i < reader->n_speeches; i++)
		if (reader->speeches[i].n > 0 && language_matches(wanted, len, reader->speeches[i].code))
			return &reader->speeches[i];
	return NULL;
}

/* The first of the languages wanted that there is: the form's own, or a translation. */
static const struct speech *choose(const struct reader *reader, const char *own)
{
	const struct speech *chosen = NULL;
	for (const char *wanted = reader->language; wanted != NULL && *wanted != '\0' && chosen == NULL;) {
		size_t len = strcspn(wanted, ":");
		if (len > 0 && own != NULL && language_matches(wanted, len, own))
			break;
		chosen = find_speech(reader, wanted, len);
		wanted += len + (wanted[len] == ':');
	}
	return chosen;
}

void translations_read(struct reader *reader, const struct place *at, const struct json *json)
{
	if (json == NULL || !check_kind(reader, at, json, JSON_OBJECT))
		return;
	reader->speeches = arena_array(&reader->scratch, json_len(json), sizeof(reader->speeches[0]));
	for (const struct json *language = json_first(json); language != NULL; language = json_next(language))
		read_language(reader, MEMBER_OF(at, json_key(language)), language, &reader->speeches[reader->n_speeches++]);
	reader->spoken = choose(reader, json_get_text(json_get(reader->body, "form"), "language"));
}

const char *translation_of(const struct speech *speech, const char *text)
{
	const struct translated key = { text, NULL, 0 }, *found = NULL;
	if (speech != NULL && speech->n > 0)
		found = bsearch(&key, speech->pairs, speech->n, sizeof(key), compare_from);
	return found != NULL ? found->to : text;
}

/* ---- whether a translation may stand for its text ---- */

struct checking {
	struct reader *reader;
	const struct place *at;
	const struct speech *speech;
	struct buf out;
};

/* A token that begins after a brace of one text stands in the other text too. */
static bool has_token(const char *text, const char *token)
{
	size_t len = strcspn(token, "}");
	for (const char *brace = strchr(text, '{'); brace != NULL; brace = strchr(brace + 1, '{'))
		if (strncmp(brace + 1, token, len) == 0 && brace[len + 1] == '}')
			return true;
	return false;
}

static void check_tokens(const struct checking *checking, const char *from, const char *to)
{
	for (const char *brace = strchr(from, '{'); brace != NULL; brace = strchr(brace + 1, '{'))
		if (!has_token(to, brace + 1))
			fault_at(checking->reader, checking->at, "leaves out {%.*s}", (int)strcspn(brace + 1, "}"), brace + 1);
	for (const char *brace = strchr(to, '{'); brace != NULL; brace = strchr(brace + 1, '{')) {
		const char *token = arena_ndup(&checking->reader->scratch, brace + 1, strcspn(brace + 1, "}"));
		if (!has_token(from, brace + 1) && form_term(checking->reader->form, token) != NULL)
			fault_at(checking->reader, checking->at, "has {%s}, which the text that it translates has not", token);
	}
}

/* What a terminal, a log or paper would not be given as it stands. */
static void check_characters(struct checking *checking, const char *from, const char *to)
{
	buf_clear(&checking->out);
	text_safe(&checking->out, to, strlen(to), strpbrk(from, "\n\t") != NULL);
	if (strcmp(buf_text(&checking->out), to) != 0)
		fault_at(checking->reader, checking->at, "holds a control character, or lines where the text that it translates has none");
}

static void check_length(struct checking *checking, const struct form_text *text, const char *to)
{
	const char *shown = to;
	if (strchr(to, '{') != NULL) {
		buf_clear(&checking->out);
		tokens_replace(checking->reader, checking->at, checking->speech, to, &checking->out);
		shown = buf_text(&checking->out);
	}
	if (strlen(shown) > text->max_bytes)
		fault_at(checking->reader, checking->at, "is longer than %zu bytes", text->max_bytes);
	if (text->max_cols > 0 && text_cols(shown) > text->max_cols)
		fault_at(checking->reader, checking->at, "takes %d columns; it may take %d", text_cols(shown), text->max_cols);
}

static void check_pair(struct checking *checking, const struct form_text *text, const struct translated *pair)
{
	check_characters(checking, pair->from, pair->to);
	check_tokens(checking, pair->from, pair->to);
	check_length(checking, text, pair->to);
}

/* Both lists are sorted by text: they are walked side by side. Gives how many texts are translated. */
static size_t check_language(struct reader *reader, const struct place *at, const struct speech *speech)
{
	struct checking checking = { .reader = reader, .speech = speech, .out = BUF(2 * READER_MAX_TEXT_BYTES) };
	size_t n = 0, j = 0;
	for (size_t i = 0; i < reader->n_noted; i++) {
		int order = 1;
		while (j < speech->n && (order = strcmp(speech->pairs[j].from, reader->noted[i].text)) < 0)
			j++;
		if (j == speech->n || order != 0)
			continue;
		checking.at = MEMBER_OF(ITEM_OF(at, speech->pairs[j].index), "to");
		check_pair(&checking, &reader->noted[i], &speech->pairs[j]);
		n++;
	}
	buf_release(&checking.out);
	return n;
}

static const char *read_by(struct reader *reader, const char *code)
{
	const char *name = json_get_text(json_get(reader->body, "translations_read_by"), code);
	return arena_dup(&reader->form->arena, name != NULL ? name : "");
}

void translations_check(struct reader *reader, const struct place *at)
{
	struct form *form = reader->form;
	if (reader->n_speeches == 0)
		return;
	noted_sort(reader);
	struct form_language *languages = arena_array(&form->arena, reader->n_speeches, sizeof(languages[0]));
	for (size_t i = 0; i < reader->n_speeches; i++) {
		const struct speech *speech = &reader->speeches[i];
		languages[i].code = speech->code;
		languages[i].read_by = read_by(reader, speech->code);
		languages[i].n_texts = check_language(reader, MEMBER_OF(at, speech->code), speech);
	}
	form->languages = languages;
	form->n_languages = reader->n_speeches;
	form->n_texts = reader->n_noted;
}
