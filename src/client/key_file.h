/* SPDX-License-Identifier: MIT */
/*
 * The person's own keys: $XDG_CONFIG_HOME/section11/keys, usually ~/.config/section11/keys. A line "Ctrl-G next-unanswered" binds a
 * key to a command; "none next-unanswered" takes a command's keys away; "set idle 10" is a setting (settings.h); # begins a comment. A wrong line is left out and
 * said, the others hold. A file that is not there is fine.
 */
#pragma once

#include "base/err.h"

struct buf;
struct keymap;
struct settings;

#define KEY_FILE_MAX_BYTES ((size_t)64 * 1024)

/* Where it is; NULL if there is no home folder. The caller frees. */
char *key_file_path(void);
/* Told of each fault: `line` from 1, 0 if the file as a whole cannot be read. */
typedef void key_file_fault(void *ctx, long line, const struct err *err);
/* Takes what stands in the file at `path` (NULL: none); returns how many lines said something. `settings` and `fault` may be NULL. */
size_t key_file_read(const char *path, struct keymap *keymap, struct settings *settings, key_file_fault *fault, void *ctx);
/* A fault as a sentence, without the place. Appends. */
void key_file_fault_words(const struct err *err, struct buf *out);
/* The person's own file. Its faults are appended, a sentence or two each; returns how many there are. For the start. */
size_t key_file_take(struct keymap *keymap, struct settings *settings, struct buf *faults);
