/* SPDX-License-Identifier: MIT */
/* What the files of the paper share; nobody else includes this. */
#pragma once

#include "client/paper.h"
#include "entry/assessment.h"
#include "page/page.h"

/* paper_cover.c: the first page and the grades. */
void paper_cover(const struct paper_order *order, struct page *page);
void paper_blank_cover(const struct assessment *assessment, struct page *page);
void paper_grades(const struct assessment *assessment, struct page *page);
/* paper_answers.c: a section with its answers, and the sections that are not asked. */
void paper_section(const struct assessment *assessment, const struct form_section *section, struct page *page);
void paper_not_asked(const struct assessment *assessment, struct page *page);
/* paper_change.c: what got better, worse, new or gone since an earlier year. */
void paper_change(const struct assessment *then, const struct assessment *now, struct page *page);
/* paper_findings.c: what is worth another look, and which answers are missing. */
void paper_findings(const struct assessment *assessment, struct page *page);
/* paper_to_do.c: the next steps; the grades that documents have, and the list of documents. */
void paper_to_do(const struct assessment *assessment, struct page *page);
void paper_documents(const struct assessment *assessment, struct page *page);
/* paper_blank.c: a section to fill in by hand. */
void paper_blank_section(const struct assessment *assessment, const struct form_section *section, struct page *page);
