/* SPDX-License-Identifier: MIT */
/*
 * The organisation's documents: one list in the draft, to which library rows and evidence point. A document in JSON:
 * {"id":"d1","title","kind","version","approved","approved_by","review_due","kept_at","sites","file","sha256",
 * "serves":["LIB-10"]}. `approved` and `review_due` are days or months.
 */
#pragma once

#include "entry/assessment.h"

/* "policy", "procedure", "contract_extract", "guidance", "role_description", "other", NULL */
extern const char *const document_kinds[];

size_t documents_count(const struct assessment *assessment);
const struct json *document_at(const struct assessment *assessment, size_t i);
const struct json *document_find(const struct assessment *assessment, const char *id); /* NULL if none */
/*
 * Adds (id NULL; gives the new id, never one that was given before) or replaces as a whole. `document` is taken, also on
 * failure. ERR_INVALID for a member of the wrong kind, ERR_NOT_FOUND for an unknown id. `ret_id` may be NULL.
 */
MUST_USE bool document_set(struct assessment *assessment, const char *id, struct json *document, const struct author *author,
	char ret_id[16], struct err *err);
/* Answers that point to it lose the link: each is a change of its own before that of the documents. ERR_NOT_FOUND. */
MUST_USE bool document_remove(struct assessment *assessment, const char *id, const struct author *author, struct err *err);
/* Ids that were given in a copy are not given here again. */
void documents_given_from(struct assessment *assessment, const struct assessment *other);
/* False if there is no date. A month has passed when its last day has. */
bool document_review_passed(const struct json *document, int64_t today);
/* Approved on a day that is still to come; of a month its first. */
bool document_approved_later(const struct json *document, int64_t today);
/* Soon: within the form's `review_days`. */
enum document_review { REVIEW_PASSED, REVIEW_SOON, REVIEW_LATER, REVIEW_NO_DATE, REVIEW_COUNT };
enum document_review document_review(const struct assessment *assessment, const struct json *document);
/* All of them (room for documents_count) by the day of their review, those without one last; the same day: as they were listed. */
void documents_by_review(const struct assessment *assessment, const struct json **to);
/* True if the answer (may be NULL) links it in a field or as evidence, or the document says that it serves the question. */
bool document_supports(const struct json *document, const struct form_question *question, const struct json *answer);
