/* SPDX-License-Identifier: MIT */
/*
 * Every byte of disk goes through here. Files are 0600, folders 0700, links are not
 * followed at the last component, only plain files are read. Nothing is ever replaced in
 * place: a new file is created (O_EXCL), written, synced, closed (checked), and its folder
 * synced, before the caller hears true. After any failure the attempt is unlinked, and a failed sync is never tried again:
 * the next attempt is a new file. Main programs ignore SIGXFSZ and SIGPIPE at their start, else a file-size limit kills them
 * inside a save. On FAT and exFAT replacing by rename can lose both versions in a power cut: what must not be lost gets a
 * new name each time.
 */
#pragma once

#include "base/err.h"

#include <stdint.h>

struct buf;

/* All of a plain file, at most buf->max_bytes (ERR_TOO_BIG). Appends to `buf`. */
MUST_USE bool file_read(const char *path, struct buf *buf, struct err *err);
/*
 * The same for a file that a stranger's text names: below `folder` ("" is the one here, else it ends in a slash), else
 * ERR_PERMISSION.
 */
MUST_USE bool file_read_below(const char *folder, const char *name, struct buf *buf, struct err *err);
/* Durable creation; ERR_EXISTS if the name is taken. */
MUST_USE bool file_create(const char *path, const void *bytes, size_t len, struct err *err);
/*
 * For what a person asked to export: writes beside, syncs, then renames over. If it fails after the rename (syncing the
 * folder), the new file is there but may not survive a power cut.
 */
MUST_USE bool file_replace(const char *path, const void *bytes, size_t len, struct err *err);
/* The same for a file of the person's own that is brought up to date: who may read and write it stays as it was. */
MUST_USE bool file_rewrite(const char *path, const void *bytes, size_t len, struct err *err);
/*
 * Appends in one write and syncs. Creates the file if need be. A record that did not go in whole is cut off again; only one
 * program at a time may append (file_lock).
 */
MUST_USE bool file_append(const char *path, const void *bytes, size_t len, struct err *err);
/* Creates every missing folder of the path with 0700. A link to a folder serves as one. */
MUST_USE bool file_mkdirs(const char *path, struct err *err);
/* Sync of a folder's entries; on FAT, FUSE and network file systems the whole file system. */
MUST_USE bool file_sync_dir(const char *path, struct err *err);
/* True if the name is taken, by whatever it may be (a link that leads nowhere too). */
bool file_exists(const char *path);
bool file_is_dir(const char *path);
/*
 * Tells whether a file is still the one that was read: any write to it, or another in its place, makes another stamp. False for one
 * that changed within the last two seconds: clocks of files are coarse, and the next change might not show.
 */
struct file_stamp {
	uint64_t device, number, bytes;
	int64_t seconds, nanoseconds; /* of its last change, rights included */
};
MUST_USE bool file_stamp(const char *path, struct file_stamp *ret);
bool file_stamp_same(const struct file_stamp *a, const struct file_stamp *b);
/* A file, or a folder that is empty. False without a cause if it was not there. Not synced: file_sync_dir if it matters. */
bool file_remove(const char *path);
/* A folder with the files in it, hidden ones too. False without a cause if anything stayed, such as a folder with files of its own. */
bool file_remove_with_files(const char *path);
/* Never replaces: ERR_EXISTS if `to` is taken. Syncs the folders of both. */
MUST_USE bool file_rename(const char *from, const char *to, struct err *err);
/*
 * True if the medium keeps no permissions (FAT, exFAT, NTFS; a FUSE or network disk that shows `path` open to others): the
 * person must be warned. `path` need not exist yet.
 */
bool file_medium_is_open(const char *path);
/* Names in a folder, sorted by bytes, without dot files; at most 100,000 (ERR_TOO_BIG). */
struct file_names {
	char **names;
	size_t n;
};
MUST_USE bool file_list(const char *path, struct file_names *ret_names, struct err *err);
/* The same, but a folder that is not there has no names. One that cannot be read is a failure still. */
MUST_USE bool file_list_if_there(const char *path, struct file_names *ret_names, struct err *err);
void file_names_release(struct file_names *names);
/* "a/b" joined; the caller frees. */
char *file_join(const char *dir, const char *name) __attribute__((returns_nonnull, warn_unused_result));

/*
 * A lock held while this process lives (flock on `path`, which then names the holder). ERR_LOCKED with the holder's
 * words (at most 200 bytes, made safe) in err->detail. Where locks do not exist (some network disks) *ret_lock is still set
 * and `weak` is true. The file itself stays after file_unlock, empty. Closing any descriptor leaves the lock alone; a
 * child made by fork shares it until it calls exec.
 */
struct file_lock {
	int fd;
	bool weak;
};
MUST_USE bool file_lock(const char *path, const char *holder, struct file_lock *ret_lock, struct err *err);
void file_unlock(struct file_lock *lock);
