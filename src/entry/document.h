/* SPDX-License-Identifier: MIT */
/*
 * The organisation's documents: one list in the draft, to which library rows and evidence point. A document in JSON:
 * {"id":"d1","title","kind","version","approved","approved_by","review_due","kept_at","sites","file","sha256","serves":["LIB-10"]}.
 */
#pragma once

#include "entry/assessment.h"

extern const char *const document_kinds[]; /* "policy", "procedure", "contract_extract", "guidance", "role_description", "other", NULL */

size_t documents_count(const struct assessment *assessment);
const struct json *document_at(const struct assessment *assessment, size_t i);
const struct json *document_find(const struct assessment *assessment, const char *id); /* NULL if none */
/* Adds (id NULL; gives the new id) or replaces. `document` is taken. */
MUST_USE bool document_set(struct assessment *assessment, const char *id, struct json *document, const struct author *author, char ret_id[16], struct err *err);
/* Answers that point to it lose the link. */
MUST_USE bool document_remove(struct assessment *assessment, const char *id, const struct author *author, struct err *err);
bool document_review_passed(const struct json *document, int64_t today);
