/* SPDX-License-Identifier: MIT */
/*
 * What is asked: one form with its sections and questions, as read from a pack or from
 * sources. A form lives in one arena, is immutable after reading, and every pointer in it
 * is valid until form_free. Texts have their {tokens} already replaced. docs/FORMATS.md
 * part 1 says what each member means; ids are permanent.
 */
#pragma once

#include "base/err.h"
#include "base/mem.h"

#include <stdint.h>

struct cond;

enum field_kind {
	FIELD_GRADE, FIELD_YES_NO, FIELD_YES_NO_UNKNOWN, FIELD_ONE, FIELD_MANY, FIELD_NUMBER, FIELD_SHARE, FIELD_DATE,
	FIELD_TEXT, FIELD_PERSON, FIELD_TABLE, FIELD_DOCUMENT, FIELD_GROUP,
	FIELD_KIND_COUNT
};
const char *field_kind_name(enum field_kind kind); /* "yes_no_unknown" */

struct form_option {
	const char *code, *label;
	const char *hint;          /* NULL if none; for a grade its definition */
	bool asks_text;            /* "other": asks which */
	bool alone;                /* excludes every other choice */
	const struct cond *when;   /* listed last where false; NULL always holds */
};

struct form_column {
	const char *id, *label;
	enum field_kind kind;
	const struct form_option *options;
	size_t n_options;
};

/* One thing that is filled in: the value of a question, or one of its parts. */
struct form_field {
	const char *id;            /* of a part; NULL for the question's value */
	const char *text, *hint;   /* of a part; NULL for the question's value */
	enum field_kind kind;
	const struct form_option *options; /* grade, one, many, yes_no… (codes yes, no, dont_know) */
	size_t n_options;
	const struct form_column *columns; /* table */
	size_t n_columns;
	int rows_max;
	const char *prefill;       /* "help_wanted", "last_year" or NULL */
	const char *unit;          /* number */
	const char *count_label, *of_label; /* share */
	int64_t min, max;          /* number, share; INT64_MIN and INT64_MAX if open */
	int limit_chars;           /* text; 0 is none */
	bool month_only;
	bool core, optional;
	const struct cond *when;
	const char *not_asked, *same_as; /* of a part; may be NULL. same_as: the part of this id, or the value, of that question */
};

struct form_legal {
	const char *text, *source;
	const char *date, *checked; /* of that edition; when somebody last looked whether it still holds. NULL if not said */
};

struct form_variant {
	const struct cond *when;
	const char *text, *hint;   /* NULL keeps the question's */
	const char *const *guidance;
	size_t n_guidance;
};

struct form_question {
	const char *id, *text, *short_text, *hint;
	const struct form_section *section;
	size_t index;              /* in form->questions */
	struct form_field value;   /* kind FIELD_GROUP: only parts are filled in */
	const struct form_field *parts;
	size_t n_parts;
	const char *scale;         /* "practice", "document"; NULL unless graded */
	const char *const *guidance;
	size_t n_guidance;
	const char *const *evidence;
	size_t n_evidence;
	const struct form_legal *legal;      /* NULL if none */
	const struct form_variant *variants;
	size_t n_variants;
	const struct cond *when;
	const char *not_asked, *core_note, *same_as;
	bool core, optional, allow_not_applicable, allow_not_sure, names_warning;
	const char *const *tags;
	size_t n_tags;
	const char *const *themes;
	size_t n_themes;
	const char *const *replaces;
	size_t n_replaces;
	const char *changed;
};

enum check_strength { CHECK_WARNING, CHECK_CRITICAL };
struct form_check {
	const char *id, *question, *text;
	enum check_strength strength;
	const struct cond *when;
};

struct form_section {
	const char *id, *title, *short_title;
	const char *why;           /* why its questions are asked; NULL if not said */
	const char *const *introduction;
	size_t n_introduction;
	const struct form_question *const *questions;
	size_t n_questions;
	bool optional;
	const char *const *routes; /* NULL: every route */
	size_t n_routes;
	size_t index;
};

struct form_fact {
	const char *id;
	const char *question, *part;  /* a question's value, or… */
	const char *sector_attribute; /* …"duty" or "group" of the sector chosen there, or… */
	const struct cond *when;      /* …a condition */
};

