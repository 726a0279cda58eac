/* SPDX-License-Identifier: MIT */
/*
 * Finding questions by what a person types: words in any order, each somewhere in the question, its guidance or the answer. Case, accents
 * and hyphens make no difference. An id may be written as it comes: "kf22", "2.2", "org 5".
 */
#pragma once

#include "entry/assessment.h"

/* Where the words were found: of several, where the last of them was. What says most about a question comes first. */
enum found { FOUND_ID, FOUND_OF_ID /* begins like it */, FOUND_QUESTION, FOUND_ANSWER, FOUND_GUIDANCE, FOUND_NOWHERE };

struct wanted;
/* Never NULL. One of no words is found nowhere. */
struct wanted *wanted_new(const char *typed);
void wanted_free(struct wanted *wanted);
enum found wanted_in(const struct wanted *wanted, const struct assessment *assessment, const struct form_question *question);
