/* SPDX-License-Identifier: MIT */
/* An assessment on paper: pages for print and check. Built from blocks, written by page/write. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct assessment;
struct buf;
struct receipt;

enum paper_format { PAPER_TEXT, PAPER_HTML };

/* Cover, summary of grades with bars, every question with its id, answer, evidence and comment; `blank`: the empty form with all guidance. */
void paper_write(const struct assessment *assessment, enum paper_format format, bool blank, int cols, struct buf *out);
