/* SPDX-License-Identifier: MIT */
/*
 * What was sent and received, in words. What has been received stays received, whatever is changed afterwards: wherever an
 * assessment looks unsent again, these words stand beside it.
 */
#pragma once

#include <stdbool.h>

struct model;
struct page;

/* "Sent 12 May 2026, receipt SU-4F7K-92QX." and, if it was `changed` since, that this is not sent. */
const char *sent_words(struct page *page, const char *received, const char *reference, bool changed);
/* The approved content has just been changed: the sign-off is broken, and what was received is still there. */
void say_broken(struct model *model);
