/* SPDX-License-Identifier: MIT */
/* How far an assessment has come, what is wrong or missing, and its grades counted. */
#pragma once

#include "entry/assessment.h"

struct progress {
	int asked, answered, not_sure, not_applicable, carried, flagged, help_wanted;
	int missing;  /* asked, not optional, and not answered so that it counts */
	int problems; /* findings of any strength but missing */
	int critical; /* those of them that must be put right */
};
enum section_status {
	SECTION_NOT_STARTED, SECTION_IN_PROGRESS, SECTION_NEEDS_LOOK, SECTION_READY, SECTION_COMPLETED,
	SECTION_STATUS_COUNT
};

/* All zero if it is not asked. */
void progress_of_question(const struct assessment *assessment, const struct form_question *question, struct progress *ret);
void progress_of_section(const struct assessment *assessment, const struct form_section *section, struct progress *ret);
void progress_of_all(const struct assessment *assessment, struct progress *ret);
/*
 * NOT_STARTED also where nothing is asked. READY: everything answered, not yet marked completed by the person. NEEDS_LOOK:
 * marked completed, but something is missing again.
 */
enum section_status section_status(const struct assessment *assessment, const struct form_section *section);
/* The next question after `from` (NULL: from the start) that is missing, round the end and last `from` itself; NULL if none. */
const struct form_question *progress_next_missing(const struct assessment *assessment, const struct form_question *from);
/* The next question after `from` (NULL: from the start), round the end, that is flagged, or has a finding beyond a missing answer. */
const struct form_question *progress_next_flagged(const struct assessment *assessment, const struct form_question *from);
const struct form_question *progress_next_problem(const struct assessment *assessment, const struct form_question *from);
/* Neighbours among what is asked; NULL at the ends. */
const struct form_question *question_after(const struct assessment *assessment, const struct form_question *from);
const struct form_question *question_before(const struct assessment *assessment, const struct form_question *from);
/* "question 3 of 12" within its section, from 1, among what is asked; 0 if it is not asked. */
int question_place(const struct assessment *assessment, const struct form_question *question, int *ret_of);

/*
 * Findings: what check-your-answers lists. Words for the built-in codes are the client's; FINDING_FORM carries the form's text.
 * None of them ever hinders saving or going on.
 *
 *	MISSING          not answered, and not optional
 *	PART_MISSING     answered, but something needed is not filled in
 *	OTHER_MISSING    a choice that asks for words ("other") without them
 *	NO_REASON        not applicable without a reason
 *	CARRIED          brought over from an earlier year and not confirmed
 *	FORMAT           typed text that is no such value: it is kept as typed, and is no answer
 *	SHARE_ORDER      a share whose first number is larger than its second
 *	RANGE            what stands there is not allowed by the form
 *	OVER_LIMIT       longer than the length that the form suggests
 *	IDENTIFIES       words that look like a date of birth, an NHS number or a child's initials
 *	NO_DOCUMENT      a document graded fully met, and neither evidence nor a document with a title that shows it
 *	REVIEW_DUE       a document graded fully met whose review date has passed
 *	SAME_PERSON      who approved is who filled it in (part "filled_by"), and does not work alone (fact "sole")
 *	NO_EVIDENCE      every grade is fully met and nothing supports any of them
 *	APPROVAL_BROKEN  something changed since the approval
 *	LAST_STEP        a next step of last time that nobody has said about whether it is still to do
 *	OLD_NUMBERS      a telephone number of the form was checked longer ago than its contact_months
 *	APPROVED_LATER   the day on which a document was approved is still to come
 *	EMAIL            a person's e-mail address without @
 *
 * A question counts as missing exactly if it has a finding of STRENGTH_MISSING, or one of FORMAT in that one's place: of a
 * field is said that it could not be read, and not also that nothing stands there.
 */
enum finding_code {
	FINDING_MISSING, FINDING_PART_MISSING, FINDING_OTHER_MISSING, FINDING_NO_REASON, FINDING_CARRIED, FINDING_FORMAT,
	FINDING_SHARE_ORDER, FINDING_RANGE, FINDING_OVER_LIMIT, FINDING_IDENTIFIES, FINDING_NO_DOCUMENT, FINDING_REVIEW_DUE,
	FINDING_SAME_PERSON, FINDING_NO_EVIDENCE, FINDING_APPROVAL_BROKEN, FINDING_OLD_NUMBERS, FINDING_APPROVED_LATER, FINDING_EMAIL,
	FINDING_LAST_STEP, FINDING_FORM, FINDING_CODE_COUNT
};
enum finding_strength { STRENGTH_MISSING, STRENGTH_FORMAT, STRENGTH_WARNING, STRENGTH_CRITICAL, STRENGTH_COUNT };
#define FINDING_SUGGESTED 3
struct finding {
	enum finding_code code;
	enum finding_strength strength;
	const struct form_question *question; /* NULL if about the whole */
	const char *part;                     /* NULL: the value; also "other", "comment", "evidence", "next_step", … beside it */
	const char *typed;                    /* FORMAT: its place on the page, as the answer has it: "part.paid.count"; of a document any finding's */
	int row;                              /* of a table, from 0; -1 */
	const char *document;                 /* id of the document that it is about; else NULL */
	const char *document_title;           /* its title; NULL if it has none */
	const char *text;                     /* FINDING_FORM: the form's sentence; OLD_NUMBERS: the day of the oldest check */
	const char *check_id;                 /* FINDING_FORM */
	const struct form_question *suggested[FINDING_SUGGESTED]; /* NO_EVIDENCE: what to support first; NULL where there are fewer */
	const char *typed_text;               /* FORMAT: what was typed; NULL if that is not known */
};
struct findings { struct finding *items; size_t n; };
/* In the order of the form. */
void findings_collect(const struct assessment *assessment, struct findings *ret);
void findings_of_question(const struct assessment *assessment, const struct form_question *question, struct findings *ret);
/* Those with no question. */
void findings_of_whole(const struct assessment *assessment, struct findings *ret);
void findings_release(struct findings *findings);

struct grade_counts { int fully, partly, unmet, not_applicable, not_sure, unanswered; };
/* section NULL: all. Only graded questions that are asked. */
void grades_count(const struct assessment *assessment, const struct form_section *section, struct grade_counts *ret);
