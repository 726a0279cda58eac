/* SPDX-License-Identifier: MIT */
#include "base/buf.h"
#include "base/json.h"
#include "entry/change.h"
#include "entry/check.h"
#include "entry/signoff.h"
#include "entry/value.h"

#include <stddef.h>
#include <string.h>

/* The container, or NULL where nothing came into it. */
static struct json *unless_empty(struct json *container)
{
	if (json_first(container))
		return container;
	json_free(container);
	return NULL;
}

/* Copies what is filled in of the named members, in that order; NULL if nothing is. */
static struct json *pick(const struct json *from, const char *const keys[], size_t n)
{
	struct json *to = json_object();
	for (size_t i = 0; i < n; i++) {
		const struct json *member = json_get(from, keys[i]);
		if (!value_is_empty(member))
			json_set(to, keys[i], json_dup(member));
	}
	return unless_empty(to);
}

#define PICK(from, ...) \
	pick(from, (const char *const[]){ __VA_ARGS__ }, sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(const char *))

static struct json *pick_row(const struct form_field *field, const struct json *row)
{
	struct json *to = json_object();
	for (size_t i = 0; i < field->n_columns; i++) {
		const struct json *cell = json_get(row, field->columns[i].id);
		if (!value_is_empty(cell))
			json_set(to, field->columns[i].id, json_dup(cell));
	}
	return to;
}

/* NULL if nothing is filled in. */
static struct json *pick_value(const struct form_field *field, const struct json *value)
{
	if (value_is_empty(value))
		return NULL;
	if (field->kind == FIELD_PERSON)
		return PICK(value, "role", "name", "phone", "email");
	if (field->kind == FIELD_SHARE)
		return PICK(value, "count", "of");
	if (field->kind != FIELD_TABLE)
		return json_dup(value);
	struct json *rows = json_array();
	for (const struct json *row = json_first(value); row; row = json_next(row)) {
		if (!value_is_empty(row))
			json_append(rows, pick_row(field, row));
	}
	return rows;
}

/* An answer that is to be shown to the board. */
struct subject {
	const struct assessment *assessment;
	const struct form_question *question;
	const struct json *answer;
};

static struct json *make_value(const struct subject *of)
{
	const struct form_field *field = &of->question->value;
	return field->kind == FIELD_GROUP ? NULL : pick_value(field, answer_value(of->answer));
}

/* Beside "not sure" or "not applicable" nothing of a value is told: it stays in the draft. */
static struct json *make_parts(const struct subject *of)
{
	if (answer_is_alone(of->answer))
		return NULL;
	struct json *parts = json_object();
	for (size_t i = 0; i < of->question->n_parts; i++) {
		const struct form_field *part = &of->question->parts[i];
		if (part_is_asked(of->assessment, of->question, part))
			json_set(parts, part->id, pick_value(part, answer_field(of->answer, part)));
	}
	return unless_empty(parts);
}

/* Words that say which, while a choice asks for them: another one chosen, they stay in the draft. */
static const char *other_told(const struct subject *of, const struct form_field *field)
{
	return field_asks_other(field, answer_field(of->answer, field)) ? answer_other(of->answer, field) : NULL;
}

static struct json *make_other(const struct subject *of)
{
	const char *other = answer_is_alone(of->answer) ? NULL : other_told(of, &of->question->value);
	return other && *other ? json_from_text(other) : NULL;
}

static struct json *make_other_parts(const struct subject *of)
{
	if (answer_is_alone(of->answer))
		return NULL;
	struct json *others = json_object();
	for (size_t i = 0; i < of->question->n_parts; i++) {
		const struct form_field *part = &of->question->parts[i];
		if (part_is_asked(of->assessment, of->question, part))
			json_set_text(others, part->id, other_told(of, part));
	}
	return unless_empty(others);
}

static struct json *make_evidence(const struct subject *of)
{
	struct json *list = json_array();
	for (const struct json *item = json_first(json_get(of->answer, "evidence")); item; item = json_next(item)) {
		struct json *picked = PICK(item, "text", "document");
		if (picked)
			json_append(list, picked);
	}
	return unless_empty(list);
}

static struct json *make_next_step(const struct subject *of)
{
	return PICK(json_get(of->answer, "next_step"), "action", "owner", "due");
}

/* What the board is told of an answer, in this order. Without `make` the member is copied as it stands. */
static const struct {
	const char *key;
	struct json *(*make)(const struct subject *of);
} told[] = {
	{ "state", NULL }, { "value", make_value }, { "parts", make_parts }, { "other", make_other }, { "other_parts", make_other_parts },
	{ "evidence", make_evidence }, { "comment", NULL }, { "next_step", make_next_step }, { "help_wanted", NULL },
	{ "differs_by_site", NULL }, { "reason", NULL }, { "from", NULL },
};

