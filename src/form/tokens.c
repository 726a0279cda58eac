/* SPDX-License-Identifier: MIT */
/* Texts as they are shown: translated, and with the words that change from place to place put in. */
#include "form/shape_values.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#define TOKEN_LETTERS "abcdefghijklmnopqrstuvwxyz0123456789_"

static void find_unknown_token(struct reader *reader, const struct place *at, const char *token)
{
	const struct form *form = reader->form;
	const char *const *names = names_of(reader, form->terms, form->n_terms, sizeof(form->terms[0]));
	fault_at(reader, at, "the glossary has no token {%s}%s", token, did_you_mean(reader, token, names, form->n_terms));
}

/* The terms of the form are in the language that is read; in any other they are looked up in the body. */
static const char *term_text(const struct reader *reader, const struct speech *speech, const struct form_term *term)
{
	if (speech == reader->spoken)
		return term->text;
	const struct json *terms = json_get(json_get(reader->body, "glossary"), "terms");
	const char *text = json_get_text(json_at(terms, (size_t)(term - reader->form->terms)), "text");
	return text != NULL ? translation_of(speech, text) : NULL;
}

/* Replaces the token that begins after a brace; gives the text after it. */
static const char *add_token(struct reader *reader, const struct place *at, const struct speech *speech, const char *text,
	struct buf *out)
{
	size_t len = strspn(text, TOKEN_LETTERS);
	if (len == 0 || text[len] != '}') {
		if (at != NULL)
			fault_at(reader, at, "a { begins a token such as {area}; this one does not end");
		return text;
	}
	const char *token = arena_ndup(&reader->scratch, text, len);
	const struct form_term *term = form_term(reader->form, token);
	if (term == NULL && at != NULL && !reader->incomplete && reader->faults->n < READER_MAX_FAULTS)
		find_unknown_token(reader, at, token);
	const char *words = term != NULL ? term_text(reader, speech, term) : NULL;
	if (words != NULL)
		buf_puts(out, words);
	return text + len + 1;
}

static void say_too_much(struct reader *reader, const struct place *at)
{
	if (!reader->too_much)
		fault_at(reader, at, "the texts of the form are too long together");
	reader->too_much = true;
}

void tokens_replace(struct reader *reader, const struct place *at, const struct speech *speech, const char *text, struct buf *out)
{
	for (const char *brace; (brace = strchr(text, '{')) != NULL;) {
		if (++reader->n_tokens > READER_MAX_TOKENS) {
			say_too_much(reader, at != NULL ? at : &(const struct place){ .pointer = "" });
			break;
		}
		buf_add(out, text, (size_t)(brace - text));
		text = add_token(reader, at, speech, brace + 1, out);
	}
	buf_puts(out, text);
}

/* `at` is NULL for a translation, whose faults translations_check finds where it stands. */
static const char *tokens_replaced(struct reader *reader, const struct place *at, const char *text)
{
	struct buf out = BUF(READER_MAX_TEXT_BYTES + 1);
	tokens_replace(reader, at, reader->spoken, text, &out);
	if (out.full && at != NULL)
		fault_at(reader, at, "is longer than %zu bytes with its tokens replaced", READER_MAX_TEXT_BYTES);
	const char *replaced = arena_dup(&reader->form->arena, buf_text(&out));
	buf_release(&out);
	return replaced;
}

/* A telephone number is the same in every language: it is neither given to translators nor taken from them. */
static bool has_words(const char *text)
{
	for (; *text != '\0'; text++)
		if ((unsigned char)*text >= 0x80 || (*text >= 'A' && *text <= 'Z') || (*text >= 'a' && *text <= 'z'))
			return true;
	return false;
}

static const char *note_and_translate(struct reader *reader, const struct place *at, const char *text, int max_cols,
	size_t max_bytes)
{
	if (!has_words(text))
		return text;
	noted_add(reader, at, &(const struct form_text){ .text = text, .max_cols = max_cols, .max_bytes = max_bytes });
	return translation_of(reader->spoken, text);
}

const char *text_translated(struct reader *reader, const struct place *at, const char *text, size_t max_bytes)
{
	return arena_dup(&reader->form->arena, note_and_translate(reader, at, text, 0, max_bytes));
}

static void measure(struct reader *reader, const struct place *at, const char *language, const char *text, int max_cols)
{
	int cols = max_cols > 0 ? text_cols(text) : 0;
	if (cols > max_cols && language != NULL)
		fault_at(reader, at, "in \"%s\" it takes %d columns; it may take %d. Translate it, or shorten it", language, cols, max_cols);
	else if (cols > max_cols)
		fault_at(reader, at, "takes %d columns; it may take %d", cols, max_cols);
}

/* With the tokens of one language (NULL: the form's own). What is too long there is said here, unknown tokens only by tokens_replaced. */
static void measure_in(struct reader *reader, const struct place *at, const struct speech *speech, const char *text, int max_cols)
{
	struct buf out = BUF(READER_MAX_TEXT_BYTES + 1);
	tokens_replace(reader, NULL, speech, text, &out);
	if (out.full && speech != reader->spoken)
		fault_at(reader, at, "in \"%s\" it is longer than %zu bytes with its tokens replaced", speech ? speech->code : "", READER_MAX_TEXT_BYTES);
	measure(reader, at, speech ? speech->code : NULL, buf_text(&out), max_cols);
	buf_release(&out);
}

/*
 * Every text in every language, whichever is spoken: the form's own, and the others as far as they leave it as it is but put words
 * of their own into it. translations_check measures what is translated.
 */
static void measure_in_all(struct reader *reader, const struct place *at, const char *text, int max_cols)
{
	if (strchr(text, '{') == NULL) {
		measure(reader, at, NULL, text, max_cols);
		return;
	}
	size_t before = reader->faults->n; /* what is too wide already need not be said in each language */
	measure_in(reader, at, NULL, text, max_cols);
	for (size_t i = 0; i < reader->n_speeches && reader->faults->n == before; i++)
		if (translation_of(&reader->speeches[i], text) == text)
			measure_in(reader, at, &reader->speeches[i], text, max_cols);
}

const char *text_shown(struct reader *reader, const struct place *at, const char *text, int max_cols)
{
	if (reader->text_bytes > READER_MAX_ALL_TEXT_BYTES) {
		say_too_much(reader, at);
		return "";
	}
	const char *shown = note_and_translate(reader, at, text, max_cols, READER_MAX_TEXT_BYTES);
	const struct place *blamed = shown == text ? at : NULL;
	shown = strchr(shown, '{') != NULL ? tokens_replaced(reader, blamed, shown) : arena_dup(&reader->form->arena, shown);
	measure_in_all(reader, at, text, max_cols);
	reader->text_bytes += strlen(shown) + 1;
	return shown;
}
