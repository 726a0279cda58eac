/* SPDX-License-Identifier: MIT */
/* Two texts line by line: "- " was, "+ " is, two lines of what is the same around them. */
#pragma once

struct buf;

void diff_lines(const char *was, const char *is, struct buf *out);
