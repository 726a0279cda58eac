/* SPDX-License-Identifier: MIT */
/*
 * The submission: the JSON inside the seal (docs/FORMATS.md part 5). Its `content` member is
 * byte for byte what was approved; the digest in `approval` is over those bytes.
 */
#pragma once

#include "base/err.h"

#include <stdint.h>

struct assessment;
struct buf;
struct json;

/* `supersedes` 0: a first revision. Needs an approval that holds (ERR_STATE). Appends. */
MUST_USE bool submission_write(const struct assessment *assessment, int64_t revision, int64_t supersedes, struct buf *out,
	struct err *err);
/* The same with the hash of the history's last line beside the content; NULL or "" leaves it out. */
MUST_USE bool submission_write_with_history(const struct assessment *assessment, int64_t revision, int64_t supersedes,
	const char *history_last, struct buf *out, struct err *err);
/* Gate, format, sum, and that the approval's digest is that of content's bytes. The caller frees *ret_json. */
MUST_USE bool submission_read(const char *bytes, size_t len, struct json **ret_json, struct err *err);
