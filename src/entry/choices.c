/* SPDX-License-Identifier: MIT */
#include "entry/check.h"

#include "base/json.h"

#include <stdio.h>
#include <string.h>

/* For columns and parts to which the form gives no words of their own. */
static const struct form_option plain_choices[] = {
	{ .code = "yes", .label = "Yes" },
	{ .code = "no", .label = "No" },
	{ .code = "dont_know", .label = "Don't know" },
};

const struct form_option *field_choices(const struct form_field *field, size_t *ret_n)
{
	if (field->n_options || (field->kind != FIELD_YES_NO && field->kind != FIELD_YES_NO_UNKNOWN)) {
		*ret_n = field->n_options;
		return field->options;
	}
	*ret_n = field->kind == FIELD_YES_NO ? 2 : 3;
	return plain_choices;
}

const struct form_option *field_choice(const struct form_field *field, const char *code)
{
	size_t n;
	const struct form_option *choices = field_choices(field, &n);
	for (size_t i = 0; i < n; i++) {
		if (strcmp(choices[i].code, code) == 0)
			return &choices[i];
	}
	return NULL;
}

bool field_asks_other(const struct form_field *field, const struct json *value)
{
	for (size_t i = 0; i < field->n_options; i++) {
		if (!field->options[i].asks_text)
			continue;
		const char *code = json_text(value);
		if (code && strcmp(code, field->options[i].code) == 0)
			return true;
		for (const struct json *item = json_first(value); item; item = json_next(item)) {
			if (json_text(item) && strcmp(json_text(item), field->options[i].code) == 0)
				return true;
		}
	}
	return false;
}

void field_codes(const struct form_field *field, char *to, size_t size)
{
	size_t n;
	const struct form_option *choices = field_choices(field, &n);
	size_t len = (size_t)snprintf(to, size, "one of:");
	for (size_t i = 0; i < n; i++) {
		size_t need = strlen(choices[i].code) + sizeof ", , …";
		if (len + need > size) {
			snprintf(to + len, size - len, " …");
			return;
		}
		len += (size_t)snprintf(to + len, size - len, "%s %s", i ? "," : "", choices[i].code);
	}
}

struct form_field column_field(const struct form_column *column)
{
	return (struct form_field){
		.id = column->id, .text = column->label, .kind = column->kind, .options = column->options,
		.n_options = column->n_options, .min = INT64_MIN, .max = INT64_MAX, .month_only = true,
	};
}
