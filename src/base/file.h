/* SPDX-License-Identifier: MIT */
/*
 * Every byte of disk goes through here. Files are 0600, folders 0700, links are not
 * followed at the last component, only plain files are read. Nothing is ever replaced in
 * place: a new file is created (O_EXCL), written, synced, closed (checked), and its folder
 * synced, before the caller hears true. After any failure the attempt is unlinked.
 */
#pragma once

#include "base/err.h"

#include <stdint.h>

struct buf;

/* All of a plain file, at most buf->max_bytes (ERR_TOO_BIG). Appends to `buf`. */
MUST_USE bool file_read(const char *path, struct buf *buf, struct err *err);
/* Durable creation; ERR_EXISTS if the name is taken. */
MUST_USE bool file_create(const char *path, const void *bytes, size_t len, struct err *err);
/* For what a person asked to export: writes beside, syncs, then renames over. */
MUST_USE bool file_replace(const char *path, const void *bytes, size_t len, struct err *err);
/* Appends in one write and syncs. Creates the file if need be. */
MUST_USE bool file_append(const char *path, const void *bytes, size_t len, struct err *err);
/* Creates every missing folder of the path with 0700. */
MUST_USE bool file_mkdirs(const char *path, struct err *err);
/* Sync of a folder's entries; on FAT, FUSE and network file systems the whole file system. */
MUST_USE bool file_sync_dir(const char *path, struct err *err);
bool file_exists(const char *path);
bool file_is_dir(const char *path);
/* False without a cause if it was not there. */
bool file_remove(const char *path);
MUST_USE bool file_rename(const char *from, const char *to, struct err *err);
/* True if the medium keeps no permissions (FAT, exFAT …): the person must be warned. */
bool file_medium_is_open(const char *path);
/* Names in a folder, sorted by bytes, without dot files. */
struct file_names {
	char **names;
	size_t n;
};
MUST_USE bool file_list(const char *path, struct file_names *ret_names, struct err *err);
void file_names_release(struct file_names *names);
/* "a/b" joined; the caller frees. */
char *file_join(const char *dir, const char *name) __attribute__((returns_nonnull, warn_unused_result));

/*
 * A lock held while this process lives (flock on `path`, which then names the holder). ERR_LOCKED with the holder's
 * words in err->detail. Where locks do not exist (some network disks) *ret_lock is still set and `weak` is true.
 */
struct file_lock {
	int fd;
	bool weak;
};
MUST_USE bool file_lock(const char *path, const char *holder, struct file_lock *ret_lock, struct err *err);
void file_unlock(struct file_lock *lock);
