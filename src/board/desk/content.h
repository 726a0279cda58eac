/* SPDX-License-Identifier: MIT */
/* What a submission says, against the form it was given under. */
#pragma once

#include "form/form.h"

struct json;
struct page;

/* Every answer is one that its question allows, and there is no answer without a question. ERR_INVALID, ERR_FORMAT. */
MUST_USE bool content_check(const struct form *form, const struct json *content, struct err *err);
/* One section with its answers, as blocks on a page. False (and nothing added) if nothing in it was answered. */
bool content_section(const struct form_section *section, const struct json *content, struct page *page);
/* The organisation's documents, as a table; nothing if it named none. */
void content_documents(const struct json *content, struct page *page);
