/* SPDX-License-Identifier: MIT */
/*
 * What is answered. An assessment is the draft file's JSON tree, bound to one form, with
 * an index from question to answer. The tree is the truth: members that this program does
 * not know stay in it and are written back. An answer is replaced as a whole; every change
 * gets a number and goes to `pending` until the store has written it to the history.
 *
 * An answer in JSON (docs/FORMATS.md part 3): {"state": "answered", "value": …, "parts": {…}, "other": …, "evidence":
 * [ {"text"} or {"document"} ], "comment", "next_step": {"action","owner","due"}, "help_wanted", "differs_by_site",
 * "private_note", "flag", "reason", "aside", "change", "by", "at"}. States: answered, not_sure, not_applicable, carried. No
 * member: not answered.
 * "other" says which, where the value is a choice that asks for words; "other_parts" says it by part: {"kinds": "…"}.
 * An answer without a state holds only what stands beside a value (a flag, a comment): the question is not answered yet.
 *
 * Calling sequence: assessment_new or assessment_from_json; assessment_set_today; then any reading and any change;
 * `pending` goes to the history (entry/history.h) and assessment_pending_clear forgets it; assessment_write gives the next
 * generation's bytes, and whoever has them on disk sets `dirty` and `place_moved` to false.
 */
#pragma once

#include "base/err.h"
#include "form/form.h"

#include <stdint.h>

struct json;
struct cond_view;

#define DRAFT_FORMAT "section11-draft"

/* Who changes something, and when. */
struct author {
	char initials[8];
	int64_t now; /* seconds */
};

/*
 * One change, as the history keeps it. `subject` is a question id, "documents", "section:KF1", "route" or "approval".
 * `from` and `to` of a question are answers without change, by and at; of documents the whole list; of a section true.
 */
struct change {
	int64_t number;
	char *subject;
	struct json *from, *to; /* NULL: was or is not there */
	char by[8];
	char at[21];
	int64_t reverts;        /* the number of the change that this one takes back; 0 if it is none of that kind */
};

struct assessment {
	const struct form *form;  /* not owned; outlives the assessment */
	struct json *draft;       /* owned */
	const struct json **answers; /* by question index; point into draft; NULL where not answered */
	bool *visible;            /* by question index; kept true to the answers by every setter */
	struct change *pending;   /* not yet in the history */
	size_t n_pending;
	int64_t last_change;      /* number of the newest change */
	int64_t today;            /* in days; what dates are checked against; 0 until assessment_set_today after reading */
	bool dirty;               /* differs from what was last saved */
	bool place_moved;         /* only the place differs: worth a save on leaving, not before */
	bool newer;               /* written by a newer program: to look at only, every change is refused */
	struct entry_index *index; /* private */
};

struct agency_ref { const char *id, *name, *sector; };

/* A new, empty draft, bound to the form's pack. `uuid` and the route must be right; today is the day of `now` in UTC. */
struct assessment *assessment_new(const struct form *form, const char *uuid, const struct agency_ref *agency, const char *route,
	int64_t now);
/*
 * Takes `draft` (also on failure). ERR_FORMAT, ERR_NEWER (open read-only), ERR_MISMATCH (another pack). Values that the form
 * does not allow are no failure: they stay, do not count, and are found (FINDING_RANGE).
 */
MUST_USE bool assessment_from_json(const struct form *form, struct json *draft, struct assessment **ret, struct err *err);
/* The same for a draft that a newer program wrote (ERR_NEWER before): `newer` is set and nothing may change it or write it. */
MUST_USE bool assessment_from_newer_json(const struct form *form, struct json *draft, struct assessment **ret, struct err *err);
void assessment_free(struct assessment *assessment);
/* Binds it to the same form in another language: from now on questions, parts and fields are those of `form`. */
void assessment_set_form(struct assessment *assessment, const struct form *form);

const char *assessment_id(const struct assessment *assessment);
int64_t assessment_generation(const struct assessment *assessment);
int64_t assessment_revision(const struct assessment *assessment);
const char *assessment_route(const struct assessment *assessment);
const char *assessment_agency_id(const struct assessment *assessment); /* "" if the draft has none */
const char *assessment_agency_name(const struct assessment *assessment);
/* After sealing, further work is a new revision. Not a change of the history. */
void assessment_set_revision(struct assessment *assessment, int64_t revision);
bool assessment_on_core(const struct assessment *assessment);
/* Sets the day that dates are checked against and recomputes what is visible. */
void assessment_set_today(struct assessment *assessment, int64_t today);

