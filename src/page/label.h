/* SPDX-License-Identifier: MIT */
/* A label and what stands beside it, in the same words wherever it is shown, told or written. */
#pragma once

struct block;

/* Label and what follows it: ": ", or " " after a question mark or the like. */
const char *label_joint(const char *label);
/* What a line holds: its text, or words in brackets if it is masked; "" if it is empty. */
const char *line_text(const struct block *block);
