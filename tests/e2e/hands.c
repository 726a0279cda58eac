/* SPDX-License-Identifier: MIT */
#include "e2e/hands.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "form/read.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool load_source(void *ctx, const char *name, struct buf *out, struct err *err)
{
	char *path = file_join(ctx, name);
	bool ok = file_read(path, out, err);
	free(path);
	return ok;
}

static struct form *read_form(const char *forms, const char *name)
{
	char *dir = strdup(forms);
	struct form_loader loader = { .ctx = dir, .load = load_source };
	struct form_faults faults = { 0 };
	struct json *body = NULL;
	struct form *form = NULL;
	struct err err = { 0 };
	assert_true(form_join(&loader, name, &body, &faults));
	assert_true(form_read(body, &form, NULL, &err));
	json_free(body);
	form_faults_release(&faults);
	free(dir);
	return form;
}

static struct json *read_answers(const char *path)
{
	struct buf text = BUF(BUF_MIB);
	struct json *json = NULL;
	struct err err = { 0 };
	assert_true(file_read(path, &text, &err));
	assert_true(json_parse(text.data, text.len, &json_default_limits, path, &json, &err));
	buf_release(&text);
	return json;
}

void hands_init(struct hands *hands, struct pty *pty, const char *forms, const char *form, const char *answers)
{
	static const struct agency_ref agency = { "00000000-0000-4000-8000-000000000000", "Hands", "VCS" };
	*hands = (struct hands){ .pty = pty, .form = read_form(forms, form), .answers = read_answers(answers) };
	hands->shadow = assessment_new(hands->form, agency.id, &agency, form_default_route(hands->form), 0);
}

void hands_release(struct hands *hands)
{
	assessment_free(hands->shadow);
	form_free(hands->form);
	json_free(hands->answers);
}

void hands_take(struct hands *hands, struct pty *pty)
{
	hands->pty = pty;
}

void hands_press(struct hands *hands, const char *keys)
{
	pty_press(hands->pty, keys);
	for (const char *at = keys; *at; at++)
		hands->keys += at == keys || at[-1] == ' ';
}

static void type(struct hands *hands, const char *text)
{
	pty_type(hands->pty, text);
	hands->letters += (long)strlen(text);
}

static void press_times(struct hands *hands, const char *key, size_t n)
{
	while (n--)
		hands_press(hands, key);
}

/* Every key so far has been taken: the quiet screen comes and goes after them. */
static void settle(struct hands *hands)
{
	pty_press(hands->pty, "Ctrl-B");
	pty_expect_text(hands->pty, "This screen is hidden");
	pty_press(hands->pty, "x Enter");
	pty_expect_gone(hands->pty, "This screen is hidden");
}

void hands_find(struct hands *hands, const char *text)
{
	hands_press(hands, "Home");
	settle(hands);
	for (int i = 0; i < 200; i++) {
		int row, col;
		bool visible;
		pty_cursor(hands->pty, &row, &col, &visible);
		char *before = pty_row(hands->pty, row);
		bool found = before[0] == '>' && strstr(before, text);
		if (!found) {
			hands_press(hands, "Down");
			/* Each row of these lists differs from the one above: wait until the cursor stands on another. */
			pty_expect_cursor_left(hands->pty, before);
		}
		free(before);
		if (found)
			return;
	}
	fail_msg("no row with %s", text);
}

/* Choices */

static size_t place_of_code(const struct form_field *field, const char *code)
{
	for (size_t i = 0; i < field->n_options; i++)
		if (!strcmp(field->options[i].code, code))
			return i;
	fail_msg("no option %s", code);
	return 0;
}

/* Leaves the cursor on the next part of the page or row: a digit goes there by itself. */
static void choose_one(struct hands *hands, size_t place)
{
	char digit[2] = { (char)('1' + place), '\0' };
	if (place < 9) {
		hands_press(hands, digit);
		return;
	}
	press_times(hands, "Down", place);
	hands_press(hands, "Space Tab");
}

static void choose_many(struct hands *hands, const struct form_field *field, const struct json *codes)
{
	size_t at = 0;
	for (size_t i = 0; i < field->n_options; i++) {
		bool wanted = false;
		for (const struct json *code = json_first(codes); code; code = json_next(code))
			wanted |= !strcmp(json_text(code), field->options[i].code);
		if (!wanted)
			continue;
		press_times(hands, "Down", i - at);
		hands_press(hands, "Space");
		at = i;
	}
}

static bool asks_text(const struct form_field *field, const struct json *value)
{
	for (size_t i = 0; i < field->n_options; i++) {
		if (!field->options[i].asks_text)
			continue;
		if (json_text(value) && !strcmp(json_text(value), field->options[i].code))
			return true;
		for (const struct json *code = json_first(value); code; code = json_next(code))
			if (json_text(code) && !strcmp(json_text(code), field->options[i].code))
				return true;
	}
	return false;
}

/* Fields: each leaves the cursor on the next part of the page. */

static void line(struct hands *hands, const char *text)
{
	/* A field may hold what is known from another question. */
	if (text)
		pty_press(hands->pty, "Ctrl-U");
	if (text)
		type(hands, text);
	hands_press(hands, "Tab");
}

static void number(struct hands *hands, const struct json *value)
{
	int64_t n;
	char text[24] = "";
	if (json_int(value, &n))
		snprintf(text, sizeof text, "%lld", (long long)n);
	line(hands, text);
}

static void person(struct hands *hands, const struct json *value)
{
	static const char *const members[] = { "role", "name", "phone", "email" };
	for (size_t i = 0; i < 4; i++)
		line(hands, json_get_text(value, members[i]));
}

