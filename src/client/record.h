/* SPDX-License-Identifier: MIT */
/*
 * What is being filled in on the page in front: a JSON object (an answer, a document, a row
 * of a table, a sign-off) and the slots through which a person changes it. A slot is one
 * line, one prose editor or one choice, bound to a place in the object by a JSON pointer.
 * Every fill-in screen uses this one mechanism.
 *
 * Calling sequence: record_begin with a copy of the object, record_slot_* in page order;
 * on keys the editors change; record_commit carries what was typed into the object. What
 * cannot be stored (a number that is none) stays under "typed" in the object, so that
 * nothing a person wrote is lost, and gives the slot an error.
 */
#pragma once

#include "base/mem.h"
#include "form/form.h"
#include "page/edit.h"
#include "page/page.h"

#include <stdbool.h>
#include <stddef.h>

struct json;

enum slot_kind { SLOT_LINE, SLOT_PROSE, SLOT_CHOICE };
/* How typed text becomes a value. */
enum slot_value { SLOT_TEXT, SLOT_NUMBER, SLOT_DAY, SLOT_DATE };
/*
 * What to do about typed text that is no such value: "Enter a day, such as 31/5/2026.", or what precisely a date lacks. `text` NULL:
 * it is not known. Appends. With all other words, in words.c.
 */
struct buf;
void typed_text_words(enum slot_value value, const char *text, struct buf *out);

struct slot {
	char id[64];              /* of the block on the page */
	char pointer[96];         /* "/parts/who/role" */
	enum slot_kind kind;
	enum slot_value value;
	const char *label, *hint, *unit; /* borrowed */
	const struct form_option *options; /* choice: borrowed */
	size_t n_options;
	bool many;
	bool states;              /* "not sure" and "does not apply" stand among the options: they are the answer's state */
	int width_cols, limit_chars;
	int64_t min, max;         /* number */
	bool masked;              /* line: what is typed is not shown */
	struct edit *edit;        /* line, prose */
	const char *error;        /* translated; NULL if nothing */
};

/* A question has at most 60 parts (form/shape), a person four lines each. */
#define RECORD_SLOTS_MAX 256

struct record {
	struct json *json;        /* owned; NULL: nothing is being filled in */
	struct arena arena;       /* for options and labels that a screen makes; goes with the record */
	struct slot slots[RECORD_SLOTS_MAX];
	size_t n_slots;
	bool refused;             /* the last commit could not be stored: leaving the page would lose it */
	unsigned long shape;      /* which fields the page has, in the screen's own bits */
};

/* Takes `json` (NULL gives an empty object). */
void record_begin(struct record *record, struct json *json);
void record_end(struct record *record);

struct slot *record_line(struct record *record, const char *id, const char *pointer, const char *label, enum slot_value value, int width_cols);
struct slot *record_prose(struct record *record, const char *id, const char *pointer, const char *label, int limit_chars);
struct slot *record_choice(struct record *record, const char *id, const char *pointer, const char *label,
	const struct form_option *options, size_t n, bool many);
/* Slots for a form's field below `pointer`, with ids that begin with `id`. Tables and documents are pages of their own: none for them. */
void record_field(struct record *record, const char *id, const char *pointer, const char *label, const struct form_field *field);

struct slot *record_slot(struct record *record, const char *id);             /* by block id; NULL if none */
struct slot *record_slot_of_focus(struct record *record, const char *focus); /* "value:fully" gives the slot "value" */
/* The slot's block, at the end of the body. */
void record_show(const struct record *record, const struct slot *slot, struct page *page);
bool slot_has(const struct record *record, const struct slot *slot, const char *code);
/* Chooses or, where it was chosen, unchooses (many) an option; honours `alone`. True if something changed. */
bool record_choose(struct record *record, struct slot *slot, const char *code);
/* Typed text into the object. True if the object changed. */
bool record_commit(struct record *record);
bool record_is_dirty(const struct record *record);

/* JSON pointers of the simple kind (no escapes): reading, setting (creates objects on the way; NULL value removes, and empty parents with it). */
const struct json *pointer_get(const struct json *json, const char *pointer);
void pointer_set(struct json *json, const char *pointer, struct json *value);
