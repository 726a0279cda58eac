/* SPDX-License-Identifier: MIT */
/*
 * What is answered. An assessment is the draft file's JSON tree, bound to one form, with
 * an index from question to answer. The tree is the truth: members that this program does
 * not know stay in it and are written back. An answer is replaced as a whole; every change
 * gets a number and goes to `pending` until the store has written it to the history.
 *
 * An answer in JSON (docs/FORMATS.md part 3): {"state": "answered", "value": …, "parts": {…}, "other": …, "evidence":
 * [ {"text"} or {"document"} ], "comment", "next_step": {"action","owner","due"}, "help_wanted", "differs_by_site",
 * "private_note", "flag", "reason", "change", "by", "at"}. States: answered, not_sure, not_applicable, carried. No member: not answered.
 */
#pragma once

#include "base/err.h"
#include "form/form.h"

#include <stdint.h>

struct json;
struct cond_view;

/* Who changes something, and when. */
struct author {
	char initials[8];
	int64_t now; /* seconds */
};

/* One change, as the history keeps it. `subject` is a question id, "documents", "section:KF1", "route", "approval" or "place". */
struct change {
	int64_t number;
	char *subject;
	struct json *from, *to; /* NULL: was or is not there */
	char by[8];
	char at[21];
};

struct assessment {
	const struct form *form;  /* not owned; outlives the assessment */
	struct json *draft;       /* owned */
	struct json **answers;    /* by question index; point into draft; NULL where not answered */
	bool *visible;            /* by question index; kept true to the answers by every setter */
	struct change *pending;   /* not yet in the history */
	size_t n_pending;
	int64_t last_change;      /* number of the newest change */
	int64_t today;            /* in days; what dates are checked against */
	bool dirty;               /* differs from what was last saved */
};

struct agency_ref { const char *id, *name, *sector; };

/* A new, empty draft. `pack_sha256` is what it stays bound to. */
struct assessment *assessment_new(const struct form *form, const char *uuid, const struct agency_ref *agency, const char *route,
	int64_t now);
/* Takes `draft` (also on failure). ERR_FORMAT, ERR_NEWER (open read-only), ERR_MISMATCH (another pack). */
MUST_USE bool assessment_from_json(const struct form *form, struct json *draft, struct assessment **ret, struct err *err);
void assessment_free(struct assessment *assessment);

const char *assessment_id(const struct assessment *assessment);
int64_t assessment_generation(const struct assessment *assessment);
int64_t assessment_revision(const struct assessment *assessment);
const char *assessment_route(const struct assessment *assessment);
const char *assessment_agency_name(const struct assessment *assessment);
bool assessment_on_core(const struct assessment *assessment);
/* Sets the day that dates are checked against and recomputes what is visible. */
void assessment_set_today(struct assessment *assessment, int64_t today);

/* Read access. NULL if not answered. The pointers are valid until the next change of that answer. */
const struct json *assessment_answer(const struct assessment *assessment, const struct form_question *question);
const char *answer_state(const struct json *answer); /* NULL for NULL */
const struct json *answer_value(const struct json *answer);
const struct json *answer_part(const struct json *answer, const char *part);
/* True if it counts: answered with every required field, not_sure, or not_applicable with a reason. */
bool answer_counts(const struct assessment *assessment, const struct form_question *question);

/* On the route and its condition holds. A part likewise. */
bool question_is_asked(const struct assessment *assessment, const struct form_question *question);
bool part_is_asked(const struct assessment *assessment, const struct form_question *question, const struct form_field *part);
bool section_is_asked(const struct assessment *assessment, const struct form_section *section);
/* Why not, in the form's words; NULL if it is asked or no reason is given. */
const char *question_not_asked(const struct assessment *assessment, const struct form_question *question);
/* The wording that applies: variants considered. */
const char *question_text(const struct assessment *assessment, const struct form_question *question);
const char *question_hint(const struct assessment *assessment, const struct form_question *question);
const char *const *question_guidance(const struct assessment *assessment, const struct form_question *question, size_t *ret_n);
/* For conditions and checks on this assessment. */
struct cond_view assessment_view(const struct assessment *assessment);

/*
 * Changes. `answer` (taken, also on failure) is the whole new answer without change, by and at; NULL clears. It is checked
 * by value_check (entry/value.h) first. Setting what is there already is no change. Any change of an answer or of documents breaks
 * an approval (it stays in the draft; approval_holds becomes false).
 */
MUST_USE bool assessment_set_answer(struct assessment *assessment, const struct form_question *question, struct json *answer,
	const struct author *author, struct err *err);
void assessment_set_route(struct assessment *assessment, const char *route, const struct author *author);
void assessment_set_section_done(struct assessment *assessment, const char *section, bool done, const struct author *author);
bool assessment_section_done(const struct assessment *assessment, const char *section);
/* Where the person is, so that the next run opens there. Not a change of the history. */
void assessment_set_place(struct assessment *assessment, const char *question);
const char *assessment_place(const struct assessment *assessment);
/* Undo and redo write new changes; false if there is nothing to undo. `change` comes from the history. */
MUST_USE bool assessment_revert(struct assessment *assessment, const struct change *change, const struct author *author, struct err *err);
void assessment_pending_clear(struct assessment *assessment);
void change_release(struct change *change);

/* The draft's bytes for the next generation (sets "generation"), sealed with its sum. */
struct buf;
void assessment_write(struct assessment *assessment, int64_t generation, struct buf *out);
