/* SPDX-License-Identifier: MIT */
/*
 * A text of an open assessment, given out to an editor of the person's own and taken back: a file in a folder of its own.
 *
 *	assessments/<uuid>/editor/.given     SHA-256 of what was given, and the file's name
 *	assessments/<uuid>/editor/<name>     what is edited
 *
 * One at a time, under the assessment's lock. What an editor puts beside it goes with the folder. Nothing that was written is lost: a
 * file that is no longer what was given, and was not taken, is moved to the store's own folder.
 *
 * Calling sequence: editing_give, the editor, editing_take, editing_end; editing_sweep once at the start, for what a crash left.
 */
#pragma once

#include "store/store.h"

struct buf;

struct editing {
	const struct store *store; /* borrowed */
	char id[ID_UUID_BYTES];
	char name[64];
	char sha256[CRYPTO_HEX_BYTES]; /* of what was given */
	char *dir, *path;          /* path: what to hand to the editor, absolute */
};

/*
 * Writes the text, with a newline at its end as editors want it. `name` becomes a file's name: what has no place in one
 * becomes a hyphen. The assessment must be open for writing (ERR_LOCKED). Release with editing_end.
 */
MUST_USE bool editing_give(const struct opened *opened, const char *name, const char *text, size_t len, struct editing *ret,
	struct err *err);
/*
 * Appends what stands in the file now, without a byte order mark and without the newline at its end. ERR_NOT_FOUND: the file is
 * gone; ERR_TOO_BIG: more than text->max_bytes; ERR_ENCODING: not UTF-8, or a zero byte in it.
 */
MUST_USE bool editing_take(const struct editing *editing, struct buf *text, struct err *err);
/*
 * Removes the folder. Unless the text was `taken`, what differs from what was given is moved away first: its path, which the
 * caller frees. NULL if there was nothing to keep.
 */
char *editing_end(struct editing *editing, bool taken);
/* Only releases: the folder stays for the next start to find. */
void editing_leave(struct editing *editing);

/*
 * Ends what a program that was cut off has left, as editing_end without taking. Those that another program has open are left
 * alone. Returns how many texts were kept; *ret_kept is the path of one, which the caller frees, or NULL.
 */
size_t editing_sweep(const struct store *store, char **ret_kept);