struct form_named { const char *id, *title, *hint; };
struct form_stage { const char *id, *title, *from, *to, *output; };
struct form_page { const char *id, *title; const char *const *text; size_t n_text; const char *source, *checked; };
struct form_term { const char *id, *text, *meaning, *checked, *source; };
struct form_contact { const char *id, *title, *phone, *hours, *email, *text, *checked, *source; };
struct form_area { const char *code, *label, *gss, *from, *to, *followed_by; };
struct form_sector { const char *code, *label, *hint, *duty, *group, *forum; };
struct form_scale { const char *id; const struct form_option *grades; size_t n_grades; };
struct form_not_for { const struct cond *when; const char *const *sections; size_t n_sections; const char *text; };
struct form_thresholds { int high_percent, medium_percent, sample_percent, smallest_group, training_years, contact_months, review_days; };

/* A translation that came with the form. */
struct form_language {
	const char *code;
	const char *read_by;       /* a native speaker who has read it; "": nobody yet */
	size_t n_texts;            /* how many texts it has, of form->n_texts */
};

struct form {
	struct arena arena;
	unsigned others;           /* owners beside the first: form_share */
	const char *id, *year, *instrument, *title, *summary, *audience;
	const char *language, *own_language;    /* what it is read in; what its sources are in */
	const struct form_language *languages;  size_t n_languages;
	size_t n_texts;                         /* that can be translated; 0 without translations */
	const char *short_title; /* for the top of a screen; NULL if there is none */
	int version;
	bool voluntary;
	const char *opens, *asked_for_by, *closes;
	const struct form_stage *stages;        size_t n_stages;
	const struct form_named *routes;        size_t n_routes;
	const struct cond *suggest_core;
	const struct form_scale *scales;        size_t n_scales;
	struct form_thresholds thresholds;
	const struct form_section *sections;    size_t n_sections;
	const struct form_question *questions;  size_t n_questions; /* of all sections, in order */
	const struct form_fact *facts;          size_t n_facts;
	const struct form_check *checks;        size_t n_checks;
	const struct form_not_for *not_for;     size_t n_not_for;
	const struct form_page *overview;       size_t n_overview;
	struct form_page privacy;
	struct { const char *id, *text, *statement, *hint, *same_as; } approval; /* same_as: question whose person is offered; may be NULL */
	const struct form_term *terms;          size_t n_terms;
	const struct form_contact *danger;      size_t n_danger;
	const struct form_contact *ask;         size_t n_ask;
	const struct form_area *areas;          size_t n_areas;
	const struct form_sector *sectors;      size_t n_sectors;
	char sha256[65];           /* of the pack it came from; "" when read from sources */
	const struct form_question *const *by_id; /* the questions, sorted by id */
};

/* Nothing in a form ever changes, so it may have several owners. Each frees it, and the last one frees it for good. */
struct form *form_share(struct form *form);
void form_free(struct form *form);

/* NULL if there is none. */
const struct form_section *form_section(const struct form *form, const char *id);
const struct form_question *form_question(const struct form *form, const char *id); /* exact id; by halving, not by walking */
const struct form_field *form_part(const struct form_question *question, const char *id);
const struct form_option *field_option(const struct form_field *field, const char *code);
const struct form_sector *form_sector(const struct form *form, const char *code);
const struct form_term *form_term(const struct form *form, const char *id);
const struct form_fact *form_fact(const struct form *form, const char *id);
const struct form_scale *form_scale(const struct form *form, const char *id);
bool section_on_route(const struct form_section *section, const char *route);
bool form_has_route(const struct form *form, const char *route);
/* Where a person begins who has not chosen: core where taking part is voluntary, else full. "" if the form has no routes. */
const char *form_default_route(const struct form *form);
/* The day on which the oldest of the form's telephone numbers was checked: contacts in danger, and terms that hold a number. NULL: unknown. */
const char *form_numbers_checked(const struct form *form);
/*
 * The question of an earlier year's form that this one continues: the one with its id, else one that it replaces. NULL: it is
 * new, or says so itself.
 */
const struct form_question *form_ancestor(const struct form *earlier, const struct form_question *question);
