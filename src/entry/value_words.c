/* SPDX-License-Identifier: MIT */
#include "entry/value.h"

#include "base/buf.h"
#include "base/json.h"
#include "entry/check.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>

typedef void (*writer)(const struct form_field *field, const struct json *value, const char *other, struct buf *out);

static void write_text(const struct form_field *field, const struct json *value, const char *other, struct buf *out)
{
	const char *text = json_text(value);
	if (text)
		buf_puts(out, text);
}

static void write_choice(const struct form_field *field, const struct json *value, const char *other, struct buf *out)
{
	const char *code = json_text(value);
	const struct form_option *choice = code ? field_choice(field, code) : NULL;
	if (!choice) {
		write_text(field, value, other, out);
		return;
	}
	buf_puts(out, choice->label);
	if (choice->asks_text && other && *other)
		buf_printf(out, ": %s", other);
}

/* A comma, but not before the first. `begun` is where the list began in `out`. */
static void separate(struct buf *out, size_t begun, const char *separator)
{
	if (out->len > begun)
		buf_puts(out, separator);
}

static void write_choices(const struct form_field *field, const struct json *value, const char *other, struct buf *out)
{
	size_t begun = out->len;
	for (const struct json *item = json_first(value); item; item = json_next(item)) {
		separate(out, begun, ", ");
		write_choice(field, item, other, out);
	}
}

static void write_number(const struct form_field *field, const struct json *value, const char *other, struct buf *out)
{
	int64_t n;
	if (!json_int(value, &n))
		return;
	buf_printf(out, "%" PRId64, n); /* a unit stands in the plural: "2 places", but "1" */
	if (field->unit && n != 1)
		buf_printf(out, " %s", field->unit);
}

static void write_share(const struct form_field *field, const struct json *value, const char *other, struct buf *out)
{
	int64_t n;
	int percent;
	char count[24] = "?", of[24] = "?";
	if (json_get_int(value, "count", &n))
		snprintf(count, sizeof count, "%" PRId64, n);
	if (json_get_int(value, "of", &n))
		snprintf(of, sizeof of, "%" PRId64, n);
	buf_printf(out, "%s of %s", count, of);
	if (share_percent(value, &percent))
		buf_printf(out, " (%d%%)", percent);
}

static void write_person(const struct form_field *field, const struct json *value, const char *other, struct buf *out)
{
	static const char *const keys[] = { "role", "name", "phone", "email" };
	size_t begun = out->len;
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		const struct json *member = json_get(value, keys[i]);
		if (value_is_empty(member))
			continue;
		separate(out, begun, ", ");
		write_text(field, member, other, out);
	}
}

static void write_row(const struct form_field *field, const struct json *row, struct buf *out)
{
	size_t begun = out->len;
	for (size_t i = 0; i < field->n_columns; i++) {
		const struct json *cell = json_get(row, field->columns[i].id);
		if (value_is_empty(cell))
			continue;
		struct form_field as_field = column_field(&field->columns[i]);
		separate(out, begun, ", ");
		value_to_text(&as_field, cell, NULL, out);
	}
}

static void write_table(const struct form_field *field, const struct json *value, const char *other, struct buf *out)
{
	size_t begun = out->len;
	for (const struct json *row = json_first(value); row; row = json_next(row)) {
		if (value_is_empty(row))
			continue;
		separate(out, begun, "; ");
		write_row(field, row, out);
	}
}

static void write_links(const struct form_field *field, const struct json *value, const char *other, struct buf *out)
{
	size_t begun = out->len;
	for (const struct json *item = json_first(value); item; item = json_next(item)) {
		separate(out, begun, ", ");
		write_text(field, item, other, out);
	}
}

static const writer writers[] = {
	[FIELD_GRADE] = write_choice, [FIELD_YES_NO] = write_choice, [FIELD_YES_NO_UNKNOWN] = write_choice,
	[FIELD_ONE] = write_choice, [FIELD_MANY] = write_choices, [FIELD_NUMBER] = write_number, [FIELD_SHARE] = write_share,
	[FIELD_DATE] = write_text, [FIELD_TEXT] = write_text, [FIELD_PERSON] = write_person, [FIELD_TABLE] = write_table,
	[FIELD_DOCUMENT] = write_links, [FIELD_GROUP] = write_text,
};
static_assert(sizeof writers / sizeof writers[0] == FIELD_KIND_COUNT, "one writer a kind");

void value_to_text(const struct form_field *field, const struct json *value, const char *other, struct buf *out)
{
	if (!value_is_empty(value))
		writers[field->kind](field, value, other, out);
}
