/* SPDX-License-Identifier: MIT */
/* What the files about files share. Private to base. */
#pragma once

#include "base/err.h"

#include <sys/stat.h>

/* Opens a plain file, never a link, never waiting (a FIFO does not hang us); new files are 0600. */
MUST_USE bool file_open(const char *path, int flags, int *ret_fd, struct stat *ret_stat, struct err *err);
/* All of it, however often the system takes less or is interrupted; 0 or an errno. */
MUST_USE int file_write_all(int fd, const void *bytes, size_t len);
/* fsync of the folder that holds `path`. */
MUST_USE bool file_sync_parent(const char *path, struct err *err);
/* On media that keep names apart from contents until the last moment: everything. Elsewhere nothing. 0 or an errno. */
MUST_USE int file_sync_medium(int fd);
/* The folder part ("." if there is none); the caller frees. */
char *file_parent(const char *path) __attribute__((returns_nonnull, warn_unused_result));
