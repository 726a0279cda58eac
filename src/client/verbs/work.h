/* SPDX-License-Identifier: MIT */
/* What verbs share: opening the folder, an assessment, files; each says what went wrong and gives the exit status. */
#pragma once

#include "client/verbs/out.h"
#include "client/verbs/status.h"
#include "client/verbs/verb.h"
#include "store/store.h"

struct buf;
struct json;

/* Opens the folder, does the work, closes. */
int with_store(struct call *call, int (*work)(struct call *call, struct store *store));
/*
 * The same with the assessment that operand 0 names. `write`: under the lock, and refused where somebody else holds it or
 * a newer program wrote the draft. Nothing is saved unless the work calls save_opened.
 */
int with_assessment(struct call *call, bool write, int (*work)(struct call *call, struct opened *opened));
/* What was changed goes to disk. STATUS_OK, or why not (said already). */
int save_opened(struct opened *opened);

/* A file, or standard input for "-". Appends; at most to->max_bytes. */
MUST_USE bool read_input(const char *path, struct buf *to, struct err *err);
/* What goes into a draft must be UTF-8; NULL is fine. False: said. */
MUST_USE bool is_text(const char *text);
/* The newest revision of the open assessment that is sealed; 0 if none is. */
int64_t newest_sealed(const struct opened *opened);

/* Where the sealed file of a revision is kept; the caller frees. */
char *sealed_path(const struct opened *opened, int64_t revision) __attribute__((returns_nonnull, warn_unused_result));
/* A question by its id; NULL if there is none, and said. */
const struct form_question *question_named(const struct opened *opened, const char *id);
