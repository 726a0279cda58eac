/* SPDX-License-Identifier: MIT */
#include "entry/value.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/text.h"
#include "entry/check.h"
#include "entry/value_text.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* The next letter or digit in lower case, so that "Don’t know", "dont know" and "dont_know" are one; 0 at the end. */
static int next_letter(const char **at)
{
	for (;;) {
		unsigned char c = (unsigned char)**at;
		if (!c)
			return 0;
		if (strncmp(*at, "\u2018", 3) == 0 || strncmp(*at, "\u2019", 3) == 0) {
			*at += 3;
			continue;
		}
		++*at;
		if (c >= 'A' && c <= 'Z')
			return c - 'A' + 'a';
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80)
			return c;
	}
}

bool same_words(const char *a, const char *b)
{
	int left, right;
	do {
		left = next_letter(&a);
		right = next_letter(&b);
	} while (left == right && left);
	return left == right;
}

static bool is_initial(const char *typed, const char *code)
{
	return strlen(typed) == 1 && next_letter(&typed) == next_letter(&code);
}

/* The choice that the text names: exactly by code, else by code or label without regard to signs, else y or n. */
static const struct form_option *choice_named(const struct form_field *field, const char *text)
{
	size_t n;
	const struct form_option *choices = field_choices(field, &n);
	const struct form_option *found = NULL;
	for (size_t i = 0; i < n; i++) {
		if (text_casecmp(choices[i].code, text) == 0)
			return &choices[i];
	}
	for (size_t i = 0; i < n; i++) {
		if (!same_words(choices[i].code, text) && !same_words(choices[i].label, text))
			continue;
		if (found)
			return NULL;
		found = &choices[i];
	}
	bool yes_no = field->kind == FIELD_YES_NO || field->kind == FIELD_YES_NO_UNKNOWN;
	for (size_t i = 0; yes_no && !found && i < n; i++) {
		if (is_initial(text, choices[i].code))
			found = &choices[i];
	}
	return found;
}

static struct json *fail_named(const struct check *check, const struct form_field *field)
{
	char codes[200];
	field_codes(field, codes, sizeof codes);
	check_fail(check, "%s", codes);
	return NULL;
}

static struct json *from_choice(const struct check *check, const struct form_field *field, const char *text)
{
	const struct form_option *choice = choice_named(field, text);
	return choice ? json_from_text(choice->code) : fail_named(check, field);
}

static bool has_text(const struct json *list, const char *text)
{
	for (const struct json *item = json_first(list); item; item = json_next(item)) {
		if (strcmp(json_text(item), text) == 0)
			return true;
	}
	return false;
}

/* The next piece before `separator`, trimmed; NULL at the end. The caller frees. */
static char *next_piece(const char **at, char separator)
{
	if (!*at)
		return NULL;
	const char *end = strchr(*at, separator);
	char *raw = end ? xstrndup(*at, (size_t)(end - *at)) : xstrdup(*at);
	char *piece = text_trim(raw);
	free(raw);
	*at = end ? end + 1 : NULL;
	return piece;
}

/* A label may hold a comma: one choice is tried first, and semicolons separate if there are any. */
static struct json *from_choices(const struct check *check, const struct form_field *field, const char *text)
{
	const struct form_option *whole = choice_named(field, text);
	char separator = strchr(text, ';') ? ';' : ',';
	const char *at = whole ? NULL : text;
	struct json *list = json_array();
	if (whole)
		json_append(list, json_from_text(whole->code));
	for (char *piece = next_piece(&at, separator); piece; piece = next_piece(&at, separator)) {
		const struct form_option *choice = choice_named(field, piece);
		bool wrong = !choice && *piece;
		free(piece);
		if (wrong) {
			json_free(list);
			return fail_named(check, field);
		}
		if (choice && !has_text(list, choice->code))
			json_append(list, json_from_text(choice->code));
	}
	return list;
}

static struct json *from_words(const struct check *check, const struct form_field *field, const char *text)
{
	/* What was pasted from elsewhere may end its lines with CR LF. */
	struct buf lines = BUF(2 * VALUE_TEXT_MAX_BYTES);
	for (const char *at = text; *at; at++) {
		if (at[0] != '\r')
			buf_putc(&lines, at[0]);
		else if (at[1] != '\n')
			buf_putc(&lines, '\n');
	}
	struct json *json = json_from_text(buf_text(&lines));
	buf_release(&lines);
	return json;
}

static struct json *from_person(const struct check *check, const struct form_field *field, const char *text)
{
	static const char *const keys[] = { "role", "name", "phone", "email" };
	struct json *person = json_object();
	size_t n = 0;
	for (char *piece = next_piece(&text, ';'); piece; piece = next_piece(&text, ';'), n++) {
		if (n < 4 && *piece)
			json_set_text(person, keys[n], piece);
		free(piece);
	}
	if (n <= 4 && json_get(person, "role"))
		return person;
	json_free(person);
	check_fail(check, "role; name; phone; e-mail (only the role is needed)");
	return NULL;
}

static struct json *from_links(const struct check *check, const struct form_field *field, const char *text)
{
	struct json *list = json_array();
	for (char *piece = next_piece(&text, ','); piece; piece = next_piece(&text, ',')) {
		if (*piece && !has_text(list, piece))
			json_append(list, json_from_text(piece));
		free(piece);
	}
	return list;
}

static struct json *from_nothing(const struct check *check, const struct form_field *field, const char *text)
{
	check_fail(check, field->kind == FIELD_GROUP ? "one of its parts: this question has no value of its own"
		: "JSON: a list of rows, each an object with a member for each column");
	return NULL;
}

typedef struct json *(*reader)(const struct check *check, const struct form_field *field, const char *text);

static const reader readers[] = {
	[FIELD_GRADE] = from_choice, [FIELD_YES_NO] = from_choice, [FIELD_YES_NO_UNKNOWN] = from_choice, [FIELD_ONE] = from_choice,
	[FIELD_MANY] = from_choices, [FIELD_NUMBER] = value_from_number, [FIELD_SHARE] = value_from_share,
	[FIELD_DATE] = value_from_date, [FIELD_TEXT] = from_words, [FIELD_PERSON] = from_person, [FIELD_TABLE] = from_nothing,
	[FIELD_DOCUMENT] = from_links, [FIELD_GROUP] = from_nothing,
};
static_assert(sizeof readers / sizeof readers[0] == FIELD_KIND_COUNT, "one reader a kind");

/* JSON, where the field's values are lists or objects and the text begins like one. */
static bool is_json_for(const struct form_field *field, const char *text)
{
	if (field->kind == FIELD_PERSON || field->kind == FIELD_SHARE)
		return text[0] == '{';
	return (field->kind == FIELD_MANY || field->kind == FIELD_TABLE || field->kind == FIELD_DOCUMENT) && text[0] == '[';
}

static struct json *read_value(const struct check *check, const struct form_field *field, const char *text)
{
	struct json *json = NULL;
	if (!*text) {
		check_fail(check, "something: nothing was given");
		return NULL;
	}
	if (!is_json_for(field, text))
		return readers[field->kind](check, field, text);
	if (!json_parse(text, strlen(text), &json_default_limits, "", &json, check->err))
		return NULL;
	return json;
}

bool value_from_text(const struct form_field *field, const char *text, struct json **ret_value, struct err *err)
{
	struct check check = { .err = err };
	char *trimmed = text_trim(text);
	struct json *value = read_value(&check, field, trimmed);
	free(trimmed);
	if (!value)
		return false;
	if (!check_value(&check, field, value)) {
		json_free(value);
		return false;
	}
	*ret_value = value;
	return true;
}
