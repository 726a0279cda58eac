/* SPDX-License-Identifier: MIT */
#include "form/shape_values.h"

#include "base/clock.h"
#include "base/json.h"
#include "base/text.h"

#include <assert.h>
#include <string.h>

/* `to` is where the value goes; `record` where the whole record is, for counts. */
#define READS(name) \
	static void name(struct reader *reader, const struct place *at, const struct member *member, const struct json *json, \
		void *record, void *to)

static size_t *count_of(const struct member *member, void *record)
{
	return (size_t *)(void *)((char *)record + member->count_at);
}

static const char *text_kept(struct reader *reader, const struct place *at, const struct member *member, const struct json *json)
{
	const char *text = json_text(json);
	if (*text == '\0' && (member->rules & EMPTY_OK) == 0)
		fault_at(reader, at, "is empty; write something or leave it out");
	if (strlen(text) > READER_MAX_TEXT_BYTES)
		fault_at(reader, at, "is longer than %zu bytes", READER_MAX_TEXT_BYTES);
	return text;
}

READS(read_text)
{
	*(const char **)to = text_shown(reader, at, text_kept(reader, at, member, json), (int)member->max);
}

READS(read_term)
{
	const char *text = text_kept(reader, at, member, json);
	if (strchr(text, '{') != NULL)
		fault_at(reader, at, "a term holds no token of its own");
	if (member->max > 0 && strlen(text) > (size_t)member->max)
		fault_at(reader, at, "is longer than %d bytes", (int)member->max);
	*(const char **)to = text_translated(reader, at, text, member->max > 0 ? (size_t)member->max : READER_MAX_TEXT_BYTES);
}

READS(read_raw)
{
	const char *text = text_kept(reader, at, member, json);
	*(const char **)to = arena_dup(&reader->form->arena, text);
}

static size_t word_index(struct reader *reader, const struct place *at, const struct member *member, const char *word)
{
	size_t n = 0;
	for (; member->words[n] != NULL; n++)
		if (strcmp(member->words[n], word) == 0)
			return n;
	fault_at(reader, at, "\"%s\" is none of the words it may be%s", word, did_you_mean(reader, word, member->words, n));
	return n;
}

READS(read_word)
{
	*(const char **)to = member->words[word_index(reader, at, member, json_text(json))];
}

READS(read_choice)
{
	*(unsigned *)to = (unsigned)word_index(reader, at, member, json_text(json));
}

READS(read_id)
{
	if (check_id(reader, at, member->id, json_text(json)))
		*(const char **)to = arena_dup(&reader->form->arena, json_text(json));
}

READS(read_day)
{
	int64_t day;
	if (!clock_parse_day(json_text(json), &day))
		fault_at(reader, at, "\"%s\" is no day of the calendar; write it as 2026-11-21", json_text(json));
	else
		*(const char **)to = arena_dup(&reader->form->arena, json_text(json));
}

READS(read_flag)
{
	*(bool *)to = json_is_true(json);
}

static int64_t number_read(struct reader *reader, const struct place *at, const struct member *member, const struct json *json)
{
	int64_t n = 0;
	if (json_int(json, &n) && (member->min != 0 || member->max != 0) && (n < member->min || n > member->max))
		fault_at(reader, at, "must be from %lld to %lld", (long long)member->min, (long long)member->max);
	return n;
}

READS(read_int)
{
	*(int *)to = (int)number_read(reader, at, member, json);
}

READS(read_big)
{
	*(int64_t *)to = number_read(reader, at, member, json);
}

/* How many items of a list are read: none if there are too many. */
static size_t list_len(struct reader *reader, const struct place *at, const struct member *member, const struct json *json)
{
	size_t n = json_len(json), most = member->max > 0 ? (size_t)member->max : READER_MAX_ITEMS;
	if (n < (size_t)member->min)
		fault_at(reader, at, "has too few items: %zu, and it needs %d", n, (int)member->min);
	if (n > most)
		fault_at(reader, at, "has %zu items; it may have %zu", n, most);
	return n > most ? 0 : n;
}

/* Paragraphs and ids: each item is read as if it stood alone. */
static void read_each(struct reader *reader, const struct place *at, const struct member *member, const struct json *json,
	void *record, void *to, enum member_kind kind)
{
	size_t n = list_len(reader, at, member, json), i = 0;
	const struct member alone = { .name = member->name, .kind = kind, .id = member->id };
	const char **items = arena_array(&reader->form->arena, n, sizeof(items[0]));
	for (const struct json *item = json_first(json); i < n; item = json_next(item), i++)
		value_read(reader, ITEM_OF(at, i), &alone, item, &items[i]);
	*(const char ***)to = items;
	*count_of(member, record) = n;
}

