/* SPDX-License-Identifier: MIT */
/*
 * Sign-off by the most senior manager. What is approved is the content that would be sent;
 * its digest is the SHA-256 of the bytes of `content` exactly as they will stand in the submission. Any later
 * change of an answer changes the digest, so the approval visibly no longer holds.
 */
#pragma once

#include "entry/assessment.h"

struct buf;

struct approval { const char *name, *role, *day, *digest, *at; };

/*
 * The bytes of `content` (docs/FORMATS.md part 5): pack, agency, route, answers that are asked, documents, and what was not
 * asked and by what; no words of the form, so that it is the same in every language; no private notes, flags, place, and nothing that this program does not know. Members stand in a fixed
 * order, so that the same answers always give the same bytes. The approval itself and the history's last hash stand
 * beside the content, since they change after the approval. Appends.
 */
void submission_content(const struct assessment *assessment, struct buf *out);
void submission_digest(const struct assessment *assessment, char to[65]);
/* `name` and `role` are required: ERR_INVALID with err->where "/name" or "/role". Replaces an earlier approval. */
MUST_USE bool approval_give(struct assessment *assessment, const char *name, const char *role, const struct author *author,
	struct err *err);
void approval_withdraw(struct assessment *assessment, const struct author *author);
/* False if there is none. */
bool approval_get(const struct assessment *assessment, struct approval *ret);
/* There is one, and its digest is that of the content now. */
bool approval_holds(const struct assessment *assessment);
/*
 * The question that says who filled the form in, if it names `name` and the organisation has more than one person (soft check:
 * somebody else should approve). NULL: nothing to say.
 */
#define FILLED_BY "filled_by" /* the part is known by this name in every form that has it */
const struct form_question *approval_is_by_filler(const struct assessment *assessment, const char *name);
