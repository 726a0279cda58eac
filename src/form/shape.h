/* SPDX-License-Identifier: MIT */
/*
 * Records read by table, private to this room. A shape lists the members that a JSON
 * object may have: name, kind, rules, and where in a C record the value goes. One reader
 * (shape_read) serves every object of every file, finds unknown and missing members, wrong
 * types and double ids, and reads members in the order of the table, not of the file.
 */
#pragma once

#include "form/reader.h"

#include <stddef.h>
#include <stdint.h>

/* Offset of a field, refused by the compiler unless the field has the type that the kind of member writes. */
#define AT(type, record, field) (offsetof(record, field) + 0 * sizeof((type *)0 == &((record *)0)->field))

enum member_kind {
	MEMBER_TEXT,    /* const char *: sentences, translated, tokens replaced */
	MEMBER_TERM,    /* const char *: sentences, translated, but they hold no tokens */
	MEMBER_RAW,     /* const char *: words that are kept as they are */
	MEMBER_WORD,    /* const char *: one of `words` */
	MEMBER_CHOICE,  /* enum: index of one of `words` */
	MEMBER_ID,      /* const char *: a permanent code, spelt as `id` says */
	MEMBER_DAY,     /* const char *: a day of the calendar */
	MEMBER_FLAG,    /* bool */
	MEMBER_INT,     /* int, min to max */
	MEMBER_BIG,     /* int64_t, min to max */
	MEMBER_TEXTS,   /* const char *const * and a count: paragraphs */
	MEMBER_IDS,     /* const char *const * and a count */
	MEMBER_LIST,    /* records of `shape` and a count */
	MEMBER_OBJECT,  /* a record within the record */
	MEMBER_NEW,     /* const record *: a record of its own */
	MEMBER_QUESTION, /* const char *: id of a question of this form */
	MEMBER_COND,    /* const struct cond *: read when all ids are known */
	MEMBER_CUSTOM,  /* `custom` reads it */
	MEMBER_FORMAT,  /* must be words[0] */
	MEMBER_VERSION, /* must be 1 */
	MEMBER_INCLUDE, /* no member: those of another shape, in the same object */
	MEMBER_KIND_COUNT
};

/* rules */
#define NEEDED (1u << 0)
#define KEY (1u << 1)       /* no two records of a list share it; the record begins with it */
#define EMPTY_OK (1u << 2)  /* "" is allowed */

/* How an id is spelt. */
struct id_rule {
	const char *letters;  /* all it may be made of */
	bool numbered;        /* ends in a hyphen and digits */
	const char *example;
};
extern const struct id_rule id_word, id_question, id_section, id_sector, id_check, id_form, id_file, id_language;

struct member {
	const char *name;
	enum member_kind kind;
	unsigned rules;
	size_t at, count_at;
	const struct shape *shape;
	const char *const *words; /* ends in NULL */
	const struct id_rule *id;
	int64_t min, max;         /* of numbers; of the length of lists; max is the columns of a text. 0 and 0: no bounds */
	unsigned fits, needs;     /* kinds of field that may have it, that must have it; 0: this does not matter */
	void (*custom)(struct reader *reader, const struct place *at, const struct json *json, void *record);
};

struct shape {
	const char *noun; /* "an option" */
	const struct member *members;
	size_t n_members, size;
	void (*begin)(struct reader *reader, void *record);
	void (*finish)(struct reader *reader, const struct place *at, const struct json *json, void *record);
	unsigned (*kind_bit)(const void *record); /* for fits and needs; NULL: they are not used */
};
#define MEMBERS(table) (table), sizeof(table) / sizeof((table)[0])

void shape_read(struct reader *reader, const struct place *at, const struct shape *shape, const struct json *json, void *record);

/* Pieces for members with a `custom` reader. Each finds its own faults; false means there was one. */
bool check_kind(struct reader *reader, const struct place *at, const struct json *json, int kind);
bool check_id(struct reader *reader, const struct place *at, const struct id_rule *rule, const char *text);
/* Two days in order, where both are there; the fault is at the later one's member. */
void check_order(struct reader *reader, const struct place *at, const char *earlier, const char *later, const char *member);

/* The shapes, one table a kind of object. */
extern const struct shape glossary_shape, contacts_shape, areas_shape, sectors_shape; /* records: struct form */
extern const struct shape form_shape;      /* struct form */
extern const struct shape section_shape;   /* struct form_section */
extern const struct shape question_shape;  /* struct form_question */
extern const struct shape check_shape;     /* struct form_check */
extern const struct shape option_shape, grade_shape; /* struct form_option */
/* Custom readers that more than one table or file needs. */
void checks_read(struct reader *reader, const struct place *at, const struct json *json, void *record);
void entries_read(struct reader *reader, const struct place *at, const struct json *json, void *record);
void local_names_read(struct reader *reader, const struct place *at, const struct json *json, void *record);
