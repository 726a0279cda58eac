/* SPDX-License-Identifier: MIT */
#include "form/shape_field.h"

#include "base/json.h"

#include <string.h>

const char *const field_kind_words[] = {
	"grade", "yes_no", "yes_no_unknown", "one", "many", "number", "share", "date", "text", "person", "table", "document",
	"group", NULL,
};
static const char *const prefill_words[] = { "help_wanted", "last_year", NULL };

static const struct member option_members[] = {
	{ "code", MEMBER_ID, NEEDED | KEY, AT(const char *, struct form_option, code), .id = &id_word },
	{ "label", MEMBER_TEXT, NEEDED, AT(const char *, struct form_option, label) },
	{ "hint", MEMBER_TEXT, 0, AT(const char *, struct form_option, hint) },
	{ "text", MEMBER_FLAG, 0, AT(bool, struct form_option, asks_text) },
	{ "alone", MEMBER_FLAG, 0, AT(bool, struct form_option, alone) },
	{ "when", MEMBER_COND, 0, AT(const struct cond *, struct form_option, when) },
};
const struct shape option_shape = { "an option", MEMBERS(option_members), sizeof(struct form_option) };

/* A column has no ordinal of its own: conditions do not look into tables. */
static void begin_column(struct reader *reader, void *record)
{
	struct form_column *column = record;
	column->kind = FIELD_KIND_COUNT;
}

static unsigned column_kind_bit(const void *record)
{
	const struct form_column *column = record;
	return column->kind < FIELD_KIND_COUNT ? BIT(column->kind) : 0;
}

#define COLUMN_KINDS (BIT(FIELD_TEXT) | BIT(FIELD_ONE) | BIT(FIELD_DATE) | BIT(FIELD_NUMBER) | BIT(FIELD_YES_NO))

static void finish_column(struct reader *reader, const struct place *at, const struct json *json, void *record)
{
	struct form_column *column = record;
	if (column_kind_bit(column) != 0 && (column_kind_bit(column) & COLUMN_KINDS) == 0)
		fault_at(reader, MEMBER_OF(at, "kind"), "a column is a text, one, date, number or yes_no");
	if ((column_kind_bit(column) & HAS_FIXED_OPTIONS) != 0)
		column->options = fixed_options(reader, at, column->kind, &column->n_options);
}

static const struct member column_members[] = {
	{ "id", MEMBER_ID, NEEDED | KEY, AT(const char *, struct form_column, id), .id = &id_word },
	{ "label", MEMBER_TEXT, NEEDED, AT(const char *, struct form_column, label) },
	{ "kind", MEMBER_CHOICE, NEEDED, AT(enum field_kind, struct form_column, kind), .words = field_kind_words },
	{ "options", MEMBER_LIST, 0, AT(const struct form_option *, struct form_column, options),
		AT(size_t, struct form_column, n_options), .shape = &option_shape, .min = 1, .fits = BIT(FIELD_ONE),
		.needs = BIT(FIELD_ONE) },
};
static const struct shape column_shape = {
	"a column", MEMBERS(column_members), sizeof(struct form_column), begin_column, finish_column, column_kind_bit,
};

static void begin_field(struct reader *reader, void *record)
{
	struct form_field *field = record;
	field->kind = FIELD_KIND_COUNT;
	field->rows_max = 50;
	field->min = INT64_MIN;
	field->max = INT64_MAX;
	reader->limit = reader->next_ordinal++;
}

static unsigned field_kind_bit(const void *record)
{
	const struct form_field *field = record;
	return field->kind < FIELD_KIND_COUNT ? BIT(field->kind) : 0;
}

const struct form_option *fixed_options(struct reader *reader, const struct place *at, enum field_kind kind, size_t *ret_n)
{
	static const struct form_option words[] = {
		{ .code = "yes", .label = "Yes" }, { .code = "no", .label = "No" }, { .code = "dont_know", .label = "Don't know" },
	};
	*ret_n = kind == FIELD_YES_NO_UNKNOWN ? 3 : 2;
	struct form_option *options = arena_array(&reader->form->arena, *ret_n, sizeof(options[0]));
	for (size_t i = 0; i < *ret_n; i++)
		options[i] = (struct form_option){ .code = words[i].code, .label = text_shown(reader, at, words[i].label, 0) };
	return options;
}

static const struct form_option *area_options(struct reader *reader, size_t n)
{
	struct form_option *options = arena_array(&reader->form->arena, n, sizeof(options[0]));
	for (size_t i = 0; i < n; i++)
		options[i] = (struct form_option){ .code = reader->form->areas[i].code, .label = reader->form->areas[i].label };
	return options;
}

static const struct form_option *sector_options(struct reader *reader, size_t n)
{
	struct form_option *options = arena_array(&reader->form->arena, n, sizeof(options[0]));
	for (size_t i = 0; i < n; i++) {
		const struct form_sector *sector = &reader->form->sectors[i];
		options[i] = (struct form_option){ .code = sector->code, .label = sector->label, .hint = sector->hint };
	}
	return options;
}

/* Both lists are made once and shared by every field that takes them. */
static void take_options(struct reader *reader, struct form_field *field, bool areas)
{
	const struct form_option **shared = areas ? &reader->area_options : &reader->sector_options;
	field->n_options = areas ? reader->form->n_areas : reader->form->n_sectors;
	if (*shared == NULL)
		*shared = areas ? area_options(reader, field->n_options) : sector_options(reader, field->n_options);
	field->options = *shared;
}

