/* SPDX-License-Identifier: MIT */
/* What the paper of an assessment that is open here draws on: the year before, the receipt, whether it is practice. */
#pragma once

#include "client/paper.h"
#include "wire/receipt.h"

struct opened;

struct paper_source {
	struct opened *earlier;
	struct receipt receipt;
	char reference[16];
};

/* Fills in all but format and columns. *ret points into *source and to `opened`; paper_source_release ends that. */
void paper_source_find(struct opened *opened, bool practice, struct paper_source *source, struct paper_order *ret);
void paper_source_release(struct paper_source *source);
