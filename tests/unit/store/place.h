/* SPDX-License-Identifier: MIT */
/* A store in a folder of its own, joined to the fixture's board; gone with everything in it at the end. */
#pragma once

#include "fixture.h"

#include "store/outbox.h"

struct place {
	char dir[64];
	struct store store;
	struct membership membership;
};
/* `endpoint` NULL: nothing listens there. */
void place_make(struct place *place, struct fixture *fixture, bool remember_code);
void place_release(struct place *place);

/* Begins an assessment, saves `generations` times in all, closes it; gives its id. */
void place_begin(struct place *place, char ret_id[ID_UUID_BYTES], int generations);
/* Begins, completes, approves and seals one; gives its id. */
void place_seal(struct place *place, char ret_id[ID_UUID_BYTES]);
struct opened *place_load(struct place *place, const char *id);
/* The comment of KF1-1; NULL if it is not answered. Valid until the assessment changes. */
const char *comment_of(const struct opened *opened);
/* A path inside the assessment's folder; the caller frees. */
char *path_of(const struct place *place, const char *id, const char *name);
/* Bytes of a file; replaced from outside, as damage does. */
void slurp(const char *path, struct buf *out);
void spill(const char *path, const void *bytes, size_t len);
/* How many files of an assessment begin with this. */
size_t count_files(const struct place *place, const char *id, const char *beginning);