READS(read_texts)
{
	read_each(reader, at, member, json, record, to, MEMBER_TEXT);
}

READS(read_ids)
{
	read_each(reader, at, member, json, record, to, MEMBER_ID);
}

READS(read_list)
{
	const struct shape *shape = member->shape;
	size_t n = list_len(reader, at, member, json), i = 0;
	char *records = arena_array(&reader->form->arena, n, shape->size);
	for (const struct json *item = json_first(json); i < n; item = json_next(item), i++)
		shape_read(reader, ITEM_OF(at, i), shape, item, records + i * shape->size);
	if ((shape->members[0].rules & KEY) != 0)
		check_unique(reader, at, shape->members[0].name, records, n, shape->size);
	*(void **)to = records;
	*count_of(member, record) = n;
}

READS(read_object)
{
	shape_read(reader, at, member->shape, json, to);
}

READS(read_new)
{
	void *fresh = arena_alloc(&reader->form->arena, member->shape->size);
	shape_read(reader, at, member->shape, json, fresh);
	*(void **)to = fresh;
}

static void run_question(struct reader *reader, const struct job *job)
{
	if (form_question(reader->form, job->text) == NULL)
		fault_at(reader, &(const struct place){ .pointer = job->pointer }, "no question has the id \"%s\"", job->text);
}

READS(read_question)
{
	const char *id = arena_dup(&reader->form->arena, json_text(json));
	*(const char **)to = id;
	reader_put_off(reader, at, (struct job){ .run = run_question, .text = id });
}

READS(read_cond)
{
	cond_put_off(reader, at, json, to);
}

READS(read_custom)
{
	member->custom(reader, at, json, record);
}

READS(read_format)
{
	if (strcmp(json_text(json), member->words[0]) != 0)
		fault_at(reader, at, "must be \"%s\", not \"%s\"", member->words[0], json_text(json));
}

READS(read_version)
{
	int64_t version = 0;
	if (json_int(json, &version) && version > 1) {
		reader->newer = true;
		fault_at(reader, at, "is %lld; this program knows version 1, so it needs a newer one", (long long)version);
	} else if (version != 1) {
		fault_at(reader, at, "must be 1");
	}
}

void check_order(struct reader *reader, const struct place *at, const char *earlier, const char *later, const char *member)
{
	if (earlier != NULL && later != NULL && strcmp(earlier, later) > 0)
		fault_at(reader, MEMBER_OF(at, member), "%s comes before %s", later, earlier);
}

#define ANY_KIND (-1)
static const struct reading {
	int kind; /* enum json_kind */
	void (*read)(struct reader *reader, const struct place *at, const struct member *member, const struct json *json,
		void *record, void *to);
} readings[] = {
	[MEMBER_TEXT] = { JSON_TEXT, read_text }, [MEMBER_TERM] = { JSON_TEXT, read_term },
	[MEMBER_RAW] = { JSON_TEXT, read_raw }, [MEMBER_WORD] = { JSON_TEXT, read_word },
	[MEMBER_CHOICE] = { JSON_TEXT, read_choice }, [MEMBER_ID] = { JSON_TEXT, read_id },
	[MEMBER_DAY] = { JSON_TEXT, read_day }, [MEMBER_FLAG] = { JSON_BOOL, read_flag },
	[MEMBER_INT] = { JSON_INT, read_int }, [MEMBER_BIG] = { JSON_INT, read_big },
	[MEMBER_TEXTS] = { JSON_ARRAY, read_texts }, [MEMBER_IDS] = { JSON_ARRAY, read_ids },
	[MEMBER_LIST] = { JSON_ARRAY, read_list }, [MEMBER_OBJECT] = { JSON_OBJECT, read_object },
	[MEMBER_NEW] = { JSON_OBJECT, read_new }, [MEMBER_QUESTION] = { JSON_TEXT, read_question },
	[MEMBER_COND] = { JSON_OBJECT, read_cond }, [MEMBER_CUSTOM] = { ANY_KIND, read_custom },
	[MEMBER_FORMAT] = { JSON_TEXT, read_format }, [MEMBER_VERSION] = { JSON_INT, read_version },
	[MEMBER_INCLUDE] = { ANY_KIND, NULL },
};
static_assert(sizeof(readings) / sizeof(readings[0]) == MEMBER_KIND_COUNT, "one way to read each kind");

void value_read(struct reader *reader, const struct place *at, const struct member *member, const struct json *json, void *record)
{
	const struct reading *reading = &readings[member->kind];
	if (reading->kind == ANY_KIND || check_kind(reader, at, json, reading->kind))
		reading->read(reader, at, member, json, record, (char *)record + member->at);
}
