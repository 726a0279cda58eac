/* SPDX-License-Identifier: MIT */
/* Commands that a person is told to type. */
#pragma once

struct buf;

/* A word as a shell takes it: in quotes only where it needs them. */
void shell_word_add(struct buf *out, const char *word);