/* Read access. NULL if not answered. The pointers are valid until the next change of that answer. */
const struct json *assessment_answer(const struct assessment *assessment, const struct form_question *question);
const char *answer_state(const struct json *answer); /* NULL for NULL */
/* "Not sure" or "not applicable": no value stands beside it, and what was filled in before is not sent. */
bool answer_is_alone(const struct json *answer);
const struct json *answer_value(const struct json *answer);
const struct json *answer_part(const struct json *answer, const char *part);
/* The value of a field, be it the question's own (field->id NULL) or a part, and the words asked with a choice of it. */
const struct json *answer_field(const struct json *answer, const struct form_field *field);
const char *answer_other(const struct json *answer, const struct form_field *field);
/* Filled in so that it counts: not empty, complete, and allowed by the form. */
bool answer_field_counts(const struct json *answer, const struct form_field *field);
/* True if every field that is asked and needed is filled in, whatever the state. `answer` may be one that is not stored. */
bool answer_is_whole(const struct assessment *assessment, const struct form_question *question, const struct json *answer);
/* True if it counts: answered with every required field, not_sure, or not_applicable with a reason. */
bool answer_counts(const struct assessment *assessment, const struct form_question *question);

/*
 * On the route and its condition holds. A part likewise; `part` is one of the question's parts or its value. A group of
 * which no part is asked is not asked. A section is asked if one of its questions is, or if it has none. The form's
 * `not_for` narrows the sections from the place in the form where its condition is known.
 */
bool question_is_asked(const struct assessment *assessment, const struct form_question *question);
bool part_is_asked(const struct assessment *assessment, const struct form_question *question, const struct form_field *part);
bool section_is_asked(const struct assessment *assessment, const struct form_section *section);
/* Why not, in the form's words; NULL if it is asked, is not on the route or no reason is given. */
const char *question_not_asked(const struct assessment *assessment, const struct form_question *question);
/* On the route, but a condition or `not_for` hides it: what a submission lists as not asked. */
bool question_is_left_out(const struct assessment *assessment, const struct form_question *question);
/* By what, the same in every language: "not_for", or its own "condition". NULL if it is not left out. */
const char *question_left_out_by(const struct assessment *assessment, const struct form_question *question);
/* The question, or the section it stands in, need not be answered. */
bool question_is_optional(const struct form_question *question);
/* The wording that applies: variants considered. */
const char *question_text(const struct assessment *assessment, const struct form_question *question);
const char *question_hint(const struct assessment *assessment, const struct form_question *question);
const char *const *question_guidance(const struct assessment *assessment, const struct form_question *question, size_t *ret_n);
/* For conditions and checks on this assessment. Only answers that were given count: neither carried nor hidden ones. */
struct cond_view assessment_view(const struct assessment *assessment);

/*
 * Changes. `answer` (taken, also on failure) is the whole new answer; change, by and at in it are replaced; NULL or {} clears.
 * Begin with a copy of the old one, so that members you do not know stay. A value or part without a state is "answered". It is
 * checked by answer_check (entry/value.h) first. Setting what is there already is no change. Any change of an answer or of
 * documents breaks an approval (it stays in the draft; approval_holds becomes false). An answer may be set while hidden.
 */
MUST_USE bool assessment_set_answer(struct assessment *assessment, const struct form_question *question, struct json *answer,
	const struct author *author, struct err *err);
/* A route that the form does not have is ignored; a section likewise. */
void assessment_set_route(struct assessment *assessment, const char *route, const struct author *author);
void assessment_set_section_done(struct assessment *assessment, const char *section, bool done, const struct author *author);
bool assessment_section_done(const struct assessment *assessment, const char *section);
/* Where the person is, so that the next run opens there. Not a change of the history. */
void assessment_set_place(struct assessment *assessment, const char *question);
const char *assessment_place(const struct assessment *assessment);
/*
 * Undo and redo write new changes that bring `change->from` back. `change` comes from the history. ERR_STATE if that is how
 * things are already, or for an approval (it is withdrawn, not undone); ERR_NOT_FOUND if the form has no such subject.
 */
MUST_USE bool assessment_revert(struct assessment *assessment, const struct change *change, const struct author *author,
	struct err *err);
/*
 * Brings in a change that the history has and this draft has not: the program ended between the two. Makes no new change.
 * True and nothing done if the draft has it (number <= last_change). Call in the order of the history.
 */
MUST_USE bool assessment_replay(struct assessment *assessment, const struct change *change, struct err *err);
void assessment_pending_clear(struct assessment *assessment);
void change_release(struct change *change);

/* The draft's bytes for the next generation (sets "generation" and "last_change"), sealed with its sum. Leaves `dirty` alone. */
struct buf;
void assessment_write(struct assessment *assessment, int64_t generation, struct buf *out);