/* The page of a question calls an answer "answered" too where it has nothing but a flag. */
static bool is_answered_with_nothing(const struct json *answer)
{
	const struct json *first = json_first(answer);
	const char *state = json_get_text(answer, "state");
	return state && !strcmp(state, "answered") && first && !json_next(first);
}

static struct json *make_told(const struct subject *of)
{
	struct json *to = json_object();
	for (size_t i = 0; i < sizeof told / sizeof told[0]; i++) {
		const struct json *member = json_get(of->answer, told[i].key);
		if (told[i].make)
			json_set(to, told[i].key, told[i].make(of));
		else if (!value_is_empty(member))
			json_set(to, told[i].key, json_dup(member));
	}
	if (is_answered_with_nothing(to))
		json_remove(to, "state");
	return unless_empty(to);
}

struct json *answer_told(const struct assessment *assessment, const struct form_question *question, const struct json *answer)
{
	return make_told(&(struct subject){ assessment, question, answer });
}

static struct json *answer_for_board(const struct subject *of)
{
	struct json *to = make_told(of);
	if (!to)
		return NULL;
	json_set_text(to, "by", json_get_text(of->answer, "by"));
	json_set_text(to, "at", json_get_text(of->answer, "at"));
	return to;
}

/* Members and items are written one by one: an object that grows by a thousand members would be searched each time. */
struct list_writer {
	struct buf *out;
	bool begun;
};

static void write_item(struct list_writer *to, const char *key, struct json *taken)
{
	if (to->begun)
		buf_putc(to->out, ',');
	to->begun = true;
	if (key) {
		json_write_text(key, to->out);
		buf_putc(to->out, ':');
	}
	json_write(taken, false, to->out);
	json_free(taken);
}

static void write_answers(const struct assessment *assessment, struct buf *out)
{
	struct list_writer list = { .out = out };
	for (size_t i = 0; i < assessment->form->n_questions; i++) {
		const struct form_question *question = &assessment->form->questions[i];
		struct subject of = { assessment, question, assessment_answer(assessment, question) };
		if (!of.answer || !question_is_asked(assessment, question))
			continue;
		struct json *answer = answer_for_board(&of);
		if (answer)
			write_item(&list, question->id, answer);
	}
}

static void write_documents(const struct assessment *assessment, struct buf *out)
{
	struct list_writer list = { .out = out };
	const struct json *document = json_first(json_get(assessment->draft, "documents"));
	for (; document; document = json_next(document)) {
		write_item(&list, NULL, PICK(document, "id", "title", "kind", "version", "approved", "approved_by", "review_due", "kept_at",
			"sites", "file", "sha256", "serves"));
	}
}

static void write_not_asked(const struct assessment *assessment, struct buf *out)
{
	struct list_writer list = { .out = out };
	for (size_t i = 0; i < assessment->form->n_questions; i++) {
		const struct form_question *question = &assessment->form->questions[i];
		if (!question_is_left_out(assessment, question))
			continue;
		struct json *item = json_object();
		json_set_text(item, "question", question->id);
		json_set_text(item, "because", question_left_out_by(assessment, question));
		write_item(&list, NULL, item);
	}
}

static void write_picked(const char *before, struct json *taken, struct buf *out)
{
	buf_puts(out, before);
	if (taken)
		json_write(taken, false, out);
	else
		buf_puts(out, "{}");
	json_free(taken);
}

/* The pack is named in full, be the digest empty or not. */
static struct json *pack_named(const struct json *pack)
{
	static const char *const keys[] = { "form", "version", "sha256" };
	struct json *named = json_object();
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		if (json_get(pack, keys[i]))
			json_set(named, keys[i], json_dup(json_get(pack, keys[i])));
	}
	return named;
}

void submission_content(const struct assessment *assessment, struct buf *out)
{
	const struct json *draft = assessment->draft;
	write_picked("{\"pack\":", pack_named(json_get(draft, "pack")), out);
	write_picked(",\"agency\":", PICK(json_get(draft, "agency"), "id", "name", "sector"), out);
	buf_puts(out, ",\"route\":");
	json_write_text(assessment_route(assessment), out);
	buf_puts(out, ",\"answers\":{");
	write_answers(assessment, out);
	buf_puts(out, "},\"documents\":[");
	write_documents(assessment, out);
	buf_puts(out, "],\"not_asked\":[");
	write_not_asked(assessment, out);
	buf_puts(out, "]}");
}
