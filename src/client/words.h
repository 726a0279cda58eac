/* SPDX-License-Identifier: MIT */
/*
 * The client's words for what the lower rooms only name: states, statuses, strengths,
 * findings. Every table from a code to a sentence stands here, so that the full screen, the
 * verbs and the paper say the same. All of it is translated, except the *_name functions: those
 * give the permanent names that stand in JSON.
 */
#pragma once

#include "entry/progress.h"
#include "store/store.h"

struct buf;

/* "In progress", "Ready to sign off" … of an assessment. */
const char *state_words(enum assessment_state state);
/* "Not started" … of a section. */
const char *section_status_words(enum section_status status);
/* "Not sure yet" … of an answer's state; NULL gives "Not answered". Never NULL. */
const char *answer_state_words(const char *state);
/* "Missing", "Check what you typed", "Look at this", "Put this right". */
const char *strength_words(enum finding_strength strength);
/* The same of one finding; what was brought over is "To confirm". */
const char *finding_strength_words(const struct finding *finding);
/* "Policy" …; a kind that is not known is given back as it is. */
const char *document_kind_words(const char *kind);
/* A note on a receipt as a sentence; a note that is not known is given back as it is. */
const char *receipt_note_words(const char *note);
/* What to do about an empty field of this kind: "Choose an answer." */
const char *field_prompt(enum field_kind kind);

/*
 * One finding as a sentence, without the name of its place: "Choose an answer." The same words stand at the field, in the
 * error summary, in what `check` says and on paper. Appends. The form's own sentences are as their author wrote them; whoever
 * shows the text makes it safe. Where it is, finding_place.h says.
 */
void finding_text(const struct finding *finding, struct buf *out);

struct carry_loss;
/* What was not brought over from an earlier year, and why: "KF1-4: this year's form does not allow it". Appends. */
void carry_loss_text(const struct carry_loss *loss, struct buf *out);

/* What stands in a field, in words; documents by their titles. Appends nothing where nothing stands. */
void field_words(const struct assessment *assessment, const struct form_field *field, const struct json *answer, struct buf *out);

struct json;
struct page;
/* A piece of evidence: its document's title, or what was typed. Belongs to the assessment. */
const char *evidence_words(const struct assessment *assessment, const struct json *item);
/* Text on one line, cut with an ellipsis where it takes more than so many columns. */
const char *brief_words(struct page *page, const char *text, int cols);

const char *finding_code_name(enum finding_code code); /* "part_missing" */
const char *strength_name(enum finding_strength strength); /* "missing", "format", "warning", "critical" */
