/* SPDX-License-Identifier: MIT */
/*
 * What the files of the reader share, private to this room. One reader goes over a joined
 * body once: local files first, since texts need the glossary, then the form, then its
 * sections. What can only be judged when everything has been read (conditions, ids of
 * other questions) is put off as a job. A fault never stops the reading.
 */
#pragma once

#include "form/read.h"
#include "form/texts.h"

struct buf;
struct json;
struct cond;

#define READER_MAX_FAULTS 500
#define READER_MAX_QUESTIONS 2000
#define READER_MAX_SECTIONS 200
#define READER_MAX_ITEMS 1000                         /* of any other list */
#define READER_MAX_TEXT_BYTES ((size_t)4000)          /* one paragraph, tokens replaced */
#define READER_MAX_TERM_BYTES ((size_t)400)           /* what replaces one token */
#define READER_MAX_ALL_TEXT_BYTES ((size_t)8 * 1024 * 1024)
#define READER_MAX_TOKENS 50000
#define READER_MAX_FACT_DEPTH 16
#define READER_MAX_COMPARISONS 100000                 /* in all conditions together, facts spelt out */

/* Where the reader stands: a chain on the stack, written out as a JSON pointer only when there is a fault. */
struct place {
	const struct place *up;
	const char *key;     /* a member, or… */
	size_t index;        /* …an item, or… */
	const char *pointer; /* …a pointer kept from before, which begins the chain */
};
/* Both live as long as the block in which they are written. */
#define MEMBER_OF(above, name) (&(const struct place){ .up = (above), .key = (name) })
#define ITEM_OF(above, i) (&(const struct place){ .up = (above), .index = (i) })

struct reader;

/* Work put off until all has been read. Facts are settled before everything else. */
struct job {
	void (*run)(struct reader *reader, const struct job *job);
	bool of_fact;
	const char *pointer;
	const struct json *json; /* of a condition */
	const char *text;        /* of a reference */
	void *target;
	size_t limit;            /* fields from this ordinal on come later in the form */
};

/* A text and its translation, and where in the list of its language it stood. */
struct translated { const char *from, *to; size_t index; };
/* All translations into one language, sorted by text. */
struct speech {
	const char *code;
	struct translated *pairs;
	size_t n;
};

/* What a fact rests on; filled in by facts_settle. */
struct fact_info {
	const char *pointer;
	size_t limit;      /* it may read fields below this ordinal */
	size_t reach;      /* one more than the last ordinal it reads */
	size_t comparisons;
	int depth;         /* of facts that rest on facts */
	enum { FACT_NEW, FACT_OPEN, FACT_SETTLED } state;
};

struct section_entry {
	const char *file;
	const char *const *routes;
	size_t n_routes;
	bool optional;
};

struct reader {
	struct form *form;            /* its lists are also below, where they can be changed */
	struct form_section *sections;
	struct form_question *questions;
	struct form_fact *facts;
	struct form_check *checks;
	size_t n_sections, n_questions, n_facts, n_checks; /* read so far; the form's counts are those announced */
	const struct form_option *area_options, *sector_options; /* for options_from, once asked for */
	struct section_entry *entries;
	size_t n_entries;

	/* Every field has an ordinal, in the order in which a person meets them; so has a question, before its parts. */
	size_t next_ordinal, limit;
	size_t *ordinals;             /* by question index */
	struct fact_info *fact_infos;
	bool in_facts, facts_settled;
	int fact_depth;               /* while settling */
	size_t comparisons;

	struct form_faults *faults;
	bool newer;                   /* some part needs a newer program */
	bool incomplete;              /* a file is missing: nothing can be said about what refers to it */
	bool too_much;                /* of all texts together */
	size_t text_bytes, n_tokens;
	const struct json *body;
	const char *language;         /* those wanted, best first ("cy_GB:pl"), or NULL */
	struct speech *speeches;
	size_t n_speeches;
	const struct speech *spoken;  /* what is read; NULL: the form's own language */
	struct form_text *noted;      /* every text, if there are translations to hold against them */
	size_t n_noted;
	struct form_texts *texts;     /* the caller wants them too, each with its place, in the order of reading; or NULL */
	struct arena scratch;         /* dies with the reader */
	struct job *jobs;
	size_t n_jobs;
};

/* Finds a fault. The first names the whole form's trouble; past READER_MAX_FAULTS they are dropped. */
__attribute__((format(printf, 3, 4)))
void fault_at(struct reader *reader, const struct place *at, const char *fmt, ...);
/* The pointer of a place, in the scratch arena. */
const char *place_pointer(struct reader *reader, const struct place *at);
/* `file`, `pointer` are copied; `what` is taken. */
void faults_add(struct form_faults *faults, const char *file, const char *pointer, long line, char *what);
/* ; did you mean "…"? – or "" if none of the n names is near. In the scratch arena. */
const char *did_you_mean(struct reader *reader, const char *wrong, const char *const *names, size_t n);

/*
 * A text as the form shows it: translated, with its tokens replaced, in the form's arena; measured in every language there is.
 * `max_cols` 0: no limit.
 */
const char *text_shown(struct reader *reader, const struct place *at, const char *text, int max_cols);
/* Only translated: a text that holds no tokens. */
const char *text_translated(struct reader *reader, const struct place *at, const char *text, size_t max_bytes);
/* Tokens replaced by the words of one language (NULL: the form's own). Without a place nothing is at fault. */
void tokens_replace(struct reader *reader, const struct place *at, const struct speech *speech, const char *text, struct buf *out);
/* The text itself where there is no translation. */
const char *translation_of(const struct speech *speech, const char *text);
/* The translations of a body, and which is spoken. */
void translations_read(struct reader *reader, const struct place *at, const struct json *json);
/* Every language, when all texts are known: a form read in one language must not turn out to be faulty in another. */
void translations_check(struct reader *reader, const struct place *at);
/* Texts as they are met; copied with their places for the caller; then sorted, each once. */
void noted_add(struct reader *reader, const struct place *at, const struct form_text *text);
void noted_hand_over(struct reader *reader);
void noted_sort(struct reader *reader);

/* Copies the job. */
void reader_put_off(struct reader *reader, const struct place *at, struct job job);
void reader_run_jobs(struct reader *reader);

/* Ordinals: of a question itself, of one of its parts, of its value (part NULL). */
size_t question_ordinal(const struct reader *reader, const struct form_question *question);
size_t field_ordinal(const struct reader *reader, const struct form_question *question, const struct form_field *part);

/* Conditions and facts. */
void cond_put_off(struct reader *reader, const struct place *at, const struct json *json, const struct cond **target);
/* How far a condition reaches and how many comparisons it may take, once the facts are settled. */
struct weight { size_t reach, comparisons; int depth; };
struct weight cond_weight(const struct reader *reader, const struct cond *cond);
void facts_read(struct reader *reader, const struct place *at, const struct json *json, void *section);
void facts_settle(struct reader *reader);

/* Items of a list whose records begin with their id, for did_you_mean. In the scratch arena. */
const char *const *names_of(struct reader *reader, const void *records, size_t n, size_t size);
/* Two that must not share an id, in any list of records that begin with it. */
void check_unique(struct reader *reader, const struct place *list, const char *member, const void *records, size_t n,
	size_t size);

struct read_options {
	const char *language;
	bool incomplete;
	struct form_texts *texts; /* to gather them, or NULL */
};
bool form_read_with(const struct json *body, const struct read_options *options, struct form **ret_form,
	struct form_faults *ret_faults, struct err *err);