static void read_options_from(struct reader *reader, const struct place *at, const struct json *json, void *record)
{
	struct form_field *field = record;
	const char *list = json_text(json) != NULL ? json_text(json) : "";
	bool areas = strcmp(list, "areas") == 0;
	if (!areas && strcmp(list, "sectors") != 0)
		fault_at(reader, at, "must be \"areas\" or \"sectors\"");
	else if (field->n_options > 0)
		fault_at(reader, at, "a field has \"options\" or \"options_from\", not both");
	else
		take_options(reader, field, areas);
}

static void check_alone(struct reader *reader, const struct place *at, const struct form_field *field)
{
	for (size_t i = 0; i < field->n_options && field->kind == FIELD_ONE; i++)
		if (field->options[i].alone)
			fault_at(reader, MEMBER_OF(ITEM_OF(MEMBER_OF(at, "options"), i), "alone"), "\"alone\" is for the kind \"many\"");
}

static void finish_field(struct reader *reader, const struct place *at, const struct json *json, void *record)
{
	struct form_field *field = record;
	unsigned bit = field_kind_bit(field);
	if ((bit & HAS_FIXED_OPTIONS) != 0)
		field->options = fixed_options(reader, at, field->kind, &field->n_options);
	if ((bit & (BIT(FIELD_ONE) | BIT(FIELD_MANY))) != 0 && field->n_options == 0 && !reader->incomplete)
		fault_at(reader, at, "has nothing to choose from; give \"options\" or \"options_from\"");
	if (field->min > field->max)
		fault_at(reader, MEMBER_OF(at, "min"), "\"min\" is larger than \"max\"");
	check_alone(reader, at, field);
}

#define CHOICES (BIT(FIELD_ONE) | BIT(FIELD_MANY))
#define NUMBERS (BIT(FIELD_NUMBER) | BIT(FIELD_SHARE))
#define FIELD(type, field) AT(type, struct form_field, field)
static const struct member field_members[] = {
	{ "kind", MEMBER_CHOICE, NEEDED, FIELD(enum field_kind, kind), .words = field_kind_words },
	{ "options", MEMBER_LIST, 0, FIELD(const struct form_option *, options), FIELD(size_t, n_options),
		.shape = &option_shape, .min = 1, .fits = CHOICES },
	{ "options_from", MEMBER_CUSTOM, .custom = read_options_from, .fits = CHOICES },
	{ "columns", MEMBER_LIST, 0, FIELD(const struct form_column *, columns), FIELD(size_t, n_columns),
		.shape = &column_shape, .min = 1, .max = 20, .fits = BIT(FIELD_TABLE), .needs = BIT(FIELD_TABLE) },
	{ "rows_max", MEMBER_INT, 0, FIELD(int, rows_max), .min = 1, .max = 500, .fits = BIT(FIELD_TABLE) },
	{ "prefill", MEMBER_WORD, 0, FIELD(const char *, prefill), .words = prefill_words, .fits = BIT(FIELD_TABLE) },
	{ "unit", MEMBER_TEXT, 0, FIELD(const char *, unit), .max = 40, .fits = BIT(FIELD_NUMBER) },
	{ "min", MEMBER_BIG, 0, FIELD(int64_t, min), .fits = NUMBERS },
	{ "max", MEMBER_BIG, 0, FIELD(int64_t, max), .fits = NUMBERS },
	{ "count_label", MEMBER_TEXT, 0, FIELD(const char *, count_label), .fits = BIT(FIELD_SHARE), .needs = BIT(FIELD_SHARE) },
	{ "of_label", MEMBER_TEXT, 0, FIELD(const char *, of_label), .fits = BIT(FIELD_SHARE), .needs = BIT(FIELD_SHARE) },
	{ "limit", MEMBER_INT, 0, FIELD(int, limit_chars), .min = 1, .max = 20000, .fits = BIT(FIELD_TEXT) },
	{ "month_only", MEMBER_FLAG, 0, FIELD(bool, month_only), .fits = BIT(FIELD_DATE) },
};
const struct shape field_shape = {
	"a question", MEMBERS(field_members), sizeof(struct form_field), begin_field, finish_field, field_kind_bit,
};

/* What a part says before its particulars may look at the parts before it. */
static void begin_part(struct reader *reader, void *record)
{
	reader->limit = reader->next_ordinal;
}

static void finish_part(struct reader *reader, const struct place *at, const struct json *json, void *record)
{
	if ((field_kind_bit(record) & (BIT(FIELD_GRADE) | BIT(FIELD_GROUP))) != 0)
		fault_at(reader, MEMBER_OF(at, "kind"), "a part is no grade and no group");
}

static const struct member part_members[] = {
	{ "id", MEMBER_ID, NEEDED | KEY, FIELD(const char *, id), .id = &id_word },
	{ "text", MEMBER_TEXT, NEEDED, FIELD(const char *, text) },
	{ "hint", MEMBER_TEXT, 0, FIELD(const char *, hint) },
	{ "core", MEMBER_FLAG, 0, FIELD(bool, core) },
	{ "optional", MEMBER_FLAG, 0, FIELD(bool, optional) },
	{ "when", MEMBER_COND, 0, FIELD(const struct cond *, when) },
	{ "not_asked", MEMBER_TEXT, 0, FIELD(const char *, not_asked) },
	{ "same_as", MEMBER_QUESTION, 0, FIELD(const char *, same_as) },
	{ .kind = MEMBER_INCLUDE, .shape = &field_shape },
};
const struct shape part_shape = { "a part", MEMBERS(part_members), sizeof(struct form_field), begin_part, finish_part };
