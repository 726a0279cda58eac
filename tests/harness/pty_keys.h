/* SPDX-License-Identifier: MIT */
/* What xterm sends for a key, appended to `out`. False if it sends nothing of the kind. */
#pragma once

#include <stdbool.h>

struct buf;
struct key;

bool pty_key_bytes(const struct key *key, struct buf *out);
