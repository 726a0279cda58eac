/* SPDX-License-Identifier: MIT */
/* Findings for scripts: one a line, and as JSON. */
#pragma once

#include "entry/progress.h"

struct buf;
struct json;

/* How many stand in the way of an approval: what is missing, what could not be read as typed, and what is critical. */
int findings_blocking(const struct findings *findings);
/* "KF1-1  Who is it? Enter the person's role"; what is a warning only begins with "Look at KF1-1". "-" stands for the whole. */
void findings_write(const struct findings *findings, struct buf *out);
/* [{"question", "part", "strength", "code", "check", "document", "place", "text"}]; the caller frees. */
struct json *findings_json(const struct findings *findings);
