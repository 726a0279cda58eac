/* SPDX-License-Identifier: MIT */
/*
 * Private to this room: where each file of the store lies, and what its name says. Ids and
 * digests that come into a path are checked here, so that no file can name another folder.
 */
#pragma once

#include "store/store.h"

/* Each gives a path that the caller frees. */
char *store_path(const struct store *store, const char *folder, const char *name) __attribute__((returns_nonnull));
char *assessment_dir(const struct store *store, const char *id) __attribute__((returns_nonnull));
char *assessment_file(const struct store *store, const char *id, const char *name) __attribute__((returns_nonnull));
/* "sealed", 2, ".s11" → …/sealed.2.s11 */
char *revision_file(const struct store *store, const char *id, const char *stem, int64_t revision, const char *tail)
	__attribute__((returns_nonnull));

/* The number in "<stem>.<number><tail>", from 1; false for any other name. */
bool numbered_name(const char *name, const char *stem, const char *tail, int64_t *ret_number);
/* Ids of all assessment folders, sorted; an absent folder is an empty list. */
MUST_USE bool assessment_ids(const struct store *store, struct file_names *ret_ids, struct err *err);
/* The names in an assessment's folder. ERR_NOT_FOUND if there is none such. */
MUST_USE bool assessment_names(const struct store *store, const char *id, struct file_names *ret_names, struct err *err);
/* All revisions for which <stem>.<revision><tail> is there, ascending; *ret_revisions is the caller's to free. */
size_t revisions_of(const struct file_names *names, const char *stem, const char *tail, int64_t **ret_revisions);
