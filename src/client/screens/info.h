/* SPDX-License-Identifier: MIT */
/* What several screens say about a question. */
#pragma once

struct assessment;
struct blocks;
struct form_question;
struct page;

/* Think about, what could support this, the rule behind it. */
void guidance_add(const struct assessment *assessment, const struct form_question *question, struct page *page, struct blocks *to);
