/* SPDX-License-Identifier: MIT */
/*
 * What stands beside an answer, in few words: evidence, comment, next step and the wish for help, a row each under the answer's
 * own, where there are any. Never the private note. A row leads to its field.
 */
#pragma once

#include "client/model.h"

/* Rows "beside:KF1-4:comment" and the like. */
void add_beside(const struct assessment *assessment, const struct form_question *question, struct page *page, struct block *facts);
/* `rest`: what follows "beside:" in the id of such a row. */
void go_beside(struct model *model, const char *rest, struct effects *effects);
