/* SPDX-License-Identifier: MIT */
/*
 * Private to this room: what an assessment works out once from its form, so that nothing is
 * looked for twice, and what was recomputed with the last change.
 */
#pragma once

#include "base/crypto.h"
#include "entry/assessment.h"
#include "entry/progress.h"

struct entry_index {
	size_t *first_part;                     /* by question index: where its parts begin in part_asked; one more at the end */
	size_t *first_check;                    /* by question index: where its checks begin in checks; then those about the whole */
	const struct form_check **checks;       /* in the order of what they are about */
	bool *part_asked;
	struct progress *counted;               /* by question index, and last the whole; what it is while counts_known */
	char digest[CRYPTO_HEX_BYTES];          /* of the content, while digest_known */
	bool counts_known, digest_known;        /* until entry_recompute: every change comes by there */
	const struct form_not_for **left_out;   /* by section index: what leaves the section out; NULL: nothing does */
};

struct entry_index *entry_index_new(const struct form *form);
void entry_index_free(struct entry_index *index);

/* Works out again what is asked, in the order of the form. */
void entry_recompute(struct assessment *assessment);