static void field(struct hands *hands, const struct form_field *field, const struct json *value, const char *other)
{
	switch (field->kind) {
	case FIELD_GRADE: case FIELD_YES_NO: case FIELD_YES_NO_UNKNOWN: case FIELD_ONE:
		if (value)
			choose_one(hands, place_of_code(field, json_text(value)));
		else
			hands_press(hands, "Tab");
		break;
	case FIELD_MANY:
		choose_many(hands, field, value);
		hands_press(hands, "Tab");
		break;
	case FIELD_PERSON: person(hands, value); break;
	case FIELD_NUMBER: number(hands, value); break;
	case FIELD_SHARE:
		number(hands, json_get(value, "count"));
		number(hands, json_get(value, "of"));
		break;
	case FIELD_DATE: case FIELD_TEXT: line(hands, json_text(value)); break;
	default: fail_msg("the hands cannot fill in this kind of field");
	}
	if (asks_text(field, value))
		line(hands, other);
}

static void table(struct hands *hands, const struct form_field *table, const struct json *rows, const char *title)
{
	for (const struct json *row = json_first(rows); row; row = json_next(row)) {
		if (row != json_first(rows))
			hands_find(hands, "Add another row");
		hands_press(hands, "Enter");
		pty_expect_text(hands->pty, "a new row");
		for (size_t i = 0; i < table->n_columns; i++) {
			const struct form_field column = { .kind = table->columns[i].kind, .options = table->columns[i].options,
				.n_options = table->columns[i].n_options };
			field(hands, &column, json_get(row, table->columns[i].id), NULL);
		}
		pty_expect_cursor_on(hands->pty, "Finish this row");
		hands_press(hands, "Enter");
		pty_expect_text(hands->pty, title);
	}
	if (json_len(rows))
		hands_find(hands, "Add another row");
	hands_press(hands, "Tab");
}

static bool is_choice(enum field_kind kind)
{
	return kind == FIELD_GRADE || kind == FIELD_ONE || kind == FIELD_YES_NO || kind == FIELD_YES_NO_UNKNOWN;
}

/* A digit in the last part goes on to Continue by itself. */
static bool ends_in_choice(const struct hands *hands, const struct form_question *question, const struct json *answer)
{
	const struct form_field *last = NULL;
	for (size_t i = 0; i < question->n_parts; i++)
		if (part_is_asked(hands->shadow, question, &question->parts[i]))
			last = &question->parts[i];
	return question->value.kind == FIELD_GROUP && last && is_choice(last->kind) && answer_part(answer, last->id);
}

static void value(struct hands *hands, const struct form_question *question, const struct json *answer, const char *title)
{
	const char *state = answer_state(answer);
	bool none = state && !strcmp(state, "not_applicable"), unsure = state && !strcmp(state, "not_sure");
	size_t states = question->value.n_options;
	if (question->value.kind == FIELD_TABLE)
		table(hands, &question->value, answer_value(answer), title);
	else if (is_choice(question->value.kind) && (none || unsure)) {
		choose_one(hands, states + (none && question->allow_not_sure)); /* the reason has the cursor at once */
	} else if (question->value.kind != FIELD_GROUP)
		field(hands, &question->value, answer_value(answer), json_get_text(answer, "other"));
	if (!is_choice(question->value.kind) && (question->allow_not_sure || question->allow_not_applicable)) {
		if (none || unsure)
			choose_one(hands, none && question->allow_not_sure);
		else if (!ends_in_choice(hands, question, answer))
			hands_press(hands, "Tab");
	}
	if (none)
		line(hands, json_get_text(answer, "reason"));
}

static struct json *shadow_answer(const struct json *answer)
{
	struct json *copy = answer ? json_dup(answer) : NULL;
	if (copy && !answer_state(copy))
		json_set_text(copy, "state", "answered");
	return copy;
}

void hands_question(struct hands *hands, const struct form_question *question)
{
	char title[48];
	struct err err = { 0 };
	const struct author nobody = { "", 0 };
	const struct json *answer = json_get(hands->answers, question->id);
	snprintf(title, sizeof title, "%s: question", question->id);
	pty_expect_text(hands->pty, title);
	/* A part may be asked only because of what is typed into an earlier one of the same page. */
	assert_true(assessment_set_answer(hands->shadow, question, shadow_answer(answer), &nobody, &err));
	for (size_t i = 0; i < question->n_parts; i++) {
		const struct form_field *part = &question->parts[i];
		if (!part_is_asked(hands->shadow, question, part))
			continue;
		if (part->kind == FIELD_TABLE)
			table(hands, part, answer_part(answer, part->id), title);
		else if (part->kind == FIELD_DOCUMENT)
			hands_press(hands, "Tab");
		else
			field(hands, part, answer_part(answer, part->id), json_get_text(json_get(answer, "other_parts"), part->id));
	}
	value(hands, question, answer, title);
	pty_expect_cursor_on(hands->pty, "[ Continue ]");
	hands_press(hands, "Enter");
}

void hands_section(struct hands *hands, const struct form_section *section)
{
	pty_expect_text(hands->pty, "Task list");
	hands_find(hands, section->short_title);
	hands_press(hands, "Enter");
	pty_expect_text(hands->pty, "Questions");
	hands_press(hands, "Enter");
	for (size_t i = 0; i < section->n_questions; i++)
		if (question_is_asked(hands->shadow, section->questions[i]))
			hands_question(hands, section->questions[i]);
	pty_expect_cursor_on(hands->pty, "( ) 1 Yes, I have completed this section");
	hands_press(hands, "1");
	pty_expect_text(hands->pty, "\xe2\x80\xa2) 1 Yes, I have completed this section");
	hands_press(hands, "Ctrl-T");
}
