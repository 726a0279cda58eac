/* SPDX-License-Identifier: MIT */
/* When documents fall due for review, in words: for the list of documents, the pages of a section and the task list. */
#pragma once

#include "entry/document.h"

struct page;

/* "Past their review date" …, over a list of such documents. */
const char *review_heading(enum document_review review);
/* "review was due 31 May 2026", "review due soon, by 5 January 2027". In the page's arena. */
const char *review_words(struct page *page, const struct assessment *assessment, const struct json *document);
/* "2 past their review date", else "1 due for review soon"; NULL if there is nothing to say. */
const char *reviews_words(struct page *page, const struct assessment *assessment);
/* The most urgent review of the documents that support a question: REVIEW_NO_DATE if none. */
enum document_review review_of_question(const struct assessment *assessment, const struct form_question *question);
